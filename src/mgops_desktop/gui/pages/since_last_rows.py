"""The rows of "Od ostatniego razu": what each side promised, what is due, what has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.since_last import Doing
from mgops_desktop.domain.visit import VISIT_LABELS
from mgops_desktop.domain.wording import capitalised, counted, duration, listing, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import due_words, in_days, joined
from mgops_desktop.operations.since_last import LastContact, SinceLast, ToldChange
from mgops_desktop.storage.agreed import Promises

_DUE_ICONS = {
    DueState.OVERDUE: ("triangle-alert", "danger"),
    DueState.TODAY: ("clock", "warn"),
}
_DOING_ICONS = {
    Doing.NEW: ("plus", "accent"),
    Doing.ENTERED: ("plus", "muted"),
    Doing.CHANGED: ("pencil", "muted"),
    Doing.ENDED: ("check", "muted"),
    Doing.FAILED: ("circle-alert", "warn"),
    Doing.RESULT: ("circle-check", "ok"),
    Doing.HANDED_OVER: ("circle-check", "ok"),
    Doing.SIGNED: ("circle-check", "ok"),
    Doing.DECIDED: ("circle-check", "ok"),
    Doing.WITHDRAWN: ("circle-alert", "warn"),
    Doing.CALLED_OFF: ("circle-alert", "warn"),
    Doing.DONE: ("circle-check", "ok"),
}
_ALREADY_SAID = (Doing.RESULT, Doing.HANDED_OVER, Doing.SIGNED, Doing.FAILED)
"""Words that name the kind of record too."""


@dataclass(frozen=True)
class LineKey:
    """What a line is about, and which line of it: a visit has a line for each promise."""

    record: RecordRef
    line: str = ""


def last_contact_words(last: LastContact | None) -> str:
    """Return e.g. "wizyta w środowisku 16.11.2026, 1 godz. 20 min, Jan Umowny"."""
    if last is None:
        return "nie było jeszcze kontaktu"
    length = duration(last.minutes) if last.minutes else ""
    who = listing(list(last.workers)) if last.workers else ""
    words = (f"{VISIT_LABELS[last.kind]} {short_date(last.day)}", length, who)
    return ", ".join(word for word in words if word)


def since_last_rows(found: SinceLast, today: date, *, may_open: bool) -> list[ListRow]:
    """Return the promises and what is due, then what changed; what is wrong stands first among its like."""
    rows: list[ListRow] = []
    if found.last is not None:
        rows += _promises(found.promises, found.last, may_open=may_open)
    rows += [_due_row(one, today, may_open=may_open) for one in found.due]
    if found.changes:
        title = "Co się zmieniło"
        rows.append(SectionRow(title, len(found.changes) + found.more))
        rows += [_change_row(one, may_open=may_open) for one in found.changes]
    if found.more:
        words = f"i jeszcze {counted(found.more, 'zmiana')}: zakładka „Historia”"
        rows.append(TwoLineRow("more", words, is_open=False, strong=False))
    return rows


def _promises(promises: Promises, last: LastContact, *, may_open: bool) -> Iterator[TwoLineRow]:
    for who, promise in (("Rodzina", promises.family), ("Asystent", promises.worker)):
        if promise is None:
            continue
        record = RecordRef("visit", promise.visit)
        for line in promise.lines:
            yield TwoLineRow(
                LineKey(record, f"{who}: {line}"),
                f"{who}: {line}",
                icon="message-circle",
                icon_tone="accent",
                icon_words="uzgodniono",
                trailing="" if promise.day == last.day else short_date(promise.day),
                is_open=may_open,
                strong=False,
            )


def _due_row(item: DueItem, today: date, *, may_open: bool) -> TwoLineRow:
    icon, tone = _DUE_ICONS.get(item.state, ("clock", "muted"))
    days = item.days_left(today)
    ended, day = ("do", item.alarm) if days >= 0 else ("termin minął", item.last)
    return TwoLineRow(
        LineKey(item.subject, item.rule),
        f"{item.title} – {ended} {short_date(day)}",
        icon=icon,
        icon_tone=tone,
        badge=Badge(due_words(item, today), tone) if days <= 0 else None,
        trailing="" if days <= 0 else in_days(days),
        more=joined(item.explanation, item.basis, f"kto: {item.who}"),
        is_open=may_open,
        strong=False,
    )


def _change_row(one: ToldChange, *, may_open: bool) -> TwoLineRow:
    doing = one.change.doing
    icon, tone = _DOING_ICONS[doing]
    what = "" if doing in _ALREADY_SAID else one.noun
    said = f"{doing.value}: {what}" if what else doing.value
    title = f"{capitalised(said)} – {one.title}" if one.title else capitalised(said)
    return TwoLineRow(
        LineKey(one.change.record),
        title,
        one.note,
        trailing=short_date(one.change.day),
        icon=icon,
        icon_tone=tone,
        icon_words=doing.value,
        is_open=may_open,
        strong=False,
    )
