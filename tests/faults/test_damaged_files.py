"""F-T14 to F-T18: cut, flipped, destroyed and mismatched database files."""

import random
import shutil
from contextlib import closing

import pytest
from tests.faults.children import Child, save_families
from tests.storage.vault.invented import CHEAPEST, LOCAL_DISK, PASSWORD, anna, fill

from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.errors import BackupFailed, DamagedFile
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.opening import open_folder
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.verify import damage_in


def open_it(vault):
    return open_folder(
        vault.folder,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )


@pytest.mark.parametrize("kept", [0.999, 0.5, 0.1, 0.0])
def test_f_t14_truncated_file_is_damage_not_a_new_vault(vault, kept):
    fill(vault, 200)
    path = vault.folder.database("centre")
    content = path.read_bytes()[: int(path.stat().st_size * kept)]
    path.write_bytes(content)
    with pytest.raises(DamagedFile, match="uszkodzony"):
        open_it(vault)
    assert path.read_bytes() == content


def test_f_t14_file_cut_between_two_pages_is_damage(vault):
    fill(vault, 200)
    path = vault.folder.database("centre")
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(DamagedFile, match="uszkodzony"):
        open_it(vault)


def test_f_t14_missing_file_is_said_to_be_missing(vault):
    vault.folder.database("centre").unlink()
    with pytest.raises(DamagedFile, match="brakuje"):
        vault.connect()
    assert not vault.folder.database("centre").exists()


def test_f_t15_sixty_flipped_bits_are_each_found_by_the_backup(vault):
    fill(vault, 400)
    path = vault.folder.database("centre")
    whole = path.read_bytes()
    rng = random.Random(15)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        path.write_bytes(damaged)
        with vault.lock() as lock, pytest.raises(BackupFailed):
            make_backup(lock, vault.unlocked)
    assert list_backups(vault.folder.backups) == []


def test_f_t15_reading_over_a_flipped_bit_never_shows_wrong_data(vault):
    fill(vault, 400)
    path = vault.folder.database("centre")
    whole = path.read_bytes()
    right = vault.rows("SELECT * FROM person ORDER BY id")
    rng = random.Random(16)
    for _ in range(20):
        damaged = bytearray(whole)
        damaged[rng.randrange(4096, len(damaged))] ^= 1 << rng.randrange(8)
        path.write_bytes(damaged)
        with closing(vault.connect()) as connection:
            assert damage_in(connection) or read_or_fail(connection) == right


def read_or_fail(connection):
    return connection.execute("SELECT * FROM person ORDER BY id").fetchall()


def test_f_t16_destroyed_first_page_is_damage_not_a_wrong_password(vault):
    path = vault.folder.database("centre")
    path.write_bytes(random.Random(1).randbytes(4096) + path.read_bytes()[4096:])
    with pytest.raises(DamagedFile, match="Hasło jest prawidłowe"):
        open_it(vault)


def test_f_t17_lost_write_ahead_log_is_noticed_by_the_newest_backup(vault):
    with Child(save_families, vault.folder.path, vault.key()) as child:
        for _ in range(5):
            child.report()
    with vault.lock() as lock:
        keep_log_and_back_up(vault, lock)
    opened = open_it(vault)
    assert "brakuje ostatnich zmian" in opened.warnings[0]
    opened.close()
    assert vault.rows("PRAGMA integrity_check") == [("ok",)]


def keep_log_and_back_up(vault, lock):
    """A backup with the log's content, then the log is gone, as if somebody had "cleaned up"."""
    path = vault.folder.database("centre")
    before = path.read_bytes()
    make_backup(lock, vault.unlocked)
    path.write_bytes(before)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def test_f_t18_write_ahead_log_of_another_vault_is_ignored(vault, tmp_path):
    other = create_vault(
        DataFolder(tmp_path / "inny"),
        [anna()],
        cost=CHEAPEST,
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    with Child(save_families, other.folder.path, other.unlocked.key("centre")) as child:
        child.report()
    foreign = other.folder.database("centre").with_name("centre.db-wal")
    assert foreign.stat().st_size > 4096
    fill(vault, 3)
    path = vault.folder.database("centre")
    shutil.copyfile(foreign, path.with_name("centre.db-wal"))
    opened = open_it(vault)
    assert "dziennik zapisu innego pliku" in opened.warnings[0]
    opened.close()
    assert [row[0] for row in vault.rows("SELECT id FROM family")] == [1, 2, 3]
    assert vault.rows("PRAGMA integrity_check") == [("ok",)]
    assert [aside.read_bytes() for aside in path.parent.glob("obcy-*")] == [foreign.read_bytes()]


def test_f_t18_own_write_ahead_log_is_never_taken_for_a_foreign_one(vault):
    with Child(save_families, vault.folder.path, vault.key()) as child:
        for _ in range(3):
            child.report()
    opened = open_it(vault)
    assert opened.warnings == ()
    opened.close()
    assert vault.rows("SELECT count(*) FROM family")[0][0] >= 3
