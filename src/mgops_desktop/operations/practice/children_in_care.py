"""Contacts and leaves at home of children in foster care, checks on monitored children, signs of letters."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.court import LetterDelivery, LetterDirection, LetterKind
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.foster_care import (
    ContactPlan,
    HomeLeave,
    MonitoredChild,
    MonitoringCheck,
    Placement,
)

_CONTACTS = "Co sobotę od 10 do 14 w domu rodziców; telefon we wtorki i czwartki po 17."
_EVERY_DAYS = 80
_SYMBOL, _COURT_SYMBOL = "4110", "4112"
_TO_COURT = (
    *(LetterKind.INSIGHT_APPLICATION, LetterKind.CARE_ORDER_APPLICATION),
    *(LetterKind.AUTHORITY_APPLICATION, LetterKind.COURT_ANNOTATION, LetterKind.COURT_REQUEST),
    *(LetterKind.COURT_REPORT_ON_PLAN, LetterKind.COURT_OPINION),
)


def register_children_in_care(world: World) -> None:
    """Write how children in care are in touch with their families, and how monitored ones fare."""
    for placement in list(world.ledger.values_of(Placement)):
        _note_contacts(world, placement)
        _note_summer_at_home(world, placement)
    for monitored in list(world.ledger.values_of(MonitoredChild)):
        _note_checks(world, monitored)


def _note_contacts(world: World, placement: dict[str, Any]) -> None:
    began = world.workdays.from_day(add_days(placement["began"], 14))
    ended = placement.get("ended")
    if world.is_past(began) and (ended is None or began < ended):
        world.ledger.note(
            *(ContactPlan, began),
            child_id=placement["child_id"],
            contacts=_CONTACTS,
            began=began,
            ended=ended,
        )


def _note_summer_at_home(world: World, placement: dict[str, Any]) -> None:
    """Two weeks of July in the second summer."""
    began = date(placement["began"].year + 1, 7, 6)
    ended = add_days(began, 13)
    if world.is_past(ended) and (placement.get("ended") or world.as_of) > ended:
        world.ledger.note(
            *(HomeLeave, began),
            child_id=placement["child_id"],
            began=began,
            ended=ended,
            remark="za zgodą sądu, pobyt przebiegł spokojnie",
        )


def _note_checks(world: World, monitored: dict[str, Any]) -> None:
    day = world.workdays.from_day(add_days(monitored["began"], _EVERY_DAYS))
    while world.is_past(day):
        world.ledger.note(
            *(MonitoringCheck, day),
            monitored_id=monitored["id"],
            day=day,
            way="rozmowa z wychowawcą i wizyta",
            result="Dziecko chodzi do szkoły, w domu spokojnie.",
        )
        day = world.workdays.from_day(add_days(day, _EVERY_DAYS))


def sign_letters(world: World) -> None:
    """Give every letter of the ledger its case sign by day; an answer has that of the letter it answers."""
    last: dict[tuple[str, int], int] = defaultdict(int)
    signs: dict[UUID, tuple[str, str]] = {}
    letters = sorted(world.ledger.values_of(Letter), key=lambda one: one.get("day") or date.max)
    for letter in letters:
        answered = signs.get(letter.get("answers_id") or letter["id"])
        symbol, sign = answered or _next(letter, last, world)
        letter |= {"file_symbol": symbol, "sign": sign, **_way(world, letter)}
        signs[letter["id"]] = (symbol, sign)


def _next(
    letter: dict[str, Any], last: dict[tuple[str, int], int], world: World
) -> tuple[str, str]:
    symbol = _COURT_SYMBOL if letter["kind"] in _TO_COURT else _SYMBOL
    year = (letter.get("day") or world.as_of).year
    last[symbol, year] += 1
    return symbol, f"{symbol}.{last[symbol, year]}.{year}"


def _way(world: World, letter: dict[str, Any]) -> dict[str, Any]:
    """Courts write and are written to electronically, others by registered letter."""
    day: date | None = letter.get("day")
    if day is None:
        return {}
    to_court = letter["kind"] in _TO_COURT
    way = LetterDelivery.ELECTRONIC if to_court else LetterDelivery.REGISTERED
    if letter["direction"] is LetterDirection.IN:
        return {"delivery": way}
    came = day if to_court else world.workdays.plus(day, 3)
    return {"delivery": way, "delivered_on": came if world.is_past(came) else None}
