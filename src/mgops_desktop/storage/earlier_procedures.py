"""Other procedures of the same persons: one that runs for the same pair, one that was there before."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.storage.tables.blue_card import Participation, Procedure

_SIDES = (PartyRole.HARMED, PartyRole.VIOLENT)


def running_of_family(session: Session, link: UUID | None) -> Sequence[Procedure]:
    """Return the open procedures of a family."""
    if link is None:
        return ()
    query = select(Procedure).where(
        Procedure.family_link == link, Procedure.ended.is_(None), Procedure.handed_over_on.is_(None)
    )
    return session.scalars(query).all()


def running_of_pair(
    session: Session, procedure: Procedure, party: UUID | None, role: Any
) -> Sequence[Procedure]:
    """Return procedures that ran for a pair of this one when it began; `party` comes into it in a role."""
    own = _sides(session, procedure.id)
    if party is not None:
        own.add((PartyRole(role), party))
    query = select(Procedure).where(
        Procedure.id != procedure.id,
        Procedure.began <= procedure.began,
        or_(Procedure.ended.is_(None), Procedure.ended > procedure.began),
        or_(Procedure.handed_over_on.is_(None), Procedure.handed_over_on > procedure.began),
        Procedure.id.in_(_with_party([one for _role, one in own])),
    )
    return [
        one
        for one in session.scalars(query)
        if {role for role, _party in own & _sides(session, one.id)} == set(_SIDES)
    ]


def earlier_of(session: Session, procedure: Procedure, party: UUID | None) -> Sequence[Procedure]:
    """Return the latest procedure of somebody that had ended here before this one began; none if there was none."""
    if party is None:
        return ()
    query = (
        select(Procedure)
        .where(
            Procedure.id != procedure.id,
            Procedure.ended <= procedure.began,
            Procedure.id.in_(_with_party([party])),
        )
        .order_by(Procedure.ended.desc())
        .limit(1)
    )
    return session.scalars(query).all()


def _with_party(parties: Sequence[UUID]) -> Any:
    return select(Participation.procedure_id).where(
        Participation.party_id.in_(parties), Participation.role.in_(_SIDES)
    )


def _sides(session: Session, procedure: UUID) -> set[tuple[PartyRole, UUID]]:
    query = select(Participation.role, Participation.party_id).where(
        Participation.procedure_id == procedure
    )
    return {(role, party) for role, party in session.execute(query) if role in _SIDES}
