"""The migrations of one database file: which schema versions this program knows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.files import shipped

from .verify import Facts

Schemas = Callable[[str], "Schema"]
"""Gives the schema of a database by the file's name; `shipped_schema` in the program, invented ones in tests."""


@dataclass(frozen=True)
class Schema:
    """The folder of Alembic scripts of one database (`env.py`, `versions/`)."""

    name: str
    scripts: Path

    @cached_property
    def directory(self) -> ScriptDirectory:
        return ScriptDirectory.from_config(self.config())

    @cached_property
    def head(self) -> str:
        """The newest version that this program knows."""
        head = self.directory.get_current_head()
        if head is None:
            raise FileNotFoundError(f"no migrations in {self.scripts}")
        return head

    def config(self, **attributes: Any) -> Config:
        """The Alembic configuration; `attributes` reach env.py."""
        config = Config(attributes=attributes)
        # the value passes through a ConfigParser, where a percent sign begins a placeholder
        config.set_main_option("script_location", str(self.scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        return config

    def knows(self, version: str) -> bool:
        try:
            return self.directory.get_revision(version) is not None
        except CommandError:
            return False

    def refuse_newer(self, facts: Facts) -> None:
        """Raise FolderRefused, naming the program version, if the schema is not one this program knows."""
        if not self.knows(facts.schema):
            raise FolderRefused(
                f"Te dane zapisała nowsza wersja programu ({facts.program_version}, budowa {facts.schema}). "
                f"Niczego nie zmieniono. Zainstaluj wersję {facts.program_version} albo nowszą."
            )

    def steps_after(self, version: str) -> list[Any]:
        """The migration scripts from a version to the newest, oldest first."""
        return list(reversed(list(self.directory.iterate_revisions(self.head, version))))


def shipped_schema(name: str) -> Schema:
    """The schema of a database as shipped in db/migrations/<name>/."""
    return Schema(name, shipped("db", "migrations", name))
