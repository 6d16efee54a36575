"""The facts from which the state of families follows, read for many families at once."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import ClosureRow, PauseKind
from mgops_desktop.domain.case_state import (
    ApplicationFacts,
    CaseFacts,
    Facts,
    ReportFacts,
    Standing,
    standing_of,
)
from mgops_desktop.domain.visit import MEETINGS, AssessmentKind
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.statement import missing_consents_on
from mgops_desktop.storage.tables.casework import (
    Application,
    Assignment,
    Case,
    CasePause,
    DifficultyReport,
)
from mgops_desktop.storage.tables.plan import Aftercare, Assessment, PlanVersion, WorkPlan
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Families


def standings(session: Session, families: Families = None) -> dict[UUID, Standing]:
    """Return where these families stand today, by family; without those of which nothing is recorded."""
    today = today_of(session)
    reports = _newest(session, _reports(families), ReportFacts)
    applications = _newest(session, _applications(families), ApplicationFacts)
    cases = _cases(session, families, today)
    found = {}
    for family in reports.keys() | applications.keys() | cases.keys():
        facts = Facts(reports.get(family), applications.get(family), cases.get(family))
        if (standing := standing_of(facts, today)) is not None:
            found[family] = standing
    return found


def _reports(families: Families) -> Any:
    table = DifficultyReport
    return select(
        *(table.family_id, table.received, table.basis, table.needs_interview),
        *(table.interview_day, table.interview_result),
    ).where(table.family_id.is_not(None), of_these(table.family_id, families))


def _applications(families: Families) -> Any:
    table = Application
    return select(
        *(table.family_id, table.received, table.basis, table.decision, table.decided)
    ).where(of_these(table.family_id, families))


def _newest(session: Session, query: Any, made: Any) -> dict[UUID, Any]:
    """The newest of each family; sorted here, SQLite takes long over it."""
    rows = sorted(session.execute(query), key=lambda row: row.received)
    return {family: made(*rest) for family, *rest in rows}


def _cases(session: Session, families: Families, today: date) -> dict[UUID, CaseFacts]:
    names = ("id", "family_id", "basis", "began", "first_contact", "ended", "closure_reason")
    query = select(*(getattr(Case, name) for name in names)).where(
        of_these(Case.family_id, families)
    )
    rows = sorted(session.execute(query), key=lambda row: row.began)
    newest = {row.family_id: row for row in rows}
    reading = _Reading(session, list(newest.values()), today)
    return {family: reading.facts(row) for family, row in newest.items()}


class _Reading:
    """What hangs on these cases, by case: read only of the open ones or of the closed ones, as it is needed."""

    def __init__(self, session: Session, cases: Collection[Row[Any]], today: date) -> None:
        is_open = {row.id: row.ended is None or row.ended > today for row in cases}
        running = [case for case, still in is_open.items() if still]
        closed = [case for case, still in is_open.items() if not still]
        unmet = [row.id for row in cases if is_open[row.id] and row.first_contact is None]
        self._rows = {entry.key: entry.maps_to for entry in dictionary(session, "closure_reason")}
        self._assigned, self._led = _assignments(session, running, today)
        self._tried = _first_visits(session, unmet) if unmet else {}
        self._met = _first_visits(session, unmet, Visit.kind.in_(MEETINGS)) if unmet else {}
        self._planned, self._agreed = _plans(session, running)
        self._paused = _pauses(session, running, today)
        families = {row.family_id for row in cases if is_open[row.id]}
        missing = missing_consents_on(session, today, families) if families else []
        self._missing = {one.case: len(one.persons) for one in missing}
        self._aftercare = _aftercare(session, closed) if closed else {}
        self._finals = _assessed_finally(session, closed) if closed else set()

    def facts(self, row: Row[Any]) -> CaseFacts:
        """What the state of one case follows from."""
        paused, without = self._paused.get(row.id, (None, False))
        aftercare, over = self._aftercare.get(row.id, (None, None))
        reason = self._rows.get(row.closure_reason, "")
        return CaseFacts(
            basis=row.basis,
            began=row.began,
            assigned=self._assigned.get(row.id),
            led=row.id in self._led,
            tried=self._tried.get(row.id),
            met=row.first_contact or self._met.get(row.id),
            planned=self._planned.get(row.id),
            agreed=self._agreed.get(row.id),
            paused=paused,
            without_assistant=without,
            missing=self._missing.get(row.id, 0),
            ended=row.ended,
            closed_for=ClosureRow(reason) if reason else None,
            assessed_finally=row.id in self._finals,
            aftercare=aftercare,
            aftercare_ended=over,
        )


def _assessed_finally(session: Session, cases: Iterable[UUID]) -> set[UUID]:
    finals = select(Assessment.case_id).where(
        Assessment.kind == AssessmentKind.FINAL, among(Assessment.case_id, cases)
    )
    return set(session.scalars(finals))


def _assignments(
    session: Session, cases: Iterable[UUID], today: date
) -> tuple[dict[UUID, date], set[UUID]]:
    """The first day of an assistant on each case, and the cases that somebody works on today."""
    query = select(Assignment.case_id, Assignment.began, Assignment.ended).where(
        among(Assignment.case_id, cases)
    )
    first: dict[UUID, date] = {}
    led = set()
    for case, began, ended in session.execute(query):
        first[case] = min(began, first.get(case, began))
        if began <= today and (ended is None or ended >= today):
            led.add(case)
    return first, led


def _first_visits(session: Session, cases: Iterable[UUID], *kinds: Any) -> dict[UUID, date]:
    query = (
        select(visit_case.c.case_id, func.min(Visit.day))
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(among(visit_case.c.case_id, cases), *kinds)
        .group_by(visit_case.c.case_id)
    )
    return dict(session.execute(query).all())


def _plans(session: Session, cases: Iterable[UUID]) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """Since when each case has a plan, and since when one that the family answered."""
    listed = list(cases)
    began = (
        select(WorkPlan.case_id, func.min(WorkPlan.began))
        .where(among(WorkPlan.case_id, listed))
        .group_by(WorkPlan.case_id)
    )
    day = func.coalesce(PlanVersion.family_signed_on, PlanVersion.valid_from)
    answered = or_(PlanVersion.family_signed_on.is_not(None), PlanVersion.family_refused)
    agreed = (
        select(WorkPlan.case_id, func.min(day))
        .join(PlanVersion, PlanVersion.plan_id == WorkPlan.id)
        .where(among(WorkPlan.case_id, listed), answered)
        .group_by(WorkPlan.case_id)
    )
    return dict(session.execute(began).all()), dict(session.execute(agreed).all())


def _pauses(session: Session, cases: Iterable[UUID], today: date) -> dict[UUID, tuple[date, bool]]:
    query = select(CasePause.case_id, CasePause.began, CasePause.kind).where(
        among(CasePause.case_id, cases),
        CasePause.began <= today,
        or_(CasePause.ended.is_(None), CasePause.ended >= today),
    )
    return {
        case: (began, kind is PauseKind.NO_ASSISTANT)
        for case, began, kind in session.execute(query)
    }


def _aftercare(session: Session, cases: Iterable[UUID]) -> dict[UUID, tuple[date, date | None]]:
    query = select(Aftercare.case_id, Aftercare.began, Aftercare.ended).where(
        among(Aftercare.case_id, cases)
    )
    return {case: (began, ended) for case, began, ended in session.execute(query)}
