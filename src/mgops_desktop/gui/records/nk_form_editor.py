"""The form of an NK-A, B, C or D as a record; from it its whole content is entered, or the places of help printed."""

from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.paper_buttons import PaperButtons, Question
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.operations.blue_card_help import help_sheet
from mgops_desktop.operations.records.drafts import WHOLE_FORM

_OF_B = ("recipient_party", "about", "capacity", "recipient")
_OF_A = (
    *("a_type", "received", "received_how", "received_by", "sign", "children", "institution"),
    *("filler", "violence", "starter", "passed"),
)


class NkFormEditor(RecordEditor):
    """Asks for what the chosen form has. `source_opened` gives the whole form of the stored record."""

    source_opened = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.whole = Button(parts.look, "Wypełnij całość", "file-text")
        self.header.add_before_last(self.whole)
        self.paper = PaperButtons(self, parts, "miejsca-pomocy", self._help)
        self.paper.print_button.setText("Miejsca pomocy")
        for button in (self.paper.print_button, self.paper.save_button):
            self.header.add_before_last(button)
        self.whole.clicked.connect(self._open_whole)
        self.paper.told.connect(self.notice.show_notice)

    def open_record(self, record: UUID | None) -> None:
        super().open_record(record)
        self._fit_to_kind()

    def take_form(self, form: Form) -> None:
        """Listen to a form that is shown for the first time."""
        is_new = self.card.body.indexOf(form) < 0
        super().take_form(form)
        if is_new:
            form.edited.connect(self._fit_to_kind)

    def _fit_to_kind(self) -> None:
        """Show the fields that the chosen form has, and what can be done with it."""
        kind = self.form.values().get("kind")
        is_b, is_a = kind == FormKind.B, kind == FormKind.A
        for names, shown in ((_OF_B, is_b), (_OF_A, is_a or not kind)):
            for name in names:
                self.form.show_field(name, shown=shown)
        self.form.show_field("about", shown=bool(kind) and not is_a)
        self.whole.setVisible(self.record is not None and not is_b)
        self.paper.show_buttons(shown=is_b)

    def _open_whole(self) -> None:
        if self.record is not None:
            self.source_opened.emit(RecordRef(WHOLE_FORM, self.record))

    def _help(self) -> Question | None:
        return (help_sheet,)
