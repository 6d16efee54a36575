"""F-T06, T24, T25, T32, T41: the process is killed at any moment; what was acknowledged is there afterwards."""

import random

import pytest
from tests.faults.children import (
    Child,
    back_up,
    change_password_for_ever,
    moments,
    save_families,
    write_key_file,
)
from tests.storage.vault.invented import ANNA, LOCAL_DISK, OTHER_PASSWORD, PASSWORD, attach, fill

from mgops_desktop.domain.errors import WrongPassword
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.opening import open_folder
from mgops_desktop.storage.vault.packs import look_through, packs_in
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.retention import State

KILLS = 25


def test_f_t06_every_acknowledged_save_is_complete_after_25_kills(vault):
    rng = random.Random(6)
    acknowledged = 0
    for _ in range(KILLS):
        with Child(save_families, vault.folder.path, vault.key()) as child:
            for _ in range(rng.randint(1, 12)):
                acknowledged = child.report()
        with vault.lock():  # no lock is left behind
            check_saves(vault, acknowledged)


def check_saves(vault, acknowledged):
    families = [row[0] for row in vault.rows("SELECT id FROM family ORDER BY id")]
    assert families == list(range(1, len(families) + 1))
    assert len(families) >= acknowledged
    persons = dict(vault.rows("SELECT family_id, count(*) FROM person GROUP BY family_id"))
    assert persons == dict.fromkeys(families, 3)
    assert [row[0] for row in vault.rows("SELECT sequence FROM journal_operation")] == families
    assert vault.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("kills", [25, pytest.param(200, marks=pytest.mark.slow)])
def test_f_t24_key_file_is_always_the_newest_or_the_one_before(vault, kills):
    store = KeyStore(vault.folder)
    store.write(keys.grant(store.read(), vault.unlocked, ANNA, "blue_card"))
    rng = random.Random(24)
    for _ in range(kills):
        with Child(write_key_file, vault.folder.path, vault.unlocked) as child:
            acknowledged = 0
            for _ in range(rng.randint(1, 8)):
                acknowledged = child.report()
        found = store.read()
        assert found.generation >= acknowledged
        assert found.mac == found.expected_mac(vault.key())
        store.heal()


def test_f_t25_killed_program_starts_again_without_removing_a_lock(vault):
    with Child(save_families, vault.folder.path, vault.key()) as child:
        child.report()
    assert vault.folder.lock_info.exists()
    opened = open_folder(
        vault.folder,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    opened.close()


def test_f_t32_kill_while_the_password_changes_leaves_the_old_or_the_new_one(vault):
    store = KeyStore(vault.folder)
    current, other = PASSWORD, OTHER_PASSWORD
    for moment in moments(6, longest=0.4):
        with Child(change_password_for_ever, vault.folder.path, (current, other)) as child:
            child.report()
            child.kill_after(moment)
        if not opens(store, current):
            current, other = other, current
            assert opens(store, current)


def opens(store, password):
    try:
        return bool(keys.unlock(store.read(), "anna", password).keys)
    except WrongPassword:
        return False


def test_f_t41_killed_backup_leaves_no_file_with_a_final_name(vault):
    fill(vault, 300)
    finished, interrupted = set(), 0
    for moment in moments(KILLS, longest=0.15):
        with Child(back_up, vault.folder.path, vault.unlocked) as child:
            child.report()
            child.kill_after(moment)
            finished |= {report for report in child.all_reports() if report != "begin"}
        with vault.lock():
            interrupted += bool(vault.folder.remove_leftovers())
        packs = packs_in(vault.folder.backups)
        assert all(look_through(pack, vault.key()) for pack in packs)
        left = {path.name for path in vault.folder.backups.iterdir() if path.suffix != ".json"}
        assert all(name.startswith("mgops-") for name in left - {pack.name for pack in packs})
        assert finished <= left
        attach(vault, f"skan {moment}".encode())
    assert interrupted > 5
    for backup in list_backups(vault.folder.backups):
        # killed between renaming and the register: whole, but not yet called verified
        assert backup.state is (State.VERIFIED if backup.name in finished else backup.state)
        assert backup.state is not State.DAMAGED
