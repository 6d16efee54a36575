"""Erasing a binned record for good: its row, its links, what the search knows of it, its content in the journal.

Ending, binning and erasing are three acts. Of an erased record only its kind and id stay, with who erased it, when and
why: the entries of the journal themselves stay, so that their chain still holds; its number stays in its register as
cancelled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.agreed_plan import forget_action
from mgops_desktop.storage.attached import files_beside
from mgops_desktop.storage.bin import get_for_bin, makes_part
from mgops_desktop.storage.card_contents import forget_content
from mgops_desktop.storage.card_reach import require_every_card
from mgops_desktop.storage.context import Touched, context_of
from mgops_desktop.storage.register import cancel_number
from mgops_desktop.storage.tables import KINDS, record_classes
from mgops_desktop.storage.tables.attachment import CardFile
from mgops_desktop.storage.tables.base import (
    LINE_LENGTH,
    BlueCardBase,
    Compartment,
    Numbered,
    Record,
)
from mgops_desktop.storage.tables.furniture import FURNITURE
from mgops_desktop.storage.tables.plan import PlanAction
from mgops_desktop.storage.vault.compaction import ERASING


@dataclass(frozen=True)
class Erasing:
    """A record to be erased, by kind and number, and why."""

    kind: str
    number: str
    reason: str


@operation(ERASING, Right.ERASE)
def erase_record(session: Session, what: Erasing) -> int:
    """Erase a binned record with the binned ones that cannot be without it; returns how many were erased.

    Raises UserError for one that is unknown, not binned, or to which a record outside the bin refers, NotAllowed
    without the right to write records of its kind.
    """
    reason = clean_text(what.reason, LINE_LENGTH, field="reason").strip()
    if not reason:
        raise UserError("Podaj powód usunięcia na zawsze.")
    record = _record(session, what.kind, what.number)
    going = {record.id: record}
    ahead = [record]
    while ahead:
        found = list(_belonging_to(session, ahead.pop()))
        ahead += [one for one in found if one.id not in going]
        going |= {one.id: one for one in found}
    session.flush()
    last_found_first = list(going.values())[::-1]
    for one in sorted(last_found_first, key=_place, reverse=True):
        _erase(session, one, reason)
    return len(going)


def _record(session: Session, kind: str, number: str) -> Record:
    cls = KINDS.get(kind)
    if cls is None or not issubclass(cls, Numbered):
        raise UserError(
            f"Nie ma rodzaju zapisów „{kind[:60]}”. Rodzaje podaje: template --describe."
        )
    query = select(cls.id).where(cls.number == number).execution_options(include_binned=True)
    found = session.scalars(query).first()
    if found is None:
        raise UserError(f"Nie ma zapisu „{number[:60]}” ({cls.title}). Niczego nie usunięto.")
    record = get_for_bin(session, kind, found, ERASING)
    if isinstance(record, BlueCardBase):
        require_every_card(session, "Usunięcie na zawsze")
    if record.binned_at is None:
        raise UserError("Na zawsze można usunąć tylko zapis z kosza. Niczego nie usunięto.")
    return record


def _belonging_to(session: Session, owner: Record) -> Iterator[Record]:
    """Binned records that are part of this one; another reference that may be empty is emptied."""
    table = inspect(type(owner)).local_table
    for cls in record_classes():
        for column in inspect(cls).columns:
            if not any(key.column.table is table for key in column.foreign_keys):
                continue
            query = select(cls).where(column == owner.id)
            for other in session.scalars(query.execution_options(include_binned=True)):
                is_part = makes_part(cls, column) and other.binned_at is not None
                if column.nullable and not is_part:
                    setattr(other, inspect(cls).get_property_by_column(column).key, None)
                elif other.binned_at is None:
                    raise UserError(
                        f"Do tego zapisu odwołuje się inny, poza koszem ({cls.title}). "
                        "Niczego nie usunięto."
                    )
                else:
                    yield other
    yield from _files_of(session, owner)


def _files_of(session: Session, owner: Record) -> Iterator[Record]:
    """Its files; nobody could reach them without it.

    Their contents stay in backups and in the attachments file; those of Blue Card records are erased with them.
    """
    files = files_beside(owner.__tablename__)  # type: ignore[attr-defined]
    query = select(files).where(files.of_record == owner.id)
    for file in session.scalars(query.execution_options(include_binned=True)):
        if file.binned_at is None:
            raise UserError("Ten zapis ma załącznik poza koszem. Niczego nie usunięto.")
        yield file


def _place(record: Record) -> int:
    """Where the record's table stands among those of its file: behind the tables that it refers to."""
    table = inspect(type(record)).local_table
    assert isinstance(table, Table)
    return table.metadata.sorted_tables.index(table)


def _erase(session: Session, record: Record, reason: str) -> None:
    cls = type(record)
    kind: str = cls.__tablename__  # type: ignore[attr-defined]
    bind = _bind(cls)
    own = inspect(cls).local_table
    assert isinstance(own, Table)
    for link in _link_tables(own):
        for column in link.columns:
            if any(key.column.table is own for key in column.foreign_keys):
                session.execute(delete(link).where(column == record.id), bind_arguments=bind)
    if isinstance(record, Numbered):
        cancel_number(session, record, reason)
    if isinstance(record, PlanAction):
        forget_action(session, record)
    if isinstance(record, CardFile):
        forget_content(session, record)
    compartment: Compartment = cls.compartment  # type: ignore[attr-defined]
    furniture = FURNITURE[compartment]
    for known in (furniture.search, furniture.change, furniture.draft, furniture.amendment):
        table = known.__table__
        session.execute(delete(table).where(table.c.record == record.id), bind_arguments=bind)
    record_id, version = record.id, record.version
    session.expunge(record)
    session.execute(delete(own).where(own.c.id == record_id), bind_arguments=bind)
    context_of(session).touched[kind, record_id] = Touched(
        compartment, kind, record_id, version + 1, {"erased": reason}
    )


def _link_tables(table: Table) -> Iterator[Table]:
    """The two-key tables that link records of this kind to others."""
    recorded = {inspect(cls).local_table for cls in record_classes()}
    for other in table.metadata.tables.values():
        if other not in recorded and any(key.column.table is table for key in other.foreign_keys):
            yield other


def _bind(cls: type[Record]) -> dict[str, Any]:
    return {"mapper": inspect(cls)}
