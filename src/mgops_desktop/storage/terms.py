"""Computing deadlines of records with this centre's rules and calendar."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline import Deadline, DueState, compute
from mgops_desktop.domain.deadline_rule import rule_on_or_first
from mgops_desktop.domain.due import DueItem, due_item
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import inline_date
from mgops_desktop.storage.deadline import deadline_rules, working_calendar


class Terms:
    """The rules and the calendar of a centre, read once for a whole list of what is due."""

    def __init__(self, session: Session) -> None:
        self._rules = deadline_rules(session)
        self._calendar = working_calendar(session)

    def of(self, key: str, start: date) -> Deadline:
        """Return the deadline of a rule for an event on the day, by the version of that day."""
        return compute(rule_on_or_first(self._rules, key, start), start, self._calendar)

    def item(
        self,
        key: str,
        start: date,
        subject: RecordRef,
        family: UUID | None,
        today: date,
        *,
        title: str = "",
    ) -> DueItem:
        """Return what is due by a rule for an event on the day."""
        return due_item(self.of(key, start), subject, family, today, title=title)

    def agreed(
        self,
        key: str,
        title: str,
        day: date,
        said_on: date,
        subject: RecordRef,
        family: UUID | None,
        today: date,
        *,
        who: str,
        basis: str,
    ) -> DueItem:
        """Return what is due on a day that somebody set: the court, or both sides of a visit."""
        return DueItem(
            key,
            title,
            subject,
            family,
            said_on,
            day,
            day,
            state_of(day, today),
            basis,
            f"{basis}: {inline_date(day)}",
            who,
            day,
        )


def state_of(day: date, today: date) -> DueState:
    """How near a day is."""
    if day < today:
        return DueState.OVERDUE
    if day == today:
        return DueState.TODAY
    return DueState.WEEK if (day - today).days <= 7 else DueState.LATER
