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


@operation("ułożenie rysunku", Right.CASEWORK_WRITE)
def arrange_drawing(session: Session, family: UUID, kind: DrawingKind, moved: Offsets) -> None:
    """Remember how the parts of a picture stand; nothing moved: as the program lays it out.

    Raises NotAllowed outside the account's reach, UserError for what is no arrangement.
    """
    require_reach(session, family)
    session.get_one(Family, family)
    if len(moved) > _MOST or any(abs(by) > _FARTHEST for pair in moved.values() for by in pair):
        raise UserError("Tak daleko nie da się przesunąć części rysunku. Nic nie zmieniono.")
    positions = {key: [round(by, 1) for by in pair] for key, pair in moved.items() if any(pair)}
    found = _row(session, family, kind)
    if found is None:
        if positions:
            session.add(DrawingLayout(family_id=family, kind=kind, positions=positions))
    elif found.positions != positions:
        found.positions = positions


def _row(session: Session, family: UUID, kind: DrawingKind) -> DrawingLayout | None:
    query = select(DrawingLayout).where(
        DrawingLayout.family_id == family, DrawingLayout.kind == kind
    )
    # two families that were merged bring two: the one changed last counts
    return session.scalars(query.order_by(DrawingLayout.changed_at.desc())).first()
