"""Taking a container apart with every part checked: for restoring and for checking old backups."""

from collections.abc import Mapping
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused

from .atomic_file import sync_file
from .backup import check_copy
from .container import KEYS, LOG_SUFFIX, MANIFEST, Container
from .errors import BackupFailed
from .folder import data_file
from .manifest import Manifest
from .verify import Facts


def check_names(container: Container, manifest: Manifest) -> None:
    """Raise FileRefused unless the container holds exactly what its manifest lists."""
    listed = {MANIFEST, KEYS}
    for entry in manifest.files:
        listed.add(f"{entry.name}.db")
        if entry.log_sha256:
            listed.add(f"{entry.name}.db{LOG_SUFFIX}")
    if listed != container.names:
        raise FileRefused("Kopia zawiera inne części, niż podaje jej opis. Wybierz inną kopię.")


def unpack(container: Container, manifest: Manifest, into: Path, keys: Mapping[str, bytes]) -> None:
    """Write all databases into a folder and check each: its hash, and its content where key and facts are there.

    Raises FileRefused naming the part that is not as it was when the backup was made.
    """
    check_names(container, manifest)
    for entry in manifest.files:
        path = _copy_out(container, f"{entry.name}.db", into, entry.sha256)
        if entry.log_sha256:
            _copy_out(container, f"{entry.name}.db{LOG_SUFFIX}", into, entry.log_sha256)
        key = keys.get(data_file(entry.name).compartment)
        if key is not None and entry.facts is not None:
            _check_content(path, key, entry.facts)


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
