"""The secretary registers an NK-A by keyboard: everything on one sheet, stored in one step, taken back in one."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.editor import Opened, Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.records.registration_fields import RegistrationFields
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.operations.records.drafts import REGISTRATION
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.registration.form import all_shapes, persons_in
from mgops_desktop.operations.registration.registering import NEW, SamePair, register_form_a

_TITLE = "Zarejestruj NK-A"
_NOTE = "procedura, osoby i formularz w jednym kroku · szkic zachowuje się sam"


class RegistrationEditor(RecordEditor):
    """A running procedure of the same pair is offered: what was typed becomes a further form of it by one click."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._answer = ""

    @property
    def draft_form(self) -> str:
        return REGISTRATION

    @property
    def may_bin(self) -> bool:
        return False

    def read(self, record: UUID | None, draft: Values) -> Opened:
        self._answer = ""
        self._entailed = self._changed = None
        self._show_persons(*persons_in(draft))
        values: Values = {"received": str(self.parts.today), **self.known}
        return Opened(_TITLE, _NOTE, values, 0)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        registered = self.parts.data.change(
            register_form_a, self.form.values(), accepted, self._answer
        )
        self._entailed = registered.step
        procedure: UUID = registered.procedure
        return procedure

    def store(self) -> None:
        """Ctrl+S: save; then the procedure is shown."""
        record = self._stored()
        if record is not None:
            self.saved.emit(RecordRef("procedure", record.id))

    def first_field(self) -> str:
        return "sign"

    def _show_persons(self, harmed: int, violent: int) -> None:
        made = RegistrationFields(self.kit, harmed, violent)
        made.more_asked.connect(self._add_person)
        self._private = [one.name for one in all_shapes(harmed, violent) if one.private]
        self.take_new_form(made)

    def _add_person(self, side: str) -> None:
        form = self.form
        assert isinstance(form, RegistrationFields)
        values = form.values()
        counts = {**form.counts, side: form.counts[side] + 1}
        with self._filling():
            self._show_persons(*counts.values())
        self._fill(values)
        self._note_change()
        self.form.go_to(part_field(side, str(counts[side]), "surname"))

    def _show_refusal(self, error: UserError) -> None:
        if not isinstance(error, SamePair):
            super()._show_refusal(error)
            return
        earlier = error.earlier
        offers = [
            Offer(f"Kolejna NK-A w {earlier.number}", partial(self._answered, str(earlier.id)))
        ]
        if not earlier.certain:
            offers.append(Offer("To inne osoby", partial(self._answered, NEW)))
        offers.append(Offer("Popraw", self._return_to_form))
        self.form.show_problems(())
        self.notice.show_notice(error.message, "warn", offers, lasting=True)

    def _answered(self, answer: str) -> None:
        self._answer = answer
        self.store()
