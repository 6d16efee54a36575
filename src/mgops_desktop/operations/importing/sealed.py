"""Rows of a file that fall into an accepted month or a report that was handed over: told, entered as late, amended."""

from collections.abc import Hashable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.result import State
from mgops_desktop.operations.records.seals import (
    OF_A_MONTH,
    Values,
    amended,
    is_closed_anywhere,
    seal_of,
    seal_round,
    workers_of,
)

_ADDED = "Import doda ten zapis z adnotacją „po zatwierdzeniu”."
_AMENDED = "Poprawka z pliku będzie sprostowaniem: dotychczasowy tekst zostanie w historii."


def check_sealed(session: Session, draft: Draft) -> None:
    """Warn of every row that stands where something was accepted or handed over; such new rows are remembered."""
    asked: dict[Hashable, str] = {}
    for row in _rows_in_question(session, draft):
        values = _with_worker(draft, row)
        if row.stored is None:
            seal = _seal_of_new(session, row.sheet.key, values, asked)
            if seal:
                draft.added_late[row.id] = seal
                _warn(draft, row, f"{seal} {_ADDED}")
        elif amended(session, row.sheet.key, row.stored, values):
            kind = row.sheet.key
            seal = seal_of(session, kind, row.stored) or seal_round(session, kind, values)
            if seal:
                _warn(draft, row, f"{seal} {_AMENDED}")


def _rows_in_question(session: Session, draft: Draft) -> Iterator[DraftRow]:
    """Every row that changes something; new ones only of kinds that are closed anywhere."""
    for key, rows in draft.rows.items():
        closed = is_closed_anywhere(session, key)
        for row in rows:
            if row.state is not State.EQUAL and (closed or row.stored is not None):
                yield row


def _with_worker(draft: Draft, row: DraftRow) -> Values:
    """Hours know their worker by a contract, which may stand in the same file."""
    values: dict[str, Any] = dict(row.whole)
    if row.sheet.key == "service_hours":
        contracts: dict[UUID, DraftRow] = {one.id: one for one in draft.of("contract")}
        contract = contracts.get(values["contract_id"])
        if contract is not None:
            values["worker_id"] = contract.whole["worker_id"]
    return values


def _seal_of_new(session: Session, kind: str, values: Values, asked: dict[Hashable, str]) -> str:
    """Ask once for all work of a kind in a month: a file may bring that of ten years."""
    if kind not in OF_A_MONTH or values.get("day") is None:
        return seal_round(session, kind, values)
    key = (kind, values["day"].replace(day=1), workers_of(values))
    if key not in asked:
        asked[key] = seal_round(session, kind, values)
    return asked[key]


def _warn(draft: Draft, row: DraftRow, message: str) -> None:
    column = next(
        (one.key for one in row.sheet.columns if one.key in ("day", "began", "month", "year")),
        row.sheet.columns[0].key,
    )
    draft.warn(row, column, "accepted", message)
