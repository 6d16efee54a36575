"""While one procedure is projected there is no other: one criterion for every question on the Blue Card file."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, false, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BlueCardBase, Record
from mgops_desktop.storage.tables.blue_card import (
    Group,
    NkForm,
    Participation,
    Party,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional
from mgops_desktop.storage.tables.blue_card_work import RiskSheet
from mgops_desktop.storage.tables.card_papers import CardDocument

_OTHER = (
    "Trwa posiedzenie w sprawie innej procedury. Nic nie zmieniono; zakończ najpierw tryb rzutnika."
)
_BY_WAY_OF: dict[str, type[Any]] = {
    "group_id": Group,
    "form_id": NkForm,
    "sheet_id": RiskSheet,
    "document_id": CardDocument,
}
"""How records belong to a procedure that do not name it themselves."""


def hide_other_procedures(state: ORMExecuteState) -> None:
    """Let a question see only the projected procedure, its people and its records."""
    only = actor_of(state.session).only_procedure
    mapper = state.bind_mapper
    of_the_file = mapper is None or issubclass(inspect(mapper).class_, BlueCardBase)
    if only is not None and state.is_orm_statement and of_the_file:
        criteria = (
            with_loader_criteria(cls, _belongs(cls, only), include_aliases=True)
            for cls in _classes()
        )
        state.statement = state.statement.options(*criteria)


def refuse_other_procedures(session: Session, _flush: UOWTransaction, _instances: Any) -> None:
    """Refuse to write a record that names another procedure."""
    only = actor_of(session).only_procedure
    if only is None:
        return
    for record in (*session.new, *session.dirty):
        procedure = getattr(record, "procedure_id", only)
        is_another = isinstance(record, Procedure) and record.id != only
        if not isinstance(record, BlueCardBase):
            continue
        if procedure != only or is_another or _hangs_elsewhere(session, record):
            raise NotAllowed(_OTHER)


def _hangs_elsewhere(session: Session, record: Any) -> bool:
    """Whether it belongs by way of a group, form or sheet that is neither seen nor written along with it."""
    for name, owner in _BY_WAY_OF.items():
        through = getattr(record, name, None)
        written = {one.id for one in session.new if isinstance(one, owner)}
        if through is not None and through not in written and not session.get(owner, through):
            return True
    return False


def _belongs(cls: Any, only: UUID) -> ColumnElement[bool]:
    if cls is Procedure:
        return cls.id == only
    if cls is Party:
        part = _table(Participation)
        return cls.id.in_(select(part.c.party_id).where(part.c.procedure_id == only))
    if cls is Professional:
        member = _table(GroupMember)
        own = select(member.c.professional_id).where(member.c.group_id.in_(_own(Group, only)))
        return cls.id.in_(own)
    if hasattr(cls, "procedure_id"):
        return cls.procedure_id == only  # type: ignore[no-any-return]
    for name, owner in _BY_WAY_OF.items():
        if hasattr(cls, name):
            return getattr(cls, name).in_(_own(owner, only))  # type: ignore[no-any-return]
    return false()


def _own(owner: type[Any], only: UUID) -> Any:
    """The ids of records that belong to the procedure; of tables, for criteria are of classes."""
    table = _table(owner)
    return select(table.c.id).where(table.c.procedure_id == only)


def _table(cls: type[Any]) -> Table:
    return cls.__table__  # type: ignore[no-any-return]


@cache
def _classes() -> tuple[type[Record], ...]:
    return tuple(_kinds())


def _kinds() -> Iterator[type[Record]]:
    for cls in KINDS.values():
        if issubclass(cls, BlueCardBase):
            yield cls
