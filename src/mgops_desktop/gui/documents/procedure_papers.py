"""The documents of one Blue Card procedure, or those of the team: made here, or registered from outside."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.documents.document_view import DocumentView
from mgops_desktop.gui.documents.office import Office
from mgops_desktop.gui.documents.papers_stack import PapersStack
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.operations.card_papers.composing import card_draft
from mgops_desktop.operations.card_papers.keeping import (
    card_report,
    card_step_tells,
    make_card_document,
    note_card_copy,
    note_card_document,
)
from mgops_desktop.operations.card_papers.own_word import own_card_word
from mgops_desktop.operations.card_papers.register import (
    CardChoice,
    card_choices,
    card_documents,
    card_typed,
    team_choices,
    team_documents,
)
from mgops_desktop.operations.documents.register import DocumentRow

KIND = "card_document"
_NONE = (
    "Nie ma jeszcze dokumentów. „Sporządź” wypełni wzór tym, co jest w zapisach; „Spoza programu” rejestruje to, co "
    "wpłynęło albo powstało ręcznie."
)
PROCEDURES = Office(
    kind=KIND,
    right=Right.BLUE_CARD,
    drafts=f"paper:{KIND}",  # so that what is typed waits in the file of that kind
    draft=card_draft,
    make=make_card_document,
    report=card_report,
    note=note_card_document,
    copy=note_card_copy,
    own_word=own_card_word,
    tells=card_step_tells,
    typed=card_typed,
    sending="Wysłany albo wydany",
    by_code=False,
)


class ProcedurePapers(PapersStack):
    """`opened` gives a paper whose data in the register are to be corrected, `add_asked` that one came from outside."""

    opened = Signal(object)
    add_asked = Signal(str)

    def __init__(self, parts: Parts, name: str = "Dokumenty") -> None:
        super().__init__(parts, name, PROCEDURES)
        self._procedure: UUID | None = None
        self.outside = Button(parts.look, "Spoza programu", "plus")
        self.outside.setAccessibleName("Zarejestruj dokument spoza programu")
        self.register.new.setText("Sporządź")
        self.register.new.setAccessibleName("Sporządź dokument")
        self.register.nothing.setText(_NONE)
        self.register.hint.setText("")
        self.register.add_to_header(self.outside)
        for part in (self.reader, self.choices, self.register):
            self.column.add(part)
        self.register.hide()

        self.outside.clicked.connect(lambda: self.add_asked.emit(KIND))

    def show_procedure(self, procedure: UUID | None) -> None:
        """Show the documents of a procedure, of the team without one; what is open of the same stays open."""
        if procedure != self._procedure:
            self.leave_everything()
            self._procedure = procedure
        self.read_papers()

    def read_papers(self) -> None:
        self.reader.read(partial(_read, self._procedure), self.show_register)

    def ask_choices(self) -> None:
        self.choices.read(partial(_choices, self._procedure), self.show_choices)

    def open_document(self, row: DocumentRow) -> None:
        """What was not made here has no pages: its data in the register are shown."""
        if row.is_made:
            super().open_document(row)
        else:
            self.opened.emit(RecordRef(KIND, row.id))

    def new_view(self) -> DocumentView:
        view = super().new_view()
        view.details_asked.connect(self.opened)
        return view


def _read(procedure: UUID | None, ask: Ask) -> Sequence[DocumentRow]:
    return ask(team_documents) if procedure is None else ask(card_documents, procedure)


def _choices(procedure: UUID | None, ask: Ask) -> Sequence[CardChoice]:
    return ask(team_choices) if procedure is None else ask(card_choices, procedure)
