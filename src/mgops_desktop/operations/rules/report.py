"""Rules of what goes into reports beside counted figures."""

import re
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import number, short_date
from mgops_desktop.indicators.catalogue import RATIOS
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import catalogue_keys, indicator_of
from mgops_desktop.operations.rules.beside import (
    exists,
    must_have_happened,
    must_not_lie_in_bin,
    others,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.report import (
    Need,
    OpeningFigure,
    ReportHandover,
    ReportText,
    YearlyCount,
)

_PESEL = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])")
_WHOLE = 100


def _period_of(report: StatutoryReport, year: int) -> Period:
    if report is StatutoryReport.ANNUAL:
        return Period.year(year)
    return Period.half(year, 1 if report is StatutoryReport.FIRST_HALF else 2)


def _annual_is_handed_over(entry: Entry) -> bool:
    of_year = ReportHandover.year == entry["year"]
    return exists(entry, ReportHandover, of_year, ReportHandover.report == StatutoryReport.ANNUAL)


@rule("need", on=("year", "position", "text"))
def need_once(entry: Entry) -> Findings:
    """Each need of a year has a place of its own and is said once."""
    for other in others(entry, Need, "year"):
        if other.position == entry["position"]:
            free = max(one.position for one in others(entry, Need, "year")) + 1
            yield refuse("position", "used", f"To miejsce zajmuje już inna potrzeba. Wpisz {free}.")
        if search_key(other.text) == search_key(entry["text"]):
            yield refuse(
                "text", "twice", "Ta potrzeba jest już zapisana w tym roku. Popraw tamten wpis."
            )


@rule("need", "report_text", on=("year", "text"))
def report_is_not_out_yet(entry: Entry) -> Findings:
    """What is changed after the report was handed over is not in it; a report is a public paper."""
    if _annual_is_handed_over(entry):
        yield warn(
            "year",
            "handed_over",
            f"Sprawozdanie za {entry['year']} r. już przekazano (art. 179). Zmiana nie trafi do przekazanego tekstu.",
        )
    if _PESEL.search(entry["text"] or ""):
        yield warn(
            "text",
            "personal",
            "Tekst zawiera liczbę podobną do numeru PESEL. Sprawozdanie jest jawne: usuń dane osobowe.",
        )


@rule("need", on=("year",))
def need_of_a_near_year(entry: Entry) -> Findings:
    """Needs are presented with the report of a year that is or has been (art. 179 ust. 1)."""
    if entry["year"] > entry.today.year:
        yield refuse(
            "year",
            "not_yet",
            f"Sprawozdanie za {entry['year']} r. powstanie później. Wpisz rok, za który jest sprawozdanie.",
        )


@rule("report_text", on=("report", "year", "section"))
def text_once(entry: Entry) -> Findings:
    """A section has one text a year."""
    yield from must_not_lie_in_bin(entry, "section", "report", "year", "section")
    for _other in others(entry, ReportText, "report", "year", "section"):
        yield refuse("section", "twice", "Ta część ma już tekst na ten rok. Popraw tamten wpis.")
    if entry["year"] > entry.today.year + 1:
        yield refuse("year", "not_yet", f"Rok {entry['year']} jest zbyt odległy. Popraw rok.")


@rule("report_text", on=("text",))
def text_says_something(entry: Entry) -> Findings:
    """An empty text prints nothing."""
    if not (entry["text"] or "").strip():
        yield warn("text", "empty", "Tekst jest pusty. W sprawozdaniu tej części nie będzie.")


@rule("yearly_count", on=("key", "year", "body", "wording"))
def count_once(entry: Entry) -> Findings:
    """The same count of the same body stands once a year."""
    for other in others(entry, YearlyCount, "key", "year"):
        if other.body == (entry["body"] or "") and other.wording == (entry["wording"] or ""):
            yield refuse(
                "key",
                "twice",
                f"Ta liczba jest już zapisana na ten rok ({other.number}). Popraw tamten wpis.",
            )


@rule("yearly_count", on=("part_of", "hundredths", "year"))
def part_is_of_a_whole(entry: Entry) -> Findings:
    """A part names a whole of the same year and is not more than it."""
    if not entry["part_of"]:
        return
    whole = next(iter(others(entry, YearlyCount, number=entry["part_of"])), None)
    if whole is None:
        yield refuse(
            "part_of",
            "unknown",
            f"Nie ma innej liczby o numerze „{entry['part_of'][:60]}”. Wpisz numer z rejestru.",
        )
    elif whole.year != entry["year"]:
        yield refuse(
            "part_of",
            "other_year",
            f"Liczba {whole.number} jest za rok {whole.year}. Wybierz liczbę z tego roku.",
        )
    elif entry["hundredths"] > whole.hundredths:
        yield refuse(
            "value",
            "more_than_whole",
            f"Część nie może być większa niż całość ({number(whole.hundredths // _WHOLE)}). Popraw jedną z liczb.",
        )


@rule("yearly_count", on=("received", "body", "year"))
def count_has_its_origin(entry: Entry) -> Findings:
    """From whom, and when: a figure of others is kept with its source."""
    yield from must_have_happened(entry, "received", "Liczbę otrzymano by")
    if not entry["body"]:
        yield warn(
            "body", "nobody", "Nie podano instytucji ani rejestru. Wpisz, skąd jest ta liczba."
        )
    if entry["received"] is None:
        yield warn(
            "received", "no_day", "Nie podano daty otrzymania. Trudno będzie ją później sprawdzić."
        )


@rule("opening_figure", on=("indicator", "month"))
def opening_can_be_counted(entry: Entry) -> Findings:
    """An opening figure has an indicator that takes it, once for a month."""
    key, month = entry["indicator"], entry["month"]
    if key in RATIOS:
        yield refuse(
            "indicator",
            "ratio",
            f"„{RATIOS[key].label}” to iloraz. Wpisz liczby, z których program go obliczy.",
        )
        return
    counting = Counting(entry.session, Period.year(entry.today.year))
    known_keys = catalogue_keys(counting)
    if key not in known_keys:
        yield warn(
            "indicator",
            "unknown",
            f"W katalogu nie ma wskaźnika „{key[:60]}”, więc nic go nie policzy. Sprawdź klucz.",
        )
        return
    if (
        others(entry, OpeningFigure, "indicator", "month")
        and not indicator_of(counting, key).adds_up
    ):
        yield refuse(
            "month",
            "second_value",
            f"„{known_keys[key]}”: dla tego miesiąca jest już liczba, a liczy się jedna.",
        )
    if month > entry.today:
        yield refuse(
            "month",
            "not_yet",
            "To liczby sprzed prowadzenia zapisów w programie. Wybierz miesiąc, który minął.",
        )


@rule("opening_figure", on=("indicator", "month", "value"))
def opening_before_the_records(entry: Entry) -> Findings:
    """A month that is recorded already is counted from the records."""
    setting = parameters_of(entry.session).newest("recording_since")
    if setting and setting.confirmed and setting.value:
        since = date.fromisoformat(setting.value)
        if entry["month"] >= since:
            yield warn(
                "month",
                "recorded_already",
                f"Ośrodek prowadzi zapisy w programie od {short_date(since)}; ta liczba nie wejdzie do sprawozdań.",
            )
    if entry["value"] == 0:
        yield warn(
            "value",
            "zero",
            "Zero niczego nie dodaje. Zapisz je tylko wtedy, gdy to sprawdzona liczba.",
        )


@rule("report_handover", on=("report", "year", "day"))
def handed_over_when_over(entry: Entry) -> Findings:
    """A report is handed over once, on a day that has been, after its period."""
    yield from must_not_lie_in_bin(entry, "report", "report", "year")
    yield from must_have_happened(entry, "day", "Sprawozdanie przekazano by")
    for other in others(entry, ReportHandover, "report", "year"):
        yield refuse(
            "report",
            "twice",
            f"To sprawozdanie przekazano {short_date(other.day)}. Popraw tamten wpis.",
        )
    period = _period_of(entry["report"], entry["year"])
    if entry["day"] <= period.last:
        yield refuse(
            "day",
            "before_end",
            f"Okres sprawozdania kończy się {short_date(period.last)}. Nie można go było przekazać wcześniej.",
        )


@rule("report_handover", on=("report", "year", "day", "recipient"))
def handed_over_in_time(entry: Entry) -> Findings:
    """In its term (art. 176 pkt 6, art. 179), to somebody."""
    period = _period_of(entry["report"], entry["year"])
    until = term_of(entry, str(entry["report"]), period.last)
    if until is not None and entry["day"] > until:
        yield warn("day", "late", f"Termin minął {short_date(until)}. Zapis jest możliwy.")
    if not entry["recipient"]:
        yield warn("recipient", "nobody", "Nie wpisano, komu przekazano sprawozdanie.")
