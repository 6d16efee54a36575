"""The records of a pack with all their values and how these came about, in the terms of whoever gets them.

Which records these are stands in `exchange_scope.py`. Workers that the records name go along, so that the other folder
knows who they are.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Mapper, Session

from mgops_desktop.domain.exchange import SentRecord, Step, translated
from mgops_desktop.storage.among import among
from mgops_desktop.storage.json_values import to_json
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.furniture import CENTRE

_OWN_OF_THE_FOLDER = frozenset(
    {
        "id",
        "version",
        "created_at",
        "created_by",
        "changed_at",
        "changed_by",
        "binned_by",
        "origin",
        "import_id",
    }
)


def references(cls: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield each attribute that holds the id of another record, with the kind of that record."""
    mapper = inspect(cls)
    for attribute in mapper.column_attrs:
        for key in attribute.columns[0].foreign_keys:
            yield attribute.key, key.column.table.name


def lists_of(cls: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield each list of records, with their kind."""
    for relation in inspect(cls).relationships:
        if relation.secondary is not None:
            yield relation.key, relation.mapper.class_.__tablename__


def sent_records(
    session: Session,
    chosen: Mapping[str, Collection[UUID]],
    *,
    after: int,
    without: Collection[int],
) -> Iterator[SentRecord]:
    """Yield the chosen records with the steps of the journal after an entry, some entries left out.

    What refers to a record that does not go along is left out: the receiver keeps what it has there.
    """
    going = {kind: frozenset(ids) for kind, ids in chosen.items()}
    for kind, ids in chosen.items():
        steps = _steps(session, kind, ids, after, frozenset(without))
        for values in values_of(session, kind, ids):
            record = UUID(values.pop("id"))
            sent = SentRecord(kind, str(record), values, steps.get(record, {}))
            yield _within(sent, going)


def values_of(session: Session, kind: str, ids: Collection[UUID]) -> Iterator[dict[str, Any]]:
    """Yield what records hold, as JSON, lists as ids; `id` among it."""
    mapper = inspect(KINDS[kind])
    names = sent_names(mapper)
    columns = [getattr(mapper.class_, name) for name in names]
    query = select(mapper.class_.id, *columns).where(among(mapper.class_.id, list(ids)))
    linked = {name: _linked(session, mapper, name, ids) for name, _kind in lists_of(mapper.class_)}
    ordered = query.order_by(mapper.class_.id).execution_options(include_binned=True)
    for record, *values in session.execute(ordered):
        row = {name: to_json(value) for name, value in zip(names, values, strict=True)}
        row |= {name: by_owner.get(record, []) for name, by_owner in linked.items()}
        yield {"id": str(record), **row}


def sent_names(mapper: Mapper[Any]) -> list[str]:
    """Return the attributes that go into a pack: not the folder's own stamps, nor what is derived from others."""
    cls: type[Record] = mapper.class_
    derived = _derived(cls)
    return [
        one.key
        for one in mapper.column_attrs
        if one.key not in _OWN_OF_THE_FOLDER and one.key not in derived
    ]


def _derived(cls: type[Record]) -> frozenset[str]:
    return frozenset(cls.derive(_Words()))


class _Words(dict[str, Any]):
    """Whatever is asked for is an empty word: only the names of what is derived are wanted."""

    def __missing__(self, _name: str) -> str:
        return ""


def _linked(
    session: Session, mapper: Mapper[Any], name: str, owners: Collection[UUID]
) -> dict[UUID, list[str]]:
    table = mapper.relationships[name].secondary
    assert isinstance(table, Table)
    own, other = table.primary_key.columns
    query = select(own, other).where(among(own, list(owners))).order_by(own, other)
    found: dict[UUID, list[str]] = defaultdict(list)
    for owner, target in session.execute(query, bind_arguments={"mapper": mapper}):
        found[owner].append(str(target))
    return found


def _steps(
    session: Session, kind: str, ids: Collection[UUID], after: int, without: frozenset[int]
) -> dict[UUID, dict[str, tuple[Step, ...]]]:
    change = CENTRE.change
    query = (
        select(change.record, change.sequence, change.before)
        .where(change.kind == kind, change.sequence > after, among(change.record, list(ids)))
        .order_by(change.sequence)
    )
    found: dict[UUID, dict[str, tuple[Step, ...]]] = defaultdict(dict)
    for record, sequence, before in session.execute(query):
        if sequence not in without:
            for name, value in (before or {}).items():
                earlier = found[record].get(name, ())
                found[record][name] = (*earlier, Step(sequence, value))
    return found


def _within(sent: SentRecord, going: Mapping[str, frozenset[UUID]]) -> SentRecord:
    """Leave out what points to records that stay behind."""
    cls = KINDS[sent.kind]
    lost = {
        name
        for name, target in references(cls)
        if (value := sent.values.get(name)) and UUID(value) not in going.get(target, ())
    }
    lists = dict(lists_of(cls))
    names = sent_names(inspect(cls))
    steps = {
        name: tuple(
            Step(step.sequence, _members(step.before, going.get(lists[name], frozenset())))
            if name in lists
            else step
            for step in steps
        )
        for name, steps in sent.steps.items()
        if name not in lost and (name in names or name in lists)
    }
    values = {
        name: _members(value, going.get(lists[name], frozenset())) if name in lists else value
        for name, value in sent.values.items()
        if name not in lost
    }
    return replace(sent, values=values, steps=steps)


def _members(value: Any, going: frozenset[UUID]) -> list[str]:
    return [one for one in value or [] if UUID(one) in going]


def named_workers(session: Session, chosen: Mapping[str, Iterable[UUID]]) -> list[UUID]:
    """Return the workers whom the chosen records name."""
    found: set[UUID] = set()
    for kind, ids in chosen.items():
        mapper = inspect(KINDS[kind])
        for name, target in references(mapper.class_):
            if target == "worker":
                column = getattr(mapper.class_, name)
                query = select(column).where(among(mapper.class_.id, list(ids)))
                found.update(session.scalars(query.execution_options(include_binned=True)))
        for name, target in lists_of(mapper.class_):
            if target == "worker":
                for members in _linked(session, mapper, name, list(ids)).values():
                    found.update(UUID(one) for one in members)
    return sorted(one for one in found if one)


def in_terms_of(sent: SentRecord, aliases: Mapping[tuple[str, str], str]) -> SentRecord:
    """Return the record with the ids by which the other side knows what it is and refers to, by (kind, id)."""
    if not aliases:
        return sent
    own = translated(sent, _translation(sent.kind, aliases))
    values = dict(own.values)
    if values.get("of_record"):  # of a file or a document: no foreign key says of what kind
        of = (str(values["of_kind"]), str(values["of_record"]))
        values["of_record"] = aliases.get(of, of[1])
    return replace(own, id=aliases.get((sent.kind, sent.id), sent.id), values=values)


def _translation(kind: str, aliases: Mapping[tuple[str, str], str]) -> Callable[[str, Any], Any]:
    """From an attribute and its value to the value as the other side knows it."""
    cls = KINDS[kind]
    single, lists = dict(references(cls)), dict(lists_of(cls))

    def translate(name: str, value: Any) -> Any:
        if name in single and value:
            return aliases.get((single[name], value), value)
        if name in lists and value:
            return [aliases.get((lists[name], one), one) for one in value]
        return value

    return translate
