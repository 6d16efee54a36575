"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from mgops_desktop.domain.clock import Clock, as_local
from mgops_desktop.gui.access import EVERYTHING, Access
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.folder_facts import FolderFacts


def _no_folder_facts() -> FolderFacts:
    """Parts without a data folder (pictures, tests of widgets) know nothing of one."""
    return FolderFacts("", "", 0, None, checked_in_full=False, memory_mib=0, passes=0)


def _no_folder(_reason: str) -> None:
    """Parts without a data folder (pictures, tests of widgets) have nothing to back up."""


@dataclass(frozen=True)
class Parts:
    """The data, the look, the background, the clock (whose day `--today` can set), what the account may do.

    `memory` keeps what concerns this computer only. `folder_facts` looks at the folder's keys and
    backups, in the background only. `back_up` makes a verified backup for a reason,
    in the background only; it raises a UserError where none can be made. `practice` tells a practice file.
    """

    data: Data
    look: Look
    tasks: Tasks
    clock: Clock
    clipboard: Clipboard
    memory: WindowMemory
    access: Access = EVERYTHING
    folder_facts: Callable[[], FolderFacts] = _no_folder_facts
    back_up: Callable[[str], object] = _no_folder
    practice: bool = False

    @property
    def today(self) -> date:
        return self.clock.today()

    def now(self) -> datetime:
        """The moment in Polish time."""
        return as_local(self.clock.now())
