"""Sections of a card: each kind of record with its list and the button that enters a new one."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.records.history_rows import time_line
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.history_list import HistoryList
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.records.lines import Listed, lines_about
from mgops_desktop.operations.records.tracks import Track

_STYLE = RowStyle(lead_width=104)
_OF_ONE = {
    "membership": "Kto i od kiedy w rodzinie",
    "family_trait": "Cechy rodziny",
    "assignment": "Przydziały asystenta",
    "appointment": "Terminy rodziny",
    "family_meeting": "Spotkania w sprawie rodziny",
    "plan_version": "Wersje planu",
    "plan_action": "Działania planu",
}
"""Headings on the card of one family, where the title of the sheet speaks of many."""
_ADD, _NOTHING = "Dodaj", "nie ma wpisów"
_NEW = dict.fromkeys(("person", "party"), ("Nowa osoba", "Dodaj nową osobę"))
_KNOWN = ("Znana osoba", "Dodaj osobę, która jest już zapisana")


class RecordSections(QObject):
    """Makes a card for each kind of record that belongs to one owner.

    Dated histories are shown as lines of time. `opened` gives the record that is to be corrected, `add_asked` the kind
    of a new one, `change_asked` the stretch that another one is to follow from a day.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    change_asked = Signal(object)

    def __init__(self, parent: QObject, parts: Parts, kinds: Sequence[str]) -> None:
        super().__init__(parent)
        self._parts = parts
        self.kinds = tuple(kinds)
        self.lists: dict[str, TwoLineList] = {}
        self.buttons: dict[str, Button] = {}

    def cards(self, owner: RecordRef | None) -> list[Card]:
        """Read the records of the owner, or all of kinds that have none; the cards are made anew."""
        return self.cards_of(self._parts.data.read(lines_about, self.kinds, owner))

    def asking(self, owner: RecordRef | None) -> Callable[[Ask], Sequence[Listed]]:
        """Return the reading of `cards`, to be done beside the window."""
        return partial(_lines, self.kinds, owner)

    def cards_of(self, found: Sequence[Listed]) -> list[Card]:
        """Make the cards of what was read."""
        self.lists.clear()
        self.buttons.clear()
        return [self._section(one) for one in found]

    def _section(self, listed: Listed) -> Card:
        card = Card(heading_of(listed), str(len(listed.lines)) if listed.lines else _NOTHING)
        if listed.lines:
            card.body.addWidget(self._list(listed))
        else:
            card.stand_alone()
        if listed.may_write and listed.newcomers:
            card.add_to_header(self._button(listed.newcomers, _NEW[listed.newcomers]))
            card.add_to_header(self._button(listed.kind, _KNOWN))
        elif listed.may_write:
            card.add_to_header(self._button(listed.kind, (_ADD, f"{_ADD}: {listed.noun}")))
        return card

    def _list(self, listed: Listed) -> TwoLineList:
        if listed.tracks is not None:
            return self._history(listed, listed.tracks)
        style = _STYLE if any(_lead(line) for line in listed.lines) else RowStyle()
        made = TwoLineList(self._parts.look, heading_of(listed), style, whole=True)
        made.set_rows([_row(line, self._parts.today) for line in listed.lines])
        if listed.may_write:
            made.opened.connect(self.opened)
        self.lists[listed.kind] = made
        return made

    def _history(self, listed: Listed, tracks: Sequence[Track]) -> HistoryList:
        made = HistoryList(self._parts.look, heading_of(listed))
        today, may = self._parts.today, listed.may_write
        made.show_lines([time_line(track, today, may_write=may) for track in tracks])
        made.opened.connect(self.opened)
        made.change_asked.connect(self.change_asked)
        self.lists[listed.kind] = made
        return made

    def _button(self, kind: str, words: tuple[str, str]) -> Button:
        """`words` are what stands on it, and what a screen reader says."""
        button = Button(self._parts.look, words[0], "plus")
        button.setAccessibleName(words[1])
        button.clicked.connect(lambda: self.add_asked.emit(kind))
        self.buttons[kind] = button
        return button


def _lines(kinds: Sequence[str], owner: RecordRef | None, ask: Ask) -> Sequence[Listed]:
    return ask(lines_about, kinds, owner)


def heading_of(listed: Listed) -> str:
    """Return the heading of a section."""
    return _OF_ONE.get(listed.kind, listed.heading)


def _lead(line: Line) -> str:
    """Since when a record is; what counts for a whole year has that alone."""
    if line.began is not None:
        return short_date(line.began)
    return str(line.year) if line.year else ""


def _row(line: Line, today: date) -> TwoLineRow:
    is_over = line.ended is not None and line.ended < today
    until = f"do {short_date(line.ended)}" if line.ended else ""
    note = " · ".join(part for part in (line.note, until, line.number) if part)
    return TwoLineRow(
        key=RecordRef(line.kind, line.id),
        title=line.title,
        note=note,
        lead=_lead(line),
        badge=Badge("zakończone", "muted") if is_over else None,
        strong=not is_over,
    )
