"""The window on an open data folder: pages by the account's rights, upkeep, the way to be locked."""

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.page_list import entries_for
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.searching import KeptSearches, TextFinder, finder
from mgops_desktop.gui.shell.upkeep import Upkeep
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.tables.base import Compartment


class Work(QObject):
    """An open folder on the screen. `lock_asked` is for the program, which owns the keys."""

    lock_asked = Signal()

    def __init__(
        self,
        parent: QObject,
        opened: OpenData,
        look: Look,
        tasks: Tasks,
        memory: WindowMemory,
        clock: Clock,
    ) -> None:
        super().__init__(parent)
        database = opened.database
        database.belong_to_this_thread()
        self.opened = opened
        self.data = Data(self, database)
        self.clipboard = Clipboard(self)
        open_parts = database.may_open(Compartment.BLUE_CARD)
        access = Access(database.actor.rights, open_parts)
        self.custody = Custody(self, opened, self.data)
        parts = Parts(
            *(self.data, look, tasks, clock, self.clipboard, memory, access, self.custody),
            practice=database.practice,
        )
        name = database.actor.name
        self.window = MainWindow(parts, entries_for(access), finder(self.data, access), name)
        if access.may(Right.ADDRESS_READ):
            self.window.top.search.saved = KeptSearches(self.data)
        if access.may(Right.CASEWORK_READ):
            self.window.top.search.look_in_texts = TextFinder(self, parts).find
        self.upkeep = Upkeep(self, opened, self.data, tasks, memory)

        self.window.lock_asked.connect(self.lock_asked)
        self.custody.backed_up.connect(self.upkeep.tell_backup)
        self.window.status.show_practice(is_practice=database.practice)
        self.upkeep.backed_up.connect(self.window.status.show_backup)
        self.upkeep.trouble.connect(self._show_trouble)
        self.upkeep.warned.connect(self._show_warning)
        self.upkeep.day_changed.connect(self.window.pages.read_everything_again)
        for warning in opened.warnings:
            self._show_trouble(warning)
        self.upkeep.begin()
        self.window.pages.make_ahead()

    @property
    def account(self) -> object:
        """Whose work it is: after a lock only the same account goes on where it was."""
        return self.opened.database.actor.account

    def place(self) -> tuple[str, Target | None]:
        """Return the page that is shown and what to open on it to come back to it."""
        current = self.window.pages.current
        return self.window.pages.current_key, current.place() if current else None

    def go_back_to(self, place: tuple[str, Target | None]) -> None:
        """Show what was shown before the lock."""
        key, target = place
        self.window.go_to(key)
        if target is not None:
            self.window.open_target(target)

    def leave(self) -> None:
        """Keep unfinished forms, empty the clipboard, stop the upkeep; before a lock and before the end."""
        self.window.pages.make_no_more()
        self.window.pages.keep_unsaved()
        self.clipboard.forget()
        self.upkeep.end()

    def go_on(self) -> None:
        """Take up the work again, because closing failed."""
        self.upkeep.begin()
        self.window.pages.make_ahead()

    def _show_warning(self, text: str) -> None:
        self.window.notice.show_notice(text, "warn")

    def _show_trouble(self, text: str) -> None:
        self.window.notice.show_notice(text, "danger")
