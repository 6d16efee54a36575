"""Questions of the diary: the contacts of one worker, or of all, in a period; whose diary can be shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import VisitKind, VisitPurpose
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.casework import AssistantRow, assistants
from mgops_desktop.storage.context import actor_of, note_reading
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit, visit_case, visit_worker

_PURPOSE = "dziennik"


@dataclass(frozen=True)
class DiaryContact:
    """A contact as the diary lists it; `families` are the names of those in the account's reach.

    One of a family outside it (another assistant leads it now) stands there without name, topic and way in.
    """

    id: UUID
    number: str
    day: date
    began: time | None
    ended: time | None
    minutes: int
    kind: VisitKind
    purpose: VisitPurpose
    topic: str
    place: str
    km: int | None
    incomplete: bool
    families: tuple[str, ...] = ()
    in_reach: bool = True


@question("pracownicy prowadzący dziennik", Right.CASEWORK_READ)
def diary_workers(session: Session) -> list[AssistantRow]:
    """Return whose diary the account may choose: every assistant for one that sees every family, else nobody."""
    return assistants(session) if actor_of(session).may(Right.EVERY_FAMILY) else []


@question("wpisy dziennika", Right.CASEWORK_READ)
def contacts_in(session: Session, period: Period, worker: UUID | None = None) -> list[DiaryContact]:
    """Return the contacts of a worker in the period by day and hour; the reading is logged.

    Without a worker those of the account itself, or of everybody for one that sees every family. Raises NotAllowed
    for somebody else's diary.
    """
    who = diary_of(session, worker)
    query = select(Visit).where(Visit.day >= period.first, Visit.day <= period.last)
    if who is not None:
        query = query.join(visit_worker, visit_worker.c.visit_id == Visit.id).where(
            visit_worker.c.worker_id == who
        )
    elif not actor_of(session).may(Right.EVERY_FAMILY):
        return []
    note_reading(session, "visit", None, _PURPOSE)
    names = [name for name in DiaryContact.__dataclass_fields__ if hasattr(Visit, name)]
    columns = query.with_only_columns(*(getattr(Visit, name) for name in names))
    rows = [dict(zip(names, row, strict=True)) for row in session.execute(columns)]
    families = _families(session, [row["id"] for row in rows])
    reach = families_in_reach(session)
    found = [_contact(row, families[row["id"]], reach) for row in rows]
    return sorted(found, key=lambda one: (one.day, one.began or time.max, one.number))


def diary_of(session: Session, worker: UUID | None) -> UUID | None:
    """Return whose contacts are meant; None for everybody's (or nobody's, without the right to them).

    Raises NotAllowed for somebody else's diary.
    """
    actor = actor_of(session)
    if actor.may(Right.EVERY_FAMILY):
        return worker
    if worker is not None and worker != actor.worker:
        raise NotAllowed("To konto widzi tylko własny dziennik. Cudzy otwiera kierownik.")
    return actor.worker


def _contact(
    row: dict[str, Any], families: Iterable[tuple[UUID, str]], reach: frozenset[UUID] | None
) -> DiaryContact:
    known = [name for family, name in families if reach is None or family in reach]
    if known or not families:
        return DiaryContact(**row, families=tuple(sorted(known)))
    return DiaryContact(**row | {"topic": "", "place": ""}, in_reach=False)


def _families(session: Session, visits: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    query = (
        select(visit_case.c.visit_id, Family.id, Family.name)
        .join(Case, Case.id == visit_case.c.case_id)
        .join(Family, Family.id == Case.family_id)
        .where(among(visit_case.c.visit_id, visits))
        .distinct()
    )
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for visit, family, name in session.execute(query):
        found[visit].append((family, name))
    return found
