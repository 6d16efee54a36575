"""The scripted working day in a process of its own: `python -m tests.gui.day FOLDER`.

Any try to reach a network ends it: the program must not even ask for an address.
"""

import os
import sys
import traceback
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.day.script import work_through
from tests.gui.hands import pause

_NETWORK = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)
DAY = date(2026, 11, 23)


def main(place: Path) -> int:
    """Do the whole day in the real program with everything of its own below `place`; returns 0 when it was done."""
    os.environ |= {"XDG_CONFIG_HOME": str(place / "ustawienia"), "HOME": str(place)}
    from mgops_desktop.app import make_program  # noqa: PLC0415 - it looks where its settings lie

    sys.addaudithook(_forbid_network)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("MGOPS Desktop")
    program = make_program(app, place / "dane", DAY)
    program.window.resize(1366, 768)
    program.begin()
    QTest.qWaitForWindowActive(program.window)
    try:
        work_through(program.window, place)
    except BaseException:
        traceback.print_exc()  # the program's own hook would only note it in its log
        program.window.grab().save(str(place / "okno.png"))
        os._exit(1)
    program.window.close()
    while program.window.isVisible():  # the backup of the evening is made
        pause(20)
    return 0


def _forbid_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        sys.stderr.write(f"NETWORK {event} {arguments}\n")
        os._exit(2)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
