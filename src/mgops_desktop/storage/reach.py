"""Which families an account may open: all of them, or those it works with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, inspect, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.storage.among import among
from mgops_desktop.storage.card_reach import require_card
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BlueCardBase, Record
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.meeting import JointTrip, trip_family
from mgops_desktop.storage.tables.visit import Visit, visit_case

_OF_OTHERS_TOO = (
    "Ten zapis dotyczy nie tylko tej rodziny. Otwórz go po zakończeniu trybu przy gościu."
)
_TOWARDS_A_FAMILY = (
    *("family", "case", "work_plan", "person", "difficulty_report"),
    *("diagnosis", "plan_action", "assessment", "aftercare"),
    *("family_meeting", "intervention", "monitored_child"),
)
_LINKS: Mapping[type[Record], tuple[str, Any]] = {
    Visit: ("case", visit_case),
    JointTrip: ("family", trip_family),
}
"""Records of several families: the kind that their links lead to, and the links."""


def families_in_reach(session: Session) -> frozenset[UUID] | None:
    """Return the families in the acting account's reach, None for every family.

    An assistant reaches the families of his assignments that still run or that he led last; a social worker the
    families he is the social worker of. A substitute reaches a family while the substitution runs.
    """
    actor = actor_of(session)
    if actor.only_procedure is not None:
        return frozenset()
    if actor.only_family is not None:
        return frozenset({actor.only_family})
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


def require_reach(session: Session, *families: UUID) -> None:
    """Raise NotAllowed unless every one of these families is in the acting account's reach."""
    reach = families_in_reach(session)
    if reach is not None and not reach.issuperset(families):
        raise out_of_reach()


def out_of_reach() -> NotAllowed:
    """The error for a family that is not there for this account; it does not say whether it exists."""
    return NotAllowed("Ta rodzina nie jest dostępna dla tego konta. Dostęp nadaje kierownik.")


def require_reach_of(session: Session, kind: str, record: UUID) -> None:
    """Raise NotAllowed for a record that belongs to families, none of them in the acting account's reach.

    The same for one of a Blue Card procedure out of reach. Counselling sessions are reached by whoever held them,
    whatever family they were for. Beside a visitor a record that belongs to another family too is out of reach.
    """
    cls = KINDS[kind]
    if issubclass(cls, BlueCardBase):
        require_card(session, cls, record)
        return
    reach = families_in_reach(session)
    families = families_of(session, kind, [record]).get(record)
    if reach and families and actor_of(session).only_family and families - reach:
        raise NotAllowed(_OF_OTHERS_TOO)
    if reach is None or not families or not reach.isdisjoint(families):
        return
    if KINDS[kind] is not CounsellingSession or not _is_own_session(session, record):
        raise out_of_reach()


def may_be_told_of(session: Session, kind: str, record: UUID) -> bool:
    """Whether a warning may name another record: beside a visitor only one that belongs to his family alone."""
    family = actor_of(session).only_family
    return family is None or families_of(session, kind, [record]).get(record) == frozenset({family})


def _is_own_session(session: Session, record: UUID) -> bool:
    worker = actor_of(session).worker
    query = select(CounsellingSession.id).where(
        CounsellingSession.id == record,
        CounsellingSession.worker_id.is_not(None),
        CounsellingSession.worker_id == worker,
    )
    found = session.scalar(query.execution_options(include_binned=True))
    return found is not None


def families_of(
    session: Session, kind: str, records: Iterable[UUID]
) -> Mapping[UUID, frozenset[UUID]]:
    """Return the families to which these records belong, binned ones too; none for what belongs to no family."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    ids = list(dict.fromkeys(records))
    if KINDS[kind] is Family:
        return {family: frozenset({family}) for family in ids}
    bind = {"mapper": inspect(KINDS[kind])}
    for target, query in _steps(KINDS[kind]):
        owners: dict[UUID, set[UUID]] = defaultdict(set)
        pairs = query(ids).execution_options(include_binned=True)
        for record, owner in session.execute(pairs, bind_arguments=bind):
            if owner is not None:
                owners[owner].add(record)
        for owner, families in families_of(session, target, owners).items():
            for record in owners[owner]:
                found[record] |= families
    return {record: frozenset(families) for record, families in found.items()}


@cache
def kinds_of_families() -> frozenset[str]:
    """Return the kinds whose records may belong to families."""
    nearer = {
        kind: {target for target, _query in _steps(cls)}
        for kind, cls in KINDS.items()
        if cls is not Family
    }
    return frozenset({Family.__tablename__, *(kind for kind in nearer if nearer[kind])})


def _steps(cls: type[Record]) -> Iterator[tuple[str, Any]]:
    """One step nearer to a family: the kind it leads to, and the question for (record, owner) pairs."""
    if cls in _LINKS:
        target, table = _LINKS[cls]
        own, other = table.columns
        yield target, lambda ids: select(own, other).where(among(own, ids))
    elif cls is Person:
        member: Any = Membership
        yield (
            "family",
            lambda ids: select(member.person_id, member.family_id).where(
                among(member.person_id, ids)
            ),
        )
    else:
        for column in inspect(cls).columns:
            for key in column.foreign_keys:
                if key.column.table.name in _TOWARDS_A_FAMILY:
                    yield key.column.table.name, _pairs(cls, column)


def _pairs(cls: type[Record], column: Any) -> Any:
    def query(ids: list[UUID]) -> Select[Any]:
        return select(cls.id, column).where(among(cls.id, ids))

    return query
