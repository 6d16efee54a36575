"""Taking a pack in: all of it in one operation, what both sides changed only as somebody decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.exchange import Clash, Decision, PackDirection, SentRecord
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.crossing import close_agreed
from mgops_desktop.operations.exchange.peers import with_families, with_files, with_workers
from mgops_desktop.operations.exchange.planning import (
    Changing,
    Plan,
    given_by_the_register,
    gives_numbers,
    make_plan,
)
from mgops_desktop.operations.records.amending import amend_if_sealed, note_addition
from mgops_desktop.operations.records.seals import seal_round
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage import exchange, numbers
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import get_even_binned
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.provisional import provisional_year
from mgops_desktop.storage.signs import sign_for
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.base import Numbered, Record
from mgops_desktop.storage.tables.centre import DictionaryEntry
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.exchange import (
    ExchangeAlias,
    ExchangeClash,
    ExchangedPack,
    ExchangePeer,
)
from mgops_desktop.storage.tables.furniture import CENTRE

_FILE = AttachedFile.__tablename__
Decisions = Mapping[tuple[str, UUID, str], Decision]
"""By kind, record and field."""


@dataclass(frozen=True)
class Taken:
    """What taking a pack in did: new and changed records, numbers given, differences that still wait."""

    new: int
    changed: int
    renumbered: int
    waiting: int
    erased: tuple[str, ...]
    refused: tuple[str, ...]


@operation("Przyjęcie paczki", Right.EXCHANGE)
def take_pack(
    session: Session, content: Content, secret: bytes, digest: str, decisions: Decisions
) -> Taken:
    """Take a pack in. What both sides changed and nobody decided stays as it is here and waits.

    Raises FileRefused for a pack that is not for this folder or was taken in before, NotAllowed.
    """
    plan = make_plan(session, content, secret)
    peer = plan.peer or _new_peer(session, content, secret)
    _keep_aliases(session, peer, plan)
    _add_words(session, content.words)
    reason = f"z paczki: {peer.name}"[:200]
    renumbered = _add_records(session, plan.new, reason)
    for one in plan.changing:
        _change(session, peer, one, {**decisions, **_settled(plan, one)}, reason)
    session.flush()
    if content.sequence >= peer.received:
        close_agreed(session, peer.id, plan.sent, plan.here)
    _note_taken(session, peer, content, digest, plan.aliases)
    waiting = [
        clash
        for one in plan.changing
        for clash in one.clashes
        if (one.kind, one.id, clash.name) not in decisions
        and plan.decision(one.kind, clash.name) is None
    ]
    changed = sum(1 for one in plan.changing if one.taken)
    return Taken(
        len(plan.new), changed, renumbered, len(waiting), tuple(plan.erased), tuple(plan.refused)
    )


@operation("Rozstrzygnięcie różnicy", Right.EXCHANGE)
def decide(session: Session, clash: UUID, decision: Decision) -> None:
    """Decide a difference that waited: theirs is written, mine stays and goes back with the next pack."""
    found = session.get_one(ExchangeClash, clash)
    found.decision = decision
    if decision is Decision.THEIRS:
        peer = session.get_one(ExchangePeer, found.peer_id)
        record = get_even_binned(session, found.kind, found.record)
        _write(session, record, {found.field: found.theirs}, f"z paczki: {peer.name}"[:200])


def _settled(plan: Plan, one: Changing) -> Decisions:
    found = ((clash.name, plan.decision(one.kind, clash.name)) for clash in one.clashes)
    return {(one.kind, one.id, name): whose for name, whose in found if whose is not None}


def _new_peer(session: Session, content: Content, secret: bytes) -> ExchangePeer:
    peer = ExchangePeer(
        name=content.sender_name or "ośrodek",
        secret=secret,
        folder=content.sender,
        received=0,
        acknowledged=0,
        families=[],
        workers=[],
        holds=[],
    )
    session.add(peer)
    session.flush()
    return peer


def _note_taken(
    session: Session,
    peer: ExchangePeer,
    content: Content,
    digest: str,
    aliases: Mapping[tuple[str, str], str],
) -> None:
    peer.folder = content.sender
    peer.received = max(peer.received, content.sequence)
    peer.acknowledged = max(peer.acknowledged, content.received)
    with_families(peer, content.common)
    with_files(peer, (one.values["sha256"] for one in content.records if one.kind == _FILE))
    with_workers(peer, (aliases.get(("worker", one), one) for one in content.workers))
    session.add(
        ExchangedPack(
            peer_id=peer.id,
            pack=content.pack,
            direction=PackDirection.IN,
            sequence=head_of(session).sequence + 1,
            records=len(content.records),
            families=len(content.common),
            digest=digest,
        )
    )


def _keep_aliases(session: Session, peer: ExchangePeer, plan: Plan) -> None:
    known = select(ExchangeAlias.kind, ExchangeAlias.theirs).where(ExchangeAlias.peer_id == peer.id)
    there = {(kind, str(theirs)) for kind, theirs in session.execute(known)}
    for (kind, theirs), mine in plan.aliases.items():
        if (kind, theirs) not in there:
            session.add(
                ExchangeAlias(peer_id=peer.id, kind=kind, mine=UUID(mine), theirs=UUID(theirs))
            )


def _add_words(session: Session, words: Iterable[Mapping[str, Any]]) -> None:
    """Words of the sender's dictionaries that are missing here."""
    rows = session.execute(select(DictionaryEntry.dictionary, DictionaryEntry.key))
    known = {(row.dictionary, row.key) for row in rows}
    for one in words:
        if (one["dictionary"], one["key"]) not in known:
            valid_to = date.fromisoformat(one["valid_to"]) if one["valid_to"] else None
            session.add(DictionaryEntry(**{**one, "valid_to": valid_to}))


def _add_records(session: Session, new: Iterable[SentRecord], reason: str) -> int:
    """Write new records as they came; returns how many got another number."""
    records = list(new)
    renumbered = _numbers_for(session, records)
    signs = _signs_for(session, records) if gives_numbers(session) else {}
    writer = BulkWriter(session)
    additions = []
    for sent in records:
        cls = KINDS[sent.kind]
        values = _python_values(cls, sent.values)
        values["id"] = UUID(sent.id)
        number = renumbered.get((sent.kind, sent.id))
        if number is not None:
            values["number"] = number
        values |= signs.get(values["id"], {})
        seal = seal_round(session, sent.kind, values)
        if seal:
            additions.append((RecordRef(sent.kind, values["id"]), seal))
        writer.add(cls, values)
    writer.flush()
    for ref, seal in additions:
        note_addition(session, ref, seal, reason)
    return len(renumbered)


def _numbers_for(session: Session, records: Iterable[SentRecord]) -> dict[tuple[str, str], str]:
    """Give numbers of the register to provisional ones in the main folder, and where a number is taken here."""
    by_kind: dict[str, list[SentRecord]] = {}
    for one in records:
        if one.values.get("number"):
            by_kind.setdefault(one.kind, []).append(one)
    main = gives_numbers(session)
    found: dict[tuple[str, str], str] = {}
    for kind, sent in by_kind.items():
        cls: Any = KINDS[kind]
        assert issubclass(cls, Numbered)
        everything = select(cls.number).execution_options(include_binned=True)
        taken = set(session.scalars(everything))
        numbers.keep_printed(session, cls, [one.values["number"] for one in sent])
        for one in sent:
            number = one.values["number"]
            year = provisional_year(number)
            if (year is None or not main) and number not in taken:
                continue
            given = numbers.next_number(session, cls, year)
            found[kind, one.id] = given
            if year is not None and main:
                session.add(CENTRE.provisional(kind=kind, provisional=number, number=given))
    return found


def _signs_for(session: Session, new: Iterable[SentRecord]) -> dict[UUID, dict[str, str]]:
    """Give letters from a working folder their case signs, the oldest first; an answer gets that of its letter."""
    letters = [
        {**_python_values(Letter, one.values), "id": UUID(one.id)}
        for one in new
        if one.kind == Letter.__tablename__ and not one.values.get("sign")
    ]
    found: dict[UUID, dict[str, str]] = {}
    for letter in sorted(letters, key=_by_day_answers_last):
        answered = found.get(letter["answers_id"])
        found[letter["id"]] = answered or sign_for(session, letter)
    return found


def _by_day_answers_last(letter: Mapping[str, Any]) -> tuple[bool, date, str]:
    return (letter["answers_id"] is not None, letter["day"] or date.max, letter["number"])


def _change(
    session: Session,
    peer: ExchangePeer,
    changing: Changing,
    decisions: Decisions,
    reason: str,
) -> None:
    taken = dict(changing.taken)
    open_ones = _open_clashes(session, peer, changing)
    for clash in changing.clashes:
        decision = decisions.get((changing.kind, changing.id, clash.name))
        if decision is Decision.THEIRS:
            taken[clash.name] = clash.theirs
        _keep_clash(session, peer, changing, clash, decision, open_ones.pop(clash.name, None))
    for name, earlier in open_ones.items():
        if name in changing.taken:
            earlier.decision = Decision.THEIRS  # decided on the other side
    if taken:
        record = get_even_binned(session, changing.kind, changing.id)
        _write(session, record, taken, reason)


def _open_clashes(
    session: Session, peer: ExchangePeer, changing: Changing
) -> dict[str, ExchangeClash]:
    query = select(ExchangeClash).where(
        ExchangeClash.peer_id == peer.id,
        ExchangeClash.kind == changing.kind,
        ExchangeClash.record == changing.id,
        ExchangeClash.decision.is_(None),
    )
    return {one.field: one for one in session.scalars(query)}


def _keep_clash(
    session: Session,
    peer: ExchangePeer,
    changing: Changing,
    clash: Clash,
    decision: Decision | None,
    earlier: ExchangeClash | None,
) -> None:
    if earlier is None:
        earlier = ExchangeClash(
            peer_id=peer.id, kind=changing.kind, record=changing.id, field=clash.name
        )
        session.add(earlier)
    earlier.base, earlier.mine, earlier.theirs = clash.base, clash.mine, clash.theirs
    earlier.decision = decision


def _write(session: Session, record: Record, taken: Mapping[str, Any], reason: str) -> None:
    """Write values into a record; what is sealed keeps its old text as an amendment."""
    kind: str = record.__tablename__  # type: ignore[attr-defined]
    sheet = BY_KEY.get(kind)
    before = stored_values(session, sheet, [record.id])[record.id] if sheet else None
    mapper = inspect(type(record))
    for name, value in taken.items():
        if name in mapper.relationships:
            target: Any = mapper.relationships[name].mapper.class_
            query = select(target).where(target.id.in_([UUID(one) for one in value]))
            setattr(record, name, list(session.scalars(query)))
        else:
            setattr(record, name, from_json(mapper, name, value))
    if "binned_at" in taken:
        account = context_of(session).actor.account
        is_binned = record.binned_at is not None
        record.binned_by = account if is_binned else None
        record.binned_reason = (record.binned_reason or reason) if is_binned else ""
    if isinstance(record, Letter) and not record.sign and gives_numbers(session):
        for name, value in sign_for(session, vars(record)).items():
            setattr(record, name, value)
    session.flush()
    if before is not None and not given_by_the_register(kind).issuperset(taken):
        amend_if_sealed(session, record, before, reason)


def _python_values(cls: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    mapper = inspect(cls)
    known = {*exchange.sent_names(mapper), *(name for name, _kind in exchange.lists_of(cls))}
    return {
        name: [UUID(one) for one in value]
        if name in mapper.relationships
        else from_json(mapper, name, value)
        for name, value in values.items()
        if name in known
    }
