"""The list of backups beside them (`rejestr.json`): which were verified, with which hash and
counts, and which packs of attachments are whole.

The register is a help, not a truth: a file that it does not know is "niesprawdzona", a lost
register loses no backup.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .atomic_file import replace_file
from .container import SUFFIX
from .packs import Pack
from .retention import Kept, State

REGISTER = "rejestr.json"
_RESTORED = "restored_at"
_PACKS = "packs"
_UNNEEDED = "unneeded"
_NAME = re.compile(r"mgops-(\d{4}-\d\d-\d\dT\d{6}Z)-([0-9a-f]{16})\.kopia")
_TIME = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    """One backup file: `counts` are rows per table over all its databases, empty when not known.

    `unchecked` names the databases that were copied without their key: whole as a file, never opened. `packs` names
    the files beside it that hold its attachments. `warnings` are sentences for the user about the data themselves; they
    are not kept.
    """

    path: Path
    made_at: datetime
    size: int
    state: State
    sha256: str = ""
    reason: str = ""
    counts: Mapping[str, int] | None = None
    checked_at: datetime | None = None
    unchecked: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def kept(self) -> Kept:
        return Kept(self.name, self.made_at, self.state)


def backup_name(made_at: datetime, sha256: str) -> str:
    """E.g. `mgops-2026-11-21T191503Z-9f86d081884c7d65.kopia`: the time in UTC and the start of the
    SHA-256.
    """
    return f"mgops-{made_at.astimezone(UTC):{_TIME}}-{sha256[:16]}{SUFFIX}"


def hash_in_name(path: Path) -> str:
    """The first 16 digits of the SHA-256 that the name promises, empty for a renamed file."""
    match = _NAME.fullmatch(path.name)
    return match[2] if match else ""


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first, with what the register knows of each."""
    register = _read(folder)
    backups = [_described(path, register.get(path.name, {})) for path in folder.glob(f"*{SUFFIX}")]
    return sorted(backups, key=lambda backup: backup.made_at, reverse=True)


def last_verified(folder: Path) -> Backup | None:
    """The newest verified backup of a folder (for the reminder after 7 days)."""
    return next((backup for backup in list_backups(folder) if backup.state is State.VERIFIED), None)


def last_made(folder: Path) -> Backup | None:
    """The newest backup that this program made and nobody found damaged, checked in full or in part."""
    good = (State.VERIFIED, State.COPIED)
    return next((backup for backup in list_backups(folder) if backup.state in good), None)


def remember(backup: Backup) -> None:
    """Write what is now known of a backup into the register of its folder."""
    folder = backup.path.parent
    register = _read(folder)
    register[backup.name] = {
        "sha256": backup.sha256,
        "state": backup.state.name,
        "made_at": _text(backup.made_at),
        "checked_at": _text(backup.checked_at),
        "reason": backup.reason,
        "counts": None if backup.counts is None else dict(backup.counts),
        "unchecked": list(backup.unchecked),
        "packs": list(backup.packs),
    }
    _write(folder, register)


def forget(folder: Path, names: list[str]) -> None:
    """Take deleted backups out of the register."""
    _write(folder, {name: entry for name, entry in _read(folder).items() if name not in names})


def known_packs(folder: Path) -> dict[str, Pack]:
    """The packs of a folder that were whole when they were last looked through, by name."""
    packs = {}
    for name, entry in _packs(folder).items():
        # an entry that somebody wrote by hand: the pack is looked through again
        with suppress(KeyError, TypeError, ValueError):
            packs[name] = Pack(name, entry["sha256"], int(entry["size"]), int(entry["attachments"]))
    return packs


def remember_packs(folder: Path, packs: Iterable[Pack]) -> None:
    """Write down which packs are whole."""
    known = _packs(folder)
    now = known | {
        pack.name: {"sha256": pack.sha256, "size": pack.size, "attachments": pack.attachments}
        for pack in packs
    }
    if now != known:
        _write_document(folder, _document(folder) | {_PACKS: now})


def note_unneeded(folder: Path, names: Iterable[str], now: datetime) -> dict[str, datetime]:
    """Write down which packs no backup of the folder names; returns since when each has been so."""
    document = _document(folder)
    noted = document.get(_UNNEEDED)
    before = noted if isinstance(noted, dict) else {}
    since = {name: _time(before.get(name)) or now for name in sorted(names)}
    after = {name: _text(moment) for name, moment in since.items()}
    if after != before:
        _write_document(folder, document | {_UNNEEDED: after})
    return since


def forget_packs(folder: Path, names: Iterable[str]) -> None:
    """Take packs out that were deleted, or that must be looked through before they are used again."""
    known, gone = _packs(folder), set(names)
    if gone & known.keys():
        left = {name: entry for name, entry in known.items() if name not in gone}
        _write_document(folder, _document(folder) | {_PACKS: left})


def rechecked(
    backup: Backup, state: State, now: datetime, unchecked: tuple[str, ...] = ()
) -> Backup:
    """Return the backup with a new state found by checking it now."""
    return replace(backup, state=state, checked_at=now, unchecked=unchecked)


def _described(path: Path, entry: Mapping[str, Any]) -> Backup:
    status = path.stat()
    return Backup(
        path=path,
        made_at=_time(entry.get("made_at"))
        or _time_in_name(path)
        or datetime.fromtimestamp(status.st_mtime, UTC),
        size=status.st_size,
        state=State.__members__.get(str(entry.get("state")), State.UNVERIFIED),
        sha256=str(entry.get("sha256", "")),
        reason=str(entry.get("reason", "")),
        counts=entry.get("counts"),
        checked_at=_time(entry.get("checked_at")),
        unchecked=tuple(str(name) for name in entry.get("unchecked") or ()),
        packs=tuple(str(name) for name in entry.get("packs") or ()),
    )


def _time_in_name(path: Path) -> datetime | None:
    match = _NAME.fullmatch(path.name)
    return datetime.strptime(match[1], _TIME).replace(tzinfo=UTC) if match else None


def _time(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def note_restore(folder: Path, now: datetime) -> None:
    """Write down that the data came out of a backup, so that nothing is thinned out for a while."""
    _write_document(folder, _document(folder) | {_RESTORED: _text(now)})


def restored_at(folder: Path) -> datetime | None:
    """When the data of this folder came out of a backup, None if they never did."""
    return _time(_document(folder).get(_RESTORED))


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    backups = _document(folder).get("backups")
    if not isinstance(backups, dict):
        return {}
    return {str(name): entry for name, entry in backups.items() if isinstance(entry, dict)}


def _packs(folder: Path) -> dict[str, Any]:
    packs = _document(folder).get(_PACKS)
    return packs if isinstance(packs, dict) else {}


def _write(folder: Path, register: Mapping[str, Any]) -> None:
    _write_document(folder, _document(folder) | {"backups": register})


def _document(folder: Path) -> dict[str, Any]:
    try:
        document = json.loads((folder / REGISTER).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _write_document(folder: Path, document: Mapping[str, Any]) -> None:
    document = {"backups": {}, **document, "format": 1}
    content = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    replace_file(folder / REGISTER, content.encode())
