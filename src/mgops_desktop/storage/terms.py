"""Computing deadlines of records with this centre's rules and calendar."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline import Deadline, DueState, compute, last_days
from mgops_desktop.domain.deadline_rule import DeadlineRule, regime_on, rule_on_or_first
from mgops_desktop.domain.due import DueItem, due_item
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import inline_date
from mgops_desktop.storage.deadline import deadline_rules, regimes, working_calendar

Families = Collection[UUID] | None
"""The families whose terms are asked for, None for all of them."""


class Terms:
    """The rules and the calendar of a centre, read once for a whole list of what is due."""

    def __init__(self, session: Session) -> None:
        self.rules = deadline_rules(session)
        self._versions: dict[str, list[DeadlineRule]] = defaultdict(list)
        for rule in self.rules:
            self._versions[rule.key].append(rule)
        self._calendar = working_calendar(session)

    def of(self, key: str, start: date, *, in_force_on: date | None = None) -> Deadline:
        """Return the deadline of a rule for an event on the day.

        The version is that of the event's day, or of another day: a Blue Card procedure keeps the law of its start.
        """
        return compute(self._version(key, in_force_on or start), start, self._calendar)

    def last_day(self, key: str, start: date, in_force_on: date) -> date | None:
        """Return the last day of the same term, moved off free days, without the words for it: for many at once."""
        return last_days(self._version(key, in_force_on), start, self._calendar)[1]

    def _version(self, key: str, day: date) -> DeadlineRule:
        return rule_on_or_first(self._versions.get(key, ()), key, day)

    def item(
        self,
        key: str,
        start: date,
        subject: RecordRef,
        family: UUID | None,
        today: date,
        *,
        title: str = "",
        in_force_on: date | None = None,
    ) -> DueItem:
        """Return what is due by a rule for an event on the day."""
        deadline = self.of(key, start, in_force_on=in_force_on)
        return due_item(deadline, subject, family, today, title=title)

    def is_in_force(self, key: str, day: date) -> bool:
        """Whether a version of the rule was in force on the day."""
        return any(rule.valid_on(day) for rule in self._versions.get(key, ()))

    def governs(self, key: str, procedure_began: date) -> bool:
        """Whether a Blue Card procedure that began on the day falls under the rule."""
        regime = regime_on(procedure_began, regimes())
        return any(
            rule.valid_on(procedure_began) and rule.governs(regime)
            for rule in self._versions.get(key, ())
        )

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
            alarm=day,
            last=day,
        )


def state_of(day: date, today: date) -> DueState:
    """How near a day is."""
    if day < today:
        return DueState.OVERDUE
    if day == today:
        return DueState.TODAY
    return DueState.WEEK if (day - today).days <= 7 else DueState.LATER
