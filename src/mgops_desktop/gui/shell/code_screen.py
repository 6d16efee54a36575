"""The recovery code: shown, printed or copied, and typed back once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.shell.founding import is_code
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, label, section, set_state, title
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

PrintSheet = Callable[[QWidget, str], object]
_WIDTH = 620
CODE_WORDS = (
    "Ten kod otwiera dane, gdy hasło zostanie zapomniane. Bez hasła i bez kodu nie otworzy ich nikt, "
    "także autor programu. Wydrukuj go albo przepisz i schowaj w zamkniętej kopercie w sejfie ośrodka. "
    "Program nie pokaże go drugi raz."
)


class CodeView(QWidget):
    """The code and the line for typing it back; `compare` gives `done` when it is the same."""

    done = Signal()

    def __init__(self, look: Look, code: str, print_sheet: PrintSheet) -> None:
        super().__init__()
        self._code = code
        self._print_sheet = print_sheet
        self._clipboard = Clipboard(self)
        self.code = label(code, "section", "accent", wraps=True)
        self.print_button = Button(look, "Drukuj", "printer")
        self.copy = Button(look, "Kopiuj do schowka")
        self.typed = QLineEdit()
        self.problem = label("", "caption", "danger", wraps=True)
        self._lay_out()

        self.print_button.clicked.connect(self._print)
        self.copy.clicked.connect(self._copy)
        self.typed.returnPressed.connect(self.compare)

    def compare(self) -> None:
        """Say what is wrong with what was typed, or that it is done."""
        problem = is_code(self.typed.text(), self._code)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.typed.setAccessibleDescription(problem)
        set_state(self.typed, "invalid", bool(problem))
        if problem:
            self.typed.setFocus()
        else:
            self._clipboard.forget()
            self.done.emit()

    def _print(self) -> None:
        self._print_sheet(self, self._code)
        self.typed.setFocus()

    def _copy(self) -> None:
        self._clipboard.copy(self._code)
        self.copy.setText("Skopiowano na minutę")
        self.typed.setFocus()

    def _lay_out(self) -> None:
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.typed.setAccessibleName("Przepisz kod odzyskiwania")
        self.problem.hide()
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.print_button)
        ways.addWidget(self.copy)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(CODE_WORDS, "body", wraps=True))
        column.addWidget(self.code)
        column.addLayout(ways)
        column.addWidget(section("Przepisz kod"))
        column.addWidget(caption("Małe litery, spacje i kreski nie mają znaczenia.", wraps=True))
        column.addWidget(self.typed)
        column.addWidget(self.problem)


class CodeScreen(QWidget):
    """A new code on a screen of its own until it has been typed back; `done` then."""

    done = Signal()

    def __init__(self, look: Look, code: str, print_sheet: PrintSheet) -> None:
        super().__init__()
        self.view = CodeView(look, code, print_sheet)
        self.go = Button(look, "Gotowe", "check", primary=True)
        self._lay_out(look)
        self.setFocusProxy(self.view.typed)

        self.view.done.connect(self.done)
        self.go.clicked.connect(self.view.compare)

    def _lay_out(self, look: Look) -> None:
        self.setObjectName("page")
        card = Card()
        card.setFixedWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(12)
        card.body.addWidget(title("Kod odzyskiwania"))
        card.body.addWidget(self.view)
        card.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        scroll = ScrollColumn("Kod odzyskiwania")
        scroll.stand(card)
        QVBoxLayout(self).addWidget(scroll)
