"""What is due: one term of one record, as the start page and the command line show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.deadline import Deadline, DueState
from mgops_desktop.domain.figure import RecordRef


@dataclass(frozen=True)
class DueItem:
    """A deadline of a record: which, since when, until when, by which rule, and who acts."""

    rule: str
    title: str
    subject: RecordRef
    family: UUID | None
    start: date
    nominal: date | None
    shifted: date | None
    state: DueState
    basis: str
    explanation: str
    who: str
    alarm: date


def due_item(
    deadline: Deadline, subject: RecordRef, family: UUID | None, today: date, *, title: str = ""
) -> DueItem:
    """Return the item of a computed deadline."""
    alarm = deadline.alarm or max((today, *deadline.reminders[:1]))
    return DueItem(
        rule=deadline.rule.key,
        title=title or deadline.rule.title,
        subject=subject,
        family=family,
        start=deadline.start,
        nominal=deadline.nominal,
        shifted=deadline.shifted,
        state=deadline.state_on(today),
        basis=deadline.basis,
        explanation=deadline.explanation,
        who=deadline.rule.who,
        alarm=alarm,
    )
