"""The interdisciplinary team on a day: which institutions it must have, who leads it, what its members lack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.procedure.circumstances import MemberRole

MANDATORY = {
    MemberRole.SOCIAL_WORKER: "jednostka organizacyjna pomocy społecznej",
    MemberRole.ALCOHOL_COMMISSION: "gminna komisja rozwiązywania problemów alkoholowych",
    MemberRole.POLICE: "Policja",
    MemberRole.EDUCATION: "oświata",
    MemberRole.HEALTH: "ochrona zdrowia",
    MemberRole.ORGANISATION: "organizacje pozarządowe",
    MemberRole.PROBATION: "kuratorzy sądowi",
}
"""Whose representatives every team has (art. 9a ust. 3 and 4 UPPD)."""
TOLD_FROM = 3
"""Unexcused absences from which the body that sent a member is told (art. 9a ust. 7g UPPD)."""


class Lack(StrEnum):
    """What somebody in the team still has to bring."""

    STATEMENT = "statement"
    AUTHORISATION = "authorisation"
    TRAINING = "training"
    TRAINING_LATE = "training_late"
    ABSENCES = "absences"


LACK_LABELS = {
    Lack.STATEMENT: "brak oświadczenia o poufności",
    Lack.AUTHORISATION: "brak upoważnienia administratora",
    Lack.TRAINING: "szkolenie do odbycia",
    Lack.TRAINING_LATE: "szkolenie po terminie",
    Lack.ABSENCES: "co najmniej trzy nieusprawiedliwione nieobecności: zawiadom podmiot, który skierował",
}


@dataclass(frozen=True)
class Seat:
    """A membership of the team with what is known of who holds it; `train_by` is None where no training is needed.

    `absences` are those that nobody excused, up to the day.
    """

    professional: UUID
    name: str
    role: MemberRole
    institution: str
    function: TeamFunction
    began: date
    ended: date | None = None
    sworn: date | None = None
    authorised: date | None = None
    authorised_until: date | None = None
    trained: date | None = None
    train_by: date | None = None
    absences: int = 0

    def lacks_on(self, day: date) -> Iterator[Lack]:
        """Yield what he lacks on the day."""
        if self.sworn is None or self.sworn > day:
            yield Lack.STATEMENT
        if not valid_on(day, self.authorised or date.max, self.authorised_until):
            yield Lack.AUTHORISATION
        is_trained = self.trained is not None and self.trained <= day
        if self.train_by is not None and not is_trained:
            yield Lack.TRAINING if day <= self.train_by else Lack.TRAINING_LATE
        if self.absences >= TOLD_FROM:
            yield Lack.ABSENCES


@dataclass(frozen=True)
class TeamOn:
    """The team on a day; `missing` are institutions without a representative."""

    day: date
    seats: tuple[Seat, ...]
    missing: tuple[MemberRole, ...]
    without: tuple[TeamFunction, ...]


def team_on(day: date, seats: Sequence[Seat], *, has_deputy: bool = True) -> TeamOn:
    """Return who is in the team on the day and what it lacks; who only serves it represents nobody.

    The law before 22.06.2023 knew a chair but no deputy.
    """
    sitting = [one for one in seats if valid_on(day, one.began, one.ended)]
    members = [one for one in sitting if one.function is not TeamFunction.SERVICE]
    roles = {one.role for one in members}
    functions = {one.function for one in members}
    leading = (TeamFunction.CHAIR, *((TeamFunction.DEPUTY,) if has_deputy else ()))
    return TeamOn(
        day,
        tuple(sorted(sitting, key=lambda one: (list(TeamFunction).index(one.function), one.name))),
        tuple(role for role in MANDATORY if role not in roles),
        tuple(one for one in leading if one not in functions),
    )
