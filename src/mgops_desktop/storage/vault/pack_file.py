"""The file of a pack: one sealed box, opened by the code that its maker told, or by the secret of both folders.

Inside is a ZIP with the records as JSON, the contents of attachments by their SHA-256, and a PDF with a page about
each family for whoever stands in. The head in front of the box
says only from which folder it comes, so that the receiver finds the secret, and the hash of the box, so that a file
that was cut off on its way is told from a wrong code.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from mgops_desktop.domain.errors import FileRefused

from . import sealing
from .atomic_file import replace_file

MOST_BYTES = 400_000_000
_MARK = b"MGOPS PACZKA 1\n"
_ANY_MARK = b"MGOPS PACZKA "
_RECORDS = "zapisy.json"
_BRIEFS = "karty.pdf"
_SALT_BYTES = 16
_HEAD_LENGTH = 4
_MOST_HEAD = 4_000
_MOST_RECORDS = 400_000_000
_DAMAGED = (
    "Plik {name} jest uszkodzony, na przykład ucięty przy kopiowaniu. Niczego nie zmieniono; skopiuj go jeszcze raz "
    "albo poproś o nową paczkę."
)
NEWER = "Paczkę zrobiła nowsza wersja programu. Zainstaluj ją na tym komputerze i przyjmij paczkę jeszcze raz."
_NOT_OURS = "Plik {name} nie jest paczką tego programu albo jest uszkodzony. Niczego nie zmieniono."


@dataclass(frozen=True)
class Sealed:
    """A pack as it lies in its file: from whom, and the box."""

    sender: UUID
    salt: bytes
    box: bytes


@dataclass(frozen=True)
class Opened:
    """What a pack holds: its records, the contents of files by their SHA-256, the pages about its families (PDF)."""

    content: Mapping[str, Any]
    files: Mapping[str, bytes]
    briefs: bytes = b""


def write_pack(
    path: Path,
    sender: UUID,
    secret: bytes,
    content: Mapping[str, Any],
    files: Iterable[tuple[str, bytes]],
    briefs: bytes = b"",
) -> str:
    """Write a pack, whole or not at all; returns the SHA-256 of the file.

    Raises FileRefused for more than 400 MB, a UserError for a disk that refuses.
    """
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_RECORDS, json.dumps(content, ensure_ascii=False))
        if briefs:
            archive.writestr(_BRIEFS, briefs)
        for digest, one in files:
            archive.writestr(digest, one)
            if inner.tell() > MOST_BYTES:
                raise FileRefused(
                    "Paczka miałaby ponad 400 MB. Wybierz mniej rodzin albo przenieś część załączników osobno."
                )
    salt = os.urandom(_SALT_BYTES)
    origin = {"from": str(sender), "salt": salt.hex()}
    box = sealing.lock(_key(secret, salt), inner.getvalue(), _context(origin))
    head = json.dumps({**origin, "sha256": hashlib.sha256(box).hexdigest()}).encode()
    written = _MARK + len(head).to_bytes(_HEAD_LENGTH) + head + box
    replace_file(path, written)
    return hashlib.sha256(written).hexdigest()


def read_sealed(path: Path) -> Sealed:
    """Read a pack without opening it.

    Raises FileRefused for what is none, is too large, was damaged on its way or cannot be read.
    """
    refused = FileRefused(_NOT_OURS.format(name=path.name))
    try:
        if path.stat().st_size > MOST_BYTES + _MOST_HEAD:
            raise refused
        content = path.read_bytes()
    except OSError:
        raise FileRefused(f"Nie można odczytać pliku {path.name}. Sprawdź nośnik.") from None
    rest = content.removeprefix(_MARK)
    if rest is content:
        raise FileRefused(NEWER) if content.startswith(_ANY_MARK) else refused
    length = int.from_bytes(rest[:_HEAD_LENGTH])
    head = rest[_HEAD_LENGTH : _HEAD_LENGTH + length]
    try:
        told = json.loads(head)
        sender, salt = UUID(told["from"]), bytes.fromhex(told["salt"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise refused from None
    if length > _MOST_HEAD or len(salt) != _SALT_BYTES:
        raise refused
    box = rest[_HEAD_LENGTH + length :]
    if told.get("sha256", hashlib.sha256(box).hexdigest()) != hashlib.sha256(box).hexdigest():
        raise FileRefused(_DAMAGED.format(name=path.name))
    return Sealed(sender, salt, box)


def open_pack(sealed: Sealed, secret: bytes) -> Opened | None:
    """Open a pack; None if it was not made with this secret or was changed since."""
    origin = {"from": str(sealed.sender), "salt": sealed.salt.hex()}
    try:
        inner = sealing.unlock(_key(secret, sealed.salt), sealed.box, _context(origin))
    except sealing.WrongBoxError:
        return None
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        if sum(one.file_size for one in archive.infolist()) > _MOST_RECORDS:
            raise FileRefused("Paczka rozpakowana byłaby za duża. Niczego nie zmieniono.")
        content = json.loads(archive.read(_RECORDS))
        files = {one: archive.read(one) for one in archive.namelist() if one != _RECORDS}
    return Opened(content, files, files.pop(_BRIEFS, b""))


def _key(secret: bytes, salt: bytes) -> bytes:
    return sealing.draw(secret, salt, "mgops pack of records")


def _context(origin: Mapping[str, str]) -> bytes:
    return sealing.context("pack", json.dumps(origin))
