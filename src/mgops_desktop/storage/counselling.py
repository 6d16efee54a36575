"""Questions about counselling sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.counselling import SessionKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, note_reading
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.counselling import CounsellingSession, session_person
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker

_READ = (
    *("id", "number", "day", "minutes", "specialist"),
    *("kind", "anonymous", "no_show", "topic"),
)


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
    table = CounsellingSession
    query = (
        select(
            *(getattr(table, name) for name in _READ),
            Family.name.label("family"),
            Worker.surname,
            Worker.first_name,
            _persons().label("persons"),
        )
        .outerjoin(Family, Family.id == table.family_id)
        .outerjoin(Worker, Worker.id == table.worker_id)
    )
    actor = actor_of(session)
    if not actor.may(Right.EVERY_FAMILY):
        query = query.where(table.worker_id.is_not(None), table.worker_id == actor.worker)
    if year is not None:
        query = query.where(table.day.between(date(year, 1, 1), date(year, 12, 31)))
    rows = [_row(found, labels) for found in session.execute(query)]
    return sorted(rows, key=lambda one: (one.day, one.number), reverse=True)


def _persons() -> ScalarSelect[int]:
    """How many persons took part, counted for each listed session alone: of all years there are 100,000."""
    return (
        select(func.count())
        .where(session_person.c.session_id == CounsellingSession.id)
        .scalar_subquery()
    )


def _row(one: Any, labels: Mapping[str, str]) -> SessionRow:
    return SessionRow(
        id=one.id,
        number=one.number,
        day=one.day,
        minutes=one.minutes,
        specialist=labels.get(one.specialist, one.specialist),
        worker=f"{one.surname or ''} {one.first_name or ''}".strip(),
        kind=one.kind,
        client="anonimowo" if one.anonymous else one.family or "",
        persons=one.persons,
        anonymous=one.anonymous,
        no_show=one.no_show,
        topic=one.topic,
    )


@question("lata poradnictwa", Right.COUNSELLING_READ)
def session_years(session: Session) -> list[int]:
    """Return the years that have sessions, the newest first."""
    day = CounsellingSession.day
    # asked one by one each is the first of the index; min and max together would read all of it
    first = session.scalar(select(day).order_by(day).limit(1))
    last = session.scalar(select(day).order_by(day.desc()).limit(1))
    return list(range(last.year, first.year - 1, -1)) if first and last else []
