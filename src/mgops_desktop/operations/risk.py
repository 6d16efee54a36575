"""What a user does with a risk sheet: it is entered and corrected with all its answers in one form."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.parts import Given
from mgops_desktop.operations.records.whole import (
    Whole,
    correct_whole,
    store_whole,
    version_of_whole,
)
from mgops_desktop.storage.access import operation

KIND, FACTOR = "risk_sheet", "factor"
ANSWER, SOURCE = "answer", "source"
_SHEET = Whole(
    KIND,
    part="risk_answer",
    group=FACTOR,
    key="factor",
    reference="sheet",
    first=ANSWER,
    changed="Ktoś zmienił ten arkusz, odkąd go otwarto. Niczego nie nadpisano; porównaj obie wersje.",
    emptied="odpowiedź usunięto z arkusza",
)


@operation("zapisanie arkusza ryzyka", Right.BLUE_CARD)
def record_risk_sheet(
    session: Session,
    given: Given,
    accepted: Sequence[str] = (),
    owner: RecordRef | None = None,
) -> UUID:
    """Store a new risk sheet with its answers; its draft is gone with it. Returns its id.

    Fields of answers are named "factor.<key>.<column>". Raises what `record_new` raises, with problems at these fields.
    """
    return store_whole(session, _SHEET, given, accepted, owner)


@operation("poprawienie arkusza ryzyka", Right.BLUE_CARD)
def correct_risk_sheet(
    session: Session,
    sheet: UUID,
    version: int,
    given: Given,
    accepted: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Store what was changed in a risk sheet and its answers; an emptied answer goes into the bin.

    `version` is that of `sheet_version`. Raises Conflict and what `correct_record` raises.
    """
    correct_whole(session, _SHEET, sheet, version, given, accepted, reason)


def sheet_version(session: Session, sheet: UUID) -> int:
    """Return a number that grows with every change of the sheet or of one of its answers."""
    return version_of_whole(session, _SHEET, sheet)
