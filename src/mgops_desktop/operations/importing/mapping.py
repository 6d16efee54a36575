"""Somebody's own list mapped column by column: proposed, kept, used at the next import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.mapping import propose_mapping
from mgops_desktop.sheets.raw import RawSheet, RawWorkbook
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.centre import ColumnMapping

_LOOKED_AT = 10


@question("przypisanie kolumn", Right.IMPORT)
def proposed_mapping(session: Session, sheet: str, headers: Sequence[str]) -> dict[str, str]:
    """Propose a column key for each header of an own list, "" for those to leave out."""
    return propose_mapping(sheet_by_key(sheet), headers, mappings_of(session))


@dataclass(frozen=True)
class Proposal:
    """Which sheet an own list is most like, a column key for each header, and required columns nothing stands for."""

    sheet: str
    columns: dict[str, str]
    missing: tuple[str, ...]


@question("propozycja przypisania kolumn", Right.IMPORT)
def proposal_for(session: Session, workbook: RawWorkbook, sheet: str | None = None) -> Proposal:
    """Propose a mapping for the first sheet of a file, for the sheet it is most like if none is named."""
    if not workbook.sheets:
        raise UserError("W pliku nie ma żadnego arkusza.")
    headers = _headers(workbook.sheets[0])
    wanted = [sheet_by_key(sheet)] if sheet else [START, *BY_KEY.values()]
    kept = mappings_of(session)
    proposed = [(one, propose_mapping(one, headers, kept)) for one in wanted]
    best, columns = max(proposed, key=lambda pair: sum(map(bool, pair[1].values())))
    missing = [
        column.header
        for column in best.columns
        if column.required and column.key not in columns.values()
    ]
    return Proposal(best.key, columns, tuple(missing))


def _headers(raw: RawSheet) -> list[str]:
    """The first row with the most texts is the one with the headers."""
    rows = [
        [cell.strip() for cell in row.cells if isinstance(cell, str) and cell.strip()]
        for row in raw.rows[:_LOOKED_AT]
    ]
    return max(rows, key=len, default=[])


@operation("Przypisanie kolumn wykazu", Right.IMPORT)
def keep_mapping(session: Session, sheet: str, columns: Mapping[str, str]) -> None:
    """Keep which header of an own list stands for which column key ("" leaves it out).

    Raises UserError for a sheet or a column that does not exist.
    """
    described = sheet_by_key(sheet)
    for header, column in columns.items():
        if column and not described.has(column):
            raise UserError(
                f"Arkusz „{described.title}” nie ma kolumny „{column[:60]}” (nagłówek "
                f"„{header[:60]}”). Klucze kolumn podaje: template --describe."
            )
    kept = {
        row.header: row
        for row in session.scalars(select(ColumnMapping).where(ColumnMapping.sheet == sheet))
    }
    for header, column in columns.items():
        folded = search_key(header)
        if folded in kept:
            kept[folded].column = column
        else:
            session.add(ColumnMapping(sheet=sheet, header=folded, column=column))


def mappings_of(session: Session) -> dict[str, dict[str, str]]:
    """Return the kept mappings: sheet key → folded header → column key."""
    found: dict[str, dict[str, str]] = {}
    query = select(ColumnMapping.sheet, ColumnMapping.header, ColumnMapping.column)
    for sheet, header, column in session.execute(query):
        found.setdefault(sheet, {})[header] = column
    return found


def sheet_by_key(key: str) -> Sheet:
    """Return a sheet, also the beginner's one; raises UserError for an unknown key."""
    if key != START.key and key not in BY_KEY:
        raise UserError(f"Nie ma arkusza „{key[:60]}”. Klucze podaje: template --describe.")
    return START if key == START.key else BY_KEY[key]
