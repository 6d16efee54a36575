"""Attachments in packs beside the backups: written once, named by every backup that needs them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.storage.vault.invented import LOCAL_DISK, PASSWORD, Vault, attach, fill

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.storage.vault import keys, packing
from mgops_desktop.storage.vault.backup import make_backup, thin_out
from mgops_desktop.storage.vault.container import open_container, sha256_of
from mgops_desktop.storage.vault.errors import BackupFailed
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.packs import look_through, packs_in
from mgops_desktop.storage.vault.register import REGISTER, list_backups
from mgops_desktop.storage.vault.restore import describe, recheck, restore
from mgops_desktop.storage.vault.retention import State
from mgops_desktop.storage.vault.rotate import rotate
from mgops_desktop.storage.vault.verify import table_names

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SCAN, LETTER, PHOTO = b"%PDF skan", b"%PDF pismo " * 2000, b"\x89PNG zdj\xc4\x99cie"


def back_up(vault, unlocked=None, **options):
    with vault.lock() as lock:
        return make_backup(lock, unlocked or vault.unlocked, **options)


def restored_from(vault, path, target):
    folder = DataFolder(target)
    restore(
        path,
        folder,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    return Vault(folder, vault.unlocked, vault.code, vault.schemas)


def names(vault):
    return {path.name for path in packs_in(vault.folder.backups)}


def contents(vault):
    return {row[0] for row in vault.rows("SELECT content FROM attachment", "attachments")}


def held(vault, name):
    return len(look_through(vault.folder.backups / name, vault.key()))


def test_second_backup_without_new_attachments_writes_no_pack(vault):
    attach(vault, SCAN, LETTER)
    first = back_up(vault)
    (pack,) = packs_in(vault.folder.backups)
    assert first.packs == (pack.name,)
    assert pack.name == f"zalaczniki-{sha256_of(pack)[:16]}.paczka"
    written = pack.stat()
    assert back_up(vault).packs == first.packs
    assert packs_in(vault.folder.backups) == [pack]
    assert pack.stat().st_mtime_ns == written.st_mtime_ns


def test_only_what_is_new_is_written(vault):
    attach(vault, SCAN, LETTER)
    before = set(back_up(vault).packs)
    attach(vault, PHOTO)
    made = back_up(vault)
    (added,) = set(made.packs) - before
    assert held(vault, added) == 1
    assert made.counts["attachment"] == 3
    with open_container(made.path) as container:
        assert container.size("attachments.db") < len(LETTER) * 20


def test_everything_comes_back_row_by_row(vault, tmp_path):
    fill(vault, 5)
    fill(vault, 3, name="attachments")
    attach(vault, SCAN)
    back_up(vault)
    attach(vault, LETTER, PHOTO)
    made = back_up(vault)
    restored = restored_from(vault, made.path, tmp_path / "nowy")
    for name in ("centre", "attachments"):
        assert everything(restored, name) == everything(vault, name)
    assert contents(restored) == {SCAN, LETTER, PHOTO}
    assert back_up(restored).state is State.VERIFIED


def everything(vault, name):
    with closing(vault.connect(name)) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            for table in table_names(connection)
        }


def test_every_folder_of_backups_is_complete_by_itself(vault, tmp_path):
    attach(vault, SCAN)
    back_up(vault)
    stick = tmp_path / "pendrive"
    stick.mkdir()
    made = back_up(vault, to=stick)
    moved = tmp_path / "inny komputer"
    stick.rename(moved)
    assert contents(restored_from(vault, moved / made.name, tmp_path / "nowy")) == {SCAN}


def test_missing_pack_is_refused_with_its_name_and_nothing_is_created(vault, tmp_path):
    attach(vault, SCAN)
    made = back_up(vault)
    alone = tmp_path / "sama kopia"
    alone.mkdir()
    made.path.rename(alone / made.name)
    with pytest.raises(FileRefused, match=rf"brakuje pliku {made.packs[0]}.*cały folder"):
        restored_from(vault, alone / made.name, tmp_path / "nowy")
    assert not (tmp_path / "nowy").exists()


def test_damaged_pack_is_refused_with_its_name_and_nothing_is_created(vault, tmp_path):
    attach(vault, LETTER)
    made = back_up(vault)
    flip_a_bit(vault.folder.backups / made.packs[0])
    with pytest.raises(FileRefused, match=rf"{made.packs[0]}.*uszkodzony"):
        restored_from(vault, made.path, tmp_path / "nowy")
    assert not (tmp_path / "nowy").exists()


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def test_vanished_or_cut_pack_is_written_again_by_the_next_backup(vault, tmp_path):
    attach(vault, SCAN)
    (lost,) = back_up(vault).packs
    (vault.folder.backups / lost).unlink()
    (cut,) = back_up(vault).packs
    (vault.folder.backups / cut).write_bytes(b"")
    made = back_up(vault)
    assert not {lost, cut} & set(made.packs)
    assert contents(restored_from(vault, made.path, tmp_path / "nowy")) == {SCAN}


def test_rotten_pack_is_found_by_the_monthly_check_and_replaced_by_the_next_backup(vault, tmp_path):
    attach(vault, LETTER)
    made = back_up(vault)
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.VERIFIED
    flip_a_bit(vault.folder.backups / made.packs[0])
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.DAMAGED
    again = back_up(vault)
    assert set(again.packs).isdisjoint(made.packs)
    assert contents(restored_from(vault, again.path, tmp_path / "nowy")) == {LETTER}


def test_pack_that_the_register_does_not_know_is_looked_through_and_used(vault):
    attach(vault, SCAN)
    first = back_up(vault)
    (vault.folder.backups / REGISTER).unlink()
    assert back_up(vault).packs == first.packs
    (vault.folder.backups / REGISTER).unlink()
    flip_a_bit(vault.folder.backups / first.packs[0])
    assert back_up(vault).packs != first.packs


def test_pack_of_a_folder_that_went_its_own_way_is_left_out(vault, tmp_path):
    stick = tmp_path / "pendrive"
    stick.mkdir()
    attach(vault, SCAN)
    made = back_up(vault, to=stick)
    twin = restored_from(vault, made.path, tmp_path / "drugi")
    attach(twin, PHOTO)
    back_up(twin, to=stick)
    attach(vault, LETTER)
    own = back_up(vault, to=stick)
    assert len(packs_in(stick)) == 3
    assert len(own.packs) == 2
    assert contents(restored_from(vault, own.path, tmp_path / "trzeci")) == {SCAN, LETTER}


def test_many_packs_are_joined_beside_the_largest(vault, monkeypatch, tmp_path):
    monkeypatch.setattr(packing, "MOST_PACKS", 3)
    attach(vault, SCAN, LETTER, PHOTO)
    largest = back_up(vault).packs[0]
    for number in range(2):
        attach(vault, b"%d" % number)
        assert len(back_up(vault).packs) == number + 2
    attach(vault, b"przelewa")
    made = back_up(vault)
    (joined,) = set(made.packs) - {largest}
    assert held(vault, joined) == 3
    assert len(contents(restored_from(vault, made.path, tmp_path / "nowy"))) == 6


def test_no_pack_grows_beyond_what_a_stick_takes(vault, monkeypatch, tmp_path):
    monkeypatch.setattr(packing, "MOST_BYTES", len(SCAN) + 1)
    attach(vault, LETTER, SCAN, PHOTO)
    made = back_up(vault)
    assert len(made.packs) > 1
    assert contents(restored_from(vault, made.path, tmp_path / "nowy")) == {LETTER, SCAN, PHOTO}


def test_packs_under_an_old_key_are_not_relied_on(vault, tmp_path):
    attach(vault, SCAN)
    with vault.lock() as lock:
        before = make_backup(lock, vault.unlocked)
        rotated = replace(vault, unlocked=rotate(lock, vault.unlocked, "centre"))
    made = back_up(rotated)
    assert set(made.packs).isdisjoint(before.packs)
    assert contents(restored_from(rotated, made.path, tmp_path / "nowy")) == {SCAN}
    # the backup from before still opens with the key it was made with
    assert contents(restored_from(vault, before.path, tmp_path / "stary")) == {SCAN}


def test_thinning_takes_packs_that_no_kept_backup_needs(vault, monkeypatch, tmp_path):
    monkeypatch.setattr(packing, "MOST_PACKS", 2)
    kept = []
    for hours, content in enumerate((LETTER, SCAN, PHOTO)):
        attach(vault, content)
        kept.append(back_up(vault, clock=lambda hours=hours: NOON + timedelta(hours=hours)))
    assert len(names(vault)) == 3
    later = NOON + timedelta(days=10)
    unneeded = set(kept[1].packs) - set(kept[2].packs)
    assert set(thin_out(vault.folder, later)) == {kept[0].name, kept[1].name}
    assert unneeded < names(vault)
    assert set(thin_out(vault.folder, later + timedelta(days=30))) == unneeded
    assert names(vault) == set(kept[2].packs)
    assert len(contents(restored_from(vault, kept[2].path, tmp_path / "nowy"))) == 3


def test_pack_of_a_backup_that_nobody_can_read_is_not_deleted(vault):
    attach(vault, SCAN)
    made = back_up(vault)
    made.path.write_bytes(b"zniszczona")
    assert [one.name for one in list_backups(vault.folder.backups)] == [made.name]
    assert thin_out(vault.folder, NOON) == []  # the register remembers what it needed
    (vault.folder.backups / REGISTER).unlink()
    assert thin_out(vault.folder, NOON) == []
    made.path.unlink()
    assert thin_out(vault.folder, NOON) == []
    assert thin_out(vault.folder, NOON + timedelta(days=30)) == list(made.packs)


def test_backup_that_comes_back_within_a_month_finds_its_packs(vault, tmp_path):
    attach(vault, SCAN)
    made = back_up(vault)
    away = made.path.rename(tmp_path / made.name)
    assert thin_out(vault.folder, NOON) == []
    away.rename(made.path)
    assert thin_out(vault.folder, NOON + timedelta(days=29)) == []
    away = made.path.rename(tmp_path / made.name)
    assert thin_out(vault.folder, NOON + timedelta(days=40)) == []
    away.rename(made.path)
    assert contents(restored_from(vault, made.path, tmp_path / "nowy")) == {SCAN}


def test_pack_that_rots_on_a_stick_is_written_again_by_the_next_copy(vault, tmp_path):
    attach(vault, SCAN)
    stick = tmp_path / "pendrive"
    stick.mkdir()
    first = back_up(vault, to=stick)
    [rotten] = (stick / name for name in first.packs)
    content = bytearray(rotten.read_bytes())
    content[-1] ^= 1
    rotten.write_bytes(content)
    second = back_up(vault, to=stick)
    assert contents(restored_from(vault, second.path, tmp_path / "nowy")) == {SCAN}


def test_pack_is_named_only_after_it_was_found_right(vault, monkeypatch):
    attach(vault, SCAN)
    with monkeypatch.context() as patched:
        patched.setattr(packing, "look_through", lambda _path, _key: frozenset())
        with pytest.raises(BackupFailed, match="załączniki różnią się"):
            back_up(vault)
    assert [path.name for path in vault.folder.backups.iterdir()] == []


def test_content_that_is_not_what_its_address_says_stops_the_backup(vault):
    attach(vault, SCAN)
    vault.run("UPDATE attachment SET content = x'00'", name="attachments")
    with pytest.raises(BackupFailed, match="załącznikami"):
        back_up(vault)
    assert list_backups(vault.folder.backups) == []


def test_container_that_holds_its_attachments_is_still_restored(vault, monkeypatch, tmp_path):
    """As every backup did before there were packs."""
    attach(vault, SCAN, LETTER)
    with monkeypatch.context() as patched:
        patched.setattr("mgops_desktop.storage.vault.copying.TABLE", "no such table")
        made = back_up(vault)
    assert made.packs == ()
    assert '"format": 1' in describe(made.path).manifest.to_bytes().decode()
    alone = tmp_path / made.name
    made.path.rename(alone)
    assert contents(restored_from(vault, alone, tmp_path / "nowy")) == {SCAN, LETTER}


def test_packs_hold_nothing_readable(vault):
    attach(vault, LETTER)
    (name,) = back_up(vault).packs
    path = vault.folder.backups / name
    assert b"pismo" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as plain:
        plain.execute("SELECT * FROM attachment")
