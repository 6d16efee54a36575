"""The agreed visit that the cursor is on: enter it, put it off, call it off, or note that it did not take place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.wording import capitalised, clock_time
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.cancel_bar import CancelBar
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.day_bar import DayBar
from mgops_desktop.gui.widgets.label import label, tooltip
from mgops_desktop.gui.words import day_in_words, in_days, joined
from mgops_desktop.operations.diary import PlannedVisit

_WEEK = 7


class PlannedCard(Card):
    """`held_asked` and `failed_asked` give the agreed visit, `moved` it and its new day, `cancelled` it and who did.

    `left` is for the list.
    """

    held_asked = Signal(object)
    failed_asked = Signal(object)
    moved = Signal(object, object)
    cancelled = Signal(object, object)
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
        self.cancel = Button(look, "Odwołaj", "x")
        tooltip(self.move_on, "Przełóż na inny dzień (P)")
        tooltip(self.cancel, "Odwołaj i zaznacz, kto odwołał (O)")
        self.cancelling = CancelBar(look)
        self.bar = DayBar(look, lambda text: parse_date(text, today=parts.today))
        self._lay_out_card()

        self.held.clicked.connect(self._ask_held)
        self.failed.clicked.connect(self._ask_failed)
        self.move_on.clicked.connect(self.ask_day)
        self.bar.given.connect(self._move)
        self.bar.left.connect(self.left)
        self.cancel.clicked.connect(self.ask_who)
        self.cancelling.given.connect(self._cancel)
        self.cancelling.left.connect(self.left)
        self.hide()

    def show_planned(self, planned: PlannedVisit | None) -> None:
        """Show another agreed visit; None hides the card."""
        if planned != self._planned:
            self.bar.hide()
            self.cancelling.hide()
        self._planned = planned
        self.setVisible(planned is not None)
        if planned is not None:
            days = (planned.day - self._parts.today).days
            hour = clock_time(planned.began) if planned.began else ""
            together = f"z kim: {planned.together}" if planned.together else ""
            when = (capitalised(day_in_words(planned.day)), hour, in_days(days))
            self.name.setText(planned.name)
            self.when.setText(joined(*when, planned.place, together))
            self.cancel.setVisible(planned.planned is not None)

    def _ask_held(self) -> None:
        self.held_asked.emit(self._planned)

    def _ask_failed(self) -> None:
        self.failed_asked.emit(self._planned)

    def ask_day(self) -> None:
        """Ask for another day; of a visit planned by itself a week later stands there already."""
        if self._planned is not None:
            later = _WEEK if self._planned.planned is not None else 0
            self.cancelling.hide()
            self.bar.ask(max(add_days(self._planned.day, later), self._parts.today))

    def ask_who(self) -> None:
        """Ask who called the visit off; one that was only agreed has no such entry."""
        if self._planned is not None and self._planned.planned is not None:
            self.bar.hide()
            self.cancelling.ask()

    def _cancel(self, who: object) -> None:
        self.cancelled.emit(self._planned, who)

    def _move(self, day: object) -> None:
        self.moved.emit(self._planned, day)

    def _lay_out_card(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 0, 16, 14)
        column.setSpacing(8)
        buttons = (self.held, self.move_on, self.bar, self.cancel, self.cancelling, self.failed)
        for part in (self.name, self.when, *buttons):
            column.addWidget(part)
        self.body.addLayout(column)
