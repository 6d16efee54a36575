"""Questions about counselling sessions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.counselling import SessionKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, note_reading
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.counselling import CounsellingSession, session_person
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker


@dataclass(frozen=True)
class SessionRow:
    """A session as the list shows it; an anonymous client has no name."""

    id: UUID
    number: str
    day: date
    minutes: int
    specialist: str
    worker: str
    kind: SessionKind
    client: str
    persons: int
    anonymous: bool
    no_show: bool
    topic: str


@question("poradnictwo", Right.COUNSELLING_READ)
def sessions(session: Session, year: int | None = None) -> list[SessionRow]:
    """Return the sessions of a year (of all years by default), the newest first; the reading is logged.

    A specialist sees his own sessions, whoever may see every family sees all.
    """
    note_reading(session, "counselling_session", None)
    labels = {entry.key: entry.label for entry in dictionary(session, "specialist")}
    persons = (
        select(session_person.c.session_id, func.count().label("persons"))
        .group_by(session_person.c.session_id)
        .subquery()
    )
    table = CounsellingSession
    query = (
        select(table, Family.name, Worker.surname, Worker.first_name, persons.c.persons)
        .outerjoin(Family, Family.id == table.family_id)
        .outerjoin(Worker, Worker.id == table.worker_id)
        .outerjoin(persons, persons.c.session_id == table.id)
        .order_by(table.day.desc(), table.number.desc())
    )
    actor = actor_of(session)
    if not actor.may(Right.EVERY_FAMILY):
        query = query.where(table.worker_id.is_not(None), table.worker_id == actor.worker)
    if year is not None:
        query = query.where(table.day.between(date(year, 1, 1), date(year, 12, 31)))
    return [
        SessionRow(
            one.id,
            one.number,
            one.day,
            one.minutes,
            labels.get(one.specialist, one.specialist),
            f"{surname or ''} {first_name or ''}".strip(),
            one.kind,
            "anonimowo" if one.anonymous else family or "",
            count or 0,
            one.anonymous,
            one.no_show,
            one.topic,
        )
        for one, family, surname, first_name, count in session.execute(query)
    ]


@question("lata poradnictwa", Right.COUNSELLING_READ)
def session_years(session: Session) -> list[int]:
    """Return the years that have sessions, the newest first."""
    table = CounsellingSession
    first, last = session.execute(select(func.min(table.day), func.max(table.day))).one()
    return list(range(last.year, first.year - 1, -1)) if first and last else []
