"""What the law lets one do now: each provision with its basis, and the button to the form of the step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.procedure.risk import Provision
from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import caption, label

HEADING = "Co prawo pozwala teraz"
HINT = "Przypomnienie z przepisów, nie ocena: odpowiedzi nie są liczone ani ważone. O kroku decyduje grupa."
_NOTHING = "Z odpowiedzi „tak” nie wynika na razie przypomnienie o przepisach."
_CONFIRMED, _OPEN = Badge("podstawa potwierdzona", "muted"), Badge("do potwierdzenia", "warn")


class ProvisionList(QWidget):
    """`step_asked` gives the provision whose step is to be written down."""

    step_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Sequence[Provision] | None = None
        self.buttons: dict[str, Button] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def show_provisions(self, provisions: Sequence[Provision]) -> None:
        """Show these in place of others."""
        if self._shown == provisions:
            return
        self._shown = provisions
        discard_widgets(self.column)
        self.buttons.clear()
        if not provisions:
            self.column.addWidget(caption(_NOTHING, wraps=True))
        for one in provisions:
            block = self._block(one)
            self.column.addWidget(block)
            if self.isVisible():
                block.show()  # at once, not when the layout comes to it: keys may go there now

    def _block(self, one: Provision) -> QFrame:
        block = QFrame()
        block.setProperty("row", "inner")
        button = Button(self._look, "Zapisz krok", "plus")
        button.setAccessibleName(f"Zapisz krok: {one.title}")
        button.clicked.connect(partial(self.step_asked.emit, one))
        self.buttons[one.key] = button
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(one.title, "strong", wraps=True), 0, 0)
        mark = badge_label(_CONFIRMED if one.confirmed else _OPEN)
        grid.addWidget(mark, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(one.words, wraps=True), 1, 0)
        grid.addWidget(button, 1, 1, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(caption(one.basis, wraps=True), 2, 0)
        return block
