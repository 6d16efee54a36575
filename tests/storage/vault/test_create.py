import stat
import sys
from contextlib import closing

import pytest
from tests.storage.vault.invented import ANNA, CHEAPEST, LOCAL_DISK, PASSWORD, anna

from mgops_desktop import __version__
from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.storage.vault import create, keys
from mgops_desktop.storage.vault.create import add_file, create_vault
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import NewAccount
from mgops_desktop.storage.vault.passwords import WeakPassword
from mgops_desktop.storage.vault.place import DriveKind, Place, Volume


def test_founded_folder_has_three_databases_of_one_vault(founded):
    names = [file.name for file in founded.folder.present_files()]
    assert names == ["centre", "blue_card", "attachments"]
    for name in names:
        row = founded.rows(
            "SELECT id, vault_id, compartment, program_version FROM vault_info", name
        )
        assert row == [(1, founded.unlocked.vault_id, name, __version__)]
    origins = {founded.rows("SELECT origin FROM vault_info", name)[0] for name in names}
    assert len(origins) == 1


def test_compartments_have_different_keys_and_attachments_that_of_the_centre(founded):
    assert founded.key("centre") != founded.key("blue_card")
    assert founded.key("attachments") == founded.key("centre")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_the_owner_may_read_anything(founded):
    for path in founded.folder.path.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_nothing_but_the_vault_is_left_lying(founded):
    assert sorted(path.name for path in founded.folder.path.iterdir()) == ["kopie", "logi", "vault"]
    assert sorted(
        path.name for path in founded.folder.vault.iterdir() if path.suffix != ".lock"
    ) == [
        "attachments.db",
        "blue_card.db",
        "centre.db",
        "klucze.bak.json",
        "klucze.json",
    ]


def test_second_founding_in_the_same_folder_is_refused(vault):
    with pytest.raises(FolderRefused, match="są już dane"):
        create_vault(vault.folder, [anna()], cost=CHEAPEST, schemas=vault.schemas, place=LOCAL_DISK)


def test_refused_place_and_weak_password_leave_nothing(tmp_path, founded):
    folder = DataFolder(tmp_path / "nowy")
    network = Place(volume_of=lambda _: Volume(DriveKind.NETWORK), environment={})
    with pytest.raises(FolderRefused):
        create_vault(folder, [anna()], cost=CHEAPEST, schemas=founded.schemas, place=network)
    weak = NewAccount(ANNA, "anna", "Anna", "krótkie")
    with pytest.raises(WeakPassword):
        create_vault(folder, [weak], cost=CHEAPEST, schemas=founded.schemas, place=LOCAL_DISK)
    assert folder.is_empty()


def test_practice_folder_takes_the_practice_password(tmp_path, founded):
    folder = DataFolder(tmp_path / "ćwiczenie")
    account = NewAccount(ANNA, "anna", "Anna", "cwiczenie")
    create_vault(
        folder, [account], practice=True, cost=CHEAPEST, schemas=founded.schemas, place=LOCAL_DISK
    )
    assert keys.unlock(KeyStore(folder).read(), "anna", "cwiczenie").keys


def test_notes_are_added_later_with_a_key_of_their_own(vault):
    with vault.lock() as lock:
        richer = add_file(lock, vault.unlocked, "notes", vault.schemas)
    assert keys.unlock(KeyStore(vault.folder).read(), "anna", PASSWORD).keys == richer.keys
    assert richer.keys["notes"] not in vault.unlocked.keys.values()
    with closing(create.open_live(vault.folder.database("notes"), richer.key("notes"))) as notes:
        assert notes.execute("SELECT compartment, vault_id FROM vault_info").fetchone() == (
            "notes",
            vault.unlocked.vault_id,
        )


def test_adding_notes_again_after_a_crash_between_key_and_file_completes_it(vault):
    with vault.lock() as lock:
        store = KeyStore(vault.folder)
        key_file, richer = keys.add_compartment(store.read(), vault.unlocked, "notes")
        store.write(key_file)
        assert add_file(lock, richer, "notes", vault.schemas) == richer
    assert vault.folder.database("notes").exists()


def test_adding_notes_again_after_a_crash_between_file_and_key_puts_the_keyless_file_aside(
    vault, monkeypatch
):
    def crash(_store, _key_file):
        raise KeyboardInterrupt

    with vault.lock() as lock:
        with monkeypatch.context() as patched:
            patched.setattr(KeyStore, "write", crash)
            with pytest.raises(KeyboardInterrupt):
                add_file(lock, vault.unlocked, "notes", vault.schemas)
        assert KeyStore(vault.folder).read().files == vault.folder.present_files()[:3]
        richer = add_file(lock, vault.unlocked, "notes", vault.schemas)
    create.open_live(vault.folder.database("notes"), richer.key("notes")).close()
    assert len(list(vault.folder.vault.glob("obcy-*-notes.db"))) == 1


def test_work_on_whole_files_needs_the_lock(vault):
    with pytest.raises(RuntimeError, match="locked"):
        add_file(vault.lock(), vault.unlocked, "notes", vault.schemas)
    assert list(vault.folder.backups.iterdir()) == []
