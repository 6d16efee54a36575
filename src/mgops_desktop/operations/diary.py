"""The diary: what was done in a period, what is agreed and due in it, how much time it took; a visit put off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.figure import Amount, Unit
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure_of_records
from mgops_desktop.operations.accepted_months import Acceptance, acceptance_of
from mgops_desktop.operations.due import due_of_families
from mgops_desktop.operations.start_page import DueRow, named_rows
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.agreed import AGREED
from mgops_desktop.storage.among import among
from mgops_desktop.storage.casework import families_by_worker
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.day import SCHEDULED, Scheduled, scheduled_in
from mgops_desktop.storage.diary import DiaryContact, contacts_in, diary_of
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.visit import Visit

SUMS = (
    "assistant_visits",
    "monitoring_visits",
    "failed_visits",
    "assistant_contacts_phone",
    "assistant_contacts_institution",
    "assistant_contacts_group",
    "assistant_contacts_consultation",
    "visit_hours",
    "travel_hours",
    "paperwork_hours",
)


@dataclass(frozen=True)
class PlannedVisit:
    """A visit agreed with a family for a day: by which record, and the version of that one.

    It was agreed in a visit before (`visit`), or is planned by itself (`planned`), with hour, place and company.
    """

    visit: UUID | None
    version: int
    day: date
    family: UUID
    name: str
    is_late: bool
    planned: UUID | None = None
    began: time | None = None
    place: str = ""
    together: str = ""


@dataclass(frozen=True)
class DiarySum:
    """An indicator, counted over the contacts that are shown."""

    key: str
    label: str
    value: Amount
    unit: Unit


@dataclass(frozen=True)
class Diary:
    """A period of the diary: contacts by day and hour, agreed visits, terms of casework, sums.

    `acceptance` tells whether the head accepted the worker's month, None if never and for any other period.
    """

    period: Period
    contacts: tuple[DiaryContact, ...]
    planned: tuple[PlannedVisit, ...]
    terms: tuple[DueRow, ...]
    sums: tuple[DiarySum, ...]
    acceptance: Acceptance | None = None


@question("dziennik", Right.CASEWORK_READ)
def diary(session: Session, period: Period, worker: UUID | None = None) -> Diary:
    """Return the diary of a worker; without one the account's own, or everybody's for one that sees every family.

    Raises NotAllowed for somebody else's diary.
    """
    contacts = contacts_in(session, period, worker)
    items = [one for one in _due_of(session, worker) if one.alarm in period]
    agreed = [one for one in items if one.rule == AGREED]
    terms = [one for one in items if one.rule not in (AGREED, SCHEDULED)]
    who = diary_of(session, worker)
    scheduled = scheduled_in(session, period, who)
    return Diary(
        period,
        tuple(contacts),
        tuple(_in_order(_planned(session, agreed), _scheduled(session, scheduled))),
        tuple(named_rows(session, terms)),
        tuple(_sums(session, period, contacts)),
        acceptance_of(session, who, period),
    )


@operation("przełożenie umówionej wizyty", Right.CASEWORK_WRITE)
def move_planned_visit(session: Session, visit: UUID, version: int, day: date) -> int:
    """Agree on another day; it stands in the visit with which the planned one was agreed. Returns its new version.

    Raises Conflict when that visit was changed meanwhile, NotAllowed outside the account's reach, UserError for a day
    that is over.
    """
    found = _agreed(session, visit, version)
    if day < max(today_of(session), found.day):
        text = "Ten dzień już minął. Wybierz dzisiejszy albo późniejszy."
        raise UserError(text, [Problem(text, field="next_day")])
    found.next_day = day
    session.flush()
    return found.version


@operation("cofnięcie przełożenia wizyty", Right.CASEWORK_WRITE)
def move_planned_visit_back(session: Session, visit: UUID, version: int, day: date) -> None:
    """Let the day stand again that was agreed before, also one that is over.

    Raises Conflict when the visit was changed since it was moved, NotAllowed outside the account's reach.
    """
    _agreed(session, visit, version).next_day = day


def _agreed(session: Session, visit: UUID, version: int) -> Visit:
    require_reach_of(session, "visit", visit)
    found = session.get_one(Visit, visit)
    if found.version != version or found.next_day is None:
        raise Conflict(
            "Ktoś zmienił tę wizytę, odkąd ją pokazano. Niczego nie nadpisano; sprawdź termin jeszcze raz."
        )
    return found


def _due_of(session: Session, worker: UUID | None) -> list[DueItem]:
    """What is due in the families of the worker; in all that the account reaches if everybody is meant."""
    items = [one for one in due_of_families(session) if one.family is not None]
    who = diary_of(session, worker)
    if who is None or who == actor_of(session).worker:
        return items
    own = families_by_worker(session, today_of(session)).get(who, set())
    return [one for one in items if one.family in own]


def _planned(session: Session, items: list[DueItem]) -> Iterable[PlannedVisit]:
    ids = [one.subject.id for one in items]
    found = session.execute(select(Visit.id, Visit.version).where(among(Visit.id, ids)))
    versions: dict[UUID, int] = {row.id: row.version for row in found}
    today = today_of(session)
    for row in named_rows(session, items):
        visit = row.item.subject.id
        if row.family is not None:
            day = row.item.alarm
            yield PlannedVisit(visit, versions[visit], day, row.family, row.about, day < today)


def _scheduled(session: Session, found: Iterable[Scheduled]) -> Iterable[PlannedVisit]:
    today = today_of(session)
    for one in found:
        when = (one.version, one.day, one.family, one.name, one.day < today)
        yield PlannedVisit(None, *when, one.id, one.began, one.place, one.together)


def _in_order(agreed: Iterable[PlannedVisit], own: Iterable[PlannedVisit]) -> list[PlannedVisit]:
    """Those with an hour first; a family that is planned for a day is not agreed with once more."""
    planned = list(own)
    known = {(one.family, one.day) for one in planned}
    both = [*planned, *(one for one in agreed if (one.family, one.day) not in known)]
    return sorted(both, key=lambda one: (one.day, one.began or time.max))


def _sums(session: Session, period: Period, contacts: Iterable[DiaryContact]) -> Iterable[DiarySum]:
    """The indicators of the period, each restricted to the contacts that are listed: nothing is counted here."""
    counting = Counting(session, period)
    listed = frozenset(one.id for one in contacts)
    for key in SUMS:
        found = figure_of_records(counting, key, listed)
        yield DiarySum(key, found.label, found.value or 0, found.unit)
