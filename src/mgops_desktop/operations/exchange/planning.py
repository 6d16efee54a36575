"""What a pack would do here: what is new, what changes, what both sides changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.domain.exchange import Clash, SentRecord, merge, translated
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.peers import aliases_of, peer_of_pack, refuse_known
from mgops_desktop.storage import exchange
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.exchange import CONTEXT
from mgops_desktop.storage.provisional import is_working, provisional_year
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.exchange import ExchangePeer
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.staff import Worker

_OWN = "Tę paczkę zrobiono w tym folderze. Przyjmij ją w tym drugim."
_OTHER = "Ta paczka jest dla innego folderu danych. Nic nie zmieniono."
_MISSING = "brakuje zapisu, do którego się odnosi"


@dataclass(frozen=True)
class Changing:
    """A known record that the pack changes: the values to take, and the fields that somebody must decide."""

    kind: str
    id: UUID
    taken: Mapping[str, Any]
    clashes: tuple[Clash, ...]


@dataclass
class Plan:
    """What taking in a pack would do. Values are as JSON holds them, ids are those of this folder.

    `aliases` are workers known here under another id: (kind, their id) → own id. `erased` and `refused` are said in
    words: records that were erased here for good, records that cannot stand without what did not come along.
    """

    peer: ExchangePeer | None
    new: list[SentRecord] = field(default_factory=list)
    changing: list[Changing] = field(default_factory=list)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    known_words: frozenset[tuple[str, str]] = frozenset()
    erased: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def make_plan(session: Session, content: Content, secret: bytes) -> Plan:
    """Compare a pack with what is here. Raises FileRefused for one that is not for this folder or was taken in."""
    own = context_of(session).origin
    if content.sender == own:
        raise FileRefused(_OWN)
    if content.receiver not in (None, own):
        raise FileRefused(_OTHER)
    refuse_known(session, content.pack)
    peer = peer_of_pack(session, content.sender, secret)
    plan = Plan(peer)
    plan.aliases = aliases_of(session, peer.id if peer else None, outward=False)
    context = list(_unknown_context(session, content.context, plan.aliases))
    sent = [
        translated(one, exchange.translation(one.kind, plan.aliases))
        for one in (*context, *content.records)
        if one.kind in CONTEXT or one.kind in exchange.kinds_of_families()
    ]
    received = peer.received if peer else 0
    _compare(session, plan, sent, received)
    return plan


def _compare(session: Session, plan: Plan, sent: Sequence[SentRecord], received: int) -> None:
    here = _known(session, sent)
    cancelled = _cancelled(session)
    there = {(one.kind, one.id) for one in sent if not one.values.get("binned_at")}
    for one in sent:
        mine = here.get((one.kind, one.id))
        if mine is not None:
            changing = None if one.kind in CONTEXT else _changing(session, one, mine, received)
            if changing is not None:
                plan.changing.append(changing)
        elif one.values.get("binned_at") is not None:
            continue  # it was never here, and is in the bin there
        elif (one.kind, one.values.get("number")) in cancelled:
            plan.erased.append(f"{KINDS[one.kind].title} {one.values['number']}")
        else:
            _add(plan, one, there | here.keys())


def _changing(
    session: Session, sent: SentRecord, mine: Mapping[str, Any], received: int
) -> Changing | None:
    merged = merge(sent, mine, received)
    taken = dict(merged.taken)
    theirs, own = sent.values.get("number"), mine.get("number")
    if own != theirs and _is_provisional(own) and not _is_provisional(theirs):
        taken["number"] = theirs  # the register gave it a number
    else:
        taken.pop("number", None)
    if not taken and not merged.clashes:
        return None
    clashes = tuple(one for one in merged.clashes if one.name != "number")
    return Changing(sent.kind, UUID(sent.id), taken, clashes)


def _is_provisional(number: Any) -> bool:
    return isinstance(number, str) and provisional_year(number) is not None


def _add(plan: Plan, sent: SentRecord, present: frozenset[tuple[str, str]] | set[Any]) -> None:
    """Add a new record with what of its references is here or comes along."""
    cls = KINDS[sent.kind]
    values = dict(sent.values)
    for name, target in exchange.references(cls):
        found = values.get(name)
        if found is None or (target, found) not in present:
            if not inspect(cls).columns[name].nullable:
                number = values.get("number", "")
                plan.refused.append(f"{cls.title} {number}: {_MISSING}")
                return
            values[name] = None
    for name, target in exchange.lists_of(cls):
        values[name] = [one for one in values.get(name, ()) if (target, one) in present]
    plan.new.append(replace(sent, values=values))


def _known(
    session: Session, sent: Sequence[SentRecord]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    by_kind: dict[str, list[UUID]] = {}
    for one in sent:
        by_kind.setdefault(one.kind, []).append(UUID(one.id))
    for kind, target in _targets(sent):
        by_kind.setdefault(kind, []).append(UUID(target))
    return {
        (kind, row["id"]): {name: value for name, value in row.items() if name != "id"}
        for kind, ids in by_kind.items()
        for row in exchange.values_of(session, kind, list(dict.fromkeys(ids)))
    }


def _targets(sent: Sequence[SentRecord]) -> Iterator[tuple[str, str]]:
    """Everything that the records refer to: it may be here though it did not come along."""
    for one in sent:
        cls = KINDS[one.kind]
        for name, target in exchange.references(cls):
            if one.values.get(name):
                yield target, one.values[name]
        for name, target in exchange.lists_of(cls):
            yield from ((target, member) for member in one.values.get(name, ()))


def _cancelled(session: Session) -> set[tuple[str, str]]:
    return {
        (kind, number)
        for kind, number in session.execute(select(CENTRE.cancelled.kind, CENTRE.cancelled.number))
    }


def _unknown_context(
    session: Session, context: Sequence[SentRecord], aliases: dict[tuple[str, str], str]
) -> Iterator[SentRecord]:
    """Yield the workers and contracts that are not here; a worker of the same name is the same person."""
    rows = session.execute(select(Worker.id, Worker.surname, Worker.first_name)).all()
    ids = {str(row.id) for row in rows}
    by_name: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        by_name.setdefault(_name(row.surname, row.first_name), []).append(str(row.id))
    for one in context:
        if one.kind == "worker" and one.id not in ids:
            same = by_name.get(_name(one.values["surname"], one.values["first_name"]), [])
            if len(same) == 1:
                aliases.setdefault(("worker", one.id), same[0])
    for one in context:
        whose = one.id if one.kind == "worker" else one.values.get("worker_id")
        if ("worker", str(whose)) not in aliases:
            yield one


def _name(surname: str, first_name: str) -> tuple[str, str]:
    return surname.strip().casefold(), first_name.strip().casefold()


def gives_numbers(session: Session) -> bool:
    """Whether this is the main folder: provisional numbers become numbers of its registers."""
    return not is_working(session)
