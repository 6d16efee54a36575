"""Scans that are dropped on documents: each is kept with the document whose code stands on it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.tasks import Report, Task
from mgops_desktop.operations.documents.scanning import FiledScan, file_scan

_READING = "Szukam kodu na stronach…"
_WAIT = "Poczekaj, aż poprzedni skan trafi na miejsce."
_BROKEN = "Skanu nie udało się dołączyć. Zajrzyj na listę, zanim spróbujesz jeszcze raz."


class ScanFiling(QObject):
    """Works in the background; `told` says what became of the scans, and in what tone."""

    told = Signal(str, str)

    def __init__(self, parent: QObject, parts: Parts) -> None:
        super().__init__(parent)
        self._parts = parts
        self._task: Task | None = None

    def file(self, paths: Sequence[Path], opened: UUID | None = None) -> None:
        """Keep files with their documents; one without a code with the document that is `opened`."""
        if self._task is not None or self._parts.custody is None:
            self.told.emit(_WAIT, "warn")
            return
        self.told.emit(_READING, "accent")
        work = partial(_filed, self._parts.custody, tuple(paths), opened)
        self._task = self._parts.tasks.run_reporting(work, self._tell, None)
        self._task.broken.connect(self._tell_broken)
        self._task.stopped.connect(self._tell_broken)

    def _tell(self, answers: tuple[tuple[str, bool], ...]) -> None:
        self._task = None
        is_well = all(well for _words, well in answers)
        self.told.emit(" ".join(words for words, _well in answers), "ok" if is_well else "danger")

    def _tell_broken(self) -> None:
        self._task = None
        self.told.emit(_BROKEN, "danger")


def _filed(
    custody: Custody, paths: Sequence[Path], opened: UUID | None, report: Report
) -> tuple[tuple[str, bool], ...]:
    """Each scan by itself: what is wrong with one does not keep the others from their place."""
    answers = []
    for done, path in enumerate(paths):
        report(done, len(paths), _READING)
        try:
            answers.append((_words(custody.do(file_scan, path, opened)), True))
        except UserError as error:
            name = f"{path.name}: " if len(paths) > 1 else ""
            answers.append((f"{name}{error.message}", False))
    return tuple(answers)


def _words(filed: FiledScan) -> str:
    where = f"{filed.document.heading}, {filed.document.number}"
    if filed.by_code:
        return f"Skan trafił po kodzie do dokumentu: {where}."
    return f"Na skanie nie widać kodu QR. Dołączono go do otwartego dokumentu: {where}."
