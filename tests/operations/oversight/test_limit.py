"""Over the limit: every day counts, a breach has its real days, its assignment and the letter behind it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conftest_database import HEAD, Opened
from tests.operations.oversight.invented import add, hire, settle
from tests.reports.reading import page_texts

from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.limit import (
    AFTERCARE_COUNTS,
    Breach,
    Workload,
    breaches,
    busiest_day,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.oversight.inspection import last_half
from mgops_desktop.operations.oversight.limit import limit_of_centre
from mgops_desktop.reports.blocks import FigureTable
from mgops_desktop.reports.render.drawing import draw_pages
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.plan import Aftercare

ANNA, EWA = UUID(int=1), UUID(int=2)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def load(worker: UUID, family: int, began: date, ended: date | None = None) -> Workload:
    return Workload(worker, UUID(int=100 + family), began, ended)


def found(loads: list[Workload], until: date = date(2026, 12, 31), limit: int = 2) -> list[Breach]:
    return breaches(loads, lambda _day: limit, (), until)


def test_a_breach_lasts_from_the_family_too_many_until_one_goes() -> None:
    loads = [load(ANNA, 1, MARCH), load(ANNA, 2, MARCH, date(2026, 4, 20)), load(ANNA, 3, APRIL)]
    assert found(loads) == [Breach(ANNA, APRIL, date(2026, 4, 20), 3, 2)]


def test_stretches_that_follow_each_other_are_one_breach_told_by_its_worst_day() -> None:
    loads = [load(ANNA, number, MARCH) for number in (1, 2, 3)]
    loads += [load(ANNA, 4, APRIL, date(2026, 4, 30))]
    assert found(loads) == [Breach(ANNA, MARCH, None, 4, 2)]


def test_a_day_between_makes_two_breaches() -> None:
    loads = [load(ANNA, 1, MARCH), load(ANNA, 2, MARCH)]
    loads += [load(ANNA, 3, APRIL, APRIL), load(ANNA, 4, date(2026, 4, 3), date(2026, 4, 5))]
    assert [(one.began, one.ended) for one in found(loads)] == [
        (APRIL, APRIL),
        (date(2026, 4, 3), date(2026, 4, 5)),
    ]


def test_a_lower_limit_of_the_act_makes_a_breach_on_its_first_day() -> None:
    loads = [load(ANNA, number, MARCH) for number in (1, 2, 3)]
    by_day = breaches(loads, lambda day: 2 if day >= MAY else 3, (MAY,), date(2026, 12, 31))
    assert by_day == [Breach(ANNA, MAY, None, 3, 2)]


def test_nobody_over_the_limit_is_no_breach() -> None:
    assert found([load(ANNA, 1, MARCH), load(EWA, 2, MARCH)]) == []
    assert found([]) == []


def test_the_fullest_day_is_the_first_of_several() -> None:
    loads = [load(ANNA, 1, MARCH), load(ANNA, 2, APRIL), load(ANNA, 3, MAY, MAY)]
    assert busiest_day(loads, ANNA, Period.year(2026)) == (MAY, 3)
    assert busiest_day(loads, ANNA, Period(date(2026, 6, 1), date(2026, 6, 30))) == (
        date(2026, 6, 1),
        2,
    )


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 12, 31), Period.half(2026, 2)),
        (date(2026, 12, 30), Period.half(2026, 1)),
        (date(2026, 6, 30), Period.half(2026, 1)),
        (date(2026, 6, 29), Period.half(2025, 2)),
    ],
)
def test_the_last_half_year_is_over(day: date, half: Period) -> None:
    assert last_half(day) == half


@operation("szesnasta rodzina na próbę", None)
def sixteenth(session: Session) -> None:
    worker = hire(session, "Obciążona")
    for place in range(16):
        began = MARCH if place < 15 else APRIL
        _family, case = settle(session, f"Umowna {place}", worker, began)
    session.flush()
    last = session.query(Assignment).filter(Assignment.began == APRIL).one()
    last.override_reason = "zobowiązanie sądu"
    add(
        session,
        Letter,
        direction=LetterDirection.IN,
        kind=LetterKind.COURT_REQUEST,
        day=date(2026, 3, 27),
        sign="4110.7.2026",
        assignment_id=last.id,
    )
    first = session.query(Case).order_by(Case.number).first()
    assert first is not None
    first.ended = date(2026, 4, 11)
    assert case != first.id


def test_the_paper_names_days_number_assignment_reason_and_letter(opened_folder: Opened) -> None:
    head: Database = opened_folder.seen_by(HEAD)
    head.change(sixteenth)
    report = head.read(limit_of_centre, Period.year(2026))
    (table,) = (block for block in report.blocks() if isinstance(block, FigureTable))
    (row,) = table.rows
    days, number, assignment, why = (cell.text for cell in row.cells)
    # on the day of closure the sixteenth no longer counts
    assert (row.label, days, number) == ("Obciążona Anna", "01.04.2026–10.04.2026", "16 / 15")
    assert assignment.startswith("PA/16/2026, rodzina R/16/2026")
    assert "zobowiązanie sądu" in why
    assert "4110.7.2026 z 27.03.2026" in why
    text = " ".join(" ".join(page_texts(draw_pages(report).data)).split())
    assert "art. 15 ust. 4 ustawy o wspieraniu rodziny" in text
    quiet = head.read(limit_of_centre, Period.half(2026, 2))
    assert "żaden asystent nie miał więcej rodzin" in " ".join(page_texts(draw_pages(quiet).data))


@operation("monitoring, który przekracza limit", None)
def sixteenth_is_monitored(session: Session, counts_from: date) -> None:
    """Fifteen families since March; a sixteenth is monitored since April, and counts since the given day."""
    worker = hire(session, "Obciążona")
    for place in range(15):
        settle(session, f"Umowna {place}", worker, MARCH)
    _family, case = settle(session, "Dawna", worker, date(2025, 3, 1))
    ended = date(2026, 2, 28)
    session.get_one(Case, case).ended = ended
    session.query(Assignment).filter(Assignment.case_id == case).one().ended = ended
    add(session, Aftercare, case_id=case, began=APRIL)
    for setting in session.query(Setting).filter(Setting.key == AFTERCARE_COUNTS):
        setting.valid_to = counts_from - timedelta(days=1)
    words = {"label": "monitoring a limit", "value": "yes", "confirmed": True}
    session.add(Setting(key=AFTERCARE_COUNTS, valid_from=counts_from, **words))


@pytest.mark.parametrize(
    ("counts_from", "began", "cause"),
    [
        (MARCH, "01.04.2026", "monitoring "),
        (MAY, "01.05.2026", "zmiana ustawienia: monitoring a limit"),
    ],
)
def test_a_breach_by_a_monitoring_or_by_a_choice_of_the_centre_names_it(
    opened_folder: Opened, counts_from: date, began: str, cause: str
) -> None:
    head: Database = opened_folder.seen_by(HEAD)
    head.change(sixteenth_is_monitored, counts_from)
    report = head.read(limit_of_centre, Period.year(2026))
    (table,) = (block for block in report.blocks() if isinstance(block, FigureTable))
    (row,) = table.rows
    days, number, made_by, _why = (cell.text for cell in row.cells)
    assert (days.split("–")[0], number) == (began, "16 / 15")
    assert made_by.startswith(cause)
