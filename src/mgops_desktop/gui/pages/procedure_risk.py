"""The tab "Ryzyko" of a procedure: its sheets with what changed in each, and what the law lets one do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.pages.card_paper import CardPaper
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.provision_list import HEADING, HINT, ProvisionList
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, tooltip
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.risk import KIND
from mgops_desktop.operations.risk_sheets import (
    RiskOfProcedure,
    SheetLine,
    risk_of_procedure,
    risk_paper,
)
from mgops_desktop.storage.blue_card import ProcedureRow

TITLE = "Ryzyko"
_HEADING, _NEW = "Arkusze ryzyka", "Nowy arkusz"
_HOW = "Drukuje się arkusz zaznaczony na liście, bez zaznaczenia najnowszy. Wydruk jest tylko do akt procedury."
_NONE = (
    "Nie ma jeszcze arkusza. To kilkanaście pytań z listy ośrodka (Ustawienia, Słowniki), na które odpowiada się "
    "jednym klawiszem: tak, nie albo nie wiem."
)
_FIRST, _SAME = Badge("pierwszy", "muted"), Badge("bez zmian", "muted")
_CHANGED = Badge("zmiany", "warn")


class ProcedureRisk(ScrollColumn):
    """`opened` gives a sheet, `add_asked` the kind of a new one, `step_asked` the provision whose step is entered."""

    opened = Signal(object)
    add_asked = Signal(str)
    step_asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(TITLE)
        look = parts.look
        self._parts = parts
        self._found = RiskOfProcedure((), ())
        self.notices = NoticeBar(look)
        self.new = Button(look, _NEW, "plus")
        tooltip(self.new, f"{_NEW} ({keys.RISK[0]})")
        self.list = TwoLineList(
            look, _HEADING, RowStyle(lead_width=100, wraps=True), whole=True, selects=True
        )
        self.how = caption("", wraps=True)
        self.sheets = Card(_HEADING)
        self.provisions = ProvisionList(look)
        self.law = Card(HEADING, "z najnowszego arkusza każdej osoby")
        self.paper = CardPaper(self, parts, "arkusz-ryzyka", self._asked)
        self._lay_out_risk()

        self.new.clicked.connect(self._begin)
        self.list.opened.connect(self._open)
        self.provisions.step_asked.connect(self.step_asked)
        self.paper.told.connect(self.notices.show_notice)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.PRINT, self.paper.print_button.click, within)

    def show_procedure(self, row: ProcedureRow) -> None:
        """Read and show the sheets of a procedure."""
        self.notices.clear()
        found = self._found = self._parts.data.read(risk_of_procedure, row.id)
        has_sheets = bool(found.sheets)
        self.list.set_rows([_row(one) for one in found.sheets])
        self.list.setVisible(has_sheets)
        self.how.setText(_HOW if has_sheets else _NONE)
        for part in (self.law, *self.paper.buttons):
            part.setVisible(has_sheets)
        self.provisions.show_provisions(found.provisions)

    def _asked(self) -> tuple[object, ...] | None:
        if not self._found.sheets:
            return None
        marked = self.list.current_key()
        sheet = marked.id if isinstance(marked, RecordRef) else self._found.sheets[0].sheet.id
        return risk_paper, sheet

    def _begin(self) -> None:
        self.add_asked.emit(KIND)

    def _open(self, sheet: object) -> None:
        if isinstance(sheet, RecordRef):
            self.opened.emit(sheet)

    def _lay_out_risk(self) -> None:
        for button in (*self.paper.buttons, self.new):
            self.sheets.add_to_header(button)
        self.sheets.add_text(self.how)
        self.sheets.body.addWidget(self.list)
        self.law.add_text(caption(HINT, wraps=True))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 16, 12)
        inner.addWidget(self.provisions)
        self.law.body.addLayout(inner)
        for part in (self.notices, self.sheets, self.law):
            self.add(part)


def _row(one: SheetLine) -> TwoLineRow:
    sheet = one.sheet
    told = "; ".join(f"{factor}: {change.words}" for factor, change in one.changed)
    since = f"od {short_date(one.since.day)}" if one.since else ""
    child = "kwestionariusz dziecka wypełniono" if sheet.child_questionnaire else ""
    badge = _FIRST if one.since is None else _CHANGED if one.changed else _SAME
    words = joined(f"zmiany {since}: {told}" if told else since and f"bez zmian {since}", child)
    return TwoLineRow(
        RecordRef(KIND, sheet.id),
        sheet.person or "bez wskazanej osoby",
        joined(words, sheet.number),
        short_date(sheet.day),
        badge=badge,
    )
