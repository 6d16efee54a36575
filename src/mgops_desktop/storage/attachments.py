"""Attachments: scans and letters in an encrypted file of their own.

Content is only ever added, and before the row that refers to it: a row never points at nothing.
"""

from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Column, Connection, Engine, Integer, LargeBinary, MetaData, Table

from mgops_desktop.domain.clock import Clock
from mgops_desktop.storage.contents import Contents
from mgops_desktop.storage.types import UtcDateTime


class Attachments(Contents):
    """The attachments file of an open data folder."""

    table = Table(
        "attachment",
        MetaData(),
        Column("sha256", LargeBinary(32), primary_key=True),
        Column("size", Integer, nullable=False),
        Column("added_at", UtcDateTime, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def close(self) -> None:
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._engine.connect()

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()

    def _now(self) -> datetime:
        return self._clock.now()
