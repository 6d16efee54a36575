"""The beginning of an import: the template, the file, and the imports there were."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mgops_desktop.gui.importing.import_rows import past_row
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label, set_state
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.importing.history import PastImport

_NOTE = "Z arkusza Excela (.xlsx) albo z pliku CSV. Najpierw zobaczysz, co się zmieni."
_TEMPLATE = (
    "Pełny szablon ma arkusz na każdy rodzaj zapisu. Prosty ma jeden wiersz na osobę i wystarczy na początek. "
    "Wiersze z numerem PRZYKŁAD program pomija."
)
_DROP = "Upuść plik tutaj albo wybierz go z dysku. Może to być też własny wykaz: kolumny przypiszesz za chwilę."
_NO_IMPORTS = "Nie było jeszcze importu.\nKażdy import można później cofnąć."


class DropZone(Card):
    """Takes one file that is dropped on it, or asks for one."""

    dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__("2. Wybierz plik")
        self.choose = Button(look, "Wybierz plik…", "file-input", primary=True)
        self._icon = Icon(look, "file-input", "muted", 28)
        self._words = label(_DROP, "body", "muted", wraps=True)
        self.setAcceptDrops(True)
        self._lay_out_zone()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            set_state(self, "state", "dropping")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        set_state(self, "state", "")

    def dropEvent(self, event: QDropEvent) -> None:
        set_state(self, "state", "")
        path = _file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _lay_out_zone(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 24)
        inner.setSpacing(12)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(1)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._words)
        inner.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        self.body.addLayout(inner)


class ImportStart(QWidget):
    """`template_asked` tells whether the flat one is wanted, `back_asked` gives the import to take back."""

    template_asked = Signal(bool)
    back_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._past: Sequence[PastImport] = ()
        self.export = Button(look, "Eksportuj wszystko…", "download")
        self.header = PageHeader("Wczytaj dane", [self.export])
        self.header.show_title("Wczytaj dane", _NOTE)
        self.template = Card("1. Pobierz szablon")
        self.flat = Button(look, "Prosty szablon…", "download")
        self.full = Button(look, "Pełny szablon…", "download")
        self.zone = DropZone(look)
        self.past_card = Card("Wcześniejsze importy")
        self.past = TwoLineList(look, "Wcześniejsze importy", RowStyle(dense=True))
        self.past_state = Stateful(look, self.past, EmptyState(look, "clock", _NO_IMPORTS))
        self._lay_out(look)

        self.flat.clicked.connect(lambda: self.template_asked.emit(True))
        self.full.clicked.connect(lambda: self.template_asked.emit(False))
        self.past.opened.connect(self._ask_back)

    def show_past(self, past: Sequence[PastImport], today: date) -> None:
        """Show the imports there were, the newest first."""
        self._past = past
        self.past.set_rows([past_row(one, today) for one in past])
        self.past_state.show_content(is_empty=not past)

    def _ask_back(self, key: object) -> None:
        self.back_asked.emit(next(one for one in self._past if one.id == key))

    def _lay_out(self, look: Look) -> None:
        self.template.add_text(label(_TEMPLATE, "body", "muted", wraps=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 14)
        buttons.setSpacing(8)
        buttons.addWidget(self.flat)
        buttons.addWidget(self.full)
        buttons.addStretch(1)
        self.template.body.addLayout(buttons)
        self.past_card.body.addWidget(self.past_state, 1)
        stand_aside(self.past_card, look, 400)
        inner = QWidget()
        inner.setObjectName("page")
        steps = QVBoxLayout(inner)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(12)
        steps.addWidget(self.template)
        steps.addWidget(self.zone, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(_scrolled(inner), 5)
        row.addWidget(self.past_card, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(row, 1)


def _scrolled(inner: QWidget) -> QScrollArea:
    """Let the steps scroll where large text leaves no room for both."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area


def _file_in(dragged: QMimeData) -> Path | None:
    """The one file of this computer that is dragged; several are none, because only one can be imported."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
