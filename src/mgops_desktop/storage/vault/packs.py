"""Packs: attachments in encrypted files beside the backups that need them, written once and never changed.

A backup of ten gigabytes of scans would be made once a year; so a backup names the packs that hold its attachments, and
only what no pack of its folder holds is written. A pack is a database under the centre's key with the one table of the
attachments file.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused

from .atomic_file import sync_file
from .connection import Connection, friendly_errors, open_immutable, open_live
from .container import sha256_of
from .verify import damage_in

PACKED = "attachments"
"""The database whose rows stand in packs."""

TABLE = "attachment"
_NAME = re.compile(r"zalaczniki-([0-9a-f]{16})\.paczka")


@dataclass(frozen=True)
class Pack:
    """One pack as a manifest names it; `attachments` is how many it holds, `size` its bytes."""

    name: str
    sha256: str
    size: int
    attachments: int

    def __post_init__(self) -> None:
        """Raise ValueError for a name that is not a pack's: it is used as part of a path."""
        match = _NAME.fullmatch(self.name)
        if match is None or not self.sha256.startswith(match[1]):
            raise ValueError(f"no name of a pack: {self.name!r}")


def pack_name(sha256: str) -> str:
    """E.g. `zalaczniki-9f86d081884c7d65.paczka`: the start of the SHA-256 of the file."""
    return f"zalaczniki-{sha256[:16]}.paczka"


def packs_in(folder: Path) -> list[Path]:
    """The packs that lie in a folder, whole or not, by name."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def bytes_of(packs: Iterable[Pack]) -> int:
    """The room that packs take, and nearly what their contents take."""
    return sum(pack.size for pack in packs)


def digests_in(connection: Connection) -> frozenset[bytes]:
    """The addresses of all attachments in a pack or in the attachments file."""
    return frozenset(row[0] for row in connection.execute("SELECT sha256 FROM attachment"))


def look_through(path: Path, key: bytes) -> frozenset[bytes]:
    """Open a finished pack, look at every page and hash every content again; returns the addresses.

    Raises FileRefused unless all is as it was written.
    """
    with closing(open_immutable(path, key)) as connection, friendly_errors(path.name):
        if damage_in(connection):
            raise _damaged(path.name)
        found = set()
        for digest, content in connection.execute("SELECT sha256, content FROM attachment"):
            _require_address(digest, content, path.name)
            found.add(digest)
    return frozenset(found)


def require_packs(packs: Iterable[Pack], beside: Path) -> None:
    """Raise FileRefused, naming the file, if a pack does not lie beside its backup."""
    for pack in packs:
        if not (beside / pack.name).is_file():
            raise FileRefused(
                f"Obok kopii brakuje pliku {pack.name} z załącznikami. Niczego nie zmieniono. "
                "Skopiuj cały folder kopii i wskaż kopię, która w nim leży."
            )


def check_packs(packs: Sequence[Pack], beside: Path) -> None:
    """Raise FileRefused, naming the file, if a pack is missing or not byte for byte what was written."""
    require_packs(packs, beside)
    for pack in packs:
        if sha256_of(beside / pack.name) != pack.sha256:
            raise _damaged(pack.name)


def fill_from_packs(database: Path, key: bytes, packs: Iterable[Pack], beside: Path) -> None:
    """Put the attachments of checked packs into an attachments file that has none, and flush it.

    Every content is hashed again on its way. Raises FileRefused for one that is not what its address says.
    """
    with closing(open_live(database, key)) as connection, friendly_errors(database.name):
        # a restore that fails throws the file away
        connection.execute("PRAGMA journal_mode=off").fetchone()
        for pack in packs:
            connection.execute("BEGIN IMMEDIATE")
            _copy_rows(beside / pack.name, key, connection)
            connection.execute("COMMIT")
    sync_file(database)


def _copy_rows(pack: Path, key: bytes, into: Connection) -> None:
    with closing(open_immutable(pack, key)) as source, friendly_errors(pack.name):
        rows = source.execute("SELECT * FROM attachment")
        columns = [column[0] for column in rows.description]
        digest, content = columns.index("sha256"), columns.index("content")
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        for row in rows:
            _require_address(row[digest], row[content], pack.name)
            # two packs may hold the same attachment; the names are the table's own
            into.execute(f"INSERT OR IGNORE INTO attachment ({names}) VALUES ({marks})", row)  # noqa: S608


def _require_address(digest: bytes, content: bytes, file: str) -> None:
    if hashlib.sha256(content).digest() != digest:
        raise _damaged(file)


def _damaged(file: str) -> FileRefused:
    return FileRefused(
        f"Plik {file} z załącznikami kopii jest uszkodzony. Niczego nie zmieniono. Skopiuj go jeszcze raz z nośnika, "
        "na którym leży cały, albo wybierz inną kopię."
    )
