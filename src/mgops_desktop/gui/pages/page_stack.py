"""Makes each page when it is first asked for, and shows one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.pages.page import Page, PageEntry
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import RunningNotice

_FIRST_MS, _BETWEEN_MS = 1000, 100


class PageStack(QStackedWidget):
    """The pages of the window, by key. `asked` and `left` are those of the pages."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._parts = parts
        self._entries = {entry.rail.key: entry for entry in entries}
        self._made: dict[str, Page] = {}
        self._key = self._before = entries[0].rail.key
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._make_next)

    def page(self, key: str) -> Page:
        """Return the page of a key, made now if it was never shown."""
        if key not in self._made:
            made = self._entries[key].make(self._parts)
            made.asked.connect(self.asked)
            made.left.connect(self.left)
            self._made[key] = made
            self.addWidget(made)
        return self._made[key]

    def make_ahead(self) -> None:
        """Make the pages not shown yet one by one, with pauses between; none reads before it is shown."""
        self._ahead.start(_FIRST_MS)  # what is on the screen now comes first

    def _make_next(self) -> None:
        if (
            self._parts.tasks.is_busy
        ):  # what is read for the screen comes first, and both at once are slower
            self._ahead.start(_BETWEEN_MS)
            return
        waiting = next((key for key in self._entries if key not in self._made), None)
        if waiting is not None:
            self.page(waiting)
        elif not any(page.make_part() for page in self._made.values()):
            return
        self._ahead.start(_BETWEEN_MS)  # not after a fault: that page is made when it is asked for

    def make_no_more(self) -> None:
        """Leave the pages not shown yet unmade."""
        self._ahead.stop()

    @property
    def current_key(self) -> str:
        return self._key

    def show_page(self, key: str) -> None:
        """Show a page; what was typed on the page before is kept first, so that this one can list it."""
        page = self.page(key)
        if key != self._key:
            self.page(self._key).keep_unsaved()
            self._before, self._key = self._key, key
        self.setCurrentWidget(page)

    @property
    def current(self) -> Page | None:
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def refresh_current(self) -> None:
        """F5."""
        if self.current is not None:
            self.current.read_again()

    def back(self) -> None:
        """Esc."""
        if self.current is not None:
            self.current.back()

    def open_target(self, target: Target) -> str:
        """Show something on the page that opens its kind; return that page's key.

        Raises LookupError when no page of this window opens the kind.
        """
        for key, entry in self._entries.items():
            if target.kind in entry.opens:
                self.show_page(key)
                self.page(key).open_target(target)
                return key
        raise LookupError(f"no page opens {target.kind}")

    def go_back(self) -> str:
        """Show the page that was shown before; return its key."""
        self.show_page(self._before)
        return self._key

    def read_everything_again(self) -> None:
        """Read what is shown, and the other pages when they are shown: a new day has begun."""
        for page in self._made.values():
            page.stale = True
        self.refresh_current()

    def make_anew(self) -> str:
        """Make every page that shows people anew, and come back to what was shown; return that page's key.

        Names are veiled now, or no longer.
        """
        self.keep_unsaved()
        place = self.current.place() if self.current is not None else None
        running = self._running_notices()
        for key, page in list(self._made.items()):
            if page.shows_people:
                self.removeWidget(page)
                page.hide()
                page.deleteLater()
                del self._made[key]
            else:
                page.show_veil()
        is_new = self._key not in self._made
        shown = self.page(self._key)
        self.setCurrentWidget(shown)
        shown.setFocus()
        key = self.open_target(place) if is_new and place is not None else self._key
        for name, notice in running.items():
            if (bar := self.page(name).notice_bar()) is not None:
                bar.show_again(notice)
        return key

    def _running_notices(self) -> dict[str, RunningNotice]:
        """What can still be taken back on the pages that will be made anew."""
        bars = {key: page.notice_bar() for key, page in self._made.items() if page.shows_people}
        found = {key: bar.running for key, bar in bars.items() if bar is not None}
        return {key: notice for key, notice in found.items() if notice is not None}

    def keep_unsaved(self) -> None:
        """Keep what stands in unfinished forms of all pages; raises UserError if one could not be kept."""
        failed: UserError | None = None
        for page in self._made.values():
            try:
                page.keep_unsaved()
            except UserError as error:
                failed = error
        if failed is not None:
            raise failed
