"""The rows of the diary: contacts by hour, agreed visits, terms; the days of a month; the sums."""

from collections.abc import Iterable
from datetime import date

from mgops_desktop.domain.figure import RecordRef, Unit
from mgops_desktop.domain.visit import VISIT_LABELS, VisitKind, VisitPurpose
from mgops_desktop.domain.wording import (
    capitalised,
    clock_time,
    duration,
    number,
    short_date,
)
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.targets import place_of
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.month_grid import DayCell
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import day_in_words, joined
from mgops_desktop.operations.diary import Diary, DiarySum, PlannedVisit
from mgops_desktop.operations.start_page import DueRow
from mgops_desktop.storage.diary import DiaryContact
from mgops_desktop.storage.incomplete import IncompleteVisit

_OUT_OF_REACH = "rodzina poza zakresem tego konta"
_SHORT = {"monitoring_visits": "Wizyty w ramach monitoringu"}
_ALWAYS = ("assistant_visits", "visit_hours", "travel_hours", "paperwork_hours")


def day_rows(shown: Diary, day: date, access: Access, *, may_write: bool) -> list[ListRow]:
    """Return what was done on a day, what is agreed for it and what is due; always at least one row."""
    contacts = [one for one in shown.contacts if one.day == day]
    planned = [one for one in shown.planned if one.day == day]
    terms = [one for one in shown.terms if one.item.alarm == day]
    rows: list[ListRow] = [SectionRow("Wizyty i kontakty", len(contacts))]
    rows += [_contact_row(one, may_write=may_write) for one in contacts]
    if not contacts:
        rows.append(_empty(day))
    if planned:
        rows.append(SectionRow("Umówione wizyty", len(planned)))
        rows += [_planned_row(one, may_write=may_write) for one in planned]
    if terms:
        rows.append(SectionRow("Terminy", len(terms)))
        rows += [_term_row(one, access) for one in terms]
    return rows


def week_rows(shown: Diary, access: Access, *, may_write: bool) -> list[ListRow]:
    """Return the days of the week, each with all that stands on it; a click on its title opens the day."""
    rows: list[ListRow] = []
    for day in shown.period.days():
        contacts = [one for one in shown.contacts if one.day == day]
        planned = [one for one in shown.planned if one.day == day]
        terms = [one for one in shown.terms if one.item.alarm == day]
        count = len(contacts) + len(planned) + len(terms)
        title = capitalised(day_in_words(day))
        rows.append(SectionRow(title, count or None, "accent", "Pokaż dzień", day))
        rows += [_contact_row(one, may_write=may_write) for one in contacts]
        rows += [_planned_row(one, may_write=may_write) for one in planned]
        rows += [_term_row(one, access) for one in terms]
    return rows


def month_cells(shown: Diary) -> dict[date, DayCell]:
    """Return what the days of the month hold, in words with their numbers."""
    cells = {}
    for day in shown.period.days():
        contacts = [one for one in shown.contacts if one.day == day]
        failed = sum(one.kind is VisitKind.FAILED for one in contacts)
        held = len(contacts) - failed
        planned = sum(one.day == day for one in shown.planned)
        terms = sum(one.item.alarm == day for one in shown.terms)
        found = (
            (f"kontakty: {held}", "accent", held),
            (f"nieudane: {failed}", "danger", failed),
            (f"umówione: {planned}", "ok", planned),
            (f"terminy: {terms}", "warn", terms),
        )
        cells[day] = DayCell(day, tuple((words, tone) for words, tone, count in found if count))
    return cells


def sum_rows(sums: Iterable[DiarySum]) -> list[TwoLineRow]:
    """Return the indicators over what is shown; those that are seldom are left out while they are nought."""
    return [
        TwoLineRow(
            one.key,
            _SHORT.get(one.key, one.label),
            trailing=_amount(one),
            is_open=False,
            strong=False,
        )
        for one in sums
        if one.value or one.key in _ALWAYS
    ]


def unfinished_rows(visits: Iterable[IncompleteVisit]) -> list[TwoLineRow]:
    """Return the visits whose texts are to be written, the oldest first."""
    return [
        TwoLineRow(
            RecordRef("visit", one.id),
            one.name,
            joined(short_date(one.day), clock_time(one.began) if one.began else "", one.number),
            strong=False,
        )
        for one in visits
    ]


def _amount(one: DiarySum) -> str:
    return f"{number(one.value)} godz." if one.unit is Unit.HOURS else number(one.value)


def _contact_row(one: DiaryContact, *, may_write: bool) -> TwoLineRow:
    is_failed = one.kind is VisitKind.FAILED
    monitoring = "monitoring" if one.purpose is VisitPurpose.AFTERCARE else ""
    who = ", ".join(one.families) if one.in_reach else _OUT_OF_REACH
    what = "" if is_failed else VISIT_LABELS[one.kind]
    return TwoLineRow(
        RecordRef("visit", one.id),
        who or "bez rodziny",
        joined(what, monitoring, one.topic, one.place, f"{one.km} km" if one.km else ""),
        _hours(one),
        duration(one.minutes) if one.minutes else "",
        icon=_ICONS.get(one.kind, "users"),
        icon_words="",
        icon_tone="danger" if is_failed else "muted",
        badge=_badge(one),
        is_open=may_write and one.in_reach,
    )


_ICONS = {
    VisitKind.PHONE: "phone",
    VisitKind.INSTITUTION: "file-text",
    VisitKind.FAILED: "x",
}


def _badge(one: DiaryContact) -> Badge | None:
    if one.kind is VisitKind.FAILED:
        return Badge("próba nieudana", "danger")
    return Badge("do uzupełnienia", "warn") if one.incomplete else None


def _hours(one: DiaryContact) -> str:
    if one.began is None:
        return "bez godziny"
    return clock_time(one.began) + (f"–{clock_time(one.ended)}" if one.ended else "")


def _planned_row(one: PlannedVisit, *, may_write: bool) -> TwoLineRow:
    words = "zaplanowana" if one.planned else "umówiona"
    badge = Badge("po terminie", "danger") if one.is_late else Badge(words, "ok")
    together = f"z kim: {one.together}" if one.together else ""
    return TwoLineRow(
        one,
        one.name,
        joined(f"{words} wizyta", one.place, together),
        clock_time(one.began) if one.began else "",
        icon="calendar",
        badge=badge,
        is_open=may_write,
    )


def _term_row(one: DueRow, access: Access) -> TwoLineRow:
    item = one.item
    target = place_of(access, item.subject.kind, item.subject.id, one.family)
    return TwoLineRow(
        target or (item.rule, item.subject),
        item.title,
        joined(one.about, item.explanation.split(";")[0]),
        icon="clock",
        is_open=target is not None,
        more=joined(item.explanation, item.basis, f"kto: {item.who}"),
    )


def _empty(day: date) -> TwoLineRow:
    return TwoLineRow(("none", day), "Nie ma wpisów z tego dnia.", is_open=False, strong=False)
