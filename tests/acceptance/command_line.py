"""The command line as a user runs it: a process of its own, a folder with blanks and Polish letters."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fixtures.processes import a_command

PASSWORD = "siedem zielonych parasoli"


@dataclass(frozen=True)
class CommandLine:
    """Runs commands on one data folder as if it were the given day."""

    folder: Path
    today: str

    def run(self, *arguments: str | Path, code: int = 0) -> str:
        """Run a command and return its standard output; AssertionError for another exit code."""
        words = [*map(str, arguments), "--today", self.today]
        done = a_command(words, {"MGOPS_PASSWORD": PASSWORD})
        assert done.code == code, done.err
        return done.out

    def on_folder(self, *arguments: str | Path) -> str:
        """Run a command on the data folder."""
        return self.run(*arguments, "--data", self.folder)

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self.on_folder(*arguments))
