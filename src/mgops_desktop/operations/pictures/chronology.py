"""The strip of time of a family, over the last months or over the whole work with it."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.drawing.chronology import Stretch, chronology, stretch
from mgops_desktop.domain.drawing.shapes import Drawing
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.pictures.happenings import ROWS, happenings_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.reach import require_reach

ALL_MONTHS = 0
"""Asks for everything since the first thing that happened."""
_LEAST, _MOST = 12, 240


@question("oś czasu", Right.CASEWORK_READ)
def chronology_of(
    session: Session, family: UUID, months: int, *, on_paper: bool = False
) -> Drawing:
    """Return what happened with a family in so many months, the present one the last; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, "oś czasu")
    found = happenings_of(session, family, on_paper=on_paper)
    if on_paper:  # free texts stay in the file
        found = [replace(one, words="") for one in found]
    today = today_of(session)
    if months == ALL_MONTHS:
        first = min((one.first for one in found), default=today)
        apart = (today.year - first.year) * 12 + today.month - first.month + 1
        months = min(max(apart, _LEAST), _MOST)
    shown: Stretch = stretch(months, today)
    present = {one.row for one in found if shown.shows(one)}
    always = ROWS[:1]
    rows = [row for row in ROWS if row in present or row in always]
    return chronology(rows, found, shown)
