"""The centre itself: header, districts, programmes."""

from datetime import date

from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.staff import Staff
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.centre import DictionaryEntry, Programme

_PROGRAMME_YEARS = 3
_A_FIRST_YEAR = 2013


def header(world: World, staff: Staff) -> dict[str, str]:
    """What stands in the header of the centre's prints."""
    return {**world.place["centre"], "head_name": staff.head.full_name}


def register_centre(world: World) -> None:
    """Write the districts and the programmes."""
    for position, (key, label, _) in enumerate(world.place["districts"], start=1):
        world.ledger.note(
            DictionaryEntry,
            world.first_day,
            dictionary="district",
            key=key,
            label=label,
            maps_to="",
            position=position,
        )
    _note_programmes(world)


def _note_programmes(world: World) -> None:
    known = phrases("report")["programme"]
    year = world.first_day.year
    year -= (year - _A_FIRST_YEAR) % _PROGRAMME_YEARS
    while year <= world.as_of.year:
        adopted = world.workdays.until(date(year - 1, 11, 28))
        last = year + _PROGRAMME_YEARS - 1
        world.ledger.note(
            Programme,
            adopted,
            name=f"{known['name']} na lata {year}–{last}",
            first_year=year,
            last_year=last,
            resolution_number=f"{_roman(year % 50 + 2)}/{year % 97 + 101}/{year - 1}",
            resolution_day=adopted,
            adopted_by=world.place["centre"]["council"],
            main_goal=known["goal"],
        )
        year += _PROGRAMME_YEARS


def _roman(number: int) -> str:
    letters = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, letter in letters:
        written += letter * (number // value)
        number %= value
    return written
