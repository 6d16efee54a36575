"""How the slips of a day were counted, and the question in the evening whether they are destroyed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import label, set_state
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.operations.slips_counted import CountedSlips


class SlipsLine(QFrame):
    """The ground of the line; the stylesheet knows it by its name."""


class SlipsBar(QWidget):
    """`all_destroyed` tells that none is left, `missing_told` gives the numbers of those that were not found."""

    all_destroyed = Signal()
    missing_told = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.frame = SlipsLine()
        self.words = label("", "body", "text", wraps=True)
        self.all = Button(look, "Zniszczone wszystkie", "check")
        self.some = Button(look, "Brakuje kartek", "circle-alert")
        self.missing = ReasonBar(
            look, "Numery brakujących kartek", "Zapisz", "np. 3/5, 4/5", "check"
        )
        self._lay_out()

        self.all.clicked.connect(self.all_destroyed)
        self.some.clicked.connect(self.missing.ask)
        self.missing.given.connect(self.missing_told)
        self.missing.left.connect(self.some.setFocus)

    @property
    def is_asking(self) -> bool:
        return not self.missing.isHidden()

    def leave(self) -> None:
        """Take the line for missing slips away."""
        self.missing.leave()

    def show_counted(self, counted: CountedSlips | None) -> None:
        """Say how many went out and how many came back; nothing where none went out."""
        self.setVisible(counted is not None)
        self.missing.hide()
        if counted is None:
            return
        is_outside = counted.destroyed_on is None
        set_state(self.frame, "tone", "warn" if is_outside else "accent")
        self.words.setText(_words(counted))
        self.all.setVisible(is_outside)
        self.some.setVisible(is_outside)

    def _lay_out(self) -> None:
        answers, buttons = QWidget(), QHBoxLayout()
        answers.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(10)
        buttons.addWidget(self.all)
        buttons.addWidget(self.some)
        buttons.addStretch(1)
        inner = QVBoxLayout(self.frame)
        inner.setContentsMargins(14, 8, 10, 8)
        inner.addWidget(LineOrColumn([self.words, answers], spacing=10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.frame)
        column.addWidget(self.missing)
        self.hide()


def _words(counted: CountedSlips) -> str:
    lost = f" Brakuje: {counted.missing}." if counted.missing else ""
    if counted.destroyed_on is None:
        return f"Wydano kartek: {counted.printed}.{lost} Po powrocie policz je i zniszcz."
    day = short_date(counted.destroyed_on)
    return f"Wydano kartek: {counted.printed}. Zniszczono {day}: {counted.destroyed}.{lost}"
