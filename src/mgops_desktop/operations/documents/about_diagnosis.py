"""What documents say of a diagnosis: its areas with scores and resources, the child's opinion."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.diagnosis import HEARING_LABELS, RESOURCE_LABELS
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_family import worker_name
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.storage.diagnosis import AREAS, AreaRow, areas_of
from mgops_desktop.storage.plan_seeds import level_words
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.diagnosis import Diagnosis


@source("diagnosis")
def of_diagnosis(session: Session, diagnosis: UUID, day: date) -> Source:
    """Gather a diagnosis with what is known of the family on its day."""
    found = session.get_one(Diagnosis, diagnosis)
    case = session.get_one(Case, found.case_id)
    labels = {one.key: one.label for one in dictionary(session, AREAS)}
    areas = areas_of(session, [diagnosis]).get(diagnosis, [])
    return Source(
        case.family_id,
        around(session, case.family_id, day, case)
        | {
            "diagnosis_number": found.number,
            "diagnosis_day": on(found.day),
            "diagnosis_by": worker_name(session, found.worker_id),
            "diagnosis_summary": found.summary,
            "hearing": HEARING_LABELS[found.hearing] if found.hearing else "",
            "child_voice": found.child_opinion,
            "diagnosis_areas": [_area(one, labels.get(one.area, one.area)) for one in areas],
        },
    )


def _area(one: AreaRow, label: str) -> Gathered:
    has = RESOURCE_LABELS[one.resource] if one.resource else ""
    return {
        "area": label,
        "area_score": _score(one),
        "area_description": one.description,
        "area_resource": ": ".join(part for part in (has, one.resource_note) if part),
    }


def _score(one: AreaRow) -> str:
    """The score with what it means in this area."""
    if one.score is None:
        return ""
    return f"{one.score} – {level_words(one.area, one.score)}"
