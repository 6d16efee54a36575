"""Reading, importing and taking back in the background, and how each ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.tasks import Report, Task
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.importing import (
    ImportPlan,
    ImportResult,
    Progress,
    Stage,
    TakenBack,
    file_of,
    import_workbook,
    plan_import,
    take_back_import,
)
from mgops_desktop.sheets.raw import RawWorkbook

_STOPPED = "Przerwano. Nic nie zapisano."
_BROKEN = "Nie udało się tego zrobić. Nic nie zapisano. Zamknij program i spróbuj jeszcze raz."
_WORDS = {
    Stage.READING: "Czytam plik…",
    Stage.PARSING: "Sprawdzam wiersze…",
    Stage.COMPARING: "Porównuję z zapisami…",
    Stage.STORING: "Zapisuję…",
}


@dataclass(frozen=True)
class Looked:
    """A file that was read, what the user said of its sheets, and what an import would do."""

    workbook: RawWorkbook
    chosen: Mapping[str, str]
    plan: ImportPlan


class ImportWork(QObject):
    """One piece of work at a time. `stopped` and `failed` give the sentence to show."""

    looked = Signal(object)
    imported = Signal(object)
    taken_back = Signal(object)
    stopped = Signal(str)
    failed = Signal(str)
    progressed = Signal(int, int, str)

    def __init__(self, parent: QObject, parts: Parts) -> None:
        super().__init__(parent)
        self._parts = parts
        self._task: Task | None = None
        self._done: Callable[[object], None] = self.looked.emit
        self._stored: list[tuple[Callable[[object], None], object]] = []

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def look_at_file(self, path: Path) -> None:
        """Read a file and say what its import would do."""
        self._run(partial(_read, self._parts.data, path), self.looked.emit)

    def look_again(self, workbook: RawWorkbook, chosen: Mapping[str, str]) -> None:
        """Say what an import would do now that something else is known of its sheets."""
        self._run(partial(_plan, self._parts.data, workbook, chosen), self.looked.emit)

    def store(self, looked: Looked) -> None:
        """Back up, then import everything or nothing."""
        self._run(partial(self._import, looked), self.imported.emit)

    def take_back(self, import_id: UUID) -> None:
        """Back up, then take an import back as far as nothing later stands in the way."""
        self._run(partial(self._undo, import_id), self.taken_back.emit)

    def cancel(self) -> None:
        """Stop at the next step; what is stored by then stays stored and is told."""
        if self._task is not None:
            self._task.cancel()

    def _run(self, work: Callable[[Report], object], done: Callable[[object], None]) -> None:
        self._stored, self._done = [], done
        self._task = self._parts.tasks.run_reporting(
            work, self._end, self._tell_progress, self._fail
        )
        self._task.stopped.connect(self._tell_stopped)
        self._task.broken.connect(self._tell_broken)

    def _import(self, looked: Looked, report: Report) -> ImportResult:
        self._back_up("przed importem", report)
        result = self._parts.data.change(
            import_workbook, looked.workbook, looked.chosen, progress=told(report)
        )
        self._stored.append((self.imported.emit, result))
        self._parts.data.rest()
        return result

    def _undo(self, import_id: UUID, report: Report) -> TakenBack:
        self._back_up("przed cofnięciem importu", report)
        taken = self._parts.data.change(take_back_import, import_id, progress=told(report))
        self._stored.append((self.taken_back.emit, taken))
        self._parts.data.rest()
        return taken

    def _back_up(self, reason: str, report: Report) -> None:
        report(0, 0, "Robię kopię zapasową…")
        assert self._parts.custody is not None
        self._parts.custody.do(OpenData.back_up, reason=reason)
        report(0, 0, _WORDS[Stage.PARSING])

    def _end(self, result: object) -> None:
        self._task = None
        self._done(result)

    def _tell_progress(self, done: int, total: int, text: str) -> None:
        self.progressed.emit(done, total, text)

    def _fail(self, error: UserError) -> None:
        self._task = None
        self.failed.emit(error.message)

    def _tell_stopped(self) -> None:
        """Somebody stopped the work; when it was stored already, that is what has to be told."""
        self._task = None
        if self._stored:
            tell, result = self._stored.pop()
            tell(result)
        else:
            self.stopped.emit(_STOPPED)

    def _tell_broken(self) -> None:
        self._task = None
        self.failed.emit(_BROKEN)


def told(report: Report) -> Progress:
    """Return an import's progress as the window's: with words, and stopped when the user says so."""

    def progress(stage: Stage, done: int, total: int) -> None:
        words = _WORDS[stage]
        if done and not total:
            words = f"{words} {counted(done, 'wiersz')}"
        report(done, total, words)

    return progress


def _read(data: Data, path: Path, report: Report) -> Looked:
    report(0, 0, _WORDS[Stage.READING])
    return _plan(data, file_of(path, told(report)), {}, report)


def _plan(data: Data, workbook: RawWorkbook, chosen: Mapping[str, str], report: Report) -> Looked:
    plan = data.read(plan_import, workbook, chosen, progress=told(report))
    data.rest()
    return Looked(workbook, chosen, plan)
