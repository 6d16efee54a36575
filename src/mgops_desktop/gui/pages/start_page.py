"""The start page: what is due, who was not seen for long, what was left unfinished."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.backup_card import BackupCard
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.start_rows import (
    BRIEF,
    MOST_GAPS,
    WHOLE,
    due_rows,
    gap_rows,
    hidden_count,
    incomplete_rows,
    opened_rows,
    slip_rows,
    summary,
    unfinished_rows,
    workload_words,
)
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.targets import IMPORT, NEW_VISIT, RECORD, REPORTS, SLIPS, TERMS, Target
from mgops_desktop.gui.widgets.button import Button, LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.key_number import KeyNumber
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.start_page import StartPage as StartData
from mgops_desktop.operations.start_page import start_page

if TYPE_CHECKING:
    from mgops_desktop.gui.pages.term_counter import TermCounter

_NO_FAMILIES = "Nie ma jeszcze rodzin. Dodaj pierwszą albo wczytaj z Excela."
_ONLY_LOOKS = "Nie ma jeszcze rodzin. Dodaje je albo wczytuje kierownik."
_NOTHING_DUE = "Nic nie czeka: nie ma terminów po czasie, na dziś ani na najbliższe 7 dni."


class StartPage(Page):
    """Shows the most urgent terms of each kind; a link shows all of them, a button counts one from any day."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._whole = False
        self._all_gaps = False
        self._shown: StartData | None = None
        self.new_visit = Button(look, "Nowa wizyta", "plus", primary=True)
        self.count = Button(look, "Policz termin", "calendar")
        self.slips = Button(look, "Kartki na dzień", "printer")
        self.month = Button(look, "Miesiąc ośrodka", "file-chart-column")
        self.header = PageHeader("", list(self._offered()))
        self.due = TwoLineList(look, "Terminy", RowStyle(lead_width=100, stacks=True))
        self.load = Button(look, "Wczytaj z Excela", "file-input")
        self.empty = EmptyState(
            look, "circle-check", _NOTHING_DUE, "Dodaj pierwszą rodzinę", beside=self.load
        )
        self.state = Stateful(look, self.due, self.empty)
        self.more = caption()
        self.number = KeyNumber(look, "users")
        self.gaps = TwoLineList(look, "Bez wizyty od…", RowStyle(chevrons=False), whole=True)
        self.gaps_card = Card("Bez wizyty od…")
        self.all_gaps = LinkButton("Wszystkie, miejscowościami")
        self.unfinished = TwoLineList(look, "Niedokończone", whole=True)
        self.unfinished_card = Card("Niedokończone")
        self.opened = TwoLineList(look, "Ostatnio otwierane", RowStyle(chevrons=False), whole=True)
        self.opened_card = Card("Ostatnio otwierane")
        self.backups = BackupCard(parts)
        self.beside = ScrollColumn("Obok terminów")
        self.reader = Reader(parts)
        self.browse = QWidget()
        self.stack = QStackedWidget()
        self.counter: TermCounter | None = None
        self._lay_out()
        self._first: QWidget = self.due
        self.setFocusProxy(self._first)

        self.count.clicked.connect(self._count)
        self.month.clicked.connect(self._ask_month)
        self.slips.clicked.connect(self._ask_slips)
        self.new_visit.clicked.connect(self._ask_visit)
        self.due.opened.connect(self._open)
        self.gaps.opened.connect(self.asked)
        self.all_gaps.clicked.connect(self._show_all_gaps)
        self.unfinished.opened.connect(self.asked)
        self.opened.opened.connect(self.asked)
        self.backups.asked.connect(self.asked)
        self.load.clicked.connect(self._ask_import)
        self.empty.action_asked.connect(self._ask_family)
        parts.data.draft_kept.connect(self._note_draft)

    def _offered(self) -> Iterator[Button]:
        """The buttons of the head, of everybody, of who visits families, of who writes."""
        may = self.parts.access.may
        if may(Right.STAFF):
            yield self.month
        yield self.count
        if may(Right.CASEWORK_WRITE) and not may(Right.EVERY_FAMILY):
            yield self.slips
        if may(Right.CASEWORK_WRITE):
            yield self.new_visit

    def refresh(self) -> None:
        self.reader.read(_ask, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Read whenever it is shown: which families were opened is no change that is told."""
        self.stale = True
        super().showEvent(event)

    def back(self) -> None:
        """Esc: out of counting, or from the whole list back to the most urgent."""
        if self._is_counting:
            self._stop_counting()
        elif self._whole:
            self._open(BRIEF)

    def place(self) -> Target | None:
        return Target(TERMS) if self._is_counting else None

    def open_target(self, target: Target) -> None:
        """Count a term."""
        self._count()

    @property
    def _is_counting(self) -> bool:
        return self.counter is not None and self.stack.currentWidget() is self.counter

    def _count(self) -> None:
        """A form in the place of the list; made when it is first asked for, the first screen is to be quick."""
        from mgops_desktop.gui.pages.term_counter import TermCounter  # noqa: PLC0415

        if self.counter is None:
            self.counter = TermCounter(self.parts)
            self.counter.left.connect(self._stop_counting)
            self.stack.addWidget(self.counter)
        self.counter.begin()
        self.stack.setCurrentWidget(self.counter)
        self.setFocusProxy(self.counter)
        self.counter.setFocus()

    def _stop_counting(self) -> None:
        self.stack.setCurrentWidget(self.browse)
        self.setFocusProxy(self._first)
        self.count.setFocus()

    def _take(self, page: StartData) -> None:
        self._shown = page
        self._show(page)

    def _show(self, page: StartData) -> None:
        access = self.parts.access
        self.header.show_title("Dzień dobry", summary(page))
        rows = due_rows(page, access, whole=self._whole)
        self.due.set_rows(rows)
        self._offer_first_step(begins=access.may(Right.CASEWORK_READ) and not page.has_families)
        self.state.show_content(is_empty=not rows)
        hidden = 0 if self._whole else hidden_count(page)
        self.more.setText(f"Dalszych terminów: {hidden}" if hidden else "")
        self.more.setVisible(bool(hidden))
        self.number.setVisible(page.workload is not None)
        if page.workload is not None:
            self.number.show_number(*workload_words(page.workload))
        shown = page.gaps if self._all_gaps else page.gaps[:MOST_GAPS]
        self.gaps.set_rows(gap_rows(shown, by_place=self._all_gaps))
        self.gaps_card.setVisible(bool(page.gaps))
        self.all_gaps.setVisible(len(shown) < len(page.gaps))
        left = [
            *slip_rows(page.slips),
            *unfinished_rows(page.unfinished, page.today),
            *incomplete_rows(page.incomplete),
        ]
        self.unfinished.set_rows(left)
        self.unfinished_card.setVisible(bool(left))
        self.opened.set_rows(opened_rows(page.opened, page.today))
        self.opened_card.setVisible(bool(page.opened))
        self.backups.setVisible(self.backups.is_told)
        cards = (page.workload, page.gaps, left, page.opened, self.backups.is_told)
        self.beside.setVisible(any(cards))

    def _offer_first_step(self, *, begins: bool) -> None:
        access = self.parts.access
        may_add = access.may(Right.CASEWORK_WRITE) and access.may(Right.EVERY_FAMILY)
        may_load = access.may(Right.IMPORT)
        words = _NO_FAMILIES if may_add or may_load else _ONLY_LOOKS
        self.empty.text.setText(words if begins else _NOTHING_DUE)
        self.empty.icon.show_icon("users" if begins else "circle-check", "muted")
        self.load.setVisible(begins and may_load)
        action = self.empty.action
        assert action is not None
        action.setVisible(begins and may_add)
        first = action if may_add else self.load
        self._first = first if begins and (may_add or may_load) else self.due
        if not self._is_counting:
            self.setFocusProxy(self._first)

    def _open(self, key: object) -> None:
        if key in (WHOLE, BRIEF):
            self._whole = key == WHOLE
            if self._shown is not None:
                self._show(self._shown)
                self.due.scrollToTop()
        else:
            self.asked.emit(key)

    def _ask_visit(self) -> None:
        self.asked.emit(Target(NEW_VISIT))

    def _ask_slips(self) -> None:
        self.asked.emit(Target(SLIPS, tab=self.parts.today.isoformat()))

    def _ask_month(self) -> None:
        self.asked.emit(Target(REPORTS, tab="month"))

    def _ask_family(self) -> None:
        self.asked.emit(Target(RECORD, None, "family"))

    def _ask_import(self) -> None:
        self.asked.emit(Target(IMPORT))

    def _show_all_gaps(self) -> None:
        self._all_gaps = True
        if self._shown is not None:
            self._show(self._shown)

    def _note_draft(self) -> None:
        self.notice(frozenset())

    def _lay_out(self) -> None:
        due = Card()
        due.body.addWidget(self.state)
        self.more.setContentsMargins(16, 8, 16, 8)
        due.body.addWidget(self.more)
        self.gaps_card.add_to_header(self.all_gaps)
        self.gaps_card.body.addWidget(self.gaps)
        self.unfinished_card.body.addWidget(self.unfinished)
        self.opened_card.body.addWidget(self.opened)
        for card in (
            *(self.number, self.unfinished_card, self.gaps_card, self.opened_card),
            self.backups,
        ):
            self.beside.add(card)
        stand_aside(self.beside, self.parts.look, 350)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(due, 5)
        row.addWidget(self.beside, 3)
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.reader)
        column.addLayout(row, 1)
        self.stack.addWidget(self.browse)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.stack)


def _ask(ask: Ask) -> StartData:
    return ask(start_page)
