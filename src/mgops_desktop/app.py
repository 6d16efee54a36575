"""Starts the window: application, look, program. Everything heavy waits until the first screen is painted."""

import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QApplication

from mgops_desktop.domain.clock import DayClock, SystemClock
from mgops_desktop.gui.faults import Faults
from mgops_desktop.gui.garbage import WindowGarbage
from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.shell.first_window import FirstWindow, mark_of, summon
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault.folder import default_folder

_MEMORY = "okno.ini"


def run(data_folder: Path | None, today: date | None) -> int:
    """Show the window on a data folder (the user's own by default) until it is closed.

    `today` sets the day that the rules go by, for trying things out.
    """
    made = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(made, QApplication)
    made.setApplicationName("MGOPS Desktop")
    made.setQuitOnLastWindowClosed(True)
    speak_polish(made)
    folder = data_folder or default_folder()
    mark = mark_of(_config_folder(), folder)
    if summon(mark):
        return 0
    program = make_program(made, folder, today)
    first = FirstWindow(program, mark)
    first.summoned.connect(program.come_forward)
    program.ended.connect(first.end)
    program.begin()
    return made.exec()


def make_program(app: QApplication, folder: Path, today: date | None) -> Program:
    """Put the program together; nothing is shown yet."""
    memory = WindowMemory(_config_folder() / _MEMORY)
    look = Look(app, memory.theme, memory.scale / 100)
    tasks = Tasks(app)
    clock = DayClock(today) if today else SystemClock()
    program = Program(look, tasks, memory, folder.absolute(), clock)
    program.ended.connect(WindowGarbage(program).end)
    Faults(app, logging.getLogger("mgops_desktop"), lambda: program.window).install()
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Start by the icon: the same options as the command without a command."""
    from mgops_desktop.cli.arguments import parse  # noqa: PLC0415

    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    return run(parsed.data, parsed.today)


def _config_folder() -> Path:
    return Path(platformdirs.user_config_path("MGOPS Desktop", appauthor=False))
