"""What a command leaves behind: reading leaves nothing, and `--today` dates no moment that is written."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from tests.cli.running import PASSWORD, TODAY, run
from tests.fixtures.records import add_one_of_each

from mgops_desktop.domain.clock import DayClock, SystemClock
from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.storage.access import question
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.register import list_backups

LATER = "2035-06-01"


@question("wpisy w dzienniku", None)
def heads(session):
    return [head_of(session, part) for part in Compartment]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Records of every kind, three backups on request, and a change that no backup holds yet."""
    path = tmp_path_factory.mktemp("ślady") / "dane"
    assert run("init", "--data", path, "--today", TODAY).code == 0
    for _ in range(3):
        assert run("backup", "--data", path, "--today", TODAY).code == 0
    data = open_data(path, PASSWORD, SystemClock())
    data.database.change(add_one_of_each)
    data.let_go()
    return path


def state(path):
    """The journals' heads, and every backup with its content."""
    data = open_data(path, PASSWORD, SystemClock())
    journals = data.database.read(heads)
    data.let_go()
    kept = sorted(DataFolder(path).backups.iterdir())
    return journals, {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in kept}


READING = [
    ["due"],
    ["check", "--year", 2026],
    ["indicators", "--year", 2026],
    ["indicators", "--year", 2026, "--list", "families_supported_by_assistant"],
    ["report", "annual", "--year", 2026, "--format", "json", "-o", "OUT"],
    ["register", "family"],
    ["template", "OUT"],
    ["template", "--describe"],
]


@pytest.mark.parametrize("command", READING, ids=lambda one: " ".join(map(str, one)))
def test_command_that_reads_leaves_no_backup_no_figures_and_no_entry(folder, tmp_path, command):
    before = state(folder)
    words = [tmp_path / "wynik" if word == "OUT" else word for word in command]
    done = run(*words, "--data", folder, "--today", LATER)
    assert done.code in (0, 1), done.said
    assert state(folder) == before


def test_backup_bears_the_moment_and_not_the_day_asked_for(folder):
    before = {one.name for one in list_backups(DataFolder(folder).backups)}
    assert run("backup", "--data", folder, "--today", LATER).code == 0
    after = list_backups(DataFolder(folder).backups)
    made = [one for one in after if one.name not in before]
    assert before < {one.name for one in after}
    assert [abs(datetime.now(UTC) - one.made_at) < timedelta(minutes=10) for one in made] == [True]


def test_day_clock_says_its_day_and_the_true_moment(folder):
    data = open_data(folder, PASSWORD, DayClock(datetime.fromisoformat(LATER).date()))
    data.close()
    data = open_data(folder, PASSWORD, SystemClock())
    written = [head.at for head in data.database.read(heads)]
    data.let_go()
    assert all(datetime.now(UTC) - at < timedelta(minutes=10) for at in written)
