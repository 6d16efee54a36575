"""The registers of the office: letters out and in, meetings, joint trips, interventions, incidents."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import keys
from mgops_desktop.gui.pages.register_shapes import REGISTERS, RegisterShape
from mgops_desktop.gui.pages.register_view import RegisterView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.targets import REGISTER, REGISTER_RECORD, Target, kind_of
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.tabs import Tab, Tabs

_NOTE = "pisma, spotkania, wyjazdy, interwencje i incydenty"
_ONLY_LETTERS = "pisma całego ośrodka; rodziny widać tu tylko po numerze"


class RegistersPage(EditingPage):
    """A tab for each register that the account may see; each is made when it is first shown.

    Enter, F2 or a double click opens a record, Ctrl+N begins a new one.
    """

    kinds = frozenset({*(shape.kind for shape in REGISTERS), "family", "person"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.shapes = [shape for shape in REGISTERS if parts.access.may(shape.right)]
        self.views: dict[str, RegisterView] = {}
        self.add = Button(parts.look, self.shapes[0].new, "plus", primary=True)
        self.header = PageHeader(actions=(self.add,))
        sees_families = parts.access.may(Right.CASEWORK_READ)
        self.header.show_title("Rejestry", _NOTE if sees_families else _ONLY_LETTERS)
        self.tabs = Tabs("Rejestry", [Tab(shape.key, shape.tab) for shape in self.shapes])
        self.stack = QStackedWidget()
        self._lay_out()
        self._show_register()

        self.tabs.chosen.connect(self._choose)
        self.add.clicked.connect(self._begin)
        keys.bind(self, keys.NEW, self._begin, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def shape(self) -> RegisterShape:
        """The register that is shown."""
        return next(one for one in self.shapes if one.key == self.tabs.current)

    @property
    def view(self) -> RegisterView:
        """The table of the register that is shown."""
        key = self.shape.key
        if key not in self.views:
            made = RegisterView(self.parts, self.shape)
            made.opened.connect(self._correct)
            made.add_asked.connect(self._begin)
            made.told.connect(self.notices.show_notice)
            self.views[key] = made
            self.stack.addWidget(made)
        return self.views[key]

    def home(self) -> QWidget:
        return self.view.table.filter

    def browsed_place(self) -> Target | None:
        return Target(REGISTER, tab=self.shape.key)

    def place(self) -> Target | None:
        """Return the form, here and not on the family's card, or the register that is shown."""
        found = super().place()
        is_form = self.editing.editor is not None and found is not None
        return replace(found, kind=REGISTER_RECORD) if is_form and found else found

    def refresh(self) -> None:
        self.view.refresh()

    def show_saved(self, record: RecordRef) -> None:
        """Mark the record in the list."""
        self.view.mark(record.id)
        self.view.refresh()

    def open_target(self, target: Target) -> None:
        """Show a register (`tab` names it) with a record marked; or a record in its form."""
        if target.kind == REGISTER:
            if self.editing.editor is not None:
                self.leave_form()
            self.tabs.choose(target.tab)
            if target.id is not None:
                self.view.mark(target.id)
            self.refresh()
            return
        kind = kind_of(target)
        if self.shape.kind != kind:
            self.tabs.choose(next(one.key for one in self.shapes if one.kind == kind))
        self.open_form(target)

    def _choose(self, _key: str) -> None:
        self._show_register()
        self.refresh()

    def _show_register(self) -> None:
        self.stack.setCurrentWidget(self.view)
        self.add.setText(self.shape.new)
        self.add.setVisible(self.view.may_write)
        self.setFocusProxy(self.home())

    def _begin(self) -> None:
        if self.editing.editor is None and self.view.may_write:
            self.came_from_elsewhere = False
            self.editing.begin(self.shape.kind, None, self.shape.known)
            self.setFocusProxy(self.editing)

    def _correct(self, row: object) -> None:
        if self.view.may_write:
            self.correct(RecordRef(self.shape.kind, row.id))  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.header, self.notices, self.tabs):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
