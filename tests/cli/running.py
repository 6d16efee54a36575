"""Runs the command line as its user does, in a process of its own, and reads what it prints."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fastjsonschema
from tests.fixtures.processes import a_command

from mgops_desktop.files import shipped

PASSWORD = "zielona ławka przed domem"
TODAY = "2026-11-21"


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, words for people."""

    code: int
    out: str
    said: str

    def json(self, schema: str) -> Any:
        """The only thing on standard output, valid by the named schema."""
        found = json.loads(self.out)
        validate(schema, found)
        return found


def validate(schema: str, found: Any) -> None:
    path = shipped("resources", "schemas", f"{schema}.schema.json")
    fastjsonschema.compile(json.loads(path.read_text(encoding="utf-8")))(found)


def run(
    *arguments: object,
    password: str | None = PASSWORD,
    new_password: str | None = None,
    cwd: Path | None = None,
) -> Ran:
    """Run `mgops-desktop` with these arguments; without a terminal, so nobody is asked anything."""
    variables = {}
    if password is not None:
        variables["MGOPS_PASSWORD"] = password
    if new_password is not None:
        variables["MGOPS_NEW_PASSWORD"] = new_password
    done = a_command([*map(str, arguments)], variables, cwd)
    return Ran(done.code, done.out, done.err)
