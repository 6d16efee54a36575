"""The window: rail, top bar, pages, status. It wires them and does nothing else."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow

from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.help.screens import topic_of
from mgops_desktop.gui.pages.page import PageEntry
from mgops_desktop.gui.pages.page_stack import PageStack
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rail import Rail
from mgops_desktop.gui.widgets.search_field import Find
from mgops_desktop.gui.widgets.status_bar import StatusBar
from mgops_desktop.gui.widgets.top_bar import TopBar
from mgops_desktop.gui.window_frame import frame

HELP_PAGE = "help"


class MainWindow(QMainWindow):
    """Shows the pages it is given; `lock_asked` is for the shell, which owns the keys, `visitor_asked` and
    `projector_asked` for the work.

    Without `find` there is no search: the account may not see addresses.
    """

    lock_asked = Signal()
    visitor_asked = Signal(object)
    projector_asked = Signal(object)

    def __init__(
        self, parts: Parts, entries: Sequence[PageEntry], find: Find | None, account: str
    ) -> None:
        super().__init__()
        self._parts = parts
        self._entries = tuple(entries)
        self.rail = Rail(parts.look, [entry.rail for entry in entries])
        self.top = TopBar(parts.look, find, account)
        self.notice = NoticeBar(parts.look)
        self.pages = PageStack(parts, entries)
        self.status = StatusBar(parts.look)
        self.setWindowTitle("MGOPS Desktop")
        self.setCentralWidget(frame(self.rail, [self.top, self.notice], self.pages, self.status))

        self.rail.chosen.connect(self._follow_rail)
        self.top.lock_asked.connect(self.lock_asked)
        self.top.veil_asked.connect(self._turn_veil)
        self.top.search.opened.connect(self.open_target)
        self.pages.asked.connect(self.open_target)
        self.pages.left.connect(self._go_back)
        parts.look.changed.connect(self._fit_rail)
        parts.data.saved.connect(self._show_saved)
        parts.data.draft_kept.connect(self._show_draft)
        self._bind_keys()
        self.go_to(self._entries[0].rail.key)

    def go_to(self, key: str) -> None:
        """Show a page and put the focus into it."""
        self._show_page(key)
        self.pages.page(key).setFocus()

    def open_target(self, target: Target) -> None:
        """Show a record, a figure's case or a form on the page that opens it."""
        if target.kind == targets.VISITOR:
            self.visitor_asked.emit(target.id)
            return
        if target.kind == targets.PROJECTOR:
            self.projector_asked.emit(target)
            return
        self.rail.mark_page(self.pages.open_target(target))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _turn_veil(self) -> None:
        """F9: initials for names everywhere, or the names again."""
        self._parts.data.veiled = not self._parts.data.veiled
        self.top.show_veil(veiled=self._parts.data.veiled)
        self.rail.mark_page(self.pages.make_anew())

    def _follow_rail(self, key: str) -> None:
        if self.rail.has_focus():
            self._show_page(key)  # the arrow keys go on along the rail
        else:
            self.go_to(key)

    def _show_page(self, key: str) -> None:
        self.pages.show_page(key)
        self.rail.mark_page(key)

    def _go_back(self) -> None:
        self.rail.mark_page(self.pages.go_back())
        if (page := self.pages.current) is not None:
            (page.focusWidget() or page).setFocus()  # where the cursor was when it was left

    def _open_help(self) -> None:
        """F1: the page of the manual that belongs to what is shown."""
        if self.pages.current_key == HELP_PAGE:
            self.go_to(HELP_PAGE)
        else:
            self.open_target(Target(targets.HELP, tab=topic_of(self.pages)))

    def _fit_rail(self) -> None:
        self.rail.fit(self.width())

    def _show_saved(self) -> None:
        self.status.show_saved(self._parts.now().time())

    def _show_draft(self) -> None:
        self.status.show_draft(self._parts.now().time())

    def _bind_keys(self) -> None:
        keys.bind(self, keys.REFRESH, self.pages.refresh_current)
        keys.bind(self, keys.BACK, self.pages.back)
        keys.bind(self, keys.HELP, self._open_help)
        keys.bind(self, keys.LOCK, self.lock_asked.emit)
        keys.bind(self, keys.VEIL, self._turn_veil)
        if self.top.can_search:
            keys.bind(self, keys.SEARCH, self.top.search.start)
        for entry in self._entries:
            if entry.rail.keys.startswith("Ctrl+"):
                keys.bind(self, (entry.rail.keys,), partial(self.go_to, entry.rail.key))
