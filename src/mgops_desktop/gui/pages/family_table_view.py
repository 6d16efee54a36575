"""All families as a table: the second way to see the page of families."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.case_state import STATE_LABELS, CaseState
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.columns import day_column, number_column, words_column
from mgops_desktop.gui.list_output import TableOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.family_table import FamilyLine, family_table

TITLE = "Zestawienie rodzin"
_NONE = "Nie ma jeszcze rodzin. Dodaj pierwszą na liście rodzin albo wczytaj je z arkusza („Wczytaj dane”)."
NOW, SUPPORTED, MONITORED, FORMER, ALL = "now", "supported", "monitored", "former", "all"
WAITING = "awaiting"
_GROUPS = (
    Choice(NOW, "objęte wsparciem i w monitoringu"),
    Choice(SUPPORTED, "objęte wsparciem"),
    Choice(MONITORED, "w monitoringu"),
    Choice(FORMER, "bez otwartej sprawy"),
    Choice(ALL, "wszystkie rodziny"),
    Choice(WAITING, "oczekujące na asystenta"),
    *(Choice(state.value, f"stan: {label}") for state, label in STATE_LABELS.items()),
)
_STATES = tuple(STATE_LABELS)
_WAITING = (CaseState.APPLIED, CaseState.WAITING)


COLUMNS: tuple[Column[FamilyLine], ...] = (
    Column("Rodzina", lambda one: one.row.name, lambda one: one.row.sort_key, width=120),
    number_column("Numer", lambda one: one.row.number),
    number_column("Znak sprawy", lambda one: one.row.sign, 112),
    words_column("Adres", lambda one: one.row.address),
    words_column("Opiekunowie", lambda one: one.row.carers, 90),
    Column(
        "Dzieci",
        lambda one: "" if one.row.address_only else str(one.row.children),
        lambda one: one.row.children,
        True,
        56,
        lambda one: None if one.row.address_only else one.row.children,
    ),
    Column(
        "Stan",
        lambda one: one.standing.label if one.standing else "",
        lambda one: _STATES.index(one.standing.state) if one.standing else -1,
        width=104,
    ),
    words_column("Asystent", lambda one: one.assistants, 110),
    day_column("Wsparcie od", lambda one: one.since, 96),
    Column("Sąd", lambda one: "tak" if one.row.court else "", width=44),
    day_column("Ostatnia wizyta", lambda one: one.last_visit, 110),
    day_column("Ocena do", lambda one: one.assessment_due, 106),
    day_column("Stan od", lambda one: one.standing.since if one.standing else None, 104),
)


class FamilyTableView(QWidget):
    """`opened` gives the family that was chosen, `left` leads back to list and card.

    The rows are read in the background: the last visit of each family is looked for among all there ever were.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._lines: Sequence[FamilyLine] = ()
        self._has_read = False
        self.notices = NoticeBar(look)
        self.back = Button(look, "Lista i karta", "chevron-left")
        self.menu = ListMenu(look, [column.title for column in COLUMNS])
        self.header = PageHeader(TITLE, (self.back, self.menu))
        self.group = ChoiceField(look)
        self.table: TableView[FamilyLine] = TableView(
            look, parts.clipboard, TITLE, RowsModel(COLUMNS, search_key)
        )
        self.state = Stateful(look, self.table, EmptyState(look, "users", _NONE))
        self.output = TableOutput(
            *(self, parts, self.table, self.menu, "zestawienie-rodzin", TITLE),
            *(self._read_plainly, lambda line: line.row.id),
        )
        self._lay_out()
        self.group.set_choices(_GROUPS)
        self.group.choose(NOW)

        self.group.edited.connect(self._show)
        self.back.clicked.connect(self.left)
        self.table.opened.connect(self._open)
        self.table.model.modelReset.connect(self._count)
        self.output.told.connect(self.notices.show_notice)

    def refresh(self) -> None:
        """Read the families again, in the background; what is shown stays until then."""
        if not self._has_read:
            self.state.show_busy("Zbieram dane rodzin…")
        self._parts.tasks.run(self._read, self._take)

    def _read(self) -> list[FamilyLine]:
        return self._parts.data.read(family_table)

    def _read_plainly(self) -> Callable[[], Sequence[FamilyLine]]:
        return partial(self._parts.data.read_plainly, family_table)

    def _take(self, lines: list[FamilyLine]) -> None:
        self._lines, self._has_read = lines, True
        self._show()

    def _show(self) -> None:
        wanted = self.group.chosen
        self.table.set_rows([one for one in self._lines if _belongs(one, wanted)])
        self.state.show_content(is_empty=not self._lines)

    def _count(self) -> None:
        shown = self.table.model.shown
        children = sum(one.row.children for one in shown)
        words = joined(counted(len(shown), "rodzina"), counted(children, "dziecko"))
        self.header.show_title(TITLE, words)

    def _open(self, line: FamilyLine) -> None:
        if not line.row.address_only:
            self.opened.emit(line.row.id)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 12, 12, 0)
        line.setSpacing(8)
        name = label("Pokaż:", "second", "muted")
        name.setBuddy(self.group)
        self.group.setAccessibleName("Które rodziny")
        self.group.setMinimumWidth(self._parts.look.px(290))
        line.addWidget(name)
        line.addWidget(self.group)
        line.addStretch(1)
        card = Card()
        card.body.addLayout(line)
        card.body.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notices)
        column.addWidget(self.header)
        column.addWidget(card, 1)


def _belongs(one: FamilyLine, group: str) -> bool:
    """Whether a family is of the chosen group; how the work with one stands is not known by its address alone."""
    row = one.row
    if group == SUPPORTED:
        return row.is_supported
    if group == MONITORED:
        return row.in_aftercare
    if group == FORMER:
        return not (row.is_supported or row.in_aftercare or row.address_only)
    if group == WAITING:
        return one.standing is not None and one.standing.state in _WAITING
    if group in STATE_LABELS:
        return one.standing is not None and one.standing.state == group
    return group == ALL or row.is_supported or row.in_aftercare or row.address_only
