"""The worker's own time: other work beside visits, leaving the office, how travel is paid."""

from collections import defaultdict
from datetime import date, time
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.day import TravelWay, WorkKind
from mgops_desktop.domain.staff import ContractForm
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.planned_visits import planned_from
from mgops_desktop.operations.practice.staff import Employee, Staff
from mgops_desktop.operations.practice.visits import INDOORS
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.day import OfficeExit, TravelTerms, WorkEntry
from mgops_desktop.storage.tables.staff import Training
from mgops_desktop.storage.tables.visit import Visit

_OPENS, _CLOSES = 7 * 60 + 30, 15 * 60 + 30
_SHORTEST, _BY_THE_HOUR = 45, 90
_STEP = 15
_MONDAY = 0
_LUMP_SUM, _PER_KM = 34_500, 115
"""Hundredths of a złoty: 300 km a month, and one kilometre."""

Span = tuple[int, int]


def register_work_time(world: World, staff: Staff) -> None:
    """Write what assistants did beside their visits in the last months, when they were out, how travel is paid."""
    since = planned_from(world)
    visits: dict[tuple[UUID, date], list[dict[str, Any]]] = defaultdict(list)
    for visit in world.ledger.values_of(Visit):
        if visit["day"] >= since and visit["began"] is not None:
            visits[visit["workers"][0], visit["day"]].append(visit)
    trained = {(one["worker_id"], one["day"]) for one in world.ledger.values_of(Training)}
    for index, employee in enumerate(staff.assistants.values()):
        chance = world.chance("work", employee.name)
        for day in world.workdays.between(since, world.yesterday):
            if employee.is_here(day):
                found = visits[employee.id, day]
                _note_exit(world, employee, day, found, chance)
                _note_day(world, employee, day, found, chance, (employee.id, day) in trained)
        _note_travel_terms(world, employee, index)


def _out(visits: list[dict[str, Any]]) -> list[Span]:
    """From when to when the worker is away for each visit, with the way there."""
    return sorted(
        (
            _minutes(one["began"]) - (one["travel_minutes"] or 0),
            _minutes(one["ended"] or one["began"]) + (0 if one["ended"] else _STEP),
        )
        for one in visits
    )


def _note_exit(
    world: World, employee: Employee, day: date, visits: list[dict[str, Any]], chance: Chance
) -> None:
    """One leaving of the office a day, from the first way to the return from the last."""
    outside = [one for one in visits if one["kind"] not in INDOORS]
    if not outside:
        return
    spans, words = _out(outside), phrases("day")
    left = spans[0][0] // 5 * 5
    back = max(end for _, end in spans) + chance.pick((5, 10, 15, 20))
    together = any(len(one["workers"]) > 1 for one in outside)
    world.ledger.note(
        OfficeExit,
        day,
        worker_id=employee.id,
        day=day,
        left=_clock(left),
        planned_return=_clock(min(-(-back // 30) * 30, 20 * 60)),
        returned=_clock(back),
        place=chance.pick(words["areas"]),
        companion="pracownik socjalny" if together else "",
    )


def _note_day(
    world: World,
    employee: Employee,
    day: date,
    visits: list[dict[str, Any]],
    chance: Chance,
    trained: bool,
) -> None:
    """What fills the working hours between visits; who works by the hour notes paperwork on Mondays only."""
    free = _between(_out(visits), sum(one["paperwork_minutes"] or 0 for one in visits))
    kinds = [WorkKind.PAPERWORK, WorkKind.OFFICE]
    if employee.form is ContractForm.SERVICE:
        on_monday = free[-1:] if day.weekday() == _MONDAY else []
        free = [(max(began, ended - _BY_THE_HOUR), ended) for began, ended in on_monday]
    elif day.weekday() == _MONDAY:
        kinds = [WorkKind.TEAM, WorkKind.PAPERWORK]
    if trained and not visits:
        kinds = [WorkKind.TRAINING]
    for index, span in enumerate(_with_hour_first(free) if kinds[0] is WorkKind.TEAM else free):
        _note_entry(world, employee, day, kinds[min(index, len(kinds) - 1)], span, chance)


def _with_hour_first(free: list[Span]) -> list[Span]:
    """The free hours with the first one apart, for the meeting of the team."""
    began, ended = free[0] if free else (0, 0)
    if ended - began < 2 * _SHORTEST:
        return free
    return [(began, began + 60), (began + 60, ended), *free[1:]]


def _between(out: list[Span], noted: int) -> list[Span]:
    """The hours of an eight-hour day that no visit takes, if they are long enough for anything.

    Who is out in the evening comes later in the morning; `noted` minutes of paperwork stand with the visits already.
    """
    back = max((end for _, end in out), default=_OPENS)
    opens = -(-max(_OPENS, back - (_CLOSES - _OPENS) + noted) // _STEP) * _STEP
    closes = (_CLOSES - (0 if opens > _OPENS else noted)) // _STEP * _STEP
    free, now = [], opens
    for began, ended in out:
        if began - now >= _SHORTEST:
            free.append((now, began // _STEP * _STEP))
        now = max(now, -(-(ended + 10) // _STEP) * _STEP)
    if closes - now >= _SHORTEST:
        free.append((now, closes))
    return free


def _note_entry(
    world: World, employee: Employee, day: date, kind: WorkKind, span: Span, chance: Chance
) -> None:
    world.ledger.note(
        WorkEntry,
        day,
        worker_id=employee.id,
        day=day,
        kind=kind,
        began=_clock(span[0]),
        ended=_clock(span[1]),
        minutes=span[1] - span[0],
        remark=chance.pick(phrases("day")[kind.value]),
    )


def _note_travel_terms(world: World, employee: Employee, index: int) -> None:
    """By the kilometre at first, a lump sum since the second year on record for those in a post."""
    words, change = phrases("day"), date(world.first_day.year + 1, 1, 1)
    began = max(employee.began, world.first_day)
    lump = employee.form is ContractForm.EMPLOYMENT and began < change
    until = add_days(change, -1) if lump else employee.ended
    if employee.ended is not None:
        until = min(until or employee.ended, employee.ended)
    if until is None or began <= until:
        _note_terms(world, employee, TravelWay.PER_KM, _PER_KM, (began, until), words["per_km"])
    if lump and (employee.ended is None or employee.ended >= change):
        span = (change, employee.ended)
        _note_terms(world, employee, TravelWay.LUMP_SUM, _LUMP_SUM, span, words["lump_sum"])


def _note_terms(
    world: World,
    employee: Employee,
    way: TravelWay,
    amount: int,
    span: tuple[date, date | None],
    remark: str,
) -> None:
    began, ended = span
    world.ledger.note(
        TravelTerms,
        began,
        worker_id=employee.id,
        way=way,
        amount=amount,
        began=began,
        ended=ended,
        remark=remark,
    )


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _clock(minutes: int) -> time:
    return time(min(minutes // 60, 23), minutes % 60)
