"""The documents of one owner: their register, making one, one that is open; each in the place of the others."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.documents.choosing_view import Choice, ChoosingView
from mgops_desktop.gui.documents.document_view import DocumentView
from mgops_desktop.gui.documents.draft_view import Begun, DraftView
from mgops_desktop.gui.documents.office import FAMILY, Office
from mgops_desktop.gui.documents.register_card import RegisterCard
from mgops_desktop.gui.documents.scan_filing import ScanFiling
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.records.file_drops import FileDrops
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.documents.register import DocumentRow


class PapersStack(QStackedWidget):
    """Shows the register, or in its place one document or what is being made.

    A subclass says whose documents these are: it reads them with `read_papers`, asks what can be made with
    `ask_choices`, and lays out `column`.
    """

    def __init__(self, parts: Parts, name: str = "Dokumenty", office: Office = FAMILY) -> None:
        super().__init__()
        self.parts = parts
        self.office = office
        self._rows: Sequence[DocumentRow] = ()
        self._wanted: UUID | None = None
        self.document: DocumentView | None = None
        self.choosing: ChoosingView | None = None
        self.draft: DraftView | None = None
        self.reader = Reader(parts)
        self.choices = Reader(parts)
        self.register = RegisterCard(parts.look)
        self.column = ScrollColumn(name)
        self.drops = FileDrops(self)
        self.filing = ScanFiling(self, parts)
        self.addWidget(self.column)

        if office.by_code:
            self.drops.watch()
        self.drops.dropped.connect(self._file_scans)
        self.filing.told.connect(self.register.notice.show_notice)
        self.register.opened.connect(self._open_document)
        self.register.new_asked.connect(self.ask_choices)

    def read_papers(self) -> None:
        """Read again and give the documents to `show_register`."""
        raise NotImplementedError

    def ask_choices(self) -> None:
        """Ask what can be made and give it to `show_choices`."""
        raise NotImplementedError

    def may_make(self) -> bool:
        """Return whether anything can be made here."""
        return self.parts.access.may(self.office.right)

    def typed_already(self) -> Mapping[str, str]:
        """Return what is known of a new document before anything is typed."""
        return {}

    @property
    def shows_view(self) -> bool:
        """Whether a document, or what can be made, stands in place of the lists."""
        return self.currentWidget() is not self.column

    def leave_view(self) -> bool:
        """Close what is shown in place of the lists; False if there is nothing."""
        shown = self.currentWidget()
        for view in (self.document, self.choosing, self.draft):
            if view is not None and view is shown:
                view.leave()
                return True
        return False

    def keep_unsaved(self) -> None:
        """Keep what was typed for a document that is being made."""
        if self.draft is not None:
            self.draft.keep_unsaved()

    def leave_everything(self) -> None:
        """Forget what is open: nobody must take the documents of one owner for those of another."""
        if self.document is not None:
            self.document.forget()
        if self.draft is not None:
            self.draft.keep_unsaved()
            self.draft.forget()
        self.setCurrentWidget(self.column)
        self.register.hide()

    def show_register(self, rows: Sequence[DocumentRow]) -> None:
        """Show the documents; one that was just made or is open is shown anew."""
        self._rows = rows
        self.register.show_documents(rows, may_make=self.may_make())
        self.register.show()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._open_document(wanted)
        elif self.document is not None and self.currentWidget() is self.document:
            self._show_again(self.document)

    def show_choices(self, found: Sequence[Choice]) -> None:
        """Offer what can be made."""
        if self.choosing is None:
            self.choosing = ChoosingView(self.parts.look)
            self.addWidget(self.choosing)
            self.choosing.left.connect(self.show_lists)
            self.choosing.chosen.connect(self._begin_new)
        self.setCurrentWidget(self.choosing)
        self.choosing.show_choices(found)

    def show_lists(self) -> None:
        """Show the register again and let the keys go to it."""
        back = self.list_before(self.currentWidget())
        self.setCurrentWidget(self.column)
        if not back.isVisible():
            back = self.register.new
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def list_before(self, _shown: QWidget | None) -> QWidget:
        """Return the list from which the widget that is shown was opened."""
        return self.register.list

    def _show_again(self, document: DocumentView) -> None:
        row = next((one for one in self._rows if one.id == document.document), None)
        if row is not None:
            document.show_row(row)
        else:
            self.show_lists()

    def _open_document(self, chosen: object) -> None:
        row = next((one for one in self._rows if one.id == chosen), None)
        if row is not None:
            self.open_document(row)

    def open_document(self, row: DocumentRow) -> None:
        """Show the pages of a document."""
        if self.document is None:
            self.document = self.new_view()
            self.addWidget(self.document)
        self.setCurrentWidget(self.document)
        self.document.show_document(row)

    def new_view(self) -> DocumentView:
        """Make the view of a document, the first time that one is opened."""
        view = DocumentView(self.parts, self.office)
        view.left.connect(self.show_lists)
        view.again.connect(self._begin)
        return view

    def _begin_new(self, key: str, of: object) -> None:
        assert isinstance(of, RecordRef)
        self._begin(Begun(key, of, self.typed_already()))

    def _begin(self, begun: Begun) -> None:
        if self.draft is None:
            self.draft = DraftView(self.parts, self.office)
            self.addWidget(self.draft)
            self.draft.left.connect(self.show_lists)
            self.draft.made.connect(self._show_made)
        self.setCurrentWidget(self.draft)
        self.draft.begin(begun)

    def _show_made(self, document: UUID) -> None:
        """Open the new document as soon as the list knows it."""
        self._wanted = document
        self.read_papers()

    def _file_scans(self, paths: Sequence[Path]) -> None:
        """Scans dropped on the lists find their documents by themselves."""
        if self.currentWidget() is self.column and self.parts.access.may(self.office.right):
            self.filing.file(paths)
