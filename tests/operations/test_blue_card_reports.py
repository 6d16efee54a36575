"""Reports of Blue Card figures: the same numbers for everybody, lists for those who may open procedures."""

import pytest
from tests.conftest_database import ASSISTANT
from tests.operations.due_example import put, row
from tests.operations.due_procedures import BEGAN, FORM, day
from tests.reports.reading import page_texts

from mgops_desktop.domain.period import Period
from mgops_desktop.operations.blue_card_reports import (
    blue_card_cas,
    blue_card_programme,
    blue_card_statistics,
    blue_card_timeliness,
)
from mgops_desktop.operations.left_figures import leave_figures
from mgops_desktop.reports.blocks import FigureTable, Report
from mgops_desktop.reports.render.drawing import draw_pages
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.centre import DictionaryEntry

LATE = row(
    "nk_form",
    "NKF/1",
    **FORM,
    filled=day("2026-11-09"),
    received=day("2026-11-19"),
    filler=None,
    outside="poczta doręczyła dopiero 19.11",
)
OURS = row(
    "nk_form",
    "NKF/2",
    **FORM | {"a_type": "kolejna", "institution": "social_assistance"},
    filled=day("2026-11-16"),
    received=day("2026-11-18"),
    filler="family_assistant",
)
YEAR = Period.year(2026)
REPORTS = (blue_card_statistics, blue_card_timeliness, blue_card_cas, blue_card_programme)


@operation("pozycja układu na próbę", None)
def lay_out(session, dictionary, key, label, position=1, valid_to=None):
    values = {"label": label, "position": position, "valid_to": valid_to, "maps_to": ""}
    session.add(DictionaryEntry(dictionary=dictionary, key=key, **values))


@pytest.fixture
def folder(importer):
    importer.must(lambda book: put(book, (BEGAN, LATE, OURS)))
    return importer.database


def cells(report: Report) -> dict[str, str]:
    """The text of every figure of the period."""
    return {
        cell.figure: cell.text
        for block in report.blocks()
        if isinstance(block, FigureTable)
        for line in block.rows
        for cell in line.cells
        if cell.figure and cell.period == report.period
    }


def words(report: Report) -> str:
    return " ".join(" ".join(page_texts(draw_pages(report).data)).split())


def test_forms_received_and_forms_filled_in_stand_apart(folder):
    report = folder.read(blue_card_statistics, YEAR)
    found = cells(report)
    assert found["nk_a_received"] == "2"
    assert found["nk_a_received_police_wszczynajaca"] == "1"
    assert found["nk_a_received_social_assistance_kolejna"] == "1"
    assert found["nk_a_filled_by_unit"] == found["nk_a_filled_by_unit_family_assistant"] == "1"
    assert "nie dodaje się do tych, które wpłynęły" in words(report)


def test_any_period_can_be_asked_for(folder):
    november = cells(folder.read(blue_card_statistics, Period.month(2026, 11)))
    october = cells(folder.read(blue_card_statistics, Period.month(2026, 10)))
    assert november["blue_card_procedures_run"] == "1"
    assert october["blue_card_procedures_run"] == "0"


def test_missed_term_stands_under_the_number_of_its_procedure_with_its_reason(folder):
    report = folder.read(blue_card_timeliness, YEAR)
    found = cells(report)
    assert found["blue_card_timeliness_t01"] == "1"
    assert found["blue_card_timeliness_t01_late"] == "1"
    assert found["blue_card_timeliness_t01_share"] == "0,0%"
    (section,) = [one for one in report.sections if one.key == "missed"]
    (table,) = [block for block in section.blocks if isinstance(block, FigureTable)]
    (line,) = [one for one in table.rows if "do zespołu" in one.label]
    assert line.label.startswith("NK/1: ")
    assert line.cells[-1].text == "poczta doręczyła dopiero 19.11"


def test_account_without_access_prints_the_same_figures_and_no_list(opened_folder, folder):
    whole = {one: cells(folder.read(one, YEAR)) for one in REPORTS}
    folder.change(leave_figures)
    other = opened_folder.seen_by(ASSISTANT)
    for one in REPORTS:
        report = other.read(one, YEAR)
        assert cells(report) == whole[one], one.__name__
        told = words(report)
        assert "podał zespół, stan na" in told
        assert "NK/1" not in told
        assert "poczta doręczyła" not in told
    assert "widzą konta z dostępem" in words(other.read(blue_card_timeliness, YEAR))


def test_table_for_cas_is_no_official_form_and_keeps_the_two_numbers_apart(folder):
    report = folder.read(blue_card_cas, YEAR)
    told = words(report)
    assert "Układ do potwierdzenia – przepisz do CAS" in told
    assert "To nie jest urzędowy formularz" in told
    found = cells(report)
    assert (found["nk_a_filled_by_unit"], found["nk_a_received"]) == ("1", "2")
    (table,) = [
        block
        for section in report.sections
        if section.key == "table"
        for block in section.blocks
        if isinstance(block, FigureTable)
    ]
    assert [column.header for column in table.columns] == [
        *("Ogółem", "Kobiety", "Mężczyźni", "Dzieci")
    ]
    persons = next(one for one in table.rows if one.label == "Osoby doznające przemocy domowej")
    assert [cell.figure for cell in persons.cells] == [
        "blue_card_persons_harmed",
        *(f"blue_card_persons_harmed_{part}" for part in ("women", "men", "minors")),
    ]


def test_row_of_cas_stands_from_its_year_to_its_last_day(folder):
    row_of_2027 = ("cas_row", "2027.blue_card_monitoring_state", "W monitoringu")
    ended = ("cas_row", "2020.nk_b_handed", "Formularze B", 2, day("2025-12-31"))
    unknown = ("cas_row", "2026.no_such_figure", "Nieznana liczba")
    for entry in (row_of_2027, ended, unknown):
        folder.change(lay_out, *entry)
    labels = {year: labels_of(folder, year) for year in (2025, 2026, 2027)}
    assert [year for year, own in labels.items() if "W monitoringu" in own] == [2027]
    assert [year for year, own in labels.items() if "Formularze B" in own] == [2025]
    assert labels[2026]["Nieznana liczba"] == "nie ma takiego wskaźnika"


def labels_of(folder, year) -> dict[str, str]:
    report = folder.read(blue_card_cas, Period.year(year))
    return {
        line.label: line.cells[0].text
        for section in report.sections
        if section.key == "table"
        for block in section.blocks
        if isinstance(block, FigureTable)
        for line in block.rows
    }


def test_chapter_of_the_programme_follows_its_goals(folder):
    folder.change(lay_out, "violence_programme", "2026.9", "Szkolenia", 90)
    folder.change(lay_out, "violence_programme", "2026.9.nk_a_received", "Zgłoszenia w roku", 91)
    report = folder.read(blue_card_programme, YEAR)
    titles = [one.title for one in report.sections]
    assert "Cel 9. Szkolenia" in titles
    (goal,) = [one for one in report.sections if one.key == "goal-9"]
    assert [line.label for line in goal.blocks[0].rows] == ["Zgłoszenia w roku"]
    assert "Cele do potwierdzenia" in words(report)
