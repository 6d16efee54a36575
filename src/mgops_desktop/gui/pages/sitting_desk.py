"""Where sittings are planned and their protocols written, in the place of the Blue Card page."""

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.blue_card_records import SITTING_LABELS, SittingKind
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.asked_form import (
    Asked,
    AskedForm,
    a_day,
    a_line,
    a_number,
    an_hour,
    one_of,
    some_of,
)
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing import Editing
from mgops_desktop.gui.records.sitting_editor import (
    ProtocolEditor,
    SittingEditor,
    TeamSittingEditor,
)
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.reports import paint_report
from mgops_desktop.operations.sitting import DayPlan, plan_sittings
from mgops_desktop.operations.sitting_papers import (
    agenda_paper,
    attendance_paper,
    team_attendance_paper,
)
from mgops_desktop.storage.sittings import GROUP, groups_on

_BEGIN, _MINUTES = "09:00", 30


class SittingDesk(QObject):
    """`done` tells that something was stored or left; sentences stand in `notices`."""

    done = Signal()

    def __init__(self, parts: Parts, editing: Editing, notices: NoticeBar) -> None:
        super().__init__(editing)
        self._parts = parts
        self._editing = editing
        self._notices = notices
        self._editors: dict[str, ProtocolEditor] = {}
        self.plan_form: AskedForm | None = None
        self._accepted: list[str] = []
        self.output = ReportOutput(editing, parts, "posiedzenie")
        self.output.told.connect(notices.show_notice)

    def editor_of(self, kind: str) -> ProtocolEditor:
        """The form of a protocol, made when it is first opened."""
        if kind not in self._editors:
            made = SittingEditor(self._parts) if kind == GROUP else TeamSittingEditor(self._parts)
            self._editors[kind] = made
            self._editing.addWidget(made)
            made.saved.connect(self._take_saved)
            made.binned.connect(self._leave)
            made.left.connect(self._leave)
        return self._editors[kind]

    def write(self, record: RecordRef) -> None:
        """Write the protocol of a planned sitting."""
        self._notices.clear()
        self._editing.keep_unsaved()
        editor = self.editor_of(record.kind)
        self._editing.setCurrentWidget(editor)
        editor.open_record(record.id)

    def plan(self, day: date) -> None:
        """Ask which groups are to sit on a day, from when, how long each."""
        groups = self._parts.data.read(groups_on, day)
        if not groups:
            words = f"{short_date(day)} nie ma grup, które mogłyby się zebrać."
            self._notices.show_notice(words, "warn")
            return
        self._accepted = []
        offered = [Choice(str(one.group), one.procedure_number) for one in groups]
        kinds = [Choice(key.value, words) for key, words in SITTING_LABELS.items()]
        asked = (
            Asked("day", "Dzień", a_day, value=day.isoformat()),
            Asked("kind", "Rodzaj", one_of(kinds), value=SittingKind.GROUP.value),
            Asked("begin", "Od", an_hour, value=_BEGIN),
            Asked("minutes", "Minut na punkt", a_number, value=_MINUTES),
            Asked("place", "Miejsce", a_line, required=False),
            Asked("groups", "Procedury", some_of(offered), wide=True, value=[]),
        )
        note = "godziny ułożą się same: spotkania obu stron dzieli odstęp z ustawień"
        form = AskedForm(self._parts, "Posiedzenia grup", note, asked, "Zaplanuj")
        form.given.connect(self._plan)
        form.left.connect(self._leave)
        self.plan_form = form
        self._editing.addWidget(form)
        self._editing.setCurrentWidget(form)
        form.form.go_to("begin")

    def print_agenda(self, day: date) -> None:
        """Save the agenda of a day as a PDF."""
        self._save(partial(self._parts.data.read, agenda_paper, day))

    def print_list(self, record: RecordRef) -> None:
        """Save the attendance list of one sitting as a PDF."""
        asked = attendance_paper if record.kind == GROUP else team_attendance_paper
        self._save(partial(self._parts.data.read, asked, record.id))

    def _save(self, read: Callable[[], Any]) -> None:
        painted = paint_report(read())
        self.output.save(painted, "pdf", self._parts.now())

    def _plan(self, values: Mapping[str, Value]) -> None:
        form = self.plan_form
        if form is None:
            return
        try:
            made = self._parts.data.change(plan_sittings, _plan_of(values), self._accepted)
        except NeedsConfirmation as error:
            self._accepted += [confirmation_of(one) for one in error.problems]
            form.refuse(UserError(f"{error.message} Zapisz jeszcze raz, jeśli tak ma być."))
        except UserError as error:
            form.refuse(error)
        else:
            self._leave()
            words = f"Zaplanowano: {counted(len(made), 'posiedzenie')}."
            self._notices.show_notice(words, "ok")

    def _take_saved(self, _record: object) -> None:
        self._leave()
        self._notices.show_notice("Zapisano protokół i to, co na posiedzeniu ustalono.", "ok")

    def forget_plan(self) -> None:
        """Take the form of a plan away."""
        if self.plan_form is not None:
            self._editing.removeWidget(self.plan_form)
            self.plan_form.deleteLater()
            self.plan_form = None

    def _leave(self, _record: object = None) -> None:
        self.forget_plan()
        self.done.emit()


def _plan_of(values: Mapping[str, Value]) -> DayPlan:
    """Read the form."""
    groups = values["groups"]
    return DayPlan(
        date.fromisoformat(str(values["day"])),
        time.fromisoformat(str(values["begin"])),
        int(str(values["minutes"] or 0)),
        SittingKind(str(values["kind"])),
        tuple(UUID(one) for one in groups) if isinstance(groups, list) else (),
        str(values["place"] or "").strip(),
    )
