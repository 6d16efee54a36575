"""The window on a data folder, and the pictures that are taken of it."""

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.hands import pause, settled

from mgops_desktop.domain.clock import Clock
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.shell.work import Work
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Task, Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import OpenData, open_data

SIZE = (1366, 768)
_PATIENCE = 60.0


@dataclass
class Album:
    """A folder for pictures; those whose name does not begin with `only` are not taken."""

    look: Look
    place: Path
    only: str = ""

    def wants(self, name: str) -> bool:
        """Whether pictures of this name, or of more after it, are to be taken."""
        return name.startswith(self.only) or self.only.startswith(name)

    def take(self, widget: QWidget, name: str) -> None:
        """Paint what is shown."""
        if name.startswith(self.only):
            pause(40)
            widget.grab().save(str(self.place / f"{name}.png"))


class Sitting:
    """Somebody before the window on a data folder."""

    def __init__(
        self, look: Look, folder: Path, login: str, password: str, clock: Clock, memory: Path
    ) -> None:
        app = QApplication.instance()
        assert app is not None
        self.tasks = Tasks(app)
        self.opened: OpenData = open_data(folder, password, clock, login=login)
        kept = WindowMemory(memory)
        self.work = Work(app, self.opened, look, self.tasks, kept, clock)
        self.window: MainWindow = self.work.window
        self.parts: Parts = self.window._parts
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read and nothing goes on in the background."""
        end = time.monotonic() + _PATIENCE
        pause(20)
        settled(self.work.screen)
        while self.tasks.findChildren(Task):
            assert time.monotonic() < end, "the background never ends"
            pause(20)
        settled(self.work.screen)

    def leave(self) -> None:
        """Close the window and let the folder go, without a backup."""
        self.work.leave()
        self.tasks.close()
        self.window.close()
        self.opened.let_go()
