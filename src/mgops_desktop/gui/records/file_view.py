"""One file of a record in place of its form or of a list: looked at, copied out, put into the bin."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.attachment import PICTURES, SHOWN, kind_words
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.text import safe_file_name
from mgops_desktop.gui.asking_files import ask_file
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.files_card import file_note
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_pages import Pages, pages_of_stranger
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.picture_pages import PicturePages
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.words import OUTSIDE
from mgops_desktop.operations.attaching import open_file, save_copy
from mgops_desktop.operations.attachment import AttachedRow, stands_apart

_OPENING = "Odszyfrowuję…"
_BROKEN = "Nie udało się otworzyć tego pliku. Możesz zapisać jego kopię."
_NOT_SHOWN = "Takiego pliku program nie pokazuje, tylko go przechowuje. „Zapisz kopię…” zapisze go tam, gdzie wskażesz."
_VEILED = "Nazwiska są zasłonięte, a treści pliku zasłonić się nie da. Odsłoń nazwiska (F9), żeby go obejrzeć."


class FileView(QWidget):
    """Shows a file. `left` tells that it is done with, `bin_asked` gives the file and why it is to go."""

    left = Signal()
    bin_asked = Signal(object, str)

    def __init__(
        self, parts: Parts, custody: Custody, back_words: str = "Wróć do formularza"
    ) -> None:
        super().__init__()
        self._parts = parts
        self._custody = custody
        self._of: RecordRef | None = None
        self._row: AttachedRow | None = None
        self._task: Task | None = None
        look = parts.look
        self.bin = Button(look, "Do kosza", "trash-2")
        self.copy = Button(look, "Zapisz kopię…", "download")
        self.close_button = Button(look, back_words, "chevron-left", primary=True)
        self.header = PageHeader("", [self.bin, self.copy, self.close_button])
        self.notice = NoticeBar(look)
        self.reason = ReasonBar(look, example="np. dołączony do złego zapisu")
        self.words = label("", "body", "muted", wraps=True)
        self.preview: PdfPreview | None = None
        self.card = Card()
        self._lay_out()

        self.close_button.clicked.connect(self.leave)
        self.copy.clicked.connect(self._save)
        self.bin.clicked.connect(self.reason.ask)
        self.reason.given.connect(self._ask_bin)
        self.reason.left.connect(self.take_cursor)

    def show_file(self, of: RecordRef, row: AttachedRow, *, may_bin: bool) -> None:
        """Show a file of a record; what it holds is decrypted in the background."""
        self.forget()
        self._of, self._row = of, row
        self.header.show_title(row.name, f"{row.number} · {file_note(row)}")
        self.bin.setVisible(may_bin)
        self.notice.clear()
        if row.ending not in SHOWN:
            self._say(_NOT_SHOWN)
        elif self._parts.data.veiled:
            self._say(_VEILED)
        else:
            self._say(_OPENING)
            work = partial(_pages, self._custody, of, row)
            self._task = self._parts.tasks.run(work, self._show, self._refuse)
            self._task.broken.connect(self._tell_broken)
        self.take_cursor()

    def leave(self) -> None:
        """Back: from the reason to the file, from the file to the form."""
        if not self.reason.isHidden():
            self.reason.leave()
            return
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Keep nothing of what was shown, and ask nothing about it."""
        self.reason.hide()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.preview is not None:
            self.card.body.removeWidget(self.preview)
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None

    def take_cursor(self) -> None:
        """Let the keys go to what is shown, or to the reason that is asked for."""
        shown = self.preview.canvas if self.preview is not None else self.close_button
        part: QWidget = shown if self.reason.isHidden() else self.reason.reason
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """Say why something was not done."""
        self.notice.show_notice(error.message, "danger")

    def _show(self, pages: Pages) -> None:
        self._task = None
        self.words.hide()
        self.preview = PdfPreview(self._parts.look, self._parts.tasks)
        self.preview.canvas.setAccessibleName("Podgląd załącznika")
        self.card.body.addWidget(self.preview, 1)
        self.preview.show()
        self.preview.show_pages(pages)
        self.take_cursor()

    def _refuse(self, error: UserError) -> None:
        self._task = None
        self._say(error.message)

    def _tell_broken(self) -> None:
        self._task = None
        self._say(_BROKEN)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()

    def _ask_bin(self, reason: str) -> None:
        if self._row is not None:
            self.bin_asked.emit(self._row.id, reason)

    def _save(self) -> None:
        """Ask where; the name that is offered tells nothing about anybody."""
        if self._of is None or self._row is None:
            return
        memory = self._parts.memory
        name = safe_file_name(f"zalacznik-{self._row.number}", self._row.ending)
        path = ask_file(self, memory.folder / name, kind_words(self._row.ending))
        if path is None:
            return
        if not stands_apart(self._of):
            memory.keep_folder(path.parent)
        work = partial(self._custody.ask, save_copy, self._of, self._row.id, path)
        self._parts.tasks.run(work, self._tell_saved, self.refuse)

    def _tell_saved(self, path: Path) -> None:
        words = f"Zapisano {path.name} w folderze {path.parent}.{OUTSIDE}"
        self.notice.show_notice(words, "ok")

    def _lay_out(self) -> None:
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card.body.setContentsMargins(12, 8, 12, 12)
        self.card.body.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.header, self.notice, self.reason):
            column.addWidget(part)
        column.addWidget(self.card, 1)


def _pages(custody: Custody, of: RecordRef, row: AttachedRow) -> Pages:
    _name, content = custody.ask(open_file, of, row.id)
    if row.ending in PICTURES:
        return PicturePages(content, row.ending)
    return pages_of_stranger(content)
