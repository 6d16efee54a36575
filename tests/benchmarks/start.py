"""From the command to the painted password window, and from Enter to the painted start page."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import CLOCK, Row, now

SUBJECT = "start"
RUNS = 9
_RUNS_WITH_PASSWORD = 5
_ROOT = Path(__file__).parents[2]


def rows(centres: Centres) -> Iterator[Row]:
    folder = str(centres.city)
    _shown("empty"), child("typed", folder)  # the files are read from the disk once
    pairs = [(_shown("empty"), _shown("password", folder)) for _ in range(RUNS)]
    empty = statistics.median(base for base, _own in pairs)
    window = statistics.median(own for _base, own in pairs)
    yield Row(SUBJECT, "password window", window, None, empty, 2.0)
    argon = []
    for what, name, most in (
        ("typed", "Enter to start page, without Argon2", 3.0),
        ("at_once", "Enter at once, Argon2 beside the imports", 5.0),
    ):
        told = [child(what, folder) for _ in range(_RUNS_WITH_PASSWORD)]
        argon += [one["argon2"] for one in told]
        # at once, Argon2 runs beside the imports and nobody waits for it
        own = [one["entered"] - (one["argon2"] if what == "typed" else 0) for one in told]
        taken = statistics.median(own)
        yield Row(SUBJECT, name, taken, None, empty, most)
    yield Row(SUBJECT, "Argon2", statistics.median(argon), 0.8)


def _shown(what: str, *folder: str) -> float:
    """Seconds from the start of a process until its window is painted; both read the same clock."""
    begun = 0.0 if os.environ.get(CLOCK) == "cpu" else now()
    return float(child(what, *folder)["painted"]) - begun


def child(what: str, *folder: str) -> dict[str, Any]:
    """Have the window do something in a process of its own; return what it tells."""
    command = [sys.executable, "-m", "tests.benchmarks.window", what, *folder]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{_ROOT / 'src'}{os.pathsep}{_ROOT}",
        # as an installed program does: its modules are compiled once, not at every start
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "mgops-benchmarks-pycache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
