"""Checks of what the period holds: whether it is over, since when the centre records, what was counted before."""

from collections.abc import Iterable

from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import listing, month_name, short_date
from mgops_desktop.indicators.catalogue import INDICATORS, SAME_FIGURE, Indicator, Window
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.opening import missing_months, recording_since


def period_over(counting: Counting) -> Iterable[Finding]:
    """Nothing of the future is counted."""
    last = short_date(counting.asked.last)
    if not counting.has_begun:
        message = "Okres jeszcze się nie rozpoczął; nie ma w nim czego liczyć."
        yield warning("period_not_begun", message)
    elif not counting.is_over:
        message = (
            f"Okres trwa do {last}; liczby i stany podano na dzień {short_date(counting.today)}."
        )
        yield warning("period_not_ended", message)


def recording(counting: Counting) -> Iterable[Finding]:
    """Since when the centre records, while that is only assumed."""
    setting = counting.parameters.newest("recording_since")
    if setting is None or (setting.confirmed and setting.value):
        return
    since = recording_since(counting)
    if since is None:
        message = (
            "Nie podano, od kiedy ośrodek prowadzi zapisy w programie; za lata bez zapisów wydruk pokaże 0. "
            "Wpisz datę w arkuszu „Parametry” i wczytaj go."
        )
    else:
        message = (
            f"Przyjęto, że ośrodek prowadzi zapisy w programie od {short_date(since)}; za okresy wcześniejsze "
            "wydruk pokaże „.”. Potwierdź albo zmień ją w arkuszu „Parametry”."
        )
    yield warning("recording_assumed", message, field="recording_since")


def opening_figures(counting: Counting) -> Iterable[Finding]:
    """Figures of a period that began before the recording: which lack what was counted until then."""
    since = recording_since(counting)
    if since is None or not counting.has_begun or counting.period.first >= since:
        return
    for key, one in INDICATORS.items():
        if key in SAME_FIGURE or not counting.may_count(one.compartment):
            continue
        value = figure(counting, key).value
        if one.adds_up:
            yield from _missing_months(counting, one, is_printed=value is not None)
        elif value is None:
            which = (
                "stanu w ostatnim dniu" if one.window is Window.STATE else "liczby za cały okres"
            )
            message = f"„{one.label}”: w danych sprzed wdrożenia nie ma {which}; wydruk pokaże „.”."
            yield warning("opening_figure_missing", message, field=key)


def _missing_months(counting: Counting, one: Indicator, *, is_printed: bool) -> Iterable[Finding]:
    missing = missing_months(counting, one.key)
    if not missing:
        return
    months = listing([_named(month) for month in missing])
    message = f"„{one.label}”: brak danych sprzed wdrożenia za {months}; "
    if is_printed:
        yield error("opening_figure_incomplete", f"{message}suma jest za mała.", field=one.key)
    else:
        yield warning("opening_figure_missing", f"{message}wydruk pokaże „.”.", field=one.key)


def _named(month: Period) -> str:
    return f"{month_name(month.first.month)} {month.first.year}"


CHECKS = (period_over, recording, opening_figures)
