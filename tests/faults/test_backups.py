"""F-T40, F-T42 to F-T47: backups that are due, that lie, that are restored, that rot, that are thinned out,
of other programs."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from tests.storage.vault.invented import LOCAL_DISK, PASSWORD, Step, Vault, fill

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.storage.vault import backup as backup_module
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import create_database, open_live
from mgops_desktop.storage.vault.container import sha256_of
from mgops_desktop.storage.vault.errors import BackupFailed
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.opening import migrate_folder
from mgops_desktop.storage.vault.raw import RawFiles
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.restore import recheck, restore
from mgops_desktop.storage.vault.retention import Kept, State, backup_due, to_delete
from mgops_desktop.storage.vault.verify import table_names

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("changed", "backed_up", "due"),
    [
        (None, None, False),
        (NOON - HALF_HOUR, None, True),
        (NOON - timedelta(minutes=1), NOON - HALF_HOUR, True),
        (NOON - timedelta(minutes=1), NOON - timedelta(minutes=29), False),
        (NOON - timedelta(hours=5), NOON - timedelta(hours=4), False),
        (NOON - timedelta(hours=5), NOON + timedelta(days=3), True),
    ],
    ids=["nothing", "first", "after 30 min", "too soon", "no change since", "clock set back"],
)
def test_f_t40_automatic_backup_is_due_30_minutes_after_the_last_if_something_changed(
    changed, backed_up, due
):
    assert backup_due(NOON, changed, backed_up) is due


def test_f_t42_valid_but_empty_copy_fails_the_verification(vault, monkeypatch):
    """What an interrupted VACUUM INTO leaves: `integrity_check` says ok and no table is there."""
    fill(vault)

    def leave_empty(_self, _source, copy):
        with closing(create_database(copy, vault.key())) as connection:
            connection.execute("PRAGMA journal_mode=delete")
            connection.execute("PRAGMA user_version=1")
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return sha256_of(copy)

    monkeypatch.setattr(RawFiles, "copy", leave_empty)
    with vault.lock() as lock, pytest.raises(BackupFailed, match="nie ma tabel programu"):
        make_backup(lock, vault.unlocked)
    assert list_backups(vault.folder.backups) == []


def test_f_t42_copy_with_one_row_missing_fails_the_verification(vault, monkeypatch):
    fill(vault)
    real = RawFiles.copy

    def lose_one_row(self, source, copy):
        real(self, source, copy)
        if source.name == "centre.db":
            with closing(open_live(copy, vault.key())) as connection:
                connection.execute("DELETE FROM person WHERE id = 1")
                connection.execute("PRAGMA journal_mode=delete")
        return sha256_of(copy)

    monkeypatch.setattr(RawFiles, "copy", lose_one_row)
    with (
        vault.lock() as lock,
        pytest.raises(BackupFailed, match="tabela person: powinno być wierszy 60"),
    ):
        make_backup(lock, vault.unlocked)


def test_f_t42_copy_that_changed_after_it_was_read_fails_the_verification(vault, monkeypatch):
    real = RawFiles.copy

    def bad_disk(self, source, copy):
        sha256 = real(self, source, copy)
        content = bytearray(copy.read_bytes())
        content[len(content) // 2] ^= 4
        copy.write_bytes(content)
        return sha256

    monkeypatch.setattr(RawFiles, "copy", bad_disk)
    with vault.lock() as lock, pytest.raises(BackupFailed):
        make_backup(lock, vault.unlocked)


def test_f_t43_restored_folder_equals_the_original_row_by_row(vault, tmp_path):
    fill(vault, 50)
    fill(vault, 7, name="blue_card")
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    target = DataFolder(tmp_path / "odtworzone")
    restore(
        made.path,
        target,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    for name in ("centre", "blue_card", "attachments"):
        assert everything(restored, name) == everything(vault, name)
    assert len(everything(restored, "centre")["person"]) == 150


def everything(vault, name):
    with closing(vault.connect(name)) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            for table in table_names(connection)
        }


@pytest.mark.parametrize("position", [0.1, 0.5, 0.9])
def test_f_t44_flipped_bit_in_an_old_backup_is_found_by_the_monthly_check(vault, position):
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.VERIFIED
    content = bytearray(made.path.read_bytes())
    content[int(len(content) * position)] ^= 4
    made.path.write_bytes(content)
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.DAMAGED
    assert list_backups(vault.folder.backups)[0].state is State.DAMAGED


def test_f_t45_thinning_over_400_days_keeps_the_generations_and_the_last_verified():
    now = datetime(2026, 1, 1, 16, 0, tzinfo=UTC)
    kept: list[Kept] = []
    for day in range(400):
        now += timedelta(days=1)
        for hour in range(0, 8, 2):
            # the disk of the backups is broken for the last five days
            state = State.UNVERIFIED if day >= 395 or hour == 4 else State.VERIFIED
            kept.append(Kept(f"{day}-{hour}", now + timedelta(hours=hour), state))
        gone = set(to_delete(kept, now + timedelta(hours=8)))
        kept = [backup for backup in kept if backup.name not in gone]
        verified = [backup for backup in kept if backup.state is State.VERIFIED]
        assert verified
        assert max(verified, key=lambda b: b.made_at).name == f"{min(day, 394)}-6"
    assert len([backup for backup in kept if backup.state is State.UNVERIFIED]) == 20
    verified = [backup for backup in kept if backup.state is State.VERIFIED]
    assert len({f"{backup.made_at:%Y-%m}" for backup in verified}) == 12
    assert 18 <= len(verified) <= 30


def test_f_t46_full_or_pulled_medium_gives_an_error_and_no_verified_backup(
    vault, tmp_path, monkeypatch
):
    stick = tmp_path / "pendrive"
    stick.mkdir()

    def pulled(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup_module, "write_container", pulled)
    with vault.lock() as lock:
        with pytest.raises(BackupFailed, match="Dysk zgłosił błąd"):
            make_backup(lock, vault.unlocked, to=stick)
        assert list(stick.iterdir()) == []
        monkeypatch.undo()
        assert make_backup(lock, vault.unlocked, to=stick).state is State.VERIFIED


def restored(backup, target, schemas):
    return restore(
        *(backup.path, target, lambda key_file: keys.unlock(key_file, "anna", PASSWORD)),
        schemas=schemas,
        place=LOCAL_DISK,
    )


def test_f_t47_backup_of_an_older_program_is_restored_as_a_copy_and_migrated(vault, tmp_path):
    fill(vault, 5)
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    before = made.path.read_bytes()
    step = Step("    op.execute(\"ALTER TABLE family ADD COLUMN city TEXT DEFAULT 'Przykładowo'\")")
    newer = vault.with_steps(tmp_path / "nowsze", step)
    target = DataFolder(tmp_path / "odtworzone")
    restored(made, target, newer)
    copy = Vault(target, vault.unlocked, vault.code, newer)
    with copy.lock() as lock:
        migrate_folder(lock, copy.unlocked, newer)
    assert copy.rows("SELECT count(*), min(city) FROM family") == [(5, "Przykładowo")]
    # neither the backup nor the folder it was made of has changed
    assert made.path.read_bytes() == before
    assert vault.rows("SELECT version_num FROM alembic_version") == [("0001",)]


def test_f_t47_backup_of_a_newer_program_is_refused_and_leaves_nothing(vault, tmp_path):
    newer = vault.with_steps(tmp_path / "nowsze", Step("    pass"))
    with vault.lock() as lock:
        migrate_folder(lock, vault.unlocked, newer)
        made = make_backup(lock, vault.unlocked)
    target = DataFolder(tmp_path / "odtworzone")
    with pytest.raises(FolderRefused, match="nowsza wersja programu"):
        restored(made, target, vault.schemas)
    assert not target.path.exists()


def test_f_t47_backup_never_goes_over_a_folder_of_other_data(vault, tmp_path):
    fill(vault, 5)
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    with pytest.raises(FolderRefused, match="nie jest pusty"):
        restored(made, vault.folder, vault.schemas)
    assert vault.rows("SELECT count(*) FROM family") == [(5,)]
