"""The form of one record: which fields it has, what they offer, what stands in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.about import owner_column, owner_list
from mgops_desktop.operations.records.fitting import fitted, title_of
from mgops_desktop.operations.records.joined import Join, join_of
from mgops_desktop.operations.records.known_words import with_known_words
from mgops_desktop.operations.records.options import (
    LOOKED_UP,
    Option,
    is_found_by_number,
    offered,
    refers,
)
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import NO, YES, FormValue, is_three_way, to_form
from mgops_desktop.operations.records.whose import whose
from mgops_desktop.sheets.description import CellType, Column, Meaning, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require, today_of
from mgops_desktop.storage.deciding import decided_by_others, require_undecided
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.court import Letter

_SYMBOL = "file_plan_symbol"
_PURPOSE = "formularz"
_BY_NUMBER = "Wpisz cały numer z ewidencji; nazwisk to konto nie widzi. Może zostać puste."
_OWN_TIME = frozenset(
    {"planned_visit", "work_entry", "office_exit", "monthly_schedule", "visit_slips"}
)
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class RecordForm:
    """The form of one record as it is opened; `record` is None for a new one, `whose` names the family it is of."""

    kind: str
    title: str
    whose: str
    record: UUID | None
    number: str
    version: int
    fields: tuple[FieldShape, ...]
    values: Mapping[str, FormValue]


@question("formularz zapisu", None)
def record_form(
    session: Session,
    kind: str,
    record: UUID | None = None,
    owner: RecordRef | None = None,
    draft: Mapping[str, FormValue] | None = None,
    known: Mapping[str, FormValue] | None = None,
) -> RecordForm:
    """Return the form of a stored record, or an empty one for a new record of the owner.

    Records that a kept `draft` refers to are offered too, so that it can be shown. `known` fields of a new record are
    filled in: which parameter, which dictionary.
    Raises NotAllowed without the right to write this kind and outside the account's reach.
    """
    sheet = BY_KEY[kind]
    require(session, sheet.table.write_right, f"formularz: {sheet.table.title}")
    if not is_open(session, sheet.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych.")
    found, stored = (None, {}) if record is None else _opened(session, sheet, record)
    given = _given(session, kind, owner) if record is None else {}
    dictionaries = dictionaries_of(session)
    others = {"number", *decided_by_others(session, kind)}
    asked = [column for column in sheet.columns if column.key not in others]
    begun = dict(known or {}) | dict(draft or {})
    offer = _Offer(session, dictionaries, owner, stored | given, begun)
    fields = [_shape(column, offer) for column in asked]
    fields = [_known(one, sheet, column, given) for one, column in zip(fields, asked, strict=True)]
    fields = with_known_words(session, kind, fields)
    values = {
        column.key: to_form(column, (stored | given).get(column.attribute, _default(column)))
        for column in asked
    }
    if record is None:
        values |= _only_choices(fields, values) | _usual(session, kind) | dict(known or {})
    fields = fitted(kind, fields, values | dict(draft or {}), is_new=record is None)
    join = join_of(kind, owner) if record is None else None
    if join is not None and owner is not None:
        tied, tied_values = _tie(session, join, owner, dictionaries)
        fields, values = [*fields, *tied], tied_values | values
    return RecordForm(
        kind,
        title_of(kind, values | dict(draft or {})) or sheet.table.title,
        whose(session, kind, record, owner),
        record,
        getattr(found, "number", ""),
        found.version if found else 0,
        tuple(fields),
        values,
    )


def _opened(session: Session, sheet: Sheet, record: UUID) -> tuple[Any, dict[str, Any]]:
    """The stored record and what stands in it; that it was read is noted where its kind is protected."""
    require_reach_of(session, sheet.key, record)
    found = session.get_one(sheet.table, record)
    require_undecided(session, found)
    with veil.lifted():  # what stands in a form is corrected, and stored again
        stored = stored_values(session, sheet, [record])[record]
    if sheet.table.protected:
        note_reading(session, sheet.key, record, _PURPOSE)
    return found, stored


def _default(column: Column) -> Any:
    """What stands in a field of a new record; a figure that must be given is not given as nought."""
    return None if column.required and column.type is CellType.MONEY else column.default


def _tie(
    session: Session, join: Join, owner: RecordRef, dictionaries: Dictionaries
) -> tuple[list[FieldShape], dict[str, FormValue]]:
    """The fields that say how a new record belongs to its owner, and what stands in them."""
    asked = [column for column in BY_KEY[join.kind].columns if join.is_asked(column.key)]
    offer = _Offer(session, dictionaries, owner, {}, {})
    shapes = [replace(_shape(column, offer), name=join.field(column.key)) for column in asked]
    values = {join.field(column.key): to_form(column, column.default) for column in asked}
    began = join.field("began")
    return shapes, values | ({began: _owned_since(session, join, owner)} if began in values else {})


def _owned_since(session: Session, join: Join, owner: RecordRef) -> str:
    """Since when most of what belongs to an owner has belonged to it; today where that is not known."""
    found: Any = session.get_one(KINDS[owner.kind], owner.id)
    return str(getattr(found, join.since) or today_of(session))


def plain_fields(kind: str) -> tuple[FieldShape, ...]:
    """Return the fields of a kind that offers nothing out of the data, where there are none yet."""
    return tuple(_described(column) for column in BY_KEY[kind].columns if column.key != "number")


def _given(session: Session, kind: str, owner: RecordRef | None) -> dict[str, Any]:
    actor = actor_of(session)
    if kind == "counselling_session" and actor.worker and not actor.may(Right.EVERY_FAMILY):
        return {"worker_id": actor.worker}  # whoever counsels writes down his own sessions
    own = {}
    if kind in _OWN_TIME and actor.worker and not actor.may(Right.EVERY_FAMILY):
        own = {"worker_id": actor.worker}  # and an assistant his own day
    if kind == "application" and actor.worker and not actor.may(Right.ASSIGN):
        own = {"social_worker_id": actor.worker}  # and a social worker his own application
    if owner is None:
        return own
    name = owner_column(kind, owner)
    if name:
        return {name: owner.id} | own
    among = owner_list(kind, owner)
    return {among: (owner.id,)} | own if among else own


def _known(field: FieldShape, sheet: Sheet, column: Column, given: Mapping[str, Any]) -> FieldShape:
    """Add to a field what does not follow from its column alone."""
    is_private = veil.meaning_of(sheet.table, column.attribute) is not None
    is_fixed = column.attribute in given and field.type is not FieldType.RECORDS
    return replace(field, fixed=is_fixed, private=is_private)


def _only_choices(
    fields: list[FieldShape], values: Mapping[str, FormValue]
) -> dict[str, FormValue]:
    """Choose what there is only one of: the family's open case, its plan."""
    found: dict[str, FormValue] = {}
    for field in fields:
        is_open = field.type is FieldType.CHOICE and field.required and not values[field.name]
        if is_open and len(field.options) == 1:
            found[field.name] = field.options[0].key
    return found


def _usual(session: Session, kind: str) -> dict[str, FormValue]:
    """What stands in a new record because the centre says so: the symbol of its file plan in a letter."""
    parameters = parameters_of(session) if kind == Letter.__tablename__ else None
    if parameters is None or parameters.newest(_SYMBOL) is None:
        return {}
    symbol = parameters.on_or_first(_SYMBOL, today_of(session)).value
    return {"file_symbol": symbol} if symbol else {}


@dataclass(frozen=True)
class _Offer:
    """What the choices of the fields depend on."""

    session: Session
    dictionaries: Dictionaries
    owner: RecordRef | None
    values: Mapping[str, Any]
    draft: Mapping[str, FormValue]

    def chosen(self, column: Column) -> list[UUID]:
        """The records that the column refers to already, in the record or in its draft."""
        stored = self.values.get(column.attribute) or ()
        drafted = self.draft.get(column.key) or ()
        texts = drafted if isinstance(drafted, list) else [str(drafted)] if drafted else []
        return [
            *([stored] if isinstance(stored, UUID) else stored),
            *(UUID(text) for text in texts if _UUID.fullmatch(text)),
        ]


def _shape(column: Column, offer: _Offer) -> FieldShape:
    options: tuple[Option, ...] = ()
    if refers(column):
        options = offered(offer.session, column, offer.owner, offer.chosen(column))
    elif column.dictionary:
        stored = str(offer.values.get(column.attribute) or offer.draft.get(column.key) or "")
        today = today_of(offer.session)
        entries = offer.dictionaries[column.dictionary].in_use(today, stored)
        options = tuple(Option(entry.key, entry.label) for entry in entries)
    elif is_three_way(column):
        options = (Option(YES, "tak"), Option(NO, "nie"))
    elif column.labels:
        options = tuple(Option(str(key), label) for key, label in column.labels.items())
    shape = _described(column, options)
    if is_found_by_number(offer.session, column):
        return replace(shape, help=_BY_NUMBER)
    return shape


def _described(column: Column, options: tuple[Option, ...] = ()) -> FieldShape:
    kind = _type_of(column)
    return FieldShape(
        column.key,
        column.header,
        kind,
        column.required,
        _help(column),
        options,
        column.max if kind in (FieldType.LINE, FieldType.TEXT, FieldType.NUMBER) else None,
    )


def _help(column: Column) -> str:
    """The help of a sheet's column, without what only makes sense in a sheet."""
    parts = [part.strip() for part in column.help.split(". ")]
    kept = [
        part for part in parts if "rozdzielone" not in part and "następnej kolumnie" not in part
    ]
    return ". ".join(kept)


def _type_of(column: Column) -> FieldType:
    if column.type is CellType.NUMBER_OF:
        return FieldType.RECORD if column.sheet in LOOKED_UP else FieldType.CHOICE
    if column.type is CellType.LIST_OF:
        return FieldType.RECORDS
    if column.meaning is Meaning.KEYS:
        return FieldType.TICKS
    if column.type is CellType.CHOICE and column.may_grow:
        return FieldType.WORD
    if column.multiline:
        return FieldType.TEXT
    return FieldType.CHOICE if is_three_way(column) else _PLAIN[column.type]


_PLAIN = {
    CellType.TEXT: FieldType.LINE,
    CellType.YES_NO: FieldType.TICK,
    CellType.CHOICE: FieldType.CHOICE,
    CellType.INTEGER: FieldType.NUMBER,
    CellType.MONEY: FieldType.MONEY,
    CellType.DATE: FieldType.DAY,
    CellType.TIME: FieldType.TIME,
}
