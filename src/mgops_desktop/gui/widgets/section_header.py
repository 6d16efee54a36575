"""The title of a part of a page, with the number of what it holds."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.label import section


class SectionHeader(QWidget):
    """A bold title and, when there is something, its count as a badge."""

    def __init__(self, text: str, tone: str = "accent") -> None:
        super().__init__()
        self._tone = tone
        self.heading = section(text)
        self.count = badge_label(Badge("", tone))
        self._lay_out()

    def show_count(self, count: int) -> None:
        show_badge(self.count, Badge(str(count) if count else "", self._tone))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.count)
        row.addStretch(1)
