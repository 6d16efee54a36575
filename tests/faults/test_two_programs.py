"""F-T21, T23, T26: two programs, one folder."""

import json

import pytest
from tests.faults.children import Child, commit_once, save_families, try_to_hold

from mgops_desktop.domain.errors import FolderInUse
from mgops_desktop.storage.vault.lock import FolderLock


def test_f_t21_second_start_is_told_who_has_the_folder_since_when(vault):
    with Child(save_families, vault.folder.path, vault.key()) as child:
        child.report()
        with pytest.raises(FolderInUse) as refused:
            vault.lock().acquire()
    note = json.loads(vault.folder.lock_info.read_bytes())
    assert note["host"] in refused.value.message
    assert f"proces {note['pid']}" in refused.value.message
    assert "od " in refused.value.message


def test_f_t23_second_process_with_the_right_key_is_refused_by_the_lock(vault):
    with vault.lock(), Child(try_to_hold, vault.folder.path) as child:
        assert "już otwarty" in child.report()


def test_f_t23_even_without_the_lock_sqlite_keeps_both_commits(vault):
    database = vault.folder.database("centre")
    with Child(commit_once, database, vault.key(), "pierwsza") as one:
        with Child(commit_once, database, vault.key(), "druga") as two:
            two.report()
        one.report()
    assert {row[0] for row in vault.rows("SELECT name FROM family")} == {"pierwsza", "druga"}


@pytest.mark.parametrize("note", [b'{"pid": 1, "host": "STARY-PC"}', b"", b"\x00" * 40, b"[]"])
def test_f_t26_note_of_a_renamed_computer_or_a_torn_one_does_not_matter(vault, note):
    vault.folder.lock_info.write_bytes(note)
    with vault.lock() as lock:
        assert lock.is_held


def test_f_t26_torn_note_still_gives_a_sentence(vault):
    with vault.lock():
        vault.folder.lock_info.write_bytes(b"{")
        with pytest.raises(FolderInUse, match="już otwarty w innym oknie programu"):
            FolderLock(vault.folder).acquire()
