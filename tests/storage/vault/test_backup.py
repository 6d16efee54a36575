import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.storage.vault.invented import LOCAL_DISK, PASSWORD, Vault, fill

from mgops_desktop.domain.errors import FileRefused, FolderRefused, WrongPassword
from mgops_desktop.storage.vault import connection, copying, keys
from mgops_desktop.storage.vault import restore as module
from mgops_desktop.storage.vault.backup import make_backup, thin_out
from mgops_desktop.storage.vault.container import open_container, sha256_of
from mgops_desktop.storage.vault.errors import BackupFailed, DiskFull, StorageBusy
from mgops_desktop.storage.vault.folder import DataFolder, files_of
from mgops_desktop.storage.vault.key_file import KeyFile
from mgops_desktop.storage.vault.manifest import Manifest
from mgops_desktop.storage.vault.opening import open_folder
from mgops_desktop.storage.vault.register import REGISTER, last_verified, list_backups
from mgops_desktop.storage.vault.restore import describe, recheck, recheck_due, restore
from mgops_desktop.storage.vault.retention import Kept, State, to_delete

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def back_up(vault, unlocked=None, **options):
    with vault.lock() as lock:
        return make_backup(lock, unlocked or vault.unlocked, **options)


def restore_all(vault, made, target, unlock=None):
    return restore(
        made.path,
        target,
        unlock or (lambda key_file: keys.unlock(key_file, "anna", PASSWORD)),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )


def without_blue_card(vault):
    return replace(vault.unlocked, login="jan", keys={"centre": vault.key()})


def test_backup_is_named_by_time_and_hash_and_verified(vault):
    fill(vault, 4)
    made = back_up(vault, clock=lambda: NOON, reason="ręczna")
    sha256 = sha256_of(made.path)
    assert made.name == f"mgops-2026-11-21T120000Z-{sha256[:16]}.kopia"
    assert (made.state, made.sha256, made.reason) == (State.VERIFIED, sha256, "ręczna")
    assert made.counts == {
        "family": 4,
        "person": 12,
        "search": 4,
        "journal_operation": 4,
        "attachment": 0,
    }
    assert list_backups(vault.folder.backups) == [made]


def test_backup_holds_exactly_the_named_parts(vault):
    made = back_up(vault)
    with open_container(made.path) as container:
        assert container.names == {
            "manifest.json",
            "klucze.json",
            "centre.db",
            "blue_card.db",
            "attachments.db",
        }


def test_backup_has_the_last_commit_though_it_is_only_in_the_log(vault, tmp_path):
    with closing(vault.connect()) as working:
        working.execute("INSERT INTO family VALUES (1, 'najnowsza')")
        made = back_up(vault)
    target = DataFolder(tmp_path / "nowy")
    restore_all(vault, made, target)
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    assert restored.rows("SELECT name FROM family") == [("najnowsza",)]


def test_writing_waits_for_the_snapshot_and_a_running_write_makes_the_backup_wait(
    vault, monkeypatch
):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with closing(vault.connect()) as working:
        working.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupFailed, match="Trwa inny zapis"):
            back_up(vault)
        working.execute("ROLLBACK")
    assert back_up(vault).state is State.VERIFIED
    assert StorageBusy.exit_code == 5


@pytest.mark.parametrize("log_is_there", [False, True])
def test_file_without_key_is_copied_by_bytes_and_opens_for_its_owner(vault, tmp_path, log_is_there):
    fill(vault, 6, name="blue_card")
    owner = vault.connect("blue_card")
    if log_is_there:
        # the owner's program was killed: the log was never merged
        owner.execute("INSERT INTO family VALUES (100, 'tylko w dzienniku')")
        keep_files_as_they_are(vault, owner)
    owner.close()
    if log_is_there:
        put_back(vault)
    made = back_up(vault, without_blue_card(vault))
    entry = next(file for file in describe(made.path).manifest.files if file.name == "blue_card")
    assert (entry.facts, entry.verification) == (None, "zweryfikowano sumą kontrolną")
    assert (made.state, made.unchecked) == (State.COPIED, ("blue_card",))
    assert list_backups(vault.folder.backups) == [made]
    assert last_verified(vault.folder.backups) is None
    assert bool(entry.log_sha256) is log_is_there
    target = DataFolder(tmp_path / "nowy")
    assert restore_all(vault, made, target).unchecked == ()  # the owner's key has opened it
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    assert restored.rows("SELECT count(*) FROM family", "blue_card") == [(6 + log_is_there,)]


def keep_files_as_they_are(vault, _owner):
    for path in vault.folder.vault.glob("blue_card.db*"):
        (vault.folder.path / f"kept-{path.name}").write_bytes(path.read_bytes())


def put_back(vault):
    for name in ("blue_card.db", "blue_card.db-wal"):
        (vault.folder.path / f"kept-{name}").rename(vault.folder.vault / name)


def test_account_without_the_key_restores_the_file_for_its_owner(vault, tmp_path):
    fill(vault, 6, name="blue_card")
    made = back_up(vault)
    target = DataFolder(tmp_path / "nowy")
    restore_all(vault, made, target, unlock=lambda _: without_blue_card(vault))
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    assert restored.rows("SELECT count(*) FROM family", "blue_card") == [(6,)]


def test_handle_on_a_live_database_stays_open_until_the_folder_is_let_go(vault):
    """Closing it would drop SQLite's locks (reliability 0.5)."""
    with vault.lock() as lock:
        make_backup(lock, vault.unlocked)
        handles = [handle for _path, handle in lock.raw._handles]
        make_backup(lock, vault.unlocked)
        assert [handle for _path, handle in lock.raw._handles] == handles
        assert not any(handle.closed for handle in handles)
    assert all(handle.closed for handle in handles)


def test_reader_of_an_older_state_makes_the_copy_slower_but_not_older(vault, tmp_path, monkeypatch):
    slow = []
    real = copying.vacuum_into
    monkeypatch.setattr(copying, "vacuum_into", lambda *given: slow.append(real(*given)))
    fill(vault, 2)
    with closing(vault.connect()) as reader, closing(vault.connect()) as writer:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM family").fetchone() == (2,)
        writer.execute("INSERT INTO family VALUES (3, 'najnowsza')")
        made = back_up(vault)
        assert reader.execute("SELECT count(*) FROM family").fetchone() == (2,)
    assert len(slow) == 1
    target = DataFolder(tmp_path / "nowy")
    restore_all(vault, made, target)
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    assert restored.rows("SELECT count(*) FROM family") == [(3,)]


def test_every_backup_holds_what_was_written_since_the_one_before(vault):
    with vault.lock() as lock, closing(vault.connect()) as working:
        for number in (1, 2, 3):
            working.execute("INSERT INTO family VALUES (?, 'kolejna')", (number,))
            assert make_backup(lock, vault.unlocked).counts["family"] == number


def test_restoring_needs_an_empty_folder_and_a_right_password(vault, tmp_path):
    made = back_up(vault)
    with pytest.raises(FolderRefused, match="nie jest pusty"):
        restore_all(vault, made, vault.folder)
    target = DataFolder(tmp_path / "nowy")
    with pytest.raises(WrongPassword):
        restore_all(
            vault, made, target, lambda key_file: keys.unlock(key_file, "anna", "złe hasło")
        )
    assert target.is_empty()


def test_backup_of_a_newer_schema_is_refused_naming_the_version(vault, tmp_path):
    vault.run("UPDATE alembic_version SET version_num = '0042'")
    vault.run("UPDATE vault_info SET program_version = '3.1.0'")
    made = back_up(vault)
    target = DataFolder(tmp_path / "nowy")
    with pytest.raises(FolderRefused, match=r"3\.1\.0"):
        restore_all(vault, made, target)
    assert target.is_empty()


def test_manifest_that_was_altered_is_refused(vault):
    made = back_up(vault)
    manifest = describe(made.path).manifest
    altered = replace(manifest, files=manifest.files[:-1])
    manifest.check_mac(vault.key())
    with pytest.raises(FileRefused, match="zmieniony"):
        altered.check_mac(vault.key())


def test_manifest_of_a_newer_program_is_refused(vault):
    document = json.loads(describe(back_up(vault).path).manifest.to_bytes())
    with pytest.raises(FolderRefused, match="nowsza wersja programu"):
        Manifest.read(document | {"format": 3})


def test_file_unknown_to_the_register_is_not_verified_until_checked(vault):
    made = back_up(vault)
    (vault.folder.backups / REGISTER).unlink()
    found = list_backups(vault.folder.backups)[0]
    assert (found.state, found.made_at) == (State.UNVERIFIED, made.made_at)
    assert last_verified(vault.folder.backups) is None
    assert recheck(found, vault.unlocked, vault.folder.backups).state is State.VERIFIED
    assert last_verified(vault.folder.backups).name == made.name


def test_check_without_keys_compares_the_hashes(vault):
    made = back_up(vault)
    assert recheck(made, None, vault.folder.backups).state is State.VERIFIED


def test_checks_are_due_after_a_month(vault):
    made = back_up(vault, clock=lambda: NOON)
    assert recheck_due([made], NOON + timedelta(days=29), days=30) == []
    assert recheck_due([made], NOON + timedelta(days=30), days=30) == [made]


def test_thinning_removes_files_and_their_entries(vault):
    for hours in (0, 1, 2):
        back_up(vault, clock=lambda hours=hours: NOON + timedelta(hours=hours))
    removed = thin_out(vault.folder, NOON + timedelta(days=10))
    left = list_backups(vault.folder.backups)
    assert (len(removed), len(left)) == (2, 1)
    assert left[0].made_at == NOON + timedelta(hours=2)
    assert set(json.loads((vault.folder.backups / REGISTER).read_bytes())["backups"]) == {
        left[0].name
    }


def test_copied_file_counts_as_checked_once_its_owner_has_opened_it(vault):
    made = back_up(vault, without_blue_card(vault))
    again = recheck(made, without_blue_card(vault), vault.folder.backups)
    assert (again.state, again.unchecked) == (State.COPIED, ("blue_card",))
    by_owner = recheck(made, vault.unlocked, vault.folder.backups)
    assert (by_owner.state, by_owner.unchecked) == (State.VERIFIED, ())
    later = recheck(by_owner, without_blue_card(vault), vault.folder.backups)
    assert later.state is State.VERIFIED


def test_copy_of_a_destroyed_file_is_found_by_its_owner(vault, tmp_path):
    path = vault.folder.database("blue_card")
    path.write_bytes(b"\x07" * path.stat().st_size)
    made = back_up(vault, without_blue_card(vault))
    assert made.state is State.COPIED
    with pytest.raises(FileRefused, match="blue_card"):
        restore_all(vault, made, DataFolder(tmp_path / "nowy"))
    assert not (tmp_path / "nowy").exists()
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.DAMAGED


def test_copy_that_was_not_opened_is_named_by_the_restore(vault, tmp_path):
    made = back_up(vault, without_blue_card(vault))
    target = DataFolder(tmp_path / "nowy")
    done = restore_all(vault, made, target, unlock=lambda _: without_blue_card(vault))
    assert done.unchecked == ("blue_card",)


def test_backups_checked_in_part_never_push_out_a_verified_one():
    verified = [Kept(f"v{day}", NOON - timedelta(days=100 + day), State.VERIFIED) for day in (0, 1)]
    copied = [Kept(f"c{day}", NOON - timedelta(days=day), State.COPIED) for day in range(90)]
    gone = to_delete([*verified, *copied], NOON)
    assert all(name.startswith("c") for name in gone)
    assert 10 <= len(copied) - len(gone) <= 20  # they have generations of their own


def test_nothing_is_thinned_out_in_the_week_after_a_restore(vault, tmp_path):
    target = DataFolder(tmp_path / "nowy")
    restore(
        back_up(vault).path,
        target,
        lambda _: vault.unlocked,
        schemas=vault.schemas,
        place=LOCAL_DISK,
        clock=lambda: NOON,
    )
    restored = Vault(target, vault.unlocked, vault.code, vault.schemas)
    for hours in (0, 1, 2):
        back_up(restored, clock=lambda hours=hours: NOON - timedelta(days=30, hours=hours))
    assert thin_out(target, NOON + timedelta(days=6)) == []
    assert len(thin_out(target, NOON + timedelta(days=8))) == 2


@pytest.mark.parametrize("name", ["centre", "blue_card", "attachments"])
def test_missing_file_of_the_folder_stops_opening_and_backing_up(vault, name):
    back_up(vault)
    vault.folder.database(name).unlink()
    before = sorted(vault.folder.backups.iterdir())
    with pytest.raises(BackupFailed, match=f"brakuje pliku vault/{name}.db"):
        back_up(vault)
    assert sorted(vault.folder.backups.iterdir()) == before
    with pytest.raises(FileRefused, match=f"brakuje pliku vault/{name}.db"):
        open_folder(vault.folder, lambda _: vault.unlocked, schemas=vault.schemas, place=LOCAL_DISK)


def test_backup_that_lacks_a_file_of_its_keys_is_refused(vault, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(
            KeyFile, "files", property(lambda keys: files_of(keys.compartments - {"blue_card"}))
        )
        made = back_up(vault)
    with pytest.raises(FileRefused, match=r"niepełna: brakuje w niej części blue_card\.db"):
        restore_all(vault, made, DataFolder(tmp_path / "nowy"))
    assert recheck(made, vault.unlocked, vault.folder.backups).state is State.DAMAGED


def test_failed_restore_leaves_nothing_and_can_be_tried_again(vault, tmp_path, monkeypatch):
    made = back_up(vault)
    empty = DataFolder(tmp_path / "pusty")
    empty.path.mkdir(mode=0o755)
    for target in (DataFolder(tmp_path / "nowy"), empty):
        with monkeypatch.context() as patched:
            patched.setattr(module, "move_into_place", _fail)
            with pytest.raises(DiskFull):
                restore_all(vault, made, target)
        assert target.is_empty()
        restore_all(vault, made, target)
        assert target.path.stat().st_mode & 0o777 == 0o700
        assert target.backups.is_dir()


def _fail(_source, _target):
    raise DiskFull("na próbę")


def test_backup_of_a_foreign_database_fails(vault):
    vault.run("UPDATE vault_info SET vault_id = 'inny'")
    with pytest.raises(BackupFailed, match="innego folderu"):
        back_up(vault)
