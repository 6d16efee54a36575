"""The window on an open data folder: pages by the account's rights, upkeep, the way to be locked."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import targets
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.backup_report import BackupReport
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.data import Data, Unkept
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.page_list import entries_for
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.searching import KeptSearches, TextFinder, finder, still_there
from mgops_desktop.gui.shell.upkeep import Upkeep
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.storage.tables.base import Compartment

if TYPE_CHECKING:
    from mgops_desktop.gui.guarded_screen import GuardedScreen

_ON_THE_WALL = 1.3
"""The size of letters of a projected screen, unless they are larger anyway."""
_NOTHING_PLANNED = (
    "Tego dnia nie ma zaplanowanych posiedzeń grup. Zaplanuj je, potem włącz rzutnik."
)


@dataclass(frozen=True)
class Place:
    """What was on the screen: a page, what was open on it, and what stood before a visitor."""

    page: str
    target: Target | None
    visitor: Target | None = None


class Work(QObject):
    """An open folder on the screen. `lock_asked` is for the program, which owns the keys.

    `screen_changed` tells that `screen` is another: the window, or one family alone before a visitor.
    """

    lock_asked = Signal()
    screen_changed = Signal()

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
        self._tasks = tasks
        self._ask_ahead()
        self.clipboard = Clipboard(self)
        self.clipboard.watch()
        open_parts = database.may_open(Compartment.BLUE_CARD)
        access = Access(database.actor.rights, open_parts)
        self.custody = Custody(self, opened, self.data)
        self._parts = parts = Parts(
            *(self.data, look, tasks, clock, self.clipboard, memory, access, self.custody),
            practice=database.practice,
        )
        name = database.actor.name
        self.visitor: GuardedScreen | None = None
        self.window = MainWindow(parts, entries_for(access), finder(self.data, access), name)
        if access.may(Right.ADDRESS_READ):
            self.window.top.search.saved = KeptSearches(self.data)
            self.window.top.search.still_there = partial(still_there, self.data)
        if access.may(Right.CASEWORK_READ):
            self.window.top.search.look_in_texts = TextFinder(self, parts).find
        self.upkeep = Upkeep(self, opened, self.data, tasks, memory)

        self.window.lock_asked.connect(self.lock_asked)
        self.window.visitor_asked.connect(self._begin_visit)
        self.window.projector_asked.connect(self._begin_projection)
        self.custody.backed_up.connect(self.upkeep.note_backup)
        self.window.status.show_practice(is_practice=database.practice)
        self.upkeep.reported.connect(self._show_report)
        self.upkeep.trouble.connect(self._show_trouble)
        self.upkeep.warned.connect(self._show_warning)
        self.upkeep.day_changed.connect(self._begin_day)
        for warning in opened.warnings:
            self._show_trouble(warning)
        self.upkeep.begin()
        self.window.pages.make_ahead()

    def _ask_ahead(self) -> None:
        """Read for the first page while the window is put together; the page asks before the next event is taken."""
        self._tasks.read(partial(self.data.ask_ahead, start_page), _nothing)
        QTimer.singleShot(0, self, lambda: self._tasks.read(self.data.forget_ahead, _nothing))

    @property
    def account(self) -> object:
        """Whose work it is: after a lock only the same account goes on where it was."""
        return self.opened.database.actor.account

    @property
    def screen(self) -> QWidget:
        """What is to be on the screen."""
        return self.window if self.visitor is None else self.visitor

    def place(self) -> Place:
        """Return the page that is shown and what to open on it to come back to it."""
        current = self.window.pages.current
        target = current.place() if current else None
        visitor = self.visitor.place() if self.visitor else None
        return Place(self.window.pages.current_key, target, visitor)

    def go_back_to(self, place: Place) -> None:
        """Show what was shown before the lock."""
        self.window.go_to(place.page)
        if place.target is not None:
            self.window.open_target(place.target)
        if place.visitor is not None and place.visitor.kind == targets.PROJECTOR:
            self._begin_projection(place.visitor)
        elif place.visitor is not None and place.visitor.owner is not None:
            self._begin_visit(place.visitor.owner.id)
            if self.visitor is not None:
                self.visitor.open_target(place.visitor)

    def leave(self) -> None:
        """Keep unfinished forms, empty the clipboard, stop the upkeep; before the end.

        Raises UserError if a form could not be kept; the work goes on then.
        """
        self.window.pages.keep_unsaved()
        if self.visitor is not None:
            self.visitor.keep_unsaved()
        self._stop()

    def lock(self) -> Unkept:
        """The same before a lock, which nothing may hold up; returns the forms that could not be kept."""
        self.data.take_unkept()
        with suppress(UserError):
            self.window.pages.keep_unsaved()
        if self.visitor is not None:
            with suppress(UserError):
                self.visitor.keep_unsaved()
        self._stop()
        self.data.hear_no_more()
        return self.data.take_unkept()

    def _stop(self) -> None:
        self.window.pages.make_no_more()
        self.clipboard.forget()
        self.upkeep.end()
        self._parts.look.need_scale()

    def go_on(self) -> None:
        """Take up the work again, because closing failed; what was being read was stopped for it."""
        self.upkeep.begin()
        self.window.pages.read_everything_again()
        self.window.pages.make_ahead()

    def _show_report(self, report: BackupReport) -> None:
        self.window.status.show_backup(*report.foot)
        self.custody.tell(report)

    def _begin_visit(self, family: UUID) -> None:
        """Show one family and nothing else: for the account there is no other from now on."""
        from mgops_desktop.gui.visitor_screen import VisitorScreen  # noqa: PLC0415  not for the first screen

        self.window.pages.keep_unsaved()
        try:
            self.opened.database.confine(family)
        except NotAllowed as error:
            self._show_trouble(error.message)
            return
        self._guard(VisitorScreen(self._parts_beside(), family, self._me, self._confirm))

    def _begin_projection(self, target: Target) -> None:
        """Show one planned procedure of a day after the other, beginning with one, and nothing else."""
        from mgops_desktop.gui.projector_screen import ProjectorScreen  # noqa: PLC0415  not for the first screen
        from mgops_desktop.operations.projection import projected  # noqa: PLC0415

        self.window.pages.keep_unsaved()
        day = date.fromisoformat(target.tab)
        points = self.data.read(projected, day, target.id)
        if not points:
            self._show_warning(_NOTHING_PLANNED)
            return
        confine = self.opened.database.confine_to_procedure
        confine(points[0].procedure)
        self._parts.look.need_scale(_ON_THE_WALL)
        parts = self._parts_beside()
        self._guard(ProjectorScreen(parts, points, confine, self._me, self._confirm))

    def _parts_beside(self) -> Parts:
        """What a screen is given that others look at too; nothing of the window goes on."""
        self.window.pages.make_no_more()
        self.clipboard.forget()
        access = Access(self.opened.database.actor.rights)
        return replace(self._parts, access=access, custody=None)

    def _guard(self, screen: "GuardedScreen") -> None:
        self.visitor = screen
        screen.lock_asked.connect(self.lock_asked)
        screen.ended.connect(self._end_visit)
        self.screen_changed.emit()

    def _confirm(self, password: str) -> None:
        from mgops_desktop.operations.accounts import confirm_own_password  # noqa: PLC0415

        self.custody.ask(confirm_own_password, password)

    def _end_visit(self) -> None:
        self.visitor = None
        self.opened.database.confine(None)
        self.opened.database.confine_to_procedure(None)
        self._parts.look.need_scale()
        self.screen_changed.emit()
        self.window.pages.read_everything_again()
        self.window.pages.make_ahead()

    def _begin_day(self) -> None:
        if self.visitor is None:
            self.window.pages.read_everything_again()

    @property
    def _me(self) -> Choice:
        return Choice(self.opened.unlocked.login, self.opened.database.actor.name)

    def _show_warning(self, text: str) -> None:
        self.window.notice.show_notice(text, "warn")

    def _show_trouble(self, text: str) -> None:
        self.window.notice.show_notice(text, "danger")


def _nothing(_answer: object) -> None:
    """What was asked ahead is taken by the page."""
