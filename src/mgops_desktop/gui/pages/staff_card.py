"""The card of one worker: what is known of him, contracts, absences, hours of service contracts."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.pages.staff_rows import facts_of, positions_of, state_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.worker import StaffRow

KINDS = ("contract", "leave", "service_hours")


class StaffCard(QWidget):
    """`opened` gives a record that is to be corrected, `add_asked` the kind of a new one.

    `change_asked` gives a contract that another one is to follow from a day, `month_asked` leads to the worker's month.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    change_asked = Signal(object)
    month_asked = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._worker: StaffRow | None = None
        self.edit = Button(parts.look, "Popraw", "pencil")
        self.month = Button(parts.look, "Karta miesiąca", "calendar")
        self.header = PageHeader("", [self.month, self.edit])
        self.cards = ScrollColumn("Karta pracownika")
        self.sections = RecordSections(self, parts, KINDS)
        self._lay_out()

        self.edit.clicked.connect(self._correct)
        self.month.clicked.connect(self.month_asked)
        self.sections.opened.connect(self.opened)
        self.sections.add_asked.connect(self.add_asked)
        self.sections.change_asked.connect(self.change_asked)

    @property
    def worker(self) -> UUID | None:
        """The worker who is shown."""
        return self._worker.id if self._worker else None

    def show_worker(self, worker: StaffRow) -> None:
        """Read and show a worker; the same one again keeps the place scrolled to."""
        scrolled = self.cards.verticalScrollBar().value() if worker.id == self.worker else 0
        self._worker = worker
        state = state_of(worker)
        self.header.show_title(
            worker.name or worker.number,
            joined(positions_of(worker), worker.number),
            [state] if state else [],
        )
        self.cards.clear()
        facts = facts_of(worker, self._parts.today)
        if facts:
            card = Card("O pracowniku")
            for line in facts:
                card.add_text(label(line, wraps=True))
            self.cards.add(card)
        for section in self.sections.cards(RecordRef("worker", worker.id)):
            self.cards.add(section)
        self.cards.verticalScrollBar().setValue(scrolled)

    def _correct(self) -> None:
        if self.worker is not None:
            self.opened.emit(RecordRef("worker", self.worker))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.cards, 1)
