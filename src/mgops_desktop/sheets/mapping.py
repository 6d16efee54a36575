"""Somebody's own headers and the columns they stand for: proposed once, kept, used again."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from mgops_desktop.domain.text import search_key
from mgops_desktop.sheets.description import Column, Sheet

Mappings = Mapping[str, Mapping[str, str]]
"""Kept mappings: sheet key → folded header → column key ("" for a header that is to be left out)."""
_LIKENESS = 0.75


def columns_by_header(
    sheet: Sheet, headers: Mapping[int, str], mappings: Mappings
) -> dict[int, Column]:
    """Return the columns that headers (by position) certainly stand for."""
    known = known_headers(sheet) | dict(mappings.get(sheet.key, {}))
    found: dict[int, Column] = {}
    for index, header in headers.items():
        key = known.get(search_key(header))
        if key and sheet.has(key):
            found[index] = sheet.column(key)
    return found


def propose_mapping(sheet: Sheet, headers: Iterable[str], mappings: Mappings) -> dict[str, str]:
    """Propose a column key for each header of somebody's own list, "" where nothing is like it.

    What was kept comes first, then the same words, then similar ones; no column is proposed twice.
    """
    known = known_headers(sheet) | dict(mappings.get(sheet.key, {}))
    proposed: dict[str, str] = {}
    for header in headers:
        folded = search_key(header)
        close = [folded] if folded in known else get_close_matches(folded, known, 1, _LIKENESS)
        key = known[close[0]] if close else ""
        proposed[header] = "" if key in proposed.values() else key
    return proposed


def known_headers(sheet: Sheet) -> dict[str, str]:
    """Return folded headers, keys and other usual words → column key."""
    words: dict[str, str] = {}
    for column in sheet.columns:
        for alias in column.aliases:
            words.setdefault(search_key(alias), column.key)
    for column in sheet.columns:
        words[search_key(column.key)] = column.key
        words[search_key(column.header)] = column.key
    return words
