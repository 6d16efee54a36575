"""Provisional numbers: a folder that is not the centre's main one gives them, the main one replaces them (contracts 1).

They read `robocza-3f9a1c2e-W/12/2026`: the tag comes from the folder's id, so that two working folders never give the
same number. The main folder remembers which number each became: a newer export of the same folder finds its records.
"""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.storage.context import context_of, is_open
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.furniture import FURNITURE

_TAG = 8
_NUMBER = re.compile(r"robocza-[0-9a-f]{8}-[^/]+/\d+/(?P<year>\d{4})")


def is_working(session: Session) -> bool:
    """Whether this is a working folder, not the centre's main one."""
    return bool(session.scalar(select(Centre.working)))


def own_prefix(session: Session) -> str:
    """What numbers given by this folder begin with: nothing in the main one."""
    return f"robocza-{context_of(session).origin.hex[-_TAG:]}-" if is_working(session) else ""


def provisional_year(number: str) -> int | None:
    """The year of a provisional number; None for a number that is none."""
    found = _NUMBER.fullmatch(number)
    return int(found["year"]) if found else None


def replaced_numbers(session: Session) -> dict[str, dict[str, str]]:
    """Return by kind what each provisional number became; only of files that the account can open."""
    found: dict[str, dict[str, str]] = {}
    for compartment, furniture in FURNITURE.items():
        if is_open(session, compartment):
            table = furniture.provisional
            query = select(table.kind, table.provisional, table.number)
            for kind, provisional, number in session.execute(query):
                found.setdefault(kind, {})[provisional] = number
    return found
