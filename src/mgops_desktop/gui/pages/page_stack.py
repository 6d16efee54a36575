"""Makes each page when it is first asked for, and shows one at a time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from mgops_desktop.gui.pages.page import Page, PageEntry
from mgops_desktop.gui.parts import Parts


class PageStack(QStackedWidget):
    """The pages of the window, by key."""

    def __init__(self, parts: Parts, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._parts = parts
        self._entries = {entry.rail.key: entry for entry in entries}
        self._made: dict[str, Page] = {}

    def page(self, key: str) -> Page:
        """Return the page of a key, made now if it was never shown."""
        if key not in self._made:
            self._made[key] = self._entries[key].make(self._parts)
            self.addWidget(self._made[key])
        return self._made[key]

    def show_page(self, key: str) -> None:
        self.setCurrentWidget(self.page(key))

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

    def open_record(self, kind: str, record: UUID) -> str:
        """Show a record on the page that opens its kind; return that page's key.

        Raises LookupError when no page of this window opens the kind.
        """
        for key, entry in self._entries.items():
            if kind in entry.opens:
                self.show_page(key)
                self.page(key).open_record(kind, record)
                return key
        raise LookupError(f"no page opens {kind}")
