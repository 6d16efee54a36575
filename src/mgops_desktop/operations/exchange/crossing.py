"""Packs that cross: what was decided on one side, or put into the bin, while the other side did something else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.exchange import Clash, Decision, Merged, SentRecord, Step
from mgops_desktop.operations.exchange.peers import sequences_from
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.exchange import ExchangeClash
from mgops_desktop.storage.tables.furniture import CENTRE

Fields = Mapping[str, tuple[Step, ...]]
_BIN = "binned_at"
_OF_THE_BIN = frozenset({_BIN, "binned_reason"})


def decided_against(session: Session, peer: UUID | None) -> Mapping[tuple[str, str], Fields]:
    """Return values of the other side that somebody here decided against, with the journal entry that says so."""
    clash, change = ExchangeClash, CENTRE.change
    query = (
        select(clash.kind, clash.record, clash.field, clash.theirs, func.max(change.sequence))
        .join(change, (change.record == clash.id) & (change.kind == clash.__tablename__))
        .where(clash.peer_id == peer, clash.decision == Decision.MINE)
        .group_by(clash.id)
    )
    found: dict[tuple[str, str], dict[str, tuple[Step, ...]]] = {}
    for kind, record, name, theirs, sequence in session.execute(query):
        of_record = found.setdefault((kind, str(record)), {})
        of_record[name] = (*of_record.get(name, ()), Step(sequence, theirs))
    return found


def changed_here(
    session: Session, peer: UUID | None, told: int, records: Iterable[UUID]
) -> frozenset[UUID]:
    """Return the records that changed here without the other side knowing: after the entry that it was `told` of."""
    change = CENTRE.change
    query = select(change.record, change.sequence).where(
        change.sequence > told, among(change.record, list(records))
    )
    theirs = sequences_from(session, peer) if peer else frozenset()
    return frozenset(
        record for record, sequence in session.execute(query) if sequence not in theirs
    )


def is_in_one_bin(sent: SentRecord, mine: Mapping[str, Any]) -> bool:
    """Whether a record lies in the bin on one side only."""
    return bool(sent.values.get(_BIN)) != bool(mine.get(_BIN))


def asked_about_the_bin(
    merged: Merged, sent: SentRecord, mine: Mapping[str, Any], changed: Collection[UUID]
) -> Merged:
    """Ask about a record that one side put into the bin while the other went on writing in it."""
    if not is_in_one_bin(sent, mine) or UUID(sent.id) not in changed:
        return merged
    there, here = sent.values.get(_BIN), mine.get(_BIN)
    if there and _BIN not in merged.taken:
        return merged
    if here and not ({*merged.taken, *(one.name for one in merged.clashes)} - _OF_THE_BIN):
        return merged
    taken = {name: value for name, value in merged.taken.items() if name not in _OF_THE_BIN}
    clashes = [one for one in merged.clashes if one.name not in _OF_THE_BIN]
    return replace(merged, taken=taken, clashes=(*clashes, Clash(_BIN, None, here, there)))


def open_clashes(session: Session, peer: UUID) -> list[ExchangeClash]:
    """Return the differences with another folder that wait for a decision, the oldest first."""
    query = select(ExchangeClash).where(
        ExchangeClash.peer_id == peer, ExchangeClash.decision.is_(None)
    )
    return list(session.scalars(query.order_by(ExchangeClash.created_at, ExchangeClash.id)))


def close_agreed(
    session: Session, peer: UUID, sent: Iterable[SentRecord], here: Mapping[tuple[str, str], Any]
) -> None:
    """Close the differences that are none any more: the other side has come to hold what stands here."""
    told = {(one.kind, one.id): one.values for one in sent}
    for clash in open_clashes(session, peer):
        key = (clash.kind, str(clash.record))
        if key in told and told[key].get(clash.field) == here.get(key, {}).get(clash.field):
            clash.theirs = told[key].get(clash.field)
            clash.decision = Decision.THEIRS
