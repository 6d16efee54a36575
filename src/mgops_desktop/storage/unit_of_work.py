"""What happens to every record on its way into the file: stamps, derived keys, search, journal material.

Operations only set fields; everything here follows from the flush and can therefore not be forgotten.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.attributes import flag_modified

from mgops_desktop.storage.agreed_plan import keep_agreed
from mgops_desktop.storage.attached import follow_family
from mgops_desktop.storage.card_reach import (
    check_before_flush,
    find_out_again,
    hide_out_of_reach,
)
from mgops_desktop.storage.context import Context, Touched, context_of
from mgops_desktop.storage.json_values import to_json
from mgops_desktop.storage.one_procedure import hide_other_procedures, refuse_other_procedures
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.furniture import FURNITURE

_OWN_FIELDS = frozenset({"version", "changed_at", "changed_by", "sort_key"})


def watch(session_class: type[Session]) -> None:
    """Attach the listeners to a Session class."""
    event.listen(session_class, "do_orm_execute", _hide_binned)
    event.listen(session_class, "do_orm_execute", hide_out_of_reach)
    event.listen(session_class, "do_orm_execute", hide_other_procedures)
    event.listen(session_class, "before_flush", refuse_other_procedures)
    event.listen(session_class, "before_flush", _before_flush)
    event.listen(session_class, "before_flush", check_before_flush)
    event.listen(session_class, "after_flush", _after_flush)
    event.listen(session_class, "after_flush", find_out_again)


def touch(record: Record) -> None:
    """Let an operation stand in the history of a record of which it changes no field."""
    flag_modified(record, "changed_at")


def _hide_binned(state: ORMExecuteState) -> None:
    """The one criterion by which no question sees a binned record."""
    if state.is_select and not state.execution_options.get("include_binned", False):
        state.statement = state.statement.options(
            with_loader_criteria(Record, lambda cls: cls.binned_at.is_(None), include_aliases=True)
        )


def _before_flush(session: Session, _flush: UOWTransaction, _instances: Any) -> None:
    context = context_of(session)
    keep_agreed(session, context.now())
    follow_family(session)
    for record in session.new:
        if isinstance(record, Record):
            _stamp_new(record, context)
    for record in session.dirty:
        if isinstance(record, Record) and session.is_modified(record):
            _remember(context, record, _fields_before(record))
            record.changed_at = context.now()
            record.changed_by = context.actor.account
            # also where only a list has changed, within one tick of the clock, the version goes up
            flag_modified(record, "changed_at")
    for record in (*session.new, *session.dirty):
        if isinstance(record, Record):
            for name, value in type(record).derive(vars(record)).items():
                setattr(record, name, value)


def _stamp_new(record: Record, context: Context) -> None:
    _fill_defaults(record)
    record.created_at = record.changed_at = context.now()
    record.created_by = record.changed_by = context.actor.account
    record.origin = context.origin
    record.import_id = context.import_id
    _remember(context, record, None)


def _fill_defaults(record: Record) -> None:
    """Give a new record its column defaults now, so that derived keys and the journal see whole values."""
    for attribute in inspect(type(record)).column_attrs:
        column = attribute.columns[0]
        if attribute.key in vars(record) or getattr(column, "default", None) is None:
            continue
        default = column.default
        value = default.arg(None) if default.is_callable else default.arg
        setattr(record, attribute.key, value)


def _fields_before(record: Record) -> dict[str, Any]:
    before = {}
    for attribute in inspect(record).attrs:
        history = attribute.history
        if attribute.key in _OWN_FIELDS or not history.has_changes():
            continue
        if attribute.key in inspect(type(record)).relationships:
            before[attribute.key] = to_json([*history.unchanged, *history.deleted])
        else:
            before[attribute.key] = to_json(history.deleted[0]) if history.deleted else None
    return before


def _remember(context: Context, record: Record, before: dict[str, Any] | None) -> None:
    kind: str = record.__tablename__  # type: ignore[attr-defined]
    known = context.touched.get((kind, record.id))
    if known is None:
        compartment = record.compartment  # type: ignore[attr-defined]
        context.touched[kind, record.id] = Touched(compartment, kind, record.id, 0, before)
    elif known.before is not None and before is not None:
        known.before = before | known.before


def _after_flush(session: Session, _flush: UOWTransaction) -> None:
    context = context_of(session)
    for record in (*session.new, *session.dirty):
        if not isinstance(record, Record):
            continue
        touched = context.touched.get((record.__tablename__, record.id))  # type: ignore[attr-defined]
        if touched is not None:
            touched.version = record.version
            index_for_search(session, record)


def index_for_search(session: Session, record: Record) -> None:
    """Bring the search entries of a record up to date; a binned record has none."""
    cls = type(record)
    if not cls.is_searched():
        return
    table = FURNITURE[record.compartment].search.__table__  # type: ignore[attr-defined]
    bind = {"mapper": inspect(cls)}
    session.execute(delete(table).where(table.c.record == record.id), bind_arguments=bind)
    rows = [] if record.binned_at else search_rows(cls, vars(record))
    if rows:
        session.execute(table.insert(), rows, bind_arguments=bind)


def search_rows(cls: type[Record], values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the search entries of a record with these values."""
    kind: str = cls.__tablename__  # type: ignore[attr-defined]
    return [
        {"kind": kind, "record": values["id"], "text": text, "right": right.value}
        for right, text in cls.search_texts(values).items()
        if text
    ]
