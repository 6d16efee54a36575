"""Entering and correcting a diagnosis with all its areas in one form."""

from collections.abc import Sequence
from uuid import UUID

from mgops_desktop.domain.wording import capitalised, inline_date
from mgops_desktop.gui.editor import Opened, Values
from mgops_desktop.gui.records.diagnosis_fields import DiagnosisFields
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.diagnosis import correct_diagnosis, record_diagnosis
from mgops_desktop.operations.diagnosis_form import diagnosis_form


class DiagnosisEditor(RecordEditor):
    """A new diagnosis begins with what the last one found; what is changed in it is marked."""

    def read(self, record: UUID | None, draft: Values) -> Opened:
        asked = (record, self.owner, draft, self.known)
        found = self.parts.data.read(diagnosis_form, *asked)
        form = found.form
        self.keep_private(form)
        self.take_new_form(DiagnosisFields(self.kit, form.fields, self._find, found.areas))
        since = f"porównanie z {inline_date(found.compared)}" if found.compared else ""
        title = capitalised(form.title)
        if record is None:
            note = joined(form.whose, since, "szkic zachowuje się sam")
            return Opened(f"{title} – nowy zapis", note, form.values, 0)
        note = joined(form.whose, form.number, since, "poprawka zachowuje się sama jako szkic")
        return Opened(title, note, form.values, form.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        values = self.form.values()
        if self.record is None:
            new: UUID = self.parts.data.change(record_diagnosis, values, accepted, self.owner)
            return new
        change = (self.record, version, values, accepted, self.amendment.given)
        self.parts.data.change(correct_diagnosis, *change)
        return self.record
