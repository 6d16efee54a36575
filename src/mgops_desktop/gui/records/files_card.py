"""The files of a record under its form: which there are, one more, and what became of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mgops_desktop.domain.attachment import kind_words
from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.sizes import size_in_words
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, set_state
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.attachment import AttachedRow, RecordFiles

_NONE = "Nie ma załączników."
_HINT = "PDF, JPG, PNG, TIFF, Word, Excel albo OpenDocument, do 20 MB. Plik można też upuścić na formularz."
_BAR = 160


class FilesCard(Card):
    """The list opens a file, the button asks for one more; `busy` shows that one is being encrypted."""

    def __init__(self, look: Look) -> None:
        super().__init__("Załączniki")
        self._look = look
        self.add = Button(look, "Dołącz plik…", "file-input")
        self.notice = NoticeBar(look)
        self.busy = QWidget()
        self.busy_words = caption("")
        self.bar = QProgressBar()
        self.stop = Button(look, "Przerwij")
        self.list = TwoLineList(look, "Załączniki", RowStyle(), whole=True)
        self.nothing = caption(_NONE)
        self.hint = caption(_HINT, wraps=True)
        self._lay_out_files()
        self.hide()

    def show_files(self, files: RecordFiles) -> None:
        """Show the files of another record, or what they are now."""
        count = len(files.rows)
        self.set_heading("Załączniki", str(count) if count else "")
        self.list.set_rows([_row(one) for one in files.rows])
        self.list.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.add.setVisible(files.may_write)
        self.hint.setVisible(files.may_write)

    def begin_busy(self, words: str) -> None:
        """Say that work goes on. The button stays as it is: it has the cursor."""
        self.notice.clear()
        self.busy_words.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.busy.show()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.busy_words.setText(words)

    def end_busy(self) -> None:
        """The work is done, or was stopped."""
        self.busy.hide()

    def show_hovered(self, *, is_hovered: bool) -> None:
        """Show that what is dragged over the form would be kept here."""
        set_state(self, "state", "dropping" if is_hovered else "")

    def _lay_out_files(self) -> None:
        self.add_to_header(self.add)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Postęp")
        self.bar.setFixedWidth(self._look.px(_BAR))
        row = QHBoxLayout(self.busy)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(10)
        row.addWidget(self.busy_words)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.nothing.setContentsMargins(16, 2, 16, 4)
        self.hint.setContentsMargins(16, 8, 16, 12)
        said = QVBoxLayout()
        said.setContentsMargins(12, 0, 12, 6)
        said.addWidget(self.notice)
        self.body.addLayout(said)
        for part in (self.busy, self.list, self.nothing, self.hint):
            self.body.addWidget(part)
        self.busy.hide()


def file_note(row: AttachedRow) -> str:
    """Return what is known of a file beside its name."""
    return joined(kind_words(row.ending), size_in_words(row.size), added_words(row), row.remark)


def added_words(row: AttachedRow) -> str:
    """Return when a file was added and by whom."""
    at = as_local(row.added)
    return f"{short_date(at.date())}, {at:%H:%M}, {row.who}"


def refused_words(refused: Sequence[str], added: int) -> str:
    """Return what to say of files that were not kept."""
    return " ".join((*refused, *(["Pozostałe dołączono."] if added else [])))


def _row(row: AttachedRow) -> TwoLineRow:
    return TwoLineRow(key=row.id, title=row.name, note=file_note(row), icon="file-text")
