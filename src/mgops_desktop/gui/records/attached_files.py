"""Files of the record that stands in a form: added, opened, put into the bin, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mgops_desktop.domain.attachment import KINDS
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.asking_files import ask_open
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.records.file_drops import FileDrops
from mgops_desktop.gui.records.file_view import FileView
from mgops_desktop.gui.records.files_card import FilesCard, refused_words
from mgops_desktop.gui.tasks import Report, Task
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.operations.attaching import file_on_disk, keep_file
from mgops_desktop.operations.attachment import RecordFiles, files_of, stands_apart
from mgops_desktop.operations.visit import bin_record, restore_record

_READING, _KEEPING = "Czytam plik…", "Szyfruję i zapisuję…"
_FIRST_SAVE = "Najpierw zapisz ten zapis, potem dołącz do niego plik."
_TAKES_NONE = "Do tego zapisu nie dołącza się plików."
_WAIT = "Poczekaj, aż poprzedni plik zostanie dołączony."
_BROKEN = "Nie udało się dołączyć pliku. Zajrzyj na listę, zanim spróbujesz jeszcze raz."
_STOPPED = "Przerwano. Na liście jest to, co zdążono dołączyć."
_BINNED = "Załącznik przeniesiono do kosza."
_UNDO_SECONDS = 10


@dataclass(frozen=True)
class Added:
    """How many files were kept, and why others were not."""

    count: int
    refused: tuple[str, ...]


class AttachedFiles(QObject):
    """Belongs to a form. `card` stands under its fields, a file is opened in `places` instead of the form.

    `refused` says why a file that was dropped cannot be kept, `wanted` that the card is to be in sight. Without a way
    to the data folder there is nothing.
    """

    refused = Signal(str)
    wanted = Signal(object)

    def __init__(self, parts: Parts, form: QWidget, places: QStackedWidget) -> None:
        super().__init__(form)
        self._parts = parts
        self._places = places
        self._of: RecordRef | None = None
        self._files = RecordFiles()
        self._task: Task | None = None
        self.view: FileView | None = None
        self.reader = Reader(parts)
        self.card = FilesCard(parts.look)
        self.drops = FileDrops(form)

        self.card.add.clicked.connect(self._ask_file)
        self.card.stop.clicked.connect(self._stop)
        self.card.list.opened.connect(self._open)
        self.drops.dropped.connect(self.add)
        self.drops.hovered.connect(self._show_hovered)

    @property
    def is_viewing(self) -> bool:
        """Whether a file is shown in place of the form."""
        return self.view is not None and self._places.currentWidget() is self.view

    def begin(self, record: RecordRef | None) -> None:
        """Another record stands in the form, or a new one, which has no files yet."""
        if self.view is not None:
            self.view.forget()
        self._places.setCurrentIndex(0)
        self._of, self._files = record, RecordFiles()
        self.card.hide()
        self.card.notice.clear()
        self.drops.watch()
        self._read()

    def leave_view(self) -> bool:
        """Close the file that is shown, or what is asked about it; False if there is none."""
        if self.view is None or not self.is_viewing:
            return False
        self.view.leave()
        return True

    def take_cursor(self) -> bool:
        """Let the keys go to the file that is shown; False if there is none."""
        if self.view is None or not self.is_viewing:
            return False
        self.view.take_cursor()
        return True

    def add(self, paths: Sequence[Path]) -> None:
        """Keep files with the record, one after the other, in the background."""
        self._show_hovered(False)
        custody, of = self._parts.custody, self._of
        why_not = self._why_not()
        if why_not or custody is None or of is None:
            self.refused.emit(why_not)
            return
        self.card.begin_busy(_READING)
        self.wanted.emit(self.card)
        self._task = self._parts.tasks.run_reporting(
            partial(_add, custody, of, tuple(paths)),
            partial(self._tell_added, of),
            self.card.show_progress,
        )
        self._task.stopped.connect(self._tell_stopped)
        self._task.broken.connect(self._tell_broken)

    def _why_not(self) -> str:
        if self._task is not None:
            return _WAIT
        if self._of is None:
            return _FIRST_SAVE
        return "" if self._files.takes and self._files.may_write else _TAKES_NONE

    def _ask_file(self) -> None:
        memory = self._parts.memory
        path = ask_open(self.card, memory.folder, "Dokumenty i obrazy", KINDS)
        if path is None:
            return
        if self._of is not None and not stands_apart(self._of):
            memory.keep_folder(path.parent)
        self.add([path])

    def _read(self) -> None:
        self.reader.drop()
        of = self._of
        if of is not None and self._parts.custody is not None:
            self.reader.read(lambda ask: ask(files_of, of), self._show)

    def _show(self, files: RecordFiles) -> None:
        self._files = files
        self.card.show_files(files)
        self.card.setVisible(files.takes)
        if not self.card.notice.isHidden():
            self.wanted.emit(self.card)

    def _tell_added(self, of: RecordRef, added: Added) -> None:
        self._end()
        if added.refused:
            words, tone = refused_words(added.refused, added.count), "danger"
        else:
            words, tone = f"Dołączono: {counted(added.count, 'plik')}.", "ok"
        if of == self._of:
            self.card.notice.show_notice(words, tone)
        elif added.refused:  # the form is left, but a file that was not kept must be known of
            raise UserError(words)

    def _tell_stopped(self) -> None:
        self._end()
        self.card.notice.show_notice(_STOPPED, "accent")

    def _tell_broken(self) -> None:
        self._end()
        self.card.notice.show_notice(_BROKEN, "danger")

    def _stop(self) -> None:
        self.card.stop.setEnabled(False)
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self.card.end_busy()
        self._read()

    def _open(self, file: object) -> None:
        row = next((one for one in self._files.rows if one.id == file), None)
        if row is not None and self._of is not None:
            view = self._made_view()
            self._places.setCurrentWidget(view)
            view.show_file(self._of, row, may_bin=self._files.may_write)

    def _made_view(self) -> FileView:
        if self.view is None:
            assert self._parts.custody is not None
            self.view = FileView(self._parts, self._parts.custody)
            self._places.addWidget(self.view)
            self.view.left.connect(self._return)
            self.view.bin_asked.connect(self._put_in_bin)
        return self.view

    def _return(self) -> None:
        self._places.setCurrentIndex(0)
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_bin(self, file: UUID, reason: str) -> None:
        assert self.view is not None
        try:
            self._parts.data.change(bin_record, self._files.kind, file, reason)
        except UserError as error:
            self.view.refuse(error)
            return
        self.view.leave()
        undo = Offer("Cofnij", partial(self._restore, file))
        self.card.notice.show_notice(_BINNED, "accent", [undo], seconds=_UNDO_SECONDS)
        self._read()
        self.wanted.emit(self.card)

    def _restore(self, file: UUID) -> None:
        self._parts.data.change(restore_record, self._files.kind, file)
        self._read()

    def _show_hovered(self, hovered: bool) -> None:
        self.card.show_hovered(is_hovered=hovered and not self._why_not())


def _add(custody: Custody, of: RecordRef, paths: Sequence[Path], report: Report) -> Added:
    """Each file is kept by itself: what is wrong with one does not keep the others out."""
    kept, refused = 0, []
    for path in paths:
        report(kept, len(paths) if len(paths) > 1 else 0, _READING)
        try:
            file = file_on_disk(path)
            report(kept, len(paths) if len(paths) > 1 else 0, _KEEPING)
            custody.do(keep_file, of, file)
        except UserError as error:
            refused.append(f"{path.name}: {error.message}" if len(paths) > 1 else error.message)
        else:
            kept += 1
    return Added(kept, tuple(refused))
