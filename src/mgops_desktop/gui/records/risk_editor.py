"""Entering and correcting a risk sheet with all its answers in one form."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.editor import Opened, Values
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.records.risk_fields import RiskFields
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.risk import ANSWER, FACTOR, correct_risk_sheet, record_risk_sheet
from mgops_desktop.operations.risk_form import risk_form


class RiskEditor(RecordEditor):
    """A new sheet begins unanswered, beside what was answered the last time.

    `step_asked` gives the provision whose step is to be written down before the sheet is gone on with.
    """

    step_asked = Signal(object)

    def read(self, record: UUID | None, draft: Values) -> Opened:
        found = self.parts.data.read(risk_form, record, self.owner, draft, self.known)
        form = found.form
        self.keep_private(form)
        made = RiskFields(self.kit, found, self._find)
        made.provisions.step_asked.connect(self.step_asked)
        self.take_new_form(made)
        title = capitalised(form.title)
        if record is None:
            note = joined(form.whose, "szkic zachowuje się sam")
            return Opened(f"{title} – nowy zapis", note, form.values, 0)
        note = joined(form.whose, form.number, "poprawka zachowuje się sama jako szkic")
        return Opened(title, note, form.values, form.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        values = self.form.values()
        if self.record is None:
            new: UUID = self.parts.data.change(record_risk_sheet, values, accepted, self.owner)
            return new
        change = (self.record, version, values, accepted, self.amendment.given)
        self.parts.data.change(correct_risk_sheet, *change)
        return self.record

    def first_field(self) -> str:
        form = self.form
        return form.first_open() if isinstance(form, RiskFields) else form.first

    def in_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        """What speaks of the factor itself stands at its answer."""
        own, answer = f".{FACTOR}", f".{ANSWER}"
        return [
            replace(one, field=f"{one.field.removesuffix(own)}{answer}")
            if one.field and one.field.endswith(own)
            else one
            for one in problems
        ]

    @property
    def procedure(self) -> RecordRef | None:
        """The procedure that the sheet belongs to."""
        procedure = self.form.values().get("procedure")
        return RecordRef("procedure", UUID(str(procedure))) if procedure else self.owner
