"""The pack that an inspection of the whole centre asks for, gathered in one paper."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import BASIS_LABELS, AssignmentKind
from mgops_desktop.domain.limit import busiest_day, families_on
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.statement import STATEMENT_LABELS, StatementKind
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.families import active, event
from mgops_desktop.indicators.listing import figure_list
from mgops_desktop.indicators.staff import counted_families
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.oversight.limit import breach_lines, choices_in, limits_in
from mgops_desktop.operations.oversight.staff_papers import staff_papers
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.oversight.inspection import inspection_report
from mgops_desktop.reports.oversight.inspection_content import (
    EFFECT,
    HALF_YEAR,
    CaseLine,
    DeclaredLine,
    InspectionContent,
    ListedFigure,
    MonthlyLine,
)
from mgops_desktop.reports.oversight.limit import LimitContent
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.statement import Statement

_JUNE = 6
_DIGITS = re.compile(r"\d+")
_REFUSALS = (StatementKind.REFUSAL, StatementKind.RESIGNATION)


@question("pakiet na kontrolę", Right.STAFF)
def inspection_pack(session: Session, period: Period) -> Report:
    """Return the pack: staff, register of families, families by month, limit, refusals, figures, effects."""
    return inspection_report(inspection_content(session, period))


def inspection_content(session: Session, period: Period) -> InspectionContent:
    """Gather what the pack prints; families stand in it by their numbers, without names."""
    counting = Counting(session, period)
    here = centre(session)
    head = Centre(here.name, centre_address(here))
    practice = context_of(session).practice
    half = last_half(counting.period.last)
    return InspectionContent(
        period=period,
        as_of=counting.period.last,
        made_on=today_of(session),
        centre=head,
        head_name=here.head_name,
        practice=practice,
        staff=tuple(staff_papers(counting)),
        cases=tuple(_cases(counting)),
        months=_months(counting.period),
        monthly=tuple(_monthly(counting)),
        limit=LimitContent(
            period,
            counting.period.last,
            head,
            practice,
            limits_in(counting),
            breach_lines(counting),
            choices_in(counting),
        ),
        declared=tuple(_declared(counting)),
        half=half,
        figures=tuple(_listed(session, half)),
        effect=tuple(_plain(counting, key) for key in EFFECT),
    )


def last_half(day: date) -> Period:
    """Return the last half-year that was over on the day."""
    first, second = Period.half(day.year, 1), Period.half(day.year, 2)
    if day >= second.last:
        return second
    return first if day >= first.last else Period.half(day.year - 1, 2)


def _plain(counting: Counting, key: str) -> ListedFigure:
    found = figure(counting, key)
    return ListedFigure(key, found.label, found, ())


def _listed(session: Session, half: Period) -> Iterator[ListedFigure]:
    for key in HALF_YEAR:
        found = figure_list(session, key, half)
        told = dict.fromkeys(line.number or line.label for line in found.lines)
        numbers = tuple(sorted(told, key=_in_register_order))
        yield ListedFigure(key, found.figure.label, found.figure, numbers)


def _in_register_order(number: str) -> tuple[list[int], str]:
    """Put R/9/2025 before R/10/2025, and both before R/1/2026."""
    return [int(part) for part in reversed(_DIGITS.findall(number))], number


def _cases(counting: Counting) -> Iterator[CaseLine]:
    """The cases of the period by family; who led each, in their order."""
    session, period = counting.session, counting.period
    query = (
        select(Case.id, Family.number, Case.number, Case.basis, Case.began, Case.ended)
        .join(Family, Family.id == Case.family_id)
        .where(active(period, Case.began, Case.ended))
    )
    rows = session.execute(query).all()
    leaders = _leaders(session, period, [row[0] for row in rows])
    for id_, family, number, basis, began, ended in sorted(rows, key=lambda row: (row[4], row[2])):
        yield CaseLine(
            family, number, BASIS_LABELS[basis], began, ended, ", ".join(leaders.get(id_, ()))
        )


def _leaders(
    session: Session, period: Period, cases: Iterable[UUID]
) -> dict[UUID, tuple[str, ...]]:
    query = (
        select(Assignment.case_id, Assignment.began, Worker.surname, Worker.first_name)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(
            among(Assignment.case_id, cases),
            Assignment.kind == AssignmentKind.MAIN,
            active(period, Assignment.began, Assignment.ended),
        )
    )
    found: dict[UUID, dict[str, None]] = defaultdict(dict)
    for case, _began, surname, name in sorted(session.execute(query), key=lambda row: row[1]):
        found[case][f"{surname} {name}".strip()] = None
    return {case: tuple(names) for case, names in found.items()}


def _months(period: Period) -> tuple[Period, ...]:
    months = {(day.year, day.month) for day in period.days()}
    return tuple(Period.month(*month) for month in sorted(months))


def _monthly(counting: Counting) -> Iterator[MonthlyLine]:
    """Families of each assistant on the last day of every month, and the most on one day."""
    period = counting.period
    loads = [one for one in counted_families(counting) if period.overlaps(one.began, one.ended)]
    workers = {one.worker for one in loads}
    query = select(Worker.id, Worker.surname, Worker.first_name).where(among(Worker.id, workers))
    for worker, surname, name in counting.session.execute(query.order_by(Worker.sort_key)):
        own = [one for one in loads if one.worker == worker]
        counts = tuple(
            len(families_on(own, worker, min(month.last, period.last))) for month in _months(period)
        )
        day, most = busiest_day(own, worker, period)
        yield MonthlyLine(f"{surname} {name}".strip(), counts, day, most)


def _declared(counting: Counting) -> Iterator[DeclaredLine]:
    """Refusals and resignations of the period, by day."""
    query = (
        select(Statement.day, Statement.kind, Statement.number, Family.number)
        .join(Family, Family.id == Statement.family_id)
        .where(event(counting.period, Statement.day), Statement.kind.in_(_REFUSALS))
    )
    for day, kind, number, family in sorted(counting.session.execute(query)):
        yield DeclaredLine(day, STATEMENT_LABELS[kind], number, family)
