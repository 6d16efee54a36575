"""Making two records of one person, or of one family, into one; and taking that back.

What referred to the one that goes refers to the one that stays; the one that goes lies in the bin.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.sheets.description import CellType, Meaning
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import get_even_binned, put_in_bin, restore_from_bin
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS, record_classes
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.base import Compartment, Record
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, Membership
from mgops_desktop.storage.tables.furniture import FURNITURE

MERGED = ("person", "family")
_NAME = "scalenie zapisów"
_LOCKED = (
    "Rodziny scala konto z dostępem do procedur „Niebieskie Karty”: procedura może wskazywać rodzinę, która "
    "zniknie. Nic nie zmieniono."
)
_CHANGED = (
    "Jeden z tych zapisów zmieniono w międzyczasie. Nic nie scalono; obejrzyj podgląd jeszcze raz."
)
_LATER = "Po scaleniu zmieniono zapis „{title}”. Scalenia nie można cofnąć w całości; popraw zapisy ręcznie."


@dataclass(frozen=True)
class DifferingField:
    """A field in which the two differ, in words."""

    name: str
    label: str
    kept: str
    gone: str


@dataclass(frozen=True)
class MergePreview:
    """What merging would do: which fields differ, and how many records of which kind move over."""

    kind: str
    kept: Named
    gone: Named
    fields: tuple[DifferingField, ...]
    moving: tuple[tuple[str, int], ...]
    versions: tuple[int, int]


@question("podgląd scalenia", Right.CASEWORK_WRITE)
def merge_preview(session: Session, kind: str, kept: UUID, gone: UUID) -> MergePreview:
    """Return what merging `gone` into `kept` would do. Raises NotAllowed outside the account's reach."""
    with veil.lifted():  # compared
        one, other = _both(session, kind, kept, gone)
    refs = [RecordRef(kind, kept), RecordRef(kind, gone)]
    names = describe(session, refs, with_names=True)
    moving = Counter(record.title for record, _name in _referring(session, kind, gone))
    return MergePreview(
        kind,
        names[refs[0]],
        names[refs[1]],
        tuple(_differences(session, kind, one, other)),
        tuple(sorted(moving.items())),
        (one.version, other.version),
    )


@operation(_NAME, Right.CASEWORK_WRITE)
def merge_records(
    session: Session,
    kind: str,
    kept: UUID,
    gone: UUID,
    versions: tuple[int, int],
    taken: Sequence[str] = (),
) -> None:
    """Merge `gone` into `kept`; the fields named in `taken` are those of `gone`.

    Raises Conflict when one was changed since the preview, NotAllowed.
    """
    one, other = _both(session, kind, kept, gone)
    if (one.version, other.version) != versions:
        raise Conflict(_CHANGED)
    for name in taken:
        attribute = BY_KEY[kind].column(name).attribute
        setattr(one, attribute, getattr(other, attribute))
    for record, name in list(_referring(session, kind, gone)):
        _point(record, name, other, one)
    with all_cards(session):  # the code alone goes from one family to the other
        _move_link(session, other, one)
        session.flush()
    _bin_repeated_memberships(session, kind, kept)
    put_in_bin(session, other, f"scalono z {getattr(one, 'number', '')}")


@operation("cofnięcie scalenia", Right.CASEWORK_WRITE)
def unmerge_records(session: Session, kind: str, gone: UUID) -> None:
    """Take the merging back by which this record went into the bin.

    Raises UserError when something of it was changed since, NotAllowed.
    """
    require_reach_of(session, kind, gone)
    with all_cards(session):
        for compartment in Compartment:
            if is_open(session, compartment):
                for record, before in _changed_by_merging(session, compartment, kind, gone):
                    _set_back(session, record, before)
        session.flush()
    record = get_even_binned(session, kind, gone)
    restore_from_bin(record)


def _both(session: Session, kind: str, kept: UUID, gone: UUID) -> tuple[Any, Any]:
    if kind not in MERGED or kept == gone:
        raise UserError("Scalić można dwie różne osoby albo dwie różne rodziny.")
    if kind == "family" and not is_open(session, Compartment.BLUE_CARD):
        raise NotAllowed(_LOCKED)
    for record in (kept, gone):
        require_reach_of(session, kind, record)
    return session.get_one(KINDS[kind], kept), session.get_one(KINDS[kind], gone)


def _differences(session: Session, kind: str, one: Any, other: Any) -> Iterator[DifferingField]:
    dictionaries = dictionaries_of(session)
    for column in BY_KEY[kind].columns:
        mine, its = getattr(one, column.attribute), getattr(other, column.attribute)
        if column.key == "number" or mine == its or its in (None, ""):
            continue
        if column.type is CellType.NUMBER_OF or column.meaning is Meaning.LINK:
            refs = [RecordRef(column.sheet, one_) for one_ in (mine, its) if one_]
            names = describe(session, refs, with_names=True)
            words = [
                names[RecordRef(column.sheet, value)].label if value else ""
                for value in (mine, its)
            ]
        else:
            words = [
                shown(to_cell(column, value, dictionaries, lambda _kind, _id: ""))
                for value in (mine, its)
            ]
        seen = (veil.attribute_as_shown(type(one), column.attribute, word) for word in words)
        yield DifferingField(column.key, column.header, *seen)


def _referring(session: Session, kind: str, record: UUID) -> Iterator[tuple[Record, str]]:
    """Yield the records that refer to this one, in the bin too, with the attribute by which they do."""
    table = inspect(KINDS[kind]).local_table
    everything = {"include_binned": True}
    for cls in record_classes():
        mapper = inspect(cls)
        for attribute in mapper.column_attrs:
            column = attribute.columns[0]
            if any(key.column.table is table for key in column.foreign_keys):
                query = select(cls).where(getattr(cls, attribute.key) == record)
                for found in session.scalars(query.execution_options(**everything)):
                    yield found, attribute.key
        for relation in mapper.relationships:
            if relation.secondary is not None and relation.mapper.class_ is KINDS[kind]:
                members: Any = getattr(cls, relation.key)
                query = select(cls).where(members.any(KINDS[kind].id == record))
                for found in session.scalars(query.execution_options(**everything)):
                    yield found, relation.key
    files = select(AttachedFile).where(AttachedFile.of_record == record)
    for file in session.scalars(files.execution_options(**everything)):
        yield file, "of_record"


def _point(record: Record, name: str, gone: Record, kept: Record) -> None:
    """Let a record refer to the one that stays."""
    if name not in inspect(type(record)).relationships:
        setattr(record, name, kept.id)
        return
    members = getattr(record, name)
    setattr(record, name, [one for one in members if one not in (gone, kept)] + [kept])


def _move_link(session: Session, gone: Any, kept: Any) -> None:
    """Procedures know a family by its neutral code only."""
    if isinstance(gone, Family) and isinstance(kept, Family):
        query = select(Procedure).where(Procedure.family_link == gone.link_code)
        for procedure in session.scalars(query.execution_options(include_binned=True)):
            procedure.family_link = kept.link_code


def _bin_repeated_memberships(session: Session, kind: str, kept: UUID) -> None:
    """One person belongs to one family once at a time: the later begun of two goes into the bin."""
    column = Membership.person_id if kind == "person" else Membership.family_id
    query = select(Membership).where(column == kept).order_by(Membership.began, Membership.number)
    seen: dict[tuple[UUID, UUID], Membership] = {}
    for one in session.scalars(query):
        earlier = seen.get((one.family_id, one.person_id))
        if earlier is not None and (earlier.ended is None or earlier.ended >= one.began):
            put_in_bin(session, one, "powtórzone członkostwo po scaleniu")
        else:
            seen[one.family_id, one.person_id] = one


def _changed_by_merging(
    session: Session, compartment: Compartment, kind: str, gone: UUID
) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield the records that the merging changed, with their fields as they were before."""
    entry, change = FURNITURE[compartment].operation, FURNITURE[compartment].change
    rows: Any = select(change.kind, change.record, change.version, change.before, change.sequence)
    merged = rows.join(entry, entry.sequence == change.sequence).where(entry.name == _NAME)
    sequence = _sequence_of(session, compartment, merged, kind, gone)
    for of_kind, record, version, before, _sequence in session.execute(
        merged.where(change.sequence == sequence)
    ):
        found = get_even_binned(session, of_kind, record)
        if found.version != version:
            raise UserError(_LATER.format(title=found.title))
        if (of_kind, record) != (kind, gone):
            yield found, before or {}


def _sequence_of(
    session: Session, compartment: Compartment, merged: Any, kind: str, gone: UUID
) -> int | None:
    change = FURNITURE[compartment].change
    if compartment is Compartment.CENTRE:
        mine = merged.where(change.kind == kind, change.record == gone)
        found = session.execute(mine.order_by(change.sequence.desc())).first()
        if found is None:
            raise UserError("Tego zapisu nie scalono z żadnym innym.")
        return int(found.sequence)
    link = _link_of(session, kind, gone)
    moved = session.execute(merged.order_by(change.sequence.desc()))
    return next(
        (int(row.sequence) for row in moved if (row.before or {}).get("family_link") == link), None
    )


def _link_of(session: Session, kind: str, gone: UUID) -> str:
    record: Any = get_even_binned(session, kind, gone)
    return str(getattr(record, "link_code", ""))


def _set_back(session: Session, record: Any, before: Mapping[str, Any]) -> None:
    mapper = inspect(type(record))
    for name, value in before.items():
        if name in mapper.relationships:
            target: Any = mapper.relationships[name].mapper.class_
            query = select(target).where(target.id.in_([UUID(one) for one in value]))
            members = session.scalars(query.execution_options(include_binned=True))
            setattr(record, name, list(members))
        else:
            setattr(record, name, from_json(mapper, name, value))
