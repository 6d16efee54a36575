"""Tabs of a card, with the number of what each holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar


@dataclass(frozen=True)
class Tab:
    """One tab: a key for the page, a word and perhaps a count."""

    key: str
    title: str
    count: int | None = None

    @property
    def text(self) -> str:
        return self.title if self.count is None else f"{self.title}  {self.count}"


class Tabs(QTabBar):
    """A row of tabs; arrows change the tab while it has the focus. A switch is the quieter row below another."""

    chosen = Signal(str)

    def __init__(self, name: str, tabs: Sequence[Tab], *, switch: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "switch" if switch else "tabs")
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        for tab in tabs:
            number = self.addTab(tab.text.replace("&", "&&"))
            self.setTabData(number, tab.key)
        self.currentChanged.connect(self._choose)

    @property
    def current(self) -> str:
        return str(self.tabData(self.currentIndex()))

    def text_of(self, key: str) -> str:
        """Return what stands on a tab; KeyError if there is none."""
        return self.tabText(self._number(key))

    def choose(self, key: str) -> None:
        """Open the tab of a key; KeyError if there is none."""
        self.setCurrentIndex(self._number(key))

    def show_count(self, tab: Tab) -> None:
        """Show another count, in the tab of the same key."""
        self.setTabText(self._number(tab.key), tab.text.replace("&", "&&"))

    def _number(self, key: str) -> int:
        for number in range(self.count()):
            if self.tabData(number) == key:
                return number
        raise KeyError(key)

    def _choose(self, _number: int) -> None:
        self.chosen.emit(self.current)
