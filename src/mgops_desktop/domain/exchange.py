"""Two folders that keep the same families: whose value of a field holds when a pack comes back.

A pack brings for each record its values and how they came about: for each field the earlier values with the number of
the journal entry that changed them. So whoever receives it tells what is new to him from what he has, and a field that
only one side changed from one that both did. Nothing is decided by the later date: what both changed is shown and
asked (contracts 1; "never last-write-wins").
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
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

    `rejected` are values that somebody on the sender's side saw in a pack of the receiver and decided against.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    rejected: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)


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


def merge(sent: SentRecord, mine: Mapping[str, Value], received: int) -> Merged:
    """Merge a record that both sides know.

    `received` is the last entry of the sender's journal that came here before: steps up to it are no news. Lists (of
    persons, of workers) are joined member by member and never clash.
    """
    taken: dict[str, Value] = {}
    clashes = []
    for name, steps in sent.steps.items():
        news = [step.before for step in steps if step.sequence > received]
        if not news or name not in mine or name not in sent.values:
            continue
        theirs = sent.values[name]
        if _has_members(theirs) and _has_members(mine[name]):
            joined = _join(_listed(news[0]), mine[name], theirs)
            if set(joined) != set(mine[name]):
                taken[name] = joined
        elif mine[name] == theirs:
            continue
        elif (sent.kind, name) in JOINED:
            lines = dict.fromkeys([*str(mine[name]).splitlines(), *str(theirs).splitlines()])
            if list(lines) != str(mine[name]).splitlines():
                taken[name] = "\n".join(lines)
        elif mine[name] in news or mine[name] in sent.rejected.get(name, ()):
            taken[name] = theirs
        else:
            clashes.append(Clash(name, news[0], mine[name], theirs))
    for name, values in sent.rejected.items():
        if name not in taken and mine.get(name) in values and mine[name] != sent.values.get(name):
            taken[name] = sent.values[name]
            clashes = [one for one in clashes if one.name != name]
    return Merged(taken, tuple(clashes))


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
            name: tuple(of_field(name, value) for value in values)
            for name, values in sent.rejected.items()
        },
    )
