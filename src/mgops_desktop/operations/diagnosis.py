"""What a user does with a diagnosis: it is entered and corrected with all its areas in one form."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict, Problem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.drafts import draft_name
from mgops_desktop.operations.records.parts import (
    Given,
    at_part,
    is_blank,
    own_fields,
    parts_of,
    refused_at,
)
from mgops_desktop.operations.records.saving import (
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea

KIND, PART, AREA = "diagnosis", "diagnosis_area", "area"
_CHANGED = (
    "Ktoś zmienił tę diagnozę, odkąd ją otwarto. Niczego nie nadpisano; porównaj obie wersje."
)
_EMPTIED = "obszar usunięto z diagnozy"


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
    record, odd = store_new(session, writable_sheet(session, KIND), own_fields(given))
    for area, values in parts_of(given, AREA).items():
        if not is_blank(values):
            odd += _store_area(session, record.id, area, values)
    ask_about(odd, accepted)
    require_reach_of(session, KIND, record.id)
    discard(session, draft_name(KIND, owner.id if owner else None), None)
    return record.id


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
    require_reach_of(session, KIND, diagnosis)
    found = session.get_one(Diagnosis, diagnosis)
    if version_of(session, diagnosis) != version:
        raise Conflict(_CHANGED)
    own = (found.version, own_fields(given), accepted, reason)
    correct_record(session, KIND, diagnosis, *own)
    stored = _areas(session, diagnosis)
    odd: list[Problem] = []
    for area, values in parts_of(given, AREA).items():
        known = stored.get(area)
        if known is None and not is_blank(values):
            odd += _store_area(session, diagnosis, area, values)
        elif known is not None and is_blank(values):
            put_in_bin(session, known, _EMPTIED)
        elif known is not None:
            with refused_at(AREA, area, "score"):
                correct_record(session, PART, known.id, known.version, values, accepted)
    ask_about(odd, accepted)


def version_of(session: Session, diagnosis: UUID) -> int:
    """Return a number that grows with every change of the diagnosis or of one of its areas."""
    own = session.get_one(Diagnosis, diagnosis).version
    return own + sum(one.version for one in _areas(session, diagnosis).values())


def _store_area(session: Session, diagnosis: UUID, area: str, values: Given) -> list[Problem]:
    whole: Given = {**values, "diagnosis": str(diagnosis), "area": area}
    with refused_at(AREA, area, "score"):
        _record, odd = store_new(session, writable_sheet(session, PART), whole)
    return at_part(AREA, area, odd, "score")


def _areas(session: Session, diagnosis: UUID) -> dict[str, DiagnosisArea]:
    query = select(DiagnosisArea).where(DiagnosisArea.diagnosis_id == diagnosis)
    return {one.area: one for one in session.scalars(query)}
