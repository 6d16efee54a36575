"""Kontrola: the files of the families as an inspector reads them, with what is missing and where it is filled in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import safe_file_name
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.asking_files import ask_file
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages import inspection_rows as rows
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.targets import INSPECTION, REPORTS, Target
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.filtered_list import FilteredList
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import OUTSIDE, WHOLE_NAMES
from mgops_desktop.operations.oversight.checklist import (
    CheckedFile,
    checked_caseload,
    checked_file,
)
from mgops_desktop.operations.oversight.dossier_file import save_dossier

_NOTE = "co jest w teczce każdej rodziny, a czego brakuje"
_CHOOSE = "Wybierz rodzinę z listy, żeby zobaczyć jej listę kontrolną."
_NOBODY = "Nie ma jeszcze spraw, które można skontrolować."
_GATHERING = "Zbieram zapisy rodziny…"


class InspectionPage(Page):
    """Families with their gaps on the left, the checklist of the chosen one beside them."""

    kinds = None

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._family: UUID | None = None
        self._files: Sequence[CheckedFile] = ()
        self._saving: Task | None = None
        self.gaps = Button(look, "Wykaz braków", "printer")
        self.pack = Button(look, "Pakiet na kontrolę", "file-text")
        self.save = Button(look, "Cała teczka w PDF", "download", primary=True)
        is_head = parts.access.may(Right.STAFF)
        actions = (self.gaps, *([self.pack] if is_head else []), self.save)
        self.header = PageHeader("Kontrola", actions)
        self.header.show_title("Kontrola", _NOTE)
        self.notices = NoticeBar(look)
        self.reader = Reader(parts)
        self.file_reader = Reader(parts)
        self.families = FilteredList(look, "Teczki rodzin", ("", ""), _how_many)
        self.families.add.hide()
        self.card = Card("Lista kontrolna")
        self.items = TwoLineList(
            look, "Lista kontrolna", RowStyle(chevrons=False, wraps=True, whole_titles=True)
        )
        self.state = Stateful(look, self.items, EmptyState(look, "file-text", _CHOOSE))
        self._lay_out()
        self._allow()
        self.setFocusProxy(self.families.list)

        self.gaps.clicked.connect(partial(self._ask_report, "gaps"))
        self.pack.clicked.connect(partial(self._ask_report, "inspection"))
        self.save.clicked.connect(self._save)
        self.families.chosen.connect(self._choose)
        self.families.opened.connect(self._enter)
        self.items.opened.connect(self._open)
        self.state.busy.cancel_asked.connect(self._stop)

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def refresh(self) -> None:
        self.reader.read(_caseload, self._show)
        if self._family is not None:
            self._read_file(self._family)

    def back(self) -> None:
        """Esc: from the checklist to the families."""
        self.families.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Target | None:
        return Target(INSPECTION, self._family) if self._family else None

    def open_target(self, target: Target) -> None:
        """Show the checklist of a family."""
        if target.id is not None:
            self.families.choose(target.id)
            self._choose(target.id)

    def _show(self, files: Sequence[CheckedFile]) -> None:
        found = rows.family_rows(files)
        self.families.show_rows(found)
        if self._family is None:
            self.state.empty.text.setText(_CHOOSE if found else _NOBODY)
            self.state.show_content(is_empty=True)
        missing = sum(len(one.gaps) for one in files)
        words = f"braki: {missing} · sprawy z brakami: {sum(bool(one.gaps) for one in files)}"
        self.header.show_title("Kontrola", words if missing else _NOTE)

    def _choose(self, family: UUID) -> None:
        if family != self._family:
            self._files = ()  # a file is never saved under another family's number
        self._family = family
        self._read_file(family)
        self._allow()

    def _read_file(self, family: UUID) -> None:
        self.file_reader.read(partial(_file, family), partial(self._show_file, family))

    def _show_file(self, family: UUID, files: Sequence[CheckedFile]) -> None:
        if family != self._family:
            return
        self._files = files
        self.items.set_rows(rows.file_rows(files, self.parts.access))
        if self._saving is None:
            self.state.show_content(is_empty=False)

    def _enter(self) -> None:
        if self._family is not None:
            self.items.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, key: object) -> None:
        target = key[0] if isinstance(key, tuple) else None
        if isinstance(target, Target):
            self.asked.emit(target)

    def _ask_report(self, kind: str) -> None:
        self.asked.emit(Target(REPORTS, tab=kind))

    def _allow(self) -> None:
        self.save.setEnabled(self._family is not None and self._saving is None)

    def _save(self) -> None:
        """Ask where, and write the whole file in the background; it can be stopped."""
        family, custody = self._family, self.parts.custody
        if family is None or custody is None or not self._files:
            return
        memory = self.parts.memory
        number = self._files[0].case.family_number.replace("/", "-")
        suggested = memory.folder / safe_file_name(f"akta_{number}", ".pdf")
        path = ask_file(self, suggested, "Dokument PDF")
        if path is None:
            return
        memory.keep_folder(path.parent)
        self.state.show_busy(_GATHERING)
        self._saving = self.parts.tasks.run_reporting(
            lambda report: custody.ask(save_dossier, family, path, self.parts.now(), report),
            self._tell_saved,
            self.state.busy.show_progress,
            self._fail,
        )
        self._saving.stopped.connect(self._end)
        self._saving.broken.connect(self._end)
        self._allow()

    def _stop(self) -> None:
        if self._saving is not None:
            self._saving.cancel()

    def _tell_saved(self, path: Path) -> None:
        self._end()
        veiled = WHOLE_NAMES if self.parts.data.veiled else ""
        words = f"Zapisano {path.name} w folderze {path.parent}.{veiled}{OUTSIDE}"
        self.notices.show_notice(words, "ok")

    def _fail(self, error: UserError) -> None:
        self._end()
        self.notices.show_notice(error.message, "danger")

    def _end(self) -> None:
        self._saving = None
        self.state.show_content(is_empty=False)
        self._allow()

    def _lay_out(self) -> None:
        self.card.body.addWidget(self.file_reader)
        self.card.body.addWidget(self.state, 1)
        stand_aside(self.families, self.parts.look, 318)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.families, 2)
        row.addWidget(self.card, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.header, self.notices, self.reader):
            column.addWidget(part)
        column.addLayout(row, 1)


def _how_many(count: int) -> str:
    return counted(count, "rodzina") if count else ""


def _caseload(ask: Ask) -> Sequence[CheckedFile]:
    return ask(checked_caseload)


def _file(family: UUID, ask: Ask) -> Sequence[CheckedFile]:
    return ask(checked_file, family)
