"""What every page is given."""

from dataclasses import dataclass
from datetime import date, datetime

from mgops_desktop.domain.clock import Clock, as_local
from mgops_desktop.gui.access import EVERYTHING, Access
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory


@dataclass(frozen=True)
class Parts:
    """The data, the look, the background, the clock (whose day `--today` can set), what the account may do.

    `memory` keeps what concerns this computer only; `custody` leads to the folder as a whole (pictures and tests of
    widgets have none). `practice` tells a practice file.
    """

    data: Data
    look: Look
    tasks: Tasks
    clock: Clock
    clipboard: Clipboard
    memory: WindowMemory
    access: Access = EVERYTHING
    custody: Custody | None = None
    practice: bool = False

    @property
    def today(self) -> date:
        return self.clock.today()

    def now(self) -> datetime:
        """The moment in Polish time."""
        return as_local(self.clock.now())
