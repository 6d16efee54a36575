"""How much work the families of an assistant are, in points: weights that each centre sets for itself.

No act knows such weights; the limit of families (art. 15 ust. 4) holds beside them, whatever the points say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

_KM_STEP = 10


@dataclass(frozen=True)
class Weights:
    """Points for a family, each of its children, high risk, every whole 10 km of the way, a Blue Card procedure."""

    family: int
    child: int
    risk: int
    distance: int
    blue_card: int


@dataclass(frozen=True)
class FamilyLoad:
    """What makes the work with one family more or less; `km` is the usual way there and back.

    `has_blue_card` is None for an account that may not know it.
    """

    family: UUID
    case: UUID
    children: int
    at_risk: bool
    km: int
    has_blue_card: bool | None

    def points(self, weights: Weights) -> int:
        """The points of this family."""
        return (
            weights.family
            + weights.child * self.children
            + weights.risk * self.at_risk
            + weights.distance * (self.km // _KM_STEP)
            + weights.blue_card * bool(self.has_blue_card)
        )


def usual_way(ways: Iterable[int]) -> int:
    """Return the middle one of the ways that were driven, 0 where none was noted: one detour changes nothing."""
    driven = sorted(ways)
    return driven[(len(driven) - 1) // 2] if driven else 0
