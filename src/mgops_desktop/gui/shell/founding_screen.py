"""The first run in five steps: centre, person, password and recovery sheet, place for backups, how to begin."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.shell.code_screen import PrintSheet
from mgops_desktop.gui.shell.founding import Prepared
from mgops_desktop.gui.shell.founding_place import PlaceStep
from mgops_desktop.gui.shell.founding_start import StartStep
from mgops_desktop.gui.shell.founding_steps import (
    CentreStep,
    CodeStep,
    PasswordStep,
    PersonStep,
    Step,
)
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import PlainLabel, label, title
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.founding import NewCentre

_WIDTH = 720
_WAYS_OUT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Founding:
    """What the five steps gave: the centre, the code, the second place for backups, how to begin."""

    new: NewCentre
    code: str
    backup_place: Path | None
    way: str


class FoundingScreen(QWidget):
    """Shows one step at a time; `filled` gives a Founding, `left` leads back. Nothing is written before that."""

    filled = Signal(object)
    left = Signal()

    def __init__(
        self,
        look: Look,
        clock: Clock,
        tasks: Tasks,
        path: Path,
        prepared: Prepared,
        print_sheet: PrintSheet,
    ) -> None:
        super().__init__()
        today = clock.today()
        kit = FieldKit(look, lambda text: parse_date(text, today=today), parse_time)
        self._path = path
        self._code = prepared.code
        self.centre = CentreStep(kit, prepared.fields, today)
        self.person = PersonStep(kit, today)
        self.password = PasswordStep(kit, lambda: self.person.text("login"))
        self.code = CodeStep(look, prepared.code, print_sheet)
        self.place = PlaceStep(kit, tasks, path)
        self.start = StartStep(look)
        self.steps: tuple[Step, ...] = (
            *(self.centre, self.person, self.password, self.code, self.place, self.start),
        )
        self.title = title("")
        self.notices = NoticeBar(look)
        self.back = Button(look, "Wróć", "chevron-left")
        self.go = Button(look, "Dalej", "chevron-right", primary=True)
        self.marks = [PlainLabel(word) for word in _words(self.steps)]
        self.sheet = ScrollColumn("Zakładanie folderu danych")
        self._number = 0
        self._lay_out(look)
        self._show_step()

        for step in self.steps:
            step.passed.connect(self._go_on)
        self.start.chosen.connect(self._give)
        self.go.clicked.connect(self._pass)
        self.back.clicked.connect(self.go_back)
        keys.bind(self, keys.BACK, self.go_back, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self._number]

    def refuse(self, message: str) -> None:
        """Say why the folder was not founded; what was typed stays."""
        self.notices.show_notice(message, "danger")
        self.sheet.verticalScrollBar().setValue(0)

    def go_back(self) -> None:
        """Esc: to the step before, from the first one out; nothing typed is lost."""
        if not self.step.isEnabled():
            return
        if self._number:
            self._number -= 1
            self._show_step()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from everything that has no use of its own for it; on a button it presses the button."""
        if event.key() not in _WAYS_OUT or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        holder = self.window().focusWidget()
        if isinstance(holder, QPushButton):
            holder.click()
        elif not isinstance(holder, QLineEdit):  # a line has gone on by itself
            self.focusNextChild()

    def _pass(self) -> None:
        if self.step.isEnabled():
            self.step.try_to_pass()

    def _go_on(self) -> None:
        if self._number + 1 < len(self.steps):
            self._number += 1
            self._show_step()

    def _show_step(self) -> None:
        shown = self.step
        if shown is self.start:
            self.start.show_summary(self._summary())
        for step in self.steps:
            step.setVisible(step is shown)
        words = list(dict.fromkeys(step.short for step in self.steps))
        number = words.index(shown.short)
        self.title.setText(shown.heading)
        for place, mark in enumerate(self.marks):
            mark.setProperty("kind", "second_strong" if place == number else "second")
            mark.setProperty("tone", "accent" if place == number else "muted")
            mark.style().unpolish(mark)
            mark.style().polish(mark)
        self.setAccessibleName(f"Krok {number + 1} z {len(words)}: {shown.heading}")
        self.notices.clear()
        self.go.setVisible(shown is not self.start)
        self.sheet.verticalScrollBar().setValue(0)
        self.setFocusProxy(shown.first())
        shown.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self) -> list[str]:
        person = self.person
        lines = [
            f"Folder danych: {self._path}",
            f"Ośrodek: {self.centre.text('name')}",
            f"Konto: {person.text('login')}, upoważnienie z dnia {short_date(person.papers_from)}",
            f"Drugie miejsce na kopie: {self.place.place or 'nie ma, kopie będą tylko w folderze danych'}",
        ]
        return [*lines, *(f"Do uzupełnienia: {one.message}" for one in self.centre.later)]

    def _give(self, way: str) -> None:
        person = self.person
        new = NewCentre(
            self.centre.form.values(),
            person.text("first_name"),
            person.text("surname"),
            person.text("job_title"),
            person.text("login"),
            str(self.password.form.values()["password"]),
            papers_from=person.papers_from,
            working=person.is_working,
        )
        self.filled.emit(Founding(new, self._code, self.place.place, way))

    def _lay_out(self, look: Look) -> None:
        self.setObjectName("page")
        card = Card()
        card.setMaximumWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 20, 28, 20)
        card.body.setSpacing(12)
        card.body.addLayout(self._line_of_steps())
        card.body.addWidget(self.title)
        card.body.addWidget(self.notices)
        for step in self.steps:
            card.body.addWidget(step)
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(0, 12, 0, 0)
        row.addStretch(1)
        row.addWidget(card, 1000)
        row.addStretch(1)
        self.sheet.add(centred)
        foot = QWidget()
        foot.setMaximumWidth(look.px(_WIDTH))
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(foot, 1000)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)

    def _line_of_steps(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for number, mark in enumerate(self.marks):
            if number:
                line.addWidget(label("›", "second", "muted"))
            line.addWidget(mark)
        line.addStretch(1)
        return line


def _words(steps: tuple[Step, ...]) -> list[str]:
    """The steps as the user counts them: password and recovery sheet are one."""
    short = dict.fromkeys(step.short for step in steps)
    return [f"{number}. {word}" for number, word in enumerate(short, 1)]
