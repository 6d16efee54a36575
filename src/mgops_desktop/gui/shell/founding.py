"""Founding a data folder from the window: an own one, or one with practice data. In the background."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mgops_desktop.domain.clock import Clock

if TYPE_CHECKING:
    from mgops_desktop.storage.database import Database

PRACTICE_SEED = 1


@dataclass(frozen=True)
class NewCentre:
    """What is asked before a folder is founded."""

    name: str
    person: str
    login: str
    password: str = field(repr=False)
    papers_from: date | None = None
    """Day of the written authorisation and of the confidentiality statement; None: the day of founding."""
    working: bool = False
    """Whether the folder is a working one, which gives provisional numbers."""


def found(path: Path, new: NewCentre, clock: Clock) -> str:
    """Found an empty folder; returns the recovery code. Raises FolderRefused, WeakPassword."""
    from mgops_desktop.operations.data_folder import (  # noqa: PLC0415  heavy
        FirstAccount,
        create_data_folder,
    )
    from mgops_desktop.operations.setting import describe_centre  # noqa: PLC0415
    from mgops_desktop.storage.setting import CentreRow  # noqa: PLC0415

    names = CentreRow.__dataclass_fields__
    header = CentreRow(**{**dict.fromkeys(names, ""), "name": new.name, "head_name": new.person})

    def fill(database: "Database") -> None:
        database.change(describe_centre, header)

    account = FirstAccount(new.login, new.person, new.password)
    return create_data_folder(
        path,
        [account],
        clock,
        papers_from=new.papers_from,
        working=new.working,
        fill=fill,
    )


def found_practice(path: Path, clock: Clock) -> Path:
    """Found a folder with practice data unless it is there already; returns it. Raises FolderRefused."""
    from mgops_desktop.operations.practice import (  # noqa: PLC0415  heavy
        Scale,
        Size,
        make_practice_folder,
    )
    from mgops_desktop.storage.vault.folder import DataFolder  # noqa: PLC0415

    if not DataFolder(path).is_initialised():
        make_practice_folder(path, Scale(Size.SMALL, clock.today(), PRACTICE_SEED))
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
