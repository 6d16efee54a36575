"""Folders with which this one exchanges records in packs, and what both have changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.exchange import Decision, PackDirection
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Line, NameLine, Record, Slug


class ExchangePeer(Record, CentreBase):
    """Another data folder (`folder` is its id) that has families in common with this one.

    `secret` opens the packs between the two. `received` is the last entry of its journal that came here,
    `acknowledged` the last of this journal that it told it has. `families` are those in common, `workers`
    those who work there: their own days go back and forth too. `holds` are the contents of files (SHA-256) that are
    there already.
    """

    __tablename__ = "exchange_peer"
    title = "folder do wymiany paczek"
    write_right = Right.EXCHANGE

    folder: Mapped[UUID | None] = mapped_column(index=True)
    name: Mapped[NameLine]
    secret: Mapped[bytes] = mapped_column(LargeBinary(20))
    received: Mapped[int] = mapped_column(default=0)
    acknowledged: Mapped[int] = mapped_column(default=0)
    families: Mapped[list[str]] = mapped_column(JSON, default=list)
    workers: Mapped[list[str]] = mapped_column(JSON, default=list)
    holds: Mapped[list[str]] = mapped_column(JSON, default=list)


class ExchangedPack(Record, CentreBase):
    """A pack given out or taken in. `sequence` is the entry of this journal that took it in, or the last one before."""

    __tablename__ = "exchanged_pack"
    title = "paczka"
    write_right = Right.EXCHANGE

    peer_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_peer.id"), index=True)
    pack: Mapped[UUID] = mapped_column(index=True)
    direction: Mapped[PackDirection]
    sequence: Mapped[int]
    records: Mapped[int]
    families: Mapped[int]
    digest: Mapped[Line]


class ExchangeClash(Record, CentreBase):
    """A field that both folders had changed, and what was decided; open until then."""

    __tablename__ = "exchange_clash"
    title = "różnica w paczce"
    write_right = Right.EXCHANGE

    peer_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_peer.id"), index=True)
    kind: Mapped[Slug]
    record: Mapped[UUID] = mapped_column(index=True)
    field: Mapped[Slug]
    base: Mapped[Any] = mapped_column(JSON, nullable=True)
    mine: Mapped[Any] = mapped_column(JSON, nullable=True)
    theirs: Mapped[Any] = mapped_column(JSON, nullable=True)
    decision: Mapped[Decision | None]


class ExchangeAlias(Record, CentreBase):
    """The same worker under another id in the other folder."""

    __tablename__ = "exchange_alias"
    title = "ten sam zapis w innym folderze"
    write_right = Right.EXCHANGE

    peer_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_peer.id"), index=True)
    kind: Mapped[Slug]
    mine: Mapped[UUID]
    theirs: Mapped[UUID]
