"""Copies of all databases of a folder as of one moment."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from .atomic_file import sync_file
from .checking import Proof
from .connection import WORKING, Connection, friendly_errors, open_live
from .container import LOG_SUFFIX, copy_file, sha256_of
from .errors import BackupFailed
from .folder import TEMPORARY, DataFile, DataFolder, data_file, discard, make_private_folder
from .keys import Unlocked
from .lock import FolderLock
from .packing import pack_attachments
from .packs import PACKED, TABLE, Pack
from .skeleton import copy_without_rows
from .verify import Facts, read_facts

_SNAPSHOT_SETTINGS = {**WORKING, "wal_autocheckpoint": "0"}
"""A backup's connections never checkpoint by themselves."""


@dataclass(frozen=True)
class Copy:
    """A copy of one database in the work folder."""

    file: DataFile
    path: Path
    sha256: str
    facts: Facts | None
    log: Path | None = None


@dataclass(frozen=True)
class Copies:
    """Everything of a folder as of one moment: copies in the fixed order, packs in the target folder."""

    databases: tuple[Copy, ...]
    packs: tuple[Pack, ...]


def copy_databases(
    lock: FolderLock, files: Sequence[DataFile], unlocked: Unlocked, work: Path, target: Path
) -> Copies:
    """Copy all databases as of one moment; nothing is checked yet but the packs.

    Everything but attachments is copied under all write locks. Attachments are written before the row that refers to
    them, so theirs are copied last.
    """
    folder = lock.folder
    ours = [file for file in files if file.compartment in unlocked.keys]
    copies = [_raw_copy(folder, file, work) for file in files if file not in ours]
    whole = [file for file in ours if file.name != PACKED]
    with ExitStack() as locks:
        holders = [locks.enter_context(_write_locked(folder, f, unlocked)) for f in whole]
        for file, holder in zip(whole, holders, strict=True):
            copies.append(_snapshot(lock, file, holder, unlocked, work))
    attachments, packs = _copy_attachments(folder, unlocked, work, target)
    in_order = sorted([*copies, attachments], key=lambda copy: files.index(copy.file))
    return Copies(tuple(in_order), packs)


def _copy_attachments(
    folder: DataFolder, unlocked: Unlocked, work: Path, target: Path
) -> tuple[Copy, tuple[Pack, ...]]:
    """Put the attachments into packs of the target folder and copy the rest of their file.

    Nobody has to wait: attachments are only added, and what is added meanwhile this transaction does not see.
    """
    file = data_file(PACKED)
    key, copy = unlocked.key(file.compartment), work / file.file_name
    source = open_live(folder.database(file.name), key, _SNAPSHOT_SETTINGS)
    with closing(source), friendly_errors(file.file_name):
        source.execute("BEGIN")
        facts = _expected_facts(source, file, unlocked)
        # a file from before the table has nothing to pack
        packs = (
            pack_attachments(source, key, target, work, hashed=target != folder.backups)
            if TABLE in facts.counts
            else ()
        )
        copy_without_rows(source, key, copy, TABLE)
        source.execute("ROLLBACK")
    return Copy(file, copy, sha256_of(copy), facts), packs


def proofs_of(copies: Copies, unlocked: Unlocked) -> list[Proof]:
    """What is to be proved of the copies: all that the originals said of themselves, but attachments stand in packs."""
    proofs = []
    for copy in copies.databases:
        if (facts := copy.facts) is not None:
            if copy.file.name == PACKED and copies.packs:
                facts = replace(facts, counts=facts.counts | {TABLE: 0})
            proofs.append(Proof(copy.path, unlocked.key(copy.file.compartment), facts))
    return proofs


@contextmanager
def _write_locked(folder: DataFolder, file: DataFile, unlocked: Unlocked) -> Iterator[Connection]:
    """A connection that keeps writers out until the copy is made, so that facts and copy are of one
    moment.
    """
    connection = open_live(
        folder.database(file.name), unlocked.key(file.compartment), _SNAPSHOT_SETTINGS
    )
    with closing(connection), friendly_errors(file.file_name):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


def _snapshot(
    lock: FolderLock, file: DataFile, holder: Connection, unlocked: Unlocked, work: Path
) -> Copy:
    """Copy a database that `holder` keeps writers out of.

    Its bytes, when all of the write-ahead log is in the file; if a reader of an older state keeps SQLite from moving it
    there, the slow way, which asks for nothing.
    """
    expected = _expected_facts(holder, file, unlocked)
    source, copy = lock.folder.database(file.name), work / file.file_name
    key = unlocked.key(file.compartment)
    if move_log(source, key):
        return Copy(file, copy, lock.raw.copy(source, copy), expected)
    vacuum_into(source, key, copy)
    return Copy(file, copy, sha256_of(copy), expected)


def move_log(source: Path, key: bytes) -> bool:
    """Move the write-ahead log into the file as far as readers allow; whether all of it is there now."""
    connection = open_live(source, key, _SNAPSHOT_SETTINGS)
    with closing(connection), friendly_errors(source.name):
        busy, logged, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not busy and logged == moved


def _expected_facts(connection: Connection, file: DataFile, unlocked: Unlocked) -> Facts:
    """What the copy must show, read while nothing can change."""
    facts = read_facts(connection)
    if facts is None:
        raise BackupFailed(f"W pliku {file.file_name} nie ma tabel programu.")
    if facts.vault_id != unlocked.vault_id:
        raise BackupFailed(f"Plik {file.file_name} należy do innego folderu danych.")
    return facts


def vacuum_into(source: Path, key: bytes, copy: Path) -> None:
    """Write a compacted copy of a live database under the same key and flush it."""
    with (
        closing(open_live(source, key, _SNAPSHOT_SETTINGS)) as connection,
        friendly_errors(source.name),
    ):
        connection.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    sync_file(copy)


def _raw_copy(folder: DataFolder, file: DataFile, work: Path) -> Copy:
    """Copy a file whose key this account lacks, byte for byte with its write-ahead log.

    Safe because this process cannot have it open (no key) and the folder's lock keeps all others
    out.
    """
    source = folder.database(file.name)
    copy = work / source.name
    sha256 = _checked_copy(source, copy)
    log = source.with_name(source.name + LOG_SUFFIX)
    if log.exists() and log.stat().st_size > 0:
        _checked_copy(log, work / log.name)
        return Copy(file, copy, sha256, None, work / log.name)
    return Copy(file, copy, sha256, None)


def _checked_copy(source: Path, copy: Path) -> str:
    sha256 = copy_file(source, copy)
    if sha256 != sha256_of(copy):
        raise BackupFailed(
            f"Kopia pliku {source.name} różni się od oryginału: dysk zapisuje błędnie."
        )
    return sha256


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A private folder for unfinished work, removed at the end or at the next start."""
    work = parent / f"{TEMPORARY}{uuid4().hex}"
    try:
        make_private_folder(work)
        yield work
    finally:
        discard(work)
