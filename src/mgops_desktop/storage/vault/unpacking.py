"""Taking a container apart with every part checked: for restoring and for checking old backups."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused

from .atomic_file import sync_file
from .checking import check_copy
from .connection import friendly_errors, open_live
from .container import KEYS, LOG_SUFFIX, MANIFEST, Container
from .errors import BackupFailed, DamagedFile
from .folder import data_file
from .manifest import Manifest
from .packs import PACKED, check_packs, fill_from_packs
from .verify import Facts, damage_in, read_facts

Progress = Callable[[int, int], None]
"""Is told how many of how many files are done."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody looks on."""


def check_names(container: Container, manifest: Manifest) -> None:
    """Raise FileRefused unless the container holds exactly what its manifest lists."""
    listed = {MANIFEST, KEYS}
    for entry in manifest.files:
        listed.add(f"{entry.name}.db")
        if entry.log_sha256:
            listed.add(f"{entry.name}.db{LOG_SUFFIX}")
    if listed != container.names:
        raise FileRefused("Kopia zawiera inne części, niż podaje jej opis. Wybierz inną kopię.")


def unpack(
    container: Container,
    manifest: Manifest,
    beside: Path,
    into: Path,
    keys: Mapping[str, bytes],
    progress: Progress = unwatched,
) -> dict[str, Facts]:
    """Write all databases into a folder and check each: its hash, and its content wherever the key is held.

    The packs of attachments lie in the folder `beside`. `progress` may raise, which stops the work between two files.

    Returns the facts of databases that were only copied when the backup was made and that the keys open now. Raises
    FileRefused naming the part that is not as it was when the backup was made.
    """
    check_names(container, manifest)
    check_packs(manifest.packs, beside)
    found = {}
    for number, entry in enumerate(manifest.files):
        progress(number, len(manifest.files))
        path = _copy_out(container, f"{entry.name}.db", into, entry.sha256)
        if entry.log_sha256:
            _copy_out(container, f"{entry.name}.db{LOG_SUFFIX}", into, entry.log_sha256)
        key = keys.get(data_file(entry.name).compartment)
        if key is not None and entry.facts is not None:
            if entry.facts.compartment == PACKED and manifest.packs:
                fill_from_packs(path, key, manifest.packs, beside)
            _check_content(path, key, entry.facts)
        elif key is not None:
            found[entry.name] = _first_look(path, key, manifest, entry.name)
    return found


def _first_look(path: Path, key: bytes, manifest: Manifest, name: str) -> Facts:
    """Open for the first time a copy that was made without its key; its log is merged by this."""
    try:
        with closing(open_live(path, key)) as connection, friendly_errors(path.name):
            facts = read_facts(connection)
            problems = damage_in(connection)
    except DamagedFile:
        raise _not_whole(path.name, "nie otwiera się swoim kluczem") from None
    if facts is None:
        raise _not_whole(path.name, "nie ma w niej tabel programu")
    if facts.vault_id != manifest.vault_id or facts.compartment != name:
        raise _not_whole(path.name, "należy do innego folderu danych")
    if problems:
        raise _not_whole(path.name, problems[0])
    return facts


def _not_whole(file: str, why: str) -> FileRefused:
    return FileRefused(
        f"Część {file} kopii nie przeszła sprawdzenia: {why}. Niczego nie zmieniono. Wybierz inną kopię."
    )


def _copy_out(container: Container, name: str, into: Path, sha256: str) -> Path:
    path = into / name
    if container.copy_out(name, path) != sha256:
        raise FileRefused(
            f"Część {name} kopii jest uszkodzona. Niczego nie zmieniono. Wybierz inną kopię."
        )
    sync_file(path)
    return path


def _check_content(path: Path, key: bytes, expected: Facts) -> None:
    try:
        check_copy(path, key, expected)
    except BackupFailed as error:
        raise FileRefused(f"{error.message} Wybierz inną kopię.") from None
