"""The register of Blue Card procedures beside the card: a filter, the list, the way to the team and to a new one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from mgops_desktop.domain.wording import counted
from mgops_desktop.gui import keys
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages import blue_card_rows as rows
from mgops_desktop.gui.pages.cancelled_numbers import CancelledNumbers
from mgops_desktop.gui.pages.card_access_words import elsewhere_words
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, tooltip
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.gui.widgets.list_menu import ListMenu
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.blue_card_access import CardStanding
from mgops_desktop.operations.list_file import ShownList
from mgops_desktop.storage.blue_card import ProcedureRow
from mgops_desktop.storage.register import RegisterLine

_WIDTH = 330


class ProcedureRegister(Card):
    """`opened` gives the procedure that a click or Enter chose; arrows alone open nothing, for readings are logged."""

    opened = Signal(object)
    register_asked = Signal()
    add_asked = Signal()
    report_asked = Signal()
    team_asked = Signal()
    sittings_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._procedures: Sequence[ProcedureRow] = ()
        self._today = date.min
        self.filter = IconLine(look, "Filtruj listę")
        self.new_form = Button(look, "Zarejestruj NK-A", "file-input", primary=True)
        tooltip(self.new_form, f"Zarejestruj NK-A ({keys.REGISTER[0]})")
        self.add = Button(look, "Procedura", "plus")
        self.add.setAccessibleName("Dodaj procedurę")
        self.report = Button(look, "Zgłoszenie", "plus")
        self.report.setAccessibleName("Dodaj zgłoszenie przemocy")
        self.menu = ListMenu(look)
        self.team = Button(look, "Zespół", "users")
        self.team.setAccessibleName("Zespół interdyscyplinarny")
        self.sittings = Button(look, "Posiedzenia", "calendar")
        self.list = TwoLineList(look, "Procedury", RowStyle(dense=True), selects=True)
        self.foot = caption()
        self.elsewhere = caption()
        self.cancelled = CancelledNumbers(look)
        self._lay_out_register()
        stand_aside(self, look, _WIDTH)
        self.setMinimumWidth(0)  # never narrower than its buttons

        self.filter.textChanged.connect(self._show)
        self.filter.down.connect(self.list.setFocus)
        self.list.opened.connect(self._open)
        self.new_form.clicked.connect(self.register_asked)
        self.add.clicked.connect(self.add_asked)
        self.report.clicked.connect(self.report_asked)
        self.team.clicked.connect(self.team_asked)
        self.sittings.clicked.connect(self.sittings_asked)

    @property
    def is_empty(self) -> bool:
        return not self._procedures

    def row(self, procedure: UUID | None) -> ProcedureRow | None:
        """Return what the register knows of a procedure, None if it is not there."""
        return next((one for one in self._procedures if one.id == procedure), None)

    def show_register(
        self,
        procedures: Sequence[ProcedureRow],
        cancelled: Sequence[RegisterLine],
        standing: CardStanding,
        today: date,
    ) -> None:
        """Show other procedures; the chosen one, the place scrolled to and the filter stay.

        Who opens none has nothing to enter here.
        """
        self._procedures = procedures
        self._today = today
        self._show()
        self.cancelled.show_lines(cancelled)
        running = sum(rows.is_running(one) for one in procedures)
        self.foot.setText(f"w toku: {counted(running, 'procedura')}")
        self.elsewhere.setText(elsewhere_words(standing))
        self.elsewhere.setVisible(bool(self.elsewhere.text()))
        for button in (self.new_form, self.add, self.report):
            button.setVisible(standing.opens_any)

    def choose(self, procedure: UUID) -> None:
        """Mark a procedure; a filter that hides it is cleared."""
        if not self.list.choose(procedure) and self.filter.text():
            self.filter.clear()
            self.list.choose(procedure)

    def shown_list(self) -> ShownList:
        """Return what is shown, to be copied and saved."""
        return rows.register_list(self._procedures, self.filter.text())

    def _show(self) -> None:
        shown = rows.procedure_rows(self._procedures, self.filter.text(), self._today)
        self.list.set_rows(shown)

    def _open(self, procedure: object) -> None:
        if isinstance(procedure, UUID):
            self.opened.emit(procedure)

    def _lay_out_register(self) -> None:
        seek = QHBoxLayout()
        seek.setContentsMargins(12, 12, 12, 0)
        seek.addWidget(self.filter)
        first = QHBoxLayout()
        first.setContentsMargins(12, 8, 12, 0)
        first.setSpacing(8)
        first.addWidget(self.new_form, 1)
        first.addWidget(self.menu)
        line = QHBoxLayout()
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(LineOrColumn((self.add, self.report)))
        team = QHBoxLayout()
        team.setContentsMargins(12, 4, 12, 12)
        team.addWidget(LineOrColumn((self.sittings, self.team)))
        self.foot.setContentsMargins(16, 8, 16, 6)
        self.elsewhere.setContentsMargins(16, 0, 16, 6)
        self.body.addLayout(seek)
        self.body.addLayout(first)
        self.body.addLayout(line)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.foot)
        self.body.addWidget(self.elsewhere)
        self.body.addWidget(self.cancelled)
        self.body.addLayout(team)
