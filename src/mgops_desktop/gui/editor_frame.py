"""What the form of any record stands in: head with buttons, notices, the sheet with fields and files, their places."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.amendment_panel import AmendedCard, AmendmentBar
from mgops_desktop.gui.records.attached_files import AttachedFiles
from mgops_desktop.gui.records.conflict_panel import ConflictPanel
from mgops_desktop.gui.records.history_view import HistoryPanel
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_WIDEST = 860
_PLACED_MS = 30
"""A list that has grown gets its place in several steps of the layouts round it."""


class EditorFrame(QWidget):
    """Makes the parts of an editor and lays them out; what they do is said by the editor."""

    def __init__(self, parts: Parts, name: str) -> None:
        super().__init__()
        self.parts = parts
        look = parts.look
        self.form = Form(_nothing)
        self.bin = Button(look, "Do kosza", "trash-2")
        self.history = Button(look, "Historia", "clock")
        self.past = HistoryPanel(look)
        self.throw_away = Button(look, "Odrzuć szkic", "undo-2")
        self.back = Button(look, "Wróć", "chevron-left")
        self.save = Button(look, "Zapisz", "check", primary=True)
        self.header = PageHeader(
            "", [self.bin, self.history, self.throw_away, self.back, self.save]
        )
        self.sheet = ScrollColumn(name)
        self.notice = NoticeBar(look)
        self.reason = ReasonBar(look)
        self.amendment = AmendmentBar(look)
        self.amended = AmendedCard()
        self.conflict = ConflictPanel(look)
        self.places = QStackedWidget()
        self.files = AttachedFiles(parts, self, self.places)
        self.kit = FieldKit(look, lambda text: parse_date(text, today=parts.today), parse_time)
        self.card = Card()
        self._lay_out()
        for button in (self.bin, self.history, self.throw_away):
            button.hide()  # until there is something to do with them: together they are wider than a window

    def stand_in(self, part: Card) -> None:
        """Show the form, or in its place the table of a conflict, which has a button of its own to save."""
        for card in (self.card, self.conflict):
            card.setVisible(card is part)
        self.save.setVisible(part is self.card)

    def look_at(self, part: QWidget) -> None:
        """Scroll to a part once it has its place."""
        QTimer.singleShot(_PLACED_MS, self, partial(self.sheet.ensureWidgetVisible, part, 0, 0))

    def _lay_out(self) -> None:
        self.card.body.setContentsMargins(20, 16, 20, 16)
        self.card.body.addWidget(self.form)
        files = (self.files.reader, self.files.card)
        for card in (self.conflict, self.card, *files, self.amended, self.past):
            card.setMaximumWidth(self.parts.look.px(_WIDEST))
            self.sheet.add(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.places)
        desk = QWidget()
        self.places.addWidget(desk)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.header, self.notice, self.reason, self.amendment):
            column.addWidget(part)
        column.addWidget(self.sheet, 1)


def _nothing(parent: QWidget) -> QWidget:
    """What stands in an editor before its first form."""
    return QWidget(parent)
