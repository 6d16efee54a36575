"""A random but possible centre, full of edges."""

from datetime import date

from tests.acceptance.random_centres.chance import Chance
from tests.acceptance.random_centres.families import add_families
from tests.acceptance.random_centres.services import add_blue_cards, add_services
from tests.acceptance.random_centres.work import add_cases, add_joint_visits, add_letters, add_staff
from tests.acceptance.rows import Book


def random_centre(seed: int) -> tuple[Book, list[tuple[date, date]]]:
    """Return the rows and the periods to count: a year, its halves, odd ones."""
    chance = Chance(seed)
    book = Book()
    _add_settings(book, chance)
    add_staff(book, chance)
    add_families(book, chance)
    add_cases(book, chance)
    add_joint_visits(book, chance)
    add_letters(book, chance)
    add_services(book, chance)
    add_blue_cards(book, chance)
    year = chance.year
    periods = [
        (chance.first, chance.last),
        (chance.first, date(year, 6, 30)),
        (date(year, 7, 1), chance.last),
        chance.period(),
    ]
    return book, periods


def _add_settings(book: Book, chance: Chance) -> None:
    """Limits low enough for a few families to exceed them; now and then another choice of the centre."""
    _set(book, "family_limit", "2", date(2015, 1, 1))
    if chance.sometimes():
        _set(book, "family_limit", "1", date(chance.year, 7, 1))
    if chance.sometimes():
        _set(book, "aftercare", "3", date(2012, 1, 1))
    if chance.rarely():
        _set(book, "first_assessment_from", "plan", date(2012, 1, 1))
    for key in (
        "pro_life_counts_to_limit",
        "substitute_counts_to_limit",
        "pro_life_counts_as_support",
    ):
        if chance.rarely():
            _set(book, key, "no", date(chance.year, 1, 1))


def _set(book: Book, key: str, value: str, valid_from: date) -> None:
    book.put("setting", key=key, label=key, value=value, valid_from=valid_from, confirmed=True)
