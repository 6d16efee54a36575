"""When periodic assessments are due, late and overdue (art. 15 ust. 1 pkt 15).

An assessment is made on the day it is handed over to the assistant's employer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.calendar import add_months


@dataclass(frozen=True)
class MadeAssessment:
    """An assessment that was handed over."""

    id: UUID
    case: UUID
    made: date


def next_assessment_due(support_began: date, previous: date | None, months: int) -> date:
    """Return the last day for the next assessment: so many months after the previous one or the start."""
    return add_months(previous or support_began, months)


def late_assessments(
    support_began: date, made: Sequence[MadeAssessment], months: int
) -> list[MadeAssessment]:
    """Return those of one case made after they were due, each by the one before it."""
    late = []
    previous: date | None = None
    for assessment in sorted(made, key=lambda one: one.made):
        if assessment.made > next_assessment_due(support_began, previous, months):
            late.append(assessment)
        previous = assessment.made
    return late


def due_and_not_made(
    support_began: date, made: Sequence[MadeAssessment], months: int, day: date
) -> date | None:
    """Return the date an assessment was due on or before the day and not made, None if nothing is owed."""
    until = [one.made for one in made if one.made <= day]
    due = next_assessment_due(support_began, max(until, default=None), months)
    return due if due <= day else None
