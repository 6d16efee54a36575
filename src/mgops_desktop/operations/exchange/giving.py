"""Making a pack: for a substitute, for the centre, or back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.exchange import Decision, PackDirection, SentRecord, translated
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.peers import (
    aliases_of,
    code_of,
    sequences_from,
    with_families,
)
from mgops_desktop.storage import exchange
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.exchange import Scope
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.provisional import replaced_numbers
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.centre import Centre, DictionaryEntry
from mgops_desktop.storage.tables.exchange import ExchangeClash, ExchangedPack, ExchangePeer
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.vault.pack_file import write_pack

NOT_FOR_A_SUBSTITUTE = frozenset({"reporter", "counselling_session"})
"""Who reported a family, and what a specialist heard: they stay with the centre."""
_NOTHING = "Nie wybrano żadnej rodziny. Zaznacz rodziny, które mają się znaleźć w paczce."


@dataclass(frozen=True)
class Given:
    """A pack that was written: its file, how much is in it, the code that opens it.

    `lost` counts attachments whose content could not be read here; their records go along without it.
    """

    path: Path
    records: int
    families: int
    code: str
    lost: int = 0


def give_families(opened: OpenData, path: Path, peer: UUID, families: frozenset[UUID]) -> Given:
    """Write a pack with all records of these families for another folder, e.g. a substitute's.

    Raises UserError for no family, NotAllowed, FileRefused for too large a pack.
    """
    if not families:
        raise UserError(_NOTHING)
    return _give(opened, path, peer, Scope(families, NOT_FOR_A_SUBSTITUTE))


def give_back(opened: OpenData, path: Path, peer: UUID) -> Given:
    """Write a pack with the families that both folders have: decisions and changes on their way back."""
    common = opened.database.read(families_in_common, peer)
    return give_families(opened, path, peer, common)


def hand_over(opened: OpenData, path: Path, peer: UUID) -> Given:
    """Write a pack with everything of this folder that belongs to families, for the centre's main folder."""
    return _give(opened, path, peer, Scope(None))


def _give(opened: OpenData, path: Path, peer: UUID, scope: Scope) -> Given:
    content = opened.database.read(pack_content, peer, scope)
    secret = opened.database.read(_secret_of, peer)
    lost: list[str] = []
    files = _files(opened, content, lost)
    digest = write_pack(path, content.sender, secret, content.as_json(), files)
    opened.database.change(note_given, peer, content, digest)
    code = opened.database.read(code_of, peer)
    return Given(path, len(content.records), len(content.common), code, len(lost))


@question("rodziny wspólne z innym folderem", Right.EXCHANGE)
def families_in_common(session: Session, peer: UUID) -> frozenset[UUID]:
    """Return the families that both folders have."""
    return frozenset(UUID(one) for one in session.get_one(ExchangePeer, peer).families)


@question("zawartość paczki", Right.EXCHANGE)
def pack_content(session: Session, peer: UUID, scope: Scope) -> Content:
    """Return what a pack for another folder holds now."""
    other = session.get_one(ExchangePeer, peer)
    chosen = exchange.records_in(session, scope)
    workers = exchange.named_workers(session, chosen)
    around = {"worker": workers, "contract": exchange.of_workers(session, "contract", workers)}
    aliases = aliases_of(session, peer, outward=True)
    without = sequences_from(session, peer)
    rejected = _rejected(session, peer)
    sent = exchange.sent_records(
        session, {**around, **chosen}, after=other.acknowledged, without=without
    )
    records: list[SentRecord] = []
    context: list[SentRecord] = []
    for one in sent:
        whole = replace(one, rejected=rejected.get((one.kind, one.id), {}))
        told = translated(whole, exchange.translation(one.kind, aliases))
        (context if one.kind in exchange.CONTEXT else records).append(told)
    known = [one for one in context if (one.kind, one.id) not in aliases]
    return Content(
        pack=new_id(),
        sender=context_of(session).origin,
        sender_name=session.scalars(select(Centre.name)).first() or "",
        receiver=other.folder,
        made=context_of(session).now(),
        sequence=head_of(session).sequence,
        received=other.received,
        records=records,
        context=[one for one in known if not _of_an_alias(one, aliases)],
        words=list(_words(session)),
        common=[str(one) for one in chosen.get("family", ())],
        numbers=replaced_numbers(session),
    )


@operation("Wydanie paczki", Right.EXCHANGE)
def note_given(session: Session, peer: UUID, content: Content, digest: str) -> None:
    """Remember that a pack was given out, and which families are in both folders now."""
    other = session.get_one(ExchangePeer, peer)
    with_families(other, content.common)
    session.add(
        ExchangedPack(
            peer_id=peer,
            pack=content.pack,
            direction=PackDirection.OUT,
            sequence=content.sequence,
            records=len(content.records),
            families=len(content.common),
            digest=digest,
        )
    )


@question("klucz do paczki", Right.EXCHANGE)
def _secret_of(session: Session, peer: UUID) -> bytes:
    return session.get_one(ExchangePeer, peer).secret


def _files(opened: OpenData, content: Content, lost: list[str]) -> Iterator[tuple[str, bytes]]:
    found = (one.values["sha256"] for one in content.records if one.kind == _FILE)
    for digest in dict.fromkeys(found):
        try:
            yield digest, opened.attachments.read(bytes.fromhex(digest))
        except FileRefused:
            lost.append(digest)  # the rest of the work does not wait for it


_FILE = AttachedFile.__tablename__


def _of_an_alias(one: SentRecord, aliases: Mapping[tuple[str, str], str]) -> bool:
    """Contracts of a worker whom the other side knows under its own id are its own matter."""
    return one.kind == "contract" and one.values.get("worker_id") in set(aliases.values())


def _rejected(session: Session, peer: UUID) -> dict[tuple[str, str], dict[str, tuple[Any, ...]]]:
    """Values of the other side that somebody here decided against."""
    query = select(ExchangeClash).where(
        ExchangeClash.peer_id == peer, ExchangeClash.decision == Decision.MINE
    )
    found: dict[tuple[str, str], dict[str, tuple[Any, ...]]] = {}
    for one in session.scalars(query):
        of_record = found.setdefault((one.kind, str(one.record)), {})
        of_record[one.field] = (*of_record.get(one.field, ()), one.theirs)
    return found


def _words(session: Session) -> Sequence[Mapping[str, Any]]:
    rows = session.scalars(select(DictionaryEntry).order_by(DictionaryEntry.dictionary))
    return [
        {
            "dictionary": one.dictionary,
            "key": one.key,
            "label": one.label,
            "maps_to": one.maps_to,
            "position": one.position,
            "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        }
        for one in rows
    ]
