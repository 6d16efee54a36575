"""The evening: a day's visits noted in a table in the order of the plan, their texts later from the list of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import FailedReason, VisitKind, VisitPurpose
from mgops_desktop.operations.records.amending import NeedsReason
from mgops_desktop.operations.records.drafts import draft_of_day
from mgops_desktop.operations.records.saving import NeedsConfirmation
from mgops_desktop.operations.visit import VisitDetails, record_visit
from mgops_desktop.operations.visit_choices import CaseOption, visit_choices
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.day import Scheduled, scheduled_in
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.incomplete import IncompleteVisit, incomplete_of

_MOST = 60


@dataclass(frozen=True)
class Skeleton:
    """A line of the table: what is known of a visit before its texts are written."""

    case: UUID
    began: time | None = None
    ended: time | None = None
    kind: VisitKind = VisitKind.HOME
    km: int | None = None
    failed_reason: FailedReason | None = None
    planned: UUID | None = None
    card_number: str = ""


@dataclass(frozen=True)
class EveningDay:
    """What the table of a day begins with: its plan in order, and the families that can be chosen."""

    day: date
    planned: tuple[Scheduled, ...]
    cases: tuple[CaseOption, ...]


@question("dzień do wpisania", Right.CASEWORK_READ)
def evening_day(session: Session, day: date, worker: UUID | None = None) -> EveningDay:
    """Return what a worker (by default the account's own) has planned for the day and not entered.

    Raises NotAllowed for somebody else's day.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    planned = scheduled_in(session, Period(day, day), who) if who is not None else []
    return EveningDay(day, tuple(planned), visit_choices(session).cases)


@question("wizyty do uzupełnienia", Right.CASEWORK_READ)
def incomplete_visits(session: Session, worker: UUID | None = None) -> tuple[IncompleteVisit, ...]:
    """Return the visits of a worker whose texts are missing, the oldest first.

    Without a worker those of the account itself. Raises NotAllowed for somebody else's.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    return incomplete_of(session, who, _MOST)


@operation("zapisanie dnia", Right.CASEWORK_WRITE)
def record_day(
    session: Session,
    day: date,
    lines: Sequence[Skeleton],
    worker: UUID | None = None,
    reason: str = "",
    accepted: Sequence[str] = (),
) -> tuple[UUID, ...]:
    """Record the visits of a day at once, each to be completed later; returns them in their order.

    All of them or none. Raises UserError with problems whose field begins with the number of the line,
    NeedsConfirmation likewise, NeedsReason in a month that was accepted.
    """
    if not lines:
        raise UserError("Wpisz choć jedną wizytę.")
    if day > today_of(session):
        text = "Ten dzień jeszcze nie nadszedł. Wpisz wizyty, gdy się odbędą."
        raise UserError(text, [Problem(text, field="day")])
    made: list[UUID] = []
    odd: list[Problem] = []
    monitored = {one.case for one in visit_choices(session).cases if one.in_aftercare}
    for place, line in enumerate(lines):
        details = _details(day, line, worker, aftercare=line.case in monitored)
        try:
            made.append(record_visit(session, details, reason, draft_of_day(day, worker), accepted))
        except NeedsConfirmation as error:
            odd += _at(place, error.problems)
        except NeedsReason:
            raise  # of the day, not of a line
        except UserError as error:
            problems = error.problems or [Problem(error.message)]
            raise UserError(error.message, list(_at(place, problems))) from None
    if odd:
        raise NeedsConfirmation(odd[0].message, odd)
    return tuple(made)


def _details(day: date, line: Skeleton, worker: UUID | None, *, aftercare: bool) -> VisitDetails:
    return VisitDetails(
        day=day,
        kind=line.kind,
        cases=(line.case,),
        workers=(worker,) if worker is not None else (),
        purpose=VisitPurpose.AFTERCARE if aftercare else VisitPurpose.CASEWORK,
        began=line.began,
        ended=None if line.kind is VisitKind.FAILED else line.ended,
        km=line.km,
        failed_reason=line.failed_reason,
        incomplete=True,
        planned=line.planned,
        card_number=line.card_number,
    )


def _at(place: int, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The problems of a line; their fields begin with its number."""
    return [
        Problem(one.message, field=f"{place}:{one.field or 'case'}", code=one.code)
        for one in problems
    ]
