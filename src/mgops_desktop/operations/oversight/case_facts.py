"""What the files of many cases hold, read once for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.figure import Item
from mgops_desktop.domain.visit import AssessmentRhythm
from mgops_desktop.operations.oversight.signing import waiting_for_signature
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.statement import Consents, MissingConsent, WorkedCase
from mgops_desktop.storage.tables.casework import Application, Assignment, Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, PlanVersion, WorkPlan
from mgops_desktop.storage.tables.statement import Statement
from mgops_desktop.storage.terms import Families

CLOSED_MONTHS = 12
"""Cases closed in the last year are still looked at among the caseload."""
_Rows = dict[UUID, list[Any]]


@dataclass(frozen=True)
class CheckedCase:
    """A case whose file is looked at."""

    id: UUID
    number: str
    family: UUID
    family_number: str
    family_name: str
    basis: Basis
    began: date
    ended: date | None
    application: UUID | None
    consent_on: date | None
    closure_reason: str
    rhythm: AssessmentRhythm | None

    def is_open_on(self, day: date) -> bool:
        return self.ended is None or self.ended > day

    @property
    def as_worked(self) -> WorkedCase:
        """The case as far as its consents are concerned."""
        return WorkedCase(self.id, self.family, self.basis, self.began, self.consent_on)

    def worked_until(self, today: date) -> date:
        """The last day on which the family was worked with, today while it still is."""
        if self.ended is None or self.is_open_on(today):
            return today
        return max(add_days(self.ended, -1), self.began)


def caseload(session: Session) -> list[CheckedCase]:
    """Return the running cases in reach and those closed in the last year, by family and beginning."""
    today = today_of(session)
    since = add_months(today, -CLOSED_MONTHS)
    reach = families_in_reach(session)
    recent = or_(Case.ended.is_(None), Case.ended >= since)
    return _cases(session, of_these(Case.family_id, reach), Case.began <= today, recent)


def cases_of_file(session: Session, family: UUID) -> list[CheckedCase]:
    """Return every case of a family that has begun, the newest first."""
    own = _cases(session, Case.family_id == family, Case.began <= today_of(session))
    return sorted(own, key=lambda one: one.began, reverse=True)


def _cases(session: Session, *conditions: ColumnElement[bool]) -> list[CheckedCase]:
    query = (
        select(
            *(
                Case.id,
                Case.number,
                Case.family_id,
                Family.number.label("family"),
                Family.name,
                Case.basis,
            ),
            *(Case.began, Case.ended, Case.application_id, Case.consent_on, Case.closure_reason),
            Case.assessment_months,
            Family.sort_key,
        )
        .join(Family, Family.id == Case.family_id)
        .where(*conditions)
    )
    found: Sequence[Any] = session.execute(query).all()
    rows = sorted(found, key=lambda row: (row.sort_key, row.began, row.number))
    return [CheckedCase(*tuple(row)[:-1]) for row in rows]


class CaseFacts:
    """The records of these cases by case; what belongs to the family alone, by family."""

    def __init__(self, session: Session, cases: Sequence[CheckedCase]) -> None:
        self.today = today_of(session)
        ids = [one.id for one in cases]
        families = {one.family for one in cases}
        self.assignments = _by(
            session, Assignment.case_id, ids, Assignment.id, Assignment.began, Assignment.worker_id
        )
        self.plans = _by(session, WorkPlan.case_id, ids, WorkPlan.id, WorkPlan.began)
        plans = [row.id for rows in self.plans.values() for row in rows]
        self.versions = _by(
            session,
            PlanVersion.plan_id,
            plans,
            *(PlanVersion.id, PlanVersion.version_number, PlanVersion.valid_from),
            *(PlanVersion.family_signed_on, PlanVersion.family_refused, PlanVersion.consulted_with),
            *(PlanVersion.consulted_on, PlanVersion.coordinated, PlanVersion.sent_to_county_on),
        )
        self.actions = _by(
            session,
            PlanAction.plan_id,
            plans,
            *(PlanAction.id, PlanAction.action, PlanAction.deadline, PlanAction.deadline_text),
            PlanAction.expected_effect,
        )
        self.assessments = _by(
            session,
            Assessment.case_id,
            ids,
            *(Assessment.id, Assessment.kind, Assessment.day, Assessment.handed_over),
        )
        self.statements = _by(
            session,
            Statement.family_id,
            families,
            *(Statement.id, Statement.kind, Statement.day, Statement.case_id),
        )
        self.applications = _by(
            session,
            Application.family_id,
            families,
            *(Application.id, Application.received, Application.number),
        )
        self.obligations = _by(
            session,
            CourtObligation.family_id,
            families,
            *(CourtObligation.id, CourtObligation.began, CourtObligation.ended),
        )
        self.unsigned = _unsigned(session, self.today, families)
        self._consents = Consents(session, families)

    def unconsented(self, case: CheckedCase) -> MissingConsent | None:
        """What the case lacks on the last day of its work, as the terms say it; None if nothing."""
        return self._consents.missing(case.as_worked, case.worked_until(self.today))

    def asks_consent(self, case: CheckedCase) -> bool:
        """Whether the work needed a consent on its last day."""
        return self._consents.are_asked(case.as_worked, case.worked_until(self.today))

    def is_of(self, case: CheckedCase, named: UUID | None, day: date) -> bool:
        """Whether a record of the family is about this period of work."""
        return self._consents.is_of(case.id, named, day)


def _by(session: Session, owner: Any, owners: Iterable[UUID], *columns: Any) -> _Rows:
    """Rows of a table by whom they belong to, in the order of their numbers."""
    found: _Rows = defaultdict(list)
    number = owner.class_.number
    query = select(owner.label("owner"), number.label("sorted_by"), *columns)
    rows: Sequence[Row[Any]] = session.execute(query.where(among(owner, owners))).all()
    for row in sorted(rows, key=lambda one: one.sorted_by):
        found[row.owner].append(row)
    return found


def _unsigned(session: Session, day: date, families: Families) -> dict[UUID, list[Item]]:
    """Printed documents of each family that nobody signed; plans and consents have lines of their own."""
    found: dict[UUID, list[Item]] = defaultdict(list)
    for item in waiting_for_signature(session, day, families, with_consents=False):
        if item.ref.kind == "document" and item.family is not None:
            found[item.family].append(item)
    return found
