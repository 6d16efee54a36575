"""Somebody's own list mapped column by column: proposed, kept, used at the next import."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.mapping import propose_mapping
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.centre import ColumnMapping


@question("przypisanie kolumn", Right.IMPORT)
def proposed_mapping(session: Session, sheet: str, headers: Sequence[str]) -> dict[str, str]:
    """Propose a column key for each header of an own list, "" for those to leave out."""
    return propose_mapping(sheet_by_key(sheet), headers, mappings_of(session))


@operation("Przypisanie kolumn wykazu", Right.IMPORT)
def keep_mapping(session: Session, sheet: str, columns: Mapping[str, str]) -> None:
    """Keep which header of an own list stands for which column key ("" leaves it out)."""
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
    return START if key == START.key else BY_KEY[key]
