"""Making a pack: for a substitute, for the centre, or back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.exchange import PackDirection, SentRecord
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exchange.briefs import family_briefs
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.crossing import decided_against
from mgops_desktop.operations.exchange.peers import (
    aliases_of,
    code_of,
    sequences_from,
    with_families,
)
from mgops_desktop.operations.reports import render_report
from mgops_desktop.storage import exchange
from mgops_desktop.storage import exchange_scope as scope
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.exchange_scope import Scope
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.provisional import is_working, replaced_numbers
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.centre import Centre, DictionaryEntry
from mgops_desktop.storage.tables.exchange import ExchangedPack, ExchangePeer
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.vault.pack_file import write_pack

NOT_FOR_A_SUBSTITUTE = frozenset({"reporter", "counselling_session", "joint_trip"})
"""Who reported a family, what a specialist heard, trips to several families: they stay with the centre."""
_OF_WHO_IT_IS = frozenset(
    {"number", "surname", "first_name", "job_title", "binned_at"}
) | frozenset({"worker_id", "position", "form", "fraction", "began", "ended"})
"""What another folder learns of workers who do not work there: not their pay, nor their papers."""
EVERYTHING = Scope(None, workers=None)
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
    """Write a pack with what both folders have: decisions, numbers and changes on their way back.

    A working folder hands over all that it has. Raises what `give_families` raises.
    """
    scope = opened.database.read(scope_of_return, peer)
    if scope.families is not None and not scope.families:
        raise UserError(_NOTHING)
    return _give(opened, path, peer, scope)


def hand_over(opened: OpenData, path: Path, peer: UUID) -> Given:
    """Write a pack with everything of this folder that belongs to families and workers, for the main folder."""
    return _give(opened, path, peer, EVERYTHING)


def _give(opened: OpenData, path: Path, peer: UUID, wanted: Scope) -> Given:
    content = opened.database.read(pack_content, peer, wanted)
    secret, held = opened.database.read(_secret_of, peer)
    lost: list[str] = []
    files = _files(opened, content, held, lost)
    briefs = _briefs(opened, wanted, content)
    digest = write_pack(path, content.sender, secret, content.as_json(), files, briefs)
    opened.database.change(note_given, peer, content, digest)
    code = opened.database.read(code_of, peer)
    return Given(path, len(content.records), len(content.common), code, len(lost))


def _briefs(opened: OpenData, wanted: Scope, content: Content) -> bytes:
    """The pages about the families, for whoever stands in; whoever hands his own families over needs none."""
    if wanted.families is None:
        return b""
    report = opened.database.read(family_briefs, wanted.families)
    return render_report(report, "pdf", content.made) if report.sections else b""


@question("zakres paczki zwrotnej", Right.EXCHANGE)
def scope_of_return(session: Session, peer: UUID) -> Scope:
    """Return what goes back: the families of both, what came from there, the days of those who work there."""
    if is_working(session):
        return EVERYTHING
    other = session.get_one(ExchangePeer, peer)
    return Scope(
        frozenset(UUID(one) for one in other.families),
        NOT_FOR_A_SUBSTITUTE,
        frozenset(UUID(one) for one in other.workers),
        scope.brought_by(session, sequences_from(session, peer)),
    )


@question("zawartość paczki", Right.EXCHANGE)
def pack_content(session: Session, peer: UUID, wanted: Scope) -> Content:
    """Return what a pack for another folder holds now."""
    other = session.get_one(ExchangePeer, peer)
    chosen = scope.records_in(session, wanted)
    own = _workers_of(session) if is_working(session) else wanted.workers or frozenset()
    workers = sorted({*exchange.named_workers(session, chosen), *own})
    around = {"worker": workers, "contract": scope.contracts_of(session, workers)}
    aliases = aliases_of(session, peer, outward=True)
    rejected = decided_against(session, peer)
    records: list[SentRecord] = []
    context: list[SentRecord] = []
    for one in exchange.sent_records(
        session,
        {**around, **chosen},
        after=other.acknowledged,
        without=sequences_from(session, peer),
    ):
        if one.kind not in scope.CONTEXT:
            whole = replace(one, rejected=rejected.get((one.kind, one.id), {}))
            records.append(exchange.in_terms_of(whole, aliases))
        elif (one.kind, one.id) not in aliases:
            context.append(exchange.in_terms_of(_in_short(one, own), aliases))
    return Content(
        pack=new_id(),
        sender=context_of(session).origin,
        sender_name=session.scalars(select(Centre.name)).first() or "",
        receiver=other.folder,
        made=context_of(session).now(),
        sequence=head_of(session).sequence,
        received=other.received,
        records=records,
        context=context,
        words=list(_words(session)),
        common=[str(one) for one in chosen.get("family", ())],
        numbers=replaced_numbers(session),
        workers=[aliases.get(("worker", str(one)), str(one)) for one in sorted(own)],
        is_working=is_working(session),
    )


def _workers_of(session: Session) -> frozenset[UUID]:
    """Return the workers who have an account here."""
    query = select(Account.worker_id).where(Account.worker_id.is_not(None))
    return frozenset(one for one in session.scalars(query) if one is not None)


def _in_short(sent: SentRecord, own: Collection[UUID]) -> SentRecord:
    """A worker or a contract as somebody else's folder may know it."""
    whose = sent.id if sent.kind == "worker" else str(sent.values["worker_id"])
    if UUID(whose) in own:
        return sent
    told = {name: value for name, value in sent.values.items() if name in _OF_WHO_IT_IS}
    return replace(sent, values=told, steps={})


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
def _secret_of(session: Session, peer: UUID) -> tuple[bytes, frozenset[str]]:
    """The secret, and the contents of files that need not go along: they are there."""
    other = session.get_one(ExchangePeer, peer)
    return other.secret, frozenset(other.holds)


def _files(
    opened: OpenData, content: Content, held: frozenset[str], lost: list[str]
) -> Iterator[tuple[str, bytes]]:
    found = (one.values["sha256"] for one in content.records if one.kind == _FILE)
    for digest in dict.fromkeys(one for one in found if one not in held):
        try:
            yield digest, opened.attachments.read(bytes.fromhex(digest))
        except FileRefused:
            lost.append(digest)  # the rest of the work does not wait for it


_FILE = AttachedFile.__tablename__


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
