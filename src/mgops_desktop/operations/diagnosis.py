"""What a user does with a diagnosis: it is entered and corrected with all its areas in one form."""

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

KIND, AREA = "diagnosis", "area"
_DIAGNOSIS = Whole(
    KIND,
    part="diagnosis_area",
    group=AREA,
    key="area",
    reference="diagnosis",
    first="score",
    changed="Ktoś zmienił tę diagnozę, odkąd ją otwarto. Niczego nie nadpisano; porównaj obie wersje.",
    emptied="obszar usunięto z diagnozy",
)


@operation("zapisanie diagnozy", Right.CASEWORK_WRITE)
def record_diagnosis(
    session: Session,
    given: Given,
    accepted: Sequence[str] = (),
    owner: RecordRef | None = None,
) -> UUID:
    """Store a new diagnosis with the areas that something was said of; its draft is gone with it. Returns its id.

    Fields of areas are named "area.<key>.<column>". Raises what `record_new` raises, with problems at these fields.
    """
    return store_whole(session, _DIAGNOSIS, given, accepted, owner)


@operation("poprawienie diagnozy", Right.CASEWORK_WRITE)
def correct_diagnosis(
    session: Session,
    diagnosis: UUID,
    version: int,
    given: Given,
    accepted: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Store what was changed in a diagnosis and its areas; an emptied area goes into the bin.

    `version` is that of `version_of`. Raises Conflict and what `correct_record` raises.
    """
    correct_whole(session, _DIAGNOSIS, diagnosis, version, given, accepted, reason)


def version_of(session: Session, diagnosis: UUID) -> int:
    """Return a number that grows with every change of the diagnosis or of one of its areas."""
    return version_of_whole(session, _DIAGNOSIS, diagnosis)
