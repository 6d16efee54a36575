"""What of each kind of Blue Card records is reached by who reaches some procedures only: as conditions for statements.

In plain columns of the tables, so that no condition is itself looked at by the criterion that it makes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, false, inspect, or_, select, true, union_all
from sqlalchemy.orm import with_loader_criteria
from sqlalchemy.sql.visitors import iterate

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables import record_classes
from mgops_desktop.storage.tables.attachment import CardFile
from mgops_desktop.storage.tables.base import BlueCardBase, Record
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import (
    GroupMember,
    HelpPoint,
    Professional,
    TeamAttendance,
    TeamMember,
)
from mgops_desktop.storage.tables.blue_card_course import ViolentActs
from mgops_desktop.storage.tables.blue_card_work import RiskAnswer, RiskSheet

_OPEN = (Professional, TeamMember, HelpPoint)
"""Of no procedure: everybody with the key may know who sits in the team and who helps."""
_OF_THE_TEAM = (TeamSitting, TeamAttendance)
_VIA: dict[type[Record], tuple[str, type[Record]]] = {
    GroupSitting: ("group_id", Group),
    GroupMember: ("group_id", Group),
    ViolentActs: ("form_id", NkForm),
    RiskAnswer: ("sheet_id", RiskSheet),
}
"""Kinds that belong to a procedure through another record, and by which reference."""


@lru_cache(maxsize=4)
def criteria_of(
    procedures: frozenset[UUID], account: UUID | None, *, in_team: bool
) -> Mapping[type[Record], Any]:
    """Return for every kind what is reached of it: of these procedures, and what the account itself entered.

    Sittings of the team are reached by who sits in it. Kept, because building them takes longer than asking.
    """
    own = _Own(procedures, account, in_team=in_team)
    records = [cls for cls in card_classes() if cls is not CardFile]
    reached = [select(_columns(cls).id).where(own.of(cls)) for cls in records]
    conditions = {cls: own.of(cls) for cls in records if cls not in _OPEN}
    conditions[CardFile] = _columns(CardFile).of_record.in_(union_all(*reached))
    return {
        cls: with_loader_criteria(cls, condition, include_aliases=True)
        for cls, condition in conditions.items()
    }


def fitting(statement: Any, criteria: Mapping[type[Record], Any]) -> list[Any]:
    """Return those of the criteria that a statement needs; all of them where its kinds cannot be told.

    A statement with every criterion takes longer to be looked up than to be run.
    """
    tables = _by_table()
    found = {cls for one in iterate(statement) if (cls := tables.get(_table_of(one))) is not None}
    found |= {
        relation.mapper.class_ for cls in found for relation in inspect(cls).relationships
    }  # what is read along with it
    if not found:
        return list(criteria.values())
    return [one for cls, one in criteria.items() if cls in found]


def _table_of(element: Any) -> Any:
    """The table that an element of a statement is or stands in, behind whatever alias."""
    table = getattr(element, "table", element)
    while table is not None and not isinstance(table, Table):
        table = getattr(table, "element", None)
    return table


@cache
def _by_table() -> Mapping[Any, type[Record]]:
    return {inspect(cls).local_table: cls for cls in card_classes()}


@dataclass(frozen=True)
class _Own:
    """What of each kind is reached by who reaches a part."""

    procedures: frozenset[UUID]
    account: UUID | None
    in_team: bool

    def of(self, cls: type[Record]) -> ColumnElement[bool]:
        if cls in _OPEN or (cls in _OF_THE_TEAM and self.in_team):
            return true()
        if cls in _OF_THE_TEAM:
            return false()
        if cls is Party:
            return self._parties(_columns(cls))
        if cls in _VIA:
            reference, owner = _VIA[cls]
            owned = select(_columns(owner).id).where(self.of(owner)).correlate(None)
            return or_(_columns(cls)[reference].in_(owned))
        return self._within(cls, _columns(cls))

    def _within(self, cls: type[Record], columns: Any) -> ColumnElement[bool]:
        """A procedure, or what belongs to one by its own reference."""
        procedure = columns.id if cls is Procedure else columns.procedure_id
        within = among(procedure, self.procedures)
        if cls is NkForm:  # the copy of the NK-A stays with who filled it in (§ 7 R2023)
            kept = or_(columns.kind == FormKind.A, procedure.is_(None))
            return or_(within, self._entered(columns, kept))
        if procedure.nullable and cls is not Group:
            return or_(within, self._entered(columns, procedure.is_(None)))
        return within

    def _parties(self, columns: Any) -> ColumnElement[bool]:
        """Persons of these procedures, and those whom the account entered and who are in none yet."""
        part = _columns(Participation)
        everywhere = select(part.party_id).where(part.binned_at.is_(None)).correlate(None)
        within = everywhere.where(among(part.procedure_id, self.procedures))
        return or_(columns.id.in_(within), self._entered(columns, columns.id.not_in(everywhere)))

    def _entered(self, columns: Any, which: ColumnElement[bool]) -> ColumnElement[bool]:
        """Those of them that the account entered itself."""
        if self.account is None:
            return false()
        return and_(columns.created_by == self.account, which)


def _columns(cls: type[Record]) -> Any:
    return inspect(cls).local_table.c


def card_classes() -> list[type[Record]]:
    """Return the kinds of the Blue Card file."""
    return [cls for cls in record_classes() if issubclass(cls, BlueCardBase)]
