"""The bin: a binned record is out of every question until it is restored."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.storage.attached import files_beside, holder_of
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import context_of, is_open, require
from mgops_desktop.storage.deciding import require_undecided
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS, record_classes
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.furniture import FURNITURE
from mgops_desktop.storage.tables.visit import Visit, visit_case

WITHOUT_FAMILY = (
    *("letter", "difficulty_report", "court_order", "placement"),
    *("monitored_child", "pro_life_support", "reminder"),
)
"""Kinds that may stand without a family: a report from which no work followed, a child placed by another centre."""
_PARTS = frozenset(
    {
        ("nk_form", "procedure_id"),
        ("diagnostic_group", "procedure_id"),
        *(("violence_report", "procedure_id"), ("blue_card_complaint", "procedure_id")),
        ("card_document", "procedure_id"),
        *(("document", "family_id"), ("document", "letter_id")),
        *(("family_meeting", "family_id"), ("attached_file", "family_id")),
        *((kind, "family_id") for kind in WITHOUT_FAMILY),
    }
)
"""References that may be empty, as nothing came of the form yet; where they are not, the record is part of that one.

Not a counselling session: it was held with a person, and stays in its specialist's register without the family.
"""


def get_even_binned(session: Session, kind: str, record: UUID) -> Record:
    """Return a record whether binned or not; raises NoResultFound."""
    cls = KINDS[kind]
    query = select(cls).where(cls.id == record).execution_options(include_binned=True)
    return session.scalars(query).one()


def get_for_bin(session: Session, kind: str, record: UUID, doing: str) -> Record:
    """Return a record that the acting account may put into the bin and bring back.

    A file goes by the rights of the record that it is kept with. Raises NotAllowed without the right to write this
    kind or outside the account's reach, NoResultFound.
    """
    holder = holder_of(session, kind, record)
    cls = KINDS[holder.kind]
    require(session, cls.write_right, f"{doing}: {cls.title}")
    if not is_open(session, cls.compartment):  # type: ignore[attr-defined]
        raise NotAllowed("To konto nie ma klucza do tej części danych. Nic nie zmieniono.")
    require_reach_of(session, *holder)
    found = get_even_binned(session, kind, record)
    require_undecided(session, found)
    return found


def put_in_bin(session: Session, record: Record, reason: str) -> None:
    """Take one record out of every list, count, print and export."""
    context = context_of(session)
    record.binned_at = context.now()
    record.binned_by = context.actor.account
    record.binned_reason = reason


def restore_from_bin(record: Record) -> None:
    """Bring one binned record back as it was."""
    record.binned_at = None
    record.binned_by = None
    record.binned_reason = ""


def put_in_bin_with_all(session: Session, record: Record, reason: str) -> None:
    """Put a record into the bin with everything that cannot be without it, and that of these in turn.

    A family takes its members, cases, plans and visits along; otherwise they would go on being counted.
    """
    with all_cards(
        session
    ):  # what goes along from a procedure out of reach is refused by the flush
        going = going_with(session, record)
    for one in going:
        put_in_bin(session, one, reason)


def going_with(session: Session, record: Record) -> list[Record]:
    """Return the record and all that goes into the bin with it."""
    going = {record.id: record}
    ahead = [record]
    while ahead:
        found = [one for one in _belonging_to(session, ahead.pop()) if one.id not in going]
        going |= {one.id: one for one in found}
        ahead += found
    return [*going.values(), *_visits_of_none(session, going)]


def restore_with_all(session: Session, record: Record) -> None:
    """Bring a record back with everything that went into the bin with it and is still there."""
    for kind, other in _binned_together(session, record):
        one = get_even_binned(session, kind, other)
        if one.binned_at is not None:
            restore_from_bin(one)
    restore_from_bin(record)


def makes_part(cls: type[Record], column: ColumnElement[Any]) -> bool:
    """Whether a reference makes records of this class part of what they refer to: they come and go with it."""
    mapper = inspect(cls)
    must = not column.nullable and not column.primary_key
    return must or (cls.__tablename__, mapper.get_property_by_column(column).key) in _PARTS  # type: ignore[attr-defined]


def _belonging_to(session: Session, owner: Record) -> Iterator[Record]:
    """Records that are part of this one, and its files."""
    table = inspect(type(owner)).local_table
    for cls in record_classes():
        for column in inspect(cls).columns:
            refers = any(key.column.table is table for key in column.foreign_keys)
            if refers and makes_part(cls, column):
                yield from session.scalars(select(cls).where(column == owner.id))
    files = files_beside(owner.__tablename__)  # type: ignore[attr-defined]
    yield from session.scalars(select(files).where(files.of_record == owner.id))


def _visits_of_none(session: Session, going: Mapping[UUID, Record]) -> list[Visit]:
    """Visits of cases that go into the bin, without another case that stays."""
    cases = [one.id for one in going.values() if isinstance(one, Case)]
    linked = select(visit_case.c.visit_id).where(visit_case.c.case_id.in_(cases))
    visits = session.scalars(select(Visit).where(Visit.id.in_(linked)))
    return [visit for visit in visits if all(case.id in going for case in visit.cases)]


def _binned_together(session: Session, record: Record) -> list[tuple[str, UUID]]:
    """What the newest operation that put this record into the bin put there, as its journal entry says."""
    kind: str = record.__tablename__  # type: ignore[attr-defined]
    change = FURNITURE[record.compartment].change  # type: ignore[attr-defined]
    own = (
        select(change.sequence, change.before)
        .where(change.kind == kind, change.record == record.id)
        .order_by(change.sequence.desc())
    )
    sequence = next((n for n, before in session.execute(own) if _went_in(before)), None)
    together = select(change.kind, change.record, change.before).where(change.sequence == sequence)
    return [(one, other) for one, other, before in session.execute(together) if _went_in(before)]


def _went_in(before: Mapping[str, Any] | None) -> bool:
    return before is not None and "binned_at" in before and before["binned_at"] is None
