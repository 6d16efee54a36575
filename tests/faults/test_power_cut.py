"""F-T01, T02, T03, T05, T39, T48: the power fails after every single system call of the real program."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.faults.power_cut import cut_commits, cut_work
from tests.storage.vault.invented import FIRST, LOCAL_DISK, PASSWORD, Vault, fill, write_scripts

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyFile, KeyStore
from mgops_desktop.storage.vault.keys import Unlocked
from mgops_desktop.storage.vault.opening import open_folder
from mgops_desktop.storage.vault.verify import damage_in, read_facts

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


def test_f_t01_power_cut_after_every_call_loses_no_acknowledged_commit():
    losses = cut_commits(commits=30, images=8)
    assert losses.none, losses
    assert losses.points > 300


def test_f_t02_power_cut_on_a_disk_without_folder_sync_loses_nothing_either():
    losses = cut_commits(commits=30, images=8, windows=True)
    assert losses.none, losses


@pytest.mark.parametrize(("journal", "synchronous"), [("wal", "normal"), ("delete", "full")])
def test_f_t03_settings_known_to_lose_commits_are_seen_to_lose_them(journal, synchronous):
    losses = cut_commits(commits=10, images=4, journal=journal, synchronous=synchronous)
    assert losses.lost > 0


def test_f_t05_power_cut_while_founding_leaves_no_vault_or_a_whole_one(tmp_path):
    migrations = write_scripts(tmp_path / "migrations", [FIRST])
    losses = cut_work(["create", str(migrations)], images=4, check=WholeOrNone())
    assert losses.none, losses.notes[:3]
    assert losses.points > 100


def test_f_t48_power_cut_while_restoring_leaves_no_vault_or_a_whole_one(vault, tmp_path):
    migrations = write_scripts(tmp_path / "migrations", [FIRST])
    fill(vault, 5)
    with vault.lock() as lock:
        backup = make_backup(lock, vault.unlocked).path
    arguments = ["restore", str(migrations), str(backup)]
    losses = cut_work(arguments, images=4, check=WholeOrNone())
    assert losses.none, losses.notes[:3]
    assert losses.points > 25


@pytest.mark.parametrize("images", [2, pytest.param(8, marks=pytest.mark.slow)])
def test_f_t39_power_cut_while_the_key_changes_leaves_data_that_open(vault, images):
    fill(vault, 5)
    losses = cut_work(
        ["rotate"], images, StillOpens(vault), before=vault.folder.path, begin=".nowy"
    )
    assert losses.none, losses.notes[:3]
    assert losses.points > 50


@pytest.mark.slow
def test_f_t01_power_cut_long_run():
    losses = cut_commits(commits=150, images=32)
    assert losses.none, losses


class WholeOrNone:
    """Checks one image of a founded or restored folder; the password is tried once for each key file that appears."""

    def __init__(self) -> None:
        self._opened: dict[bytes, Unlocked] = {}

    def __call__(self, path: Path, acknowledged: int) -> str:
        folder = DataFolder(path)
        if not folder.is_initialised():
            return "acknowledged but not there" if acknowledged else ""
        try:
            return self._check_whole(folder)
        except UserError as error:
            return error.message

    def _check_whole(self, folder: DataFolder) -> str:
        key_file = KeyStore(folder).read()
        content = key_file.to_bytes()
        if content not in self._opened:
            self._opened[content] = keys.unlock(key_file, "anna", PASSWORD)
        unlocked = self._opened[content]
        found = [file.name for file in folder.present_files()]
        if found != ["centre", "blue_card", "attachments"]:
            return f"only {found}"
        for file in folder.present_files():
            with closing(
                open_live(folder.database(file.name), unlocked.key(file.compartment))
            ) as connection:
                if read_facts(connection) is None or damage_in(connection):
                    return f"half a database {file.name}"
        return ""


class StillOpens:
    """Opens one image of a folder as the program does at its next start and counts the rows."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._opened: dict[bytes, Unlocked] = {}

    def __call__(self, path: Path, _acknowledged: int) -> str:
        try:
            opened = open_folder(
                DataFolder(path), self._unlock, schemas=self._vault.schemas, place=LOCAL_DISK
            )
        except UserError as error:
            return error.message
        opened.close()
        image = replace(self._vault, folder=opened.folder, unlocked=opened.unlocked)
        rows = image.rows("SELECT count(*) FROM person")
        image.rows("SELECT * FROM vault_info", "attachments")
        return "" if rows == [(15,)] and not opened.warnings else f"{rows} {opened.warnings}"

    def _unlock(self, key_file: KeyFile) -> Unlocked:
        content = key_file.to_bytes()
        if content not in self._opened:
            self._opened[content] = keys.unlock(key_file, "anna", PASSWORD)
        return self._opened[content]
