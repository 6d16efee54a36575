"""What a user does with visits: record one, correct one, take one back to the bin, restore it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.visit import CancelledBy, FailedReason, VisitKind, VisitPurpose
from mgops_desktop.operations.planned_visit import link_planned
from mgops_desktop.operations.records.amending import amend_if_sealed, require_unsealed
from mgops_desktop.operations.records.saving import ask_about, examined
from mgops_desktop.operations.rules.draft import Entry
from mgops_desktop.sheets.kinds.visit import VISIT
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import get_for_bin, put_in_bin_with_all, restore_with_all
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach, require_reach_of
from mgops_desktop.storage.tables.base import LINE_LENGTH, NOTE_LENGTH
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit

FORM = "visit"
T = TypeVar("T", Case, Person, Worker)
_LINES = ("place", "topic", "card_number")
_NOTES = ("course", "agreed_family", "agreed_worker")


@dataclass(frozen=True)
class VisitDetails:
    """What the form of a visit holds; `planned` is the planned visit that it came of."""

    day: date
    kind: VisitKind
    cases: tuple[UUID, ...]
    persons: tuple[UUID, ...] = ()
    workers: tuple[UUID, ...] = ()
    purpose: VisitPurpose = VisitPurpose.CASEWORK
    began: time | None = None
    ended: time | None = None
    place: str = ""
    tasks: tuple[str, ...] = ()
    topic: str = ""
    course: str = ""
    agreed_family: str = ""
    agreed_worker: str = ""
    next_day: date | None = None
    km: int | None = None
    travel_minutes: int | None = None
    paperwork_minutes: int | None = None
    incomplete: bool = False
    card_number: str = ""
    failed_reason: FailedReason | None = None
    cancelled_by: CancelledBy | None = None
    planned: UUID | None = None

    @property
    def minutes(self) -> int:
        """Length in minutes; a visit past midnight goes on into the next day."""
        if self.began is None or self.ended is None:
            return 0
        began = self.began.hour * 60 + self.began.minute
        ended = self.ended.hour * 60 + self.ended.minute
        return (ended - began) % (24 * 60)

    def problems(self, today: date) -> list[Problem]:
        """What must be put right before the visit can be saved."""
        found = []
        if not self.cases:
            found.append(Problem("Wskaż rodzinę, której dotyczy wizyta.", field="cases"))
        if self.day > today:
            words = "Wizyta z datą w przyszłości jeszcze się nie odbyła. Wpisz ją jako „następny termin”."
            found.append(Problem(words, field="day"))
        if self.began is not None and self.began == self.ended:
            found.append(
                Problem("Godzina zakończenia jest taka sama jak rozpoczęcia.", field="ended")
            )
        if self.next_day is not None and self.next_day < self.day:
            found.append(
                Problem("Następny termin wypada przed dniem tej wizyty.", field="next_day")
            )
        for field in ("km", "travel_minutes", "paperwork_minutes"):
            value = getattr(self, field)
            if value is not None and value < 0:
                found.append(Problem("Liczba nie może być ujemna.", field=field))
        return found


@operation("zapisanie wizyty", Right.CASEWORK_WRITE)
def record_visit(
    session: Session,
    details: VisitDetails,
    reason: str = "",
    draft: str = FORM,
    accepted: Sequence[str] = (),
) -> UUID:
    """Record a contact with one or more families; the draft of this name is gone with it. Returns its id.

    Raises NeedsConfirmation for what is odd and not among the `accepted`, NeedsReason without a `reason` in a month
    that was accepted.
    """
    if not details.workers and (own := actor_of(session).worker) is not None:
        details = replace(details, workers=(own,))  # where nobody is named, who enters it
    _check(session, details)
    ask_about(examined(_entry(session, details)), accepted)
    visit = Visit(number=next_number(session, Visit, details.day.year))
    _fill(session, visit, details)
    session.add(visit)
    discard(session, draft, None)
    session.flush()
    link_planned(session, visit, details.planned)
    amend_if_sealed(session, visit, None, reason)
    return visit.id


@operation("poprawienie wizyty", Right.CASEWORK_WRITE)
def correct_visit(
    session: Session,
    visit: UUID,
    version: int,
    details: VisitDetails,
    reason: str = "",
    accepted: Sequence[str] = (),
) -> None:
    """Correct a recorded visit; in an accepted month the `reason` and the old text are kept.

    Raises Conflict when it was changed since the form was opened, NotAllowed outside the account's reach, and what
    `record_visit` raises.
    """
    require_reach_of(session, "visit", visit)
    found = session.get_one(Visit, visit)
    if found.version != version:
        raise Conflict(
            "Ktoś zmienił tę wizytę, odkąd ją otwarto. Niczego nie nadpisano; porównaj obie wersje."
        )
    _check(session, details)
    before = stored_values(session, VISIT, [visit])[visit]
    ask_about(examined(_entry(session, details, visit, before)), accepted)
    _fill(session, found, details)
    session.flush()
    amend_if_sealed(session, found, before, reason)
    discard(session, FORM, visit)


@operation("przeniesienie do kosza", None)
def bin_record(session: Session, kind: str, record: UUID, reason: str) -> None:
    """Put a record into the bin with the reason, and all that belongs to it; it can be restored.

    Raises UserError for what was signed, handed over or accepted, NotAllowed without the right to write records of this
    kind, and outside the account's reach.
    """
    found = get_for_bin(session, kind, record, "przeniesienie do kosza")
    reason = clean_text(reason, LINE_LENGTH).strip()
    if not reason:
        raise UserError("Podaj przyczynę przeniesienia do kosza.")
    require_unsealed(session, found)
    put_in_bin_with_all(session, found, reason)


@operation("przywrócenie z kosza", None)
def restore_record(session: Session, kind: str, record: UUID) -> None:
    """Bring a record back from the bin with all that went there with it; raises NotAllowed like `bin_record`."""
    restore_with_all(session, get_for_bin(session, kind, record, "przywrócenie z kosza"))


def _check(session: Session, details: VisitDetails) -> None:
    problems = details.problems(today_of(session))
    if problems:
        raise UserError(problems[0].message, problems)
    require_reach(
        session, *session.scalars(select(Case.family_id).where(Case.id.in_(details.cases)))
    )
    for person in details.persons:
        require_reach_of(session, "person", person)


def _entry(
    session: Session,
    details: VisitDetails,
    visit: UUID | None = None,
    before: Mapping[str, Any] | None = None,
) -> Entry:
    """The visit as its rules see it."""
    names = ("day", "kind", "cases", "workers", "began", "ended", "next_day", "km", "card_number")
    values = {name: getattr(details, name) for name in names}
    return Entry(
        *(session, VISIT, _in_order(values), today_of(session)),
        visit,
        None if before is None else _in_order({name: before.get(name) for name in names}),
    )


def _in_order(values: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of records have no order of their own."""
    return {
        name: tuple(sorted(value)) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def _fill(session: Session, visit: Visit, details: VisitDetails) -> None:
    for name in ("day", "kind", "purpose", "began", "ended", "next_day", "incomplete"):
        setattr(visit, name, getattr(details, name))
    for name in ("km", "travel_minutes", "paperwork_minutes", "minutes"):
        setattr(visit, name, getattr(details, name))
    for name in _LINES:
        setattr(visit, name, clean_text(getattr(details, name), LINE_LENGTH, field=name))
    for name in _NOTES:
        text = clean_text(getattr(details, name), NOTE_LENGTH, multiline=True, field=name)
        setattr(visit, name, text)
    is_failed = details.kind is VisitKind.FAILED
    visit.failed_reason = details.failed_reason if is_failed else None
    called_off = visit.failed_reason is FailedReason.CALLED_OFF
    visit.cancelled_by = details.cancelled_by if called_off else None
    visit.tasks = list(details.tasks)
    visit.cases = _records(session, Case, details.cases)
    visit.persons = _records(session, Person, details.persons)
    visit.workers = _records(session, Worker, details.workers)


def _records(session: Session, cls: type[T], ids: Sequence[UUID]) -> list[T]:
    return list(session.scalars(select(cls).where(cls.id.in_(ids))))
