"""What lies in the file of a family: documents of the register, letters and kept files, numbered by their day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.court import LETTER_LABELS, LetterDirection
from mgops_desktop.domain.sorting import register_key
from mgops_desktop.domain.statement import STATEMENT_LABELS
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.operations.documents.about_family import full_name
from mgops_desktop.operations.documents.gathering import Gathered
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.statement import Statement

_FILED = {Document.__tablename__, Letter.__tablename__}
"""Kinds whose scans are the paper that is listed already."""


class _Paper(NamedTuple):
    day: date
    number: str
    what: str


def file_values(session: Session, family: UUID, day: date) -> Gathered:
    """Return the papers in the file of a family up to the day, the oldest first, and how many there are."""
    papers = sorted(
        (
            one
            for found in (_documents, _letters, _files)
            for one in found(session, family)
            if one.day <= day
        ),
        key=lambda one: (one.day, register_key(one.number), one.what),
    )
    return {
        "papers": [
            {
                "paper_place": str(place),
                "paper_day": short_date(one.day),
                "paper_number": one.number,
                "paper_what": one.what,
            }
            for place, one in enumerate(papers, 1)
        ],
        "papers_count": counted(len(papers), "dokument") if papers else "",
    }


def statement_values(session: Session, family: UUID, day: date) -> Gathered:
    """Return what members of a family have declared by the day."""
    query = (
        select(Statement, Person)
        .join(Person, Person.id == Statement.person_id)
        .where(Statement.family_id == family, Statement.day <= day)
        .order_by(Statement.day, Statement.number)
    )
    return {
        "statements": [
            {
                "statement_kind": STATEMENT_LABELS[one.kind],
                "statement_by": full_name(person),
                "statement_day": short_date(one.day),
                "statement_until": short_date(one.withdrawn_on) if one.withdrawn_on else "",
            }
            for one, person in session.execute(query)
        ]
    }


def _documents(session: Session, family: UUID) -> Iterator[_Paper]:
    """Every document but those that a newer version replaced."""
    query = select(Document).where(Document.family_id == family)
    found = session.scalars(query).all()
    replaced = {one.replaces_id for one in found}
    for one in found:
        if one.id not in replaced:
            yield _Paper(one.made_on, one.number, one.heading)


def _letters(session: Session, family: UUID) -> Iterator[_Paper]:
    """Letters of which the file holds no document: the others are listed with that."""
    papers = select(Document.letter_id).where(Document.letter_id.is_not(None))
    query = select(Letter).where(Letter.family_id == family)
    query = query.where(or_(Letter.direction == LetterDirection.IN, Letter.id.not_in(papers)))
    for one in session.scalars(query):
        if one.day is not None:
            yield _Paper(one.day, one.sign or one.number, f"pismo: {LETTER_LABELS[one.kind]}")


def _files(session: Session, family: UUID) -> Iterator[_Paper]:
    query = select(AttachedFile).where(
        AttachedFile.family_id == family, AttachedFile.of_kind.not_in(_FILED)
    )
    for one in session.scalars(query):
        yield _Paper(as_local(one.created_at).date(), one.number, f"plik: {one.name}")
