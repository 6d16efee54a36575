"""What became of a document on paper: the day, and one button for each step that can follow now."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.label import caption, label

_STEPS = {
    DocumentState.PRINTED: ("Wydrukowany", "printer"),
    DocumentState.SIGNED: ("Podpisany", "check"),
    DocumentState.REFUSED: ("Odmowa podpisu", "x"),
    DocumentState.SENT: ("Wysłany", "file-input"),
    DocumentState.DELIVERED: ("Doręczony", "check"),
    DocumentState.FILED: ("Wpięty do akt", "folder"),
}
_AFTER = {
    DocumentState.MADE: (DocumentState.PRINTED,),
    DocumentState.PRINTED: (DocumentState.SIGNED, DocumentState.REFUSED, DocumentState.SENT),
    DocumentState.SIGNED: (DocumentState.SENT, DocumentState.DELIVERED, DocumentState.FILED),
    DocumentState.SENT: (DocumentState.SIGNED, DocumentState.DELIVERED, DocumentState.FILED),
    DocumentState.DELIVERED: (DocumentState.SIGNED, DocumentState.FILED),
    DocumentState.REFUSED: (DocumentState.SIGNED, DocumentState.FILED),
}
_DAY_WIDTH = 190


class StepsBar(QWidget):
    """`taken` gives the step and its day."""

    taken = Signal(object, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.words = label("", "body")
        self.day = DateField(parts.look, lambda text: parse_date(text, today=parts.today))
        self.buttons = {
            step: Button(parts.look, words, icon) for step, (words, icon) in _STEPS.items()
        }
        self._lay_out()

        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, chosen=step: self._take(chosen))

    def show_state(
        self,
        state: DocumentState,
        words: str,
        *,
        may_write: bool,
        sending: str,
        is_signed: bool,
        is_refusable: bool = True,
        is_delivered: bool = True,
    ) -> None:
        """Show how far the document has come, and the steps that may follow.

        `sending` is what going out is called, nothing for what stays or is gone; what is signed is not signed again.
        """
        self.buttons[DocumentState.SENT].setText(sending)
        self.words.setText(words)
        done = {
            DocumentState.SENT: not sending,
            DocumentState.SIGNED: is_signed,
            DocumentState.REFUSED: not is_refusable,
            DocumentState.DELIVERED: is_delivered,
        }
        steps = _AFTER.get(state, ()) if may_write else ()
        following = [step for step in steps if not done.get(step)]
        for step, button in self.buttons.items():
            button.setVisible(step in following)
        self.day_title.setVisible(bool(following))
        self.day.setVisible(bool(following))
        self.day.set_day(self._parts.today)

    def _take(self, step: DocumentState) -> None:
        day: date | None = self.day.day()
        if day is None:
            self.day.setFocus()
        else:
            self.taken.emit(step, day)

    def _lay_out(self) -> None:
        self.day.setAccessibleName("Data czynności")
        self.day.setFixedWidth(self._parts.look.px(_DAY_WIDTH))
        self.day_title = caption("Data")
        self.day_title.setBuddy(self.day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.day_title)
        row.addWidget(self.day)
        for button in self.buttons.values():
            row.addWidget(button)
            button.hide()  # all together are wider than a small screen
