"""Copies of all databases of a folder as of one moment, each checked before it may count."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from .atomic_file import sync_file
from .connection import WORKING, Connection, friendly_errors, open_copy, open_live
from .container import LOG_SUFFIX, copy_file, sha256_of
from .errors import BackupFailed
from .folder import TEMPORARY, DataFile, DataFolder, data_file, discard, make_private_folder
from .keys import Unlocked
from .packing import pack_attachments
from .packs import PACKED, TABLE, Pack
from .skeleton import copy_without_rows
from .verify import Facts, damage_in, differences, read_facts

_SNAPSHOT_SETTINGS = {**WORKING, "wal_autocheckpoint": "0"}
"""Only the program's writer checkpoints; a backup's connections never do."""


@dataclass(frozen=True)
class Copy:
    """A copy of one database in the work folder."""

    file: DataFile
    path: Path
    facts: Facts | None
    log: Path | None = None


@dataclass(frozen=True)
class Copies:
    """Everything of a folder as of one moment: checked copies in the fixed order, packs in the target folder."""

    databases: tuple[Copy, ...]
    packs: tuple[Pack, ...]


def copy_databases(
    folder: DataFolder, files: Sequence[DataFile], unlocked: Unlocked, work: Path, target: Path
) -> Copies:
    """Copy and check all databases as of one moment.

    Everything but attachments is copied under all write locks. Attachments are written before the row that refers to
    them, so theirs are copied last. The checks run when the locks are gone.
    """
    ours = [file for file in files if file.compartment in unlocked.keys]
    copies = [_raw_copy(folder, file, work) for file in files if file not in ours]
    whole = [file for file in ours if file.name != PACKED]
    with ExitStack() as locks:
        holders = [locks.enter_context(_write_locked(folder, f, unlocked)) for f in whole]
        for file, holder in zip(whole, holders, strict=True):
            copies.append(_snapshot(folder, file, holder, unlocked, work))
    for copy in copies:
        if copy.facts is not None:
            check_copy(copy.path, unlocked.key(copy.file.compartment), copy.facts)
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
        packs = pack_attachments(source, key, target, work) if TABLE in facts.counts else ()
        copy_without_rows(source, key, copy, TABLE)
        source.execute("ROLLBACK")
    check_copy(copy, key, _without_attachments(facts) if packs else facts)
    return Copy(file, copy, facts), packs


def _without_attachments(facts: Facts) -> Facts:
    """The facts of an attachments file whose rows stand in packs."""
    return replace(facts, counts=facts.counts | {TABLE: 0})


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
    folder: DataFolder, file: DataFile, holder: Connection, unlocked: Unlocked, work: Path
) -> Copy:
    expected = _expected_facts(holder, file, unlocked)
    copy = work / file.file_name
    vacuum_into(folder.database(file.name), unlocked.key(file.compartment), copy)
    return Copy(file, copy, expected)


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


def check_copy(copy: Path, key: bytes, expected: Facts) -> None:
    """Open a finished file with a new read-only connection; BackupFailed unless it is whole and as
    expected.
    """
    with closing(open_copy(copy, key)) as connection, friendly_errors(copy.name):
        problems = differences(expected, read_facts(connection)) + damage_in(connection)
    if problems:
        raise BackupFailed(
            f"Plik {copy.name} nie przeszedł sprawdzenia: {'; '.join(problems[:3])}."
        )


def _raw_copy(folder: DataFolder, file: DataFile, work: Path) -> Copy:
    """Copy a file whose key this account lacks, byte for byte with its write-ahead log.

    Safe because this process cannot have it open (no key) and the folder's lock keeps all others
    out.
    """
    source = folder.database(file.name)
    copy = _checked_copy(source, work / source.name)
    log = source.with_name(source.name + LOG_SUFFIX)
    if log.exists() and log.stat().st_size > 0:
        return Copy(file, copy, None, _checked_copy(log, work / log.name))
    return Copy(file, copy, None)


def _checked_copy(source: Path, copy: Path) -> Path:
    if copy_file(source, copy) != sha256_of(copy):
        raise BackupFailed(
            f"Kopia pliku {source.name} różni się od oryginału: dysk zapisuje błędnie."
        )
    return copy


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A private folder for unfinished work, removed at the end or at the next start."""
    work = parent / f"{TEMPORARY}{uuid4().hex}"
    try:
        make_private_folder(work)
        yield work
    finally:
        discard(work)
