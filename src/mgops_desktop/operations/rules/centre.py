"""Rules of what the centre sets: parameters, dictionaries, days that are not as the calendar says, programmes."""

from collections.abc import Iterator

from sqlalchemy import select

from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.draft import Entry, refuse, rule, warn
from mgops_desktop.operations.rules.rows import Finding
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    DictionaryEntry,
    Programme,
    Setting,
)

_YEARS = 3


@rule("setting")
def _later_than_the_values_before(entry: Entry) -> Iterator[Finding]:
    """A value is added from a later day on; what was counted by the earlier ones stays as it was."""
    if entry.id is not None:
        return
    query = select(Setting.valid_from).where(Setting.key == entry["key"])
    newest = max(entry.session.scalars(query), default=None)
    if newest is not None and entry["valid_from"] <= newest:
        yield refuse(
            "valid_from",
            "order",
            f"Nowa wartość musi obowiązywać od dnia późniejszego niż {short_date(newest)}. "
            "Wcześniejszych wartości program nie nadpisuje.",
        )


@rule("setting")
def _value_in_force(entry: Entry) -> Iterator[Finding]:
    if entry.id is not None and entry.has_changed("value") and entry["valid_from"] <= entry.today:
        yield warn(
            "value",
            "in_force",
            "Ta wartość już obowiązuje: zmienią się też liczby za minione okresy. Gdy zmienił się przepis, "
            "dodaj wartość od nowej daty.",
        )
    if entry["confirmed"] and not entry["basis"] and entry.has_changed("confirmed", "basis"):
        yield warn("basis", "basis", "Potwierdzona wartość nie ma podstawy.")


@rule("dictionary_entry")
def _entry_once(entry: Entry) -> Iterator[Finding]:
    table = DictionaryEntry
    query = select(table.id, table.label).where(table.dictionary == entry["dictionary"])
    for record, label in entry.session.execute(query):
        if record != entry.id and search_key(label) == search_key(entry["label"]):
            yield refuse("label", "same", f"Ten słownik ma już pozycję „{label}”.")
            return


@rule("calendar_exception")
def _day_once(entry: Entry) -> Iterator[Finding]:
    table = CalendarException
    query = select(table.id, table.name).where(table.day == entry["day"])
    for record, name in entry.session.execute(query):
        if record != entry.id:
            yield refuse("day", "same", f"Ten dzień ma już wpis: „{name}”. Popraw tamten wpis.")


@rule("programme")
def _three_years(entry: Entry) -> Iterator[Finding]:
    first, last = entry["first_year"], entry["last_year"]
    if last - first + 1 != _YEARS:
        yield warn("last_year", "years", "Program jest trzyletni (art. 179 ust. 2).")
    query = select(Programme.id, Programme.name, Programme.first_year, Programme.last_year)
    for record, name, began, ended in entry.session.execute(query):
        if record != entry.id and began <= last and first <= ended:
            yield warn("first_year", "overlap", f"W tych latach obowiązuje też „{name}”.")
