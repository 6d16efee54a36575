"""Sprostowanie: putting right what was signed, handed over or accepted; with a reason, the old text kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.records.saying import (
    PROGRAM_WORD,
    Saying,
    from_journal,
    names_of_accounts,
)
from mgops_desktop.operations.records.seals import amended, may_be_sealed, seal_of, seal_round
from mgops_desktop.sheets.description import Column, Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.attached import holder_of
from mgops_desktop.storage.bin import going_with
from mgops_desktop.storage.context import actor_of, context_of, is_open, require
from mgops_desktop.storage.json_values import to_json
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import FileOfRecord
from mgops_desktop.storage.tables.base import LINE_LENGTH, Record
from mgops_desktop.storage.tables.furniture import FURNITURE

_ASK = "Poprawka będzie sprostowaniem: podaj przyczynę. Dotychczasowy tekst zostanie w historii."
_STAYS = (
    "Taki zapis przenosi do kosza tylko kierownik. Popraw go sprostowaniem albo poproś kierownika."
)
_FILE_STAYS = "Załącznik takiego zapisu przenosi do kosza tylko kierownik."


class NeedsReason(UserError):
    """The record is sealed: it is amended with a reason, never simply corrected. The message says why."""


@dataclass(frozen=True)
class Amended:
    """One sprostowanie: when, by whom, why, and the fields as they stood, in words."""

    at: datetime
    who: str
    reason: str
    seal: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Amending:
    """Why a record is only amended (nothing: it is corrected), and its amendments, the newest first.

    `may_bin` tells whether this account may put it into the bin all the same.
    """

    seal: str = ""
    earlier: tuple[Amended, ...] = ()
    may_bin: bool = True


@question("sprostowania zapisu", None)
def amending_of(session: Session, kind: str, record: UUID) -> Amending:
    """Return whether a record can still be corrected, and what was amended in it.

    Raises NotAllowed without the right to write this kind, without its file's key and outside the account's reach.
    """
    sheet = BY_KEY[kind]
    require(session, sheet.table.write_right, f"formularz: {sheet.table.title}")
    if not is_open(session, sheet.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych.")
    require_reach_of(session, kind, record)
    if not may_be_sealed(kind):
        return Amending()
    stored = stored_values(session, sheet, [record])[record]
    seal = seal_of(session, kind, stored)
    earlier = tuple(_earlier(session, sheet, record))
    return Amending(asking(seal), earlier, not seal or actor_of(session).may(Right.ERASE))


def asking(seal: str) -> str:
    """Return the words that ask for the reason, nothing for a record that is not sealed."""
    return f"{seal} {_ASK}" if seal else ""


def amend_if_sealed(
    session: Session, record: Record, before: Mapping[str, Any] | None, reason: str
) -> None:
    """Keep the old text and the reason of a flushed correction to a sealed record; `before` None: it is new.

    Raises NeedsReason without a reason, so that nothing of the correction is stored.
    """
    kind: str = record.__tablename__  # type: ignore[attr-defined]
    if not may_be_sealed(kind):
        return
    after = stored_values(session, BY_KEY[kind], [record.id])[record.id]
    old = {} if before is None else amended(session, kind, before, after)
    if before is not None and not old:
        return
    seal = seal_of(session, kind, before) if before is not None else ""
    seal = seal or seal_round(session, kind, after)
    if not seal:
        return
    reason = clean_text(reason, LINE_LENGTH, field="reason").strip()
    if not reason:
        raise NeedsReason(asking(seal))
    _keep(session, RecordRef(kind, record.id), record.version, seal, reason, old)


def note_addition(session: Session, record: RecordRef, seal: str, reason: str) -> None:
    """Keep that a record, new in this transaction, was added after its month or report was closed."""
    _keep(session, record, 1, seal, reason[:LINE_LENGTH], {})


def _keep(
    session: Session,
    record: RecordRef,
    version: int,
    seal: str,
    reason: str,
    before: Mapping[str, Any],
) -> None:
    context = context_of(session)
    session.add(
        FURNITURE[BY_KEY[record.kind].compartment].amendment(
            kind=record.kind,
            record=record.id,
            version=version,
            at=context.now(),
            account=context.actor.account,
            reason=reason,
            seal=seal[:LINE_LENGTH],
            before={name: to_json(value) for name, value in before.items()},
        )
    )


def require_unsealed(session: Session, record: Record) -> None:
    """Raise UserError for a sealed record, or one that would take sealed ones along, into the bin.

    Who may also erase (the head) may put everything there: what was entered twice or in the wrong family has to go
    somewhere. It stays readable in the bin, with the reason.
    """
    if actor_of(session).may(Right.ERASE):
        return
    own = seal_of_record(session, record)
    if own:
        raise UserError(f"{own} {_FILE_STAYS if isinstance(record, FileOfRecord) else _STAYS}")
    for one in going_with(session, record):
        seal = seal_of_record(session, one)
        if seal:
            raise UserError(
                f"Razem z tym zapisem trafiłby do kosza inny: {one.title}. {seal} {_STAYS}"
            )


def seal_of_record(session: Session, record: Record) -> str:
    """Why a record is sealed; a file is with the record that it is kept with."""
    kind, id_ = holder_of(session, record.__tablename__, record.id)  # type: ignore[attr-defined]
    if not may_be_sealed(kind):
        return ""
    if kind not in BY_KEY:  # no workbook has it: what seals it are days that stand in it
        found = session.get(KINDS[kind], id_)
        return seal_of(session, kind, vars(found)) if found is not None else ""
    stored = stored_values(session, BY_KEY[kind], [id_]).get(id_)
    return seal_of(session, kind, stored) if stored else ""


def _earlier(session: Session, sheet: Sheet, record: UUID) -> Iterable[Amended]:
    return [one for _record, one in amendments_in(session, sheet, record)]


def amendments_in(
    session: Session, sheet: Sheet, record: UUID | None = None
) -> Iterator[tuple[UUID, Amended]]:
    """Yield the amendments of one record, or of all of a kind outside the bin, the newest first."""
    table = FURNITURE[sheet.compartment].amendment
    chosen = table.record.in_(select(sheet.table.id)) if record is None else table.record == record
    query = select(table).where(table.kind == sheet.key, chosen)
    rows = session.scalars(query.order_by(table.at.desc(), table.version.desc())).all()
    mapper = inspect(sheet.table)
    stood = [
        {name: from_journal(mapper, name, value) for name, value in row.before.items()}
        for row in rows
    ]
    saying = Saying(session, sheet, [value for values in stood for value in values.values()])
    who = names_of_accounts(session)
    for row, values in zip(rows, stood, strict=True):
        fields = tuple(
            (column.header, _as_shown(sheet, column, saying.say(column, values[column.attribute])))
            for column in sheet.columns
            if column.attribute in values
        )
        name = who.get(row.account, PROGRAM_WORD)
        yield row.record, Amended(row.at, name, row.reason, row.seal, fields)


def _as_shown(sheet: Sheet, column: Column, text: str) -> str:
    """Old words are covered on the screen like those of today."""
    return veil.attribute_as_shown(sheet.table, column.attribute, text)
