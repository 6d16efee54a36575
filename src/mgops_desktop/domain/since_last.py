"""What has changed with a family since the last contact: rules over what is known of its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.figure import RecordRef


class Doing(StrEnum):
    """What became of a record; the words stand before it in the list."""

    NEW = "nowe"
    ENTERED = "wpisano"
    CHANGED = "zmieniono"
    ENDED = "zakończono"
    FAILED = "nieudana próba"
    RESULT = "wynik działania"
    HANDED_OVER = "przekazano ocenę"
    SIGNED = "podpisano plan"
    DECIDED = "rozstrzygnięto"
    WITHDRAWN = "wycofano"
    CALLED_OFF = "odwołano"
    DONE = "wykonano"


@dataclass(frozen=True)
class Trace:
    """A record with the days on which something of it happened.

    `happened` is its own day (it began, was received), `marks` are days with a meaning of their own (a result, a
    hand-over). `entered` and `changed` are the days on which somebody wrote it down; None where nobody did by hand.
    """

    record: RecordRef
    happened: date | None = None
    ended: date | None = None
    entered: date | None = None
    changed: date | None = None
    marks: tuple[tuple[Doing, date], ...] = ()


@dataclass(frozen=True)
class Change:
    """One thing that is different since the last contact."""

    day: date
    doing: Doing
    record: RecordRef


def changes_since(traces: Iterable[Trace], last: date, today: date) -> Sequence[Change]:
    """Return what happened, or was written down, after the day of the last contact, the newest first.

    Of each record the most telling thing stands: that it ended, then a result, then that it is new, then a mere
    change. What lies ahead of today has not happened yet.
    """
    found = [change for one in traces if (change := _change(one, last, today)) is not None]
    return sorted(found, key=lambda one: (one.day, one.record.kind, one.record.id), reverse=True)


def _change(one: Trace, last: date, today: date) -> Change | None:
    def is_since(day: date | None) -> bool:
        return day is not None and last < day <= today

    ways: list[tuple[Doing, date | None]] = [
        (Doing.ENDED, one.ended),
        *sorted(one.marks, key=lambda mark: mark[1], reverse=True),
        (Doing.NEW, one.happened),
        (Doing.ENTERED, one.entered),
        (Doing.CHANGED, one.changed),
    ]
    for doing, day in ways:
        if day is not None and is_since(day):
            return Change(day, doing, one.record)
    return None
