"""Start the program from a checkout.

    python3 packaging/start.py [arguments of the program]      (Windows: py packaging\\start.py)

The first time it prepares `.venv`. Arguments are handed to the program. Without a display and
without arguments it makes a practice centre and prints its annual report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import _setup

REPORT = _setup.ROOT / "practice-report.pdf"
PROGRAM = [str(_setup.PYTHON), "-m", "mgops_desktop"]
PRACTICE_PASSWORD = "cwiczenie"  # the practice file's; the data are invented
INTERRUPTED = 130


def needs_qt(arguments: list[str]) -> bool:
    """The window and the self-check do; a command and the practice report do not."""
    return arguments[0].startswith("-") if arguments else _setup.has_display()


def practice_report() -> int:
    """Make a practice centre in a temporary folder and leave its last whole year's report here."""
    print("Nie ma ekranu: tworzę ośrodek ćwiczebny i jego sprawozdanie roczne …", flush=True)
    year = str(date.today().year - 1)  # noqa: DTZ011 - the centre's own calendar
    environment = {**os.environ, "MGOPS_PASSWORD": PRACTICE_PASSWORD}
    with tempfile.TemporaryDirectory(prefix="mgops-", ignore_cleanup_errors=True) as folder:
        data, printed = str(Path(folder, "dane")), str(Path(folder, "sprawozdanie.pdf"))
        make = ["demo", "--data", data]
        report = ["report", "annual", "--year", year, "--format", "pdf", "-o", printed]
        for command in (make, [*report, "--data", data]):
            code = subprocess.call([*PROGRAM, *command], env=environment)
            if code:
                return code
        shutil.move(printed, REPORT)
    print(f"Gotowe. Sprawozdanie roczne ośrodka ćwiczebnego: {REPORT}")
    return 0


def main(arguments: list[str]) -> int:
    """Prepare, then run; returns the program's exit code, 3 where a prerequisite is missing."""
    _setup.speak_utf8()
    window = _setup.has_display()
    try:
        lacking = _setup.missing_qt_packages(window=window) if needs_qt(arguments) else []
        _setup.check_prerequisites(lacking)
        _setup.install(_setup.ROOT / "packaging" / "requirements.txt")
    except _setup.SetupError as reason:
        print(reason, file=sys.stderr)
        return _setup.PREREQUISITE_MISSING
    if arguments or window:
        return subprocess.call([*PROGRAM, *arguments])
    return practice_report()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
