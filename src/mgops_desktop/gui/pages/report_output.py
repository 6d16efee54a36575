"""What can be done with a painted report: save it in a format, print it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import printing
from mgops_desktop.gui.asking_files import ask_file
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.pdf_pages import PdfPages
from mgops_desktop.gui.words import OUTSIDE, WHOLE_NAMES
from mgops_desktop.operations.reports import PaintedReport, save_report
from mgops_desktop.reports.file_name import suggested_file_name

_KINDS = {"pdf": "Dokument PDF", "docx": "Dokument Word", "xlsx": "Skoroszyt Excel"}
_KINDS |= {"png": "Obraz PNG", "svg": "Rysunek SVG"}


class ReportOutput(QObject):
    """Saves and prints; `told` gives a sentence and its tone, `busy` whether something goes on.

    `printed` tells that all pages went to the printer, `saved` gives the path of a file.

    `noun` is what the document is called in file names and in the printer's queue.
    """

    told = Signal(str, str)
    busy = Signal(bool)
    printed = Signal()
    saved = Signal(object)

    def __init__(self, window: QWidget, parts: Parts, noun: str = "sprawozdanie") -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self.noun = noun
        self._job: printing.PrintJob | None = None

    def save(
        self, painted: PaintedReport, form: str, created: datetime, own: bytes | None = None
    ) -> None:
        """Ask where, and write the report in the background; `own` is its content by the centre's template."""
        name = suggested_file_name(self.noun, painted.report, f".{form}")
        memory = self._parts.memory
        path = ask_file(self._window, memory.folder / name, _KINDS[form])
        if path is None:
            return
        memory.keep_folder(path.parent)
        self.busy.emit(True)
        work = partial(save_report, painted.report, form, path, created, own)
        self._parts.tasks.run(work, self._tell_saved, self._fail)

    def print_pages(self, painted: PaintedReport) -> None:
        """Ask for a printer and print the pages of the PDF."""
        pages = PdfPages(painted.rendered.data)
        name = suggested_file_name(self.noun, painted.report, ".pdf")
        printer = printing.ask_printer(
            self._window, name, len(pages.sizes), landscape=painted.report.landscape
        )
        if printer is None:
            return
        self._job = printing.PrintJob(self._parts.tasks, pages, printer)
        self._job.progressed.connect(self._tell_progress)
        self._job.done.connect(self._tell_printed)
        self._job.start()
        self.busy.emit(True)

    def _tell_saved(self, path: Path) -> None:
        self.busy.emit(False)
        outside = "" if path.suffix == ".pdf" else OUTSIDE
        outside = f"{WHOLE_NAMES if self._parts.data.veiled else ''}{outside}"
        self.told.emit(f"Zapisano {path.name} w folderze {path.parent}.{outside}", "ok")
        self.saved.emit(path)

    def _fail(self, error: UserError) -> None:
        self.busy.emit(False)
        self.told.emit(error.message, "danger")

    def _tell_progress(self, done: int, total: int) -> None:
        self.told.emit(f"Drukuję: strona {done} z {total}.", "accent")

    def _tell_printed(self) -> None:
        self._job = None
        self.busy.emit(False)
        whole = WHOLE_NAMES if self._parts.data.veiled else ""
        self.told.emit(f"Wydruk wysłano do drukarki.{whole}", "ok")
        self.printed.emit()
