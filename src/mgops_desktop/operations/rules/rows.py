"""What must or should hold in one row: errors stop the import, warnings are shown and imported.

Nothing is refused that happened; only what cannot be true is an error.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from functools import cache
from typing import Any, NamedTuple

from mgops_desktop.domain.case import ClosureRow
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure_layout import KEY_WORDS, LAYOUTS, line_of
from mgops_desktop.domain.parameter_rule import unknown_parameter
from mgops_desktop.domain.pesel import Sex as PeselSex
from mgops_desktop.domain.pesel import check_pesel
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.domain.work_month import is_far
from mgops_desktop.operations.annual_report.gather import REPORT
from mgops_desktop.operations.report_text import WITHOUT_TEXT
from mgops_desktop.reports.annual import section_keys
from mgops_desktop.sheets.description import Column, Sheet
from mgops_desktop.sheets.dictionaries import CLOSURE_REASON, DICTIONARIES
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.visit import VISIT
from mgops_desktop.storage.seeds import shipped_parameter_rules

Values = Mapping[str, Any]


class Finding(NamedTuple):
    """Something wrong (error) or odd (warning) in a column of a row."""

    column: str
    code: str
    message: str
    is_error: bool = True


_FULL_POST = 100
_NOT_BEFORE = (
    ("ended", "began"),
    ("valid_to", "valid_from"),
    ("last_year", "first_year"),
    ("died_on", "birth_date"),
    ("planned_end", "began"),
    ("handed_over_on", "began"),
    ("monitoring_ended", "ended"),
    ("decided", "received"),
    ("withdrawn_on", "day"),
    ("day", "period_from"),
    ("ended", "appointed"),
    ("received", "filled"),
    ("delivered_on", "day"),
    ("authorised_until", "authorised_on"),
    ("closed_on", "day"),
    ("returned", "left"),
    ("planned_return", "left"),
    ("approved_on", "submitted"),
    ("destroyed_on", "day"),
    ("protocol_passed", "protocol_on"),
    ("authorised_until", "authorised"),
    ("asked_on", "motion_received"),
    ("closed", "day"),
    ("referred", "motion_on"),
    ("delivered", "referred"),
    ("second_summons", "first_summons"),
    ("enrolment_shown", "enrolled"),
    ("completed", "enrolled"),
    ("completion_shown", "completed"),
    ("received", "issued"),
    ("extended_on", "issued"),
    ("extended_to", "extended_on"),
    ("lifted", "issued"),
    ("court_told", "day"),
    ("ruled_on", "day"),
    ("answered", "received"),
    ("papers_given", "papers_asked"),
    ("voivode_named", "voivode_asked"),
    ("ended", "agreed_on"),
    ("until", "agreed_on"),
    ("review", "agreed_on"),
    ("consented", "asked"),
    ("refused", "asked"),
    ("seen", "asked"),
    ("until", "at"),
)
_PAST_MIDNIGHT = ("visit", "intervention")
"""Kinds whose hours may pass midnight."""
_MOMENTS_NOT_BEFORE = ("court_notified", "moment", "court_notified_day")


def findings(sheet: Sheet, values: Values, today: date) -> Iterator[Finding]:
    """Yield what is wrong or odd in a record as it would be stored."""
    yield from _order(sheet, values)
    yield from _future(sheet, values, today)
    rule = _RULES.get(sheet.key)
    if rule is not None:
        yield from rule(values, today)


def _order(sheet: Sheet, values: Values) -> Iterator[Finding]:
    for later, earlier in _pairs_of(sheet.key):
        end, start = values.get(later), values.get(earlier)
        if end is not None and start is not None and end < start:
            header = sheet.column(earlier).header
            yield Finding(
                later, "order", f"Wcześniej niż „{header}” ({_shown(start)}). Popraw jedno z nich."
            )
    later, earlier, column = _MOMENTS_NOT_BEFORE
    if values.get(later) and values.get(earlier) and values[later] < values[earlier]:
        yield Finding(column, "order", "Zawiadomienie wcześniejsze niż zabezpieczenie dziecka.")


@cache
def _pairs_of(key: str) -> tuple[tuple[str, str], ...]:
    """Return what cannot be earlier than what in a sheet."""
    sheet = BY_KEY[key]
    if key in _PAST_MIDNIGHT:
        return ()
    return tuple(pair for pair in _NOT_BEFORE if sheet.has(pair[0]) and sheet.has(pair[1]))


@cache
def _past_columns(key: str) -> tuple[Column, ...]:
    return tuple(column for column in BY_KEY[key].columns if column.past)


def _shown(value: Any) -> str:
    if isinstance(value, time):
        return clock_time(value)
    return short_date(value) if isinstance(value, date) else str(value)


def _future(sheet: Sheet, values: Values, today: date) -> Iterator[Finding]:
    for column in _past_columns(sheet.key):
        day = values.get(column.attribute)
        if day is not None and day > today:
            message = f"Data z przyszłości: {short_date(day)}."
            yield Finding(column.key, "future", message, is_error=column.key == "birth_date")


def _person(values: Values, today: date) -> Iterator[Finding]:
    yield from _birth(values, today)
    pesel, remark = values.get("pesel"), values.get("pesel_remark")
    if not pesel:
        return
    sex = values.get("sex")
    checked = check_pesel(
        pesel,
        today=today,
        birth_date=values.get("birth_date"),
        sex=PeselSex(sex.value) if sex else None,
    )
    for one in checked.problems:
        advice = "" if remark else " Jeśli tak ma zostać, wpisz wyjaśnienie w następnej kolumnie."
        yield Finding("pesel", one.code, one.message + advice, is_error=not remark)


def _birth(values: Values, _today: date) -> Iterator[Finding]:
    born, year = values.get("birth_date"), values.get("birth_year")
    if born and year and born.year != year:
        yield Finding("birth_year", "birth_year", f"Rok nie zgadza się z datą {short_date(born)}.")


def _case(values: Values, _today: date) -> Iterator[Finding]:
    if values.get("ended") and not values.get("closure_reason"):
        yield Finding(
            "closure_reason", "closure_reason", "Sprawa zakończona bez przyczyny.", is_error=False
        )
    if values.get("closure_reason") and not values.get("ended"):
        yield Finding(
            "ended", "closure_reason", "Podano przyczynę zakończenia bez daty.", is_error=False
        )


def _visit(values: Values, _today: date) -> Iterator[Finding]:
    began, ended = values.get("began"), values.get("ended")
    if began and ended and ended < began:
        yield Finding("ended", "midnight", "Koniec po północy następnego dnia?", is_error=False)
    if values.get("next_day") and values["next_day"] < values["day"]:
        yield Finding("next_day", "order", "Następna wizyta wcześniejsza niż ta.", is_error=False)
    if is_far(values.get("km")):
        message = f"{values['km']} km na jednej wizycie? Sprawdź liczbę kilometrów."
        yield Finding("km", "far", message, is_error=False)


def _session(values: Values, _today: date) -> Iterator[Finding]:
    if values.get("anonymous") and (values.get("persons") or values.get("family_id")):
        yield Finding(
            "anonymous",
            "anonymous",
            "Porada anonimowa, a podano osobę lub rodzinę.",
            is_error=False,
        )


def _contract(values: Values, _today: date) -> Iterator[Finding]:
    fraction = values.get("fraction")
    if fraction is not None and not 0 < fraction <= _FULL_POST:
        yield Finding(
            "fraction", "fraction", "Część etatu musi być większa od 0 i nie większa niż 1."
        )


def _report_text(values: Values, _today: date) -> Iterator[Finding]:
    if values["report"] != REPORT:
        message = f"Nie ma sprawozdania „{values['report'][:60]}”. Wpisz: {REPORT}."
        yield Finding("report", "unknown_report", message)
        return
    known = sorted(section_keys() - WITHOUT_TEXT)
    if values["section"] not in known:
        message = f"Nie ma części „{values['section'][:60]}”. Części: {', '.join(known)}."
        yield Finding("section", "unknown_section", message)


def _entry(values: Values, _today: date) -> Iterator[Finding]:
    if values["dictionary"] not in DICTIONARIES:
        message = (
            f"Nie ma słownika „{values['dictionary'][:60]}”. Słowniki: {', '.join(DICTIONARIES)}."
        )
        yield Finding("dictionary", "unknown_dictionary", message)
    name, key = values["dictionary"], values["key"]
    if name in LAYOUTS and line_of(name, key, values["label"], values.get("valid_to")) is None:
        yield Finding("key", "layout", f"Klucz tej pozycji: {KEY_WORDS[name]} Popraw go.")
    rows = {str(row) for row in ClosureRow}
    if values.get("dictionary") == CLOSURE_REASON and values.get("maps_to") not in rows:
        yield Finding(
            "maps_to",
            "maps_to",
            "Przyczyna zakończenia musi wskazywać, pod którą przyczyną jest liczona w sprawozdaniu.",
        )


def _setting(values: Values, today: date) -> Iterator[Finding]:
    rule = shipped_parameter_rules().get(values["key"])
    if rule is None:
        yield Finding("key", "unknown_parameter", unknown_parameter(values["key"]))
        return
    try:
        rule.read(values.get("value") or "", today)
    except UserError as error:
        yield Finding("value", "parameter", error.message)


def _authority(values: Values, _today: date) -> Iterator[Finding]:
    if values.get("parent_id") == values.get("child_id"):
        yield Finding("child", "same_person", "Rodzic i dziecko to ta sama osoba.")


_RULES: dict[str, Callable[[Values, date], Iterator[Finding]]] = {
    "person": _person,
    "party": _birth,
    "case": _case,
    "visit": _visit,
    "counselling_session": _session,
    "contract": _contract,
    "report_text": _report_text,
    "dictionary_entry": _entry,
    "setting": _setting,
    "parental_authority": _authority,
}


def completed(sheet: Sheet, values: dict[str, Any], stored: Values | None) -> dict[str, Any]:
    """Return the values with what follows from them: minutes of a visit from its hours, a clean PESEL.

    Minutes of a stored visit (`stored`) follow only when its hours change.
    """
    if sheet is VISIT and "minutes" not in values:
        began, ended = values.get("began"), values.get("ended")
        was = (stored.get("began"), stored.get("ended")) if stored else None
        if began and ended and was != (began, ended):
            span = (ended.hour - began.hour) * 60 + ended.minute - began.minute
            return values | {"minutes": span % (24 * 60)}
    if sheet.key == "person" and values.get("pesel"):
        digits = "".join(sign for sign in values["pesel"] if sign not in " -")
        if digits.isdigit():
            return values | {"pesel": digits}
    return values
