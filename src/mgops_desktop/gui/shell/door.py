"""A data folder before and after its password: held, opened, shut. What is heavy and knows no Qt is imported here.

All of it runs in the background; nothing here touches a widget.
"""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from mgops_desktop.domain.clock import Clock
from mgops_desktop.gui.shell.imports import BEHIND_THE_FIRST_SCREEN, BEHIND_THE_PAGES, import_behind
from mgops_desktop.storage.memory import making_what_stays

if TYPE_CHECKING:
    from mgops_desktop.operations.data_folder import OpenData
    from mgops_desktop.storage.vault.keys import Unlocked
    from mgops_desktop.storage.vault.lock import FolderLock

_NEW_KEYS = "Wymieniono klucze danych. Hasła są bez zmian. Starsze kopie otwierają się hasłami z dnia ich zrobienia."
_NOT_ALL_KEYS = (
    "Wymieniono klucze danych, ale nie do procedur „Niebieskie Karty”: to konto ich nie ma. Wymieni je kierownik "
    "z dostępem do procedur."
)


class Door:
    """Holds one data folder from the first screen to the end, so that no other program takes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: FolderLock | None = None
        self._imported = False
        self._tried = threading.Event()
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password")
        self._unlocked: Future[Unlocked] | None = None

    def hold(self) -> None:
        """Take the folder, and import what the window asks for while the password is typed.

        Raises FolderRefused or FolderInUse.
        """
        try:
            self._take()
        finally:
            self._tried.set()
        if not self._imported:
            with making_what_stays():
                import_behind(BEHIND_THE_FIRST_SCREEN)
                from mgops_desktop.storage.opening import warm_up  # noqa: PLC0415

                warm_up()
            self._imported = True

    @staticmethod
    def prepare_imports() -> None:
        """Import what the pages ask for; asked while nothing has been typed yet."""
        import_behind(BEHIND_THE_PAGES)

    @staticmethod
    def prepare(clock: Clock) -> None:
        """Do what Enter need not wait for; asked once the folder is held and nothing has been typed yet."""
        from mgops_desktop.operations.warming import ask_in_advance  # noqa: PLC0415  heavy

        ask_in_advance(clock)

    @staticmethod
    def prepare_pages(clock: Clock) -> None:
        """Do what the pages need not wait for; asked once the first screen is prepared and nothing has been typed."""
        from mgops_desktop.operations.warming import ask_for_pages_in_advance  # noqa: PLC0415

        ask_for_pages_in_advance(clock)

    def begin_unlocking(self, login: str, password: str) -> None:
        """Begin with the slow part of the password (Argon2), beside the imports that may still go on."""
        self._unlocked = self._beside.submit(self._unlock, login, password)

    def open(self, clock: Clock) -> "OpenData":
        """Open with the password that unlocking began with.

        Raises WrongPassword, FileRefused and what `hold` raises.
        """
        from mgops_desktop.operations.data_folder import open_locked  # noqa: PLC0415
        from mgops_desktop.operations.upkeep import notice_unsaved  # noqa: PLC0415

        self.hold()
        assert self._lock is not None
        assert self._unlocked is not None
        # kept no longer: once the window is locked nobody may hold the keys
        unlocking, self._unlocked = self._unlocked, None
        unlocked = unlocking.result()
        opened = open_locked(self._lock, lambda _key_file: unlocked, clock)
        notice_unsaved(opened)
        return opened

    def reset_password(self, login: str, code: str, password: str, clock: Clock) -> None:
        """Give an account a new password by the recovery code.

        Raises WrongPassword for a wrong code, WeakPassword, and what `hold` raises.
        """
        from mgops_desktop.operations.restoring import NewPassword, reset_password_held  # noqa: PLC0415

        self.hold()
        assert self._lock is not None
        reset_password_held(self._lock, NewPassword(code, password, login), clock)

    def _take(self) -> None:
        from mgops_desktop.storage.vault import keys  # noqa: F401, PLC0415  no import beside another
        from mgops_desktop.storage.vault.folder import DataFolder  # noqa: PLC0415
        from mgops_desktop.storage.vault.holding import hold  # noqa: PLC0415

        if self._lock is None:
            self._lock = hold(DataFolder(self.path))

    def _unlock(self, login: str, password: str) -> "Unlocked":
        """Raises WrongPassword, FileRefused; FolderInUse is told by `hold` to whoever opens."""
        self._tried.wait()
        from mgops_desktop.storage.vault.folder import DataFolder  # noqa: PLC0415  imported by now
        from mgops_desktop.storage.vault.key_file import KeyStore  # noqa: PLC0415
        from mgops_desktop.storage.vault.keys import unlock  # noqa: PLC0415

        return unlock(KeyStore(DataFolder(self.path)).read(), login, password)

    def let_go(self) -> None:
        """Let another program have the folder; the files are shut already."""
        self._beside.shutdown(wait=False, cancel_futures=True)
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def shut(opened: "OpenData") -> None:
    """Lock: leave the counts, make a backup that is due, let the keys and files go; keep the folder.

    Raises BackupFailed once everything is shut.
    """
    from mgops_desktop.operations.upkeep import back_up_if_due  # noqa: PLC0415

    try:
        opened.leave_counts()
        back_up_if_due(opened)
    finally:
        opened.shut()


def close(opened: "OpenData") -> None:
    """Close: leave the counts and back up what has changed. Raises BackupFailed; all stays open then."""
    opened.leave_counts()
    if opened.database.unsaved_since_backup:
        opened.back_up(reason="przy zamknięciu")
    opened.shut()


def replace_keys(opened: "OpenData", compartments: frozenset[str]) -> str:
    """Replace keys that somebody held and close the folder; returns what is to be told at the door.

    Raises BackupFailed, StorageBusy; the folder is closed and its keys are those of before then.
    """
    from mgops_desktop.operations.accounts import rotate_keys  # noqa: PLC0415

    left = rotate_keys(opened, compartments)
    return _NOT_ALL_KEYS if left else _NEW_KEYS
