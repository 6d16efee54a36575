"""How an import says how far it is, and how it is stopped."""

from collections.abc import Callable
from enum import StrEnum

from mgops_desktop.domain.errors import UserError


class Stage(StrEnum):
    """What is being done, as the user reads it."""

    READING = "odczyt pliku"
    PARSING = "odczyt wierszy"
    COMPARING = "porównanie z zapisami"
    STORING = "zapis"


class ImportStopped(UserError):
    """The user stopped the import; raised from the progress function."""

    def __init__(self) -> None:
        super().__init__("Import przerwano. Nic nie zapisano.")


Progress = Callable[[Stage, int, int], None]
"""Told the stage, how much is done and of how much; raises ImportStopped to stop everything."""


def silent(_stage: Stage, _done: int, _total: int) -> None:
    """Show nothing."""
