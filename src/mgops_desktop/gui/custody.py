"""The screens' way to the data folder as a whole: its accounts and keys, its backups, where it lies."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from mgops_desktop.gui.data import Data

if TYPE_CHECKING:
    from mgops_desktop.gui.backup_report import BackupReport
    from mgops_desktop.operations.data_folder import OpenData

P = ParamSpec("P")
T = TypeVar("T")


class Custody(QObject):
    """Asks and does what concerns the folder; both may be called from a background task.

    `keys_taken` gives the compartments whose keys somebody held who may hold them no more: the shell replaces them,
    which closes the folder. `folder_asked` gives another folder that is to be opened instead. `backed_up` tells
    that a backup was made or checked, `reported` that `report` says anew how the backups stand.
    """

    keys_taken = Signal(object)
    folder_asked = Signal(object)
    backed_up = Signal()
    reported = Signal()

    def __init__(self, parent: QObject, opened: "OpenData", data: Data) -> None:
        super().__init__(parent)
        self._opened = opened
        self._data = data
        self.report: BackupReport | None = None

    def tell(self, report: "BackupReport") -> None:
        """Take what is known of the backups now."""
        if report != self.report:
            self.report = report
            self.reported.emit()

    def ask(
        self, look: Callable[Concatenate["OpenData", P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Look at something; nothing changes."""
        return look(self._opened, *args, **kwargs)

    def do(
        self, operation: Callable[Concatenate["OpenData", P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do an operation that changes accounts, keys or the folder."""
        answer = operation(self._opened, *args, **kwargs)
        self._data.saved.emit()
        return answer
