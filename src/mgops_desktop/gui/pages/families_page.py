"""Families: the list, the card of one, and the form of a visit in their place."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.decision_form import decision_form, decision_of, told_of
from mgops_desktop.gui.pages.family_card_view import FamilyCardView
from mgops_desktop.gui.pages.family_list_view import FamilyListView
from mgops_desktop.gui.pages.family_table_view import FamilyTableView
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.editing import Editing, open_in, target_of
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.states import EmptyState
from mgops_desktop.operations.application import (
    OpenApplication,
    decide_application,
    take_back_decision,
)
from mgops_desktop.operations.family_list import ListedFamily, family_list
from mgops_desktop.storage.casework import assistants
from mgops_desktop.storage.register import RegisterLine, register_of

_CHOOSE = "Wybierz rodzinę z listy. Każde otwarcie karty jest odnotowane w dzienniku odczytów."
_NO_FAMILIES = "Nie ma jeszcze rodzin. Dodaj pierwszą albo wczytaj je z arkusza."
_NONE_IN_REACH = "Nie ma jeszcze rodzin. Dodaje je i wczytuje kierownik."
_NO_CARD = "To konto widzi numery i adresy rodzin. Karty otwierają asystent i kierownik."
_UNDO_SECONDS = 10
_List = tuple[Sequence[ListedFamily], Sequence[RegisterLine]]


class FamiliesPage(Page):
    """Shows list and card side by side, or the form; Esc leads from the form back to where one was."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._came_from_elsewhere = False
        self._is_empty = False
        may_add = parts.access.may(Right.CASEWORK_WRITE) and parts.access.may(Right.EVERY_FAMILY)
        may_bin = parts.access.may(Right.CASEWORK_WRITE)
        self.families = FamilyListView(look, may_add=may_add, may_bin=may_bin)
        self.card = FamilyCardView(parts)
        action = "Wczytaj dane" if parts.access.may(Right.IMPORT) else ""
        self.nothing = EmptyState(look, "users", _CHOOSE, action, "file-input")
        self.notices = NoticeBar(look)
        self.detail = QStackedWidget()
        self.decision: AskedForm | None = None
        self.browse = QWidget()
        self.reader = Reader(parts)
        self.ways = QStackedWidget()
        self.editing = Editing(parts, self.ways, self.notices)
        self._lay_out()
        self.setFocusProxy(self.families.list)

        self.families.chosen.connect(self._choose)
        self.families.opened.connect(self._enter_card)
        self.card.opened.connect(self._correct)
        self.card.add_asked.connect(self._begin)
        self.card.begin_asked.connect(self._begin)
        self.card.change_asked.connect(self._change)
        self.card.asked.connect(self.asked)
        self.card.decision_asked.connect(self._ask_decision)
        self.card.visitor_asked.connect(self._ask_visitor)
        self.card.gone.connect(self._show_nothing)
        self.families.add_asked.connect(self._begin_family)
        self.families.table_asked.connect(self._show_table)
        in_bin = Target(targets.BIN, tab="family")
        self.families.bin_asked.connect(lambda: self.asked.emit(in_bin))
        self.nothing.action_asked.connect(lambda: self.asked.emit(Target(targets.IMPORT)))
        self.editing.left.connect(self._return)
        self.editing.saved.connect(self._show_saved)
        self.editing.binned.connect(self._show_binned)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.NEW, self._begin_visit_here, within)
        keys.bind(self.browse, keys.VISITOR, self.card.ask_visitor, within)

    @cached_property
    def table(self) -> FamilyTableView:
        """The other way to see the families, made when it is first asked for."""
        made = FamilyTableView(self.parts)
        self.ways.addWidget(made)
        made.opened.connect(self._open_from_table)
        made.left.connect(self._leave_table)
        return made

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def refresh(self) -> None:
        every = self.parts.access.may(Right.EVERY_FAMILY)
        self.reader.read(partial(_ask, with_cancelled=every), self._show_list)
        self.card.show_again()
        if self.card.family is None:
            self.detail.setCurrentWidget(self.nothing)  # its words follow with the list
        if self._is_table_shown:
            self.table.refresh()

    def _show_list(self, found: _List) -> None:
        listed, cancelled = found
        self.families.show_families(listed)
        self.families.cancelled.show_lines(cancelled)
        self._is_empty = not listed
        if self.card.family is None:
            self._show_nothing()

    def back(self) -> None:
        """Esc: out of the form, out of a document, or from the card to the list."""
        if self.editing.editor is not None:
            self.editing.editor.leave()
        elif self._is_table_shown:
            self._leave_table()
        elif self.decision is not None:
            self._leave_decision()
        elif not self.card.leave_file():
            self.families.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_part(self) -> bool:
        """Make the forms, for accounts that enter something; then the tabs of the card and the table."""
        may, editing = self.parts.access.may, self.editing
        if may(Right.CASEWORK_WRITE) and (editing.make_visit_part() or editing.make_record_part()):
            return True
        if may(Right.CASEWORK_READ) and self.card.make_part():
            return True
        return "table" not in vars(self) and self.table is not None

    def place(self) -> Target | None:
        """Return the form or the card that is shown."""
        if self.editing.editor is not None:
            return target_of(self.editing.editor)
        if self.card.family is not None:
            return Target(targets.FAMILY, self.card.family, self.card.tab)
        return None

    def keep_unsaved(self) -> None:
        self.editing.keep_unsaved()
        self.card.keep_unsaved()

    def open_target(self, target: Target) -> None:
        """Show a family at a tab, a visit in its form, a new visit or an unfinished one."""
        self._came_from_elsewhere = True
        self.ways.setCurrentWidget(self.browse)
        if target.kind == targets.FAMILY and target.id is not None:
            self._leave_form()
            self.families.choose(target.id)
            self._show_family(target.id, target.tab)
            self.card.setFocus()
            return
        if target.kind == targets.RECORD:
            open_in(self.editing, target)
        elif target.kind == targets.NEW_VISIT or target.id is None:
            family = target.owner.id if target.owner else target.id
            self.editing.begin_visit(family, target.known or {})
        else:
            self.editing.correct(RecordRef("visit", target.id))
        self.setFocusProxy(self.editing)

    @property
    def _is_table_shown(self) -> bool:
        return self.ways.currentWidget() is not self.browse

    def _show_table(self) -> None:
        self.ways.setCurrentWidget(self.table)
        self.setFocusProxy(self.table.table)
        self.table.refresh()
        self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_table(self) -> None:
        self.ways.setCurrentWidget(self.browse)
        self.setFocusProxy(self.families.list)
        self.families.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_from_table(self, family: UUID) -> None:
        self._leave_table()
        self.families.choose(family)
        self._show_family(family)
        self._enter_card()

    def _choose(self, family: UUID) -> None:
        if family != self.card.family:
            self._show_family(family)

    def _show_family(self, family: UUID, tab: str = "") -> None:
        if self.parts.access.may(Right.CASEWORK_READ):
            self._leave_decision()
            self.card.show_family(family, tab)
            self.detail.setCurrentWidget(self.card)

    def _ask_decision(self, name: str, application: OpenApplication) -> None:
        """The head decides on an application: a form in the place of the card."""
        self._leave_decision()
        form = decision_form(self.parts, name, application, self.parts.data.read(assistants))
        form.left.connect(self._leave_decision)
        form.given.connect(partial(self._decide, application.id))
        self.decision = form
        self.detail.addWidget(form)
        self.detail.setCurrentWidget(form)
        form.setFocus()

    def _decide(self, application: UUID, values: Mapping[str, Value]) -> None:
        decision = decision_of(application, values)
        try:
            decided = self.parts.data.change(decide_application, decision)
        except UserError as error:
            if self.decision is not None:
                self.decision.refuse(error)
            return
        self._leave_decision()
        back = partial(self.parts.data.change, take_back_decision, decided.back)
        tone = "warn" if decided.remarks else "ok"
        words = told_of(decision, decided)
        self.notices.show_notice(words, tone, [Offer("Cofnij", back)], seconds=_UNDO_SECONDS)

    def _leave_decision(self) -> None:
        form, self.decision = self.decision, None
        if form is not None:
            self.detail.setCurrentWidget(self.card)
            self.detail.removeWidget(form)
            form.deleteLater()
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_card(self) -> None:
        if self.card.family is not None:
            self.card.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_nothing(self) -> None:
        reads = self.parts.access.may(Right.CASEWORK_READ)
        none = _NONE_IN_REACH if self.nothing.action is None else _NO_FAMILIES
        self.nothing.text.setText(none if self._is_empty else _CHOOSE if reads else _NO_CARD)
        if self.nothing.action is not None:
            self.nothing.action.setVisible(self._is_empty)
        self.detail.setCurrentWidget(self.nothing)

    def _begin_visit_here(self) -> None:
        if self.editing.editor is None:
            self.card.ask_visit()

    def _ask_visitor(self) -> None:
        """Nothing on the screen but the family that is shown."""
        if self.card.family is not None:
            self.asked.emit(Target(targets.VISITOR, self.card.family))

    def _correct(self, record: RecordRef) -> None:
        self._came_from_elsewhere = False
        self.editing.correct(record, self._owner())
        self.setFocusProxy(self.editing)

    def _change(self, record: RecordRef) -> None:
        self._came_from_elsewhere = False
        self.editing.change(record, self._owner())
        self.setFocusProxy(self.editing)

    def _begin(self, kind: str, known: Values | None = None) -> None:
        self._came_from_elsewhere = False
        self.editing.begin(kind, self._owner(), known)
        self.setFocusProxy(self.editing)

    def _begin_family(self) -> None:
        self._came_from_elsewhere = False
        self.editing.begin("family", None)
        self.setFocusProxy(self.editing)

    def _owner(self) -> RecordRef | None:
        return RecordRef("family", self.card.family) if self.card.family else None

    def _leave_form(self) -> None:
        self.editing.leave()
        self.setFocusProxy(self.families.list)

    def _return(self) -> None:
        self.setFocusProxy(self.families.list)
        if self._came_from_elsewhere:
            self._came_from_elsewhere = False
            self.left.emit()
        else:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_saved(self, record: RecordRef) -> None:
        self._came_from_elsewhere = False
        self.setFocusProxy(self.families.list)
        families = self.editing.visits.families if record.kind == "visit" else []
        if record.kind == "family":
            families = [record.id]
        shown = self.card.family
        if families and shown not in families:
            self.families.choose(families[0])
            self._show_family(families[0], "visits" if record.kind == "visit" else "")
        elif record.kind == "visit" and shown is not None:
            self._show_family(shown, "visits")
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_binned(self, _record: RecordRef) -> None:
        self.setFocusProxy(self.families.list)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editing)
        self.ways.addWidget(self.browse)
        stand_aside(self.families, self.parts.look, 318)
        self.detail.addWidget(self.nothing)
        self.detail.addWidget(self.card)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.notices)
        right.addWidget(self.reader)
        right.addWidget(self.detail, 1)
        row = QHBoxLayout(self.browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.families, 2)
        row.addLayout(right, 5)


def _ask(ask: Ask, *, with_cancelled: bool) -> _List:
    cancelled = ask(register_of, "family", cancelled_only=True) if with_cancelled else ()
    return ask(family_list), cancelled
