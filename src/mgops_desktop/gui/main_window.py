"""The window: rail, top bar, pages, status. It wires them and does nothing else."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from mgops_desktop.gui import keys
from mgops_desktop.gui.pages.page import PageEntry
from mgops_desktop.gui.pages.page_stack import PageStack
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.rail import Rail
from mgops_desktop.gui.widgets.search_field import Find
from mgops_desktop.gui.widgets.status_bar import StatusBar
from mgops_desktop.gui.widgets.top_bar import TopBar

HELP_PAGE = "help"


class MainWindow(QMainWindow):
    """Shows the pages it is given; `lock_asked` is for the shell, which owns the keys."""

    lock_asked = Signal()

    def __init__(
        self, parts: Parts, entries: Sequence[PageEntry], find: Find, account: str
    ) -> None:
        super().__init__()
        self._parts = parts
        self._entries = tuple(entries)
        self.rail = Rail(parts.look, [entry.rail for entry in entries])
        self.top = TopBar(parts.look, find, account)
        self.pages = PageStack(parts, entries)
        self.status = StatusBar(parts.look)
        self._lay_out()

        self.rail.chosen.connect(self._follow_rail)
        self.top.lock_asked.connect(self.lock_asked)
        self.top.search.opened.connect(self.open_found)
        parts.look.changed.connect(self._fit_rail)
        self._bind_keys()
        self.go_to(self._entries[0].rail.key)

    def go_to(self, key: str) -> None:
        """Show a page and put the focus into it."""
        self._show_page(key)
        self.pages.page(key).setFocus()

    def open_found(self, found: tuple[str, UUID]) -> None:
        """Open a record by its (kind, id), as search results and figures name it."""
        self.rail.mark_page(self.pages.open_record(*found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _follow_rail(self, key: str) -> None:
        if self.rail.has_focus():
            self._show_page(key)  # the arrow keys go on along the rail
        else:
            self.go_to(key)

    def _show_page(self, key: str) -> None:
        self.pages.show_page(key)
        self.rail.mark_page(key)

    def _fit_rail(self) -> None:
        self.rail.fit(self.width())

    def _show_help(self) -> None:
        self.go_to(HELP_PAGE)

    def _bind_keys(self) -> None:
        keys.bind(self, keys.SEARCH, self.top.search.start)
        keys.bind(self, keys.REFRESH, self.pages.refresh_current)
        keys.bind(self, keys.BACK, self.pages.back)
        keys.bind(self, keys.HELP, self._show_help)
        keys.bind(self, keys.LOCK, self.lock_asked.emit)
        for entry in self._entries:
            if entry.rail.keys.startswith("Ctrl+"):
                keys.bind(self, (entry.rail.keys,), partial(self.go_to, entry.rail.key))

    def _lay_out(self) -> None:
        self.setWindowTitle("MGOPS Desktop")
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 16)
        inner.setSpacing(16)
        inner.addWidget(self.top)
        inner.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(inner, 1)
        right.addWidget(self.status)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
