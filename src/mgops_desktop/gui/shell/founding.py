"""Founding a data folder from the window: an own one, or one with practice data. In the background."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mgops_desktop.domain.clock import Clock

if TYPE_CHECKING:
    from mgops_desktop.operations.founding import NewCentre
    from mgops_desktop.operations.records.shapes import FieldShape

PRACTICE_SEED = 1


@dataclass(frozen=True)
class Prepared:
    """What the five steps begin with: the fields of the centre, and the code for the recovery sheet."""

    fields: "tuple[FieldShape, ...]"
    code: str


def prepare(path: Path) -> Prepared:
    """Look whether a folder can be founded there, and import what the steps ask. Raises FolderRefused."""
    from mgops_desktop.operations import backup_place, founding, rules  # noqa: F401, PLC0415  heavy

    founding.require_empty(path)
    rules.load()
    return Prepared(founding.centre_fields(), founding.new_code())


def found(path: Path, new: "NewCentre", code: str, clock: Clock) -> None:
    """Found the folder whole or not at all. Raises FolderRefused, WeakPassword, DiskFull."""
    from mgops_desktop.operations import founding  # noqa: PLC0415  imported by now

    founding.found(path, new, code, clock)


def found_practice(path: Path, clock: Clock, told: Callable[[int, int, str], None]) -> Path:
    """Found a folder with practice data unless it is there already; returns it. Raises FolderRefused."""
    from mgops_desktop.operations.practice import (  # noqa: PLC0415  heavy
        PASSWORD,
        Scale,
        Size,
        make_practice_folder,
    )
    from mgops_desktop.storage.vault.folder import DataFolder  # noqa: PLC0415

    if not DataFolder(path).is_initialised():
        scale = Scale(Size.SMALL, clock.today(), PRACTICE_SEED)
        make_practice_folder(path, scale, PASSWORD, told)
    return path


def is_code(typed: str, code: str) -> str:
    """Return what is wrong with a recovery code that was typed back, nothing if it is right."""
    from mgops_desktop.storage.vault.recovery_code import (  # noqa: PLC0415  heavy
        MistypedCode,
        read_code,
    )

    try:
        same = read_code(typed) == read_code(code)
    except MistypedCode as error:
        return error.message
    return "" if same else "To jest inny kod. Przepisz kod z tej karty."
