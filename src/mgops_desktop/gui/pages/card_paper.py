"""A paper of the procedure's card: read in full, then printed or saved as PDF, without a page of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.operations.reports import PaintedReport, paint_report


class CardPaper(QObject):
    """Two buttons that print and save what `asked` gives: a question and what it needs, None when there is nothing.

    `told` gives a sentence and its tone.
    """

    told = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        parts: Parts,
        noun: str,
        asked: Callable[[], tuple[Any, ...] | None],
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._asked = asked
        self.output = ReportOutput(window, parts, noun)
        self.pdf = Button(parts.look, "Zapisz PDF", "download")
        self.print_button = Button(parts.look, "Drukuj", "printer")
        self.output.told.connect(self.told)
        self.output.busy.connect(self._allow)
        self.print_button.clicked.connect(partial(self._draw, self.output.print_pages))
        self.pdf.clicked.connect(partial(self._draw, self._save))

    @property
    def buttons(self) -> tuple[Button, Button]:
        return self.pdf, self.print_button

    def _draw(self, then: Callable[[PaintedReport], None]) -> None:
        asked = self._asked()
        if asked is None:
            return
        self._allow(busy=True)
        work = partial(_painted, self._parts, asked)
        task = self._parts.tasks.run(work, partial(self._go_on, then), self._fail)
        task.broken.connect(partial(self._allow, busy=False))

    def _go_on(self, then: Callable[[PaintedReport], None], painted: PaintedReport) -> None:
        self._allow(busy=False)
        then(painted)

    def _save(self, painted: PaintedReport) -> None:
        self.output.save(painted, "pdf", self._parts.now())

    def _fail(self, error: UserError) -> None:
        self._allow(busy=False)
        self.told.emit(error.message, "danger")

    def _allow(self, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)


def _painted(parts: Parts, asked: tuple[Any, ...]) -> PaintedReport:
    """What goes onto paper is read without the veil."""
    painted = paint_report(parts.data.read_plainly(*asked))
    parts.data.rest()
    return painted
