"""The head's month: every number as counted by hand, and its list."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conftest_database import HEAD, Opened
from tests.fixtures.opened import actor
from tests.operations.oversight.invented import Invented, add, small_centre
from tests.reports.reading import page_texts

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.figure import opened_month_list
from mgops_desktop.operations.oversight.lists import of_worker
from mgops_desktop.operations.oversight.month import month_of_centre
from mgops_desktop.reports.blocks import FigureTable, Report
from mgops_desktop.reports.render.drawing import draw_pages
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def head(opened_folder: Opened) -> Database:
    return opened_folder.seen_by(HEAD)


@pytest.fixture
def centre(head: Database) -> Invented:
    return head.change(small_centre)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def words_of(report: Report) -> str:
    return plain(" ".join(page_texts(draw_pages(report).data)))


def table(report: Report, place: int) -> dict[str, list[str]]:
    tables = [block for block in report.blocks() if isinstance(block, FigureTable)]
    return {row.label: [cell.text for cell in row.cells] for row in tables[place].rows}


def test_every_number_of_the_sheet_is_the_one_counted_by_hand(
    head: Database, centre: Invented
) -> None:
    report = head.read(month_of_centre, OCTOBER)
    needs = table(report, 0)
    assert needs["Rodziny objęte wsparciem, stan na ostatni dzień"] == ["3", "3"]
    assert needs["Próby nieudane"] == ["1", "0"]
    assert needs["Wizyty i spotkania z rodziną"] == ["2", "0"]
    # nobody met „Niewidziana” since 4 August; in September none had been met for 21 days
    assert needs["Rodziny bez wizyty od co najmniej 21 dni"] == ["1", "3"]
    # the plans of all three families: 30 days after 1 September and after 3 August
    assert needs["Terminy po czasie, sprawy nadal niezałatwione"] == ["3", "1"]
    # families, late, unseen, attempts, children, at risk, km, points
    # busy: 2 families 20, 4 children 8, one at risk 5, 24 km 2, 9 km 0
    assert table(report, 1)["Zajęta A."] == ["2", "2", "0", "1", "4", "1", "33", "35"]
    assert table(report, 1)["Spokojna A."] == ["1", "1", "1", "0", "0", "0", "0", "10"]


def test_a_number_of_an_assistant_opens_his_list(head: Database, centre: Invented) -> None:
    opened = head.read(opened_month_list, of_worker("month_points", centre["busy"]), OCTOBER)
    lines = {line.label: (line.amount, plain(line.remark)) for line in opened.listed.lines}
    assert lines == {
        "Trudna": (23, "3 dzieci, wysokie ryzyko, 24 km"),
        "Łatwa": (12, "1 dziecko, 9 km"),
    }
    assert opened.listed.figure.value == 35


def test_weights_are_settings_that_say_that_they_are_not_confirmed(
    head: Database, centre: Invented
) -> None:
    text = words_of(head.read(month_of_centre, OCTOBER))
    assert "do potwierdzenia" in text
    assert "nie widzi procedur" in text


@operation("procedura w teście", None)
def begin_procedure(session: Session, family: UUID) -> None:
    link = session.get_one(Family, family).link_code
    add(session, Procedure, family_link=link, began=date(2026, 9, 1))


def header_of_points(report: Report) -> str:
    tables = [block for block in report.blocks() if isinstance(block, FigureTable)]
    return tables[1].columns[-1].header


def test_points_of_a_procedure_are_counted_for_those_who_may_see_it_and_said_to_be_left_out_for_others(
    opened_folder: Opened, head: Database, centre: Invented
) -> None:
    """A sum with them would tell, beside the list of the families, whose procedure it is."""
    opened_folder.seen_by(PROGRAM).change(begin_procedure, centre["hard"])
    seeing = opened_folder.seen_by(actor(Role.HEAD, Role.TEAM_MEMBER))
    report = seeing.read(month_of_centre, OCTOBER)
    assert table(report, 1)["Zajęta A."][-2:] == ["1", "40"]  # 35 and 5 for the procedure
    assert header_of_points(report) == "Punkty"
    assert "procedura „Niebieskie Karty” 5" in words_of(report)

    report = head.read(month_of_centre, OCTOBER)
    assert table(report, 1)["Zajęta A."][-1] == "35"
    assert header_of_points(report) == "Punkty bez NK"
    assert "Punktów za „Niebieskie Karty” nie doliczono" in words_of(report)
    assert "procedura „Niebieskie Karty”" not in words_of(report)
    opened = head.read(opened_month_list, of_worker("month_points", centre["busy"]), OCTOBER)
    assert opened.listed.figure.value == 35
    assert all("procedura" not in line.remark for line in opened.listed.lines)


def test_the_sheet_is_one_page_and_is_the_heads_alone(
    opened_folder: Opened, head: Database, centre: Invented
) -> None:
    assert len(page_texts(draw_pages(head.read(month_of_centre, OCTOBER)).data)) == 1
    assistant = opened_folder.seen_by(actor(Role.ASSISTANT, worker=centre["busy"]))
    with pytest.raises(NotAllowed):
        assistant.read(month_of_centre, OCTOBER)
    with pytest.raises(NotAllowed):
        assistant.read(opened_month_list, "month_overdue", OCTOBER)


def test_a_month_that_goes_on_says_until_when_it_was_counted(
    head: Database, centre: Invented
) -> None:
    november = head.read(month_of_centre, Period.month(2026, 11))
    text = " ".join(page_texts(draw_pages(november).data))
    assert "okres jeszcze trwa: dane na dzień 21.11.2026" in text
    assert date(2026, 11, 21) < Period.month(2026, 11).last
