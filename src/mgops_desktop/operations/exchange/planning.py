"""What a pack would do here: what is new, what changes, what both sides changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.domain.exchange import Clash, Decision, Merged, SentRecord, merge
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.crossing import (
    Fields,
    asked_about_the_bin,
    changed_here,
    decided_against,
    is_in_one_bin,
)
from mgops_desktop.operations.exchange.meeting import aliases_by_key, known_context, met_by_key
from mgops_desktop.operations.exchange.peers import aliases_of, peer_of_pack, refuse_known
from mgops_desktop.storage import exchange
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.exchange_scope import CONTEXT, travelling
from mgops_desktop.storage.provisional import is_working, provisional_year, replaced_numbers
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.exchange import ExchangePeer
from mgops_desktop.storage.tables.furniture import CENTRE

_OWN = "Tę paczkę zrobiono w tym folderze. Przyjmij ją w tym drugim."
_OTHER = "Ta paczka jest dla innego folderu danych. Nic nie zmieniono."
_BETWEEN_WORKING = (
    "Tę paczkę zrobiono na laptopie dla ośrodka, a to też jest folder roboczy. "
    "Przyjmij ją w głównym folderze ośrodka."
)
_OF_THE_HEAD = frozenset({Right.STAFF, Right.ACCEPT_MONTHS})
_OF_THE_CENTRE = {
    "monthly_schedule": frozenset({"approved_on"}),
    "application": frozenset({"decision", "decided"}),
    "letter": frozenset({"sign", "file_symbol"}),
}
"""Fields that the centre decides: the head's own, and what its registers give."""
_GIVEN_BY_THE_REGISTER = {"letter": ("sign", "file_symbol")}
"""What a record is given when the main folder takes it in, besides its number."""
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

    `aliases` are records known here under another id: (kind, their id) → own id. `erased` and `refused` are said in
    words: records that were erased here for good, records that cannot stand without what did not come along.
    `settled` is who decides what is the centre's to decide: this folder or the other one; None between equals.
    `sent` are the records as they came, `here` what stands here of them and of what they refer to.
    """

    peer: ExchangePeer | None
    new: list[SentRecord] = field(default_factory=list)
    changing: list[Changing] = field(default_factory=list)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    known_words: frozenset[tuple[str, str]] = frozenset()
    erased: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    settled: Decision | None = None
    sent: Sequence[SentRecord] = ()
    here: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    def decision(self, kind: str, name: str) -> Decision | None:
        """Return whose value holds without a question, None where somebody is asked."""
        return self.settled if decided_by_centre(kind, name) else None


def decided_by_centre(kind: str, name: str) -> bool:
    """Whether a field is the centre's to decide, whoever else wrote it."""
    return KINDS[kind].write_right in _OF_THE_HEAD or name in _OF_THE_CENTRE.get(kind, ())


def make_plan(session: Session, content: Content, secret: bytes) -> Plan:
    """Compare a pack with what is here. Raises FileRefused for one that is not for this folder or was taken in."""
    own = context_of(session).origin
    if content.sender == own:
        raise FileRefused(_OWN)
    if content.receiver not in (None, own):
        raise FileRefused(_OTHER)
    refuse_known(session, content.pack)
    here_working = is_working(session)
    if content.is_working and here_working:
        raise FileRefused(_BETWEEN_WORKING)
    peer = peer_of_pack(session, content.sender, secret)
    plan = Plan(peer)
    if here_working != content.is_working:
        plan.settled = Decision.THEIRS if here_working else Decision.MINE
    plan.aliases = aliases_of(session, peer.id if peer else None, outward=False)
    context = list(known_context(session, content.context, plan.aliases))
    records = [one for one in content.records if one.kind in travelling()]
    met = aliases_by_key(session, records, plan.aliases)
    plan.aliases |= met
    plan.sent = [exchange.in_terms_of(one, plan.aliases) for one in (*context, *records)]
    plan.here = _known(session, plan.sent)
    _compare(session, plan, _ToMerge.of(session, plan, content), frozenset(met.values()))
    return plan


@dataclass(frozen=True)
class _ToMerge:
    """What is known besides the two records: how far the sender was heard, what was decided and changed here."""

    received: int
    settled: Decision | None
    against: Mapping[tuple[str, str], Fields]
    changed: frozenset[UUID]

    @classmethod
    def of(cls, session: Session, plan: Plan, content: Content) -> Self:
        peer = plan.peer.id if plan.peer else None
        in_doubt = [
            UUID(one.id)
            for one in plan.sent
            if (mine := plan.here.get((one.kind, one.id))) and is_in_one_bin(one, mine)
        ]
        return cls(
            plan.peer.received if plan.peer else 0,
            plan.settled,
            decided_against(session, peer),
            changed_here(session, peer, content.received, in_doubt),
        )

    def merged(self, sent: SentRecord, mine: Mapping[str, Any]) -> Merged:
        fields = self.against.get((sent.kind, sent.id), {})
        against = {name: [step.before for step in steps] for name, steps in fields.items()}
        merged = merge(sent, mine, self.received, against, self.settled)
        return asked_about_the_bin(merged, sent, mine, self.changed)


def _compare(session: Session, plan: Plan, known: _ToMerge, met: frozenset[str]) -> None:
    """`met` are records of this folder that the other one made too: they have nothing in common before."""
    sent, here = plan.sent, plan.here
    cancelled = _cancelled(session)
    finals = replaced_numbers(session)
    there = {(one.kind, one.id) for one in sent if not one.values.get("binned_at")}
    for one in sent:
        mine = here.get((one.kind, one.id))
        number = one.values.get("number")
        if mine is not None:
            told = met_by_key(one, mine) if one.id in met else one
            changing = None if one.kind in CONTEXT else _changing(told, mine, known)
            if changing is not None:
                plan.changing.append(changing)
        elif one.values.get("binned_at") is not None:
            continue  # it was never here, and is in the bin there
        elif (one.kind, finals.get(one.kind, {}).get(str(number), number)) in cancelled:
            plan.erased.append(f"{KINDS[one.kind].title} {number}")
        else:
            _add(plan, one, there | here.keys())


def _changing(sent: SentRecord, mine: Mapping[str, Any], known: _ToMerge) -> Changing | None:
    merged = known.merged(sent, mine)
    taken = dict(merged.taken)
    theirs, own = sent.values.get("number"), mine.get("number")
    if own != theirs and _is_provisional(own) and not _is_provisional(theirs):
        taken["number"] = theirs  # the register gave it a number
    else:
        taken.pop("number", None)
    for name in _GIVEN_BY_THE_REGISTER.get(sent.kind, ()):
        if not mine.get(name) and sent.values.get(name):
            taken[name] = sent.values[name]
    clashes = tuple(one for one in merged.clashes if one.name != "number")
    if not taken and not clashes:
        return None
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


def given_by_the_register(kind: str) -> frozenset[str]:
    """Return the fields that a record is given by the registers of the main folder."""
    return frozenset({"number", *_GIVEN_BY_THE_REGISTER.get(kind, ())})


def gives_numbers(session: Session) -> bool:
    """Whether this is the main folder: provisional numbers become numbers of its registers."""
    return not is_working(session)
