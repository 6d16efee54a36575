"""When periodic assessments are due, late and overdue (art. 15 ust. 1 pkt 15).

An assessment is made on the day it is handed over to the assistant's employer.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.visit import AssessmentRhythm


@dataclass(frozen=True)
class MadeAssessment:
    """An assessment that was handed over."""

    id: UUID
    case: UUID
    made: date


def next_assessment_due(support_began: date, previous: date | None, months: int) -> date:
    """Return the last day for the next assessment: so many months after the previous one or the start."""
    return add_months(previous or support_began, months)


DueAfter = Callable[[date | None], date]
"""The last day for the next assessment of a case, by the day of the one before, None for the first."""


def every(months: int, support_began: date) -> DueAfter:
    """The term of the act, the same for every case: figures are counted by it, whatever rhythm a case has."""
    return lambda previous: next_assessment_due(support_began, previous, months)


def late_assessments(made: Sequence[MadeAssessment], due_after: DueAfter) -> list[MadeAssessment]:
    """Return those of one case made after they were due, each by the one before it."""
    late = []
    previous: date | None = None
    for assessment in sorted(made, key=lambda one: one.made):
        if assessment.made > due_after(previous):
            late.append(assessment)
        previous = assessment.made
    return late


def due_and_not_made(made: Sequence[MadeAssessment], due_after: DueAfter, day: date) -> date | None:
    """Return the date an assessment was due on or before the day and not made, None if nothing is owed."""
    until = [one.made for one in made if one.made <= day]
    due = due_after(max(until, default=None))
    return due if due <= day else None


def rule_of(rhythm: AssessmentRhythm | None, previous: date | None) -> str:
    """Return the rule of the next assessment: by the rhythm of the case, and whether it is the first."""
    rule = _RULES[rhythm]
    return rule if previous else f"first_{rule}"


def counted_from(began: date, plans: Collection[date], *, from_plan: bool) -> date | None:
    """Return the day from which the first assessment is counted (a choice of the centre), None without a plan yet."""
    return min(plans, default=None) if from_plan else began


_RULES = {
    None: "periodic_assessment",
    AssessmentRhythm.HALF_YEAR: "periodic_assessment",
    AssessmentRhythm.QUARTER: "periodic_assessment_quarterly",
}
