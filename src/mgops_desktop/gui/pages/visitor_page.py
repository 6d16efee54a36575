"""The card of one family and its forms, with nothing that leads to another."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.pages.family_card_view import FamilyCardView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing import VISIT, target_of
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.states import EmptyState
from mgops_desktop.operations.records.drafts import draft_name, is_change, kept_of
from mgops_desktop.operations.unfinished import is_kept_elsewhere
from mgops_desktop.operations.visit import FORM

_ELSEWHERE = (
    "Taki formularz jest już zaczęty w innej sprawie. Dokończ go po zakończeniu trybu przy gościu."
)
_GONE = "Tej rodziny nie ma już wśród dostępnych. Zakończ tryb przy gościu."


class VisitorPage(EditingPage):
    """A page without a place on the rail; the account that reads for it knows of this family only."""

    def __init__(self, parts: Parts, family: UUID) -> None:
        super().__init__(parts)
        self._family = RecordRef("family", family)
        self.card = FamilyCardView(parts, beside_visitor=True)
        self.nothing = EmptyState(parts.look, "users", _GONE)
        self.nothing.hide()
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.notices)
        column.addWidget(self.card, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.card)

        self.card.opened.connect(self._correct)
        self.card.add_asked.connect(self._begin)
        self.card.begin_asked.connect(self._begin)
        self.card.gone.connect(partial(self._show_card, is_there=False))
        self.card.change_asked.connect(self._change)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self.browse, keys.NEW, self._begin_visit, within)

    def home(self) -> QWidget:
        return self.card

    def refresh(self) -> None:
        self._show_card(is_there=True)
        self.card.show_family(self._family.id)

    def place(self) -> Target:
        """Return the form or the tab that is shown; the family is the owner."""
        if self.editing.editor is not None:
            found = target_of(self.editing.editor)
            return Target(found.kind, found.id, found.tab, self._family)
        return Target(targets.FAMILY, self._family.id, self.card.tab, self._family)

    def open_target(self, target: Target) -> None:
        """Show again what `place` gave."""
        if target.kind == targets.FAMILY:
            self.card.show_family(self._family.id, target.tab)
        elif target.id is None:
            self._begin(target.tab if target.kind == targets.RECORD else VISIT)
        elif is_change(target.tab):
            self._change(RecordRef(targets.kind_of(target), target.id))
        else:
            kind = target.tab if target.kind == targets.RECORD else VISIT
            self._correct(RecordRef(kind, target.id))

    def _show_card(self, *, is_there: bool) -> None:
        """The card, or words instead of it once the family is in the bin or out of reach."""
        self.card.setVisible(is_there)
        self.nothing.setVisible(not is_there)

    def _correct(self, record: RecordRef) -> None:
        try:
            self.correct(record, self._family)
        except UserError as error:  # e.g. a visit to another family too
            self.leave_form()
            self.notices.show_notice(error.message, "warn")

    def _change(self, record: RecordRef) -> None:
        self.change(record, self._family)

    def _begin(self, kind: str, known: Values | None = None) -> None:
        family = self._family.id
        form = kept_of(FORM, family) if kind == VISIT else draft_name(kind, family)
        if self.parts.data.read(is_kept_elsewhere, form, family):
            self.notices.show_notice(_ELSEWHERE, "warn")
        else:
            self.begin(kind, self._family, known)

    def _begin_visit(self) -> None:
        self.card.ask_visit()
