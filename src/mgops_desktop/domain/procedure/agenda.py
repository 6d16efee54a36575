"""The agenda of a day on which groups sit: one point for each procedure and side, with hours that keep sides apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.errors import UserError

_DAY = 24 * 60
_MET = {
    SittingKind.WITH_HARMED: PartyRole.HARMED,
    SittingKind.WITH_VIOLENT: PartyRole.VIOLENT,
}
_TOO_LONG = "Porządek nie mieści się w jednym dniu. Zacznij wcześniej, skróć czas albo podziel go na dwa dni."


@dataclass(frozen=True)
class Point:
    """One point: whose procedure, a sitting of the group or with which side, from when until when.

    `met` are the persons it is held with, `apart` whom they must not meet, be it by another procedure.
    """

    procedure: UUID
    kind: SittingKind
    at: time | None = None
    until: time | None = None
    met: frozenset[UUID] = frozenset()
    apart: frozenset[UUID] = frozenset()


class Sides:
    """Who is on which side of every procedure: (procedure, person, role)."""

    def __init__(self, taking: Iterable[tuple[UUID, UUID, PartyRole]]) -> None:
        self._there: dict[tuple[UUID, PartyRole], set[UUID]] = defaultdict(set)
        self._parts: dict[UUID, list[tuple[UUID, PartyRole]]] = defaultdict(list)
        for procedure, person, role in taking:
            self._there[procedure, role].add(person)
            self._parts[person].append((procedure, role))

    def point(self, procedure: UUID, kind: SittingKind) -> Point:
        """Return a point without hours: whom the group meets, and who is on the other side of them anywhere."""
        role = _MET.get(kind)
        met = self._there.get((procedure, role), set()) if role else set()
        apart = {other for one in met for other in self._against(one)}
        return Point(procedure, kind, met=frozenset(met), apart=frozenset(apart))

    def _against(self, person: UUID) -> Iterator[UUID]:
        for procedure, role in self._parts[person]:
            for other in _MET.values():
                if role in _MET.values() and other is not role:
                    yield from self._there.get((procedure, other), set()) - {person}


@dataclass(frozen=True)
class Clash:
    """Two points whose hours do not go together: `is_near` are two sides who must not meet, else they overlap."""

    first: Point
    second: Point
    is_near: bool


def laid_out(
    wanted: Iterable[Point],
    begin: time,
    minutes: int,
    buffer: int,
    taken: Sequence[Point] = (),
) -> tuple[Point, ...]:
    """Return points of the same length, one after the other, each where it meets nothing `taken` and no other side.

    A point that would stand too near the other side of its persons waits, and the next that can goes first. Raises
    UserError where the day is too short.
    """
    if minutes < 1:
        raise UserError("Czas jednego punktu to co najmniej minuta. Popraw go.")
    waiting, points = list(wanted), list(taken)
    now, new = _minute(begin), list[Point]()
    while waiting:
        if now + minutes >= _DAY:
            raise UserError(_TOO_LONG)
        tried = [replace(one, at=_time(now), until=_time(now + minutes)) for one in waiting]
        place = next((at for at, one in enumerate(tried) if _fits(one, points, buffer)), None)
        if place is None:
            now += 1
            continue
        points.append(tried[place])
        new.append(tried[place])
        del waiting[place]
        now += minutes
    return tuple(new)


def clashes(points: Sequence[Point], buffer: int) -> Iterator[Clash]:
    """Yield the pairs that overlap, and two sides with less than the buffer between them."""
    timed = [one for one in points if one.at is not None]
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            if are_sides(one, other) and _gap(one, other) < buffer:
                yield Clash(one, other, is_near=True)
            elif _gap(one, other) < 0:
                yield Clash(one, other, is_near=False)


def are_sides(one: Point, other: Point) -> bool:
    """Whether these are the two sides of a procedure, who must never meet (§ 18 R2023).

    They stay its sides where each is met for another one: who is harmed in one may be violent in the next.
    """
    is_of_one = one.procedure == other.procedure and {one.kind, other.kind} == _MET.keys()
    return is_of_one or bool(one.met & other.apart or one.apart & other.met)


def _fits(point: Point, others: Iterable[Point], buffer: int) -> bool:
    return not any(
        _gap(point, one) < (buffer if are_sides(point, one) else 0)
        for one in others
        if one.at is not None
    )


def _gap(one: Point, other: Point) -> int:
    """The minutes between two points with hours; below nought where they overlap."""
    first, last = _span(one)
    other_first, other_last = _span(other)
    return max(other_first - last, first - other_last)


def _span(point: Point) -> tuple[int, int]:
    """From when until when, in minutes; of an unknown end a point is as long as a moment."""
    assert point.at is not None
    first = _minute(point.at)
    return first, max(first, _minute(point.until or point.at))


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minute: int) -> time:
    return time(*divmod(minute, 60))
