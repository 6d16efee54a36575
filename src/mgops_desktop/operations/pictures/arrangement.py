"""How the parts of a picture were moved by hand: remembered for everybody who looks at the family."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.kinship import DrawingKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.kinship import DrawingLayout

_MOST, _FARTHEST = 300, 5000.0
Offsets = Mapping[str, Sequence[float]]


def moved_by_hand(session: Session, family: UUID, kind: DrawingKind) -> Offsets:
    """Return how far each part was moved, across and down, by its key."""
    found = _row(session, family, kind)
    return found.positions if found is not None else {}


@operation("przesunięcie na rysunku", Right.CASEWORK_WRITE)
def move_in_drawing(session: Session, family: UUID, kind: DrawingKind, by: Offsets) -> None:
    """Move parts of a picture across and down from where they stand, and remember it.

    Raises NotAllowed outside the account's reach, UserError for what would leave the picture.
    """
    require_reach(session, family)
    session.get_one(Family, family)
    found = _row(session, family, kind)
    moved = dict(found.positions) if found is not None else {}
    for key, (across, down) in by.items():
        before = moved.get(key, [0.0, 0.0])
        moved[key] = [round(before[0] + across, 1), round(before[1] + down, 1)]
    if len(moved) > _MOST or any(abs(one) > _FARTHEST for pair in moved.values() for one in pair):
        raise UserError("Tak daleko nie da się przesunąć części rysunku. Nic nie zmieniono.")
    if found is None:
        session.add(DrawingLayout(family_id=family, kind=kind, positions=moved))
    else:
        found.positions = moved


@operation("ułożenie rysunku od nowa", Right.CASEWORK_WRITE)
def lay_out_anew(session: Session, family: UUID, kind: DrawingKind) -> None:
    """Let a picture stand again as the program lays it out. Raises NotAllowed outside the account's reach."""
    require_reach(session, family)
    found = _row(session, family, kind)
    if found is not None:
        found.positions = {}


def _row(session: Session, family: UUID, kind: DrawingKind) -> DrawingLayout | None:
    query = select(DrawingLayout).where(
        DrawingLayout.family_id == family, DrawingLayout.kind == kind
    )
    # two families that were merged bring two: the one changed last counts
    return session.scalars(query.order_by(DrawingLayout.changed_at.desc())).first()
