"""A document before it is made: what is missing can be typed, and its pages looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.asked_form import Asked, FieldsForm, a_line, field_kit
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.documents.office import FAMILY, Office
from mgops_desktop.gui.draft_keeper import DraftKeeper
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import TextArea
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.operations.card_papers.composing import CardDraft
from mgops_desktop.operations.documents.composing import MONTH, AskedField, DocumentDraft
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.operations.reports import PaintedReport, paint_report
from mgops_desktop.storage.drafts import drafts_of_account

_NUMBERLESS = "projekt: numer dostanie, gdy go sporządzisz"
_FORM_NOTE = "Tego nie ma w zapisach. Puste miejsca zostaną na wydruku widocznymi lukami."
_MISSING = "Brakuje w zapisach; lepiej uzupełnić tam."
_BROKEN = "Dokumentu nie udało się przygotować. Wróć i spróbuj jeszcze raz."
_PREPARING = "Przygotowuję dokument…"
_VALUES = "values"
VEILED = "Nazwiska są zasłonięte, a dokumentu zasłonić się nie da. Odsłoń nazwiska (F9) i otwórz go jeszcze raz."


@dataclass(frozen=True)
class Begun:
    """What is being made: the template, the record, and the document that it takes the place of."""

    key: str
    of: RecordRef
    typed: Mapping[str, str]
    replaces: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class _Prepared:
    draft: DocumentDraft | CardDraft
    painted: PaintedReport
    typed: Mapping[str, str]


class DraftView(QWidget):
    """`made` gives the id of the new document, `left` that none is to be made now."""

    made = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, office: Office = FAMILY) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._office = office
        self._begun: Begun | None = None
        self._task: Task | None = None
        self._typed: Mapping[str, str] = {}
        self.form: FieldsForm | None = None
        self.back = Button(look, "Wróć", "chevron-left")
        self.fill = Button(look, "Uzupełnij", "pencil")
        self.look_at = Button(look, "Podgląd", "eye")
        self.make = Button(look, "Sporządź", "check", primary=True)
        self.header = PageHeader("", [self.back, self.fill, self.look_at, self.make])
        self.notice = NoticeBar(look)
        self.preview = PdfPreview(look, parts.tasks)
        self.pages = Stateful(look, self.preview, EmptyState(look, "file-text", _BROKEN))
        self.sheet = ScrollColumn("Uzupełnij dokument")
        self.steps = QStackedWidget()
        self.keeper = DraftKeeper(self, parts.data, parts.tasks, self._content)
        self._lay_out()

        self.back.clicked.connect(self.leave)
        self.fill.clicked.connect(self._show_form)
        self.look_at.clicked.connect(self._prepare)
        self.make.clicked.connect(self._make)
        self.pages.busy.cancel_asked.connect(self._stop)

    def begin(self, begun: Begun) -> None:
        """Fill a template anew; what was typed and not used yet comes back."""
        self.forget()
        self._begun = begun
        self._typed = dict(begun.typed) | self._kept(begun)
        self.keeper.begin(self._form_of(begun), begun.of.id)
        self.header.show_title("")
        self.notice.clear()
        self._allow(ready=False)
        self._prepare()

    def leave(self) -> None:
        """Back to where it was chosen; what was typed waits."""
        self.keep_unsaved()
        self.forget()
        self.left.emit()

    def keep_unsaved(self) -> None:
        """Keep what was typed, before a lock or a way back."""
        self.keeper.keep_now()

    def forget(self) -> None:
        """Keep nothing of the document on the screen."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._begun = None
        if self.form is not None:
            self.sheet.clear()
            self.form = None

    def take_cursor(self) -> None:
        """Let the keys go to the form or to the pages."""
        if self.steps.currentWidget() is self.sheet and self.form is not None:
            self.form.go_to(self.form.first)
        elif self.preview.isVisible():
            self.preview.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self) -> None:
        """Fill and draw the document in the background."""
        if self._begun is None:
            return
        if self._parts.data.veiled:
            self._fail(UserError(VEILED))
            return
        self.steps.setCurrentWidget(self.pages)
        self.pages.show_busy(_PREPARING)
        self._allow(ready=False)
        work = partial(
            _prepared, self._parts.data, self._office, self._begun, dict(self._now_typed())
        )
        self._task = self._parts.tasks.run(work, self._show, self._fail)
        self._task.broken.connect(self._show_broken)

    def _show(self, prepared: _Prepared) -> None:
        is_first = self.form is None
        self._task = None
        draft = prepared.draft
        self.header.show_title(draft.kind.title, _NUMBERLESS)
        if is_first:
            self._make_form(draft.asked)
        self.preview.show_pdf(prepared.painted.rendered.data, ())
        self.pages.show_content(is_empty=False)
        self._tell(draft)
        self._allow(ready=True)
        typed = (text for name, text in prepared.typed.items() if name != MONTH)
        if is_first and self.form is not None and not any(typed):
            self._show_form()
        else:
            self.steps.setCurrentWidget(self.pages)
        self.take_cursor()

    def _tell(self, draft: DocumentDraft | CardDraft) -> None:
        gaps = f"Braki widoczne na wydruku: {', '.join(draft.gaps)}." if draft.gaps else ""
        words = " ".join((*draft.warnings, gaps)).strip()
        if draft.stops:
            self.notice.show_notice(" ".join(draft.stops), "danger")
        elif words:
            self.notice.show_notice(words, "warn")
        else:
            self.notice.clear()

    def _make_form(self, asked: tuple[AskedField, ...]) -> None:
        if not asked:
            return
        kit = field_kit(self._parts)
        self.form = FieldsForm(kit, [_asked(one, self._typed) for one in asked])
        self.form.edited.connect(self.keeper.note_change)
        self.form.save_asked.connect(self._prepare)
        card = Card()
        card.body.setContentsMargins(20, 12, 20, 16)
        card.body.setSpacing(10)
        card.body.addWidget(label(_FORM_NOTE, "second", "muted", wraps=True))
        card.body.addWidget(self.form)
        self.sheet.add(card)

    def _show_form(self) -> None:
        self.steps.setCurrentWidget(self.sheet)
        self._allow(ready=True)
        self.take_cursor()

    def _make(self) -> None:
        begun = self._begun
        if begun is None:
            return
        typed = dict(self._now_typed())
        new = NewDocument(begun.key, begun.of, typed, begun.replaces, begun.reason)
        try:
            with self.keeper.saving():
                document = self._parts.data.change(self._office.make, new)
        except UserError as error:
            self.notice.show_notice(error.message, "danger")
            return
        self.keeper.discard()
        self.forget()
        self.made.emit(document)

    def _now_typed(self) -> Mapping[str, str]:
        if self.form is None:
            return self._typed
        values = self.form.values()
        known = {name: text for name, text in self._typed.items() if name not in values}
        return known | {name: str(value) for name, value in values.items() if value}

    def _content(self) -> Mapping[str, object]:
        return {_VALUES: dict(self._now_typed())}

    def _allow(self, *, ready: bool) -> None:
        shows_form = self.steps.currentWidget() is self.sheet
        self.fill.setVisible(self.form is not None and not shows_form)
        self.look_at.setVisible(shows_form)
        for button in (self.fill, self.look_at, self.make):
            button.setEnabled(ready)

    def _fail(self, error: UserError) -> None:
        self._task = None
        self.steps.setCurrentWidget(self.pages)
        self.pages.empty.text.setText(error.message)
        self.pages.show_content(is_empty=True)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_broken(self) -> None:
        self._fail(UserError(_BROKEN))

    def _form_of(self, begun: Begun) -> str:
        return f"{self._office.drafts}:{begun.key}"[:60]

    def _kept(self, begun: Begun) -> dict[str, str]:
        """What was typed for this document of this record the last time, and not used."""
        wanted = (self._form_of(begun), begun.of.id)
        for draft in self._parts.data.read_plainly(drafts_of_account):
            if (draft.form, draft.record) == wanted:
                values = draft.content.get(_VALUES)
                return dict(values) if isinstance(values, dict) else {}
        return {}

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._show_broken()

    def _lay_out(self) -> None:
        self.steps.addWidget(self.pages)
        self.steps.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self.steps, 1)


def _asked(one: AskedField, typed: Mapping[str, str]) -> Asked:
    return Asked(
        one.name,
        one.label[:1].upper() + one.label[1:],
        a_line if one.lines == 1 else partial(_a_text, one.lines),
        required=False,
        help=_MISSING if one.missing else one.help,
        wide=True,
        value=typed.get(one.name) or None,
    )


def _a_text(lines: int, kit: FieldKit) -> QWidget:
    return TextArea(kit.look, lines)


def _prepared(data: Data, office: Office, begun: Begun, typed: Mapping[str, str]) -> _Prepared:
    draft = data.read_plainly(office.draft, begun.key, begun.of, typed, begun.replaces)
    return _Prepared(draft, paint_report(draft.report), typed)
