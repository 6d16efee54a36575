"""The form of a diagnosis: its own fields and a row for each area, begun from the diagnosis before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.diagnosis import BEST, RESOURCE_LABELS, WORST
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.diagnosis import AREA, KIND, version_of
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.dictionaries import AREA as AREAS
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.diagnosis import AreaRow, DiagnosisRow, diagnoses_of_case
from mgops_desktop.storage.plan_seeds import level_words
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.diagnosis import Diagnosis

SCORE, RESOURCE, DESCRIPTION, NOTE = "score", "resource", "description", "resource_note"


@dataclass(frozen=True)
class AreaLine:
    """An area as a row of the form: what each score means in it, and what was found the time before."""

    key: str
    label: str
    levels: tuple[str, ...]
    before: Mapping[str, FormValue]


@dataclass(frozen=True)
class DiagnosisForm:
    """The form with its areas; `compared` is the day of the diagnosis before, None where there was none."""

    form: RecordForm
    areas: tuple[AreaLine, ...]
    compared: date | None


@question("formularz diagnozy", Right.CASEWORK_WRITE)
def diagnosis_form(
    session: Session,
    record: UUID | None = None,
    owner: RecordRef | None = None,
    draft: Mapping[str, FormValue] | None = None,
    known: Mapping[str, FormValue] | None = None,
) -> DiagnosisForm:
    """Return the form of a stored diagnosis, or of a new one that begins with what the last one found.

    Raises NotAllowed without the right to write it and outside the account's reach.
    """
    if owner is not None:
        require_reach_of(session, owner.kind, owner.id)
    form = record_form(session, KIND, record, owner, draft, known)
    with veil.lifted():  # what stands in a form is corrected, and stored again
        stored, before = _with_before(session, record, owner)
    begun = stored if stored is not None else before
    values: dict[str, FormValue] = {**form.values}
    if record is None:
        values |= {"day": str(today_of(session))}
    areas = tuple(_lines(session, stored, before))
    for line in areas:
        found = next((one for one in begun.areas if one.area == line.key), None) if begun else None
        values |= {
            part_field(AREA, line.key, name): value for name, value in area_values(found).items()
        }
    version = version_of(session, record) if record else 0
    fields = (*form.fields, *(shape for line in areas for shape in _shapes(line)))
    whole = replace(form, fields=fields, values=values, version=version)
    return DiagnosisForm(whole, areas, before.day if before else None)


def area_values(area: AreaRow | None) -> dict[str, FormValue]:
    """Return what the fields of a row hold for a stored area; nothing for one that was not looked at."""
    if area is None:
        return {SCORE: None, RESOURCE: None, DESCRIPTION: "", NOTE: ""}
    return {
        SCORE: area.score,
        RESOURCE: str(area.resource) if area.resource else None,
        DESCRIPTION: area.description,
        NOTE: area.resource_note,
    }


def _with_before(
    session: Session, record: UUID | None, owner: RecordRef | None
) -> tuple[DiagnosisRow | None, DiagnosisRow | None]:
    """The diagnosis itself, if it is stored, and the one before it in the work with the family."""
    found: list[DiagnosisRow] = []
    for case in _cases(session, record, owner):
        found += diagnoses_of_case(session, case)
    found.sort(key=lambda one: one.day, reverse=True)
    own = next((one for one in found if one.id == record), None)
    earlier = [one for one in found if own is None or one.day < own.day]
    return own, earlier[0] if earlier else None


def _cases(session: Session, record: UUID | None, owner: RecordRef | None) -> list[UUID]:
    if record is not None:
        own = select(Diagnosis.case_id).where(Diagnosis.id == record).scalar_subquery()
        family = select(Case.family_id).where(Case.id == own).scalar_subquery()
        return list(session.scalars(select(Case.id).where(Case.family_id == family)))
    if owner is None or owner.kind != "family":
        return []
    return list(session.scalars(select(Case.id).where(Case.family_id == owner.id)))


def _lines(
    session: Session, stored: DiagnosisRow | None, before: DiagnosisRow | None
) -> list[AreaLine]:
    """The areas in use today, and those that stand in the diagnosis already."""
    areas = dictionaries_of(session)[AREAS]
    earlier = {one.area: one for one in before.areas} if before else {}
    wanted = [one.key for one in areas.in_use(today_of(session))]
    for row in (stored, before):
        wanted += [one.area for one in (row.areas if row else ()) if one.area not in wanted]
    return [
        AreaLine(
            key,
            areas.label(key),
            tuple(level_words(key, score) for score in range(WORST, BEST + 1)),
            area_values(earlier[key]) if key in earlier else {},
        )
        for key in wanted
    ]


def _shapes(line: AreaLine) -> list[FieldShape]:
    resources = tuple(Option(str(key), words) for key, words in RESOURCE_LABELS.items())
    shapes = (
        FieldShape(SCORE, f"{line.label}: punkty", FieldType.NUMBER, most=BEST),
        FieldShape(RESOURCE, f"{line.label}: zasób", FieldType.CHOICE, options=resources),
        FieldShape(DESCRIPTION, f"{line.label}: opis", FieldType.TEXT, private=True),
        FieldShape(NOTE, f"{line.label}: jaki to zasób", FieldType.LINE, most=200, private=True),
    )
    return [replace(one, name=part_field(AREA, line.key, one.name)) for one in shapes]
