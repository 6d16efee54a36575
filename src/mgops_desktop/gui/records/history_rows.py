"""Lines of time as rows: dates before, what and for how long beside, the present one marked in words."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.line_of_time import lasting
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.history_list import TimeLine
from mgops_desktop.gui.widgets.rows import Join, Mark, StretchRow
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.records.tracks import Remark, Track

NOW, AHEAD = Badge("obecnie", "ok"), Badge("jeszcze nie trwa", "accent")
CHECK = Badge("do sprawdzenia", "warn")
_KNOWN_BY_NUMBER = frozenset({"case", "work_plan"})
"""Kinds that the office calls by their signs."""


def time_line(track: Track, today: date, *, may_write: bool) -> TimeLine:
    """Return a line of time as the list shows it; without the right to write nothing of it can be opened."""
    rows = [
        _stretch_row(part, today, may_write=may_write)
        if isinstance(part, Line)
        else remark_row(part, today)
        for part in track.parts
    ]
    days = [None if isinstance(one, Remark) and one.is_hole else _days(one) for one in track.parts]
    current = next((row.key for row in rows if _is(row.key, track.current)), None)
    return TimeLine(track.title, joined_up(rows, days), current if may_write else None)


def joined_up(rows: Sequence[StretchRow], days: Sequence[Span | None]) -> tuple[StretchRow, ...]:
    """Return the rows of one line, the newest first, joined as their days follow each other; None is a hole."""
    joins = [Join.TOUCHES if _touch(*pair) else Join.BREAKS for pair in pairwise(days)]
    above, below = [Join.NONE, *joins], [*joins, Join.NONE]
    return tuple(
        replace(row, above=one, below=other)
        for row, one, other in zip(rows, above, below, strict=True)
    )


def _touch(newer: Span | None, older: Span | None) -> bool:
    if newer is None or older is None:
        return False
    return older.ended is None or add_days(older.ended, 1) >= newer.began


def _days(part: Line | Remark) -> Span:
    assert part.began is not None
    return Span(part.began, part.ended)


def days_of(began: date, ended: date | None, today: date) -> tuple[str, str, Mark, Badge | None]:
    """Return since when and until when in words, the mark on the line of time, and how it stands."""
    since = f"od {short_date(began)}"
    if began > today:
        return since, f"do {short_date(ended)}" if ended else "", Mark.AHEAD, AHEAD
    if ended is None:
        return since, "nadal", Mark.NOW, NOW
    is_over = ended < today
    mark, badge = (Mark.PAST, None) if is_over else (Mark.NOW, NOW)
    return since, f"do {short_date(ended)}", mark, badge


def length_of(began: date, ended: date | None, today: date) -> str:
    """Return how long it lasted, until today where it goes on; nothing of what is to come without an end."""
    end = ended or today
    return lasting(began, end) if end >= began else ""


def remark_row(remark: Remark, today: date) -> StretchRow:
    """Return days without a stretch, or with two, as a row of the line."""
    since, until, _mark, _badge = days_of(remark.began, remark.ended, today)
    return StretchRow(
        key=("remark", remark.began, remark.words),
        title=remark.words,
        note=joined(remark.advice, length_of(remark.began, remark.ended, today)),
        lead=since,
        lead_note=until,
        badge=CHECK if remark.is_wrong else None,
        is_open=False,
        strong=False,
        mark=Mark.WARNING if remark.is_wrong else Mark.HOLE,
    )


def _stretch_row(line: Line, today: date, *, may_write: bool) -> StretchRow:
    assert line.began is not None
    since, until, mark, badge = days_of(line.began, line.ended, today)
    by_number = line.kind in _KNOWN_BY_NUMBER
    return StretchRow(
        key=RecordRef(line.kind, line.id),
        title=joined(line.number, line.title) if by_number else capitalised(line.title),
        note=joined(
            length_of(line.began, line.ended, today), line.note, "" if by_number else line.number
        ),
        lead=since,
        lead_note=until,
        badge=badge,
        is_open=may_write,
        strong=mark is not Mark.PAST,
        mark=mark,
    )


def _is(key: Hashable, record: object) -> bool:
    return isinstance(key, RecordRef) and key.id == record
