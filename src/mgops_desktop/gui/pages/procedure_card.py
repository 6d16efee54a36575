"""The card of one Blue Card procedure: overview, persons, forms, group, plan, risk, steps; records open in forms."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui import keys
from mgops_desktop.gui.documents.procedure_papers import ProcedurePapers
from mgops_desktop.gui.pages import blue_card_rows as rows
from mgops_desktop.gui.pages.procedure_risk import TITLE as RISK_TITLE
from mgops_desktop.gui.pages.procedure_risk import ProcedureRisk
from mgops_desktop.gui.pages.procedure_terms import TITLE as TERMS_TITLE
from mgops_desktop.gui.pages.procedure_terms import ProcedureTerms
from mgops_desktop.gui.pages.terms_rows import unexplained_rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.blue_card import ProcedureCard, procedure_card
from mgops_desktop.operations.procedure_next import NextStep
from mgops_desktop.storage.blue_card import PartyLine, ProcedureRow

OVERVIEW, PERSONS, RISK, TERMS, PAPERS = "overview", "persons", "risk", "terms", "papers"
_TABS = (
    Tab(OVERVIEW, "Przegląd"),
    Tab(PERSONS, "Osoby"),
    Tab("forms", "Formularze"),
    Tab("group", "Grupa"),
    Tab("plan", "Plan"),
    Tab(RISK, RISK_TITLE),
    Tab("events", "Czynności"),
    Tab(TERMS, TERMS_TITLE),
    Tab(PAPERS, "Pisma"),
)
KINDS = {
    PERSONS: ("participation", "nk_relation"),
    "forms": ("nk_form", "violent_acts", "violence_report"),
    "group": ("diagnostic_group", "group_member", "group_sitting"),
    "plan": ("help_action", "violent_obligation"),
    RISK: ("risk_sheet", "risk_answer"),
    "events": (
        *("procedure_event", "correction_programme", "protective_order", "child_protection"),
        *("procedure_move", "blue_card_complaint", "disclosure"),
    ),
}
"""Which kinds of records stand on which tab."""
_TAB_OF = {kind: tab for tab, kinds in KINDS.items() for kind in kinds} | {
    "party": PERSONS,
    "card_document": PAPERS,
}


def tab_of(kind: str) -> str:
    """Return the tab on which records of this kind stand."""
    return _TAB_OF.get(kind, OVERVIEW)


class ProcedureCardView(QWidget):
    """Reads and shows one procedure; the reading is logged.

    `opened` gives a record that is to be corrected, `add_asked` the kind of a new one, `step_asked` one of the next
    steps, or the provision of a risk sheet, that is to be entered. `turned` tells that something else is
    shown.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    step_asked = Signal(object)
    turned = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._row: ProcedureRow | None = None
        self._persons: Sequence[PartyLine] = ()
        self._next_steps: Sequence[NextStep] = ()
        self._stale: set[str] = set()
        self.edit = Button(look, "Popraw", "pencil")
        self.header = PageHeader("", [self.edit])
        self.tabs = Tabs("Karta procedury", _TABS)
        timed = RowStyle(lead_width=100, wraps=True, whole_titles=True)
        self.facts = TwoLineList(look, "Procedura", RowStyle(chevrons=False), whole=True)
        self.terms = TwoLineList(look, "Terminy", timed, whole=True)
        self.course = TwoLineList(look, "Przebieg", timed, whole=True)
        self.terms_card = Card("Terminy")
        self.told = TwoLineList(look, "Do wyjaśnienia i naruszenia", timed, whole=True)
        self.told_card = Card("Do wyjaśnienia i naruszenia")
        self.next = TwoLineList(look, "Co dalej", whole=True)
        self.next_card = Card("Co dalej")
        self.persons: TwoLineList | None = None
        self.risk = ProcedureRisk(parts)
        self.proof = ProcedureTerms(parts)
        self.papers = ProcedurePapers(parts)
        self._own: dict[str, ProcedureRisk | ProcedureTerms] = {RISK: self.risk, TERMS: self.proof}
        self.columns = {
            tab.key: self._own.get(tab.key) or ScrollColumn(tab.title)
            for tab in _TABS
            if tab.key != PAPERS
        }
        listed = [tab for tab in KINDS if tab not in self._own]
        self.sections = {tab: RecordSections(self, parts, KINDS[tab]) for tab in listed}
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.edit.clicked.connect(self._correct)
        keys.bind(self.tabs, keys.EDIT, self._correct, Qt.ShortcutContext.WidgetShortcut)
        self.tabs.chosen.connect(self._show_tab)
        for shown in (self.terms, self.told, self.course):
            shown.opened.connect(self._open)
        self.next.opened.connect(self._enter_step)
        for section in self.sections.values():
            section.opened.connect(self.opened)
            section.add_asked.connect(self.add_asked)
        for own in self._own.values():
            own.opened.connect(self.opened)
        self.risk.add_asked.connect(self.add_asked)
        self.risk.step_asked.connect(self.step_asked)
        self.papers.opened.connect(self.opened)
        self.papers.add_asked.connect(self.add_asked)
        for stack in (self.stack, self.papers):
            stack.currentChanged.connect(self.turned)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.RISK, self._begin_sheet, within)

    @property
    def procedure(self) -> UUID | None:
        """The procedure that is shown."""
        return self._row.id if self._row else None

    def show_procedure(self, row: ProcedureRow, tab: str = "") -> None:
        """Read and show a procedure; another one begins at its overview."""
        if not tab and row.id != self.procedure:
            tab = OVERVIEW
        if row.id != self.procedure:
            self.papers.leave_everything()
        self._row = row
        card = self._parts.data.read(procedure_card, row.id)
        self.header.show_title(row.number, rows.head_words(row))
        self._persons = card.persons
        self._show_overview(row, card)
        self._stale = {*self.sections, *self._own, PAPERS}
        if tab:
            self.tabs.choose(tab)
        self._show_tab(self.tabs.current)

    def forget(self) -> None:
        """Show no procedure any more."""
        self._row = None
        self.papers.leave_everything()

    def keep_unsaved(self) -> None:
        """Keep what was typed for a document that is being made."""
        self.papers.keep_unsaved()

    @property
    def is_wide(self) -> bool:
        """Whether a document is shown, which needs the whole page."""
        return self.stack.currentWidget() is self.papers and self.papers.shows_view

    def leave_view(self) -> bool:
        """Close the document that is shown in place of the list; False if there is none."""
        return self.stack.currentWidget() is self.papers and self.papers.leave_view()

    def _show_overview(self, row: ProcedureRow, card: ProcedureCard) -> None:
        self.facts.set_rows(rows.fact_rows(row, card.beside))
        self.terms.set_rows(rows.term_rows(card.due, self._parts.today))
        self.terms_card.setVisible(bool(card.due))
        told = [*rows.told_rows(card.told), *unexplained_rows(card.unexplained, self._parts.today)]
        self.told.set_rows(told)
        self.told_card.setVisible(bool(told))
        self._next_steps = card.next_steps
        self.next.set_rows(rows.next_rows(card.next_steps))
        self.next_card.setVisible(bool(card.next_steps))
        self.course.set_rows(rows.step_rows(card.steps))

    def _show_tab(self, key: str) -> None:
        """Show a tab; its records are read when it is first seen."""
        if self._row is not None and key in self._stale:
            self._stale.discard(key)
            if key == PAPERS:
                self.papers.show_procedure(self._row.id)
            elif key in self._own:
                self._own[key].show_procedure(self._row)
            else:
                self._show_sections(key, self._row)
        self.stack.setCurrentWidget(self.papers if key == PAPERS else self.columns[key])

    def _show_sections(self, key: str, row: ProcedureRow) -> None:
        column = self.columns[key]
        column.clear()
        if key == PERSONS and self._persons:
            column.add(self._persons_card())
        for card in self.sections[key].cards(RecordRef("procedure", row.id)):
            column.add(card)

    def _persons_card(self) -> Card:
        """The persons themselves; their roles stand below, in the section of their participation."""
        self.persons = TwoLineList(self._parts.look, "Dane osób", whole=True)
        self.persons.set_rows(rows.party_rows(self._persons))
        self.persons.opened.connect(self._open)
        return _list_card("Dane osób", self.persons)

    def _open(self, record: object) -> None:
        if isinstance(record, RecordRef):
            self.opened.emit(record)

    def _enter_step(self, step: object) -> None:
        self.step_asked.emit(next(one for one in self._next_steps if one.step is step))

    def _begin_sheet(self) -> None:
        if self.procedure is not None:
            self.add_asked.emit(KINDS[RISK][0])

    def _correct(self) -> None:
        if self.procedure is not None:
            self.opened.emit(RecordRef("procedure", self.procedure))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for tab in (*self.columns.values(), self.papers):
            self.stack.addWidget(tab)
        self.terms_card.body.addWidget(self.terms)
        overview = self.columns[OVERVIEW]
        self.told_card.body.addWidget(self.told)
        self.next_card.body.addWidget(self.next)
        for part in (self.terms_card, self.told_card, self.next_card):
            overview.add(part)
        for heading, made in (("Procedura", self.facts), ("Przebieg", self.course)):
            overview.add(_list_card(heading, made))


def _list_card(heading: str, made: TwoLineList) -> Card:
    card = Card(heading)
    card.body.addWidget(made)
    return card
