"""One process per data folder: a kernel lock that dies with its process, and a note who holds it.

Nobody ever deletes a lock file by hand: the lock is not the file but the kernel's hold on it. The
note is a second file, only shown to the second starter and never believed.
"""

import getpass
import json
import os
import socket
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from mgops_desktop.domain.errors import FolderInUse, FolderRefused

from .atomic_file import replace_file
from .connection import friendly_errors
from .folder import DataFolder, remove
from .raw import RawFiles


class FolderLock:
    """The exclusive hold on a data folder, as a context manager.

    Raises FolderInUse (who, on which computer, since when) if another process or window has it,
    FolderRefused if the folder holds no data.
    """

    def __init__(
        self, folder: DataFolder, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.folder = folder
        self._clock = clock
        self.raw = RawFiles()
        self._lock = FileLock(folder.lock_file, timeout=0, mode=0o600, thread_local=False)

    @property
    def is_held(self) -> bool:
        return self._lock.is_locked

    def acquire(self) -> None:
        if not self.folder.is_initialised():
            raise FolderRefused(
                "W tym folderze nie ma danych programu. Wskaż inny folder albo załóż nowy folder "
                "danych."
            )
        with friendly_errors(self.folder.lock_file.name), ExitStack() as on_failure:
            try:
                self._lock.acquire()
            except Timeout:
                raise FolderInUse(self._who_holds_it()) from None
            on_failure.callback(self._lock.release)
            replace_file(self.folder.lock_info, self._note())
            on_failure.pop_all()

    def release(self) -> None:
        """Let the folder go; every connection to its files is closed before."""
        self.raw.close()
        if self._lock.is_locked:
            remove(self.folder.lock_info)
            self._lock.release()

    def require(self) -> None:
        """Raise RuntimeError unless held: work on whole files is a fault of the program without the
        lock.
        """
        if not self.is_held:
            raise RuntimeError("the data folder must be locked for this")

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _note(self) -> bytes:
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "user": _user(),
            "since": self._clock().isoformat(timespec="seconds"),
        }
        return json.dumps(note, ensure_ascii=False).encode()

    def _who_holds_it(self) -> str:
        sentence = "Ten folder danych jest już otwarty w innym oknie programu"
        try:
            note = json.loads(self.folder.lock_info.read_bytes())
            since = datetime.fromisoformat(note["since"]).astimezone()
            sentence += (
                f": użytkownik {note['user']} na komputerze {note['host']}, "
                f"od {since:%d.%m.%Y %H:%M} (proces {int(note['pid'])})"
            )
        except (OSError, ValueError, KeyError, TypeError):
            # the holder is just starting or the note is torn: the lock alone decides
            pass
        return f"{sentence}. Przejdź do tamtego okna albo je zamknij."


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
