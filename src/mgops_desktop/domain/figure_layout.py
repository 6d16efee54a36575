"""Lines of a table of figures that the centre lays out itself, each from a year on.

A line is an entry of a dictionary: its key begins with the first year for which it stands ("2024.nk_a_received"), its
label is printed, its last day is the end of the last period.
"""

import re
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.period import Period

CAS_ROWS = "cas_row"
CAS_COLUMNS = "cas_column"
GOALS = "violence_programme"
KEY_WORDS = {
    CAS_ROWS: "Rok, kropka i klucz liczby, np. „2024.blue_card_families”.",
    CAS_COLUMNS: "Rok, kropka i nazwa kolumny, np. „2024.women”.",
    GOALS: "Rok, kropka i numer celu, a miernika jeszcze kropka i klucz liczby, np. „2024.1.nk_a_received”.",
}
"""How the key of a line is written."""
LAYOUTS = tuple(KEY_WORDS)
TOTAL = "total"
"""The column of the whole figure; every other column is named like the part it shows."""
_KEY = re.compile(r"(\d{4})\.([a-z0-9_]+)")
_GOAL_KEY = re.compile(r"(\d{4})\.(\d+)(?:\.([a-z0-9_]+))?")


@dataclass(frozen=True)
class LayoutLine:
    """A line of the table: what it shows, its words, the years for which it stands.

    `goal` is the number of the programme's goal; without a figure the line is the goal itself.
    """

    since: int
    figure: str
    label: str
    until: date | None
    goal: int = 0

    def stands_in(self, period: Period) -> bool:
        return self.since <= period.last.year and (self.until is None or self.until >= period.last)


def line_of(dictionary: str, key: str, label: str, until: date | None) -> LayoutLine | None:
    """Return the line of an entry, None for a key that names no year or nothing."""
    if dictionary == GOALS:
        found = _GOAL_KEY.fullmatch(key)
        if found is None:
            return None
        year, goal, figure = found.groups()
        return LayoutLine(int(year), figure or "", label, until, int(goal))
    found = _KEY.fullmatch(key)
    return LayoutLine(int(found[1]), found[2], label, until) if found else None
