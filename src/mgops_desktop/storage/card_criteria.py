"""What of each kind of Blue Card records is reached by who reaches some procedures only: one criterion for statements.

Its conditions on other tables are in plain columns, so that the criterion is not applied to what it asks itself.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    bindparam,
    inspect,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import with_loader_criteria

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.storage.among import among_given
from mgops_desktop.storage.tables import record_classes
from mgops_desktop.storage.tables.attachment import CardFile
from mgops_desktop.storage.tables.base import BlueCardBase, Record
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkAnswer,
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
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages
from mgops_desktop.storage.types import Id

_PROCEDURES, _ACCOUNT, _IN_TEAM = "cards_procedures", "cards_account", "cards_in_team"
_OPEN = (Professional, TeamMember, HelpPoint)
"""Of no procedure: everybody with the key may know who sits in the team and who helps."""
_OF_THE_TEAM = (TeamSitting, TeamAttendance)
_VIA: dict[type[Record], tuple[str, type[Record]]] = {
    GroupSitting: ("group_id", Group),
    GroupMember: ("group_id", Group),
    ViolentActs: ("form_id", NkForm),
    RiskAnswer: ("sheet_id", RiskSheet),
    NkAnswer: ("form_id", NkForm),
    CardPages: ("document_id", CardDocument),
}
"""Kinds that belong to a procedure through another record, and by which reference."""


def given(procedures: frozenset[UUID], account: UUID | None, *, in_team: bool) -> Mapping[str, Any]:
    """Return the values that the criterion is run with: these procedures, and what the account itself entered.

    Sittings of the team are reached by who sits in it.
    """
    return {_PROCEDURES: procedures, _ACCOUNT: account, _IN_TEAM: in_team}


@cache
def criterion() -> Any:
    """Return the one criterion, for whatever kinds stand in a statement under whatever alias."""
    # the names that a function of SQLAlchemy's uses are taken for values, those of one that it calls are not
    return with_loader_criteria(BlueCardBase, lambda cls: _reached(cls), include_aliases=True)  # noqa: PLW0108


def card_classes() -> list[type[Record]]:
    """Return the kinds of the Blue Card file."""
    return [cls for cls in record_classes() if issubclass(cls, BlueCardBase)]


def _reached(entity: Any) -> ColumnElement[bool]:
    """What is reached of a kind as it stands in a statement."""
    found = inspect(entity, raiseerr=False)
    if found is None or not issubclass(found.mapper.class_, Record):
        return true()  # the base itself; journal, drafts and counters, of which whoever reads them asks for the record
    cls = found.mapper.class_
    if cls is not CardFile:
        return _of(cls, entity)
    records = (one for one in card_classes() if one is not CardFile)
    ids = union_all(*(select(_columns(one).id).where(_of(one, _columns(one))) for one in records))
    return or_(entity.of_record.in_(ids))


def _of(cls: type[Record], columns: Any) -> ColumnElement[bool]:
    """The condition for a kind on its columns, be they of the kind, of an alias or plain ones."""
    if cls in _OPEN:
        return true()
    if cls in _OF_THE_TEAM:
        return bindparam(_IN_TEAM, type_=Boolean()) == true()
    if cls is Party:
        return _parties(columns)
    if cls in _VIA:
        reference, owner = _VIA[cls]
        owned = select(_columns(owner).id).where(_of(owner, _columns(owner))).correlate(None)
        return or_(getattr(columns, reference).in_(owned))
    return _within(cls, columns)


def _within(cls: type[Record], columns: Any) -> ColumnElement[bool]:
    """A procedure, or what belongs to one by its own reference."""
    procedure = columns.id if cls is Procedure else columns.procedure_id
    within = among_given(procedure, _PROCEDURES)
    if cls is NkForm:  # the copy of the NK-A stays with who filled it in (§ 7 R2023)
        return or_(within, _entered(columns, or_(columns.kind == FormKind.A, procedure.is_(None))))
    if cls is not Group and cls is not Procedure and _columns(cls).procedure_id.nullable:
        return or_(within, _entered(columns, procedure.is_(None)))
    return within


def _parties(columns: Any) -> ColumnElement[bool]:
    """Persons of these procedures, and those whom the account entered and who are in none yet."""
    part = _columns(Participation)
    everywhere = select(part.party_id).where(part.binned_at.is_(None)).correlate(None)
    within = everywhere.where(among_given(part.procedure_id, _PROCEDURES))
    return or_(columns.id.in_(within), _entered(columns, columns.id.not_in(everywhere)))


def _entered(columns: Any, which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Those of them that the account entered itself; nothing where no account is given."""
    return and_(columns.created_by == bindparam(_ACCOUNT, type_=Id()), which)


def _columns(cls: type[Record]) -> Any:
    return inspect(cls).local_table.c
