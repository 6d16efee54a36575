"""What documents say of contacts with a family: one of them, and those of a time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from mgops_desktop.domain.visit import (
    CANCELLED_LABELS,
    FAILED_LABELS,
    MEETINGS,
    VISIT_LABELS,
    VisitKind,
)
from mgops_desktop.domain.wording import clock_time, counted, duration, listing, short_date
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Membership
from mgops_desktop.storage.tables.visit import Visit, visit_case


def visits_of(session: Session, case: UUID, first: date, last: date) -> Sequence[Visit]:
    """Return the contacts of a case in these days, the oldest first."""
    query = (
        select(Visit)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .where(visit_case.c.case_id == case, Visit.day.between(first, last))
        .order_by(Visit.day, Visit.began.nulls_first(), Visit.number)
        .options(selectinload(Visit.persons), selectinload(Visit.workers))
    )
    return session.scalars(query).all()


def visits_values(session: Session, case: UUID, first: date, last: date) -> Gathered:
    """Return the contacts of a case in these days, how many there were, and what was agreed last."""
    visits = visits_of(session, case, first, last)
    own = members_ever(session, session.get_one(Case, case).family_id)
    held = [one for one in visits if one.kind in MEETINGS]
    tasks = task_labels(session)
    return {
        "visits_from": on(first),
        "visits_until": on(last),
        "visits": [visit_values(one, tasks, own) for one in visits],
        "visits_held": counted(len(held), "wizyta") if held else "",
        "visits_minutes": duration(sum(one.minutes for one in held)) if held else "",
        "visits_by_kind": kinds_in_words(visits),
        "visits_failed": str(sum(one.kind is VisitKind.FAILED for one in visits)),
        "failed_visits": [_failed(one) for one in visits if one.kind is VisitKind.FAILED],
        "last_agreed_family": _last(visits, "agreed_family"),
        "last_agreed_worker": _last(visits, "agreed_worker"),
        "tasks_done": [
            {"task_done": tasks.get(key, key), "task_times": str(times)}
            for key, times in Counter(key for one in held for key in one.tasks).most_common()
        ],
    }


def _failed(visit: Visit) -> Gathered:
    """Why nobody was met; who called it off, where somebody did."""
    why = FAILED_LABELS[visit.failed_reason] if visit.failed_reason else ""
    by = f"odwołał: {CANCELLED_LABELS[visit.cancelled_by]}" if visit.cancelled_by else ""
    said = ", ".join(part for part in (why, by) if part)
    return {"failed_day": short_date(visit.day), "failed_why": said}


def visit_values(visit: Visit, tasks: Mapping[str, str], own: frozenset[UUID]) -> Gathered:
    """Return what one contact says of itself; of who was there only the family's `own` persons are named."""
    here = [one for one in visit.persons if one.id in own]
    persons = [f"{one.first_name} {one.surname}".strip() for one in here]
    workers = [f"{one.first_name} {one.surname}".strip() for one in visit.workers]
    return {
        "visit_number": visit.number,
        "visit_day": short_date(visit.day),
        "visit_from": clock_time(visit.began) if visit.began else "",
        "visit_to": clock_time(visit.ended) if visit.ended else "",
        "visit_minutes": duration(visit.minutes) if visit.minutes else "",
        "visit_kind": VISIT_LABELS[visit.kind],
        "visit_place": visit.place,
        "visit_persons": listing(persons),
        "visit_workers": listing(workers),
        "visit_tasks": "; ".join(
            f"pkt {key.removeprefix('15.')}: {tasks[key]}" for key in visit.tasks if key in tasks
        ),
        "visit_task_numbers": ", ".join(key.removeprefix("15.") for key in visit.tasks),
        "visit_topic": visit.topic,
        "visit_course": visit.course,
        "visit_agreed_family": visit.agreed_family,
        "visit_agreed_worker": visit.agreed_worker,
        "visit_next": on(visit.next_day),
        "visit_failed": visit.kind is VisitKind.FAILED,
    }


def members_ever(session: Session, family: UUID) -> frozenset[UUID]:
    """Return all persons who ever belonged to a family."""
    query = select(Membership.person_id).where(Membership.family_id == family)
    return frozenset(session.scalars(query))


def task_labels(session: Session) -> Mapping[str, str]:
    """Return the words of the tasks of art. 15 ust. 1 by their key."""
    return {one.key: one.label for one in dictionary(session, "task")}


def kinds_in_words(visits: Sequence[Visit]) -> str:
    """How many contacts of each kind there were: "wizyta w środowisku: 8, rozmowa telefoniczna: 2"."""
    counts = Counter(one.kind for one in visits)
    return ", ".join(f"{VISIT_LABELS[kind]}: {counts[kind]}" for kind in VisitKind if counts[kind])


def _last(visits: Sequence[Visit], name: str) -> str:
    return next((getattr(one, name) for one in reversed(visits) if getattr(one, name)), "")
