"""The agenda of a day on which groups sit: one point for each procedure and side, with hours that keep sides apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.errors import UserError

_DAY = 24 * 60
_SIDES = frozenset({SittingKind.WITH_HARMED, SittingKind.WITH_VIOLENT})
_TOO_LONG = "Porządek nie mieści się w jednym dniu. Zacznij wcześniej, skróć czas albo podziel go na dwa dni."


@dataclass(frozen=True)
class Point:
    """One point: whose procedure, a sitting of the group or with which side, from when until when."""

    procedure: UUID
    kind: SittingKind
    at: time | None = None
    until: time | None = None


@dataclass(frozen=True)
class Clash:
    """Two points whose hours do not go together: `is_near` are two sides of one procedure, else they overlap."""

    first: Point
    second: Point
    is_near: bool


def laid_out(
    wanted: Iterable[tuple[UUID, SittingKind]],
    begin: time,
    minutes: int,
    buffer: int,
    taken: Sequence[Point] = (),
) -> tuple[Point, ...]:
    """Return points of the same length, one after the other, each where it meets nothing `taken` and no other side.

    A point that would stand too near the other side of its procedure waits, and the next that can goes first. Raises
    UserError where the day is too short.
    """
    if minutes < 1:
        raise UserError("Czas jednego punktu to co najmniej minuta. Popraw go.")
    waiting, points = list(wanted), list(taken)
    now, new = _minute(begin), list[Point]()
    while waiting:
        if now + minutes >= _DAY:
            raise UserError(_TOO_LONG)
        tried = [Point(*one, _time(now), _time(now + minutes)) for one in waiting]
        fitting = next((one for one in tried if _fits(one, points, buffer)), None)
        if fitting is None:
            now += 1
            continue
        points.append(fitting)
        new.append(fitting)
        waiting.remove((fitting.procedure, fitting.kind))
        now += minutes
    return tuple(new)


def clashes(points: Sequence[Point], buffer: int) -> Iterator[Clash]:
    """Yield the pairs that overlap, and the two sides of one procedure with less than the buffer between them."""
    timed = [one for one in points if one.at is not None]
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            if are_sides(one, other) and _gap(one, other) < buffer:
                yield Clash(one, other, is_near=True)
            elif _gap(one, other) < 0:
                yield Clash(one, other, is_near=False)


def are_sides(one: Point, other: Point) -> bool:
    """Whether these are the two sides of one procedure, who must never meet (§ 18 R2023)."""
    return one.procedure == other.procedure and {one.kind, other.kind} == _SIDES


def in_turn(points: Iterable[Point]) -> list[Point]:
    """Return the points by their hour, those without one last."""
    return sorted(points, key=lambda one: (one.at is None, one.at or time.min))


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
