"""What can be done with a list on the screen: copy it, save it; and for tables how they are arranged."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.asking_files import ask_file
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.gui.words import OUTSIDE, WHOLE_NAMES
from mgops_desktop.operations.list_file import SavedList, ShownList, as_text, save_list
from mgops_desktop.sheets.values import shown as cell_words

_KINDS = {".xlsx": "Skoroszyt Excel", ".csv": "Plik CSV"}
_COPIED_VEILED = " Nazwiska są w nim zasłonięte, jak na ekranie."
_LEFT_OUT = " Za długie dla komórki: {}; w ich miejscu stoi uwaga."


class ListOutput(QObject):
    """Copies and saves what `shown` gives. `told` gives a sentence and its tone.

    `name` begins the name of the file, so it holds no personal data. While names are veiled, what is copied is what
    is seen; the file holds them in full, read again by `plain`, and that is said.
    """

    told = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        parts: Parts,
        menu: ListMenu,
        name: str,
        shown: Callable[[], ShownList],
        plain: Callable[[], Callable[[], ShownList]] | None = None,
    ) -> None:
        """`plain` gives the work that reads the shown list without the veil, to be done in the background."""
        super().__init__(window)
        self._plain = plain
        self._window = window
        self._parts = parts
        self._name = name
        self._shown = shown
        menu.copy_all_asked.connect(self.copy)
        menu.save_asked.connect(self.save)

    def copy(self) -> None:
        """Copy the whole list with its headers."""
        shown = self._shown()
        rows = [[cell_words(cell) for cell in row] for row in shown.rows]
        self._parts.clipboard.copy(as_text(shown.headers, rows))
        self.told.emit(
            f"Skopiowano: {counted(len(rows), 'wiersz')}. W schowku zostanie przez minutę."
            f"{_COPIED_VEILED if self._parts.data.veiled else ''}",
            "accent",
        )

    def save(self, suffix: str) -> None:
        """Ask where, and write the list in the background."""
        memory = self._parts.memory
        suggested = memory.folder / f"{self._name}-{self._parts.today.isoformat()}{suffix}"
        path = ask_file(self._window, suggested, _KINDS[suffix])
        if path is None:
            return
        memory.keep_folder(path.parent)
        work = partial(_save, self._work(), path, practice=self._parts.practice)
        self._parts.tasks.run(work, self._tell_saved, self._fail)

    def _work(self) -> Callable[[], ShownList]:
        if self._plain is not None and self._parts.data.veiled:
            return self._plain()
        shown = self._shown()
        return lambda: shown

    def _tell_saved(self, saved: SavedList) -> None:
        left_out = _LEFT_OUT.format(saved.left_out) if saved.left_out else ""
        whole = WHOLE_NAMES if self._parts.data.veiled else ""
        place = f"Zapisano {saved.path.name} w folderze {saved.path.parent}."
        words = f"{place}{whole}{left_out}{OUTSIDE}"
        self.told.emit(words, "ok")

    def _fail(self, error: UserError) -> None:
        self.told.emit(error.message, "danger")


class TableOutput(ListOutput):
    """A table with its button: sorting and columns too, remembered on this computer under `name`."""

    def __init__(
        self,
        window: QWidget,
        parts: Parts,
        view: TableView[Any],
        menu: ListMenu,
        name: str,
        title: str,
        read: Callable[[], Callable[[], Sequence[Any]]],
        key: Callable[[Any], Hashable] = attrgetter("id"),
    ) -> None:
        """`read` gives the work that reads all rows without the veil; `key` tells which row is which."""
        shown = partial(shown_list, view, title)
        plain = partial(_plainly, view, title, read, key)
        super().__init__(window, parts, menu, name, shown, plain)
        self._view = view
        self._menu = menu
        self._take_up()

        menu.sort_asked.connect(self._sort)
        menu.column_turned.connect(self._turn)
        menu.copy_marked_asked.connect(view.copy_marked)
        view.table.horizontalHeader().sortIndicatorChanged.connect(self._keep_sorting)

    def _take_up(self) -> None:
        """Arrange the table as it was left."""
        titles = self._titles
        hidden = self._parts.memory.hidden_columns(self._name)
        for number, title in enumerate(titles):
            self._view.show_column(number, shown=title not in hidden)
        title, backwards = self._parts.memory.sorting(self._name)
        if title in titles:
            self._view.table.sortByColumn(titles.index(title), _DOWN if backwards else _UP)
        self._show_state()

    @property
    def _titles(self) -> Sequence[str]:
        return [column.title for column in self._view.model.columns]

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._view.table.sortByColumn(column, order)

    def _turn(self, number: int, shown: bool) -> None:
        self._view.show_column(number, shown=shown)
        left = self._view.shown_columns
        hidden = [title for column, title in enumerate(self._titles) if column not in left]
        self._parts.memory.keep_hidden_columns(self._name, hidden)
        self._show_state()

    def _keep_sorting(self, column: int, order: Qt.SortOrder) -> None:
        title = self._titles[column] if column >= 0 else ""
        self._parts.memory.keep_sorting(self._name, title, backwards=order is _DOWN)
        self._show_state()

    def _show_state(self) -> None:
        header = self._view.table.horizontalHeader()
        self._menu.show_state(
            self._view.shown_columns, header.sortIndicatorSection(), header.sortIndicatorOrder()
        )


def shown_list(view: TableView[Any], title: str) -> ShownList:
    """Return what a table shows: its filtered rows in their order, without the hidden columns."""
    columns = [view.model.columns[number] for number in view.shown_columns]
    return ShownList(
        title,
        tuple(column.title for column in columns),
        tuple(tuple(column.cell(row) for column in columns) for row in view.model.shown),
    )


def _plainly(
    view: TableView[Any],
    title: str,
    read: Callable[[], Callable[[], Sequence[Any]]],
    key: Callable[[Any], Hashable],
) -> Callable[[], ShownList]:
    """Return the work that gives what a table shows, its rows read anew."""
    columns = [view.model.columns[number] for number in view.shown_columns]
    keys, rows_again = [key(row) for row in view.model.shown], read()

    def work() -> ShownList:
        found = {key(row): row for row in rows_again()}
        rows = [found[one] for one in keys if one in found]
        headers = tuple(column.title for column in columns)
        return ShownList(
            title, headers, tuple(tuple(column.cell(row) for column in columns) for row in rows)
        )

    return work


def _save(work: Callable[[], ShownList], path: Path, *, practice: bool) -> SavedList:
    return save_list(work(), path, practice=practice)


_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
