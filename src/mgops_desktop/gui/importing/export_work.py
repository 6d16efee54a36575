"""All records into a workbook: for another folder of the centre, or to be corrected and imported again."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.asking_files import ask_file
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.words import OUTSIDE, WHOLE_NAMES
from mgops_desktop.operations.writing_out import write_file

_WRITING = "Zapisuję wszystkie zapisy…"
_FAULT = "Eksportu nie udało się zapisać. Spróbuj jeszcze raz."
_TOO_LONG = " Za długie dla komórki: {}; w ich miejscu stoi uwaga."


class ExportWork(QObject):
    """Asks where and writes in the background; the button waits meanwhile. `told` gives a sentence and its tone."""

    told = Signal(str, str)

    def __init__(self, window: QWidget, parts: Parts, button: QPushButton) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._button = button
        button.clicked.connect(self._ask)

    def _ask(self) -> None:
        memory = self._parts.memory
        suggested = memory.folder / f"eksport-{self._parts.today.isoformat()}.xlsx"
        path = ask_file(self._window, suggested, "Skoroszyt Excel")
        if path is None:
            return
        memory.keep_folder(path.parent)
        self._button.setEnabled(False)
        self.told.emit(_WRITING, "accent")
        work = partial(_write, self._parts.data, path)
        task = self._parts.tasks.run(work, partial(self._tell, path), self._refuse)
        task.broken.connect(self._tell_fault)

    def _tell(self, path: Path, too_long: int) -> None:
        self._button.setEnabled(True)
        whole = WHOLE_NAMES if self._parts.data.veiled else ""
        more = _TOO_LONG.format(too_long) if too_long else ""
        self.told.emit(
            f"Zapisano {path.name} w folderze {path.parent}.{whole}{more}{OUTSIDE}", "ok"
        )

    def _refuse(self, error: UserError) -> None:
        self._button.setEnabled(True)
        self.told.emit(error.message, "danger")

    def _tell_fault(self) -> None:
        self._refuse(UserError(_FAULT))


def _write(data: Data, path: Path) -> int:
    """Write the workbook; returns how many texts no cell holds. Protected addresses stay covered."""
    from mgops_desktop.operations.exporting import export_workbook  # noqa: PLC0415  writing workbooks is heavy

    written = data.read_plainly(export_workbook)
    write_file(path, written.content)
    data.rest()
    return len(written.problems)
