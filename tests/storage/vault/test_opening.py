from pathlib import Path

import pytest
from tests.storage.vault.invented import LOCAL_DISK, OTHER_PASSWORD, PASSWORD, Vault, fill

from mgops_desktop.domain.errors import FolderRefused, WrongPassword
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.opening import open_folder


def open_as(vault: Vault, login: str, password: str, schemas=None):
    return open_folder(
        vault.folder,
        lambda key_file: keys.unlock(key_file, login, password),
        schemas=schemas or vault.schemas,
        place=LOCAL_DISK,
    )


def test_opening_gives_the_keys_of_the_account(vault):
    opened = open_as(vault, "Anna", PASSWORD)
    assert opened.unlocked.keys == vault.unlocked.keys
    assert (opened.migrations, opened.warnings) == ((), ())
    opened.close()


def test_account_without_the_right_has_no_key_of_the_blue_card_file(vault):
    opened = open_as(vault, "jan", OTHER_PASSWORD)
    assert set(opened.unlocked.keys) == {"centre"}
    opened.close()


def test_wrong_password_gives_the_lock_back(vault):
    with pytest.raises(WrongPassword):
        open_as(vault, "anna", "nie to hasło wcale")
    open_as(vault, "anna", PASSWORD).close()


def test_folder_without_data_is_refused(tmp_path):
    with pytest.raises(FolderRefused, match="nie ma danych"):
        open_folder(DataFolder(tmp_path), lambda _: None, place=LOCAL_DISK)


def test_data_older_than_the_last_backup_are_reported(vault: Vault, copy_of_vault):
    fill(vault, 5)
    with vault.lock() as lock:
        make_backup(lock, vault.unlocked)
    older: Path = copy_of_vault("stary").folder.database("centre")
    vault.folder.database("centre").write_bytes(older.read_bytes())
    opened = open_as(vault, "anna", PASSWORD)
    assert "kończy się na wpisie 0" in opened.warnings[0]
    opened.close()
