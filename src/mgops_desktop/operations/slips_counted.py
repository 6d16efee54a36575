"""Slips that were taken along are counted: how many went out, and in the evening how many were destroyed again."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import inline_date
from mgops_desktop.operations.records.seals import seal_round
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.day import VisitSlips

_NOT_OURS = "To konto nie jest połączone z pracownikiem, a kartki liczy się na pracownika."
_NONE_PLANNED = "Na ten dzień nie ma zaplanowanych wizyt, więc nie ma kartek."
_WHICH = "Napisz, których kartek brakuje, każdą raz, np. „3/5”."
_IN_ITS_FORM = "Liczbę kartek poprawisz w ich wpisie, z podaniem przyczyny."
_NUMBER = re.compile(r"\d+\s*/\s*\d+")


@dataclass(frozen=True)
class CountedSlips:
    """The slips of a worker's day: how many went out, and how many of them were destroyed on a day."""

    id: UUID
    worker: UUID
    day: date
    printed: int
    destroyed_on: date | None = None
    destroyed: int | None = None
    missing: str = ""

    @property
    def lost(self) -> int:
        """How many were told missing; words without a number tell of one."""
        return _lost(self.missing)


def numbers_of(words: str) -> tuple[str, ...]:
    """Return the numbers of slips like 3/5 that somebody wrote, each once."""
    return tuple(dict.fromkeys("".join(one.split()) for one in _NUMBER.findall(words)))


@question("policzone kartki dnia", Right.CASEWORK_READ)
def counted_slips(session: Session, day: date, worker: UUID | None = None) -> CountedSlips | None:
    """Return how the slips of a worker's day were counted, None where none went out.

    Raises NotAllowed for somebody else's day.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    found = _row(session, who, day) if who is not None else None
    return _counted(found) if found is not None else None


@question("czy kartki dnia można wydać", Right.CASEWORK_READ)
def slips_refused(session: Session, day: date, worker: UUID | None = None) -> str:
    """Return why no slips of a worker's day may go out any more, as sentences; nothing if they may.

    Raises NotAllowed for somebody else's day.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    return _closed(session, who, day) if who is not None else _NOT_OURS


@question("kartki do zniszczenia", Right.CASEWORK_READ)
def slips_outside(session: Session) -> list[CountedSlips]:
    """Return the account's own slips of today and before that nobody noted as destroyed, the oldest first."""
    worker = actor_of(session).worker
    query = (
        select(VisitSlips)
        .where(
            VisitSlips.worker_id == worker,
            VisitSlips.day <= today_of(session),
            VisitSlips.destroyed_on.is_(None),
        )
        .order_by(VisitSlips.day)
    )
    return [_counted(one) for one in session.scalars(query)] if worker is not None else []


@operation("wydanie kartek na dzień", Right.CASEWORK_WRITE)
def count_slips_out(session: Session, day: date, count: int, worker: UUID | None = None) -> UUID:
    """Count a set of `count` slips of a day that was printed or saved; a set more of that day is counted besides.

    What was missing of an earlier set stays missing. Raises UserError for a day without slips and in an accepted
    month, NotAllowed for somebody else's day.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    if who is None:
        raise UserError(_NOT_OURS)
    if count < 1:
        raise UserError(_NONE_PLANNED)
    _require_open_month(session, who, day)
    found = _row(session, who, day)
    if found is None:
        number = next_number(session, VisitSlips, day.year)
        found = VisitSlips(number=number, worker_id=who, day=day, printed=0)
        session.add(found)
    found.printed += count
    found.destroyed_on = found.destroyed = None  # the new ones are outside
    session.flush()
    return found.id


@operation("zniszczenie kartek", Right.CASEWORK_WRITE)
def note_slips_destroyed(session: Session, slips: UUID, destroyed: int, missing: str = "") -> None:
    """Note today how many slips were destroyed, and which are missing where it is not all of them.

    What was missing of an earlier set of that day stays missing. Raises UserError for more than are left, unless each
    of the rest is told once by its number, before the day, and for a count of an accepted month that was noted already;
    NotAllowed for somebody else's.
    """
    found = session.get_one(VisitSlips, slips)
    diary_of(session, found.worker_id)
    today = today_of(session)
    if found.destroyed_on is not None:  # the first time it puts nothing right
        _require_open_month(session, found.worker_id, found.day)
    told = missing.strip()
    kept = found.missing if found.destroyed_on is None or not told else ""
    left = found.printed - _lost(kept)
    if not 0 <= destroyed <= left:
        lost = f", z czego brakuje: {kept}" if kept else ""
        words = f"Tego dnia wydano kartek: {found.printed}{lost}. Zniszczyć można najwyżej {left}."
        raise UserError(words, [Problem(words, field="destroyed")])
    if today < found.day and destroyed < found.printed:
        raise UserError(
            f"Kartki są na {inline_date(found.day)}. Przed tym dniem niszczy się wszystkie albo żadną."
        )
    _require_each(told, left - destroyed)
    words = clean_text(", ".join(filter(None, (kept, told))), LINE_LENGTH, field="missing")
    found.destroyed_on, found.destroyed = today, destroyed
    found.missing = words if destroyed < found.printed else ""


def _require_each(told: str, expected: int) -> None:
    """Raise UserError unless somebody told of just so many missing slips, and of each once."""
    count = _lost(told)
    is_twice = len(numbers_of(told)) < len(_NUMBER.findall(told))
    if count == expected and not is_twice:
        return
    said = f"Podano: {count}. " if told else ""
    words = (
        f"Brakuje kartek: {expected}. {said}{_WHICH}"
        if expected
        else "Nie brakuje żadnej kartki, więc nie podawaj brakujących."
    )
    raise UserError(words, [Problem(words, field="missing")])


def _lost(missing: str) -> int:
    return max(1, len(_NUMBER.findall(missing))) if missing else 0


def _require_open_month(session: Session, worker: UUID, day: date) -> None:
    if words := _closed(session, worker, day):
        raise UserError(words)


def _closed(session: Session, worker: UUID, day: date) -> str:
    seal = seal_round(session, VisitSlips.__tablename__, {"worker_id": worker, "day": day})
    return f"{seal} {_IN_ITS_FORM}" if seal else ""


def _row(session: Session, worker: UUID, day: date) -> VisitSlips | None:
    query = select(VisitSlips).where(VisitSlips.worker_id == worker, VisitSlips.day == day)
    return session.scalars(query).first()


def _counted(one: VisitSlips) -> CountedSlips:
    return CountedSlips(
        *(one.id, one.worker_id, one.day, one.printed),
        *(one.destroyed_on, one.destroyed, one.missing),
    )
