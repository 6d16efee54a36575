"""Databases are written anew once after something was erased, whoever makes the next backup."""

from contextlib import closing

from tests.storage.vault.invented import fill

from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.compaction import ERASING, must_be_compacted
from mgops_desktop.storage.vault.connection import open_live


def must_be(vault, name="centre"):
    return must_be_compacted(vault.folder.database(name), vault.key(name))


def erase(vault, number, name="centre"):
    vault.run(
        f"DELETE FROM family WHERE id = {number}",
        f"INSERT INTO journal_operation VALUES ({1000 + number}, '{ERASING}', 'skrót')",
        name=name,
    )


def test_nothing_is_to_be_done_before_the_first_erasing(vault):
    fill(vault)
    assert not must_be(vault)


def test_first_backup_after_an_erasing_writes_anew_and_the_next_does_not(vault):
    fill(vault)
    erase(vault, 3)
    assert must_be(vault)
    with vault.lock() as lock:
        make_backup(lock, vault.unlocked)
    assert not must_be(vault)

    erase(vault, 4)
    assert must_be(vault)


def test_only_the_file_in_which_was_erased_is_written_anew(vault):
    fill(vault)
    fill(vault, name="blue_card")
    erase(vault, 3, name="blue_card")
    assert (must_be(vault), must_be(vault, "blue_card")) == (False, True)


def test_a_reader_in_the_way_leaves_it_to_the_next_backup(vault):
    fill(vault)
    erase(vault, 3)
    path, key = vault.folder.database("centre"), vault.key()
    with closing(open_live(path, key)) as reader, vault.lock() as lock:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM family").fetchone()
        make_backup(lock, vault.unlocked)
        assert must_be(vault)
        reader.execute("ROLLBACK")
        make_backup(lock, vault.unlocked)
        assert not must_be(vault)
