"""Who stands in a genogram and what ties them: the plain words that its layout works with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.kinship import DescentKind, UnionEnd, UnionKind


class Symbol(Enum):
    """How a person is drawn (McGoldrick): square, circle, diamond; a triangle for a pregnancy."""

    MAN = "man"
    WOMAN = "woman"
    UNKNOWN = "unknown"
    PREGNANCY = "pregnancy"


@dataclass(frozen=True)
class Kin:
    """One person. `level` says from the role where somebody without ties stands: 0 for parents, 1 for children.

    `inside` stands in the symbol (the age), `years` under the name, `words` in the list beside the picture. Of some
    only the year of birth is known: `born` is then a day of it, without `day_known`.
    """

    key: str
    name: str
    symbol: Symbol
    born: date | None = None
    inside: str = ""
    years: str = ""
    words: str = ""
    record: RecordRef | None = None
    level: int | None = None
    is_dead: bool = False
    is_index: bool = False
    lives_here: bool = False
    in_care: bool = False
    day_known: bool = True


@dataclass(frozen=True)
class Couple:
    """Two persons who are or were a couple; no `kind` where they are only known as parents of a child."""

    one: str
    other: str
    kind: UnionKind | None = None
    is_over: bool = False
    end: UnionEnd | None = None
    began: date | None = None
    words: str = ""
    record: RecordRef | None = None

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Tie:
    """A child of a person."""

    parent: str
    child: str
    kind: DescentKind = DescentKind.BIOLOGICAL


Unit = tuple[str, ...]
"""The parents of some children: one, or two in the order of their ties."""
_FIRST = (DescentKind.BIOLOGICAL, DescentKind.ADOPTED, DescentKind.FOSTER, DescentKind.STEP)
_PARENTS = 2


class Kindred:
    """All persons of a genogram with their ties, asked by its layout. Ties to nobody in it are left out."""

    def __init__(
        self, people: Sequence[Kin], couples: Iterable[Couple], ties: Iterable[Tie]
    ) -> None:
        self.people: Mapping[str, Kin] = {one.key: one for one in people}
        here = self.people.keys()
        self.ties = [
            tie
            for tie in dict.fromkeys(ties)
            if tie.parent in here and tie.child in here and tie.parent != tie.child
        ]
        # of a pair that parted and came together again the later union is drawn
        self._noted = {
            one.pair: one for one in couples if one.pair <= here and one.one != one.other
        }

    @cached_property
    def parents(self) -> Mapping[str, Unit]:
        """Under which parents a person stands: those by birth if they are known, else by the next best tie."""
        found: dict[str, dict[DescentKind, list[str]]] = defaultdict(lambda: defaultdict(list))
        for tie in self.ties:
            if tie.parent not in found[tie.child][tie.kind]:
                found[tie.child][tie.kind].append(tie.parent)
        return {
            child: tuple(next(kinds[one] for one in _FIRST if one in kinds)[:_PARENTS])
            for child, kinds in found.items()
        }

    @cached_property
    def others(self) -> Sequence[Tie]:
        """The ties by which a child does not stand under the parent: drawn as lines of their own, but for step ones."""
        return [
            tie
            for tie in self.ties
            if tie.parent not in self.parents[tie.child] and tie.kind is not DescentKind.STEP
        ]

    @cached_property
    def units(self) -> Mapping[frozenset[str], Sequence[str]]:
        """The children of the same parents, the oldest first."""
        found: dict[frozenset[str], list[str]] = defaultdict(list)
        for child, parents in self.parents.items():
            found[frozenset(parents)].append(child)
        return {pair: sorted(children, key=self.age_key) for pair, children in found.items()}

    @cached_property
    def couples(self) -> Mapping[frozenset[str], Couple]:
        """Noted unions, and parents of the same child of whom no union is noted; the earlier ones first."""
        found = dict(self._noted)
        for pair in self.units:
            if len(pair) == _PARENTS and pair not in found:
                one, other = sorted(pair, key=lambda key: (self.is_woman(key), key))
                found[pair] = Couple(one, other)
        return dict(sorted(found.items(), key=self._since))

    @cached_property
    def mates(self) -> Mapping[str, Sequence[str]]:
        """With whom a person makes a couple, in the order of time."""
        found: dict[str, list[str]] = defaultdict(list)
        for couple in self.couples.values():
            found[couple.one].append(couple.other)
            found[couple.other].append(couple.one)
        return found

    def kind_of(self, parent: str, child: str) -> DescentKind:
        """How somebody is the child of the parent under whom he stands."""
        kinds = {tie.kind for tie in self.ties if (tie.parent, tie.child) == (parent, child)}
        return next(one for one in _FIRST if one in kinds)

    def is_woman(self, key: str) -> bool:
        return self.people[key].symbol is Symbol.WOMAN

    def age_key(self, key: str) -> tuple[bool, date, bool, str]:
        """The oldest first, those of unknown birth and the unborn last."""
        one = self.people[key]
        unborn = one.symbol is Symbol.PREGNANCY
        return one.born is None, one.born or date.max, unborn, one.name

    def _since(self, item: tuple[frozenset[str], Couple]) -> tuple[date, bool, str]:
        pair, couple = item
        born = [self.people[one].born or date.max for one in self.units.get(pair, ())]
        return min([couple.began or date.max, *born]), not couple.is_over, min(pair)
