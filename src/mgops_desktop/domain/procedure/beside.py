"""What runs beside a procedure, each with states of its own: programme, order, protection of a child, weapon, notice.

Their states follow from dates like that of the procedure itself (section 7.4 of the law's tables).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef


class ProgrammeState(StrEnum):
    """How far a violent person has come with a programme."""

    MOVED = "moved"
    REFERRED = "referred"
    SUMMONED = "summoned"
    SUMMONED_TWICE = "summoned_twice"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    CERTIFIED = "certified"
    OFFENCE_MOTION = "offence_motion"
    OFFENCE_REPORTED = "offence_reported"


PROGRAMME_LABELS = {
    ProgrammeState.MOVED: "wniosek o skierowanie",
    ProgrammeState.REFERRED: "skierowany",
    ProgrammeState.SUMMONED: "wezwany do okazania zaświadczenia",
    ProgrammeState.SUMMONED_TWICE: "wezwany po raz drugi",
    ProgrammeState.ENROLLED: "zgłosił się, uczestniczy",
    ProgrammeState.COMPLETED: "ukończył, bez zaświadczenia",
    ProgrammeState.CERTIFIED: "ukończył i okazał zaświadczenie",
    ProgrammeState.OFFENCE_MOTION: "wniosek o zawiadomienie o wykroczeniu",
    ProgrammeState.OFFENCE_REPORTED: "zawiadomiono o wykroczeniu (art. 66c KW)",
}


@dataclass(frozen=True)
class Programme:
    """The dates of one referral (art. 9b ust. 11–13 UPPD)."""

    of: RecordRef
    party: UUID | None = None
    motion: date | None = None
    referred: date | None = None
    delivered: date | None = None
    first_summons: date | None = None
    second_summons: date | None = None
    enrolled: date | None = None
    enrolment_shown: date | None = None
    completed: date | None = None
    completion_shown: date | None = None
    offence_motion: date | None = None
    offence_reported: date | None = None

    @property
    def state(self) -> ProgrammeState:
        """The furthest that the dates tell; a certificate ends what the summonses began."""
        for state, day in (
            (ProgrammeState.CERTIFIED, self.completion_shown),
            (ProgrammeState.OFFENCE_REPORTED, self.offence_reported),
            (ProgrammeState.OFFENCE_MOTION, self.offence_motion),
            (ProgrammeState.COMPLETED, self.completed),
            (ProgrammeState.ENROLLED, self.enrolment_shown or self.enrolled),
            (ProgrammeState.SUMMONED_TWICE, self.second_summons),
            (ProgrammeState.SUMMONED, self.first_summons),
            (ProgrammeState.REFERRED, self.delivered or self.referred),
        ):
            if day is not None:
                return state
        return ProgrammeState.MOVED

    @property
    def has_left_enrolment(self) -> date | None:
        """The day from which nobody waits for the certificate of enrolment any more."""
        days = [day for day in (self.enrolment_shown, self.offence_motion) if day]
        return min(days, default=None)


class OrderState(StrEnum):
    """Whether an order binds on a day."""

    IN_FORCE = "in_force"
    EXTENDED = "extended"
    EXPIRED = "expired"
    LIFTED = "lifted"


ORDER_STATE_LABELS = {
    OrderState.IN_FORCE: "obowiązuje",
    OrderState.EXTENDED: "przedłużony przez sąd",
    OrderState.EXPIRED: "wygasł",
    OrderState.LIFTED: "uchylony",
}


@dataclass(frozen=True)
class Order:
    """A Police order; `extended_to` is how far the court extended it."""

    of: RecordRef
    issued: date
    extended_on: date | None = None
    extended_to: date | None = None
    lifted: date | None = None

    def state_on(self, day: date, by_itself: date) -> OrderState:
        """Return whether it binds; `by_itself` is its last day while no court extends it (T24)."""
        if self.lifted is not None and self.lifted <= day:
            return OrderState.LIFTED
        if self.extended_on is not None and self.extended_on <= min(day, by_itself):
            in_time = self.extended_to is None or day <= self.extended_to
            return OrderState.EXTENDED if in_time else OrderState.EXPIRED
        return OrderState.IN_FORCE if day <= by_itself else OrderState.EXPIRED


@dataclass(frozen=True)
class Protection:
    """A child secured (art. 12a UPPD); without the hour nobody can count the 24 hours."""

    of: RecordRef
    day: date
    at: time | None = None
    court_told: date | None = None
    court_told_at: time | None = None
    ruled: date | None = None


@dataclass(frozen=True)
class ExtensionMotion:
    """A motion to extend a group, and when the employer was asked for somebody (§ 9 R2023)."""

    of: RecordRef
    received: date
    asked: date | None = None


@dataclass(frozen=True)
class VoivodeMotion:
    """A motion that the voivode name another municipality (art. 9e ust. 5–7 UPPD)."""

    of: RecordRef
    received: date
    named: date | None = None


@dataclass(frozen=True)
class Form:
    """An NK-A on its way from who filled it in through the team to the group; `starts` a procedure or is a next one."""

    of: RecordRef
    starts: bool
    filled: date
    received: date | None = None
    passed: date | None = None
    by_police: bool = False


@dataclass(frozen=True)
class Leaflet:
    """An NK-B that was handed over; for `whom`, None where nobody was named."""

    day: date
    whom: UUID | None = None


def first(days: Sequence[date | None]) -> date | None:
    """Return the earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)
