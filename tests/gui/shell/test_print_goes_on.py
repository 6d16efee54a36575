"""A print that has begun: its pages are in memory, so neither the lock nor the end of the program cuts it."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from tests.gui.hands import CONTROL, Hands, click, shown_words
from tests.gui.shell.test_program import WAIT, await_screen, enter, program

from mgops_desktop.gui import printing
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.printing import PrintJob
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.shell.program import Program

__all__ = ["program"]


class SlowPrinter:
    """Writes its pages into a file: one page, and the others when the test lets it."""

    def __init__(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._paper = paper
        self._held: list[PrintJob] = []
        self._step = step = PrintJob._step

        def paint_one(job: PrintJob) -> None:
            self._held.append(job)
            if len(self._held) == 1:
                step(job)

        def accept(dialog: printing.QPrintDialog) -> int:
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(paper))
            return printing.QDialog.DialogCode.Accepted

        monkeypatch.setattr(PrintJob, "_step", paint_one)
        monkeypatch.setattr(printing, "_MOST_DPI", 40)
        monkeypatch.setattr(printing.QPrintDialog, "exec", accept)

    def go_on(self) -> None:
        job = self._held[0]
        while not job.ended:
            self._step(job)

    def pages(self) -> int:
        document = pypdfium2.PdfDocument(self._paper)
        count = len(document)
        document.close()
        return count


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SlowPrinter:
    return SlowPrinter(tmp_path / "wydruk.pdf", monkeypatch)


def begin_printing(qtbot, program: Program) -> int:
    """Print a paper until its first page is with the printer; return of how many."""
    enter(qtbot, program, "kierownik")
    window = await_screen(qtbot, program, MainWindow)
    click(window.rail.buttons["papers"])
    page = window.pages.page("papers")
    qtbot.waitUntil(page.print_button.isEnabled, timeout=WAIT)
    Hands(program.window).press(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: "Drukuję: strona 1 z" in page.notices.text.text(), timeout=WAIT)
    return int(page.notices.text.text().rstrip(".").split()[-1])


def test_lock_does_not_cut_a_print_and_says_so_at_the_door(
    qtbot, program: Program, printer: SlowPrinter
) -> None:
    pages = begin_printing(qtbot, program)
    assert pages > 1
    Hands(program.window).press(Qt.Key.Key_L, CONTROL)
    await_screen(qtbot, program, LockScreen)
    assert "Rozpoczęty wydruk trafi do drukarki do końca" in shown_words(program.window)
    printer.go_on()
    assert printer.pages() == pages


@pytest.mark.parametrize("waits", [True, False])
def test_end_of_the_program_waits_for_a_print_unless_nobody_wants_to(
    qtbot, program: Program, printer: SlowPrinter, waits: bool
) -> None:
    pages = begin_printing(qtbot, program)
    program.window.close()
    qtbot.waitUntil(lambda: "Kończę wydruk" in shown_words(program.window), timeout=WAIT)
    screen = program.window.currentWidget()
    assert isinstance(screen, MessageScreen)
    if not waits:
        click(screen.buttons[0])
    printer.go_on()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT)
    assert printer.pages() == (pages if waits else 1)
