"""The agreed visit that the cursor is on: enter it, put it off, or note that it did not take place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.day_bar import DayBar
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.words import day_in_words, in_days, joined
from mgops_desktop.operations.diary import PlannedVisit


class PlannedCard(Card):
    """`held_asked` and `failed_asked` give the agreed visit, `moved` it and its new day; `left` is for the list."""

    held_asked = Signal(object)
    failed_asked = Signal(object)
    moved = Signal(object, object)
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__("Umówiona wizyta")
        look = parts.look
        self._parts = parts
        self._planned: PlannedVisit | None = None
        self.name = label("", "strong", wraps=True)
        self.when = label("", "second", "muted", wraps=True)
        self.held = Button(look, "Zapisz wizytę", "pencil")
        self.move_on = Button(look, "Przełóż", "calendar")
        self.failed = Button(look, "Nie odbyła się", "x")
        self.bar = DayBar(look, lambda text: parse_date(text, today=parts.today))
        self._lay_out_card()

        self.held.clicked.connect(self._ask_held)
        self.failed.clicked.connect(self._ask_failed)
        self.move_on.clicked.connect(self._ask_day)
        self.bar.given.connect(self._move)
        self.bar.left.connect(self.left)
        self.hide()

    def show_planned(self, planned: PlannedVisit | None) -> None:
        """Show another agreed visit; None hides the card."""
        if planned != self._planned:
            self.bar.hide()
        self._planned = planned
        self.setVisible(planned is not None)
        if planned is not None:
            days = (planned.day - self._parts.today).days
            self.name.setText(planned.name)
            self.when.setText(joined(capitalised(day_in_words(planned.day)), in_days(days)))

    def _ask_held(self) -> None:
        self.held_asked.emit(self._planned)

    def _ask_failed(self) -> None:
        self.failed_asked.emit(self._planned)

    def _ask_day(self) -> None:
        if self._planned is not None:
            self.bar.ask(max(self._planned.day, self._parts.today))

    def _move(self, day: object) -> None:
        self.moved.emit(self._planned, day)

    def _lay_out_card(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 0, 16, 14)
        column.setSpacing(8)
        for part in (self.name, self.when, self.held, self.move_on, self.bar, self.failed):
            column.addWidget(part)
        self.body.addLayout(column)
