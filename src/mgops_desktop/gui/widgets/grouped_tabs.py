"""Tabs in two rows: few groups above, the parts of the chosen group as a switch below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.widgets.tabs import Tab, Tabs


@dataclass(frozen=True)
class TabGroup:
    """One tab of the upper row; several parts make a switch under it."""

    title: str
    parts: tuple[Tab, ...]

    @property
    def key(self) -> str:
        """A group is known by its first part, because a group of one part is that part."""
        return self.parts[0].key


class GroupedTabs(QWidget):
    """Names its tabs by the keys of the parts alone; a group opens at the part it was left at."""

    chosen = Signal(str)

    def __init__(self, name: str, groups: Sequence[TabGroup]) -> None:
        super().__init__()
        self.groups = Tabs(name, [Tab(group.key, group.title) for group in groups])
        self.switches = {
            group.key: Tabs(f"{name}: {group.title}", group.parts, switch=True)
            for group in groups
            if len(group.parts) > 1
        }
        self._group_of = {part.key: group.key for group in groups for part in group.parts}
        self._lay_out()
        self._turn("")

        self.groups.chosen.connect(self._choose_group)
        for switch in self.switches.values():
            switch.chosen.connect(self.chosen)

    @property
    def keys(self) -> list[str]:
        """The keys of all parts in their order."""
        return list(self._group_of)

    @property
    def current(self) -> str:
        group = self.groups.current
        return self.switches[group].current if group in self.switches else group

    def group_of(self, key: str) -> str:
        """Return the key of the group that holds a part; KeyError if there is none."""
        return self._group_of[key]

    def text_of(self, key: str) -> str:
        """Return what stands on the tab of a part; KeyError if there is none."""
        group = self._group_of[key]
        return self.switches.get(group, self.groups).text_of(key)

    def choose(self, key: str) -> None:
        """Open a part and its group, and tell it once; KeyError if there is none."""
        group, before = self._group_of[key], self.current
        bars = [self.groups, *self.switches.values()]
        for bar in bars:
            bar.blockSignals(True)
        self.groups.choose(group)
        if group in self.switches:
            self.switches[group].choose(key)
        for bar in bars:
            bar.blockSignals(False)
        self._turn(key if key != before else "")

    def begin_again(self) -> None:
        """Let every group open at its first part again; what is open stays."""
        for group, switch in self.switches.items():
            if group != self.groups.current:
                switch.blockSignals(True)
                switch.setCurrentIndex(0)
                switch.blockSignals(False)

    def show_count(self, tab: Tab) -> None:
        """Show another count at the part of the same key."""
        group = self._group_of[tab.key]
        self.switches.get(group, self.groups).show_count(tab)

    def _choose_group(self, _key: str) -> None:
        self._turn(self.current)

    def _turn(self, chosen: str) -> None:
        """Hide the old switch before the page changes and show the new one after it.

        Qt gives room at once to what is shown: beside a high page that is about to go, the window would grow.
        """
        current = self.groups.current
        for group, switch in self.switches.items():
            if group != current:
                switch.hide()
        if chosen:
            self.chosen.emit(chosen)
        if current in self.switches:
            self.switches[current].show()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.groups)
        for switch in self.switches.values():
            column.addWidget(switch)
