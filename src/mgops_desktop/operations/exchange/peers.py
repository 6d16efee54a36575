"""The folders with which this one exchanges packs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.exchange import PackDirection
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.exchange import (
    ExchangeAlias,
    ExchangeClash,
    ExchangedPack,
    ExchangePeer,
)
from mgops_desktop.storage.vault.recovery_code import new_secret, write_code

Aliases = dict[tuple[str, str], str]
"""By (kind, id): the id under which the same record is known on the other side."""
_NAMELESS = "Wpisz, dla kogo jest paczka, na przykład imię i nazwisko osoby zastępującej."


@dataclass(frozen=True)
class PeerRow:
    """Another folder: when packs went there and came from there last, and how many differences wait."""

    id: UUID
    name: str
    families: int
    given: datetime | None
    taken: datetime | None
    open_clashes: int
    is_known: bool


@question("foldery do wymiany", Right.EXCHANGE)
def peers(session: Session) -> list[PeerRow]:
    """Return the folders with which packs are exchanged, by name."""
    last: dict[tuple[UUID, PackDirection], datetime] = {}
    packs = select(ExchangedPack.peer_id, ExchangedPack.direction, ExchangedPack.created_at)
    for peer, direction, at in session.execute(packs.order_by(ExchangedPack.created_at)):
        last[peer, direction] = at
    waiting: dict[UUID, int] = {}
    clashes = select(ExchangeClash.peer_id).where(ExchangeClash.decision.is_(None))
    for peer in session.scalars(clashes):
        waiting[peer] = waiting.get(peer, 0) + 1
    return [
        PeerRow(
            one.id,
            one.name,
            len(one.families),
            last.get((one.id, PackDirection.OUT)),
            last.get((one.id, PackDirection.IN)),
            waiting.get(one.id, 0),
            one.folder is not None,
        )
        for one in session.scalars(select(ExchangePeer).order_by(ExchangePeer.name))
    ]


@dataclass(frozen=True)
class Exchange:
    """With whom packs are exchanged; a working folder hands its work over, the main one gives families out."""

    is_working: bool
    peers: tuple[PeerRow, ...]


@question("wymiana paczek", Right.EXCHANGE)
def exchange_of(session: Session) -> Exchange:
    """Return what the exchange of packs looks like from here."""
    return Exchange(is_working(session), tuple(peers(session)))


@operation("nowy folder do wymiany paczek", Right.EXCHANGE)
def add_peer(session: Session, name: str) -> UUID:
    """Enter a folder that will get packs, with a fresh secret; returns its id. Raises UserError without a name."""
    peer = ExchangePeer(
        name=_name(name),
        secret=new_secret(),
        folder=None,
        received=0,
        acknowledged=0,
        families=[],
        workers=[],
    )
    session.add(peer)
    session.flush()
    return peer.id


@question("kod do paczek", Right.EXCHANGE)
def code_of(session: Session, peer: UUID) -> str:
    """Return the code that opens packs between this folder and another one."""
    return write_code(session.get_one(ExchangePeer, peer).secret)


@question("klucze do paczek", Right.EXCHANGE)
def secrets_for(session: Session, sender: UUID) -> tuple[bool, list[bytes]]:
    """Return whether this folder is known, and the secrets that may open its pack, those not met yet last."""
    everybody = session.scalars(select(ExchangePeer)).all()
    own = [one.secret for one in everybody if one.folder == sender]
    return bool(own), own + [one.secret for one in everybody if one.folder is None]


def peer_of_pack(session: Session, sender: UUID, secret: bytes) -> ExchangePeer | None:
    """Return the folder that a pack came from, None for one that is new here."""
    everybody = session.scalars(select(ExchangePeer)).all()
    known = [one for one in everybody if one.folder == sender]
    waiting = [one for one in everybody if one.folder is None and one.secret == secret]
    return next(iter(known + waiting), None)


def aliases_of(session: Session, peer: UUID | None, *, outward: bool) -> Aliases:
    """Return by (kind, id) the id under which the same is known on the other side of the way."""
    rows = session.scalars(select(ExchangeAlias).where(ExchangeAlias.peer_id == peer))
    pairs = ((one.kind, str(one.mine), str(one.theirs)) for one in rows)
    if outward:
        return {(kind, mine): theirs for kind, mine, theirs in pairs}
    return {(kind, theirs): mine for kind, mine, theirs in pairs}


def sequences_from(session: Session, peer: UUID) -> frozenset[int]:
    """Return the entries of this journal by which packs of that folder were taken in."""
    query = select(ExchangedPack.sequence).where(
        ExchangedPack.peer_id == peer, ExchangedPack.direction == PackDirection.IN
    )
    return frozenset(session.scalars(query))


def refuse_known(session: Session, pack: UUID) -> None:
    """Raise FileRefused for a pack that was taken in before."""
    query = select(ExchangedPack.created_at).where(
        ExchangedPack.pack == pack, ExchangedPack.direction == PackDirection.IN
    )
    if session.scalar(query) is not None:
        raise FileRefused("Tę paczkę już przyjęto. Nic nie zmieniono.")


def with_families(peer: ExchangePeer, families: Iterable[str]) -> None:
    """Note that these families are in both folders now."""
    peer.families = sorted({*peer.families, *families})


def with_workers(peer: ExchangePeer, workers: Iterable[str]) -> None:
    """Note that these workers work in that folder."""
    peer.workers = sorted({*peer.workers, *workers})


def with_files(peer: ExchangePeer, digests: Iterable[str]) -> None:
    """Note that the contents of these files are there."""
    peer.holds = sorted({*peer.holds, *digests})


def _name(name: str) -> str:
    cleaned = clean_text(name, LINE_LENGTH, field="name").strip()
    if not cleaned:
        raise UserError(_NAMELESS)
    return cleaned
