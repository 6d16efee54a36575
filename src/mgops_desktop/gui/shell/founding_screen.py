"""Founding an own data folder: the form, then the recovery code, printed or copied and typed back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.forms.founding import WORKING, FoundingForm
from mgops_desktop.gui.shell.founding import NewCentre, is_code
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, label, section, set_state, title
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_WIDTH = 620
_CODE = (
    "Ten kod otwiera dane, gdy hasło zostanie zapomniane. Bez hasła i bez kodu nie otworzy ich nikt, "
    "także autor programu. Wydrukuj go albo przepisz i schowaj w zamkniętej kopercie w sejfie ośrodka. "
    "Program nie pokaże go drugi raz."
)


class FoundingScreen(QWidget):
    """The form; `filled` gives a NewCentre, `left` leads back."""

    filled = Signal(object)
    left = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.form = FoundingForm(FieldKit(look, self._day, parse_time))
        self.form.papers_from.set_day(clock.today())
        self.form.mark_clean()
        self.back = Button(look, "Wróć", "chevron-left")
        self.go = Button(look, "Załóż folder danych", "check", primary=True)
        _in_the_middle(self, look, [title("Nowy folder danych"), self.form], [self.back, self.go])
        self.setFocusProxy(self.form.centre)

        self.form.save_asked.connect(self._give)
        self.go.clicked.connect(self._give)
        self.back.clicked.connect(self.left)

    def refuse(self, error: UserError) -> None:
        """Show why the folder was not founded; what was typed stays."""
        self.form.show_problems([Problem(error.message)])
        self.setEnabled(True)

    def _give(self) -> None:
        problems = self.form.problems(self._clock.today())
        self.form.show_problems(problems)
        if not problems:
            self.setEnabled(False)
            self.filled.emit(self._filled_in())

    def _filled_in(self) -> NewCentre:
        form = self.form
        texts = (form.centre.text(), form.person.text(), form.login.text())
        centre, person, login = (text.strip() for text in texts)
        return NewCentre(
            centre,
            person,
            login,
            form.password.text(),
            papers_from=form.papers_from.day(),
            working=form.folder.chosen == WORKING,
        )

    def _day(self, text: str) -> date:
        return parse_date(text, today=self._clock.today())


class CodeScreen(QWidget):
    """Shows the recovery code until it has been typed back; `done` then."""

    done = Signal()

    def __init__(
        self, look: Look, code: str, print_sheet: Callable[[QWidget, str], object]
    ) -> None:
        super().__init__()
        self._code = code
        self._print_sheet = print_sheet
        self._clipboard = Clipboard(self)
        self.code = label(code, "section", "accent", wraps=True)
        self.print_button = Button(look, "Drukuj", "printer")
        self.copy = Button(look, "Kopiuj do schowka")
        self.typed = QLineEdit()
        self.problem = label("", "caption", "danger", wraps=True)
        self.go = Button(look, "Gotowe", "check", primary=True)
        self._lay_out(look)
        self.setFocusProxy(self.typed)

        self.print_button.clicked.connect(self._print)
        self.copy.clicked.connect(self._copy)
        self.typed.returnPressed.connect(self._compare)
        self.go.clicked.connect(self._compare)

    def _print(self) -> None:
        self._print_sheet(self, self._code)
        self.typed.setFocus()

    def _copy(self) -> None:
        self._clipboard.copy(self._code)
        self.copy.setText("Skopiowano na minutę")
        self.typed.setFocus()

    def _compare(self) -> None:
        problem = is_code(self.typed.text(), self._code)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        set_state(self.typed, "invalid", bool(problem))
        if problem:
            self.typed.setFocus()
        else:
            self._clipboard.forget()
            self.done.emit()

    def _lay_out(self, look: Look) -> None:
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.typed.setAccessibleName("Przepisz kod odzyskiwania")
        self.problem.hide()
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(8)
        ways.addWidget(self.print_button)
        ways.addWidget(self.copy)
        ways.addStretch(1)
        holder = QWidget()
        holder.setLayout(ways)
        parts = [
            title("Kod odzyskiwania"),
            label(_CODE, "body", wraps=True),
            self.code,
            holder,
            section("Przepisz kod"),
            caption("Małe litery, spacje i kreski nie mają znaczenia.", wraps=True),
            self.typed,
            self.problem,
        ]
        _in_the_middle(self, look, parts, [self.go], "Kod odzyskiwania")


def _in_the_middle(
    screen: QWidget,
    look: Look,
    parts: list[QWidget],
    buttons: list[Button],
    name: str = "Zakładanie folderu danych",
) -> None:
    screen.setObjectName("page")
    card = Card()
    card.setFixedWidth(look.px(_WIDTH))
    card.body.setContentsMargins(28, 24, 28, 24)
    card.body.setSpacing(12)
    for part in parts:
        card.body.addWidget(part)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    card.body.addLayout(line)
    centred = QWidget()
    row = QHBoxLayout(centred)
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    scroll = ScrollColumn(name)
    scroll.add(centred)
    column = QVBoxLayout(screen)
    column.addWidget(scroll)
