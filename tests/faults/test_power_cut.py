"""F-T01, T02, T03, T05: the power fails after every single system call of the real program."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from tests.faults.power_cut import cut_commits, cut_creation
from tests.storage.vault.invented import FIRST, PASSWORD, write_scripts

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import Unlocked
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
    losses = cut_creation(migrations, images=4, check=Founding())
    assert losses.none, losses.notes[:3]
    assert losses.points > 100


@pytest.mark.slow
def test_f_t01_power_cut_long_run():
    losses = cut_commits(commits=150, images=32)
    assert losses.none, losses


class Founding:
    """Checks one image of a founded folder; the password is tried once for each key file that appears."""

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
