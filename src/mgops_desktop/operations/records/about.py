"""Which records of a kind belong to a family, a worker or a procedure: along the references between them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, inspect, or_, select

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.bin import WITHOUT_FAMILY
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import Participation, Procedure
from mgops_desktop.storage.tables.family import Family, Membership
from mgops_desktop.storage.tables.visit import Visit, visit_case

_TOWARDS: Mapping[str, frozenset[str]] = {
    "family": frozenset(
        {
            *("family", "case", "work_plan", "person", "difficulty_report"),
            *("family_meeting", "intervention", "monitored_child"),
            *("diagnosis", "plan_action", "assessment", "aftercare"),
        }
    ),
    "worker": frozenset({"worker", "contract"}),
    "procedure": frozenset({"procedure", "diagnostic_group", "nk_form", "risk_sheet"}),
    "party": frozenset({"party"}),
    "person": frozenset({"person"}),
}

_WITHOUT_PROCEDURE = frozenset(
    {"party", "nk_form", "diagnostic_group", "violence_report", "blue_card_complaint"}
)
"""Kinds of the Blue Card file that may stand without a procedure: a form that started none, a person not yet in one."""
LOOSE = _WITHOUT_PROCEDURE.union(WITHOUT_FAMILY)


def records_about(kind: str, owner: RecordRef) -> Select[UUID]:
    """Return the query for the ids of all records of this kind that belong to the owner.

    Raises LookupError for a kind that never belongs to such an owner.
    """
    cls: Any = KINDS[kind]
    if kind == owner.kind:
        return select(cls.id).where(cls.id == owner.id)
    if owner.kind == "family" and kind == "person":
        members = select(Membership.person_id).where(Membership.family_id == owner.id)
        return select(cls.id).where(cls.id.in_(members))
    if owner.kind == "procedure" and kind == "party":
        parties = select(Participation.party_id).where(Participation.procedure_id == owner.id)
        return select(cls.id).where(cls.id.in_(parties))
    if cls is Visit:
        cases = records_about("case", owner)
        visits = select(visit_case.c.visit_id).where(visit_case.c.case_id.in_(cases))
        return select(cls.id).where(cls.id.in_(visits))
    ways = [
        column.in_(_owners(target, owner))
        for column, target in _references(cls)
        if target in _TOWARDS[owner.kind]
    ]
    ways += [members.any(id=owner.id) for members in _lists_of(cls, owner.kind)]
    if not ways:
        raise LookupError(f"{kind} belongs to no {owner.kind}")
    return select(cls.id).where(or_(*ways))


def loose_records(kind: str) -> Select[UUID]:
    """Return the query for the ids of records that belong to no family, or to no procedure, that is still there.

    Raises LookupError for a kind that always belongs to one.
    """
    cls: Any = KINDS[kind]
    if kind in WITHOUT_FAMILY:
        there: dict[str, Any] = {
            "family": select(Family.id),
            "person": select(Membership.person_id),
        }
        ways = [
            or_(column.is_(None), column.not_in(there[target]))
            for column, target in _references(cls)
            if target in there
        ]
        return select(cls.id).where(*ways)
    if kind == "party":
        return select(cls.id).where(cls.id.not_in(select(Participation.party_id)))
    if kind not in LOOSE:
        raise LookupError(f"{kind} always belongs to somebody")
    gone = cls.procedure_id.not_in(select(Procedure.id))
    return select(cls.id).where(or_(cls.procedure_id.is_(None), gone))


def owner_column(kind: str, owner: RecordRef) -> str | None:
    """Return the attribute by which a new record of this kind refers to the owner itself, None if by another record."""
    found = [column.key for column, target in _references(KINDS[kind]) if target == owner.kind]
    return found[0] if found else None


def owner_list(kind: str, owner: RecordRef) -> str | None:
    """Return the list in which a new record of this kind names its owner among others, None if it has none."""
    relations = inspect(KINDS[kind]).relationships
    found = (one.key for one in relations if one.mapper.class_ is KINDS[owner.kind])
    return next(found, None)


def _owners(target: str, owner: RecordRef) -> Any:
    return records_about(target, owner)


def _lists_of(cls: Any, kind: str) -> list[Any]:
    """The lists of records of a kind itself that a record has, e.g. the persons of a session."""
    relations = inspect(cls).relationships
    return [
        getattr(cls, one.key)
        for one in relations
        if one.secondary is not None and one.mapper.class_ is KINDS.get(kind)
    ]


def _references(cls: Any) -> list[tuple[Any, str]]:
    """The columns that refer to other kinds, with those kinds."""
    return [
        (getattr(cls, attribute.key), key.column.table.name)
        for attribute in inspect(cls).column_attrs
        for key in attribute.columns[0].foreign_keys
    ]
