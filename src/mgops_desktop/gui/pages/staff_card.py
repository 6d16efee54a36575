"""The card of one worker: what is known of him, contracts, absences, hours of service contracts."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.pages.staff_rows import facts_of, positions_of, state_of
from mgops_desktop.gui.pages.substitution_form import led_words
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.substitution import Leading, leading_of
from mgops_desktop.storage.worker import StaffRow

KINDS = ("contract", "leave", "training", "service_hours")


class StaffCard(QWidget):
    """`opened` gives a record that is to be corrected, `add_asked` the kind of a new one.

    `change_asked` gives a contract that another one is to follow from a day, `substitution_asked` what the worker
    leads when somebody else is to lead it for a time, `month_asked` leads to the worker's month.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    change_asked = Signal(object)
    substitution_asked = Signal(object)
    month_asked = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._worker: StaffRow | None = None
        self.edit = Button(parts.look, "Popraw", "pencil")
        self.substitute = Button(parts.look, "Zastępstwo…", "users")
        self.month = Button(parts.look, "Karta miesiąca", "calendar")
        self.header = PageHeader("", [self.month, self.substitute, self.edit])
        self._leading: Leading | None = None
        self.cards = ScrollColumn("Karta pracownika")
        self.sections = RecordSections(self, parts, KINDS)
        self._lay_out()

        self.edit.clicked.connect(self._correct)
        self.substitute.clicked.connect(lambda: self.substitution_asked.emit(self._leading))
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
        self._show_leading(worker)
        facts = facts_of(worker, self._parts.today)
        if facts:
            card = Card("O pracowniku")
            for line in facts:
                card.add_text(label(line, wraps=True))
            self.cards.add(card)
        for section in self.sections.cards(RecordRef("worker", worker.id)):
            self.cards.add(section)
        self.cards.verticalScrollBar().setValue(scrolled)

    def _show_leading(self, worker: StaffRow) -> None:
        """What an assistant leads, for whoever may assign; first of all what nobody looks after."""
        may = self._parts.access.may(Right.ASSIGN)
        leading = self._parts.data.read(leading_of, worker.id) if may else None
        self._leading = leading if leading is not None and leading.cases else None
        self.substitute.setVisible(self._leading is not None)
        if self._leading is None:
            return
        card = Card("Prowadzi rodziny", str(len(self._leading.cases)))
        if self._leading.uncovered:
            count = counted(self._leading.uncovered, "rodzina")
            card.add_text(label(f"Bez zastępstwa: {count}.", tone="danger", wraps=True))
        for one in self._leading.cases:
            if one.substitute:
                card.add_text(label(f"{led_words(one)}.", wraps=True))
        if self._leading.uncovered or any(one.substitute for one in self._leading.cases):
            self.cards.add(card)

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
