"""Which points of a day go on the wall, and in which order."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.sittings import SittingLine, day_agenda


@question("punkty dnia na ekran", Right.BLUE_CARD)
def projected(session: Session, day: date, first: UUID | None) -> list[SittingLine]:
    """Return the planned sittings of groups of the day, from the first on; those before it follow at the end."""
    lines = [
        one for one in day_agenda(session, day).lines if one.planned and one.procedure is not None
    ]
    begin = next((place for place, one in enumerate(lines) if one.record.id == first), 0)
    return lines[begin:] + lines[:begin]
