"""Karty rodzin: one page about each family of a pack, to be read and printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import printing
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_pages import PdfPages
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview

_NAME = "karty-na-zastepstwo.pdf"
_PAPER = "Na kartkach są całe nazwiska. Po zastępstwie zniszcz wydruk."


class BriefsView(QWidget):
    """`left` leads back to where it was opened."""

    left = Signal()

    def __init__(self, parts: Parts, pdf: bytes) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._pages = PdfPages(pdf)
        self._job: printing.PrintJob | None = None
        self.back = Button(look, "Wróć", "chevron-left")
        self.print_button = Button(look, "Drukuj", "printer", primary=True)
        self.header = PageHeader("", [self.back, self.print_button])
        self.header.show_title("Karty rodzin", f"kart: {len(self._pages.sizes)}")
        self.notices = NoticeBar(look)
        self.preview = PdfPreview(look, parts.tasks)
        self._lay_out()
        self.setFocusProxy(self.print_button)
        self.preview.show_pages(self._pages)
        self.notices.show_notice(_PAPER, "warn", lasting=True)

        self.back.clicked.connect(self.left)
        self.print_button.clicked.connect(self._print)

    def _print(self) -> None:
        printer = printing.ask_printer(self, _NAME, len(self._pages.sizes))
        if printer is None:
            return
        self._job = printing.PrintJob(self._parts.tasks, self._pages, printer)
        self._job.done.connect(self._tell_printed)
        try:
            self._job.start()
        except UserError as error:
            self.notices.show_notice(error.message, "danger")

    def _tell_printed(self) -> None:
        self._job = None
        self.notices.show_notice(f"Wydruk wysłano do drukarki. {_PAPER}", "ok", lasting=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.preview, 1)
