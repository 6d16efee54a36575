"""What is due: one term of one record, as the start page and the command line show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.deadline import Deadline, DueState
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date


@dataclass(frozen=True)
class DueItem:
    """A deadline of a record: which, since when, until when, by which rule, and who acts.

    `alarm` is the day to warn about; the act is in time until `last`, which a move off free days may put after it.
    """

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
    last: date

    def days_left(self, today: date) -> int:
        """Days until the day to warn about, nought from then to the last day; below nought the days of delay."""
        if today > self.last:
            return (self.last - today).days
        return max((self.alarm - today).days, 0)

    @property
    def until(self) -> str:
        """The last day in words, both dates where the term is moved off free days."""
        if self.nominal is None or self.shifted is None or self.nominal == self.shifted:
            return short_date(self.last)
        return f"{short_date(self.nominal)} (po przesunięciu {short_date(self.shifted)})"


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
        last=deadline.last or alarm,
    )
