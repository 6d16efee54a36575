"""What a backup says about itself: which files, their hashes, and the facts that must be found in
them.

The MAC under the centre's key tells a manifest that was altered (counts lowered, journal cut) from
the one written.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from mgops_desktop.domain.errors import FileRefused, FolderRefused

from .packs import Pack
from .sealing import authenticate, draw
from .verify import INFO_TABLE, SCHEMA_TABLE, Facts

FORMAT = 2
_WITHOUT_PACKS = 1
"""The format of a backup whose container holds everything: an earlier program may restore it."""


@dataclass(frozen=True)
class FileEntry:
    """One database in the container.

    `facts` is None when the account that made the backup had no key for the file: then it was
    copied byte for byte and nobody has opened the copy; `log_sha256` is set when its write-ahead
    log was copied with it.
    """

    name: str
    sha256: str
    size: int
    facts: Facts | None = None
    log_sha256: str = ""

    @property
    def verification(self) -> str:
        """In words; part of format 1 and of its MAC, so it stays as it is."""
        return "zweryfikowano zawartość" if self.facts else "zweryfikowano sumą kontrolną"


@dataclass(frozen=True)
class Manifest:
    """The content of manifest.json.

    `packs` names the files beside the container that hold the attachments; then the attachments file in the container
    is empty, and its facts are those of the full one.
    """

    made_at: datetime
    program_version: str
    vault_id: str
    reason: str
    files: tuple[FileEntry, ...]
    packs: tuple[Pack, ...] = ()
    mac: str = field(default="", repr=False)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The databases that were only copied when the backup was made."""
        return tuple(entry.name for entry in self.files if entry.facts is None)

    @property
    def counts(self) -> dict[str, int]:
        """Rows per table over all databases whose content was verified."""
        totals: dict[str, int] = {}
        for entry in self.files:
            for table, count in (entry.facts.counts if entry.facts else {}).items():
                if table not in (INFO_TABLE, SCHEMA_TABLE):
                    totals[table] = totals.get(table, 0) + count
        return totals

    def authenticated(self, centre_key: bytes) -> Self:
        return replace(self, mac=self._expected_mac(centre_key))

    def check_mac(self, centre_key: bytes) -> None:
        """Raise FileRefused if the manifest is not the one that was written."""
        if not hmac.compare_digest(self.mac, self._expected_mac(centre_key)):
            raise FileRefused("Opis kopii został zmieniony po jej zrobieniu. Wybierz inną kopię.")

    def to_bytes(self) -> bytes:
        return json.dumps(
            self._document() | {"mac": self.mac}, ensure_ascii=False, indent=1, sort_keys=True
        ).encode()

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        """Raises FileRefused for an unreadable manifest, FolderRefused for one of a newer program."""
        if isinstance(document.get("format"), int) and document["format"] > FORMAT:
            version = document.get("program_version", "?")
            raise FolderRefused(
                f"Tę kopię zrobiła nowsza wersja programu ({version}). "
                "Zainstaluj tę wersję albo nowszą i spróbuj jeszcze raz."
            )
        try:
            return cls(
                made_at=datetime.fromisoformat(document["made_at"]),
                program_version=str(document["program_version"]),
                vault_id=str(document["vault_id"]),
                reason=str(document["reason"]),
                files=tuple(_entry(entry) for entry in document["files"]),
                packs=tuple(_pack(entry) for entry in document.get("packs", ())),
                mac=str(document["mac"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise FileRefused(
                "Opis kopii jest nieczytelny. Niczego nie zmieniono. Wybierz inną kopię."
            ) from None

    def _document(self) -> dict[str, Any]:
        document = {
            "format": FORMAT if self.packs else _WITHOUT_PACKS,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "program_version": self.program_version,
            "vault_id": self.vault_id,
            "reason": self.reason,
            "files": [_entry_document(entry) for entry in self.files],
        }
        return (
            document | {"packs": [asdict(pack) for pack in self.packs]} if self.packs else document
        )

    def _expected_mac(self, centre_key: bytes) -> str:
        key = draw(centre_key, self.vault_id.encode(), "mgops backup manifest")
        canonical = json.dumps(
            self._document(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return authenticate(key, canonical.encode()).hex()


def _entry_document(entry: FileEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "sha256": entry.sha256,
        "size": entry.size,
        "log_sha256": entry.log_sha256,
        "verification": entry.verification,
        "facts": entry.facts.to_json() if entry.facts else None,
    }


def _entry(document: Mapping[str, Any]) -> FileEntry:
    facts = document["facts"]
    return FileEntry(
        name=str(document["name"]),
        sha256=str(document["sha256"]),
        size=int(document["size"]),
        facts=None if facts is None else Facts.from_json(facts),
        log_sha256=str(document["log_sha256"]),
    )


def _pack(document: Mapping[str, Any]) -> Pack:
    return Pack(
        name=str(document["name"]),
        sha256=str(document["sha256"]),
        size=int(document["size"]),
        attachments=int(document["attachments"]),
    )
