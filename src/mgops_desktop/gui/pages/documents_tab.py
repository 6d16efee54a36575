"""The tab with the documents of a family: their register, making one, and all files kept with its records."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.documents.choosing_view import ChoosingView
from mgops_desktop.gui.documents.document_view import DocumentView
from mgops_desktop.gui.documents.draft_view import Begun, DraftView
from mgops_desktop.gui.documents.register_card import RegisterCard
from mgops_desktop.gui.documents.scan_filing import ScanFiling
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.file_drops import FileDrops
from mgops_desktop.gui.records.file_view import FileView
from mgops_desktop.gui.records.files_card import file_note
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.documents.register import (
    DocumentRow,
    document_choices,
    documents_register,
)
from mgops_desktop.operations.family_documents import FamilyDocument, documents_of_family
from mgops_desktop.operations.family_file import FamilyFile

_NO_FILES = "Nie ma jeszcze plików. Plik dołącza się w formularzu zapisu, pod jego polami."
_FILES = "Skany i inne pliki"


@dataclass(frozen=True)
class _Papers:
    """What the tab shows of a family."""

    register: Sequence[DocumentRow]
    files: Sequence[FamilyDocument]


class DocumentsTab(QStackedWidget):
    """Shows the register and the files, or in their place one document, one file, or what is being made."""

    def __init__(self, parts: Parts, custody: Custody) -> None:
        super().__init__()
        self._parts = parts
        self._custody = custody
        self._family: UUID | None = None
        self._papers = _Papers((), ())
        self._wanted: UUID | None = None
        self.view: FileView | None = None
        self.document: DocumentView | None = None
        self.choosing: ChoosingView | None = None
        self.draft: DraftView | None = None
        self.reader = Reader(parts)
        self.choices = Reader(parts)
        self.register = RegisterCard(parts.look)
        self.list = TwoLineList(parts.look, _FILES, RowStyle(), whole=True)
        self.nothing = caption(_NO_FILES, wraps=True)
        self.card = Card(_FILES)
        self.column = ScrollColumn("Dokumenty")
        self.drops = FileDrops(self)
        self.filing = ScanFiling(self, parts)
        self._lay_out()

        self.drops.watch()
        self.drops.dropped.connect(self._file_scans)
        self.filing.told.connect(self.register.notice.show_notice)
        self.list.opened.connect(self._open_file)
        self.register.opened.connect(self._open_document)
        self.register.new_asked.connect(self._choose)

    def show_file(self, file: FamilyFile) -> None:
        """Read beside the window; what is open of this family stays open."""
        if file.card.id != self._family:
            self._leave_everything()
            self._family = file.card.id
        self.reader.read(partial(_read, file.card.id), self._show)

    def leave_view(self) -> bool:
        """Close what is shown in place of the lists; False if there is nothing."""
        shown = self.currentWidget()
        for view in (self.view, self.document, self.choosing, self.draft):
            if view is not None and view is shown:
                view.leave()
                return True
        return False

    def keep_unsaved(self) -> None:
        """Keep what was typed for a document that is being made."""
        if self.draft is not None:
            self.draft.keep_unsaved()

    def _leave_everything(self) -> None:
        for view in (self.view, self.document):
            if view is not None:
                view.forget()
        if self.draft is not None:
            self.draft.keep_unsaved()
            self.draft.forget()
        self.setCurrentWidget(self.column)
        for card in (self.register, self.card):
            card.hide()  # nobody must take the documents of one family for those of another

    def _show(self, papers: _Papers) -> None:
        self._papers = papers
        may_make = self._parts.access.may(Right.CASEWORK_WRITE)
        self.register.show_documents(papers.register, may_make=may_make)
        files = papers.files
        self.card.set_heading(_FILES, str(len(files)) if files else "")
        self.list.set_rows([_row(one) for one in files])
        self.list.setVisible(bool(files))
        self.nothing.setVisible(not files)
        for card in (self.register, self.card):
            card.show()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._open_document(wanted)
        elif self.document is not None and self.currentWidget() is self.document:
            self._show_again(self.document)

    def _show_again(self, document: DocumentView) -> None:
        row = next((one for one in self._papers.register if one.id == document.document), None)
        if row is not None:
            document.show_row(row)
        else:
            self._return()

    def _open_document(self, chosen: object) -> None:
        row = next((one for one in self._papers.register if one.id == chosen), None)
        if row is None:
            return
        if self.document is None:
            self.document = DocumentView(self._parts)
            self.addWidget(self.document)
            self.document.left.connect(self._return)
            self.document.again.connect(self._begin)
        self.setCurrentWidget(self.document)
        self.document.show_document(row)

    def _choose(self) -> None:
        if self._family is not None:
            self.choices.read(partial(_choices, self._family), self._show_choices)

    def _show_choices(self, found: object) -> None:
        if self.choosing is None:
            self.choosing = ChoosingView(self._parts.look)
            self.addWidget(self.choosing)
            self.choosing.left.connect(self._return)
            self.choosing.chosen.connect(self._begin_new)
        self.setCurrentWidget(self.choosing)
        self.choosing.show_choices(found)  # type: ignore[arg-type]

    def _begin_new(self, key: str, of: object) -> None:
        assert isinstance(of, RecordRef)
        self._begin(Begun(key, of, {}))

    def _begin(self, begun: Begun) -> None:
        if self.draft is None:
            self.draft = DraftView(self._parts)
            self.addWidget(self.draft)
            self.draft.left.connect(self._return)
            self.draft.made.connect(self._show_made)
        self.setCurrentWidget(self.draft)
        self.draft.begin(begun)

    def _show_made(self, document: UUID) -> None:
        """Open the new document as soon as the list knows it."""
        self._wanted = document
        if self._family is not None:
            self.reader.read(partial(_read, self._family), self._show)

    def _file_scans(self, paths: Sequence[Path]) -> None:
        """Scans dropped on the lists find their documents by themselves."""
        if self.currentWidget() is self.column and self._parts.access.may(Right.CASEWORK_WRITE):
            self.filing.file(paths)

    def _open_file(self, file: object) -> None:
        found = next((one for one in self._papers.files if one.file.id == file), None)
        if found is None:
            return
        if self.view is None:
            self.view = FileView(self._parts, self._custody, "Wróć do listy")
            self.addWidget(self.view)
            self.view.left.connect(self._return)
        self.setCurrentWidget(self.view)
        self.view.show_file(found.of, found.file, may_bin=False)

    def _return(self) -> None:
        shown = self.currentWidget()
        self.setCurrentWidget(self.column)
        back: QWidget = self.list if shown is self.view else self.register.list
        if not back.isVisible():
            back = self.register.new
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(16, 0, 16, 12)
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.nothing)
        for part in (self.reader, self.choices, self.register, self.card):
            self.column.add(part)
        for card in (self.register, self.card):
            card.hide()
        self.addWidget(self.column)


def _read(family: UUID, ask: Ask) -> _Papers:
    return _Papers(ask(documents_register, family), ask(documents_of_family, family))


def _choices(family: UUID, ask: Ask) -> object:
    return ask(document_choices, family)


def _row(one: FamilyDocument) -> TwoLineRow:
    note = joined(one.title, file_note(one.file))
    return TwoLineRow(key=one.file.id, title=one.file.name, note=note, icon="file-text")
