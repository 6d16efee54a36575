"""Lines of time out of dated records: their stretches, the days between them, and days on which two run at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind, PauseKind
from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.line_of_time import clashes, holes, holes_between
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.text import sort_key
from mgops_desktop.operations.records.histories import HISTORIES, History
from mgops_desktop.operations.records.line_words import Line, LineWords
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.casework import Case, CasePause

TWICE = "Dwa wpisy w tym samym czasie"
CHECK_DAYS = "Sprawdź daty obu wpisów."
_NOBODY = "Sprawa bez asystenta"
_ASSIGN = "Dodaj przydział albo zapisz przerwę bez asystenta."
_PAUSED = "Przerwa bez asystenta"
_CASE = "case_id"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Remark:
    """Days of a line on which nothing runs, or two run at once; `ended` None: until today and on.

    `advice` says what to do where that should not be.
    """

    began: date
    ended: date | None
    words: str
    advice: str = ""
    is_hole: bool = True

    @property
    def is_wrong(self) -> bool:
        return bool(self.advice)


@dataclass(frozen=True)
class Track:
    """One line of time, the newest first. `current` is the stretch that another one can follow from a day."""

    title: str
    parts: tuple[Line | Remark, ...]
    current: UUID | None = None


def tracks_of(
    session: Session, words: LineWords, stored: Mapping[UUID, Values]
) -> tuple[Track, ...] | None:
    """Return the lines of time that these records of one kind make, those that go on first.

    None for a kind that is no dated history, and for records that belong to nobody.
    """
    history = HISTORIES.get(words.sheet.key)
    if history is None or words.owner is None:
        return None
    grouped: dict[tuple[Any, ...], list[UUID]] = defaultdict(list)
    for record, values in stored.items():
        grouped[tuple(values[name] for name in history.subject)].append(record)
    made = _Making(session, words, history, len({one.get(_CASE) for one in stored.values()}) > 1)
    tracks = [made.track({one: stored[one] for one in own}) for own in grouped.values()]
    return tuple(sorted(tracks, key=made.order))


@dataclass(frozen=True)
class _Making:
    session: Session
    words: LineWords
    history: History
    names_cases: bool

    @property
    def today(self) -> date:
        return today_of(self.session)

    def order(self, track: Track) -> tuple[bool, bytes, int]:
        """Those that go on before those that are over, by name, then the newest."""
        lines = [part for part in track.parts if isinstance(part, Line)]
        goes_on = any(one.ended is None or one.ended >= self.today for one in lines)
        newest = max((one.began or date.min).toordinal() for one in lines)
        return not goes_on, sort_key(track.title), -newest

    def track(self, own: Mapping[UUID, Values]) -> Track:
        without = self.history.subject if self.history.changes else ()
        lines = [self.words.line(record, values, without) for record, values in own.items()]
        values = next(iter(own.values()))
        remarks = self._remarks(values, [_span(one) for one in lines])
        parts: list[Line | Remark] = [*lines, *remarks]
        return Track(
            self._title(values) if self.history.changes else "",
            tuple(sorted(parts, key=_place, reverse=True)),
            self._current(lines) if self.history.changes else None,
        )

    def _title(self, values: Values) -> str:
        said = self.words.words_of(values, self.history.subject)
        if self.names_cases and _CASE in self.history.subject:
            said.insert(0, f"sprawa {self.words.number_of('case', values[_CASE])}")
        title = self.history.joint.join(said) or self.words.sheet.table.title
        return title[:1].upper() + title[1:]

    def _current(self, lines: Sequence[Line]) -> UUID | None:
        """The stretch that runs today, else the one that is to begin."""
        ahead = [one for one in lines if one.ended is None or one.ended >= self.today]
        running = [one for one in ahead if _span(one).began <= self.today]
        newest = max(running or ahead, key=lambda one: _span(one).began, default=None)
        return newest.id if newest else None

    def _remarks(self, values: Values, spans: Sequence[Span]) -> Iterator[Remark]:
        if self.history.is_alone(values):
            for clash in clashes(spans, shares_day=self.history.shares_day):
                yield Remark(clash.began, clash.ended, TWICE, CHECK_DAYS, is_hole=False)
        if self.words.sheet.key == "assignment" and values["kind"] is AssignmentKind.MAIN:
            yield from self._without_assistant(values[_CASE], spans)
        elif self.history.hole:
            for hole in holes_between(spans):
                yield Remark(hole.first, hole.last, self.history.hole)

    def _without_assistant(self, case: UUID, spans: Iterable[Span]) -> Iterator[Remark]:
        """The days of a case without an assistant; those of a recorded pause are as they should be."""
        began, ended = self.session.execute(
            select(Case.began, Case.ended).where(Case.id == case)
        ).one()
        last = min(ended or self.today, self.today)
        if last < began:
            return
        query = select(CasePause.began, CasePause.ended).where(
            CasePause.case_id == case, CasePause.kind == PauseKind.NO_ASSISTANT
        )
        pauses = [Span(*row) for row in self.session.execute(query)]
        for hole in holes(spans, Period(began, last)):
            until = None if ended is None and hole.last == self.today else hole.last
            if holes(pauses, hole):
                yield Remark(hole.first, until, _NOBODY, _ASSIGN)
            else:
                yield Remark(hole.first, until, _PAUSED)


def _span(line: Line) -> Span:
    assert line.began is not None
    return Span(line.began, line.ended)


def _place(part: Line | Remark) -> tuple[date, bool]:
    """A remark stands after the stretch with which its days begin."""
    return part.began or date.min, isinstance(part, Line)
