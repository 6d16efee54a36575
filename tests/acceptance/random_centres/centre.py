"""A random but possible centre, full of edges."""

from datetime import date
from typing import NamedTuple

from tests.acceptance.random_centres.additions import (
    add_meetings,
    add_pupils,
    add_terms,
    add_violence,
)
from tests.acceptance.random_centres.blue_cards import add_course, put_in_order
from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.random_centres.families import add_families
from tests.acceptance.random_centres.services import add_blue_cards, add_services
from tests.acceptance.random_centres.work import add_cases, add_joint_visits, add_letters, add_staff
from tests.acceptance.rows import Book

LONG_AFTER = date(2026, 11, 21)
BINNED = (
    *("family", "person", "case", "work_plan", "worker", "procedure", "party", "diagnostic_group"),
    *("contract", "leave", "membership", "family_trait", "family_problem", "stay", "supervision"),
    *("pregnancy", "application", "assignment", "plan_action", "assessment", "aftercare", "visit"),
    *("court_obligation", "court_order", "child_removal", "letter", "placement", "participation"),
    *("foster_child_review", "monitored_child", "counselling_session", "pro_life_support"),
    *("nk_form", "team_sitting", "group_sitting", "procedure_event"),
    *("correction_programme", "child_protection", "group_member"),
)

STATE, SAME_STATE = "families_supported_state", "assistant_cases_continued_next_year"
OPENING = (
    "assistant_visits",
    "assistant_visits_home",
    "court_annotations_sent",
    "families_monitored_after_closure",
    "visit_hours",
    "counselling_sessions_psycholog",
    STATE,
    SAME_STATE,
    "family_assistants_state",
    "families_supported_by_assistant",
    "families_supported_by_assistant_urban",
    "blue_card_procedures_run",
    "blue_card_procedures_started",
)


class Asked(NamedTuple):
    """A period to be counted, and the day on which it is counted."""

    first: date
    last: date
    today: date = LONG_AFTER


def random_centre(seed: int) -> tuple[Book, list[Asked]]:
    """Return the rows and the periods to count: a year, one of its halves, an odd one, one that goes on."""
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
    _add_opening_figures(book, chance.apart("recording"))
    if seed % 3 == 0:
        _add_a_typed_in_year(book, chance)
    _put_into_bin(book, chance)
    year = chance.year
    halves = ((chance.first, date(year, 6, 30)), (date(year, 7, 1), chance.last))
    today = chance.apart("today").day(chance.first - ONE_DAY, chance.last)
    periods = [
        Asked(chance.first, chance.last),
        Asked(*chance.one_of(halves)),
        Asked(*chance.period()),
        Asked(chance.first, chance.last, today),
    ]
    add_violence(book, chance.apart("violence"))
    add_terms(book, chance.apart("terms"))
    add_pupils(book, chance.apart("pupils"))
    add_meetings(book, chance.apart("meetings"))
    add_course(book, chance.apart("course"))
    put_in_order(book)
    return book, periods


def _add_opening_figures(book: Book, chance: Chance) -> None:
    """A centre that has recorded for years, or began to use the program in the middle of the year."""
    since = date(chance.year - 3, 1, 1)
    confirmed = not chance.rarely()
    begins = chance.sometimes()
    if begins:
        since = chance.one_of((date(chance.year, 3, 1), chance.first, date(chance.year, 9, 15)))
    _set(book, "recording_since", since.isoformat(), date(2012, 1, 1), confirmed=confirmed)
    if not begins and chance.often():
        return
    keys = chance.some_of(OPENING, 8)
    if STATE in keys and SAME_STATE in keys:
        keys.remove(SAME_STATE)  # one figure has one value in a month
    for key in keys:
        for month in {chance.one_of((1, 2, 5, 6, 12)), chance.number(1, 12)}:
            book.add(
                "opening_figure",
                indicator=key,
                month=date(chance.year, month, 1),
                value=chance.number(0, 9),
                source="zeszyt",
            )


def _add_a_typed_in_year(book: Book, chance: Chance) -> None:
    """Figures of every month: odd periods end within one of them."""
    for month in range(1, 13):
        book.add(
            "opening_figure",
            indicator="court_opinions_sent",
            month=date(chance.year, month, 1),
            value=month,
            source="zeszyt",
        )


def _put_into_bin(book: Book, chance: Chance) -> None:
    """A few records, and with them what cannot be without them."""
    for sheet in BINNED:
        for row in chance.some_of(book.rows[sheet], 1):
            if chance.rarely():
                book.bin(sheet, row["number"])


def _add_settings(book: Book, chance: Chance) -> None:
    """Limits low enough for a few families to exceed them; now and then another choice of the centre."""
    _set(book, "family_limit", chance.one_of(("1", "2")), date(2015, 1, 1))
    if chance.sometimes():
        _set(book, "family_limit", "1", date(chance.year, 7, 1))
    if chance.sometimes():
        _set(book, "aftercare", "3", date(2012, 1, 1))
    for dictionary, key, label in (
        ("specialist", "logopeda", "Logopeda"),
        ("problem", "dlugi_czynszowe", "Długi czynszowe"),
        ("district", "rejon_1", "Rejon 1"),
        ("district", "gorki_umowne", "Górki Umowne"),
    ):
        book.put("dictionary_entry", dictionary=dictionary, key=key, label=label, position=30)
    if chance.rarely():
        _set(book, "first_assessment_from", "plan", date(2012, 1, 1))
    for key in (
        "pro_life_counts_to_limit",
        "substitute_counts_to_limit",
        "pro_life_counts_as_support",
    ):
        if chance.rarely():
            _set(book, key, "no", date(chance.year, 1, 1))
    if chance.sometimes():
        _set(book, "aftercare_counts_to_limit", "yes", date(chance.year, 1, 1))


def _set(book: Book, key: str, value: str, valid_from: date, *, confirmed: bool = True) -> None:
    book.put("setting", key=key, label=key, value=value, valid_from=valid_from, confirmed=confirmed)
