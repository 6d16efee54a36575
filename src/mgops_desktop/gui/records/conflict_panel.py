"""Two have changed one record: field by field mine and theirs, chosen with the keyboard, then saved together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.operations.records.last_saved import LastSaved

Values = Mapping[str, Value]
MINE, THEIRS = "moje", "zapisane"
_HELP = "Strzałki wybierają w wierszu, Tab przechodzi do następnego pola, Ctrl+S zapisuje wybrane."
_EMPTY = "(puste)"
_LONGEST = 3_000


@dataclass(frozen=True)
class Differing:
    """A field in which two versions differ, both in words; `is_mine`: only I have changed it."""

    name: str
    label: str
    mine: str
    theirs: str
    is_mine: bool


def differing(form: Form, mine: Values, theirs: Values, opened: Values | None) -> list[Differing]:
    """Return the fields in which what stands in the form differs from what is stored now.

    `opened` is what I began with, None if that is not known: then mine is proposed everywhere.
    """
    found = []
    for name, value in mine.items():
        stored = theirs.get(name)
        if _plain(value) == _plain(stored):
            continue
        wrapper = form.wrapper(name)
        changed = opened is None or _plain(value) != _plain(opened.get(name))
        words = (wrapper.field.said(value), wrapper.field.said(stored))
        found.append(Differing(name, wrapper.name, *words, changed))
    return found


def saved_words(saved: LastSaved, today: date) -> str:
    """Return who saved the other version and when, as a heading."""
    at = as_local(saved.at)
    day = "" if at.date() == today else f"{short_date(at.date())} "
    return f"Zapisane przez {saved.who} {day}o {at:%H:%M}"


def _plain(value: Value) -> object:
    """A value as two are compared: nothing is nothing, a list has no order."""
    if isinstance(value, list):
        return frozenset(value) or None
    if isinstance(value, str):
        return value.strip() or None
    return None if value is False else value


class _Side(QWidget):
    """One of the two texts of a field with its button; a click on the text chooses it."""

    def __init__(self, word: str, text: str, spoken: str) -> None:
        super().__init__()
        self.button = QRadioButton(word)
        self.button.setAccessibleName(f"{spoken}: {text or _EMPTY}")
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… (znaków: {len(text)})"
        words = label(shown or _EMPTY, "body", "text" if text else "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(words)
        column.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.button.setChecked(True)


class ConflictPanel(Card):
    """`chosen` gives for each field whether mine (True) or the stored one is to stay; `back` leads to the form."""

    chosen = Signal(object)
    back = Signal(object)
    given_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("Co zapisać")
        self.sides: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.save = Button(look, "Zapisz wybrane", "check", primary=True)
        self.to_form = Button(look, "Wstaw wybrane do formularza")
        self.give_up = Button(look, "Odrzuć moje zmiany", "undo-2")
        self._groups: list[QButtonGroup] = []
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._lay_out_panel(look)

        self.save.clicked.connect(lambda: self.chosen.emit(self._choice()))
        self.to_form.clicked.connect(lambda: self.back.emit(self._choice()))
        self.give_up.clicked.connect(self.given_up)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, lambda: self.chosen.emit(self._choice()), within)
        self.hide()

    def show_fields(self, fields: Sequence[Differing], theirs: str) -> None:
        """Show the fields that differ; `theirs` heads the column of what is stored now."""
        discard_widgets(self._grid)
        self.sides.clear()
        self._groups.clear()
        for column, heading in enumerate(("Pole", "Moje", theirs)):
            self._grid.addWidget(label(heading, "second_strong", "muted", wraps=True), 0, column)
        for row, field in enumerate(fields, 1):
            self._add(row, field)

    def begin(self) -> None:
        """Put the cursor on what is proposed for the first field."""
        mine, stored = next(iter(self.sides.values()))
        (mine if mine.isChecked() else stored).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: int, field: Differing) -> None:
        mine = _Side(MINE, field.mine, f"{field.label}, {MINE}")
        theirs = _Side(THEIRS, field.theirs, f"{field.label}, {THEIRS}")
        group = QButtonGroup(self._table)
        for side in (mine, theirs):
            group.addButton(side.button)
        (mine if field.is_mine else theirs).button.setChecked(True)
        self._groups.append(group)
        self.sides[field.name] = (mine.button, theirs.button)
        name = label(field.label, "second_strong", wraps=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setContentsMargins(0, 4, 0, 0)
        parts: tuple[QWidget, ...] = (name, mine, theirs)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, row, column)

    def _choice(self) -> dict[str, bool]:
        return {name: mine.isChecked() for name, (mine, _theirs) in self.sides.items()}

    def _lay_out_panel(self, look: Look) -> None:
        self._grid.setContentsMargins(16, 4, 16, 8)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, look.px(120))
        for column, share in enumerate((2, 5, 5)):
            self._grid.setColumnStretch(column, share)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 14)
        buttons.setSpacing(8)
        for button in (self.save, self.to_form, self.give_up):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add_text(caption(_HELP, wraps=True))
        self.body.addWidget(self._table)
        self.body.addLayout(buttons)
