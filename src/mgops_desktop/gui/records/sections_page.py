"""A page of nothing but records of some kinds, each in its section; the forms stand in place of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.records.lines import Listed


class SectionsPage(EditingPage):
    """Shows records that belong to nobody, under a title with a line about them."""

    def __init__(self, parts: Parts, title: str, note: str, shown: Sequence[str]) -> None:
        super().__init__(parts)
        self.header = PageHeader()
        self.header.show_title(title, note)
        self.reader = Reader(parts)
        self.column = ScrollColumn(title)
        self.sections = RecordSections(self, parts, shown)
        self._lay_out()
        self.setFocusProxy(self.home())

        self.sections.opened.connect(self.correct)
        self.sections.add_asked.connect(self.begin)

    def home(self) -> QWidget:
        return self.column

    def refresh(self) -> None:
        self.reader.read(self.sections.asking(None), self._show)

    def _show(self, found: Sequence[Listed]) -> None:
        self.column.clear()
        for card in self.sections.cards_of(found):
            self.column.add(card)

    def open_target(self, target: Target) -> None:
        """Show a record in its form."""
        self.open_form(target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.header, self.notices, self.reader):
            column.addWidget(part)
        column.addWidget(self.column, 1)
