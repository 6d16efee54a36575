"""Two folders that keep the same families: whose value of a field holds when a pack comes back.

A pack brings for each record its values and how they came about: for each field the earlier values with the number of
the journal entry that changed them. So whoever receives it tells what is new to him from what he has, and a field that
only one side changed from one that both did. Nothing is decided by the later date: what both changed is shown and
asked (contracts 1; "never last-write-wins").
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

PACK_SUFFIX = ".przekaz"
JOINED = frozenset({("document", "copies")})
"""Fields that only grow line by line: what either side wrote stays."""
Value = Any
"""As JSON holds it."""


class PackDirection(StrEnum):
    """A pack given out, or one taken in."""

    OUT = "out"
    IN = "in"


class Decision(StrEnum):
    """What somebody decided of a field that both sides had changed."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Step:
    """A field before it was changed by an entry of the sender's journal."""

    sequence: int
    before: Value


@dataclass(frozen=True)
class SentRecord:
    """One record of a pack: all its values, and by field how they were, the oldest first.

    `rejected` are values that somebody on the sender's side saw in a pack of the receiver and decided against, with the
    entry of the sender's journal that says so: a decision is told once, and undoes nothing that is entered after it.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    rejected: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Clash:
    """A field that both sides changed: as both had it before, as it stands here, as it came."""

    name: str
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True)
class Merged:
    """What comes of a record of a pack where it is known already: values that are taken, fields to be decided."""

    taken: Mapping[str, Value]
    clashes: tuple[Clash, ...]

    @property
    def is_nothing(self) -> bool:
        return not self.taken and not self.clashes


def merge(
    sent: SentRecord,
    mine: Mapping[str, Value],
    received: int,
    against: Mapping[str, Collection[Value]] = MappingProxyType({}),
    settled: Decision | None = None,
) -> Merged:
    """Merge a record that both sides know.

    `received` is the last entry of the sender's journal that came here before: steps up to it are no news. Lists (of
    persons, of workers) are joined member by member and never clash. `against` are values of theirs that somebody here
    decided against; where both sides insist, `settled` says whose decision holds, or somebody is asked once more.
    """
    taken: dict[str, Value] = {}
    clashes: dict[str, Clash] = {}
    for name, steps in sent.steps.items():
        news = _news(steps, received)
        if not news or name not in mine or name not in sent.values:
            continue
        theirs = sent.values[name]
        joined = _joined((sent.kind, name), news[0], mine[name], theirs)
        if joined is not None:
            taken |= {} if joined == mine[name] else {name: joined}
        elif mine[name] == theirs:
            continue
        elif mine[name] in news:
            taken[name] = theirs
        else:
            clashes[name] = Clash(name, news[0], mine[name], theirs)
    for name, whose in _decided_there(sent, mine, received, against, settled):
        if name not in taken:
            clashes.pop(name, None)
            if whose is Decision.THEIRS:
                taken[name] = sent.values[name]
            elif whose is None:
                clashes[name] = Clash(name, None, mine[name], sent.values[name])
    return Merged(taken, tuple(clashes.values()))


def _decided_there(
    sent: SentRecord,
    mine: Mapping[str, Value],
    received: int,
    against: Mapping[str, Collection[Value]],
    settled: Decision | None,
) -> Iterator[tuple[str, Decision | None]]:
    """Yield the fields of which they decided against what stands here, and whose value holds now."""
    for name, steps in sent.rejected.items():
        theirs = sent.values.get(name)
        if name in mine and mine[name] != theirs and mine[name] in _news(steps, received):
            insisted = theirs in against.get(name, ())
            yield name, settled if insisted else Decision.THEIRS


def _news(steps: Iterable[Step], received: int) -> list[Value]:
    return [step.before for step in steps if step.sequence > received]


def _joined(of: tuple[str, str], base: Value, mine: Value, theirs: Value) -> Value | None:
    """Return what comes of a field to which both sides add, None for a field with one value."""
    if _has_members(theirs) and _has_members(mine):
        joined = _join(_listed(base), mine, theirs)
        return mine if set(joined) == set(mine) else joined
    if of in JOINED:
        own = str(mine).splitlines()
        lines = list(dict.fromkeys([*own, *str(theirs).splitlines()]))
        return mine if lines == own else "\n".join(lines)
    return None


def _has_members(value: Value) -> bool:
    """Whether it is a list of words or records; what a version of a plan says is one whole."""
    return isinstance(value, list) and not any(isinstance(one, Mapping) for one in value)


def _join(base: Iterable[Value], mine: list[Value], theirs: list[Value]) -> list[Value]:
    """Return the members of mine, with those that the other side added and without those it took away."""
    before = set(base)
    gone = before - set(theirs)
    added = [one for one in theirs if one not in before and one not in mine]
    return [one for one in mine if one not in gone] + added


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def translated(sent: SentRecord, of_field: Callable[[str, Value], Value]) -> SentRecord:
    """Return the record with every value put into the receiver's terms (the same worker has another id there)."""
    return SentRecord(
        sent.kind,
        sent.id,
        {name: of_field(name, value) for name, value in sent.values.items()},
        {
            name: tuple(Step(step.sequence, of_field(name, step.before)) for step in steps)
            for name, steps in sent.steps.items()
        },
        {
            name: tuple(Step(step.sequence, of_field(name, step.before)) for step in steps)
            for name, steps in sent.rejected.items()
        },
    )
