"""The vault with the program's own migrations instead of invented ones."""

from dataclasses import replace

import pytest
from tests.storage.vault.invented import CHEAPEST, LOCAL_DISK, Vault, anna

from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.migrate import migrate_folder
from mgops_desktop.storage.vault.restore import restore
from mgops_desktop.storage.vault.retention import State
from mgops_desktop.storage.vault.rotate import rotate
from mgops_desktop.storage.vault.schema import shipped_schema


@pytest.fixture(scope="module")
def shipped_vault(tmp_path_factory):
    folder = DataFolder(tmp_path_factory.mktemp("shipped") / "dane")
    created = create_vault(folder, [anna()], cost=CHEAPEST, place=LOCAL_DISK)
    return Vault(folder, created.unlocked, created.recovery_code, shipped_schema)


def test_fresh_folder_is_backed_up_restored_and_needs_no_migration(shipped_vault, tmp_path):
    with shipped_vault.lock() as lock:
        made = make_backup(lock, shipped_vault.unlocked)
        assert migrate_folder(lock, shipped_vault.unlocked) == []
    target = DataFolder(tmp_path / "nowy")
    done = restore(
        made.path,
        target,
        lambda key_file: keys.unlock_with_recovery(key_file, shipped_vault.code),
        place=LOCAL_DISK,
    )
    assert made.state is State.VERIFIED
    assert done.manifest.counts.keys() >= {"journal_operation", "search_entry", "account"}
    restored = replace(shipped_vault, folder=target)
    question = "SELECT * FROM vault_info"
    assert restored.rows(question) == shipped_vault.rows(question)


def test_keys_of_every_compartment_can_be_changed(shipped_vault):
    unlocked = shipped_vault.unlocked
    with shipped_vault.lock() as lock:
        for compartment in ("centre", "blue_card"):
            unlocked = rotate(lock, unlocked, compartment)
    rotated = replace(shipped_vault, unlocked=unlocked)
    for name in ("centre", "blue_card", "attachments"):
        assert rotated.rows("PRAGMA integrity_check", name) == [("ok",)]
        assert rotated.rows("SELECT compartment FROM vault_info", name) == [(name,)]
