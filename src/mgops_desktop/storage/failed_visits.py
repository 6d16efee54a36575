"""Attempts that failed in a row with a family, and what the centre has done about them since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.day import FAILED_STEP_LABELS, FailedStep
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import MEETINGS, VisitKind
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.day import FailedVisitStep
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Families, Terms

FAILED_ROW = "failed_visits"
_LATELY = 365
"""How far back attempts that failed are looked for."""
_WHO = "asystent rodziny"
_BY_LETTER: Mapping[LetterKind, FailedStep] = {
    LetterKind.FAMILY_SUMMONS: FailedStep.SUMMONS,
    LetterKind.SOCIAL_WORKER_NOTE: FailedStep.SOCIAL_WORKER,
    LetterKind.COURT_ANNOTATION: FailedStep.COURT,
    LetterKind.COURT_NOTICE: FailedStep.COURT,
}
"""Letters that are a step of the chain once they are sent."""


@dataclass(frozen=True)
class StepTaken:
    """A step of the chain that the records show: by which record, on which day."""

    step: FailedStep
    record: RecordRef
    day: date


@dataclass(frozen=True)
class FailedRow:
    """Attempts with a family that failed one after another since it was last met; `done` are the steps since."""

    family: UUID
    case: UUID
    count: int
    last: date
    visit: UUID
    done: tuple[StepTaken, ...] = ()

    @property
    def left(self) -> tuple[FailedStep, ...]:
        """The steps that have not been taken yet, in their order."""
        return tuple(one for one in FailedStep if self.taken(one) is None)

    def taken(self, step: FailedStep) -> StepTaken | None:
        """The first record of a step, None if it has not been taken."""
        return next((one for one in self.done if one.step is step), None)


@question("kroki po nieudanych wizytach", Right.CASEWORK_READ)
def failed_chain(session: Session, family: UUID) -> FailedRow | None:
    """Return the attempts that failed in a row with a family and the steps since, None where there are too few.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    found = failed_rows(session, today_of(session), {family})
    return found[0] if found else None


def failed_rows(session: Session, today: date, families: Families = None) -> list[FailedRow]:
    """Return the families whose last attempts failed as often as the centre acts on, with the steps taken since."""
    limit = parameters_of(session).number("failed_visits_in_row", today)
    query = (
        select(Case.family_id, Case.id, Visit.id, Visit.day, Visit.kind)
        .select_from(Case)
        .join(visit_case, visit_case.c.case_id == Case.id)
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(
            Visit.kind.in_((*MEETINGS, VisitKind.FAILED)),
            Visit.day >= add_days(today, -_LATELY),
            Case.began <= today,
            or_(Case.ended.is_(None), Case.ended > today),
            among(Case.family_id, _with_failures(session, today, families, limit)),
        )
        .order_by(Visit.day.desc(), Visit.number.desc())
    )
    contacts: dict[UUID, list[tuple[UUID, UUID, date, VisitKind]]] = defaultdict(list)
    for family, case, visit, day, kind in session.execute(query):
        contacts[family].append((case, visit, day, kind))
    found = []
    for family, rows in contacts.items():
        count = next((n for n, row in enumerate(rows) if row[3] is not VisitKind.FAILED), len(rows))
        if count >= limit:
            case, visit, day, _kind = rows[0]
            since = rows[count - 1][2]
            found.append(
                FailedRow(family, case, count, day, visit, _done(session, family, case, since))
            )
    return found


def _with_failures(session: Session, today: date, families: Families, limit: int) -> Sequence[UUID]:
    """Families with so many attempts that failed lately: only their contacts are read one by one."""
    query = (
        select(Case.family_id)
        .select_from(Visit)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(
            Visit.day >= add_days(today, -_LATELY),
            Visit.kind == VisitKind.FAILED,
            of_these(Case.family_id, families),
        )
        .group_by(Case.family_id)
        .having(func.count(Visit.id) >= limit)
    )
    return session.scalars(query).all()


def _done(session: Session, family: UUID, case: UUID, since: date) -> tuple[StepTaken, ...]:
    """The steps since the first attempt: noted by themselves, as letters sent, as a talk with the social worker."""
    noted = select(FailedVisitStep.step, FailedVisitStep.id, FailedVisitStep.day).where(
        FailedVisitStep.case_id == case, FailedVisitStep.day >= since
    )
    sent = select(Letter.kind, Letter.id, Letter.day).where(
        *(Letter.family_id == family, Letter.direction == LetterDirection.OUT),
        *(Letter.day >= since, Letter.kind.in_(_BY_LETTER)),
    )
    talked = (
        select(Visit.id, Visit.day)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .where(visit_case.c.case_id == case, Visit.day >= since)
        .where(Visit.kind == VisitKind.CONSULTATION)
    )
    found = [
        *(
            StepTaken(one, RecordRef("failed_visit_step", id_), day)
            for one, id_, day in session.execute(noted)
        ),
        *(
            StepTaken(_BY_LETTER[kind], RecordRef("letter", id_), day)
            for kind, id_, day in session.execute(sent)
            if day is not None
        ),
        *(
            StepTaken(FailedStep.SOCIAL_WORKER, RecordRef("visit", id_), day)
            for id_, day in session.execute(talked)
        ),
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def due_failed_rows(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next step with families where visits failed one after another."""
    for row in failed_rows(session, today, families):
        if row.left:
            steps = ", ".join(FAILED_STEP_LABELS[one] for one in row.left)
            item = terms.agreed(
                FAILED_ROW,
                f"Nieudane wizyty z rzędu ({row.count}): {FAILED_STEP_LABELS[row.left[0]]}",
                max(row.last, today),
                row.last,
                RecordRef("visit", row.visit),
                row.family,
                today,
                who=_WHO,
                basis="zwyczaj ośrodka",
            )
            yield replace(item, explanation=f"do zrobienia: {steps}")
