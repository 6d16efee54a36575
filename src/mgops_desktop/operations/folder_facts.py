"""What the data folder itself tells: where it lies, how it is locked, its backups."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mgops_desktop.operations.data_folder import OpenData

_KIB_OF_MIB = 1024


@dataclass(frozen=True)
class FolderFacts:
    """What the folder says: where it lies, how it is locked, its backups."""

    path: str
    backups: str
    backup_count: int
    newest: datetime | None
    checked_in_full: bool
    memory_mib: int
    passes: int


def folder_facts(data: "OpenData") -> FolderFacts:
    """Look at the key file and the backups; reads the disk, so it belongs in the background."""
    from mgops_desktop.operations.upkeep import backup_state  # noqa: PLC0415  parts are light
    from mgops_desktop.storage.vault.key_file import KeyStore  # noqa: PLC0415
    from mgops_desktop.storage.vault.register import list_backups  # noqa: PLC0415

    slots = KeyStore(data.folder).read().accounts
    costs = [slot.password.cost for slot in slots if slot.password is not None]
    newest = backup_state(data).newest
    return FolderFacts(
        path=str(data.folder.path),
        backups=str(data.folder.backups),
        backup_count=len(list_backups(data.folder.backups)),
        newest=newest.made_at if newest else None,
        checked_in_full=newest is not None and not newest.unchecked,
        memory_mib=min((cost.memory_kib for cost in costs), default=0) // _KIB_OF_MIB,
        passes=min((cost.passes for cost in costs), default=0),
    )
