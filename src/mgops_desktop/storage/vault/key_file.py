"""The key file `klucze.json`: who may open which compartment. Format 1; nothing in it opens
anything by itself.

The plain checksum tells a damaged file from a whole one before any password is typed; the MAC,
under a key drawn from the centre's data key, tells an altered one after unlocking (slot removed,
user renamed, numbers lowered).
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mgops_desktop.domain.errors import FileRefused, FolderRefused

from .atomic_file import replace_file
from .folder import DataFile, DataFolder, files_of
from .passwords import Argon2Cost
from .sealing import authenticate, draw

FORMAT = 1
PASSWORD = "password"
RECOVERY = "recovery"
_LONGEST = 4_000_000


@dataclass(frozen=True)
class PasswordLock:
    """How a slot's private key is locked by a password."""

    salt: bytes
    cost: Argon2Cost
    box: bytes


@dataclass(frozen=True)
class Slot:
    """One way in: an account with its password, or the recovery sheet.

    `keys` holds the data keys sealed to `public_key`, by compartment; no entry means no right.
    """

    id: str
    kind: str
    account_id: str
    login: str
    name: str
    public_key: bytes
    keys: Mapping[str, bytes]
    password: PasswordLock | None = None


@dataclass(frozen=True)
class KeyFile:
    """The content of the key file; every change makes a new one with a higher `generation`."""

    vault_id: str
    created_at: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    @property
    def accounts(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind == PASSWORD)

    @property
    def recovery(self) -> Slot:
        return next(slot for slot in self.slots if slot.kind == RECOVERY)

    @property
    def compartments(self) -> frozenset[str]:
        """All compartments that have a key (the recovery sheet opens every one)."""
        return frozenset(self.recovery.keys)

    @property
    def files(self) -> tuple[DataFile, ...]:
        """The databases that belong to these keys; none of them may be missing."""
        return files_of(self.compartments)

    def authenticated(self, centre_key: bytes) -> "KeyFile":
        """Return the file with the MAC that this centre key gives."""
        return replace(self, mac=self.expected_mac(centre_key))

    def expected_mac(self, centre_key: bytes) -> bytes:
        key = draw(centre_key, self.vault_id.encode(), "mgops key file")
        return authenticate(key, _canonical(_content(self)))

    def to_bytes(self) -> bytes:
        """The file as JSON with MAC and checksum."""
        document = _content(self) | {"mac": _text(self.mac)}
        return _dump(document | {"checksum": _checksum(document)})


def read_key_file(content: bytes) -> KeyFile:
    """Return the key file in these bytes.

    Raises FileRefused if it is damaged or asks for work factors out of bounds, FolderRefused if it
    was written by a newer program.
    """
    document = _load(content)
    if document.get("format", 0) > FORMAT:
        raise FolderRefused(
            "Plik kluczy zapisała nowsza wersja programu. Niczego nie zmieniono. Zainstaluj nowszą "
            "wersję."
        )
    if document.pop("checksum", None) != _checksum(document):
        raise damaged_key_file()
    try:
        return _key_file(document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise damaged_key_file() from None


class KeyStore:
    """Reads and writes the two copies of the key file; the newest valid one counts."""

    def __init__(self, folder: DataFolder) -> None:
        self._paths = (folder.key_file, folder.key_file_copy)

    def read(self) -> KeyFile:
        """Raises FolderRefused if there is no key file, FileRefused if no copy is whole."""
        contents = [path.read_bytes() for path in self._paths if path.exists()]
        if not contents:
            raise FolderRefused(
                "W tym folderze nie ma pliku kluczy (vault/klucze.json). Odtwórz go z ostatniej "
                "kopii: "
                "każda kopia go zawiera."
            )
        valid = [
            key_file for content in contents if isinstance(key_file := _try_read(content), KeyFile)
        ]
        if not valid:
            return read_key_file(contents[0])
        return max(valid, key=lambda key_file: key_file.generation)

    def write(self, key_file: KeyFile) -> None:
        """Replace both copies, one after the other, and read each back."""
        content = key_file.to_bytes()
        for path in self._paths:
            replace_file(path, content)
            if path.read_bytes() != content:
                raise damaged_key_file()

    def heal(self) -> None:
        """Make both copies equal again after a crash between them or damage to one."""
        content = self.read().to_bytes()
        for path in self._paths:
            if not path.exists() or path.read_bytes() != content:
                replace_file(path, content)


def require_files(folder: DataFolder, key_file: KeyFile) -> None:
    """Raise FileRefused if a database that belongs to the keys is not there."""
    missing = [one.file_name for one in key_file.files if not folder.database(one.name).exists()]
    if missing:
        raise FileRefused(
            f"W folderze danych brakuje pliku vault/{missing[0]}. Niczego nie zmieniono. Włóż ten plik z powrotem "
            "na miejsce albo odtwórz ostatnią sprawdzoną kopię do nowego folderu."
        )


def _try_read(content: bytes) -> KeyFile | FileRefused | FolderRefused:
    try:
        return read_key_file(content)
    except (FileRefused, FolderRefused) as error:
        return error


def _content(key_file: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "vault_id": key_file.vault_id,
        "created_at": key_file.created_at,
        "generation": key_file.generation,
        "slots": [_slot_document(slot) for slot in key_file.slots],
    }


def _slot_document(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "account_id": slot.account_id,
        "login": slot.login,
        "name": slot.name,
        "public_key": _text(slot.public_key),
        "keys": {compartment: _text(box) for compartment, box in sorted(slot.keys.items())},
        "password": None if slot.password is None else _lock_document(slot.password),
    }


def _lock_document(lock: PasswordLock) -> dict[str, Any]:
    return {
        "kdf": "argon2id",
        "salt": _text(lock.salt),
        "memory_kib": lock.cost.memory_kib,
        "passes": lock.cost.passes,
        "lanes": lock.cost.lanes,
        "box": _text(lock.box),
    }


def _key_file(document: Mapping[str, Any]) -> KeyFile:
    key_file = KeyFile(
        vault_id=str(document["vault_id"]),
        created_at=str(document["created_at"]),
        generation=int(document["generation"]),
        slots=tuple(_slot(slot) for slot in document["slots"]),
        mac=_bytes(document["mac"]),
    )
    if sum(slot.kind == RECOVERY for slot in key_file.slots) != 1:
        raise ValueError("there must be exactly one recovery slot")
    return key_file


def _slot(document: Mapping[str, Any]) -> Slot:
    lock = document["password"]
    return Slot(
        id=str(document["id"]),
        kind=str(document["kind"]),
        account_id=str(document["account_id"]),
        login=str(document["login"]),
        name=str(document["name"]),
        public_key=_bytes(document["public_key"]),
        keys={str(compartment): _bytes(box) for compartment, box in document["keys"].items()},
        password=None if lock is None else _password_lock(lock),
    )


def _password_lock(document: Mapping[str, Any]) -> PasswordLock:
    if document["kdf"] != "argon2id":
        raise ValueError("unknown key derivation")
    cost = Argon2Cost(int(document["memory_kib"]), int(document["passes"]), int(document["lanes"]))
    return PasswordLock(_bytes(document["salt"]), cost, _bytes(document["box"]))


def _load(content: bytes) -> dict[str, Any]:
    if len(content) > _LONGEST:
        raise damaged_key_file()
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise damaged_key_file() from None
    if not isinstance(document, dict) or not isinstance(document.get("format"), int):
        raise damaged_key_file()
    return document


def damaged_key_file() -> FileRefused:
    """The error for a key file that is damaged, or whose MAC says that it was altered."""
    return FileRefused(
        "Plik kluczy (klucze.json) jest uszkodzony albo zmieniony. Danych nie naruszono. "
        "Odtwórz plik kluczy z ostatniej kopii."
    )


def _canonical(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _dump(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _checksum(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(document)).hexdigest()


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
