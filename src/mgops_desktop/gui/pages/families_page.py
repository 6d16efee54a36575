"""Families: the list, the card of one, and the form of a visit in their place."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.family_card_view import FamilyCardView
from mgops_desktop.gui.pages.family_list_view import FamilyListView
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.states import EmptyState
from mgops_desktop.operations.family_list import family_list
from mgops_desktop.operations.visit import restore_record
from mgops_desktop.storage.register import register_of

_UNDO_SECONDS = 10
_CHOOSE = "Wybierz rodzinę z listy. Każde otwarcie karty jest odnotowane w dzienniku odczytów."
_NO_FAMILIES = "Nie ma jeszcze rodzin. Wczytaj je z arkusza; jak to zrobić, mówi Pomoc (F1)."
_NO_CARD = "To konto widzi numery i adresy rodzin. Karty otwierają asystent i kierownik."


class FamiliesPage(Page):
    """Shows list and card side by side, or the form; Esc leads from the form back to where one was."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._came_from_elsewhere = False
        self._editor: VisitEditor | None = None
        self.families = FamilyListView(look)
        self.card = FamilyCardView(parts)
        self.nothing = EmptyState(look, "users", _CHOOSE)
        self.notices = NoticeBar(look)
        self.detail = QStackedWidget()
        self.browse = QWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.families.list)

        self.families.chosen.connect(self._choose)
        self.families.opened.connect(self._enter_card)
        self.card.opened.connect(self._correct)
        self.card.visit_asked.connect(self._begin_visit)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.NEW, self._begin_visit_here, within)

    def refresh(self) -> None:
        listed = self.parts.data.read(family_list)
        self.families.show_families(listed)
        if self.parts.access.may(Right.EVERY_FAMILY):
            lines = self.parts.data.read(register_of, "family", cancelled_only=True)
            self.families.cancelled.show_lines(lines)
        self.card.show_again()
        if self.card.family is None:
            self._show_nothing(is_empty=not listed)

    def back(self) -> None:
        """Esc: out of the form, or from the card to the list."""
        if self._editor is not None and self.stack.currentWidget() is self._editor:
            self._editor.leave()
        else:
            self.families.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_part(self) -> bool:
        """Make the form of a visit, for accounts that enter visits."""
        if self._editor is not None or not self.parts.access.may(Right.CASEWORK_WRITE):
            return False
        self._made_editor()
        return True

    def place(self) -> Target | None:
        """Return the form or the card that is shown."""
        if self._editor is not None and self.stack.currentWidget() is self._editor:
            return Target(targets.VISIT_DRAFT, self._editor.visit)
        if self.card.family is not None:
            return Target(targets.FAMILY, self.card.family, self.card.tab)
        return None

    def keep_unsaved(self) -> None:
        if self._editor is not None and self.stack.currentWidget() is self._editor:
            self._editor.keep_unsaved()

    def open_target(self, target: Target) -> None:
        """Show a family at a tab, a visit in its form, a new visit or an unfinished one."""
        self._came_from_elsewhere = True
        if target.kind == targets.FAMILY and target.id is not None:
            self._leave_form()
            self.families.choose(target.id)
            self._show_family(target.id, target.tab)
            self.card.setFocus()
        elif target.kind == targets.NEW_VISIT:
            self._show_editor().begin(target.id)
        elif target.id is None:
            self._show_editor().begin(None)
        else:
            self._show_editor().correct(target.id)

    def _choose(self, family: UUID) -> None:
        if family != self.card.family:
            self._show_family(family)

    def _show_family(self, family: UUID, tab: str = "") -> None:
        if self.parts.access.may(Right.CASEWORK_READ):
            self.card.show_family(family, tab)
            self.detail.setCurrentWidget(self.card)

    def _enter_card(self) -> None:
        if self.card.family is not None:
            self.card.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_nothing(self, *, is_empty: bool) -> None:
        reads = self.parts.access.may(Right.CASEWORK_READ)
        self.nothing.text.setText(_NO_FAMILIES if is_empty else _CHOOSE if reads else _NO_CARD)
        self.detail.setCurrentWidget(self.nothing)

    def _begin_visit_here(self) -> None:
        if self.card.may_visit() and self.stack.currentWidget() is self.browse:
            self._begin_visit(self.card.family)

    def _correct(self, target: Target) -> None:
        if target.id is not None:
            self._came_from_elsewhere = False
            self._show_editor().correct(target.id)

    def _begin_visit(self, family: UUID | None) -> None:
        self._came_from_elsewhere = False
        self._show_editor().begin(family)

    def _show_editor(self) -> VisitEditor:
        self.notices.clear()
        editor = self._made_editor()
        editor.keep_unsaved()
        self.stack.setCurrentWidget(editor)
        self.setFocusProxy(editor)
        return editor

    def _made_editor(self) -> VisitEditor:
        if self._editor is None:
            self._editor = VisitEditor(self.parts)
            self.stack.addWidget(self._editor)
            self._editor.left.connect(self._return)
            self._editor.saved.connect(self._show_saved)
            self._editor.binned.connect(self._offer_undo)
        return self._editor

    def _leave_form(self) -> None:
        self.keep_unsaved()
        self.stack.setCurrentWidget(self.browse)
        self.setFocusProxy(self.families.list)

    def _return(self) -> None:
        self._leave_form()
        if self._came_from_elsewhere:
            self._came_from_elsewhere = False
            self.left.emit()
        else:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_saved(self, families: Sequence[UUID]) -> None:
        self._came_from_elsewhere = False
        self._leave_form()
        if families:
            shown = self.card.family
            family = shown if shown is not None and shown in families else families[0]
            self.families.choose(family)
            self._show_family(family, "visits")
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_undo(self, visit: UUID) -> None:
        self._leave_form()
        self.notices.show_notice(
            "Wizytę przeniesiono do kosza.",
            "accent",
            [Offer("Cofnij", partial(self._restore, visit))],
            seconds=_UNDO_SECONDS,
        )
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, visit: UUID) -> None:
        self.parts.data.change(restore_record, "visit", visit)

    def _lay_out(self) -> None:
        stand_aside(self.families, self.parts.look, 318)
        self.detail.addWidget(self.nothing)
        self.detail.addWidget(self.card)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.notices)
        right.addWidget(self.detail, 1)
        row = QHBoxLayout(self.browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.families, 2)
        row.addLayout(right, 5)
        self.stack.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
