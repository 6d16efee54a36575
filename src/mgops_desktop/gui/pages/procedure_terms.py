"""The tab "Metryka terminów" of a procedure: its terms as a list that is copied, saved and printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.gui.list_output import ListOutput
from mgops_desktop.gui.pages.card_paper import CardPaper
from mgops_desktop.gui.pages.terms_rows import term_rows, terms_list
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.blue_card_terms import (
    TermOnCard,
    terms_of_procedure,
    terms_on_card,
)
from mgops_desktop.operations.list_file import ShownList
from mgops_desktop.storage.blue_card import ProcedureRow

TITLE = "Metryka"
_HOW = (
    "Każdy wiersz otwiera zapis, w którym termin wykonano albo ma być wykonany. Termin w dniach, który kończy się w "
    "dniu wolnym, ma dwie daty; opóźnienie liczy się od późniejszej. Gdzie przepis jest niejasny, termin stoi dwa razy."
)
_NONE = "Nie ma jeszcze zapisów, od których liczą się terminy."


class ProcedureTerms(ScrollColumn):
    """`opened` gives the record of a term."""

    opened = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(TITLE)
        self._parts = parts
        self._row: ProcedureRow | None = None
        self._found: Sequence[TermOnCard] = ()
        self.notices = NoticeBar(parts.look)
        self.menu = ListMenu(parts.look)
        style = RowStyle(lead_width=100, wraps=True, whole_titles=True)
        self.list = TwoLineList(parts.look, TITLE, style, whole=True)
        self.how = caption(_HOW, wraps=True)
        self.card = Card(TITLE)
        self.output = ListOutput(self, parts, self.menu, "metryka-terminow", self.shown_list)
        self.paper = CardPaper(self, parts, "metryka-terminow", self._asked)
        self._lay_out_terms()

        self.list.opened.connect(self._open)
        for part in (self.output, self.paper):
            part.told.connect(self.notices.show_notice)

    def show_procedure(self, row: ProcedureRow) -> None:
        """Read and show the terms of a procedure."""
        self._row = row
        self.notices.clear()
        self._found = self._parts.data.read(terms_on_card, row.id)
        self.list.set_rows(term_rows(self._found, self._parts.today))
        self.list.setVisible(bool(self._found))
        self.how.setText(_HOW if self._found else _NONE)
        late = sum(bool(one.line.late) for one in self._found)
        self.card.set_heading(TITLE, f"po terminie: {late}" if late else "")

    def shown_list(self) -> ShownList:
        """Return what is shown, to be copied and saved."""
        number = self._row.number if self._row else ""
        return terms_list(number, self._found, self._parts.today)

    def _asked(self) -> tuple[object, ...] | None:
        return (terms_of_procedure, self._row.id) if self._row else None

    def _open(self, term: object) -> None:
        if isinstance(term, TermOnCard):
            self.opened.emit(term.record)

    def _lay_out_terms(self) -> None:
        buttons: tuple[QWidget, ...] = (self.menu, *self.paper.buttons)
        for button in buttons:
            self.card.add_to_header(button)
        self.card.add_text(self.how)
        self.card.body.addWidget(self.list)
        self.add(self.notices)
        self.add(self.card)
