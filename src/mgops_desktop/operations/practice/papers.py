"""Some documents in the register: one that waits to be printed, one to be signed, one signed, one filed."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.court import LetterKind
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import NewDocument, make_document, note_document
from mgops_desktop.operations.documents.reaching import FOR_WHOM
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation, Letter
from mgops_desktop.storage.tables.plan import Assessment, PlanVersion

_PRINTED, _FILED = DocumentState.PRINTED, DocumentState.FILED


class _Paper(NamedTuple):
    """A document to be made: its template, its record, what has become of it by the evening."""

    key: str
    kind: str
    record: UUID | None
    steps: tuple[DocumentState, ...]


def make_papers(session: Session) -> int:
    """Register a few documents of the newest records; returns how many."""
    made = 0
    for paper in _papers(session):
        if paper.record is None:
            continue
        of = RecordRef(paper.kind, paper.record)
        sides = document_draft(session, paper.key, of, {}).sides
        typed = {FOR_WHOM: sides[0]} if sides else {}
        new = NewDocument(paper.key, of, typed)
        document = make_document(session, new)
        for step in paper.steps:
            note_document(session, document, step)
        made += 1
    return made


def _papers(session: Session) -> Iterator[_Paper]:
    consenting = Case.basis == Basis.CONSENT
    for key, query, steps in (
        (
            "zgoda-rodziny",
            select(Case.family_id)
            .where(consenting, Case.ended.is_(None), Case.consent_on.is_not(None))
            .order_by(Case.began.desc()),
            (_PRINTED,),  # signed by the statements of the carers
        ),
        (
            "plan-pracy",
            select(PlanVersion.id)
            .where(PlanVersion.family_signed_on.is_not(None))
            .order_by(PlanVersion.valid_from.desc(), PlanVersion.number),
            (_PRINTED, _FILED),  # signed in the version of the plan
        ),
        (
            "ocena-okresowa",
            select(Assessment.id)
            .where(Assessment.kind == AssessmentKind.PERIODIC)
            .order_by(Assessment.day.desc(), Assessment.number),
            (_PRINTED,),
        ),
        (
            "sprawozdanie-dla-sadu",
            select(Letter.id)
            .join(CourtObligation, CourtObligation.family_id == Letter.family_id)
            .where(Letter.kind == LetterKind.COURT_REPORT_ON_PLAN)
            .order_by(Letter.day.desc(), Letter.number),
            (),  # entered as a letter first
        ),
        (
            "opinia-dla-sadu",
            select(Letter.id)
            .where(Letter.kind == LetterKind.COURT_OPINION)
            .order_by(Letter.day.is_not(None), Letter.number),
            (_PRINTED,),
        ),
    ):
        yield _Paper(key, _KINDS[key], session.scalars(query.limit(1)).first(), steps)


_KINDS = {
    "zgoda-rodziny": "family",
    "plan-pracy": "plan_version",
    "ocena-okresowa": "assessment",
    "sprawozdanie-dla-sadu": "letter",
    "opinia-dla-sadu": "letter",
}
