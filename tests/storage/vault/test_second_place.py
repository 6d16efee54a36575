"""F-T46 in the second place: copied whole and checked, or not at all, and thinned like the first."""

import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.faults.test_disk_full import may_mount, small_disk
from tests.storage.vault.invented import attach, fill

from mgops_desktop.storage.vault import second_place as module
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.container import sha256_of
from mgops_desktop.storage.vault.errors import BackupFailed
from mgops_desktop.storage.vault.packs import packs_in
from mgops_desktop.storage.vault.register import list_backups, remember
from mgops_desktop.storage.vault.restore import recheck
from mgops_desktop.storage.vault.retention import State
from mgops_desktop.storage.vault.second_place import PlaceAway, copy_backup, holds

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def silent(_done: int, _total: int) -> None:
    """Nobody looks on."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "nośnik"
    made.mkdir()
    return made


def back_up(vault, at: datetime = NOON):
    with vault.lock() as lock:
        return make_backup(lock, vault.unlocked, clock=lambda: at)


def copied(vault, place: Path, at: datetime = NOON):
    made = back_up(vault, at)
    copy_backup(made, vault.folder, place, at, silent)
    return made


def rubbish(place: Path) -> list[str]:
    return [one.name for one in place.iterdir() if one.name.startswith(".tmp-")]


def test_copy_is_the_same_file_checked_and_can_be_checked_again(vault, place: Path) -> None:
    fill(vault, 4)
    attach(vault, b"%PDF skan")
    made = back_up(vault)
    assert not holds(place, made)
    copy_backup(made, vault.folder, place, NOON, silent)
    (copy,) = list_backups(place)
    assert (copy.state, copy.sha256, copy.counts) == (State.VERIFIED, made.sha256, made.counts)
    assert [one.name for one in packs_in(place)] == list(made.packs)
    assert recheck(copy, vault.unlocked, place, lambda: NOON).state is State.VERIFIED
    assert holds(place, made)


def test_packs_that_lie_there_are_not_copied_again(vault, place: Path) -> None:
    attach(vault, b"%PDF skan")
    copied(vault, place)
    (pack,) = packs_in(place)
    before = pack.stat().st_mtime_ns
    copied(vault, place, NOON + timedelta(hours=1))
    assert pack.stat().st_mtime_ns == before
    pack.write_bytes(b"zepsuty")
    copied(vault, place, NOON + timedelta(hours=2))
    assert pack.name.split("-")[1].startswith(sha256_of(pack)[:16])


def test_place_that_is_not_there_is_said_so(vault, place: Path) -> None:
    made = back_up(vault)
    place.rmdir()
    with pytest.raises(PlaceAway, match="teraz nie ma"):
        copy_backup(made, vault.folder, place, NOON, silent)
    with pytest.raises(PlaceAway):
        holds(place, made)


def test_f_t46_place_that_goes_while_it_is_written_leaves_no_verified_copy_and_can_be_tried_again(
    vault, place: Path
) -> None:
    made = back_up(vault)
    aside = place.with_name("wyjęty")

    def pull_out(_done: int, _total: int) -> None:
        shutil.move(place, aside)

    with pytest.raises(PlaceAway):
        copy_backup(made, vault.folder, place, NOON, pull_out)
    shutil.move(aside, place)
    assert list_backups(place) == []
    copy_backup(made, vault.folder, place, NOON, silent)
    assert holds(place, made)


def test_f_t46_fault_of_the_medium_leaves_earlier_copies_and_nothing_half(
    vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = copied(vault, place)

    def break_down(*_: object) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(module, "_pour", break_down)
    with pytest.raises(BackupFailed, match="Kopia w folderze danych jest cała"):
        copied(vault, place, NOON + timedelta(hours=1))
    assert [one.name for one in list_backups(place)] == [earlier.name]
    assert rubbish(place) == []


@may_mount
def test_f_t46_full_place_is_refused_before_anything_is_written(vault, tmp_path: Path) -> None:
    made = back_up(vault)
    with small_disk(tmp_path / "mały", 2) as disk:
        with pytest.raises(BackupFailed, match="Za mało miejsca"):
            copy_backup(made, vault.folder, disk, NOON, silent)
        assert list(disk.iterdir()) == []


@may_mount
def test_f_t46_place_that_fills_up_while_it_is_written_holds_no_half_copy(
    vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(vault)
    monkeypatch.setattr(module, "check_room", lambda *_: None)
    with small_disk(tmp_path / "mały", 1) as disk:
        (disk / "zdjęcia").write_bytes(bytes(900_000))
        with pytest.raises(BackupFailed, match="Brak miejsca"):
            copy_backup(made, vault.folder, disk, NOON, silent)
        assert [one.name for one in disk.iterdir()] == ["zdjęcia"]


def test_f_t46_read_only_place_is_refused(
    vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(vault)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BackupFailed, match="tylko do odczytu"):
        copy_backup(made, vault.folder, place, NOON, silent)
    assert list(place.iterdir()) == []


def test_medium_that_writes_something_else_is_found_out(
    vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(vault)
    monkeypatch.setattr(module, "sha256_of", lambda _path: "0" * 64)
    with pytest.raises(BackupFailed, match="nośnik zapisuje błędnie"):
        copy_backup(made, vault.folder, place, NOON, silent)
    assert not holds(place, made)


def test_backup_that_rotted_in_the_first_place_is_not_copied(vault, place: Path) -> None:
    made = back_up(vault)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 4
    made.path.write_bytes(content)
    with pytest.raises(BackupFailed, match="jest uszkodzon"):
        copy_backup(made, vault.folder, place, NOON, silent)
    assert list_backups(place) == []


def test_place_is_thinned_by_the_same_rule_and_only_of_this_folder_s_backups(
    vault, place: Path
) -> None:
    old = [copied(vault, place, NOON + timedelta(minutes=30 * step)) for step in range(3)]
    stranger = place / "mgops-2026-11-21T120000Z-0123456789abcdef.kopia"
    stranger.write_bytes(b"innego folderu")
    remember(replace(old[0], path=stranger, sha256="0123456789abcdef" * 4, state=State.VERIFIED))
    copied(vault, place, NOON + timedelta(days=3))
    left = {one.name for one in list_backups(place)}
    assert old[2].name in left
    assert not {old[0].name, old[1].name} & left
    assert stranger.name in left


def test_what_a_pulled_medium_kept_is_taken_away_after_a_day(vault, place: Path) -> None:
    made = back_up(vault)
    yesterday, fresh = place / ".tmp-stary", place / ".tmp-innego-komputera"
    yesterday.write_bytes(b"half a copy")
    fresh.write_bytes(b"half a copy")
    before = time.time() - 2 * 86_400
    os.utime(yesterday, (before, before))
    copy_backup(made, vault.folder, place, datetime.now(UTC), silent)
    assert rubbish(place) == [fresh.name]


def test_copying_that_is_stopped_leaves_nothing_half(vault, place: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        copy_backup(back_up(vault), vault.folder, place, NOON, stop)
    assert list(place.iterdir()) == []
