"""The tab with the pictures of a family: strip of time, genogram, ecomap; each is read when it is seen."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.gui.drawing.picture_view import PictureView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.operations.pictures.sheet import TITLES, PictureKind


class PicturesTab(QWidget):
    """`opened` gives a record that a part of a picture stands for, `add_asked` the kind of a new one."""

    opened = Signal(object)
    add_asked = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._family: UUID | None = None
        self._stale: set[PictureKind] = set()
        kinds = [Tab(kind.value, TITLES[kind]) for kind in PictureKind]
        self.tabs = Tabs("Rysunki", kinds, switch=True)
        self.stack = QStackedWidget()
        self._views: dict[PictureKind, PictureView] = {}
        self._lay_out()

        self.tabs.chosen.connect(self._choose)

    @property
    def view(self) -> PictureView:
        """The picture that is shown."""
        return self._view(PictureKind(self.tabs.current))

    def choose(self, kind: PictureKind) -> None:
        """Choose one of the pictures; it is read once the tab is shown, for the family may be another by then."""
        self.tabs.blockSignals(True)
        self.tabs.choose(kind.value)
        self.tabs.blockSignals(False)

    def show_chosen(self) -> None:
        """Show the picture that was chosen."""
        self._choose(self.tabs.current)

    def show_file(self, file: FamilyFile) -> None:
        """Read the picture that is shown; the others when they are."""
        self._family = file.card.id
        self._stale = set(PictureKind)
        self._choose(self.tabs.current)

    def _choose(self, key: str) -> None:
        kind = PictureKind(key)
        view = self._view(kind)
        self.stack.setCurrentWidget(view)
        if self._family is not None and kind in self._stale:
            self._stale.discard(kind)
            view.show_family(self._family)

    def _view(self, kind: PictureKind) -> PictureView:
        """Each is made when it is first seen."""
        if kind not in self._views:
            made = self._views[kind] = PictureView(self._parts, kind)
            made.opened.connect(self.opened)
            made.add_asked.connect(self.add_asked)
            self.stack.addWidget(made)
        return self._views[kind]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
