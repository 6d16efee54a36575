"""One register as a table: narrowed by year and by a second choice, printed and saved like every list."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.text import search_key, sort_key
from mgops_desktop.gui.list_output import TableOutput
from mgops_desktop.gui.pages.register_shapes import RegisterShape
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.rows import RowsModel
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.storage.registers import register_years

ALL = "all"
_ALL_YEARS = "wszystkie lata"
_List = tuple[Sequence[int], Sequence[Any]]


class RegisterView(QWidget):
    """Reads and shows one register. `opened` gives the row to be corrected, `add_asked` asks for a new record."""

    opened = Signal(object)
    add_asked = Signal()
    told = Signal(str, str)

    def __init__(self, parts: Parts, shape: RegisterShape) -> None:
        super().__init__()
        look = parts.look
        self.shape = shape
        self._parts = parts
        self._rows: Sequence[Any] = ()
        self._wanted: UUID | None = None
        self.reader = Reader(parts)
        self.year = ChoiceField(look)
        self.group = ChoiceField(look)
        self.menu = ListMenu(look, [column.title for column in shape.columns])
        self.model: RowsModel[Any] = RowsModel(shape.columns, search_key)
        self.table: TableView[Any] = TableView(look, parts.clipboard, shape.title, self.model)
        self.may_write = parts.access.may(shape.writes)
        self.empty = EmptyState(look, "folder", shape.none, shape.new if self.may_write else "")
        self.state = Stateful(look, self.table, self.empty)
        self.output = TableOutput(
            *(self, parts, self.table, self.menu, shape.key.replace("_", "-"), shape.title),
            self._read_plainly,
        )
        self._lay_out()

        self.year.edited.connect(self.refresh)
        self.group.edited.connect(self._show)
        self.table.opened.connect(self.opened)
        self.output.told.connect(self.told)
        if self.may_write:
            self.empty.action_asked.connect(self.add_asked)

    def refresh(self) -> None:
        """Read the register again; what is shown stays until then."""
        self.reader.read(partial(_ask, self.shape, self.year.chosen), self._take)

    def mark(self, record: UUID) -> None:
        """Mark a record in the list, of whichever year it is, once it is read."""
        self._wanted = record

    def _read_plainly(self) -> Callable[[], Sequence[Any]]:
        ask = partial(_ask, self.shape, self.year.chosen, self._parts.data.read_plainly)
        return lambda: ask()[1]

    def _take(self, found: _List) -> None:
        years, self._rows = found
        self._offer_years(years)
        names = {self.shape.narrowing.of(row) for row in self._rows} - {""}
        offered = [Choice(name, name) for name in sorted(names, key=sort_key)]
        self.group.set_choices([Choice(ALL, self.shape.narrowing.every), *offered])
        if self.group.chosen:
            self._show()
        else:
            self.group.choose(ALL)  # which shows the rows
        if self._wanted is not None:
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if any(row.id == wanted for row in self._rows):
            self.group.choose(ALL)
            self.table.choose(wanted)
        elif self.year.chosen != ALL:
            self._wanted = wanted
            self.year.choose(ALL)  # which reads again

    def _show(self) -> None:
        wanted = self.group.chosen
        rows = [row for row in self._rows if wanted in (ALL, "", self.shape.narrowing.of(row))]
        self.table.set_rows(rows)
        self.state.show_content(is_empty=self.year.count() == 1 and not self._rows)

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
        for field, words in ((self.year, "Rok"), (self.group, self.shape.narrowing.name)):
            name = label(f"{words}:", "second", "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(self._parts.look.px(190))
            line.addWidget(name)
            line.addWidget(field)
        line.addStretch(1)
        line.addWidget(self.menu)
        card = Card()
        card.body.addLayout(line)
        card.body.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reader)
        column.addWidget(card, 1)


def _ask(shape: RegisterShape, year: str, ask: Ask) -> _List:
    """The years there are, and the records of one: without a choice of the last one."""
    years = ask(register_years, shape.kind)
    wanted = year or (str(years[0]) if years else ALL)
    return years, shape.read(ask, None if wanted == ALL else int(wanted))
