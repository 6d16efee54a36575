"""What the records of a case hold for the period of an assessment; nothing of it comes from Blue Card procedures."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment_draft import (
    ActionFact,
    EventFact,
    PeriodFacts,
    StepFact,
    VisitFact,
)
from mgops_desktop.domain.court import COURT_ORDER_LABELS
from mgops_desktop.domain.diagnosis import score_changes
from mgops_desktop.domain.family import MEMBER_ROLE_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import VisitPurpose
from mgops_desktop.storage.diagnosis import DiagnosisRow, diagnoses_of_case
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation, CourtOrder
from mgops_desktop.storage.tables.family import Membership, Pregnancy
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.intervention import Intervention
from mgops_desktop.storage.tables.meeting import FamilyMeeting
from mgops_desktop.storage.tables.plan import ActionProgress, PlanAction, WorkPlan
from mgops_desktop.storage.tables.visit import Visit, visit_case

_SINGLE: tuple[tuple[type[FamilyMeeting | Intervention], str], ...] = (
    (FamilyMeeting, "Odbyło się spotkanie w sprawie rodziny"),
    (Intervention, "Przeprowadzono interwencję w rodzinie"),
)
"""Events of one day. Who took part and what was said stays out: the assessment goes to the family and to the court."""


def facts_of(session: Session, case: UUID, period: Period) -> PeriodFacts:
    """Return what an assessment of the case for this period is drafted from."""
    family = session.scalars(select(Case.family_id).where(Case.id == case)).one()
    before, after = _compared(diagnoses_of_case(session, case), period)
    return PeriodFacts(
        case,
        period,
        tuple(_visits(session, case, period)),
        tuple(actions_of(session, case)),
        tuple(score_changes(before.scores, after.scores)) if before and after else (),
        (before.id, after.id) if before and after else (),
        tuple(one for one in _events(session, family) if one.day in period),
    )


def _compared(
    newest_first: list[DiagnosisRow], period: Period
) -> tuple[DiagnosisRow | None, DiagnosisRow | None]:
    """The last diagnosis of the period, and the one that it is compared with: that before the period, or its first."""
    until = [one for one in newest_first if one.day <= period.last]
    within = [one for one in until if one.day >= period.first]
    earlier = [one for one in until if one.day < period.first]
    if not within:
        return None, None
    before = earlier[0] if earlier else within[-1]
    return (before, within[0]) if before is not within[0] else (None, None)


def _visits(session: Session, case: UUID, period: Period) -> Iterable[VisitFact]:
    names = ("id", "day", "kind", "minutes", "course", "agreed_family", "agreed_worker")
    query = (
        select(*(getattr(Visit, name) for name in names))
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .where(
            visit_case.c.case_id == case,
            Visit.purpose == VisitPurpose.CASEWORK,
            Visit.day >= period.first,
            Visit.day <= period.last,
        )
        .order_by(Visit.day, Visit.number)
    )
    return (VisitFact(*row) for row in session.execute(query))


def actions_of(session: Session, case: UUID) -> list[ActionFact]:
    """Return the actions of the plans of a case with their progress, in the order of the plan."""
    query = (
        select(
            PlanAction.id,
            PlanAction.action,
            PlanAction.deadline,
            PlanAction.result,
            PlanAction.result_on,
            PlanAction.result_note,
        )
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .where(WorkPlan.case_id == case)
        .order_by(
            WorkPlan.began,
            PlanAction.goal,
            PlanAction.position.nulls_last(),
            PlanAction.deadline.nulls_last(),
            PlanAction.number,
        )
    )
    found = session.execute(query).all()
    steps: dict[UUID, list[StepFact]] = defaultdict(list)
    progress = (
        select(
            ActionProgress.action_id, ActionProgress.id, ActionProgress.day, ActionProgress.how_far
        )
        .where(ActionProgress.action_id.in_([row.id for row in found]))
        .order_by(ActionProgress.day, ActionProgress.number)
    )
    for action, id_, day, how_far in session.execute(progress):
        steps[action].append(StepFact(id_, day, how_far))
    return [ActionFact(*row, tuple(steps[row.id])) for row in found]


def _events(session: Session, family: UUID) -> Iterable[EventFact]:
    members = select(Membership.person_id).where(Membership.family_id == family)
    in_family = Placement.child_id.in_(members)
    for id_, began, ended in _spans(session, Placement, in_family):
        yield _event("placement", id_, began, "Dziecko umieszczono w pieczy zastępczej")
        yield _event(
            "placement", id_, ended, "Skończył się pobyt dziecka w pieczy zastępczej", end=True
        )
    for id_, began, ended in _spans(session, Pregnancy, Pregnancy.person_id.in_(members)):
        yield _event("pregnancy", id_, began, "Odnotowano ciążę w rodzinie")
        yield _event("pregnancy", id_, ended, "Ciąża w rodzinie się zakończyła", end=True)
    for id_, began, ended in _spans(session, CourtObligation, CourtObligation.family_id == family):
        yield _event("court_obligation", id_, began, "Sąd zobowiązał rodzinę do pracy z asystentem")
        yield _event(
            "court_obligation", id_, ended, "Skończyło się zobowiązanie rodziny przez sąd", end=True
        )
    yield from _orders(session, family)
    for table, words in _SINGLE:
        query = select(table.id, table.day).where(table.family_id == family)
        for id_, day in session.execute(query):
            yield _event(table.__tablename__, id_, day, words)
    yield from _changes_of_members(session, family)


def _orders(session: Session, family: UUID) -> Iterable[EventFact]:
    query = select(CourtOrder.id, CourtOrder.received, CourtOrder.kind).where(
        CourtOrder.family_id == family
    )
    for id_, received, kind in session.execute(query):
        words = f"Postanowienie sądu: {COURT_ORDER_LABELS[kind]}"
        yield _event("court_order", id_, received, words)


def _changes_of_members(session: Session, family: UUID) -> Iterable[EventFact]:
    query = select(Membership.id, Membership.began, Membership.ended, Membership.role).where(
        Membership.family_id == family
    )
    first = min((row.began for row in session.execute(query)), default=None)
    for id_, began, ended, role in session.execute(query):
        label = MEMBER_ROLE_LABELS[role]
        if began != first:  # whoever was there from the beginning did not come
            yield _event("membership", id_, began, f"Nowa osoba w rodzinie: {label}")
        yield _event(
            "membership", id_, ended, f"Osoba, która nie należy już do rodziny: {label}", end=True
        )


def _event(kind: str, id_: UUID, day: date | None, words: str, *, end: bool = False) -> EventFact:
    """An event; what has not ended lies beyond every period."""
    return EventFact(RecordRef(kind, id_), day or date.max, words, end)


def _spans(session: Session, table: Any, which: ColumnElement[bool]) -> list[Any]:
    query = select(table.id, table.began, table.ended).where(which)
    return [(row.id, row.began, row.ended) for row in session.execute(query)]
