"""Choosing another data folder: those opened on this computer lately, or one that is picked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui import keys
from mgops_desktop.gui.pick_path import pick_folder
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label, title
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.storage.vault.folder import DataFolder

_WIDTH = 560
_WORDS = "Wybierz folder, który był już otwierany na tym komputerze, albo wskaż inny."
_NO_RECENT = "Na tym komputerze nie otwierano jeszcze innych folderów. Wskaż folder danych."
_NO_DATA = (
    "W folderze {path} nie ma danych programu. Wskaż folder, w którym leży podfolder „vault”."
)
_INSIDE = "vault"


class FolderScreen(QWidget):
    """`chosen` gives a folder with data, `new_asked` an empty place for new ones, `left` leads back."""

    chosen = Signal(Path)
    new_asked = Signal(Path)
    left = Signal()

    def __init__(self, look: Look, recent: Sequence[Path], current: Path) -> None:
        super().__init__()
        self._current = current
        self._asked = current
        others = [path for path in recent if path != current]
        self.words = label(_WORDS if others else _NO_RECENT, "body", "muted", wraps=True)
        self.list = TwoLineList(look, "Ostatnio otwierane foldery danych", whole=True)
        self.notices = NoticeBar(look)
        self.back = Button(look, "Wróć", "chevron-left")
        self.found = Button(look, "Załóż tu nowe dane", "plus")
        self.pick = Button(look, "Wskaż folder…", "folder", primary=True)
        self.list.set_rows([_row(path) for path in others])
        self._lay_out(look)
        self.list.setVisible(bool(others))
        self.setFocusProxy(self.list if others else self.pick)

        self.list.opened.connect(self._choose)
        self.pick.clicked.connect(self._pick)
        self.found.clicked.connect(lambda: self.new_asked.emit(self._asked))
        self.back.clicked.connect(self.left)
        keys.bind(self, keys.BACK, self.left.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _pick(self) -> None:
        path = pick_folder(self, "Folder danych", self._current.parent)
        if path is not None:
            # who points at the inside of a data folder means the folder
            self._choose(path.parent if path.name == _INSIDE else path)

    def _choose(self, path: Path) -> None:
        folder = DataFolder(path)
        if folder.is_initialised():
            self.chosen.emit(path)
            return
        self._asked = path
        self.found.setVisible(folder.is_empty())
        self.notices.show_notice(_NO_DATA.format(path=path), "warn")

    def _lay_out(self, look: Look) -> None:
        self.setObjectName("page")
        card = Card()
        card.setMaximumWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(12)
        for part in (title("Otwórz inny folder"), self.words, self.list, self.notices):
            card.body.addWidget(part)
        self.found.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.found)
        buttons.addWidget(self.pick)
        card.body.addLayout(buttons)
        scroll = ScrollColumn("Otwórz inny folder")
        scroll.stand(card)
        QVBoxLayout(self).addWidget(scroll)


def _row(path: Path) -> TwoLineRow:
    is_there = DataFolder(path).is_initialised()
    badge = None if is_there else Badge("nie ma go teraz", "warn")
    return TwoLineRow(path, path.name or str(path), str(path.parent), badge=badge)
