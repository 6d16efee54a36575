"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from mgops_desktop.gui.data import Data
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks


@dataclass(frozen=True)
class Parts:
    """The data, the look, the background, and the clock (which `--today` can set)."""

    data: Data
    look: Look
    tasks: Tasks
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        return self.now().date()
