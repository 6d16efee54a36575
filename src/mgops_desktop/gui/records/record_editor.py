"""The editor of any kind of record that has no editor of its own."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.editor import Editor, Opened, Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_fields import RecordFields
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.procedure_ways import (
    EARLIER,
    PAIR_RUNNING,
    SECOND,
    WayOut,
    ways_out,
)
from mgops_desktop.operations.records.changing import Changed, change_form, change_from_day
from mgops_desktop.operations.records.drafts import change_name, draft_name
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.options import find_records
from mgops_desktop.operations.records.saving import (
    Entailed,
    NeedsConfirmation,
    confirmation_of,
    correct_record,
    record_new,
)

_STAYS = frozenset({"centre", "setting", "dictionary_entry"})
"""Kinds that are not put into the bin: they are corrected, followed by another value, ended."""


class RecordEditor(Editor):
    """Enters and corrects records; the owner (a family, a worker, a procedure) is where they are entered from.

    `other_asked` gives another record to begin in place of this one, with what was typed.
    """

    other_asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Formularz")
        self._kind = ""
        self._owner: RecordRef | None = None
        self._known: Values = {}
        self._follows: UUID | None = None
        self._changed: Changed | None = None
        self._entailed: Entailed | None = None
        self._private: Collection[str] = ()
        self._forms: dict[Hashable, RecordFields] = {}

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def form_name(self) -> str:
        """By which name the form is opened: the kind's, or its own where a kind has a second form."""
        return self.kind

    @property
    def owner(self) -> RecordRef | None:
        return self._owner

    @property
    def follows(self) -> UUID | None:
        """The stretch of a dated history that a new record is to follow from a day."""
        return self._follows

    @property
    def changed(self) -> Changed | None:
        """What the last change from a day stored, None if something else was saved."""
        return self._changed

    @property
    def entailed(self) -> Entailed | None:
        """What followed from the last correction, None if nothing did."""
        return self._entailed

    @property
    def known(self) -> Values:
        """What a new record begins with."""
        return self._known

    @property
    def draft_form(self) -> str:
        if self._follows:
            return change_name(self._kind)
        owner = self._owner if self.record is None else None
        return draft_name(self._kind, owner.id if owner else None)

    @property
    def draft_record(self) -> UUID | None:
        return self._follows or self.record

    @property
    def may_bin(self) -> bool:
        return self._kind not in _STAYS

    def begin(self, kind: str, owner: RecordRef | None = None, known: Values | None = None) -> None:
        """Enter a new record of this kind; `known` fields are filled in."""
        self._kind, self._owner, self._known = kind, owner, known or {}
        self._follows = None
        self.open_record(None)

    def correct(self, kind: str, record: UUID, owner: RecordRef | None = None) -> None:
        """Correct a stored record."""
        self._kind, self._owner, self._known = kind, owner, {}
        self._follows = None
        self.open_record(record)

    def change(self, kind: str, record: UUID, owner: RecordRef | None = None) -> None:
        """Let a stored stretch of a dated history end, and enter what follows it from a day."""
        self._kind, self._owner, self._known = kind, owner, {}
        self._follows = record
        self.open_record(None)

    def read(self, record: UUID | None, draft: Values) -> Opened:
        self._changed = self._entailed = None
        if self._follows is not None:
            return self._read_change(self._follows, draft)
        shape = self.parts.data.read(
            record_form, self._kind, record, self._owner, draft, self._known
        )
        title = self._take_shape(shape)
        if record is None:
            note = joined(shape.whose, "szkic zachowuje się sam")
            return Opened(f"{title} – nowy zapis", note, shape.values, 0)
        note = joined(shape.whose, shape.number, "poprawka zachowuje się sama jako szkic")
        return Opened(title, note, shape.values, shape.version)

    def _read_change(self, record: UUID, draft: Values) -> Opened:
        found = self.parts.data.read(change_form, self._kind, record, self._owner, draft)
        title = self._take_shape(found.form)
        note = joined(found.form.whose, f"{found.before} – skończy się dzień wcześniej")
        return Opened(f"{title} – zmiana od dnia", note, found.form.values, found.form.version)

    def _take_shape(self, shape: RecordForm) -> str:
        """Show the form with these fields; returns its title."""
        self.take_form(self._form_of(shape))
        self.keep_private(shape)
        return capitalised(shape.title)

    def take_new_form(self, form: RecordFields) -> None:
        """Show a form that was made for this record only; the one before goes."""
        before = self.form
        self.take_form(form)
        if before is not form:
            self.card.body.removeWidget(before)
            before.deleteLater()

    def keep_private(self, shape: RecordForm) -> None:
        """Remember which fields hold words about persons."""
        self._private = [field.name for field in shape.fields if field.private]

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        values = self.form.values()
        if self._follows is not None:
            following = (self._kind, self._follows, version, values, accepted)
            self._changed = self.parts.data.change(change_from_day, *following)
            return self._changed.new
        if self.record is None:
            new: UUID = self.parts.data.change(
                record_new, self._kind, values, accepted, self._owner, self.amendment.given
            )
            return new
        change = (self._kind, self.record, version, values, accepted, self.amendment.given)
        self._entailed = self.parts.data.change(correct_record, *change)
        return self.record

    def first_field(self) -> str:
        return self.form.first

    @property
    def private_fields(self) -> Collection[str]:
        return self._private

    def ways_out(self, problems: Sequence[Problem]) -> list[Offer]:
        codes = {one.code for one in problems} & {SECOND, PAIR_RUNNING, EARLIER}
        if not codes:
            return []
        asked = (self._kind, self.form.values(), self.record, sorted(codes))
        found = self.parts.data.read(ways_out, *asked)
        return [Offer(one.label, partial(self._take_way, one)) for one in found]

    def _take_way(self, way: WayOut, accepted: Sequence[str] = ()) -> None:
        """Begin the other record, or put into another one what is known and save this one then."""
        if way.record is None:
            if way.moves:
                self.keeper.discard()
            self.other_asked.emit(way)
            return
        change = (way.kind, way.record, way.version, way.known, accepted)
        try:
            self.parts.data.change(correct_record, *change)
        except NeedsConfirmation as error:
            names = [confirmation_of(one) for one in error.problems]
            again = Offer("Powiąż mimo to", partial(self._take_way, way, names))
            self.notice.show_notice(error.message, "warn", [again], lasting=True)
        except UserError as error:
            self.notice.show_notice(error.message, "danger", lasting=True)
        else:
            self.notice.clear()
            self.store()

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
