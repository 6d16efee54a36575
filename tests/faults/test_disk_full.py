"""F-T09, F-T10, F-T11: no room for a backup, a migration, a save."""

import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from tests.faults.children import Child, fill_until_refused
from tests.storage.vault.invented import Step, Vault, add_family, fill

from mgops_desktop.storage.vault import backup as backup_module
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import friendly_errors
from mgops_desktop.storage.vault.errors import BackupFailed, DiskFull
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.migrate import MigrationFailed, migrate
from mgops_desktop.storage.vault.register import list_backups

MIB = 1024 * 1024
may_mount = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk"
)

GROW = Step(
    """
    for number in range(3000):
        op.execute(f"INSERT INTO family (name) VALUES ('{number} " + "x" * 80 + "')")
    op.execute("CREATE TABLE large AS SELECT a.id, hex(randomblob(3000)) AS content FROM family a")
""",
    expected=("family", "large"),
    title="Grow",
)


@contextmanager
def small_disk(folder, mib):
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def on_small_disk(vault, folder, mib):
    """The vault moved to a disk of so many MiB."""
    with small_disk(folder, mib) as disk:
        moved = DataFolder(disk / "dane")
        shutil.copytree(vault.folder.path, moved.path)
        yield Vault(moved, vault.unlocked, vault.code, vault.schemas)


def test_f_t09_too_little_room_is_said_before_anything_is_written(vault, monkeypatch):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 20 * MIB)
    )
    with vault.lock() as lock, pytest.raises(BackupFailed, match="Za mało miejsca na dysku"):
        make_backup(lock, vault.unlocked)
    assert list(vault.folder.backups.iterdir()) == []


@may_mount
def test_f_t09_disk_that_fills_up_during_a_backup_keeps_the_old_ones(vault, tmp_path, monkeypatch):
    fill(vault, 3000)
    monkeypatch.setattr(backup_module, "_check_room", lambda *_args, **_options: None)
    with on_small_disk(vault, tmp_path / "mały dysk", 6) as small, small.lock() as lock:
        first = make_backup(lock, small.unlocked)
        fill_up(small.folder.path, leave=first.size // 2)
        before = sorted(path.name for path in small.folder.backups.iterdir())
        with pytest.raises(BackupFailed, match="Brak miejsca"):
            make_backup(lock, small.unlocked)
        assert sorted(path.name for path in small.folder.backups.iterdir()) == before
        assert [backup.name for backup in list_backups(small.folder.backups)] == [first.name]


def fill_up(folder, leave):
    free = shutil.disk_usage(folder).free
    (folder / "zajęte").write_bytes(bytes(max(0, free - leave)))


@may_mount
def test_f_t10_disk_full_during_migration_keeps_schema_and_data_and_names_the_step(vault, tmp_path):
    fill(vault, 100)
    schemas = vault.with_steps(tmp_path / "nowsze", Step("    pass", title="Harmless"), GROW)
    with on_small_disk(vault, tmp_path / "mały dysk", 4) as small:
        with pytest.raises(MigrationFailed, match=r"przy zapisie całości.*Brak miejsca"):
            migrate(small.folder.database("centre"), small.key(), schemas("centre"))
        assert small.rows("SELECT version_num FROM alembic_version") == [("0001",)]
        assert small.rows("SELECT count(*) FROM family") == [(100,)]
        assert small.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
def test_f_t11_limit_of_file_size_stops_saving_and_loses_nothing(vault):
    with Child(fill_until_refused, vault.folder.path, vault.key(), 400_000) as child:
        *saved, (kind, message) = child.all_reports()
    assert kind in ("StorageTrouble", "DiskFull")
    assert "Wcześniejsze dane są całe" in message or "wcześniejsze dane są całe" in message
    assert [row[0] for row in vault.rows("SELECT id FROM family")] == saved
    assert len(saved) > 10
    assert vault.rows("PRAGMA integrity_check") == [("ok",)]


@may_mount
def test_f_t08_saving_works_again_once_there_is_room(vault, tmp_path):
    with on_small_disk(vault, tmp_path / "mały dysk", 3) as small:
        fill_up(small.folder.path, leave=150_000)
        with pytest.raises(DiskFull, match="Brak miejsca"):
            save_much(small)
        (small.folder.path / "zajęte").unlink()
        save_much(small)
        assert small.rows("SELECT count(*) FROM family") == [(2000,)]


def save_much(vault):
    with closing(vault.connect()) as connection, friendly_errors("centre.db"):
        connection.execute("BEGIN IMMEDIATE")
        for number in range(1, 2001):
            add_family(connection, number)
        connection.execute("COMMIT")
