"""Questions about visits: of a family, one to correct, planned ones, families not seen for long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
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
from mgops_desktop.storage.terms import Families, Terms

_RECENT_DAYS = 60
AGREED = "planned_visit"
"""The rule of a visit that was agreed at the last contact."""
"""How far back the newest contact of a family is looked for first."""


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


def due_visits(
    session: Session, today: date, _terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Visits agreed with a family for a day, unless a later contact has been recorded."""
    for family, newest in _newest_contacts(session, today, families).items():
        if newest.next_day is not None and newest.next_day >= newest.day:
            yield _terms.agreed(
                AGREED,
                "Umówiona wizyta",
                newest.next_day,
                newest.day,
                RecordRef("visit", newest.visit),
                family,
                today,
                who="asystent rodziny",
                basis="umówiono z rodziną",
            )


class _Contact(NamedTuple):
    day: date
    number: str
    visit: UUID
    next_day: date | None


def _newest_contacts(
    session: Session, today: date, families: Families = None
) -> dict[UUID, _Contact]:
    """The newest contact with each family that has an open case.

    Nearly all have one in the last months; only for the others the years before are read.
    """
    contact = select(Case.family_id, Visit.day, Visit.number, Visit.id, Visit.next_day)
    if families is not None:
        theirs = (
            contact.select_from(Case)
            .join(visit_case, visit_case.c.case_id == Case.id)
            .join(Visit, Visit.id == visit_case.c.visit_id)
            .where(or_(Case.ended.is_(None), Case.ended > today), among(Case.family_id, families))
        )
        return _newest_of_each(session.execute(theirs))
    contacts = (
        contact.select_from(Visit)
        # outer joins, so that SQLite begins with the days and not with all contacts there ever were
        .outerjoin(visit_case, visit_case.c.visit_id == Visit.id)
        .outerjoin(
            Case,
            and_(
                Case.id == visit_case.c.case_id,
                or_(Case.ended.is_(None), Case.ended > today),
            ),
        )
    )
    recent = contacts.where(Visit.day >= add_days(today, -_RECENT_DAYS))
    found = _newest_of_each(session.execute(recent))
    others = set(session.scalars(_families_at_work(today))) - found.keys()
    if others:
        before = contacts.where(among(Case.family_id, others))
        found |= _newest_of_each(session.execute(before))
    return found


def _newest_of_each(contacts: Iterable[Row[Any]]) -> dict[UUID, _Contact]:
    """Pick the newest contact with each family; those without a family at work are left out."""
    newest: dict[UUID, _Contact] = {}
    for row in contacts:
        family = row.family_id
        found = _Contact(row.day, row.number, row.id, row.next_day)
        if family is not None and (family not in newest or found > newest[family]):
            newest[family] = found
    return newest


def _families_at_work(today: date) -> Select[UUID]:
    return select(Case.family_id).where(
        Case.began <= today, or_(Case.ended.is_(None), Case.ended > today)
    )
