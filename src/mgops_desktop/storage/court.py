"""What the court and other offices expect by a day: reports, letters, reviews of children in care."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from mgops_desktop.domain.age import age_on
from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.court import LETTER_LABELS, LetterDirection, LetterKind
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import ChildRemoval, CourtObligation, Letter
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.foster_care import FosterChildReview, Placement
from mgops_desktop.storage.terms import Families, Terms

_FROM_SENDING = "; nie wpisano dnia doręczenia, więc liczono od wysłania"


def due_court_reports(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Reports on the work plan, on the day the court set (art. 109 § 4 KRO)."""
    table = CourtObligation
    query = select(table.id, table.family_id, table.began, table.next_report_due).where(
        table.next_report_due.is_not(None),
        or_(table.ended.is_(None), table.ended >= today),
        of_these(table.family_id, families),
    )
    for id_, family, began, due in session.execute(query):
        if due is not None:
            yield terms.agreed(
                "court_report",
                "Sprawozdanie dla sądu z realizacji planu pracy",
                due,
                began,
                RecordRef("court_obligation", id_),
                family,
                today,
                who="asystent rodziny",
                basis="termin wyznaczony przez sąd (art. 109 § 4 KRO)",
            )


def due_letters(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Letters that must go out by a day and have not gone yet; letters that came and have no answer by theirs.

    An answer that is being prepared stands for the letter that it answers: its own day counts.
    """
    answer = aliased(Letter)
    answered = _answers(answer).where(or_(answer.day.is_not(None), answer.due.is_not(None)))
    waits = or_(
        and_(Letter.direction == LetterDirection.OUT, Letter.day.is_(None)),
        and_(Letter.direction == LetterDirection.IN, Letter.id.not_in(answered)),
    )
    query = select(
        *(Letter.id, Letter.direction, Letter.kind, Letter.family_id),
        *(Letter.due, Letter.day, Letter.created_at),
    ).where(Letter.due.is_not(None), waits, of_these(Letter.family_id, families))
    for id_, direction, kind, family, due, day, created in session.execute(query):
        label = LETTER_LABELS[kind]
        if due is not None:
            yield terms.agreed(
                "letter",
                f"Odpowiedź: {label}" if direction == LetterDirection.IN else capitalised(label),
                due,
                day or local_day(created),
                RecordRef("letter", id_),
                family,
                today,
                who="asystent rodziny",
                basis="termin pisma",
            )


def _answers(answer: Any) -> Select[Any]:
    """Which letters these answer, asked once for the whole list: of one letter no index finds its answers."""
    return select(answer.answers_id).where(answer.answers_id.is_not(None))


def due_information_requests(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Answers of courts and offices to our questions (art. 190a): asked again when their term is over.

    Only while the family is worked with: of what was over before the program knows no answers.
    """
    answer = aliased(Letter)
    answered = _answers(answer).where(answer.day.is_not(None))
    worked_with = select(Case.id).where(
        Case.family_id == Letter.family_id, or_(Case.ended.is_(None), Case.ended >= today)
    )
    query = select(Letter.id, Letter.family_id, Letter.day, Letter.delivered_on).where(
        Letter.direction == LetterDirection.OUT,
        Letter.kind == LetterKind.INFORMATION_REQUEST,
        Letter.day <= today,
        Letter.id.not_in(answered),
        worked_with.exists(),
        of_these(Letter.family_id, families),
    )
    for id_, family, day, delivered in session.execute(query):
        start = delivered or day
        if start is not None:
            ref = RecordRef("letter", id_)
            item = terms.item("information_request", start, ref, family, today)
            words = "" if delivered else _FROM_SENDING
            yield replace(item, explanation=f"{item.explanation}{words}")


def due_court_notices(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The notice to the court within 24 hours after a child was secured (art. 12a ust. 5)."""
    query = select(ChildRemoval.id, ChildRemoval.family_id, ChildRemoval.moment).where(
        ChildRemoval.court_notified.is_(None), of_these(ChildRemoval.family_id, families)
    )
    for id_, family, moment in session.execute(query):
        yield terms.item("T23", moment, RecordRef("child_removal", id_), family, today)


def due_child_reviews(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Reviews of children in foster care: every 6 months, every 3 under three years of age."""
    last = (
        select(FosterChildReview.child_id, func.max(FosterChildReview.day).label("day"))
        .group_by(FosterChildReview.child_id)
        .subquery()
    )
    query = (
        select(Placement.id, Placement.family_id, Placement.began, last.c.day, Person.birth_date)
        .join(Person, Person.id == Placement.child_id)
        .outerjoin(last, last.c.child_id == Placement.child_id)
        .where(Placement.began <= today)
        .where(or_(Placement.ended.is_(None), Placement.ended > today))
        .where(of_these(Placement.family_id, families))
    )
    for id_, family, began, reviewed, born in session.execute(query):
        is_small = born is not None and age_on(born, today) < 3
        key = "foster_child_review_under_3" if is_small else "foster_child_review"
        ref = RecordRef("placement", id_)
        yield terms.item(key, max(began, reviewed or began), ref, family, today)
