"""Import: template, file, what it would do, its columns, the result; and earlier imports taken back."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.asking_files import ask_file, ask_open
from mgops_desktop.gui.importing.export_work import ExportWork
from mgops_desktop.gui.importing.import_rows import day_words
from mgops_desktop.gui.importing.import_work import ImportWork, Looked
from mgops_desktop.gui.importing.mapping_view import MappingView
from mgops_desktop.gui.importing.preview_view import ImportPreview
from mgops_desktop.gui.importing.result_view import ImportResultView
from mgops_desktop.gui.importing.start_view import ImportStart
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.states import BusyState, EmptyState
from mgops_desktop.operations.importing.history import PastImport, past_imports
from mgops_desktop.operations.importing.mapping import Proposal, keep_mapping, proposal_for
from mgops_desktop.operations.importing.result import ImportResult
from mgops_desktop.operations.importing.taking_back import TakenBack
from mgops_desktop.operations.importing.templates import save_template
from mgops_desktop.sheets.dictionaries import dictionaries_of

_SUFFIXES = (".xlsx", ".csv")
_SURE = (
    "Cofnąć import {}? Co przyniósł, trafi do kosza, co zmienił, wróci do poprzedniej treści. "
    "Zapisy zmienione później zostaną."
)
_COVERED = "Nazwiska są zasłonięte, więc treść pliku też. F9 odsłania."
_WHICH = "pliku {} z dnia {}"


class ImportPage(Page):
    """One view at a time; Esc leads one step back, and stops what goes on."""

    kinds = frozenset({"import_run"})
    shows_people = False  # what it shows comes from a file: it is covered whole, and work goes on

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._path: Path | None = None
        self._looked: Looked | None = None
        self._origin: QWidget | None = None
        self.notices = NoticeBar(look)
        self.start = ImportStart(look)
        self.mapping = MappingView(look)
        self.result = ImportResultView(look)
        self.busy = BusyState(look)
        self.cover = EmptyState(look, "eye-off", _COVERED)
        self.work = ImportWork(self, parts)
        self.export = ExportWork(self, parts, self.start.export)
        self.start.export.setVisible(parts.access.may(Right.EVERY_FAMILY))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect_start()
        self._connect_views()
        self._connect_work()

    @cached_property
    def preview(self) -> ImportPreview:
        """What a file would bring, with its four tables; made when there is a file, or ahead."""
        made = ImportPreview(self.parts.look, self.parts.clipboard)
        self._stack.addWidget(made)
        made.import_asked.connect(self._import)
        made.again_asked.connect(self._look_again)
        made.mapping_asked.connect(self._map)
        made.other_asked.connect(self._begin_again)
        return made

    @property
    def _has_preview(self) -> bool:
        return "preview" in vars(self)

    def make_part(self) -> bool:
        """Make the preview of a file."""
        return not self._has_preview and self.preview is not None

    def refresh(self) -> None:
        self.start.show_past(self.parts.data.read(past_imports), self.parts.today)

    def back(self) -> None:
        """Esc: one step back; what goes on is stopped first."""
        shown = self._stack.currentWidget()
        if shown is self.busy:
            self.busy.cancel.click()
        elif shown is self.mapping and self._looked is not None:
            self._show(self.preview)
        else:
            self._begin_again()

    def show_veil(self) -> None:
        """Cover what was read from a file: the program does not know which words there are names."""
        read = self._stack.currentWidget() not in (self.start, self.busy)
        covered = read and self.parts.data.veiled
        self._stack.setVisible(not covered)
        self.cover.setVisible(covered)

    def open_target(self, target: Target) -> None:
        """Show the beginning, unless an import goes on or waits for an answer."""
        self.setFocus()

    def look_at(self, path: Path) -> None:
        """Read a file and show what its import would do."""
        self._path = path
        self.notices.clear()
        self._show_busy(f"Czytam plik {path.name}…")
        self.work.look_at_file(path)

    def _choose_file(self) -> None:
        path = ask_open(self, self.parts.memory.folder, "Arkusze i pliki CSV", _SUFFIXES)
        if path is not None:
            self.parts.memory.keep_folder(path.parent)
            self.look_at(path)

    def _save_template(self, flat: bool) -> None:
        name = "szablon-prosty.xlsx" if flat else "szablon.xlsx"
        path = ask_file(self, self.parts.memory.folder / name, "Skoroszyt Excel")
        if path is None:
            return
        self.parts.memory.keep_folder(path.parent)
        dictionaries = self.parts.data.read(dictionaries_of)
        work = partial(save_template, path, dictionaries, flat=flat)
        self.parts.tasks.run(work, self._tell_saved, self._tell_refused)

    def _tell_saved(self, path: Path) -> None:
        self.notices.show_notice(f"Zapisano szablon {path.name} w folderze {path.parent}.", "ok")

    def _tell_refused(self, error: UserError) -> None:
        self.notices.show_notice(error.message, "danger")

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        self.preview.show_plan(looked)
        self._show(self.preview)

    def _look_again(self) -> None:
        if self._path is not None:
            self.look_at(self._path)

    def _map(self) -> None:
        if self._looked is not None:
            titles = [
                one.title for one in self._looked.workbook.sheets if not one.title.startswith("_")
            ]
            self.mapping.begin(titles, self._propose)
            self._show(self.mapping)

    def _propose(self, title: str, kind: str | None) -> Proposal:
        assert self._looked is not None
        workbook = self._looked.workbook
        only = tuple(one for one in workbook.sheets if one.title == title)[:1]
        return self.parts.data.read(proposal_for, replace(workbook, sheets=only), kind)

    def _take_mapping(self, title: str, kind: str, columns: Mapping[str, str]) -> None:
        if self._looked is None:
            return
        self.parts.data.change(keep_mapping, kind, columns)
        self._show_busy("Sprawdzam wiersze…")
        self.work.look_again(self._looked.workbook, {**self._looked.chosen, title: kind})

    def _import(self) -> None:
        if self._looked is not None and not self.work.is_busy:
            self._show_busy("Robię kopię zapasową…")
            self.work.store(self._looked)

    def _show_imported(self, result: ImportResult) -> None:
        if result.plan.errors:  # somebody changed the data since the preview
            assert self._looked is not None
            self._show_looked(replace(self._looked, plan=result.plan))
            return
        self._forget()
        self.result.show_import(result)
        self._show(self.result)

    def _ask_back(self, one: PastImport) -> None:
        which = _WHICH.format(one.file_name, day_words(one))
        self._ask_to_take_back(one.id, which)

    def _ask_last_back(self, import_id: UUID) -> None:
        self._ask_to_take_back(import_id, "tego pliku")

    def _ask_to_take_back(self, import_id: UUID, which: str) -> None:
        offers = (
            Offer("Cofnij ten import", partial(self._take_back, import_id)),
            Offer("Zostaw", self._focus_view),
        )
        self.notices.show_notice(_SURE.format(which), "warn", offers)
        self.notices.focus_first()

    def _take_back(self, import_id: UUID) -> None:
        if not self.work.is_busy:
            self._show_busy("Robię kopię zapasową…")
            self.work.take_back(import_id)

    def _show_taken_back(self, taken: TakenBack) -> None:
        self.result.show_taken_back(taken)
        self._show(self.result)
        self.parts.data.deleted.emit()

    def _tell_stopped(self, words: str) -> None:
        self._return()
        self.notices.show_notice(words, "accent")

    def _tell_failed(self, words: str) -> None:
        self._return()
        self.notices.show_notice(words, "danger")

    def _return(self) -> None:
        """Go back to where the work was begun: to the preview, or to the beginning."""
        origin = self._origin
        if self._looked is None and origin is not self.result:
            origin = self.start
        self._show(origin or self.start)

    def _begin_again(self) -> None:
        self._forget()
        self._show(self.start)

    def _forget(self) -> None:
        """Let go of the file: it holds personal data, and much of them."""
        self._looked = None
        if self._has_preview:
            self.preview.forget()

    def _show_busy(self, words: str) -> None:
        shown = self._stack.currentWidget()
        self._origin = self._origin if shown is self.busy else shown
        self.busy.begin(words)
        self._stack.setCurrentWidget(self.busy)
        self.show_veil()
        self._focus_view()

    def _show(self, view: QWidget) -> None:
        if view is not self._stack.currentWidget():
            self.notices.clear()
        self._stack.setCurrentWidget(view)
        self.show_veil()
        self._focus_view()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor goes on to what is next to be done in the view that is shown."""
        super().focusInEvent(event)
        self._focus_view()

    def _focus_view(self) -> None:
        next_steps: dict[QWidget | None, QWidget] = {
            self.start: self.start.zone.choose,
            self.mapping: self.mapping.kind,
            self.result: self.result.finish,
            self.busy: self.busy.cancel,
        }
        if self._has_preview:
            next_steps[self.preview] = self.preview.sheets
        if self.isVisible():
            next_steps[self._stack.currentWidget()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect_start(self) -> None:
        self.export.told.connect(self.notices.show_notice)
        self.start.template_asked.connect(self._save_template)
        self.start.back_asked.connect(self._ask_back)
        self.start.zone.choose.clicked.connect(self._choose_file)
        self.start.zone.dropped.connect(self.look_at)

    def _connect_views(self) -> None:
        self.mapping.mapped.connect(self._take_mapping)
        self.mapping.left.connect(self.back)
        self.result.back_asked.connect(self._ask_last_back)
        self.result.done.connect(self._begin_again)
        self.busy.cancel_asked.connect(self.work.cancel)

    def _connect_work(self) -> None:
        self.work.looked.connect(self._show_looked)
        self.work.imported.connect(self._show_imported)
        self.work.taken_back.connect(self._show_taken_back)
        self.work.stopped.connect(self._tell_stopped)
        self.work.failed.connect(self._tell_failed)
        self.work.progressed.connect(self.busy.show_progress)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.cover, 1)
        self.cover.hide()
        for view in (self.start, self.mapping, self.result, self.busy):
            self._stack.addWidget(view)
