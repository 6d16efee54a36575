"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from mgops_desktop.gui.access import EVERYTHING, Access
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory


@dataclass(frozen=True)
class Parts:
    """The data, the look, the background, the clock (which `--today` can set), what the account may do.

    `now` is a moment in Polish time; `memory` keeps what concerns this computer only.
    """

    data: Data
    look: Look
    tasks: Tasks
    now: Callable[[], datetime]
    clipboard: Clipboard
    memory: WindowMemory
    access: Access = EVERYTHING

    @property
    def today(self) -> date:
        return self.now().date()
