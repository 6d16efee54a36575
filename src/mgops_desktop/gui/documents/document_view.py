"""A document that was made: its pages as they were frozen, what became of it on paper, its scans."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.documents.draft_view import VEILED, Begun
from mgops_desktop.gui.documents.office import FAMILY, Office
from mgops_desktop.gui.documents.opened_document import OpenedDocument, open_document
from mgops_desktop.gui.documents.refusal_bar import RefusalBar
from mgops_desktop.gui.documents.register_card import (
    badge_of,
    changed_words,
    sending_words,
    state_words,
)
from mgops_desktop.gui.documents.scan_filing import ScanFiling
from mgops_desktop.gui.documents.step_noting import StepNoting, asked
from mgops_desktop.gui.documents.steps_bar import StepsBar
from mgops_desktop.gui.documents.tells_bar import TellsBar
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.records.attached_files import AttachedFiles
from mgops_desktop.gui.records.history_view import HistoryView
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import tooltip
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.documents.register import DocumentRow
from mgops_desktop.operations.records.history_entry import HistoryEntry

_OPENING = "Otwieram dokument…"
_BROKEN = "Dokumentu nie udało się otworzyć. Wróć do listy i spróbuj jeszcze raz."
_COPIES = "Dokumenty poza sejfem (program ich nie szyfruje ani nie usuwa): {}."
_OWN_WORD = "Według wzoru Word ośrodka"
_OWN_PAGES = "Wydruk i PDF mają układ programu; wzór ośrodka dotyczy tylko pliku Word"
_WORKER = "worker"
_SCANS, _HISTORY = 1, 2


class DocumentView(QWidget):
    """`left` tells that it is done with, `again` gives what a new version begins with, `details_asked` its record.

    Without a way to the data folder no scans are kept with it.
    """

    left = Signal()
    again = Signal(object)
    details_asked = Signal(object)

    def __init__(self, parts: Parts, office: Office = FAMILY) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._office = office
        self._row: DocumentRow | None = None
        self._opened: OpenedDocument | None = None
        self._task: Task | None = None
        self.back = Button(look, "Wróć do listy", "chevron-left")
        self.new_version = Button(look, "Nowa wersja", "pencil")
        self.history = Button(look, "Historia", "clock")
        self.details = Button(look, "Dane w rejestrze", "pencil")
        self.scans = Button(look, "Skany", "file-input")
        self.word = Button(look, "Word", "file-text")
        self.pdf = Button(look, "Zapisz PDF", "download")
        self.print_button = Button(look, "Drukuj", "printer", primary=True)
        self._outputs = (self.word, self.pdf, self.print_button)
        self.header = PageHeader(
            "",
            [
                *(self.back, self.new_version, self.history, self.details, self.scans),
                *self._outputs,
            ],
        )
        self.notice = NoticeBar(look)
        self.steps = StepsBar(parts)
        self.refusal = RefusalBar(look)
        self.correction = ReasonBar(
            look, "Powód nowej wersji", "Sporządź od nowa", "np. zmiana adresu", "pencil"
        )
        self.preview = PdfPreview(look, parts.tasks)
        self.pages = Stateful(look, self.preview, EmptyState(look, "file-text", _BROKEN))
        self.output = ReportOutput(self, parts)
        self.places = QStackedWidget()
        self.inner = QStackedWidget()
        self.past = HistoryView(look, "Historia dokumentu", named=False)
        self.reader = Reader(parts)
        self.files = AttachedFiles(parts, self, self.places)
        self.filing = ScanFiling(self, parts)
        self.tells = TellsBar(look)
        self.noting = StepNoting(self, parts, office, self.reader, self.refusal, self.tells)
        for button in (self.history, self.details):
            button.hide()  # which of them there is, the office says
        self._lay_out()
        self._connect()

    @property
    def document(self) -> UUID | None:
        """The document that is shown."""
        return self._row.id if self._row else None

    def show_document(self, row: DocumentRow) -> None:
        """Read and draw a document in the background."""
        self.forget()
        self.notice.clear()
        self.files.begin(RecordRef(self._office.kind, row.id))
        self.inner.setCurrentWidget(self.pages)
        self.show_row(row)
        self._allow(ready=False)
        if self._parts.data.veiled:
            self._fail(UserError(VEILED))
            return
        self.pages.show_busy(_OPENING)
        self._task = self._parts.tasks.run(
            partial(open_document, self._parts.data, self._office, row.id), self._show, self._fail
        )
        self._task.broken.connect(self._show_broken)
        self.take_cursor()

    def show_row(self, row: DocumentRow) -> None:
        """Show what became of the document by now; its pages stay."""
        told = (row.changed, row.blocked)
        changed = self._row is None or (self._row.changed, self._row.blocked) != told
        self._row = self.noting.row = row
        badge = badge_of(row)
        sign = f"znak pisma {row.letter}" if row.letter else ""
        note = joined(
            row.about,
            row.number,
            sign,
            f"wersja {row.edition}" if row.edition > 1 else "",
            row.reason,
        )
        self.header.show_title(row.heading, note, [badge] if badge else [])
        may_write = self._parts.access.may(self._office.right)
        self.steps.show_state(
            *(row.state, state_words(row)),
            may_write=may_write,
            sending=self._sending(row),
            is_signed=row.is_signed,
            is_refusable=self._office.silent is not None,
            is_delivered=not row.may_be_delivered,
        )
        self.new_version.setVisible(row.may_make and not row.newer)
        self.history.setVisible(self._office.history is not None)
        self.details.setVisible(self._office.history is None)
        self.scans.setVisible(row.of.kind != _WORKER)  # files are kept with records of families
        self.scans.setText(f"Skany ({row.scans})" if row.scans else "Skany")
        self._allow(ready=self._opened is not None)
        words = " ".join(part for part in (row.blocked, changed_words(row), _copies(row)) if part)
        if words and changed:
            self.notice.show_notice(words, "warn")

    def leave(self) -> None:
        """Back: from a question or a scan to the document, from this to the list."""
        for bar in (self.refusal, self.correction, self.tells):
            if not bar.isHidden():
                bar.leave()
                return
        if self.files.leave_view():
            return
        if self.inner.currentWidget() is not self.pages:
            self._show_pages()
            return
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Keep nothing of the document, and ask nothing about it."""
        for bar in (self.refusal, self.correction, self.tells):
            bar.hide()
        if self._task is not None:
            self._task.cancel()
        self._task = self._opened = self._row = self.noting.row = None

    def take_cursor(self) -> None:
        """Let the keys go to the pages."""
        shown = self.preview.canvas if self._opened is not None else self.back
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, opened: OpenedDocument) -> None:
        self._task, self._opened = None, opened
        painted = opened.painted
        self.output.noun = painted.report.kind
        tooltip(self.word, _OWN_WORD if opened.own_word else "")
        tooltip(self.print_button, _OWN_PAGES if opened.own_word else "")
        self.preview.show_pdf(painted.rendered.data, ())
        self.pages.show_content(is_empty=False)
        self._allow(ready=True)
        if opened.refused:
            self.notice.show_notice(opened.refused, "warn")
        self.take_cursor()

    def _fail(self, error: UserError) -> None:
        self._task = self._opened = None
        self.pages.empty.text.setText(error.message)
        self.pages.show_content(is_empty=True)
        self._allow(ready=False)
        self.take_cursor()

    def _show_broken(self) -> None:
        self._fail(UserError(_BROKEN))

    def _sending(self, row: DocumentRow) -> str:
        if self._office.sending:
            return self._office.sending if row.may_be_sent else ""
        return sending_words(row)

    def _note_printed(self) -> None:
        if self._row is not None and self._row.state is DocumentState.MADE:
            self.noting.take(DocumentState.PRINTED, self._parts.today)

    def _note_saved(self, path: Path) -> None:
        """A PDF is to be printed elsewhere; a Word copy is a document outside the safe."""
        if self._row is not None and self._row.may_make:
            self._parts.data.change(self._office.copy, self._row.id, str(path))

    def _begin_again(self, reason: str) -> None:
        row = self._row
        if row is not None:
            typed = self._office.typed_in(self._parts.data, row)
            self.again.emit(Begun(row.key, row.of, typed, row.id, reason))

    def _save(self, form: str) -> None:
        if self._opened is None:
            return
        own = self._opened.own_word if form == "docx" else None
        self.output.save(self._opened.painted, form, self._parts.now(), own)

    def _print(self) -> None:
        if self._opened is not None:
            self.output.print_pages(self._opened.painted)

    def _ask_details(self) -> None:
        if self._row is not None:
            self.details_asked.emit(RecordRef(self._office.kind, self._row.id))

    def _file_scans(self, paths: Sequence[Path]) -> None:
        self.filing.file(paths, self.document)

    def _switch(self) -> None:
        if self.inner.currentIndex() != _SCANS:
            self.inner.setCurrentIndex(_SCANS)
            self.files.card.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_pages()

    def _show_history(self) -> None:
        if self.inner.currentIndex() == _HISTORY or self._row is None:
            self._show_pages()
            return
        assert self._office.history is not None
        ask = partial(asked, self._office.history, (self._row.id,))
        self.reader.read(ask, self._show_entries)

    def _show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        self.past.show_entries(entries)
        self.inner.setCurrentIndex(_HISTORY)
        self.past.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pages(self) -> None:
        self.inner.setCurrentWidget(self.pages)
        self.take_cursor()

    def _show_refused(self, words: str) -> None:
        self.notice.show_notice(words, "danger")

    def _show_busy(self, busy: bool) -> None:
        self._allow(ready=not busy and self._opened is not None)

    def _allow(self, *, ready: bool) -> None:
        row = self._row
        may_leave = row is None or (row.may_make and not row.blocked)
        for button in self._outputs:
            button.setEnabled(ready and may_leave)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.new_version.clicked.connect(self.correction.ask)
        self.correction.given.connect(self._begin_again)
        self.correction.left.connect(self.take_cursor)
        self.scans.clicked.connect(self._switch)
        self.history.clicked.connect(self._show_history)
        self.details.clicked.connect(self._ask_details)
        self.word.clicked.connect(partial(self._save, "docx"))
        self.pdf.clicked.connect(partial(self._save, "pdf"))
        self.print_button.clicked.connect(self._print)
        self.steps.taken.connect(self.noting.take)
        self.noting.noted.connect(self.take_cursor)
        self.noting.refused.connect(self._show_refused)
        self.refusal.left.connect(self.take_cursor)
        self.tells.left.connect(self.take_cursor)
        self.output.told.connect(self.notice.show_notice)
        self.output.busy.connect(self._show_busy)
        self.output.printed.connect(self._note_printed)
        if self._office.by_code:  # what is dropped goes where its code says
            self.files.drops.dropped.disconnect(self.files.add)
            self.files.drops.dropped.connect(self._file_scans)
        self.filing.told.connect(self.notice.show_notice)
        self.output.saved.connect(self._note_saved)

    def _lay_out(self) -> None:
        scans = ScrollColumn("Skany dokumentu")
        scans.add(self.files.reader)
        scans.add(self.files.card)
        self.files.card.hide()
        past = ScrollColumn("Historia dokumentu")
        past.add(self.past)
        for sheet in (self.pages, scans, past):
            self.inner.addWidget(sheet)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (
            self.header,
            self.steps,
            self.notice,
            self.reader,
            self.refusal,
            self.correction,
            self.tells,
        ):
            column.addWidget(part)
        column.addWidget(self.inner, 1)
        self.places.addWidget(main)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.places)


def _copies(row: DocumentRow) -> str:
    return _COPIES.format("; ".join(row.copies)) if row.copies else ""
