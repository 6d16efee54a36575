"""Rules of the centre, its parameters, dictionaries, days off and programmes."""

import re
from datetime import date

from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.figure_layout import CAS_COLUMNS, KEY_WORDS, LAYOUTS, line_of
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import catalogue_keys
from mgops_desktop.operations.rules.beside import (
    exists,
    must_have_happened,
    must_not_lie_in_bin,
    others,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.sheets.dictionaries import CLOSURE_REASON
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.deadline import working_calendar
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    Centre,
    DictionaryEntry,
    Programme,
    Setting,
)

_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_KEY = re.compile("[a-z0-9_.]+")
_YEARS_OF_PROGRAMME = 3


@rule("centre")
def one_centre(entry: Entry) -> Findings:
    """A data folder belongs to one centre."""
    if entry.id is None and exists(entry, Centre):
        yield refuse(
            "name", "second", "Ośrodek jest już zapisany, a może być jeden. Popraw jego dane."
        )


@rule("centre", on=("email",))
def mail_is_an_address(entry: Entry) -> Findings:
    """An e-mail address has a sign and a domain."""
    if entry["email"] and not _E_MAIL.fullmatch(entry["email"]):
        yield refuse("email", "email", "To nie jest adres e-mail. Wpisz np. ops@przyklad.pl.")


@rule("centre", on=("head_name", "council"))
def prints_are_signed(entry: Entry) -> Findings:
    """Who signs, and to whom the yearly report goes (art. 179)."""
    if not entry["head_name"]:
        yield warn(
            "head_name",
            "no_head",
            "Nie wpisano kierownika. Pod sprawozdaniami nie będzie nazwiska do podpisu.",
        )
    if not entry["council"]:
        yield warn(
            "council",
            "no_council",
            "Nie wpisano rady, której składa się sprawozdanie roczne (art. 179 ust. 1).",
        )


@rule("setting", on=("key", "valid_from", "valid_to"))
def one_value_at_a_time(entry: Entry) -> Findings:
    """A parameter has one value on a day."""
    began, ended = entry["valid_from"], entry["valid_to"]
    for other in others(entry, Setting, "key"):
        if entry.id is None and other.valid_from >= began:
            yield refuse(
                "valid_from",
                "order",
                f"Nowa wartość musi obowiązywać od dnia późniejszego niż {short_date(other.valid_from)}. "
                "Wcześniejszych wartości program nie nadpisuje.",
            )
        elif entry.id is not None and _overlap(other, began, ended):
            yield refuse(
                "valid_from",
                "overlap",
                f"W tym czasie obowiązuje już wartość „{other.value}” od {short_date(other.valid_from)}. "
                "Wpisz najpierw, do kiedy.",
            )


def _overlap(other: Setting, began: date, ended: date | None) -> bool:
    return (other.valid_to is None or other.valid_to >= began) and (
        ended is None or other.valid_from <= ended
    )


@rule("setting", on=("value", "valid_from", "confirmed", "basis"))
def value_has_a_basis(entry: Entry) -> Findings:
    """A confirmed value has a basis; one for the past changes what was counted."""
    if entry["confirmed"] and not entry["basis"]:
        yield warn(
            "basis",
            "no_basis",
            "Wartość jest potwierdzona, a nie podano podstawy. Wpisz przepis albo decyzję.",
        )
    if entry["valid_from"] >= entry.today or not entry.has_changed("value", "valid_from"):
        return
    if entry.id is None:
        yield warn(
            "valid_from",
            "past",
            "Wartość obowiązuje wstecz. Zmienią się też liczby i terminy z okresów, które już minęły.",
        )
    else:
        yield warn(
            "value",
            "in_force",
            "Ta wartość już obowiązuje: zmienią się też liczby za minione okresy. Gdy zmienił się przepis, "
            "dodaj wartość od nowej daty.",
        )


@rule("dictionary_entry", on=("dictionary", "key", "label"))
def entry_once(entry: Entry) -> Findings:
    """A key of a dictionary is written plainly and used once."""
    yield from must_not_lie_in_bin(entry, "key", "dictionary", "key")
    if not _KEY.fullmatch(entry["key"]):
        yield refuse(
            "key", "key", "Klucz to małe litery bez polskich znaków, cyfry i „_”. Popraw go."
        )
    for other in others(entry, DictionaryEntry, "dictionary"):
        if other.key == entry["key"]:
            yield refuse("key", "twice", f"Klucz ma już pozycja „{other.label}”. Wybierz inny.")
        elif search_key(other.label) != search_key(entry["label"]):
            continue
        elif other.valid_to is not None and other.valid_to < entry.today:
            yield warn(
                "label",
                "ended_label",
                f"Pozycja „{other.label}” jest zakończona. Zamiast dodawać drugą, usuń jej datę końca.",
            )
        else:
            yield refuse("label", "same_label", f"Ten słownik ma już pozycję „{other.label}”.")


@rule("dictionary_entry", on=("dictionary", "key"))
def line_of_a_layout(entry: Entry) -> Findings:
    """A line of a table that the centre lays out names the year from which it stands, and a figure there is."""
    name, key = entry["dictionary"], entry["key"]
    if name not in LAYOUTS or not _KEY.fullmatch(key):
        return
    line = line_of(name, key, entry["label"], entry["valid_to"])
    if line is None:
        yield refuse("key", "layout", f"Klucz tej pozycji: {KEY_WORDS[name]} Popraw go.")
    elif name != CAS_COLUMNS and line.figure and not _is_figure(entry.session, line.figure):
        yield refuse(
            "key",
            "no_figure",
            f"Nie ma liczby o kluczu „{line.figure}”. Klucze liczb drukuje zestawienie do CAS.",
        )


def _is_figure(session: Session, key: str) -> bool:
    return key in catalogue_keys(Counting(session, Period.year(today_of(session).year)))


@rule("dictionary_entry", on=("dictionary", "maps_to", "valid_to"))
def entry_is_of_use(entry: Entry) -> Findings:
    """Only reasons of closure stand for a row of the report; an entry that ends is offered no more."""
    if entry["maps_to"] and entry["dictionary"] != CLOSURE_REASON:
        yield warn(
            "maps_to",
            "no_row",
            "Wiersz sprawozdania mają tylko przyczyny zakończenia. Tu niczego nie zmieni.",
        )
    if entry.id is None and entry["valid_to"] is not None and entry["valid_to"] < entry.today:
        yield warn("valid_to", "over", "Ta data minęła. Pozycja nie będzie już proponowana.")


@rule("calendar_exception", on=("day", "kind"))
def day_changes_something(entry: Entry) -> Findings:
    """A day stands once, and makes a difference to the calendar."""
    day, kind = entry["day"], entry["kind"]
    found = others(entry, CalendarException, "day")
    if found:
        yield refuse(
            "day", "twice", f"Ten dzień jest już zapisany: „{found[0].name}”. Popraw tamten wpis."
        )
        return
    calendar = working_calendar(entry.session)
    is_working = calendar.is_working(day)
    if entry.id is None and is_working is (kind is DayKind.WORKING):
        word = "pracujący" if is_working else "wolny"
        yield refuse(
            "kind",
            "no_change",
            f"Ten dzień i tak jest {word}. Wpis niczego by nie zmienił; popraw dzień.",
        )
    holiday = calendar.holiday(day)
    if holiday and kind is DayKind.WORKING:
        yield warn("kind", "holiday", f"To dzień ustawowo wolny od pracy: {holiday}. Sprawdź datę.")
    if day < entry.today:
        yield warn("day", "past", "Ten dzień minął. Zmienią się terminy, które już policzono.")


@rule("programme", on=("name", "first_year", "last_year", "resolution_day"))
def programme_can_be(entry: Entry) -> Findings:
    """A programme stands once, is adopted on a day that has been, before it is over."""
    yield from must_have_happened(entry, "resolution_day", "Uchwałę podjęto by")
    adopted, last = entry["resolution_day"], entry["last_year"]
    if adopted is not None and adopted.year > last:
        yield refuse(
            "resolution_day",
            "too_late",
            f"Program kończy się w {last} r. Uchwała nie może być późniejsza.",
        )
    for other in others(entry, Programme, "first_year", "last_year"):
        if search_key(other.name) == search_key(entry["name"]):
            yield refuse(
                "name",
                "twice",
                f"Ten program jest już zapisany ({other.number}). Popraw tamten wpis.",
            )


@rule("programme", on=("first_year", "last_year", "resolution_number"))
def programme_of_three_years(entry: Entry) -> Findings:
    """Art. 176 pkt 1: programmes of three years; one at a time; adopted by the council."""
    first, last = entry["first_year"], entry["last_year"]
    if last - first + 1 != _YEARS_OF_PROGRAMME:
        yield warn(
            "last_year",
            "not_three",
            "Gminny program jest trzyletni (art. 176 pkt 1). Sprawdź lata.",
        )
    overlapping = (Programme.first_year <= last) & (Programme.last_year >= first)
    if exists(entry, Programme, overlapping, Programme.id != entry.id):
        yield warn("first_year", "overlap", "W tych latach obowiązuje już inny program.")
    if not entry["resolution_number"]:
        yield warn(
            "resolution_number",
            "no_resolution",
            "Program uchwala rada (art. 179 ust. 2). Wpisz numer uchwały.",
        )
