"""Questions about visits: of a family, one to correct, families not seen for long."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import (
    MEETINGS,
    CancelledBy,
    FailedReason,
    VisitKind,
    VisitPurpose,
)
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.family import PROTECTED, address_of
from mgops_desktop.storage.reach import families_in_reach, require_reach, require_reach_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit, visit_case


@dataclass(frozen=True)
class VisitRow:
    """A visit as a family's card lists it."""

    id: UUID
    number: str
    day: date
    began: time | None
    ended: time | None
    minutes: int
    kind: VisitKind
    purpose: VisitPurpose
    topic: str
    course: str
    agreed_family: str
    agreed_worker: str
    next_day: date | None
    incomplete: bool


@dataclass(frozen=True)
class VisitForm:
    """A visit as its form shows it, with the version the correction starts from."""

    id: UUID
    version: int
    number: str
    day: date
    began: time | None
    ended: time | None
    kind: VisitKind
    purpose: VisitPurpose
    place: str
    cases: tuple[UUID, ...]
    persons: tuple[UUID, ...]
    workers: tuple[UUID, ...]
    tasks: tuple[str, ...]
    topic: str
    course: str
    agreed_family: str
    agreed_worker: str
    next_day: date | None
    km: int | None
    travel_minutes: int | None
    paperwork_minutes: int | None
    incomplete: bool
    card_number: str = ""
    failed_reason: FailedReason | None = None
    cancelled_by: CancelledBy | None = None


@dataclass(frozen=True)
class FamilyGap:
    """A family nobody has met for long; `last` is None where nobody has ever, a protected `place` is not told."""

    family: UUID
    name: str
    address: str
    last: date | None
    days: int
    place: str = ""


@question("wizyty rodziny", Right.CASEWORK_READ)
def visits_of_family(session: Session, family: UUID) -> list[VisitRow]:
    """Return all contacts with a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    names = VisitRow.__dataclass_fields__
    query = (
        select(*(getattr(Visit, name) for name in names))
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(Case.family_id == family)
        .order_by(Visit.day.desc(), Visit.began.desc().nulls_last())
        .distinct()
    )
    return [VisitRow(*row) for row in session.execute(query)]


@question("wizyta", Right.CASEWORK_READ)
def visit_form(session: Session, visit: UUID) -> VisitForm:
    """Return one visit to be shown in its form; the reading is logged.

    Raises NotAllowed outside the account's reach, NoResultFound.
    """
    require_reach_of(session, "visit", visit)
    with veil.lifted():  # what stands in a form is corrected, and stored again
        found = session.get_one(Visit, visit)
    note_reading(session, "visit", visit)
    links: dict[str, Any] = {
        "cases": tuple(case.id for case in found.cases),
        "persons": tuple(person.id for person in found.persons),
        "workers": tuple(worker.id for worker in found.workers),
        "tasks": tuple(found.tasks),
    }
    plain = {
        name: getattr(found, name) for name in VisitForm.__dataclass_fields__ if name not in links
    }
    return VisitForm(**plain, **links)


@question("rodziny bez wizyty", Right.CASEWORK_READ)
def families_without_visit(session: Session) -> list[FamilyGap]:
    """Return supported families in reach not met for the number of days the centre chose, longest first."""
    return families_unseen_on(session, today_of(session))


def families_unseen_on(session: Session, today: date) -> list[FamilyGap]:
    """The same as it stood on a day, by what is recorded now."""
    limit = parameters_of(session).number("no_visit_days", today)
    met = (
        select(Case.family_id)
        .join(visit_case, visit_case.c.case_id == Case.id)
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(Visit.kind.in_(MEETINGS), Visit.day <= today)
    )
    recently = met.where(Visit.day > add_days(today, -limit))
    query = (
        select(Family, func.min(Case.began))
        .join(Case, Case.family_id == Family.id)
        .where(Case.began <= today, or_(Case.ended.is_(None), Case.ended > today))
        .where(Family.id.not_in(recently))
        .group_by(Family.id)
    )
    waiting = list(session.execute(query))
    newest = met.add_columns(func.max(Visit.day)).group_by(Case.family_id)
    ids = [family.id for family, _began in waiting]
    found = session.execute(newest.where(among(Case.family_id, ids))).all()
    last: dict[UUID, date] = dict(found)
    reach = families_in_reach(session)
    gaps = []
    for family, began in waiting:
        seen = last.get(family.id)
        days = (today - (seen or began)).days
        if days >= limit and (reach is None or family.id in reach):
            place = PROTECTED if family.protected_address else family.place
            gaps.append(FamilyGap(family.id, family.name, address_of(family), seen, days, place))
    return sorted(gaps, key=lambda gap: -gap.days)
