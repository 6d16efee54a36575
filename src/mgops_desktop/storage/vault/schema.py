"""The migrations of one database file: which schema versions this program knows.

Alembic is imported only when something is migrated or founded: it takes 16 MB and a tenth of a second, and opening a
folder whose schema is up to date needs nothing but the versions' names.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.files import shipped

from .verify import Facts

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

_REVISION = re.compile(r"^revision\b[^=\n]*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)
_BEFORE = re.compile(r"^down_revision\b[^=\n]*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)

Schemas = Callable[[str], "Schema"]
"""Gives the schema of a database by the file's name; `shipped_schema` in the program, invented ones in tests."""


@dataclass(frozen=True)
class Schema:
    """The folder of Alembic scripts of one database (`env.py`, `versions/`)."""

    name: str
    scripts: Path

    @cached_property
    def directory(self) -> "ScriptDirectory":
        from alembic.script import ScriptDirectory  # noqa: PLC0415  heavy

        return ScriptDirectory.from_config(self.config())

    @cached_property
    def head(self) -> str:
        """The newest version that this program knows; FileNotFoundError if there is none."""
        before = set(self._versions.values())
        heads = [version for version in self._versions if version not in before]
        if len(heads) != 1:
            raise FileNotFoundError(f"no single newest migration in {self.scripts}: {heads}")
        return heads[0]

    @cached_property
    def _versions(self) -> Mapping[str, str]:
        """Every version with the one before it, empty for the first."""
        found = {}
        for script in sorted((self.scripts / "versions").glob("*.py")):
            text = script.read_text(encoding="utf-8")
            version, before = _REVISION.search(text), _BEFORE.search(text)
            if version is not None:
                found[version[1]] = before[1] if before else ""
        return found

    def config(self, **attributes: Any) -> "Config":
        """The Alembic configuration; `attributes` reach env.py."""
        from alembic.config import Config  # noqa: PLC0415  heavy

        config = Config(attributes=attributes)
        # the value passes through a ConfigParser, where a percent sign begins a placeholder
        config.set_main_option("script_location", str(self.scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        return config

    def knows(self, version: str) -> bool:
        return version in self._versions

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
