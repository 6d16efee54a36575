"""Replacing a small file so that a crash leaves the old content or the new one, never a mixture.

POSIX: temporary file in the same folder, fsync, rename, fsync of the folder. Windows has no fsync
of folders, and antivirus or indexers block a rename for some milliseconds: only those three error
codes are retried, and small critical files are kept twice (reliability 3.5).
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from .folder import TEMPORARY, discard, sync_folder

Sleep = Callable[[float], None]

RETRY_DELAYS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_BLOCKED_BY_ANOTHER_PROGRAM = (5, 32, 33)


def replace_file(path: Path, content: bytes, *, sleep: Sleep = time.sleep) -> None:
    """Write `content` to `path` (mode 0600), durable when this returns.

    Raises OSError and leaves the old file and no temporary one if any step fails.
    """
    temporary = temporary_beside(path)
    try:
        write_durably(temporary, content)
        move_into_place(temporary, path, sleep=sleep)
    finally:
        discard(temporary)


def temporary_beside(path: Path) -> Path:
    """A fresh temporary name in the folder of `path`, so that renaming stays on one file system."""
    return path.parent / f"{TEMPORARY}{uuid4().hex}"


def write_durably(path: Path, content: bytes) -> None:
    """Create a new file of mode 0600 with this content and flush it to the disk."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move_into_place(source: Path, target: Path, *, sleep: Sleep = time.sleep) -> None:
    """Rename a finished, flushed file or folder to its final name and make the renaming durable."""
    _retrying(lambda: source.replace(target), sleep)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Flush a closed file to the disk. Never for a database in use: closing it would drop SQLite's
    locks.
    """
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _retrying(action: Callable[[], object], sleep: Sleep) -> None:
    for delay in RETRY_DELAYS:
        try:
            action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BLOCKED_BY_ANOTHER_PROGRAM:
                raise
            sleep(delay)
        else:
            return
    action()


_BINARY: int = getattr(os, "O_BINARY", 0)
