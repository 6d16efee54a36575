"""The month of a worker as rows and words: days, sums, the programme's hours, travel money, bills."""

from mgops_desktop.domain.day import TRAVEL_LABELS, TravelWay
from mgops_desktop.domain.visit import VISIT_LABELS
from mgops_desktop.domain.wording import (
    counted,
    duration,
    money,
    short_date,
    weekday,
)
from mgops_desktop.domain.work_month import TravelMoney, WorkDay
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.work_month import NO_PROGRAMME, Bill, WorkMonth, share_words

_TIMES = (
    ("meeting_minutes", "wizyty"),
    ("contact_minutes", "inne kontakty"),
    ("travel_minutes", "dojazdy"),
    ("paperwork_minutes", "dokumentacja"),
    ("team_minutes", "zespoły i narady"),
    ("training_minutes", "szkolenia"),
    ("office_minutes", "praca w ośrodku"),
)
_HOUR = 60


def day_rows(shown: WorkMonth) -> list[TwoLineRow]:
    """Return the days with anything in them."""
    rows = [
        TwoLineRow(
            one.day,
            _times(one) or "bez godzin",
            joined(_contacts(one), f"{one.km} km" if one.km else ""),
            f"{weekday(one.day)[:3]}. {one.day.day}.{one.day.month:02}",
            duration(one.minutes) if one.minutes else "",
            is_open=True,
            strong=False,
        )
        for one in shown.sums.days
    ]
    return rows or [TwoLineRow("none", "Nie ma wpisów z tego miesiąca.", is_open=False)]


def _times(one: WorkDay) -> str:
    found = [(words, getattr(one, name)) for name, words in _TIMES]
    return joined(*(f"{words} {duration(minutes)}" for words, minutes in found if minutes))


def _contacts(one: WorkDay) -> str:
    return joined(
        counted(one.meetings, "wizyta") if one.meetings else "",
        f"inne kontakty: {one.others}" if one.others else "",
        f"nieudane: {one.failed}" if one.failed else "",
    )


def sum_rows(shown: WorkMonth) -> list[TwoLineRow]:
    """Return what the month took, by what it was spent on."""
    total = shown.sums.total
    rows = [
        _row(name, words, duration(minutes))
        for name, words in _TIMES
        if (minutes := getattr(total, name))
    ]
    rows.append(_row("all", "razem", duration(total.minutes), strong=True))
    if total.km:
        rows.append(_row("km", "przejechano", f"{total.km} km"))
    return rows


def report_rows(shown: WorkMonth) -> list[TwoLineRow]:
    """Return the monthly report: families, contacts by kind, tasks of art. 15 by how often."""
    sums = shown.sums
    rows = [_row("families", "rodziny, z którymi się spotkano", str(sums.families))]
    rows += [
        _row(kind.value, label, str(sums.by_kind[kind]))
        for kind, label in VISIT_LABELS.items()
        if kind in sums.by_kind
    ]
    tasks = sorted(sums.by_task.items(), key=lambda one: -one[1])
    rows += [_row(key, shown.tasks.get(key, key), str(count)) for key, count in tasks[:6]]
    return rows


def programme_rows(shown: WorkMonth) -> list[TwoLineRow]:
    """Say how the month stands to the hours of the yearly programme, and whether these are confirmed."""
    done = shown.sums.total.minutes
    programme = shown.programme
    if programme is None:
        words = NO_PROGRAMME
        return [TwoLineRow("programme", "Program roczny", words, is_open=False, strong=False)]
    missing = programme.minutes - done
    short = f"brakuje {-(-missing // _HOUR)} godz."
    badge = Badge(short, "warn") if missing > 0 else Badge("jest", "ok")
    note = f"od {duration(programme.minutes)} ({share_words(programme)})"
    rows = [
        TwoLineRow("programme", "Program roczny", note, badge=badge, is_open=False, strong=False)
    ]
    return (
        rows if programme.is_sure else [*rows, _row("unsure", "próg programu do potwierdzenia", "")]
    )


def travel_row(one: TravelMoney) -> TwoLineRow:
    """Say what is paid for travel, and how it was counted."""
    how = ""
    if one.way is TravelWay.PER_KM:
        how = f"{one.km} km × {money(one.amount)}"
    elif one.way is TravelWay.LUMP_SUM:
        how = f"{money(one.amount)} za miesiąc, dni bez dojazdów: {one.days_off}"
    title = f"Dojazdy: {TRAVEL_LABELS[one.way]}"
    paid = "" if one.way is TravelWay.NONE else money(one.money)
    return TwoLineRow(("travel", one), title, how, trailing=paid, is_open=False, strong=False)


def bill_row(one: Bill) -> TwoLineRow:
    """Say what a service contract costs in the month."""
    how = f"{duration(one.minutes)} × {money(one.hour_rate)} za godzinę"
    if not one.hour_rate:
        how = f"{duration(one.minutes)}; wpisz stawkę w umowie"
    paid = money(one.money) if one.hour_rate else ""
    title = f"Rachunek do umowy {one.contract}"
    return TwoLineRow(("bill", one), title, how, trailing=paid, is_open=False, strong=False)


def schedule_words(shown: WorkMonth) -> str:
    """Say how the schedule of the month stands."""
    found = shown.schedule
    if found is None:
        return ""
    if found.approved_on is not None:
        return f"harmonogram zatwierdzony {short_date(found.approved_on)}"
    if found.submitted is not None:
        return f"harmonogram przedłożony {short_date(found.submitted)}"
    return "harmonogram jeszcze nieprzedłożony"


def _row(key: str, title: str, value: str, *, strong: bool = False) -> TwoLineRow:
    return TwoLineRow(key, title, trailing=value, is_open=False, strong=strong)
