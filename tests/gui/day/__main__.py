"""The scripted working day in a process of its own: `python -m tests.gui.day FOLDER [--no-network]`."""

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.day.script import work_through

DAY = date(2026, 11, 23)


def main(place: Path) -> int:
    """Do the whole day in the real program with everything of its own below `place`; returns 0 when it was done."""
    os.environ |= {"XDG_CONFIG_HOME": str(place / "ustawienia"), "HOME": str(place)}
    from mgops_desktop.app import make_program  # noqa: PLC0415 - it looks where its settings lie

    app = QApplication(sys.argv[:1])
    app.setApplicationName("MGOPS Desktop")
    program = make_program(app, place / "dane", DAY)
    program.window.resize(1366, 768)
    program.begin()
    QTest.qWaitForWindowActive(program.window)
    work_through(program.window, place)
    app.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
