"""What a pack changes, in the words of the forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from mgops_desktop.domain.exchange import Clash
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.plan import agreed_action
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.operations.exchange.planning import Changing
from mgops_desktop.operations.records.saying import Saying, from_journal
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.describe import Named
from mgops_desktop.storage.tables import KINDS

_NUMBER = {"number": "Numer"}
HEADERS: Mapping[str, Mapping[str, str]] = {
    "document": {
        **_NUMBER,
        "family_id": "Rodzina",
        "letter_id": "Pismo",
        "printed_on": "Wydrukowano",
        "signed_on": "Podpisano",
        "refused_on": "Odmowa podpisu",
        "refusal_remark": "Uwagi o odmowie podpisu",
        "filed_on": "Wpięto do akt",
        "copies": "Pliki poza sejfem",
        "reason": "Przyczyna nowej wersji",
    },
    "attached_file": {
        **_NUMBER,
        "family_id": "Rodzina",
        "of_record": "Zapis, do którego należy",
        "name": "Nazwa pliku",
        "remark": "Uwagi",
    },
    "accepted_month": {"day": "Przyjęto", "month": "Miesiąc", "worker_id": "Pracownik"},
    "plan_version": {"agreed": "Zapamiętana treść wersji"},
    "drawing_layout": {"positions": "Położenie na rysunku", "family_id": "Rodzina"},
}
"""Headings of fields that can change and that no workbook and no form describes."""
_BIN = {"binned_at": "Kosz", "binned_reason": "Przyczyna przeniesienia do kosza"}


@dataclass(frozen=True)
class ChangedLine:
    """A record that the pack changes, with the fields it changes in words."""

    ref: RecordRef
    label: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ClashLine:
    """A field that both sides changed: as it was, as it is here, as it came; in words."""

    ref: RecordRef
    field: str
    label: str
    header: str
    base: str
    mine: str
    theirs: str


def label_of(names: Mapping[RecordRef, Named], kind: str, record: UUID) -> str:
    """Return what a record is called, its kind first."""
    named = names.get(RecordRef(kind, record))
    title = KINDS[kind].title
    said = (named.label or named.number) if named else ""
    return capitalised(said if said.startswith(title) else f"{title} {said}".strip())


def changed_line(session: Session, one: Changing, label: str) -> ChangedLine:
    """Return what is written into a record."""
    said = _said(session, one.kind, {name: (value,) for name, value in one.taken.items()})
    fields = tuple((name, header, words[0]) for name, header, words in said)
    return ChangedLine(RecordRef(one.kind, one.id), label, fields)


def clash_lines(session: Session, one: Changing, label: str) -> Iterator[ClashLine]:
    """Yield the fields of a record that both sides changed."""
    values = {clash.name: _three(clash) for clash in one.clashes}
    for name, header, (base, mine, theirs) in _said(session, one.kind, values):
        yield ClashLine(RecordRef(one.kind, one.id), name, label, header, base, mine, theirs)


def header_of(kind: str, name: str) -> str:
    """Return the heading of a field; nothing for one that never changes."""
    sheet = BY_KEY.get(kind)
    found = {column.attribute: column.header for column in sheet.columns} if sheet else {}
    return (found | dict(HEADERS.get(kind, {})) | _BIN).get(name, "")


def _three(clash: Clash) -> tuple[Any, ...]:
    return (clash.base, clash.mine, clash.theirs)


def _said(
    session: Session, kind: str, values: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the fields with their headings and values in words."""
    mapper = inspect(KINDS[kind])
    python = {
        name: tuple(from_journal(mapper, name, one) for one in given)
        for name, given in values.items()
    }
    sheet = BY_KEY.get(kind)
    columns = {column.attribute: column for column in sheet.columns} if sheet else {}
    everything = [one for given in python.values() for one in given]
    saying = Saying(session, sheet, everything) if sheet else None
    for name, given in python.items():
        column = columns.get(name)
        if name == "binned_at":
            yield name, _BIN[name], tuple("w koszu" if one else "nie" for one in given)
        elif column is not None and saying is not None:
            yield name, column.header, tuple(saying.say(column, one) for one in given)
        else:
            yield name, header_of(kind, name) or name, tuple(_plain(one) for one in given)


def _plain(value: Any) -> str:
    """A value that no form describes."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Mapping):
        return f"przesuniętych elementów: {len(value)}"
    if isinstance(value, list):
        return "; ".join(f"{one.action} ({one.until})" for one in map(agreed_action, value))
    return "inny zapis" if isinstance(value, UUID) else str(value)
