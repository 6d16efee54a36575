"""F-T29, F-T49: every call of the system fails once, at every place where our file routines make one."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.vault.invented import ANNA, CHEAPEST, LOCAL_DISK, anna, attach, fill

from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.atomic_file import RETRY_DELAYS, move_into_place, replace_file
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.errors import StorageTrouble
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.packs import look_through, packs_in
from mgops_desktop.storage.vault.restore import describe, restore

CALLS: list[tuple[object, str]] = [(os, "open"), (os, "fsync"), (Path, "replace"), (Path, "open")]
REPORTED = (OSError, StorageTrouble)


class FailingCalls:
    """Makes the N-th call fail, and every later one too if `persistent`; counts all."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int, persistent: bool) -> None:
        self.at = at
        self.persistent = persistent
        self.made = 0
        for owner, name in CALLS:
            patch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.made += 1
            if self.made == self.at or (self.persistent and self.made > self.at):
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments, **named)

        return call


def fail_everywhere(routine, check, *, persistent):
    """Run a routine with its first, second, third … call failing until it needs no more calls.

    Returns at how many places it failed.
    """
    for at in range(1, 400):
        with pytest.MonkeyPatch.context() as patch:
            calls = FailingCalls(patch, at, persistent)
            try:
                routine()
            except REPORTED:
                failed = True
            else:
                failed = False
        if calls.made < at:
            return at - 1
        check(failed)
    raise AssertionError("no end")


both_ways = pytest.mark.parametrize("persistent", [False, True], ids=["once", "from then on"])


@both_ways
def test_f_t29_replacing_a_file_keeps_the_old_content_or_has_the_new(tmp_path, persistent):
    path = tmp_path / "plik"
    path.write_bytes(b"stare")

    def check(failed):
        assert failed
        assert path.read_bytes() in (b"stare", b"nowe")
        assert list(tmp_path.iterdir()) == [path]
        path.write_bytes(b"stare")

    places = fail_everywhere(lambda: replace_file(path, b"nowe"), check, persistent=persistent)
    assert places == 5  # open, fsync, rename, open and fsync of the folder
    assert path.read_bytes() == b"nowe"


@both_ways
def test_f_t29_writing_the_key_file_always_leaves_a_valid_one(vault, persistent):
    store = KeyStore(vault.folder)
    old = store.read()
    new = keys.revoke(old, vault.unlocked, ANNA, "blue_card")

    def check(failed):
        assert failed
        assert store.read() in (old, new)
        assert not list(vault.folder.vault.glob(".tmp-*"))
        store.write(old)

    assert fail_everywhere(lambda: store.write(new), check, persistent=persistent) >= 10
    assert store.read() == new


@both_ways
def test_f_t29_backup_leaves_no_half_file_and_keeps_the_earlier_ones(vault, persistent):
    fill(vault)
    attach(vault, b"stary skan")
    with vault.lock() as lock:
        first = make_backup(lock, vault.unlocked)
        attach(vault, b"nowy skan")
        earlier = {first.path, *packs_in(vault.folder.backups)}

        def check(_failed):
            # where the disk refused even the tidying, the next start does it
            vault.folder.remove_leftovers()
            left = {path for path in vault.folder.backups.iterdir() if path.suffix != ".json"}
            assert earlier <= left
            for path in left:  # every file with a final name is whole
                if path.suffix == ".kopia":
                    describe(path)
                else:
                    assert len(look_through(path, vault.key())) == 1
            for path in left - earlier:
                path.unlink()

        places = fail_everywhere(
            lambda: make_backup(lock, vault.unlocked), check, persistent=persistent
        )
    assert places >= 25


def test_f_t29_restore_gives_a_whole_folder_or_none(vault, tmp_path):
    fill(vault)
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    target = DataFolder(tmp_path / "nowy")

    def routine():
        restore(
            made.path, target, lambda _: vault.unlocked, schemas=vault.schemas, place=LOCAL_DISK
        )

    def check(failed):
        if target.is_initialised():
            assert KeyStore(target).read().vault_id == vault.unlocked.vault_id
            assert len(target.present_files()) == 3
            target.vault.rename(tmp_path / f"gotowe-{failed}-{os.urandom(4).hex()}")
            shutil.rmtree(target.path)
        assert not target.path.exists()  # it can be tried again at once

    assert fail_everywhere(routine, check, persistent=False) > 15


def test_f_t29_founding_gives_a_whole_folder_or_none(tmp_path, founded, monkeypatch):
    monkeypatch.setattr(keys, "derive_key", lambda password, salt, cost: salt * 2)
    target = DataFolder(tmp_path / "nowy")

    def routine():
        create_vault(target, [anna()], cost=CHEAPEST, schemas=founded.schemas, place=LOCAL_DISK)

    def check(_failed):
        if target.is_initialised():
            assert len(target.present_files()) == 3
            target.vault.rename(tmp_path / f"gotowe-{os.urandom(4).hex()}")

    assert fail_everywhere(routine, check, persistent=False) > 15


class BlockedByAntivirus:
    """`Path.replace` that fails with a Windows error some times, then works."""

    def __init__(self, code: int, times: int) -> None:
        self.left = times
        self.code = code
        self.calls = 0
        self._real = Path.replace

    def install(self, patch: pytest.MonkeyPatch) -> None:
        def replace(source: Path, target: Path) -> Path:
            return self._replace(source, target)

        patch.setattr(Path, "replace", replace)

    def _replace(self, source: Path, target: Path) -> Path:
        self.calls += 1
        if self.left > 0:
            self.left -= 1
            error = OSError(errno.EACCES, "Odmowa dostępu")
            error.winerror = self.code
            raise error
        return self._real(source, target)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_f_t49_rename_blocked_three_times_succeeds_in_the_end(tmp_path, monkeypatch, code):
    blocked = BlockedByAntivirus(code, times=3)
    blocked.install(monkeypatch)
    pauses: list[float] = []
    replace_file(tmp_path / "plik", b"nowe", sleep=pauses.append)
    assert pauses == [0.05, 0.1, 0.2]
    assert (tmp_path / "plik").read_bytes() == b"nowe"


def test_f_t49_other_windows_errors_fail_at_once(tmp_path, monkeypatch):
    blocked = BlockedByAntivirus(2, times=1)
    blocked.install(monkeypatch)
    with pytest.raises(OSError, match="Odmowa"):
        replace_file(tmp_path / "plik", b"nowe", sleep=lambda _: None)
    assert blocked.calls == 1
    assert list(tmp_path.iterdir()) == []


def test_f_t49_rename_blocked_for_ever_fails_loudly(tmp_path, monkeypatch):
    blocked = BlockedByAntivirus(32, times=100)
    blocked.install(monkeypatch)
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(OSError, match="Odmowa"):
        move_into_place(tmp_path / "x", tmp_path / "y", sleep=lambda _: None)
    assert blocked.calls == len(RETRY_DELAYS) + 1
