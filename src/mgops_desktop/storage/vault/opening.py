"""The way from a path to opened data, in the order that loses nothing (reliability 8, start-up sequence)."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from uuid import uuid4

from mgops_desktop.domain.errors import FileRefused, FolderRefused

from .atomic_file import move_into_place
from .container import open_container
from .folder import DataFolder
from .foreign_log import is_foreign_log
from .holding import hold
from .key_file import KeyFile, KeyStore, require_files
from .keys import Unlocked
from .lock import FolderLock
from .manifest import Manifest
from .migrate import Migration, migrate_folder
from .place import Place
from .present import PresentFacts, present_facts
from .register import Backup, last_made, last_verified
from .rotate import finish_rotation
from .schema import Schemas, shipped_schema
from .verify import Facts

Unlock = Callable[[KeyFile], Unlocked]


@dataclass(frozen=True)
class OpenedFolder:
    """A locked, unlocked, migrated data folder. `warnings` are sentences to show the user once."""

    lock: FolderLock
    unlocked: Unlocked
    migrations: tuple[Migration, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def folder(self) -> DataFolder:
        return self.lock.folder

    def close(self) -> None:
        """Let the next program in; close all engines first."""
        self.lock.release()


def open_held(lock: FolderLock, unlock: Unlock, schemas: Schemas = shipped_schema) -> OpenedFolder:
    """Unlock and bring up to date a folder that is held; the lock stays held if this fails.

    `unlock` is e.g. `lambda key_file: keys.unlock(key_file, login, password)`. Raises WrongPassword, FileRefused for
    damage, FolderRefused for a newer schema, MigrationFailed.
    """
    key_file = KeyStore(lock.folder).read()
    unlocked = unlock(key_file)
    require_files(lock.folder, key_file)
    warnings = put_foreign_logs_aside(lock, unlocked)
    unlocked = finish_rotation(lock, unlocked)
    facts = present_facts(lock.folder, unlocked)
    warnings += lost_since_backup(lock.folder, unlocked, facts)
    migrations = migrate_folder(lock, unlocked, schemas, facts)
    return OpenedFolder(lock, unlocked, tuple(migrations), tuple(warnings))


def open_folder(
    folder: DataFolder,
    unlock: Unlock,
    *,
    schemas: Schemas = shipped_schema,
    place: Place | None = None,
) -> OpenedFolder:
    """Both in one go (command line); the lock is given back if anything fails."""
    lock = hold(folder, place)
    with ExitStack() as on_failure:
        on_failure.callback(lock.release)
        opened = open_held(lock, unlock, schemas)
        on_failure.pop_all()
    return opened


def put_foreign_logs_aside(lock: FolderLock, unlocked: Unlocked) -> list[str]:
    """Rename write-ahead logs of other databases, so that SQLite does not merge them; says so in a sentence."""
    lock.require()
    warnings = []
    for file in lock.folder.present_files():
        path = lock.folder.database(file.name)
        keys = [each[file.compartment] for each in _held(unlocked) if file.compartment in each]
        if keys and all(is_foreign_log(path, key) for key in keys):
            log = path.with_name(f"{path.name}-wal")
            move_into_place(log, path.with_name(f"obcy-{uuid4().hex[:8]}-{log.name}"))
            warnings.append(
                f"Obok pliku {path.name} leżał dziennik zapisu innego pliku ({log.name}). Odłożono go pod nazwą "
                "zaczynającą się od „obcy-”, danych nie zmieniono. Ostatnie zmiany mogą być niepełne: sprawdź je."
            )
    return warnings


def _held(unlocked: Unlocked) -> tuple[Mapping[str, bytes], ...]:
    return (unlocked.keys, unlocked.next_keys)


def lost_since_backup(folder: DataFolder, unlocked: Unlocked, facts: PresentFacts) -> list[str]:
    """Say which databases are older than the newest backup that checked them says they were.

    That happens when somebody removed a write-ahead log or put an old file in place (reliability 6.2, anchors).
    """
    found: dict[str, str] = {}
    # a backup checked in part tells nothing of the files that were only copied
    newest = (last_made(folder.backups), last_verified(folder.backups))
    for backup in {one.path: one for one in newest if one is not None}.values():
        found = _lost_since(facts, unlocked, backup) | found
    return list(found.values())


def _lost_since(facts: PresentFacts, unlocked: Unlocked, backup: Backup) -> dict[str, str]:
    """A sentence for each database that is older than in this backup."""
    try:
        with open_container(backup.path) as container:
            manifest = Manifest.read(container.read_manifest())
            manifest.check_mac(unlocked.key("centre"))
    except (FileRefused, FolderRefused):
        return {}
    warnings = {}
    for entry in manifest.files:
        if entry.facts is not None and entry.facts.journal_sequence is not None:
            found = facts.get(entry.name)
            if found is not None and _is_behind(found, entry.facts):
                warnings[entry.name] = (
                    f"W pliku {entry.name}.db brakuje ostatnich zmian: dziennik kończy się na wpisie "
                    f"{found.journal_sequence or 0}, a sprawdzona kopia {backup.name} sięga wpisu "
                    f"{entry.facts.journal_sequence}. Można ją odtworzyć do nowego folderu."
                )
    return warnings


def _is_behind(found: Facts, expected: Facts) -> bool:
    if expected.journal_sequence is None:
        return False
    return (found.journal_sequence or 0) < expected.journal_sequence
