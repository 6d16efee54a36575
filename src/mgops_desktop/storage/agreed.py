"""What was agreed with families and still stands: the day of the next visit, and what each side promised."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from mgops_desktop.domain.agreement import Agreeing, standing_agreement
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.visit import MEETINGS
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Families, Terms

AGREED = "planned_visit"
"""The rule of a visit that was agreed in a contact before."""
_RECENT_DAYS = 60
"""How far back what was agreed with a family is looked for first."""


@dataclass(frozen=True)
class Promise:
    """What one side promised last: in which contact, on what day, line by line."""

    visit: UUID
    day: date
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Promises:
    """What stands of the promises of both sides in the newest case of a family."""

    family: Promise | None
    worker: Promise | None


def promises_of(session: Session, family: UUID, today: date) -> Promises:
    """Return what each side promised last; a contact that noted nothing for a side leaves its promise as it was."""
    return Promises(
        _promise(session, family, today, Visit.agreed_family),
        _promise(session, family, today, Visit.agreed_worker),
    )


def _promise(
    session: Session, family: UUID, today: date, agreed: InstrumentedAttribute[str]
) -> Promise | None:
    newest = select(Case.id).where(Case.family_id == family).order_by(Case.began.desc()).limit(1)
    query = (
        select(Visit.id, Visit.day, agreed)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .where(visit_case.c.case_id == session.scalar(newest), agreed != "", Visit.day <= today)
        .order_by(Visit.day.desc(), Visit.began.desc().nulls_last(), Visit.number.desc())
    )
    found = session.execute(query.limit(1)).first()
    if found is None:
        return None
    visit, day, text = found
    return Promise(visit, day, tuple(line.strip() for line in text.splitlines() if line.strip()))


def due_visits(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Visits agreed with a family for a day, until it was met then or later or agreed on another day."""
    for family, agreed in _agreements(session, today, families).items():
        if agreed.next_day is not None:
            yield terms.agreed(
                AGREED,
                "Umówiona wizyta",
                agreed.next_day,
                agreed.day,
                RecordRef("visit", agreed.visit),
                family,
                today,
                who="asystent rodziny",
                basis="umówiono z rodziną",
            )


def _agreements(session: Session, today: date, families: Families = None) -> dict[UUID, Agreeing]:
    """The standing agreement with each family that has an open case.

    Nearly all were met or agreed with in the last months; only for the others the years before are read.
    """
    contact = select(Case.family_id, Visit.day, Visit.number, Visit.id, Visit.next_day, Visit.kind)
    if families is not None:
        theirs = (
            contact.select_from(Case)
            .join(visit_case, visit_case.c.case_id == Case.id)
            .join(Visit, Visit.id == visit_case.c.visit_id)
            .where(or_(Case.ended.is_(None), Case.ended > today), among(Case.family_id, families))
        )
        return _standing(_by_family(session.execute(theirs)))
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
    found = _by_family(session.execute(recent))
    told = {family for family, own in found.items() if any(map(_tells, own))}
    others = set(session.scalars(_families_at_work(today))) - told
    if others:
        found |= _by_family(session.execute(contacts.where(among(Case.family_id, others))))
    return _standing(found)


def _tells(one: Agreeing) -> bool:
    """Whether nothing before this contact needs to be known: it agreed on a day, or the family was met."""
    return one.is_meeting or one.next_day is not None


def _by_family(contacts: Iterable[Row[Any]]) -> dict[UUID, list[Agreeing]]:
    """The contacts with each family; those without a family at work are left out."""
    found: dict[UUID, list[Agreeing]] = defaultdict(list)
    for row in contacts:
        if row.family_id is not None:
            is_meeting = row.kind in MEETINGS
            one = Agreeing(row.day, row.number, row.id, row.next_day, is_meeting)
            found[row.family_id].append(one)
    return found


def _standing(found: dict[UUID, list[Agreeing]]) -> dict[UUID, Agreeing]:
    standing = ((family, standing_agreement(contacts)) for family, contacts in found.items())
    return {family: agreed for family, agreed in standing if agreed is not None}


def _families_at_work(today: date) -> Select[UUID]:
    return select(Case.family_id).where(
        Case.began <= today, or_(Case.ended.is_(None), Case.ended > today)
    )
