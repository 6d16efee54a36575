"""Contents addressed by their SHA-256: the same one is kept once, and what comes back is what was kept."""

import hashlib
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, Table, insert, select

from mgops_desktop.domain.attachment import check_size
from mgops_desktop.domain.errors import FileRefused


class Contents(ABC):
    """A table of contents: `sha256`, `size`, `added_at`, `content`."""

    table: Table

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to read with."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A connection to write with; what was written stays, at the latest when the operation is committed."""

    @abstractmethod
    def _now(self) -> datetime:
        """When a content is kept."""

    def add(self, content: bytes) -> bytes:
        """Keep the content and return its SHA-256; the same content is kept once.

        Raises UserError for an empty content and for one over 20 MB.
        """
        check_size(content)
        digest = hashlib.sha256(content).digest()
        columns = self.table.c
        with self._writing() as connection:
            known = select(columns.size).where(columns.sha256 == digest)
            if connection.execute(known).first() is None:
                row = {
                    "sha256": digest,
                    "size": len(content),
                    "added_at": self._now(),
                    "content": content,
                }
                connection.execute(insert(self.table).values(**row))
        return digest

    def read(self, digest: bytes) -> bytes:
        """Return the content; raises FileRefused if it is missing or not what it was."""
        columns = self.table.c
        with self._reading() as connection:
            query = select(columns.content).where(columns.sha256 == digest)
            content = connection.execute(query).scalar()
        if content is None or hashlib.sha256(content).digest() != digest:
            raise FileRefused("Załącznik jest uszkodzony albo go nie ma. Odtwórz go z kopii.")
        return bytes(content)

    def digests(self) -> set[bytes]:
        """Return the addresses of all contents."""
        with self._reading() as connection:
            return set(connection.scalars(select(self.table.c.sha256)))
