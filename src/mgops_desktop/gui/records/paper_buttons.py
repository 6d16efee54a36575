"""Two buttons beside a form that put something on paper: print it, or save it as PDF or Word."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.operations.reports import PaintedReport, paint_report

_FORMS = (("pdf", "Dokument PDF…"), ("docx", "Dokument Word…"))
Question = tuple[Any, ...]


class PaperButtons(QObject):
    """`asked` gives the question whose answer is the paper, and what it is asked about; None if it cannot be now."""

    told = Signal(str, str)

    def __init__(
        self, window: QWidget, parts: Parts, noun: str, asked: Callable[[], Question | None]
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._asked = asked
        self.print_button = Button(parts.look, "Drukuj", "printer")
        self.save_button = Button(parts.look, "Plik", "download")
        self.save_button.setAccessibleName("Zapisz jako plik")
        self.output = ReportOutput(window, parts, noun)
        menu = QMenu(self.save_button)
        menu.setAccessibleName("Zapisz jako plik")
        for form, words in _FORMS:
            menu.addAction(words, partial(self.save, form))
        self.save_button.setMenu(menu)
        self.print_button.clicked.connect(self.print_paper)
        self.output.told.connect(self.told)
        self.output.busy.connect(lambda busy: self.allow(outputs=not busy))

    def show_buttons(self, *, shown: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setVisible(shown)

    def allow(self, *, outputs: bool) -> None:
        """Let the paper be made, or not while something goes on."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(outputs)

    def print_paper(self) -> None:
        self._make(self.output.print_pages)

    def save(self, form: str) -> None:
        """Ask where, and write the paper as a file."""
        self._make(lambda painted: self.output.save(painted, form, self._parts.now()))

    def _make(self, use: Callable[[PaintedReport], None]) -> None:
        """Make the paper in the background, then give it to its use."""
        asked = self._asked()
        if asked is None:
            return
        self.allow(outputs=False)
        work = partial(_painted, self._parts, asked)
        task = self._parts.tasks.run(work, partial(self._use, use), self._fail)
        task.broken.connect(partial(self.allow, outputs=True))

    def _use(self, use: Callable[[PaintedReport], None], painted: PaintedReport) -> None:
        self.allow(outputs=True)
        use(painted)

    def _fail(self, error: UserError) -> None:
        self.allow(outputs=True)
        self.told.emit(error.message, "danger")


def _painted(parts: Parts, asked: Question) -> PaintedReport:
    """What goes onto paper is read without the veil."""
    painted = paint_report(parts.data.read_plainly(*asked))
    parts.data.rest()
    return painted
