"""Copying the encrypted bytes of a database that this process has open.

Closing any handle on a file drops every lock that the process holds on it (POSIX; reliability 0.5), SQLite's too. So a
handle that was opened once stays open until the folder is let go, when no connection is left.
"""

import os
from pathlib import Path
from typing import BinaryIO

from .container import pour
from .folder import create_private_file


class RawFiles:
    """The handles on the databases of a held folder."""

    def __init__(self) -> None:
        self._handles: list[tuple[Path, BinaryIO]] = []

    def copy(self, source: Path, target: Path) -> str:
        """Copy a database to a new file and flush it; returns the SHA-256 of what was read.

        Only while writing is locked out and the write-ahead log has nothing that the file lacks.
        """
        handle = self._handle(source)
        handle.seek(0)
        create_private_file(target)
        with target.open("wb") as into:
            sha256 = pour(handle, into)
            into.flush()
            os.fsync(into.fileno())
        return sha256

    def close(self) -> None:
        """Let the handles go; close every connection to the files first."""
        while self._handles:
            _path, handle = self._handles.pop()
            handle.close()

    def _handle(self, path: Path) -> BinaryIO:
        now = path.stat()
        for known, handle in self._handles:
            # a file that was replaced (its key was changed) has a new handle, the old one waits
            if known == path and os.path.samestat(os.fstat(handle.fileno()), now):
                return handle
        # without a buffer: what was read for the last backup is not what is there now
        handle = path.open("rb", buffering=0)
        self._handles.append((path, handle))
        return handle
