"""Counselling: the sessions of a year with their totals, and the form of one in their place."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.counselling import SESSION_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key, sort_key
from mgops_desktop.domain.wording import counted, duration, number
from mgops_desktop.gui import keys
from mgops_desktop.gui.columns import day_column, words_column
from mgops_desktop.gui.list_output import TableOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.targets import COUNSELLING_RECORD, Target
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.counselling import SessionRow, session_years, sessions

ALL = "all"
_ALL_YEARS = "wszystkie lata"
_SESSION = "counselling_session"
_NONE = "Nie zapisano jeszcze sesji poradnictwa. Wczytaj je z arkusza („Wczytaj dane”)."
_FIRST = "Nie zapisano jeszcze sesji poradnictwa. Dodaj pierwszą: same minuty i rodzaj wystarczą."


def _client(row: SessionRow) -> str:
    who = row.client or counted(row.persons, "osoba")
    return f"{who} (nieobecność)" if row.no_show else who


_COLUMNS: Sequence[Column[SessionRow]] = (
    day_column("Data", lambda row: row.day),
    Column("Czas", lambda row: duration(row.minutes), lambda row: row.minutes, True, 124),
    words_column("Specjalista", lambda row: row.specialist, 170),
    Column("Rodzaj", lambda row: SESSION_LABELS[row.kind], width=110),
    words_column("Klient", _client, 190),
    words_column("Temat", lambda row: row.topic),
    words_column("Prowadzi", lambda row: row.worker, 150),
)
_List = tuple[Sequence[int], Sequence[SessionRow]]


class CounsellingPage(EditingPage):
    """Lists sessions by year and specialist; the note under the title adds up what is listed.

    Who may write sessions opens one with Enter, F2 or a double click, and begins a new one with Ctrl+N.
    """

    kinds = frozenset({_SESSION, "worker", "family", "dictionary_entry"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._rows: Sequence[SessionRow] = ()
        self._wanted: UUID | None = None
        self.reader = Reader(parts)
        self.menu = ListMenu(look, [column.title for column in _COLUMNS])
        self.add = Button(look, "Nowa sesja", "plus", primary=True)
        self.may_write = parts.access.may(Right.COUNSELLING_WRITE)
        self.header = PageHeader(actions=(self.menu, self.add) if self.may_write else (self.menu,))
        self.year = ChoiceField(look)
        self.specialist = ChoiceField(look)
        self.model = RowsModel(_COLUMNS, search_key)
        self.table = TableView(look, parts.clipboard, "Sesje poradnictwa", self.model)
        first = EmptyState(look, "message-circle", _FIRST, "Nowa sesja")
        empty = first if self.may_write else EmptyState(look, "message-circle", _NONE)
        self.state = Stateful(look, self.table, empty)
        self.output = TableOutput(
            *(self, parts, self.table, self.menu, "poradnictwo", "Poradnictwo"),
            self._read_plainly,
        )
        self._lay_out()
        self.setFocusProxy(self.home())

        self.year.edited.connect(self.refresh)
        self.specialist.edited.connect(self._show)
        self.model.modelReset.connect(self._count)
        self.output.told.connect(self.notices.show_notice)
        if self.may_write:
            self.add.clicked.connect(self._begin)
            empty.action_asked.connect(self._begin)
            self.table.opened.connect(self._correct)
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            keys.bind(self, keys.NEW, self._begin, within)

    def home(self) -> QWidget:
        return self.table.filter

    def show_saved(self, record: RecordRef) -> None:
        """Mark the session in the list, of whichever year it is."""
        self._wanted = record.id
        self.refresh()

    def refresh(self) -> None:
        self.reader.read(partial(_ask, self.year.chosen), self._take)

    def _read_plainly(self) -> Callable[[], Sequence[SessionRow]]:
        ask = partial(_ask, self.year.chosen, self.parts.data.read_plainly)
        return lambda: ask()[1]

    def _take(self, found: _List) -> None:
        years, self._rows = found
        self._offer_years(years)
        names = sorted({row.specialist for row in self._rows}, key=sort_key)
        self.specialist.set_choices(
            [Choice(ALL, "wszyscy specjaliści"), *(Choice(name, name) for name in names)]
        )
        if not self.specialist.chosen:
            self.specialist.choose(ALL)  # which shows the rows
        else:
            self._show()
        if self._wanted is not None:
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if any(row.id == wanted for row in self._rows):
            self.table.choose(wanted)
        elif self.year.chosen != ALL:
            self._wanted = wanted
            self.year.choose(ALL)  # which reads again

    def open_target(self, target: Target) -> None:
        """Show the list in which the session stands, with the session marked; or its form."""
        if target.kind == COUNSELLING_RECORD:
            self.open_form(target)
            return
        if self.editing.editor is not None:
            self.leave_form()
        self._wanted = target.id
        self.specialist.choose(ALL)
        self.table.filter.clear()
        self.year.set_choices([Choice(ALL, _ALL_YEARS)])  # the years come with the rows
        self.year.choose(ALL)
        self.refresh()

    def _begin(self) -> None:
        if self.editing.editor is None:
            self.begin(_SESSION)

    def _correct(self, row: SessionRow) -> None:
        self.correct(RecordRef(_SESSION, row.id))

    def _show(self) -> None:
        wanted = self.specialist.chosen
        rows = [row for row in self._rows if wanted in (ALL, "", row.specialist)]
        self.table.set_rows(rows)
        self.state.show_content(is_empty=self.year.count() == 1 and not self._rows)
        self._count()

    def _count(self) -> None:
        shown = self.model.shown
        held = [row for row in shown if not row.no_show]
        minutes = sum(row.minutes for row in held)
        missed = len(shown) - len(held)
        self.header.show_title(
            "Poradnictwo",
            joined(
                f"odbyte: {number(len(held))}",
                duration(minutes),
                f"nieodbyte: {number(missed)}" if missed else "",
            ),
        )

    def _offer_years(self, years: Sequence[int]) -> None:
        offered = [Choice(str(year), f"rok {year}") for year in years]
        self.year.set_choices([*offered, Choice(ALL, _ALL_YEARS)])
        if not self.year.chosen:
            self.year.blockSignals(True)
            self.year.choose(str(years[0]) if years else ALL)
            self.year.blockSignals(False)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 12, 12, 0)
        line.setSpacing(8)
        for field, words in ((self.year, "Rok"), (self.specialist, "Specjalista")):
            name = label(f"{words}:", "second", "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(self.parts.look.px(190))
            line.addWidget(name)
            line.addWidget(field)
        line.addStretch(1)
        card = Card()
        card.body.addLayout(line)
        card.body.addWidget(self.state, 1)
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.reader)
        column.addWidget(card, 1)


def _ask(year: str, ask: Ask) -> _List:
    """The years there are, and the sessions of one: without a choice of the last one."""
    years = ask(session_years)
    wanted = year or (str(years[0]) if years else ALL)
    return years, ask(sessions, None if wanted == ALL else int(wanted))
