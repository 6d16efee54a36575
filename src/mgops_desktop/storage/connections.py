"""The three connections of each open file, and the sessions on them (contracts 1).

One writer, one reader for the window, one for background work; only the writer changes anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mgops_desktop.storage.context import Context
from mgops_desktop.storage.memory import give_back_free_memory
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.unit_of_work import watch
from mgops_desktop.storage.vault.engine import checkpoint, quick_check


class Use(StrEnum):
    """What a connection is for."""

    WRITE = "write"
    READ = "read"
    BACKGROUND = "background"


@dataclass(frozen=True)
class Connections:
    """The engines of the compartments this account can open, by use."""

    engines: Mapping[Compartment, Mapping[Use, Engine]]

    @property
    def compartments(self) -> frozenset[Compartment]:
        return frozenset(self.engines)

    def without(self, compartment: Compartment) -> "Connections":
        """The same connections, one compartment left out of every session."""
        kept = {part: engines for part, engines in self.engines.items() if part != compartment}
        return Connections(kept)

    def only(self, compartment: Compartment) -> "Connections":
        """The connections to one compartment, none if this account cannot open it."""
        kept = {part: engines for part, engines in self.engines.items() if part == compartment}
        return Connections(kept)

    def session(self, use: Use, context: Context) -> Session:
        """Open a session that finds each table in the file of its compartment."""
        binds: dict[Any, Any] = {
            BASES[part]: engines[use] for part, engines in self.engines.items()
        }
        return WatchedSession(
            binds=binds, info={"context": context}, expire_on_commit=False, autoflush=True
        )

    def empty_logs(self) -> bool:
        """Checkpoint every file from its writer; False if a reader was in the way of one."""
        emptied = [checkpoint(engines[Use.WRITE]) for engines in self.engines.values()]
        return all(emptied)

    def damage(self) -> list[str]:
        """Return what a quick check finds wrong, naming the file; the pages it went through are let go."""
        found = [
            f"{part.value}.db: {line}"
            for part, engines in self.engines.items()
            for line in quick_check(engines[Use.BACKGROUND])
        ]
        self.rest()
        return found

    def rest(self) -> None:
        """Shut the connections of the background until they are used again: what they keep of the files is large."""
        for engines in self.engines.values():
            engines[Use.BACKGROUND].dispose()
        give_back_free_memory()

    def dispose(self) -> None:
        for engines in self.engines.values():
            for engine in engines.values():
                engine.dispose()


class WatchedSession(Session):
    """A session whose flushes are stamped, searched and journalled."""


watch(WatchedSession)
