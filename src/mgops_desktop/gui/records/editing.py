"""A page and, in its place, the form of one record: opened, left, saved, taken back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.risk import Provision
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.editor import Editor, Values
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.action_editor import ActionEditor
from mgops_desktop.gui.records.assessment_editor import AssessmentEditor
from mgops_desktop.gui.records.diagnosis_editor import DiagnosisEditor
from mgops_desktop.gui.records.nk_form_editor import NkFormEditor
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.records.registration_editor import RegistrationEditor
from mgops_desktop.gui.records.risk_editor import RiskEditor
from mgops_desktop.gui.records.whole_form_editor import WholeFormEditor
from mgops_desktop.gui.targets import VISIT_DRAFT, Target, change_of, form_of, kind_of
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.operations.procedure_ways import WayOut
from mgops_desktop.operations.records.changing import Changed, take_back_change
from mgops_desktop.operations.records.drafts import REGISTRATION, WHOLE_FORM, is_change
from mgops_desktop.operations.records.saving import Entailed
from mgops_desktop.operations.records.taking_back import take_back_step
from mgops_desktop.operations.visit import restore_record

E = TypeVar("E", VisitEditor, RecordEditor)
VISIT = "visit"
_OWN: Mapping[str, type[RecordEditor]] = {
    "diagnosis": DiagnosisEditor,
    "plan_action": ActionEditor,
    "assessment": AssessmentEditor,
    "risk_sheet": RiskEditor,
    "nk_form": NkFormEditor,
    REGISTRATION: RegistrationEditor,
    WHOLE_FORM: WholeFormEditor,
}
"""Kinds whose form is more than their fields in order."""
_UNDO_SECONDS = 10


class Editing(QStackedWidget):
    """Shows `browse`, or a form. `left` tells that nothing was stored, `saved` and `binned` give the record.

    What goes into the bin can be taken back for ten seconds, in `notices`. A record that another one rests on is looked
    at in its own form, and leads back to the form it was asked for from; so does a step that a form calls to mind.
    """

    saved = Signal(object)
    binned = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, browse: QWidget, notices: NoticeBar) -> None:
        super().__init__()
        self._parts = parts
        self._browse = browse
        self._notices = notices
        self._editors: dict[type[Editor], Editor] = {}
        self._back_to: Target | None = None
        self.addWidget(browse)

    @property
    def editor(self) -> Editor | None:
        """The form that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Editor) else None

    @property
    def visits(self) -> VisitEditor:
        """The form of a visit, made when it is first asked for."""
        return self._made(VisitEditor)

    @property
    def records(self) -> RecordEditor:
        """The form of every kind that has none of its own."""
        return self._made(RecordEditor)

    def make_visit_part(self) -> bool:
        """Make the form of a visit ahead, what stands round it first; then have it styled. False if all is done."""
        if VisitEditor not in self._editors:
            return self.visits is not None
        return self.visits.make_form() or self.visits.style_form()

    def make_record_part(self) -> bool:
        """Make what stands round the form of every other kind; False if it is there."""
        return RecordEditor not in self._editors and self.records is not None

    def records_of(self, kind: str) -> RecordEditor:
        """The form of records of this kind."""
        return self._made(_OWN.get(kind, RecordEditor))

    def begin(self, kind: str, owner: RecordRef | None, known: Values | None = None) -> None:
        """Enter a new record of this kind, of its owner; `known` fields are filled in."""
        if kind == VISIT:
            self.begin_visit(owner.id if owner else None, {})
        else:
            with self._showing(self.records_of(kind)) as editor:
                editor.begin(kind, owner, known)

    def begin_visit(self, family: UUID | None, given: Values) -> None:
        """Enter a new visit that begins with these values."""
        with self._showing(self.visits) as editor:
            editor.begin(family, given)

    def correct(self, record: RecordRef, owner: RecordRef | None = None) -> None:
        """Correct a stored record."""
        if record.kind == VISIT:
            with self._showing(self.visits) as visits:
                visits.correct(record.id)
        else:
            with self._showing(self.records_of(record.kind)) as records:
                records.correct(record.kind, record.id, owner)

    def change(self, record: RecordRef, owner: RecordRef | None = None) -> None:
        """Enter what follows a stretch of a dated history from a day."""
        with self._showing(self.records) as records:
            records.change(record.kind, record.id, owner)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the cursor on to the form; a focus proxy inside it would take fields out of the tab order."""
        super().focusInEvent(event)
        if self.editor is not None:
            self.editor.take_cursor()

    def keep_unsaved(self) -> None:
        """Keep what stands in the form."""
        if self.editor is not None:
            self.editor.keep_unsaved()

    def leave(self) -> None:
        """Show the page again; what was typed is kept as a draft."""
        self.keep_unsaved()
        self.setCurrentWidget(self._browse)

    @contextmanager
    def _showing(self, editor: E) -> Iterator[E]:
        """Open a record in a form inside this; if that fails the form is not shown: it holds the record before."""
        self._notices.clear()
        self._back_to = None
        self.keep_unsaved()
        self.setCurrentWidget(editor)
        try:
            yield editor
        except Exception:
            self.setCurrentWidget(self._browse)
            raise

    def _made(self, cls: type[E]) -> E:
        found = self._editors.get(cls)
        if not isinstance(found, cls):
            found = cls(self._parts)
            self._editors[cls] = found
            self.addWidget(found)
            found.left.connect(self._leave)
            found.saved.connect(self._take_saved)
            found.binned.connect(self._offer_undo)
            if isinstance(found, RecordEditor):
                found.other_asked.connect(self._begin_other)
            if isinstance(found, AssessmentEditor | NkFormEditor | WholeFormEditor):
                found.source_opened.connect(partial(self._look_up, found))
            if isinstance(found, RiskEditor):
                found.step_asked.connect(partial(self._write_step, found))
            if isinstance(found, WholeFormEditor):
                found.row_asked.connect(partial(self._enter_beside, found))
        return found

    def _begin_other(self, way: WayOut) -> None:
        """Enter another record in place of the one in the form; what does not go along is kept as a draft."""
        self.begin(way.kind, way.owner, way.known)

    def _look_up(self, editor: RecordEditor, record: RecordRef) -> None:
        """Show a record that the one in the form rests on; what was typed is kept as a draft meanwhile."""
        back = target_of(editor)
        self.correct(record, editor.owner)
        self._back_to = back

    def _write_step(self, editor: RiskEditor, step: Provision) -> None:
        """Enter the step that a provision calls to mind; what was typed is kept as a draft meanwhile."""
        back = target_of(editor)
        self.begin(step.kind, editor.procedure, dict(step.known))
        self._back_to = back

    def _enter_beside(self, editor: WholeFormEditor, kind: str) -> None:
        """Enter a new row of a table of the form; what was typed is kept as a draft meanwhile."""
        back = target_of(editor)
        self.begin(kind, editor.row_owner)
        self._back_to = back

    def _go_back(self) -> bool:
        """Show the form again from which another one was opened; False if none was."""
        back, self._back_to = self._back_to, None
        if back is not None:
            open_in(self, back)
        return back is not None

    def _leave(self) -> None:
        if self._go_back():
            return
        self.setCurrentWidget(self._browse)
        self.left.emit()

    def _take_saved(self, record: RecordRef) -> None:
        editor = self.editor
        if self._go_back():
            return
        self.setCurrentWidget(self._browse)
        if isinstance(editor, RecordEditor) and editor.changed is not None:
            self._offer_to_take_back(editor.changed)
        elif isinstance(editor, RecordEditor) and editor.entailed is not None:
            self._tell_entailed(editor.entailed)
        self.saved.emit(record)

    def _offer_to_take_back(self, changed: Changed) -> None:
        day, before = short_date(changed.day), short_date(add_days(changed.day, -1))
        self._notices.show_notice(
            f"Zapisano zmianę od {day}. Poprzedni okres kończy się {before}.",
            "ok",
            [Offer("Cofnij", partial(self._take_back, changed))],
            seconds=_UNDO_SECONDS,
        )

    def _tell_entailed(self, entailed: Entailed) -> None:
        step = (take_back_step, entailed.kind, entailed.record, entailed.version)
        offer = Offer("Cofnij", partial(self._try, *step))
        self._notices.show_notice(entailed.words, "ok", [offer], seconds=_UNDO_SECONDS)

    def _take_back(self, changed: Changed) -> None:
        self._try(take_back_change, changed.kind, changed.ended, changed.version, changed.day)

    def _try(self, operation: Callable[..., Any], *about: Any) -> None:
        try:
            self._parts.data.change(operation, *about)
        except UserError as error:
            self._notices.show_notice(error.message, "danger")

    def _offer_undo(self, record: RecordRef) -> None:
        went_back = self._go_back()
        if not went_back:
            self.setCurrentWidget(self._browse)
        change = self._parts.data.change
        self._notices.show_notice(
            "Zapis przeniesiono do kosza razem z tym, co od niego zależy.",
            "accent",
            [Offer("Cofnij", partial(change, restore_record, record.kind, record.id))],
            seconds=_UNDO_SECONDS,
        )
        if not went_back:
            self.binned.emit(record)


def target_of(editor: Editor) -> Target:
    """Return what leads back to the form that is shown, e.g. after a lock."""
    if isinstance(editor, RecordEditor) and editor.follows is not None:
        return change_of(editor.kind, editor.follows, editor.owner)
    if isinstance(editor, RecordEditor):
        form = form_of(editor.form_name, editor.record, editor.owner)
        return replace(form, known=editor.known)
    if isinstance(editor, VisitEditor) and editor.record is None:
        return Target(VISIT_DRAFT, owner=editor.owner, known=editor.known)
    return Target(VISIT_DRAFT, editor.record, owner=editor.owner)


def open_in(editing: Editing, target: Target) -> None:
    """Show the record of a target in its form, a new one of its kind, or what is to follow one from a day."""
    if is_change(target.tab) and target.id is not None:
        editing.change(RecordRef(kind_of(target), target.id), target.owner)
    elif target.id is None:
        editing.begin(target.tab, target.owner, target.known)
    else:
        editing.correct(RecordRef(target.tab, target.id), target.owner)
