"""Legal parameters and choices of the centre: each with its dated values, their basis, and what is to be confirmed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.parameter_rule import ParameterType
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.history_rows import days_of, joined_up
from mgops_desktop.gui.settings.panel import RecordsPanel
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.history_list import HistoryList, TimeLine
from mgops_desktop.gui.widgets.rows import Mark, StretchRow
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.seeds import shipped_parameter_rules
from mgops_desktop.storage.setting_lists import ParameterValue, parameter_values

_NOTE = "nowa wartość obowiązuje od swojej daty, wcześniejsze zostają"
TO_CONFIRM = "do potwierdzenia"


class ParametersPanel(RecordsPanel):
    """A card for each parameter, its values by date; "Nowa wartość" adds one and ends the one before."""

    kinds = frozenset({"setting"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Parametry", _NOTE)
        self.lists: dict[str, HistoryList] = {}
        self.buttons: dict[str, Button] = {}

    def refresh(self) -> None:
        found = self.parts.data.read(parameter_values)
        scrolled = self.cards.verticalScrollBar().value()
        self.cards.clear()
        order = {key: place for place, key in enumerate(shipped_parameter_rules())}
        by_key = sorted(found, key=lambda one: (order.get(one.key, len(order)), one.key))
        for key, values in groupby(by_key, _key):
            self.cards.add(self._card(key, list(values)))
        self.cards.verticalScrollBar().setValue(scrolled)
        open_ones = len({one.key for one in found if not one.confirmed and self._now(one)})
        self.header.show_title(
            "Parametry", _NOTE, [Badge(f"{TO_CONFIRM}: {open_ones}", "warn")] if open_ones else []
        )

    def _card(self, key: str, values: Sequence[ParameterValue]) -> Card:
        newest = values[0]
        card = Card(newest.label)
        button = Button(self.parts.look, "Nowa wartość", "plus")
        button.setAccessibleName(f"Nowa wartość: {newest.label}")
        button.clicked.connect(partial(self._begin, newest))
        card.add_to_header(button)
        made = HistoryList(self.parts.look, newest.label, wraps=True)
        days = [Span(one.valid_from, one.valid_to) for one in values]
        rows = joined_up([self._row(value) for value in values], days)
        made.show_lines([TimeLine("", rows)])
        made.opened.connect(self.correct)
        card.body.addWidget(made)
        self.lists[key], self.buttons[key] = made, button
        return card

    def _begin(self, value: ParameterValue) -> None:
        """Enter what follows the newest value; one that has ended already is left as it is."""
        if value.valid_to is None:
            self.change(RecordRef("setting", value.id))
        else:
            known = {"key": value.key, "label": value.label, "unit": value.unit}
            self.begin("setting", {**known, "value": value.value})

    def _now(self, value: ParameterValue) -> bool:
        return value.holds_on(self.parts.today)

    def _row(self, value: ParameterValue) -> StretchRow:
        since, until, mark, badge = days_of(value.valid_from, value.valid_to, self.parts.today)
        open_ended = "obowiązuje" if mark is Mark.NOW else ""
        return StretchRow(
            RecordRef("setting", value.id),
            value_in_words(value),
            joined(value.basis, _remark(value)),
            lead=since,
            lead_note=until if value.valid_to else open_ended,
            badge=badge if value.confirmed else Badge(TO_CONFIRM, "warn"),
            strong=mark is Mark.NOW,
            mark=mark,
        )


def value_in_words(value: ParameterValue) -> str:
    """Return a value as the office says it: "15 rodzin", "tak", "1.01.2026", "nie ustalono"."""
    rule = shipped_parameter_rules().get(value.key)
    if not value.value:
        return "nie ustalono"
    if rule is None:  # an older version of the program knew it
        return f"{value.value} {value.unit}".strip()
    if rule.type is ParameterType.DAY:
        return short_date(date.fromisoformat(value.value))
    return f"{rule.shown(value.value)} {value.unit}".strip()


def _remark(value: ParameterValue) -> str:
    """The note without what the badge and the form say already."""
    remark = value.note.removeprefix(TO_CONFIRM).lstrip(":; ")
    return "" if remark.startswith("możliwe:") else remark


def _key(value: ParameterValue) -> str:
    return value.key
