"""Od ostatniego razu: the last contact with a family, what each side promised, what changed since, what is due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Time, inspect, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day, local_moment
from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.since_last import Change, Doing, Trace, changes_since
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.records.line_words import Line, LineWords
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import question
from mgops_desktop.storage.agreed import Promises, promises_of
from mgops_desktop.storage.context import actor_of, note_reading, today_of
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit, visit_case, visit_worker

TOLD = (
    *("person", "membership", "parental_authority", "family_union", "descent", "stay"),
    *("family_trait", "family_problem", "supervision", "pregnancy", "support_link"),
    *("case", "assignment", "case_pause", "application", "difficulty_report", "aftercare"),
    *("pro_life_support", "work_plan", "plan_version", "plan_action", "assessment"),
    *("court_obligation", "court_order", "child_removal", "letter"),
    *("placement", "foster_child_review", "monitored_child", "monitoring_check", "visit"),
    *("diagnosis", "action_progress", "aftercare_note", "statement", "contact_plan", "home_leave"),
    *("family_meeting", "meeting_agreement", "intervention", "incident", "joint_trip"),
    *("planned_visit", "failed_visit_step", "appointment"),
)
"""Whose changes are told; of contacts those that failed, of planned visits those called off or moved."""
NOT_TOLD = frozenset(
    {
        # never who reported the family
        "reporter",
        # the specialist's own register
        "counselling_session",
        # in the head of the card, among what is due, and on the tabs of papers and pictures
        *("family", "reminder", "document", "drawing_layout"),
        # parts of a record that is told
        *("assessment_action", "assessment_sentence", "diagnosis_area", "intervention_step"),
        "attached_file",
    }
)
"""Kinds of a family whose changes are not told, so that a new kind is one or the other. Nothing of a Blue Card is."""
_HAPPENED = ("day", "began", "received", "valid_from", "moment")
_MARKS = {
    "plan_action": (("result_on", Doing.RESULT),),
    "assessment": (("handed_over", Doing.HANDED_OVER),),
    "plan_version": (("family_signed_on", Doing.SIGNED),),
    "application": (("decided", Doing.DECIDED),),
    "statement": (("withdrawn_on", Doing.WITHDRAWN),),
    "planned_visit": (("cancelled_on", Doing.CALLED_OFF),),
    "meeting_agreement": (("done_on", Doing.DONE),),
    "incident": (("closed_on", Doing.ENDED),),
}
_CALLED_OFF = (PlannedState.CANCELLED, PlannedState.MOVED)
_AHEAD = frozenset({"planned_visit"})
"""Kinds whose own day is no event: what is planned stands among what is due."""
_MOST = 40
_SAID_ELSEWHERE = {
    "visit": ("workers", "persons", "cases", "purpose", "minutes", "tasks", "incomplete"),
    "letter": ("direction",),
    "assessment": ("worker_id",),
}
"""What the line of a change leaves out."""


@dataclass(frozen=True)
class LastContact:
    """The last contact that came about: when, with whom of the centre, of what kind."""

    visit: UUID
    day: date
    kind: VisitKind
    minutes: int
    workers: tuple[str, ...]


@dataclass(frozen=True)
class ToldChange:
    """A change in words: what kind of record (`noun`), which one, what more is known of it."""

    change: Change
    noun: str
    title: str
    note: str


@dataclass(frozen=True)
class SinceLast:
    """What somebody must know before the next contact; `more` changes than stand here are there too."""

    last: LastContact | None
    changes: tuple[ToldChange, ...]
    more: int
    due: tuple[DueItem, ...]
    promises: Promises


@question("od ostatniego razu", Right.CASEWORK_READ)
def since_last(session: Session, family: UUID) -> SinceLast:
    """Return the last contact with a family, what changed after it and what is due; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, "od ostatniego razu")
    due = tuple(due_of_family(session, family))
    last = _last_contact(session, family)
    if last is None:
        return SinceLast(None, (), 0, due, Promises(None, None))
    owner = RecordRef("family", family)
    changes = changes_since(_traces(session, owner, last.day), last.day, today_of(session))
    told = tuple(_told(session, owner, changes[:_MOST]))
    promises = promises_of(session, family, today_of(session))
    return SinceLast(last, told, max(len(changes) - _MOST, 0), due, promises)


def _last_contact(session: Session, family: UUID) -> LastContact | None:
    query = (
        select(Visit)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(Case.family_id == family, Visit.kind != VisitKind.FAILED)
        .where(Visit.day <= today_of(session))
        .order_by(Visit.day.desc(), Visit.began.desc().nulls_last(), Visit.number.desc())
    )
    found = session.scalars(query.limit(1)).first()
    if found is None:
        return None
    workers = (
        select(Worker.first_name, Worker.surname)
        .join(visit_worker, visit_worker.c.worker_id == Worker.id)
        .where(visit_worker.c.visit_id == found.id)
        .order_by(Worker.sort_key)
    )
    return LastContact(
        found.id,
        found.day,
        found.kind,
        found.minutes,
        tuple(f"{first} {surname}".strip() for first, surname in session.execute(workers)),
    )


def _traces(session: Session, owner: RecordRef, last: date) -> Iterator[Trace]:
    """The records of the family of which something is younger than the last contact."""
    for kind in TOLD:
        if actor_of(session).may(KINDS[kind].read_right):
            for row in _younger(session, kind, owner, last):
                yield _trace(kind, row)


def _younger(session: Session, kind: str, owner: RecordRef, last: date) -> Sequence[Any]:
    cls: Any = KINDS[kind]
    days = [getattr(cls, name) for name in _days_of(cls, kind)]
    base = (cls.id, cls.created_at, cls.created_by, cls.changed_at, cls.changed_by)
    written = [cls.created_at > _end_of(last), cls.changed_at > _end_of(last)]
    # a moment is compared as a day further on
    dated = [column > last for column in days if column.key != "moment"]
    dated += [column > _end_of(last) for column in days if column.key == "moment"]
    query = select(*base, cls.version, cls.import_id, *days).where(
        cls.id.in_(records_about(kind, owner)), or_(*written, *dated)
    )
    if cls is Visit:
        query = query.where(Visit.kind == VisitKind.FAILED)
    if cls is ScheduledVisit:
        query = query.where(ScheduledVisit.state.in_(_CALLED_OFF))
    return session.execute(query).all()


def _days_of(cls: type[Record], kind: str) -> list[str]:
    columns = inspect(cls).columns
    marks = [name for name, _doing in _MARKS.get(kind, ())]
    names = (*_HAPPENED, "ended", *marks)
    # the hours of a visit are called so too
    return [one for one in names if one in columns and not isinstance(columns[one].type, Time)]


def _end_of(day: date) -> datetime:
    return local_moment(day, time.max)


def _trace(kind: str, row: Any) -> Trace:
    by_hand = row.created_by is not None and row.import_id is None
    is_changed = row.version > 1 and row.changed_by is not None
    happened = next((_day(row, name) for name in _HAPPENED if _day(row, name)), None)
    own = Doing.FAILED if kind == Visit.__tablename__ else None
    return Trace(
        record=RecordRef(kind, row.id),
        happened=None if own or kind in _AHEAD else happened,
        ended=_day(row, "ended"),
        entered=local_day(row.created_at) if by_hand else None,
        changed=local_day(row.changed_at) if is_changed else None,
        marks=tuple(_marks(row, kind, own, happened)),
    )


def _told(session: Session, owner: RecordRef, changes: Sequence[Change]) -> Iterator[ToldChange]:
    """The changes with the words of their records, as the lists of the card say them."""
    dictionaries = dictionaries_of(session)
    lines: dict[RecordRef, Line] = {}
    for kind in {one.record.kind for one in changes}:
        sheet = BY_KEY[kind]
        ids = [one.record.id for one in changes if one.record.kind == kind]
        stored = stored_values(session, sheet, ids)
        words = LineWords.of(session, sheet, owner, dictionaries, stored.values())
        for record, values in stored.items():
            lines[RecordRef(kind, record)] = words.line(
                record, values, _SAID_ELSEWHERE.get(kind, ())
            )
    for change in changes:
        line, noun = lines[change.record], KINDS[change.record.kind].title
        yield ToldChange(change, noun, "" if line.title == noun else line.title, line.note)


def _marks(
    row: Any, kind: str, own: Doing | None, happened: date | None
) -> Iterator[tuple[Doing, date]]:
    if own is not None and happened is not None:
        yield own, happened
    for name, doing in _MARKS.get(kind, ()):
        day = _day(row, name)
        if day is not None:
            yield doing, day


def _day(row: Any, name: str) -> date | None:
    value = getattr(row, name, None)
    if isinstance(value, datetime):
        return local_day(value)
    return value if isinstance(value, date) else None
