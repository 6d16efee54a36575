"""The tab with all files of a family: Enter or a click opens one to be looked at or copied out."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.file_view import FileView
from mgops_desktop.gui.records.files_card import file_note
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.family_documents import FamilyDocument, documents_of_family
from mgops_desktop.operations.family_file import FamilyFile

_NONE = "Nie ma jeszcze dokumentów. Plik dołącza się w formularzu zapisu, pod jego polami."


class DocumentsTab(QStackedWidget):
    """Shows the list, or one file in its place. Files are added and binned in the form of their record."""

    def __init__(self, parts: Parts, custody: Custody) -> None:
        super().__init__()
        self._parts = parts
        self._custody = custody
        self._family: UUID | None = None
        self._documents: Sequence[FamilyDocument] = ()
        self.view: FileView | None = None
        self.reader = Reader(parts)
        self.list = TwoLineList(parts.look, "Dokumenty", RowStyle(), whole=True)
        self.nothing = caption(_NONE, wraps=True)
        self.card = Card("Dokumenty")
        self.column = ScrollColumn("Dokumenty")
        self._lay_out()

        self.list.opened.connect(self._open)

    def show_file(self, file: FamilyFile) -> None:
        """Read beside the window; a document of this family that is open stays open."""
        if file.card.id != self._family:
            if self.view is not None:
                self.view.forget()
            self.setCurrentWidget(self.column)
            self.card.hide()  # nobody must take the documents of one family for those of another
            self._family = file.card.id
        self.reader.read(partial(_documents, file.card.id), self._show)

    def leave_view(self) -> bool:
        """Close the file that is shown; False if there is none."""
        if self.view is None or self.currentWidget() is not self.view:
            return False
        self.view.leave()
        return True

    def _show(self, documents: Sequence[FamilyDocument]) -> None:
        self._documents = documents
        self.card.set_heading("Dokumenty", str(len(documents)) if documents else "")
        self.list.set_rows([_row(one) for one in documents])
        self.list.setVisible(bool(documents))
        self.nothing.setVisible(not documents)
        self.card.show()

    def _open(self, file: object) -> None:
        found = next((one for one in self._documents if one.file.id == file), None)
        if found is None:
            return
        if self.view is None:
            self.view = FileView(self._parts, self._custody, "Wróć do listy")
            self.addWidget(self.view)
            self.view.left.connect(self._return)
        self.setCurrentWidget(self.view)
        self.view.show_file(found.of, found.file, may_bin=False)

    def _return(self) -> None:
        self.setCurrentWidget(self.column)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(16, 0, 16, 12)
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.nothing)
        self.card.hide()
        self.column.add(self.reader)
        self.column.add(self.card)
        self.addWidget(self.column)


def _documents(family: UUID, ask: Ask) -> Sequence[FamilyDocument]:
    return ask(documents_of_family, family)


def _row(one: FamilyDocument) -> TwoLineRow:
    note = joined(one.title, file_note(one.file))
    return TwoLineRow(key=one.file.id, title=one.file.name, note=note, icon="file-text")
