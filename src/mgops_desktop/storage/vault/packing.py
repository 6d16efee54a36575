"""Which packs a backup needs, and writing the one that is missing.

A pack gets its name only after it was opened again, looked through and hashed; a killed backup leaves at most a whole
pack that nothing refers to yet, which the next backup finds and uses.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mgops_desktop.domain.errors import UserError

from .atomic_file import move_into_place, sync_file, temporary_beside
from .connection import Connection, create_database, friendly_errors, open_immutable
from .container import copy_file, sha256_of
from .errors import BackupFailed
from .folder import discard
from .packs import Pack, digests_in, look_through, pack_name, packs_in
from .place import MIB, check_room
from .register import known_packs, remember_packs

MOST_PACKS = 50
"""More than these are joined: the largest stays, the contents of the others go into one new pack."""

MOST_BYTES = 1024 * MIB
"""Of the attachments in one pack."""


@dataclass(frozen=True)
class _Usable:
    """A whole pack in the target folder that opens with our key."""

    pack: Pack
    digests: frozenset[bytes]


def pack_attachments(
    source: Connection, key: bytes, target: Path, work: Path, *, hashed: bool
) -> tuple[Pack, ...]:
    """Return the packs in `target` that together hold all attachments of `source`, writing what none holds.

    `source` is the attachments file inside a read transaction; nothing in it is ever changed or removed. `work` is a
    private folder for the unfinished pack. With `hashed` known packs are read as a whole, not only by their size: a
    stick can rot and nobody looks at it every month. Raises DiskFull before writing, FileRefused and BackupFailed.
    """
    wanted = digests_in(source)
    chosen = _cover(wanted, _usable_packs(target, key, hashed=hashed))
    missing = wanted.difference(*(each.digests for each in chosen))
    if len(chosen) + bool(missing) > MOST_PACKS:
        chosen = chosen[:1]
        missing = wanted - chosen[0].digests
    packs = [each.pack for each in chosen]
    packs += [_write(source, key, portion, target, work) for portion in _portions(source, missing)]
    remember_packs(target, packs)
    return tuple(sorted(packs, key=lambda pack: pack.name))


def _cover(wanted: frozenset[bytes], usable: Iterable[_Usable]) -> list[_Usable]:
    """The packs that are worth naming, largest first.

    A pack with anything that is not wanted (of a folder that went its own way after a restore) stays out, so that what
    is restored is exactly what was there.
    """
    chosen, held = [], frozenset[bytes]()
    for each in sorted(usable, key=lambda one: (-len(one.digests), one.pack.name)):
        if each.digests <= wanted and not each.digests <= held:
            chosen.append(each)
            held |= each.digests
    return chosen


def _usable_packs(target: Path, key: bytes, *, hashed: bool) -> list[_Usable]:
    """The whole packs of a folder: by size or hash if the register knows them, else by looking through them."""
    known = known_packs(target)
    found = []
    for path in packs_in(target):
        try:
            usable = _usable(path, known.get(path.name), key, hashed=hashed)
            if usable is not None:
                found.append(usable)
        except (UserError, OSError):
            # damaged or under an older key: its contents are written again
            continue
    return found


def _usable(path: Path, known: Pack | None, key: bytes, *, hashed: bool) -> _Usable | None:
    if known is not None:
        if path.stat().st_size != known.size or (hashed and sha256_of(path) != known.sha256):
            return None
        with closing(open_immutable(path, key)) as connection, friendly_errors(path.name):
            return _Usable(known, digests_in(connection))
    digests = look_through(path, key)
    sha256 = sha256_of(path)
    if pack_name(sha256) != path.name:
        return None
    return _Usable(Pack(path.name, sha256, path.stat().st_size, len(digests)), digests)


def _write(
    source: Connection, key: bytes, digests: frozenset[bytes], target: Path, work: Path
) -> Pack:
    """Write a pack in the work folder, look through it, bring it into the target under its name."""
    needed = _bytes_of(source, digests) + 50 * MIB
    check_room(work, needed)
    built = work / "zalaczniki"
    _build(source, key, digests, built)
    if look_through(built, key) != digests:
        raise BackupFailed("Zapisane załączniki różnią się od tych w danych.")
    check_room(target, needed)
    unfinished = temporary_beside(target / "paczka")
    try:
        sha256 = copy_file(built, unfinished)
        path = target / pack_name(sha256)
        move_into_place(unfinished, path)
    finally:
        discard(unfinished)
        discard(built)
    if sha256_of(path) != sha256:
        raise BackupFailed("Zapisany plik różni się od przygotowanego: nośnik zapisuje błędnie.")
    return Pack(path.name, sha256, path.stat().st_size, len(digests))


def _build(source: Connection, key: bytes, digests: frozenset[bytes], path: Path) -> None:
    with closing(create_database(path, key)) as pack, friendly_errors(path.name):
        # nobody reads it before it is finished, and what is not finished is thrown away
        pack.execute("PRAGMA journal_mode=off").fetchone()
        (table,) = source.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'attachment'"
        ).fetchone()
        pack.execute(table)
        pack.execute("BEGIN IMMEDIATE")
        for digest in sorted(digests):
            row = source.execute("SELECT * FROM attachment WHERE sha256 = ?", (digest,)).fetchone()
            pack.execute(f"INSERT INTO attachment VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        pack.execute("COMMIT")
    sync_file(path)


def _portions(source: Connection, digests: frozenset[bytes]) -> Iterator[frozenset[bytes]]:
    """Cut what is to be written into packs that any stick takes (FAT32 ends at 4 GB)."""
    sizes = dict(source.execute("SELECT sha256, size FROM attachment"))
    portion: set[bytes] = set()
    filled = 0
    for digest in sorted(digests):
        if portion and filled + int(sizes[digest]) > MOST_BYTES:
            yield frozenset(portion)
            portion, filled = set(), 0
        portion.add(digest)
        filled += int(sizes[digest])
    if portion:
        yield frozenset(portion)


def _bytes_of(source: Connection, digests: frozenset[bytes]) -> int:
    """How many bytes these attachments have."""
    sizes = dict(source.execute("SELECT sha256, size FROM attachment"))
    return sum(int(sizes[digest]) for digest in digests)
