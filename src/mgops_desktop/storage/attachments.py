"""Attachments: scans and letters in an encrypted file of their own, addressed by their SHA-256.

Content is only ever added, and before the row that refers to it: a row never points at nothing.
"""

import hashlib

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, Table, insert, select

from mgops_desktop.domain.attachment import check_size
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.storage.types import UtcDateTime

_TABLE = Table(
    "attachment",
    MetaData(),
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("content", LargeBinary, nullable=False),
)


class Attachments:
    """The attachments file of an open data folder."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, content: bytes) -> bytes:
        """Keep the content and return its SHA-256; the same content is kept once.

        Raises UserError for an empty content and for one over 20 MB.
        """
        check_size(content)
        digest = hashlib.sha256(content).digest()
        with self._engine.begin() as connection:
            known = select(_TABLE.c.size).where(_TABLE.c.sha256 == digest)
            if connection.execute(known).first() is None:
                row = {
                    "sha256": digest,
                    "size": len(content),
                    "added_at": self._clock.now(),
                    "content": content,
                }
                connection.execute(insert(_TABLE).values(**row))
        return digest

    def read(self, digest: bytes) -> bytes:
        """Return the content; raises FileRefused if it is missing or not what it was."""
        with self._engine.connect() as connection:
            query = select(_TABLE.c.content).where(_TABLE.c.sha256 == digest)
            content = connection.execute(query).scalar()
        if content is None or hashlib.sha256(content).digest() != digest:
            raise FileRefused("Załącznik jest uszkodzony albo go nie ma. Odtwórz go z kopii.")
        return bytes(content)

    def digests(self) -> set[bytes]:
        """Return the addresses of all contents."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(_TABLE.c.sha256)))

    def close(self) -> None:
        self._engine.dispose()
