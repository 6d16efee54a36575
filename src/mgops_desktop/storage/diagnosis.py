"""Questions about diagnoses of a family and about the centre's own library of goals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.diagnosis import Hearing, Resource, Scores
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea, LibraryEntry

AREAS = "diagnosis_area"
"""The dictionary of areas."""


@dataclass(frozen=True)
class AreaRow:
    """What a diagnosis says of one area; `area` is the key of the dictionary."""

    id: UUID
    version: int
    area: str
    score: int | None
    description: str
    resource: Resource | None
    resource_note: str


@dataclass(frozen=True)
class DiagnosisRow:
    """A diagnosis with its areas in the order of the centre's dictionary."""

    id: UUID
    number: str
    day: date
    summary: str
    hearing: Hearing | None
    child_opinion: str
    areas: tuple[AreaRow, ...]

    @property
    def scores(self) -> Scores:
        """The areas that were scored."""
        return Scores(
            self.day, {one.area: one.score for one in self.areas if one.score is not None}
        )


@dataclass(frozen=True)
class LibraryRow:
    """One goal with an action; `id` is None for what the program ships."""

    id: UUID | None
    area: str
    goal: str
    action: str
    expected_effect: str
    plain_words: str
    forms: tuple[str, ...]
    tasks: tuple[str, ...]


@question("diagnozy rodziny", Right.CASEWORK_READ)
def diagnoses_of_family(session: Session, family: UUID) -> list[DiagnosisRow]:
    """Return the diagnoses of a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    cases = select(Case.id).where(Case.family_id == family)
    return _rows(session, Diagnosis.case_id.in_(cases))


def diagnoses_of_case(session: Session, case: UUID) -> list[DiagnosisRow]:
    """Return the diagnoses of one case, the newest first."""
    return _rows(session, Diagnosis.case_id == case)


def areas_of(session: Session, diagnoses: Iterable[UUID]) -> dict[UUID, list[AreaRow]]:
    """Return the areas of diagnoses, in the order of the centre's dictionary."""
    place = {one.key: number for number, one in enumerate(dictionary(session, AREAS))}
    names = AreaRow.__dataclass_fields__
    query = select(
        DiagnosisArea.diagnosis_id, *(getattr(DiagnosisArea, name) for name in names)
    ).where(DiagnosisArea.diagnosis_id.in_(list(diagnoses)))
    found: dict[UUID, list[AreaRow]] = defaultdict(list)
    for diagnosis, *row in session.execute(query):
        found[diagnosis].append(AreaRow(*row))
    for rows in found.values():
        rows.sort(key=lambda one: (place.get(one.area, len(place)), one.area))
    return found


@question("biblioteka celów ośrodka", Right.CASEWORK_READ)
def own_library(session: Session) -> list[LibraryRow]:
    """Return the centre's own goals and actions, by area and goal."""
    names = LibraryRow.__dataclass_fields__
    query = select(*(getattr(LibraryEntry, name) for name in names))
    rows = [LibraryRow(**_tuples(row._asdict())) for row in session.execute(query)]
    return sorted(rows, key=lambda one: (one.area, one.goal, one.action))


def _rows(session: Session, which: object) -> list[DiagnosisRow]:
    names = ("id", "number", "day", "summary", "hearing", "child_opinion")
    query = (
        select(*(getattr(Diagnosis, name) for name in names))
        .where(which)  # type: ignore[arg-type]
        .order_by(Diagnosis.day.desc(), Diagnosis.number.desc())
    )
    found = session.execute(query).all()
    areas = areas_of(session, [row.id for row in found])
    return [DiagnosisRow(**row._mapping, areas=tuple(areas.get(row.id, ()))) for row in found]


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
