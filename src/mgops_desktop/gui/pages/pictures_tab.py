"""The tab with the pictures of a family: strip of time, genogram, ecomap; each is read when it is seen."""

from collections.abc import Mapping
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
        self.tabs = Tabs("Rysunki", [Tab(kind.value, TITLES[kind]) for kind in PictureKind])
        self.stack = QStackedWidget()
        self.views: Mapping[PictureKind, PictureView] = {
            kind: PictureView(parts, kind) for kind in PictureKind
        }
        self._lay_out()

        self.tabs.chosen.connect(self._choose)
        for view in self.views.values():
            view.opened.connect(self.opened)
            view.add_asked.connect(self.add_asked)

    @property
    def view(self) -> PictureView:
        """The picture that is shown."""
        return self.views[PictureKind(self.tabs.current)]

    def choose(self, kind: PictureKind) -> None:
        """Show one of the pictures."""
        self.tabs.choose(kind.value)

    def show_file(self, file: FamilyFile) -> None:
        """Read the picture that is shown; the others when they are."""
        self._family = file.card.id
        self._stale = set(PictureKind)
        self._choose(self.tabs.current)

    def _choose(self, key: str) -> None:
        kind = PictureKind(key)
        view = self.views[kind]
        self.stack.setCurrentWidget(view)
        if self._family is not None and kind in self._stale:
            self._stale.discard(kind)
            view.show_family(self._family)

    def _lay_out(self) -> None:
        for view in self.views.values():
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
