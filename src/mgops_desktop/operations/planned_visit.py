"""What becomes of a planned visit: moved, called off, put back; the visit that came of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.visit import MEETINGS, CancelledBy, VisitKind
from mgops_desktop.operations.records.saving import examined
from mgops_desktop.operations.records.seals import seal_round
from mgops_desktop.operations.rules.draft import Entry
from mgops_desktop.sheets.kinds.day import PLANNED_VISIT
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.among import among
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.visit import Visit

KIND = "planned_visit"
_CHANGED = (
    "Ktoś zmienił tę wizytę, odkąd ją pokazano. Niczego nie nadpisano; sprawdź termin jeszcze raz."
)
_IN_ITS_FORM = "Popraw ten wpis w formularzu, w zakładce „Terminy” rodziny, i podaj przyczynę."
_TAKEN_BACK = "cofnięto przełożenie wizyty"


@operation("przełożenie zaplanowanej wizyty", Right.CASEWORK_WRITE)
def move_scheduled(session: Session, planned: UUID, version: int, day: date) -> UUID:
    """Plan a visit for another day; the one before stays in the list as moved. Returns the new one.

    Raises UserError in an accepted month, for a day that is over or that the rules refuse, Conflict when it was changed
    meanwhile, NotAllowed outside the account's reach.
    """
    found = _planned(session, planned, version)
    if day < today_of(session) or day == found.day:
        text = "Wybierz inny dzień, dzisiejszy albo późniejszy."
        raise UserError(text, [Problem(text, field="day")])
    again = ScheduledVisit(
        number=next_number(session, ScheduledVisit, day.year),
        case_id=found.case_id,
        worker_id=found.worker_id,
        second_worker_id=found.second_worker_id,
        day=day,
        began=found.began,
        place=found.place,
    )
    found.state, found.moved_to = PlannedState.MOVED, day
    _require_open_month(session, again)
    _examine(session, again)
    session.add(again)
    session.flush()
    return again.id


@operation("odwołanie zaplanowanej wizyty", Right.CASEWORK_WRITE)
def cancel_scheduled(
    session: Session, planned: UUID, version: int, who: CancelledBy, reason: str = ""
) -> None:
    """Note who called a planned visit off; it stays in the list. Raises what `move_scheduled` raises."""
    found = _planned(session, planned, version)
    found.state = PlannedState.CANCELLED
    found.cancelled_by, found.cancelled_on = who, today_of(session)
    found.reason = clean_text(reason, LINE_LENGTH, field="reason").strip()


@operation("cofnięcie zmiany planu wizyty", Right.CASEWORK_WRITE)
def put_back_scheduled(session: Session, planned: UUID, moved: UUID | None = None) -> None:
    """Let a visit that was called off or moved stand as planned again; `moved` is the one it was moved to.

    Raises Conflict when something has come of it meanwhile, NotAllowed outside the account's reach.
    """
    require_reach_of(session, KIND, planned)
    found = session.get_one(ScheduledVisit, planned)
    later = session.get_one(ScheduledVisit, moved) if moved is not None else None
    if found.visit_id is not None or (
        later is not None and later.state is not PlannedState.PLANNED
    ):
        raise Conflict(_CHANGED)
    _require_open_month(session, found)
    found.state = PlannedState.PLANNED
    found.moved_to = found.cancelled_by = found.cancelled_on = None
    found.reason = ""
    if later is not None:
        put_in_bin(session, later, _TAKEN_BACK)


def link_planned(session: Session, visit: Visit, planned: UUID | None = None) -> None:
    """Note what came of a planned visit: it was held, or it failed.

    Without one it is that of the same day, family and worker. Raises NotAllowed outside the account's reach.
    """
    if planned is not None:
        require_reach_of(session, KIND, planned)
    found = _of_visit(session, visit) if planned is None else session.get(ScheduledVisit, planned)
    if found is not None and planned is not None and not _is_of(visit, found):
        found = _of_visit(session, visit)  # another family was chosen, or it became a call
    if found is None or found.state is not PlannedState.PLANNED:
        return  # called off or entered meanwhile: the visit counts, the plan stays as it is
    is_failed = visit.kind is VisitKind.FAILED
    found.state = PlannedState.FAILED if is_failed else PlannedState.HELD
    found.cancelled_by = visit.cancelled_by
    found.visit_id = visit.id


def _is_of(visit: Visit, planned: ScheduledVisit) -> bool:
    """Whether a contact can be what was planned: with that family, and no call."""
    is_visit = visit.kind in (*MEETINGS, VisitKind.FAILED)
    return is_visit and planned.case_id in {one.id for one in visit.cases}


def _of_visit(session: Session, visit: Visit) -> ScheduledVisit | None:
    workers = [one.id for one in visit.workers]
    query = select(ScheduledVisit).where(
        ScheduledVisit.day == visit.day,
        ScheduledVisit.state == PlannedState.PLANNED,
        among(ScheduledVisit.case_id, [one.id for one in visit.cases]),
        or_(
            among(ScheduledVisit.worker_id, workers),
            among(ScheduledVisit.second_worker_id, workers),
        ),
    )
    if visit.kind not in (*MEETINGS, VisitKind.FAILED):
        return None  # a call is not what was planned
    return session.scalars(query.order_by(ScheduledVisit.began, ScheduledVisit.number)).first()


def _planned(session: Session, planned: UUID, version: int) -> ScheduledVisit:
    require_reach_of(session, KIND, planned)
    found = session.get_one(ScheduledVisit, planned)
    if found.version != version or found.state is not PlannedState.PLANNED:
        raise Conflict(_CHANGED)
    _require_open_month(session, found)
    return found


def _require_open_month(session: Session, planned: ScheduledVisit) -> None:
    """Two keys change no plan of an accepted month: its form asks for the reason."""
    names = ("day", "worker_id", "second_worker_id")
    seal = seal_round(session, KIND, {name: getattr(planned, name) for name in names})
    if seal:
        raise UserError(f"{seal} {_IN_ITS_FORM}")


def _examine(session: Session, again: ScheduledVisit) -> None:
    """Refuse what the rules refuse; what is only odd was chosen on purpose."""
    names = ("case_id", "worker_id", "second_worker_id", "day", "began")
    values = {name: getattr(again, name) for name in names} | {"state": PlannedState.PLANNED}
    examined(Entry(session, PLANNED_VISIT, values, today_of(session)))
