"""What all pages have in common: when they read again, and which keys they answer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mgops_desktop.gui.data import Touched
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rail import RailEntry


class Page(QWidget):
    """A page reads its rows in `refresh`. While it is hidden it only marks itself stale.

    `kinds` names the records whose change concerns the page; None means all. `asked` leads to
    another page, `left` back to the page before. A page that `shows_people` is made anew when their names are veiled
    or shown again, so that nothing of them is left on it.
    """

    kinds: frozenset[str] | None = None
    shows_people = True
    asked = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.stale = True
        parts.data.changed.connect(self.notice)

    def refresh(self) -> None:
        """Read again and show, keeping selection, place and filter."""
        raise NotImplementedError

    def back(self) -> None:
        """Esc: leave the form or the detail; the page itself stays."""

    def open_target(self, target: Target) -> None:
        """Show what was found elsewhere; only for pages that declare its kind."""
        raise NotImplementedError

    def make_part(self) -> bool:
        """Make ahead a part that is shown later, e.g. a form; False if there is nothing left to make."""
        return False

    def place(self) -> Target | None:
        """Return what to open to come back to what the page shows now, e.g. after a lock."""
        return None

    def keep_unsaved(self) -> None:
        """Keep what stands in an unfinished form; called before a lock and before closing."""

    def notice_bar(self) -> NoticeBar | None:
        """Where "Cofnij" is offered, which goes on when the page is made anew."""
        return None

    def show_veil(self) -> None:
        """Names are veiled now, or no longer; for pages that are not made anew."""

    def notice(self, touched: Touched) -> None:
        """Read again if the change concerns this page, at once or when it is next shown."""
        if self.kinds is not None and not any(kind in self.kinds for kind, _id in touched):
            return
        self.stale = True
        if self.isVisible():
            self.read_again()

    def read_again(self) -> None:
        self.stale = False
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.read_again()


@dataclass(frozen=True)
class PageEntry:
    """A line of the list of pages: its place on the rail, how it is made, what it can open."""

    rail: RailEntry
    make: Callable[[Parts], Page]
    opens: frozenset[str] = frozenset()
