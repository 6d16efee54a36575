"""Blue Card procedures: the register, and the card of one; every reading is logged."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.list_output import ListOutput
from mgops_desktop.gui.pages import blue_card_rows as rows
from mgops_desktop.gui.pages.cancelled_numbers import CancelledNumbers
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.targets import PROCEDURES, Target
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.blue_card import procedure_card, procedure_of
from mgops_desktop.operations.list_file import ShownList
from mgops_desktop.storage.blue_card import ProcedureRow, procedures
from mgops_desktop.storage.register import RegisterLine, register_of

_CHOOSE = "Wybierz procedurę z listy. Każde otwarcie jest odnotowane w dzienniku odczytów."
_NONE = (
    "W rejestrze nie ma procedur. Wczytuje je z arkusza konto z prawem do importu i do procedur."
)
_Register = tuple[Sequence[ProcedureRow], Sequence[RegisterLine]]


class BlueCardPage(Page):
    """The register at the left, running procedures first; the opened procedure beside it."""

    kinds = frozenset(
        {
            *("procedure", "party", "participation", "nk_form", "diagnostic_group"),
            *("group_sitting", "team_sitting", "procedure_event"),
        }
    )

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._procedures: Sequence[ProcedureRow] = ()
        self._shown: UUID | None = None
        self._sought: UUID | None = None
        self.filter = IconLine(look, "Filtruj listę")
        self.menu = ListMenu(look)
        self.notices = NoticeBar(look)
        self.output = ListOutput(self, parts, self.menu, "rejestr", self._shown_list)
        self.list = TwoLineList(look, "Procedury", RowStyle(dense=True), selects=True)
        self.foot = caption()
        self.cancelled = CancelledNumbers(look)
        self.header = PageHeader()
        self.facts = TwoLineList(look, "Procedura", RowStyle(chevrons=False), whole=True)
        self.persons = TwoLineList(look, "Osoby", RowStyle(chevrons=False), whole=True)
        timed = RowStyle(lead_width=100, chevrons=False)
        self.terms = TwoLineList(look, "Terminy", timed, whole=True)
        self.course = TwoLineList(look, "Przebieg", timed, whole=True)
        self.terms_card = Card("Terminy")
        self.detail = QWidget()
        self.state = Stateful(look, self.detail, EmptyState(look, "shield-alert", _CHOOSE))
        self.reader = Reader(parts)
        self._lay_out()
        self.setFocusProxy(self.list)

        self.filter.textChanged.connect(self._show_list)
        self.filter.down.connect(self.list.setFocus)
        self.list.opened.connect(self._open)
        self.output.told.connect(self.notices.show_notice)

    def refresh(self) -> None:
        self.reader.read(_ask, self._take)

    def _take(self, found: _Register) -> None:
        self._procedures, cancelled = found
        self._show_list()
        running = sum(rows.is_running(one) for one in self._procedures)
        self.cancelled.show_lines(cancelled)
        self.foot.setText(f"w toku: {counted(running, 'procedura')}")
        if self._sought is not None:
            self._show_sought()
        elif self._shown is not None:
            self._show(self._shown)
        else:
            self.state.empty.text.setText(_CHOOSE if self._procedures else _NONE)
            self.state.show_content(is_empty=True)

    def back(self) -> None:
        """Esc: to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Target | None:
        return None if self._shown is None else Target("procedure", self._shown)

    def open_target(self, target: Target) -> None:
        """Show the procedure that a record belongs to; one of the whole team shows the list."""
        if target.kind == PROCEDURES or target.id is None:
            return
        procedure = self.parts.data.read(procedure_of, target.kind, target.id)
        if procedure is not None:
            self.filter.clear()
            self._sought = self._shown = procedure
            if not self.reader.is_reading:
                self._show_sought()

    def _show_sought(self) -> None:
        """Mark and show what was asked for from elsewhere, once the register has been read."""
        if self._sought is not None:
            self.list.choose(self._sought)
            self._show(self._sought)
            self._sought = None

    def _show_list(self) -> None:
        self.list.set_rows(rows.procedure_rows(self._procedures, self.filter.text()))

    def _shown_list(self) -> ShownList:
        return rows.register_list(self._procedures, self.filter.text())

    def _open(self, procedure: object) -> None:
        if isinstance(procedure, UUID):
            self._show(procedure)

    def _show(self, procedure: UUID) -> None:
        row = next((one for one in self._procedures if one.id == procedure), None)
        if row is None:
            self._shown = None
            self.state.show_content(is_empty=True)
            return
        self._shown = procedure
        card = self.parts.data.read(procedure_card, procedure)
        self.header.show_title(row.number, rows.head_words(row))
        self.facts.set_rows(rows.fact_rows(row))
        self.persons.set_rows(rows.party_rows(card.persons))
        self.terms.set_rows(rows.term_rows(card.due, self.parts.today))
        self.terms_card.setVisible(bool(card.due))
        self.course.set_rows(rows.step_rows(card.steps))
        self.state.show_content(is_empty=False)

    def _lay_out(self) -> None:
        register = Card()
        stand_aside(register, self.parts.look, 330)
        line = QHBoxLayout()
        line.setContentsMargins(12, 12, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.filter, 1)
        line.addWidget(self.menu)
        self.foot.setContentsMargins(16, 8, 16, 6)
        register.body.addLayout(line)
        register.body.addWidget(self.list, 1)
        register.body.addWidget(self.foot)
        register.body.addWidget(self.cancelled)
        cards = ScrollColumn("Procedura")
        self.terms_card.body.addWidget(self.terms)
        cards.add(self.terms_card)
        for heading, made in (
            ("Procedura", self.facts),
            ("Osoby", self.persons),
            ("Przebieg", self.course),
        ):
            card = Card(heading)
            card.body.addWidget(made)
            cards.add(card)
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(cards, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(register, 2)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.reader)
        right.addWidget(self.state, 1)
        row.addLayout(right, 5)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addWidget(self.notices)
        page.addLayout(row, 1)


def _ask(ask: Ask) -> _Register:
    return ask(procedures), ask(register_of, "procedure", cancelled_only=True)
