"""The file of a backup: an uncompressed ZIP with fixed member names, read by name only and never
unpacked as such.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from mgops_desktop.domain.errors import FileRefused

from .folder import DATA_FILES, create_private_file

SUFFIX = ".kopia"
MANIFEST = "manifest.json"
KEYS = "klucze.json"
LOG_SUFFIX = "-wal"
REQUIRED = (MANIFEST, KEYS, "centre.db", "attachments.db")
ALLOWED = (
    MANIFEST,
    KEYS,
    *(file.file_name for file in DATA_FILES),
    *(f"{file.file_name}{LOG_SUFFIX}" for file in DATA_FILES),
)
_SMALL = 4_000_000
_CHUNK = 1024 * 1024
_FIXED_TIME = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Member:
    """One part of a container, from a file or from bytes."""

    name: str
    source: Path | bytes


def write_container(target: Path, members: list[Member]) -> dict[str, str]:
    """Write the container; returns the SHA-256 of each member as written. Not yet flushed."""
    hashes = {}
    create_private_file(target)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name, _FIXED_TIME)
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=True) as into:
                hashes[member.name] = _put(member.source, into)
    return hashes


@contextmanager
def open_container(path: Path) -> Iterator["Container"]:
    """Open a container for reading; FileRefused before any member is read if its list of members is
    not ours.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _not_ours("to nie jest plik kopii") from None
    except OSError:
        raise FileRefused(
            f"Nie można odczytać pliku {path.name}. Sprawdź nośnik i wskaż plik kopii."
        ) from None
    with archive:
        _check_members(archive)
        yield Container(archive)


class Container:
    """An opened backup file whose members were checked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._archive.namelist())

    def size(self, name: str) -> int:
        return self._archive.getinfo(name).file_size

    def total_size(self) -> int:
        return sum(info.file_size for info in self._archive.infolist())

    def read_small(self, name: str) -> bytes:
        """The manifest or the key file; FileRefused if it is unreasonably large or damaged."""
        if self.size(name) > _SMALL:
            raise _not_ours(f"część {name} jest za duża")
        with reading(name):
            return self._archive.read(name)

    def read_manifest(self) -> Mapping[str, Any]:
        try:
            document = json.loads(self.read_small(MANIFEST))
        except (ValueError, RecursionError):
            raise _not_ours("opis kopii jest nieczytelny") from None
        if not isinstance(document, dict):
            raise _not_ours("opis kopii jest nieczytelny")
        return document

    def copy_out(self, name: str, target: Path) -> str:
        """Write a member to a new file; returns its SHA-256."""
        create_private_file(target)
        with reading(name), self._archive.open(name) as source, target.open("wb") as into:
            return pour(source, into)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn a damaged member (its own checksum fails) into FileRefused."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError):
        raise _not_ours(f"część {name} jest uszkodzona") from None


def sha256_of(path: Path) -> str:
    """The SHA-256 of a finished file, read with a fresh handle. Never for a database in use."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_file(source: Path, target: Path) -> str:
    """Copy a finished file to a new one and flush it; returns the SHA-256 of what was read."""
    create_private_file(target)
    with source.open("rb") as file, target.open("wb") as into:
        sha256 = pour(file, into)
        into.flush()
        os.fsync(into.fileno())
    return sha256


def _check_members(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) != len(set(names)):
        raise _not_ours("część występuje dwa razy")
    if unknown := sorted(set(names) - set(ALLOWED)):
        raise _not_ours(f"zawiera obce części (np. {unknown[0][:40]!r})")
    if missing := [name for name in REQUIRED if name not in names]:
        raise _not_ours(f"brakuje części {missing[0]}")
    for info in archive.infolist():
        if (
            info.compress_type != zipfile.ZIP_STORED
            or info.flag_bits & 1
            or info.file_size != info.compress_size
        ):
            raise _not_ours("jest spakowana inaczej niż kopie tego programu")


def _put(source: Path | bytes, into: IO[bytes]) -> str:
    if isinstance(source, bytes):
        into.write(source)
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        return pour(file, into)


def pour(source: IO[bytes], into: IO[bytes]) -> str:
    """Copy from one open file into another; returns the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        into.write(chunk)
    return digest.hexdigest()


def _not_ours(why: str) -> FileRefused:
    return FileRefused(
        f"Ten plik nie jest całą kopią tego programu: {why}. Niczego nie zmieniono. Wybierz inną "
        f"kopię."
    )
