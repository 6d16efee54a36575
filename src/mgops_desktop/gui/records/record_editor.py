"""The editor of any kind of record that has no editor of its own."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.editor import Editor, Opened, Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_fields import RecordFields
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.operations.records.drafts import draft_name
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.options import find_records
from mgops_desktop.operations.records.saving import correct_record, record_new
from mgops_desktop.operations.unfinished import OWNER

_STAYS = frozenset({"centre", "setting", "dictionary_entry"})
"""Kinds that are not put into the bin: they are corrected, followed by another value, ended."""


class RecordEditor(Editor):
    """Enters and corrects records; the owner (a family, a worker, a procedure) is where they are entered from."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Formularz")
        self._kind = ""
        self._owner: RecordRef | None = None
        self._known: Values = {}
        self._private: Collection[str] = ()
        self._forms: dict[Hashable, RecordFields] = {}

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def owner(self) -> RecordRef | None:
        """Where the record is entered from."""
        return self._owner

    @property
    def known(self) -> Values:
        """What a new record begins with."""
        return self._known

    @property
    def draft_form(self) -> str:
        return draft_name(self._kind)

    @property
    def may_bin(self) -> bool:
        return self._kind not in _STAYS

    def begin(self, kind: str, owner: RecordRef | None = None, known: Values | None = None) -> None:
        """Enter a new record of this kind; `known` fields are filled in."""
        self._kind, self._owner, self._known = kind, owner, known or {}
        self.open_record(None)

    def correct(self, kind: str, record: UUID, owner: RecordRef | None = None) -> None:
        """Correct a stored record."""
        self._kind, self._owner, self._known = kind, owner, {}
        self.open_record(record)

    def read(self, record: UUID | None, draft: Values) -> Opened:
        shape = self.parts.data.read(
            record_form, self._kind, record, self._owner, draft, self._known
        )
        self.take_form(self._form_of(shape))
        self._private = [field.name for field in shape.fields if field.private]
        title = shape.title[:1].upper() + shape.title[1:]
        if record is None:
            return Opened(f"{title} – nowy zapis", "szkic zachowuje się sam", shape.values, 0)
        note = f"{shape.number} · poprawka zachowuje się sama jako szkic".strip(" ·")
        return Opened(title, note, shape.values, shape.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        values = self.form.values()
        if self.record is None:
            new: UUID = self.parts.data.change(
                record_new, self._kind, values, accepted, self._owner, self.amendment.given
            )
            return new
        change = (self._kind, self.record, version, values, accepted, self.amendment.given)
        self.parts.data.change(correct_record, *change)
        return self.record

    def first_field(self) -> str:
        return self.form.first

    @property
    def private_fields(self) -> Collection[str]:
        return self._private

    def extra(self) -> Mapping[str, Any]:
        if self._owner is None:
            return {}
        return {OWNER: [self._owner.kind, str(self._owner.id)]}

    def _form_of(self, shape: RecordForm) -> RecordFields:
        """A form with these fields is made once, and offers what there is to choose from now."""
        made_of = (shape.kind, *(replace(field, options=(), fixed=False) for field in shape.fields))
        form = self._forms.get(made_of)
        if form is None:
            form = RecordFields(self.kit, shape.kind, shape.fields, self._find)
            self._forms[made_of] = form
        else:
            form.offer(shape.fields)
        return form

    def _find(self, field: str, typed: str) -> Sequence[Choice]:
        found = self.parts.data.read(find_records, self._kind, field, typed)
        return [Choice(one.key, one.label, one.hint) for one in found]
