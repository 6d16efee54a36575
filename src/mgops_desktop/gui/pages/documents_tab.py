"""The tab with the documents of a family: their register, making one, and all files kept with its records."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.documents.papers_stack import PapersStack
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.records.file_view import FileView
from mgops_desktop.gui.records.files_card import file_note
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.documents.register import (
    DocumentChoice,
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


class DocumentsTab(PapersStack):
    """Shows the register and the files, or in their place one document, one file, or what is being made."""

    def __init__(self, parts: Parts, custody: Custody) -> None:
        super().__init__(parts)
        self._custody = custody
        self._family: UUID | None = None
        self._files: Sequence[FamilyDocument] = ()
        self.view: FileView | None = None
        self.list = TwoLineList(parts.look, _FILES, RowStyle(), whole=True)
        self.nothing = caption(_NO_FILES, wraps=True)
        self.card = Card(_FILES)
        self._lay_out()

        self.list.opened.connect(self._open_file)

    def show_file(self, file: FamilyFile) -> None:
        """Read beside the window; what is open of this family stays open."""
        if file.card.id != self._family:
            self.leave_everything()
            self._family = file.card.id
        self.read_papers()

    def read_papers(self) -> None:
        if self._family is not None:
            self.reader.read(partial(_read, self._family), self._show)

    def ask_choices(self) -> None:
        if self._family is not None:
            self.choices.read(partial(_choices, self._family), self.show_choices)

    def may_make(self) -> bool:
        """A social worker makes the paper of his application."""
        return super().may_make() or self.parts.access.may(Right.APPLY)

    def leave_view(self) -> bool:
        """Close what is shown in place of the lists; False if there is nothing."""
        if self.view is not None and self.currentWidget() is self.view:
            self.view.leave()
            return True
        return super().leave_view()

    def leave_everything(self) -> None:
        if self.view is not None:
            self.view.forget()
        super().leave_everything()
        self.card.hide()

    def list_before(self, shown: QWidget | None) -> QWidget:
        return self.list if shown is not None and shown is self.view else self.register.list

    def _show(self, papers: _Papers) -> None:
        self._files = papers.files
        self.card.set_heading(_FILES, str(len(papers.files)) if papers.files else "")
        self.list.set_rows([_row(one) for one in papers.files])
        self.list.setVisible(bool(papers.files))
        self.nothing.setVisible(not papers.files)
        self.card.show()
        self.show_register(papers.register)

    def _open_file(self, file: object) -> None:
        found = next((one for one in self._files if one.file.id == file), None)
        if found is None:
            return
        if self.view is None:
            self.view = FileView(self.parts, self._custody, "Wróć do listy")
            self.addWidget(self.view)
            self.view.left.connect(self.show_lists)
        self.setCurrentWidget(self.view)
        self.view.show_file(found.of, found.file, may_bin=False)

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(16, 0, 16, 12)
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.nothing)
        for part in (self.reader, self.choices, self.register, self.card):
            self.column.add(part)
        for card in (self.register, self.card):
            card.hide()


def _read(family: UUID, ask: Ask) -> _Papers:
    return _Papers(ask(documents_register, family), ask(documents_of_family, family))


def _choices(family: UUID, ask: Ask) -> Sequence[DocumentChoice]:
    return ask(document_choices, family)


def _row(one: FamilyDocument) -> TwoLineRow:
    note = joined(one.title, file_note(one.file))
    return TwoLineRow(key=one.file.id, title=one.file.name, note=note, icon="file-text")
