"""Workers: the list, the card of one, and the form of a record in their place."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui import keys
from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.staff_card import KINDS, StaffCard
from mgops_desktop.gui.pages.staff_rows import staff_row
from mgops_desktop.gui.pages.substitution_form import substitution_form, substitution_of, told_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing import Editing, open_in, target_of
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.targets import STAFF, STAFF_RECORD, WORK_MONTH, Target
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.filtered_list import FilteredList
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.states import EmptyState
from mgops_desktop.operations.substitution import (
    Leading,
    arrange_substitution,
    take_back_substitution,
)
from mgops_desktop.storage.casework import assistants
from mgops_desktop.storage.worker import StaffRow, staff

_CHOOSE = "Wybierz pracownika z listy."
_NOBODY = (
    "Nie ma jeszcze pracowników. Dodaj pierwszego: od jego umowy liczą się etaty i limit rodzin."
)
WORKER = "worker"
_UNDO_SECONDS = 10


class StaffPage(Page):
    """Shows list and card side by side, or the form; Esc leads from the form back to where one was."""

    kinds = frozenset({WORKER, *KINDS, "assignment"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._workers: dict[UUID, StaffRow] = {}
        self.workers = FilteredList(
            look, "Pracownicy", ("Pracownik", "Dodaj pracownika"), _how_many
        )
        self.card = StaffCard(parts)
        self.nothing = EmptyState(look, "id-card", _NOBODY, "Dodaj pracownika")
        self.notices = NoticeBar(look)
        self.detail = QStackedWidget()
        self.form: AskedForm | None = None
        self.browse = QWidget()
        self.editing = Editing(parts, self.browse, self.notices)
        self._lay_out()
        self.setFocusProxy(self.workers.list)

        self.workers.chosen.connect(self._choose)
        self.workers.opened.connect(self._enter_card)
        self.workers.add_asked.connect(self._begin_worker)
        self.nothing.action_asked.connect(self._begin_worker)
        self.card.opened.connect(self._correct)
        self.card.add_asked.connect(self._begin)
        self.card.change_asked.connect(self._change)
        self.card.substitution_asked.connect(self._ask_substitution)
        self.card.month_asked.connect(self._show_month)
        self.editing.left.connect(self._return)
        self.editing.saved.connect(self._show_saved)
        self.editing.binned.connect(self._show_binned)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.NEW, self._begin_worker, within)

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def refresh(self) -> None:
        found = self.parts.data.read(staff)
        self._workers = {worker.id: worker for worker in found}
        self.workers.show_rows([staff_row(worker) for worker in found])
        if self.card.worker in self._workers:
            self._show_worker(self.card.worker)
        else:
            self._show_nothing()

    def back(self) -> None:
        """Esc: out of the form, or from the card to the list."""
        if self.editing.editor is not None:
            self.editing.editor.leave()
        elif self.form is not None:
            self._leave_form()
        else:
            self.workers.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Target | None:
        """Return the form or the card that is shown."""
        editor = self.editing.editor
        if isinstance(editor, RecordEditor):
            return target_of(editor)
        return Target(STAFF, self.card.worker) if self.card.worker else None

    def keep_unsaved(self) -> None:
        self.editing.keep_unsaved()

    def open_target(self, target: Target) -> None:
        """Show a worker's card, or a record of a worker in its form."""
        if self.stale:
            self.read_again()
        if target.kind == STAFF_RECORD:
            self._open_form(target)
        elif target.id in self._workers:
            self.editing.leave()
            self.workers.choose(target.id)
            self._show_worker(target.id)
            self.card.setFocus()

    def _open_form(self, target: Target) -> None:
        owner = target.owner
        if owner is not None and owner.id in self._workers:
            self.workers.choose(owner.id)
            self._show_worker(owner.id)
        open_in(self.editing, target)
        self.setFocusProxy(self.editing)

    def _choose(self, worker: UUID) -> None:
        if worker != self.card.worker:
            self._show_worker(worker)

    def _show_worker(self, worker: UUID | None) -> None:
        if worker in self._workers:
            if worker != self.card.worker:
                self._leave_form()
            self.card.show_worker(self._workers[worker])
            if self.form is None:
                self.detail.setCurrentWidget(self.card)

    def _show_nothing(self) -> None:
        self.nothing.text.setText(_CHOOSE if self._workers else _NOBODY)
        if self.nothing.action is not None:
            self.nothing.action.setHidden(bool(self._workers))
        self.detail.setCurrentWidget(self.nothing)

    def _enter_card(self) -> None:
        if self.card.worker is not None:
            self.card.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_month(self) -> None:
        self.asked.emit(Target(WORK_MONTH, self.card.worker))

    def _begin_worker(self) -> None:
        if self.editing.editor is None:
            self.editing.begin(WORKER, None)
            self.setFocusProxy(self.editing)

    def _begin(self, kind: str) -> None:
        self.editing.begin(kind, self._owner())
        self.setFocusProxy(self.editing)

    def _correct(self, record: RecordRef) -> None:
        self.editing.correct(record, self._owner())
        self.setFocusProxy(self.editing)

    def _change(self, record: RecordRef) -> None:
        self.editing.change(record, self._owner())
        self.setFocusProxy(self.editing)

    def _ask_substitution(self, leading: Leading) -> None:
        """Who leads the families of this worker for a time: a form in the place of the card."""
        worker = self._workers.get(self.card.worker) if self.card.worker else None
        if worker is not None:
            self._leave_form()
            form = substitution_form(self.parts, worker, leading, self.parts.data.read(assistants))
            form.left.connect(self._leave_form)
            form.given.connect(partial(self._arrange, worker.id))
            self.form = form
            self.detail.addWidget(form)
            self.detail.setCurrentWidget(form)
            form.setFocus()

    def _arrange(self, worker: UUID, values: Mapping[str, Value]) -> None:
        wanted = substitution_of(worker, values)
        try:
            arranged = self.parts.data.change(arrange_substitution, wanted)
        except UserError as error:
            if self.form is not None:
                self.form.refuse(error)
            return
        self._leave_form()
        back = partial(self.parts.data.change, take_back_substitution, arranged.assignments)
        tone = "warn" if arranged.remarks else "ok"
        words = told_of(wanted, arranged)
        self.notices.show_notice(words, tone, [Offer("Cofnij", back)], seconds=_UNDO_SECONDS)

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.detail.setCurrentWidget(self.card)
            self.detail.removeWidget(form)
            form.deleteLater()
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _owner(self) -> RecordRef | None:
        return RecordRef(WORKER, self.card.worker) if self.card.worker else None

    def _return(self) -> None:
        self.setFocusProxy(self.workers.list)
        shown = self.card if self.card.worker else self.workers.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_saved(self, record: RecordRef) -> None:
        self.read_again()
        if record.kind == WORKER:
            self.workers.choose(record.id)
            self._show_worker(record.id)
        self._return()

    def _show_binned(self, _record: RecordRef) -> None:
        self.read_again()
        self._return()

    def _lay_out(self) -> None:
        stand_aside(self.workers, self.parts.look, 318)
        self.detail.addWidget(self.nothing)
        self.detail.addWidget(self.card)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.notices)
        right.addWidget(self.detail, 1)
        row = QHBoxLayout(self.browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.workers, 2)
        row.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editing)


def _how_many(count: int) -> str:
    return counted(count, "pracownik") if count else ""
