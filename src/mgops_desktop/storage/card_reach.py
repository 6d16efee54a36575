"""Which Blue Card records an account reaches: one criterion for every question, one check for every flush.

`domain/procedure/access.py` says who reaches what. What is read is found out once per session and handed to every
statement on the Blue Card file, so that no list, search, export, draft, history or bin can forget it; who reaches
everything gets his statements as they are. Counting alone goes round it (`all_cards`): figures are whole for everybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.access import Access, Holder, Seat, Standing, access_of
from mgops_desktop.storage.among import among
from mgops_desktop.storage.card_criteria import card_classes, criterion, given
from mgops_desktop.storage.context import actor_of, context_of, is_open, today_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BlueCardBase, Compartment, Record
from mgops_desktop.storage.tables.blue_card import Group, Procedure, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import (
    GroupMember,
    Professional,
    TeamAttendance,
    TeamMember,
)

_UNSEEN = {"all_cards": True}
_BODIES = (Professional, TeamMember, Group, GroupMember, TeamSitting, TeamAttendance)
"""They decide who reaches what, so only who reaches everything writes them."""
_OWNERS = ("procedure_id", "group_id", "form_id", "sheet_id", "document_id")

OUT_OF_REACH = (
    "Ta procedura nie jest dostępna dla tego konta. Dostęp mają członkowie jej grupy, przewodniczący "
    "zespołu, jego zastępca i obsługa zespołu. Nic nie zmieniono."
)
_BODIES_ONLY = (
    "Osoby, zespół, grupy i ich skład wpisuje przewodniczący zespołu, jego zastępca albo obsługa zespołu. "
    "Nic nie zmieniono."
)


@dataclass(frozen=True)
class CardReach:
    """What the acting account reaches: `access` tells why, `values` are for the criterion, of who reaches a part."""

    access: Access
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)


def card_reach(session: Session) -> CardReach:
    """Return what the acting account reaches, found out when it is first asked for in a session."""
    context = context_of(session)
    if context.card_reach is None:
        access = _access(session)
        context.card_reach = CardReach(access) if access.is_whole else _part(session, access)
    found: CardReach = context.card_reach
    return found


@contextmanager
def all_cards(session: Session) -> Iterator[None]:
    """Count, or keep the file whole, over every procedure; nothing of what is read so may be shown or exported."""
    context = context_of(session)
    before, context.all_cards = context.all_cards, True
    try:
        yield
    finally:
        context.all_cards = before


def card_reach_is_whole(session: Session) -> bool:
    """Whether the acting account reaches every procedure; to one without the file there are none."""
    return not is_open(session, Compartment.BLUE_CARD) or card_reach(session).access.is_whole


def require_every_card(session: Session, doing: str) -> None:
    """Raise NotAllowed unless the acting account reaches every procedure."""
    if not card_reach_is_whole(session):
        raise NotAllowed(f"{doing}: potrzebny jest dostęp do wszystkich procedur. {OUT_OF_REACH}")


def require_card(session: Session, kind: type[Record], record: UUID) -> None:
    """Raise NotAllowed for a record of the Blue Card file out of reach; it does not say whether it is there."""
    if not card_reach(session).access.is_whole and not cards_in_reach(session, kind, [record]):
        raise NotAllowed(OUT_OF_REACH)


def cards_in_reach(session: Session, kind: type[Record], ids: list[UUID]) -> frozenset[UUID]:
    """Return which of these records of the Blue Card file the account reaches, binned ones too."""
    cls: Any = kind
    query = select(cls.id).where(among(cls.id, ids)).execution_options(include_binned=True)
    return frozenset(session.scalars(query))


def out_of_reach_among(session: Session, refs: Iterable[RecordRef]) -> frozenset[RecordRef]:
    """Return which of these records are Blue Card records that the account does not reach."""
    if card_reach_is_whole(session):
        return frozenset()
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for ref in refs:
        if issubclass(KINDS[ref.kind], BlueCardBase):
            by_kind[ref.kind].append(ref.id)
    found = set()
    for kind, ids in by_kind.items():
        reached = cards_in_reach(session, KINDS[kind], ids)
        found |= {RecordRef(kind, one) for one in ids if one not in reached}
    return frozenset(found)


def is_any_out_of_reach(session: Session, ids: list[UUID]) -> bool:
    """Whether one of these ids, of whatever kind, is of a Blue Card record that the account does not reach."""
    if card_reach_is_whole(session):
        return False
    for cls in card_classes():
        with all_cards(session):
            there = cards_in_reach(session, cls, ids)
        if there and there != cards_in_reach(session, cls, list(there)):
            return True
    return False


def may_enter(session: Session, kind: type[Record]) -> bool:
    """Whether the account may write records of this kind at all, as far as reach decides it."""
    if not issubclass(kind, BlueCardBase) or card_reach_is_whole(session):
        return True
    return card_reach(session).access.standing is Standing.OWN and not issubclass(kind, _BODIES)


def hide_out_of_reach(state: ORMExecuteState) -> None:
    """The one criterion by which no question sees a record of a procedure out of reach."""
    if not state.is_orm_statement or state.execution_options.get("all_cards", False):
        return
    mapper = state.bind_mapper
    kind = None if mapper is None else inspect(mapper).class_
    if kind is not None and not issubclass(kind, BlueCardBase):
        return  # the other file; the two never meet in one statement
    if context_of(state.session).all_cards:
        return
    reach = card_reach(state.session)
    if reach.access.is_whole:
        return
    if not state.is_select:
        if kind is None or issubclass(kind, Record):
            # it would go round the flush, which asks what is touched
            raise NotAllowed(OUT_OF_REACH)
        return  # drafts and the journal
    state.statement = state.statement.options(criterion())
    state.parameters = {**(state.parameters or {}), **reach.values}  # type: ignore[dict-item]


def check_before_flush(session: Session, _flush: UOWTransaction, _instances: Any) -> None:
    """Refuse what would be written about a procedure out of reach, or would bring it, or a person of it, into reach."""
    context = context_of(session)
    if context.all_cards:
        return
    touched = [
        one
        for one in (*session.new, *session.dirty, *session.deleted)
        if isinstance(one, BlueCardBase) and isinstance(one, Record)
    ]
    if not touched:
        return
    reach = card_reach(session)
    if reach.access.is_whole:
        return
    if reach.access.standing is not Standing.OWN:
        raise NotAllowed(OUT_OF_REACH)
    if any(isinstance(one, _BODIES) for one in touched):
        raise NotAllowed(_BODIES_ONLY)
    new = {one.id for one in session.new if isinstance(one, Record)}
    for cls, ids in _concerned(session, touched).items():
        wanted = ids - new
        if wanted and cards_in_reach(session, cls, list(wanted)) != wanted:
            raise NotAllowed(OUT_OF_REACH)


def find_out_again(session: Session, _flush: UOWTransaction) -> None:
    """After the flush: whoever enters a procedure reaches it."""
    context = context_of(session)
    if context.card_reach is not None and any(isinstance(one, Procedure) for one in session.new):
        context.card_reach = None


def _concerned(session: Session, touched: list[Any]) -> dict[type[Record], set[UUID]]:
    """The records that must be in reach: the changed ones, whose they are, and whom they newly refer to."""
    found: dict[type[Record], set[UUID]] = {}
    classes = {inspect(cls).local_table: cls for cls in card_classes()}
    for one in touched:
        state = inspect(one)
        if one not in session.new:
            found.setdefault(type(one), set()).add(one.id)
        for attribute in state.mapper.column_attrs:
            for key in attribute.columns[0].foreign_keys:
                value = getattr(one, attribute.key)
                changed = state.attrs[attribute.key].history.has_changes()
                if value is not None and (changed or attribute.key in _OWNERS):
                    found.setdefault(classes[key.column.table], set()).add(value)
    return found


def _access(session: Session) -> Access:
    actor = actor_of(session)
    if actor.account is None:
        return Access(Standing.WHOLE, in_team=True)
    named = (Professional.id, Professional.login, Professional.sworn, Professional.authorised)
    people = select(*named, Professional.authorised_until).where(Professional.login != "")
    holders = {row.id: Holder(*row) for row in session.execute(people.execution_options(**_UNSEEN))}
    names = (TeamMember.professional_id, TeamMember.function, TeamMember.began, TeamMember.ended)
    seats = [
        Seat(holders[row.professional_id], row.function, row.began, row.ended)
        for row in session.execute(select(*names).execution_options(**_UNSEEN))
        if row.professional_id in holders
    ]
    return access_of(actor.login, holders.values(), seats, today_of(session))


def _part(session: Session, access: Access) -> CardReach:
    """What somebody reaches who does not reach everything; nothing without papers."""
    if access.standing is not Standing.OWN:
        return CardReach(access, given(frozenset(), None, in_team=False))
    account = actor_of(session).account
    procedures = _of_groups(session, access.persons) | _entered(session, account)
    return CardReach(access, given(procedures, account, in_team=access.in_team))


def _of_groups(session: Session, persons: frozenset[UUID]) -> frozenset[UUID]:
    """The procedures of the groups that these are members of today."""
    today = today_of(session)
    query = (
        select(Group.procedure_id)
        .join(GroupMember, GroupMember.group_id == Group.id)
        .where(among(GroupMember.professional_id, persons), GroupMember.began <= today)
        .where(or_(GroupMember.ended.is_(None), GroupMember.ended >= today))
        .where(or_(Group.ended.is_(None), Group.ended >= today), Group.procedure_id.is_not(None))
    )
    return frozenset(session.scalars(query.execution_options(**_UNSEEN)))


def _entered(session: Session, account: UUID | None) -> frozenset[UUID]:
    """The procedures that the account entered and that have no group yet."""
    grouped = select(Group.procedure_id).where(Group.procedure_id.is_not(None))
    query = select(Procedure.id).where(
        Procedure.created_by == account, Procedure.id.not_in(grouped)
    )
    options = {**_UNSEEN, "include_binned": True}
    return frozenset(session.scalars(query.execution_options(**options)))
