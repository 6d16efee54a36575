"""Entering an NK-A, C or D whole, by its sections, and putting it on paper as a list to copy from."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.editor import Opened, Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.paper_buttons import PaperButtons, Question
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.records.whole_fields import WholeFields
from mgops_desktop.operations.records.drafts import WHOLE_FORM
from mgops_desktop.operations.whole_form.entering import fill_in_form, whole_form
from mgops_desktop.operations.whole_form.printing import sheet_of_form

_SAVE_FIRST = "Najpierw zapisz to, co wpisano: na papier trafia zapisany formularz."


class WholeFormEditor(RecordEditor):
    """`source_opened` gives a record that stands in a table of the form, `row_asked` the kind of a new one."""

    source_opened = Signal(object)
    row_asked = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._procedure: UUID | None = None
        self._shown: UUID | None = None
        self._opened: dict[UUID, set[str]] = {}
        self.paper = PaperButtons(self, parts, "zestawienie-nk", self._sheet)
        for button in (self.paper.print_button, self.paper.save_button):
            self.header.add_before_last(button)
        self.paper.told.connect(self.notice.show_notice)

    @property
    def kind(self) -> str:
        return "nk_form"

    @property
    def form_name(self) -> str:
        return WHOLE_FORM

    @property
    def draft_form(self) -> str:
        return WHOLE_FORM

    @property
    def may_bin(self) -> bool:
        return False

    @property
    def row_owner(self) -> RecordRef | None:
        """Whose the rows of the tables are: the procedure's."""
        return RecordRef("procedure", self._procedure) if self._procedure else None

    def read(self, record: UUID | None, _draft: Values) -> Opened:
        assert record is not None  # only a stored form is entered whole
        self._changed = self._entailed = None
        self._remember_open()
        whole = self.parts.data.read(whole_form, record)
        self._procedure = whole.procedure
        made = WholeFields(self.kit, whole, self._opened.get(record, ()))
        made.row_opened.connect(self.source_opened)
        made.row_asked.connect(self.row_asked)
        self._private = [one.name for one in whole.shapes if one.private]
        self._shown = record
        self.take_new_form(made)
        self.paper.show_buttons(shown=whole.prints)
        return Opened(
            whole.title, f"{whole.note} · szkic zachowuje się sam", whole.values, whole.version
        )

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        assert self.record is not None
        self.parts.data.change(fill_in_form, self.record, version, self.form.values(), accepted)
        return self.record

    def _remember_open(self) -> None:
        """Keep which sections were open: one comes back from a row of a table to where one was."""
        if isinstance(self.form, WholeFields) and self._shown is not None:
            self._opened[self._shown] = self.form.opened

    def _sheet(self) -> Question | None:
        if self.form.is_dirty or self.record is None:
            self.notice.show_notice(_SAVE_FIRST, "warn")
            return None
        return (sheet_of_form, self.record)
