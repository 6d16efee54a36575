"""The command line as a user runs it: a process of its own, a folder with blanks and Polish letters."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[2] / "src"
PASSWORD = "siedem zielonych parasoli"


@dataclass(frozen=True)
class CommandLine:
    """Runs commands on one data folder as if it were the given day."""

    folder: Path
    today: str

    def run(self, *arguments: str | Path, code: int = 0) -> str:
        """Run a command and return its standard output; AssertionError for another exit code."""
        done = subprocess.run(
            [sys.executable, "-m", "mgops_desktop", *map(str, arguments), "--today", self.today],
            env={**os.environ, "PYTHONPATH": str(SOURCE), "MGOPS_PASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    def on_folder(self, *arguments: str | Path) -> str:
        """Run a command on the data folder."""
        return self.run(*arguments, "--data", self.folder)

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self.on_folder(*arguments))
