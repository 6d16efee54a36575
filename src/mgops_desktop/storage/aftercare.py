"""What is due in the monitoring after the work with a family (art. 15 ust. 1 pkt 16)."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import belongs_to_case
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.visit import AftercareWay, AssessmentKind, VisitKind, VisitPurpose
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.statement import earlier_ends
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Aftercare, AftercareNote, Assessment
from mgops_desktop.storage.tables.statement import Statement
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Families, Terms


def aftercare_agreed(session: Session, case: UUID, family: UUID, day: date) -> bool:
    """Whether the family agreed to the monitoring: in a statement that holds, or in the final assessment."""
    said = select(Statement.case_id, Statement.day).where(
        Statement.kind == StatementKind.AFTERCARE,
        Statement.family_id == family,
        Statement.day <= day,
        or_(Statement.withdrawn_on.is_(None), Statement.withdrawn_on > day),
    )
    earlier = earlier_ends(session, [family]).get(case)
    if any(belongs_to_case(of, on, case, earlier) for of, on in session.execute(said)):
        return True
    assessed = select(Assessment.id).where(
        Assessment.case_id == case,
        Assessment.kind == AssessmentKind.FINAL,
        Assessment.aftercare_consent.is_(True),
    )
    return _any(session, assessed)


def monitored_before(
    session: Session, family: UUID, began: date, case: UUID | None
) -> Sequence[Aftercare]:
    """Monitorings after earlier cases of a family that have not ended by the day a case of it begins.

    `case` is that case, None where it is not stored yet. An earlier case may have ended on that very day.
    """
    query = (
        select(Aftercare)
        .join(Case, Case.id == Aftercare.case_id)
        .where(Case.family_id == family, Case.ended <= began)
        .where(or_(Aftercare.ended.is_(None), Aftercare.ended >= began))
    )
    return session.scalars(query if case is None else query.where(Case.id != case)).all()


def has_contacts(session: Session, aftercare: Aftercare) -> bool:
    """Whether something happened in a monitoring: a note of it, or a visit of its case."""
    noted = select(AftercareNote.id).where(AftercareNote.aftercare_id == aftercare.id)
    visited = (
        select(Visit.id)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .where(visit_case.c.case_id == aftercare.case_id, Visit.purpose == VisitPurpose.AFTERCARE)
    )
    return _any(session, noted, visited)


def _any(session: Session, *queries: Select[UUID]) -> bool:
    return any(session.scalars(query.limit(1)).first() is not None for query in queries)


def _last_contacts(session: Session, aftercare: list[UUID], since: date) -> dict[UUID, date]:
    """The last contact of each monitoring that was reached: by its notes, and by visits of its case.

    Visits are asked by their days, which an index tells whole: those of a case would have to be opened one by one, and
    most are from before `since`, when the first of the monitorings began.
    """
    noted = (
        select(AftercareNote.aftercare_id, func.max(AftercareNote.day))
        .where(AftercareNote.aftercare_id.in_(aftercare), AftercareNote.way != AftercareWay.FAILED)
        .group_by(AftercareNote.aftercare_id)
    )
    visited = select(Visit.id).where(
        Visit.day >= since, Visit.purpose == VisitPurpose.AFTERCARE, Visit.kind != VisitKind.FAILED
    )
    by_case = (
        select(visit_case.c.case_id, func.max(Visit.day))
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(among(Visit.id, session.scalars(visited).all()))
        .group_by(visit_case.c.case_id)
    )
    return {owner: day for query in (noted, by_case) for owner, day in session.execute(query).all()}


def due_aftercare(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next contact in the monitoring after the work with a family, and its end."""
    query = (
        select(Aftercare.id, Case.family_id, Aftercare.began, Aftercare.planned_end, Case.id)
        .join(Case, Case.id == Aftercare.case_id)
        .where(Aftercare.ended.is_(None), of_these(Case.family_id, families))
    )
    running = session.execute(query).all()
    if not running:
        return
    since = min(row[2] for row in running)
    reached = _last_contacts(session, [row[0] for row in running], since)
    for id_, family, began, planned_end, case in running:
        ref = RecordRef("aftercare", id_)
        last = max((day for day in (reached.get(id_), reached.get(case)) if day), default=began)
        yield terms.item("aftercare_visit", max(last, began), ref, family, today)
        if planned_end is None:
            yield terms.item("aftercare", began, ref, family, today)
        else:
            yield terms.agreed(
                "aftercare",
                "Koniec monitoringu po zakończeniu pracy z rodziną",
                planned_end,
                began,
                ref,
                family,
                today,
                who="asystent rodziny",
                basis="zaplanowany koniec monitoringu",
            )
