"""Which families an account may open: all of them, or those it works with."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family


def families_in_reach(session: Session) -> frozenset[UUID] | None:
    """Return the families in the acting account's reach, None for every family.

    An assistant reaches the families of his assignments that still run or that he led last; a social worker the
    families he is the social worker of. A substitute reaches a family while the substitution runs.
    """
    actor = actor_of(session)
    if actor.account is None or actor.may(Right.EVERY_FAMILY):
        return None
    found: set[UUID] = set()
    if Role.ASSISTANT in actor.roles and actor.worker is not None:
        running = or_(Assignment.ended.is_(None), Assignment.ended >= today_of(session))
        closed_here = Assignment.ended == Case.ended
        query = (
            select(Case.family_id)
            .join(Assignment, Assignment.case_id == Case.id)
            .where(Assignment.worker_id == actor.worker, or_(running, closed_here))
        )
        found.update(session.scalars(query))
    if Role.SOCIAL_WORKER in actor.roles and actor.worker is not None:
        query = select(Family.id).where(Family.social_worker_id == actor.worker)
        found.update(session.scalars(query))
    return frozenset(found)


def addresses_in_reach(session: Session) -> frozenset[UUID] | None:
    """Return the families whose number, case sign and address the account may see; the office sees all of them."""
    actor = actor_of(session)
    return None if Role.OFFICE in actor.roles else families_in_reach(session)


def within(reach: frozenset[UUID] | None, family: UUID | None) -> bool:
    """Whether a family lies in a reach; what concerns no family lies in every reach."""
    return reach is None or family is None or family in reach
