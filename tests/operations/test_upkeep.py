"""What the open program does by itself: looks for room, for an altered journal, and again at old backups."""

from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.conftest_database import CLOCK, PASSWORD
from tests.fixtures.opened import add

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.check import check
from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.upkeep import (
    RECHECK_DAYS,
    back_up_if_due,
    backup_state,
    recheck_one_backup,
    words_of_room,
)
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.family import families
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.vault import place
from mgops_desktop.storage.vault.compaction import compact
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.errors import DiskFull
from mgops_desktop.storage.vault.place import MIB
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.retention import State


@operation("rodzina na próbę", None)
def add_family(session, number):
    session.add(Family(number=number))


@pytest.fixture
def data(opened_folder, founded_folder):
    opened = open_data(opened_folder.path, PASSWORD, CLOCK, key=founded_folder.unlocked)
    yield opened
    opened.let_go()


@pytest.fixture
def free(monkeypatch):
    """Lets the disk have so many megabytes of free space."""

    def leave(megabytes):
        usage = SimpleNamespace(free=megabytes * MIB)
        monkeypatch.setattr(place.shutil, "disk_usage", lambda _path: usage)

    return leave


def alter_journal(data):
    path, key = data.folder.database("centre"), data.unlocked.key("centre")
    with closing(open_live(path, key)) as raw:
        raw.execute("UPDATE journal_operation SET name = 'co innego' WHERE sequence = 1")


def test_little_room_is_warned_of_and_too_little_refuses_changes_but_not_reading(data, free):
    free(600)
    assert words_of_room(data) == ""
    free(400)
    assert "mniej niż 500 MB" in words_of_room(data)
    data.database.change(add_family, "R/1/2026")
    free(99)
    assert "niczego nie zapisze" in words_of_room(data)
    with pytest.raises(DiskFull, match="można je czytać"):
        data.database.change(add_family, "R/2/2026")
    assert [one.number for one in data.database.read(families)] == ["R/1/2026"]
    data.leave_counts()
    free(600)
    data.database.change(add_family, "R/2/2026")


def test_sound_journal_is_not_complained_of(data):
    data.database.change(add_family, "R/1/2026")
    assert data.database.broken_journals() == ()
    data.database.change(add_family, "R/2/2026")
    assert data.database.broken_journals() == ()
    assert data.back_up().warnings == ()


def test_altered_journal_is_told_at_the_check_and_at_every_backup_and_stops_thinning(
    data, monkeypatch
):
    monkeypatch.setattr(
        "mgops_desktop.operations.data_folder.thin_out", lambda *_: pytest.fail("thinned out")
    )
    alter_journal(data)
    (told,) = data.database.broken_journals()
    assert "centre.db jest naruszony od wpisu 1" in told
    assert data.back_up().warnings == (told,)
    found = data.database.read(check, Period.year(2026))
    assert [one.message for one in found if one.code == "journal_broken"] == [told]


def test_altered_journal_is_found_though_all_was_right_before(data):
    data.database.change(add_family, "R/1/2026")
    assert data.database.broken_journals() == ()
    path, key = data.folder.database("centre"), data.unlocked.key("centre")
    with closing(open_live(path, key)) as raw:
        raw.execute("DELETE FROM journal_change")
        raw.execute("DELETE FROM journal_operation")
    assert len(data.database.broken_journals()) == 1


def test_what_was_erased_makes_the_next_backup_write_the_file_anew(data, monkeypatch):
    compacted = []

    def noticed(path, key):
        compacted.append(path.name)
        compact(path, key)

    monkeypatch.setattr("mgops_desktop.storage.vault.backup.compact", noticed)
    (person,) = data.database.change(add, Person(number="O/1/2026", surname="Umowna"))
    data.back_up()
    assert compacted == []
    data.database.change(bin_record, "person", person, "pomyłka")
    data.database.change(erase_record, Erasing("person", "O/1/2026", "na wniosek osoby"))
    data.back_up()
    assert compacted == ["centre.db"]
    data.back_up()
    assert compacted == ["centre.db"]


def later(data, days):
    data.database.clock = FixedClock(CLOCK.moment + timedelta(days=days))


def test_old_backup_is_checked_again_after_a_month_and_a_damaged_one_is_flagged(data):
    made = data.back_up()
    later(data, RECHECK_DAYS - 1)
    assert recheck_one_backup(data) is None
    later(data, RECHECK_DAYS)
    assert recheck_one_backup(data).state is State.VERIFIED
    assert recheck_one_backup(data) is None
    later(data, 2 * RECHECK_DAYS)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    assert recheck_one_backup(data).state is State.DAMAGED
    assert [one.name for one in backup_state(data).damaged] == [made.name]
    assert recheck_one_backup(data) is None


def test_backup_that_does_not_fit_for_its_check_is_not_called_damaged(data, free):
    data.back_up()
    later(data, RECHECK_DAYS)
    free(10)
    assert recheck_one_backup(data) is None
    assert [one.state for one in list_backups(data.folder.backups)] == [State.VERIFIED]


def test_backup_checked_in_part_is_not_made_again_at_once(data, monkeypatch):
    keys = {"centre": data.unlocked.key("centre")}
    monkeypatch.setattr(data, "unlocked", keys_only(data.unlocked, keys))
    data.database.change(add_family, "R/1/2026")
    assert back_up_if_due(data).state is State.COPIED
    data.database.change(add_family, "R/2/2026")
    assert back_up_if_due(data) is None
    state = backup_state(data)
    assert (state.newest.unchecked, state.verified) == (("blue_card",), None)


def keys_only(unlocked, keys):
    return type(unlocked)(unlocked.account_id, unlocked.login, unlocked.vault_id, keys)
