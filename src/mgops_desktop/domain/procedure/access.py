"""Who reaches which Blue Card procedures on a day (art. 9c ust. 2–7 and art. 9b ust. 8 UPPD).

The chair of the interdisciplinary team, the deputy and its service (who registers what comes in) reach every procedure,
everybody else those of the groups he is a member of that day; nobody reaches any before his statement of
confidentiality and the administrator's authorisation. That members of the team without a group do not reach procedures
is our reading: the team appoints and monitors groups, the cases are run by these (art. 9b ust. 2 and 8).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.blue_card_records import TeamFunction

LEADING = frozenset({TeamFunction.CHAIR, TeamFunction.DEPUTY, TeamFunction.SERVICE})
"""Functions with which every procedure is reached."""


class Standing(StrEnum):
    """How an account stands towards the procedures."""

    BEGINNING = "beginning"
    WHOLE = "whole"
    OWN = "own"
    WITHOUT_PAPERS = "without_papers"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """What is signed before access."""

    STATEMENT = "statement"
    AUTHORISATION = "authorisation"


PAPER_LABELS = {
    Paper.STATEMENT: "oświadczenia o zachowaniu poufności (art. 9c ust. 3), które składa się wójtowi, burmistrzowi "
    "albo prezydentowi miasta",
    Paper.AUTHORISATION: "upoważnienia administratora danych z zobowiązaniem do tajemnicy (art. 9c ust. 7), które "
    "daje kierownik ośrodka",
}


@dataclass(frozen=True)
class Holder:
    """Somebody of an institution who may have an account, with his papers."""

    id: UUID
    login: str
    sworn: date | None = None
    authorised: date | None = None
    authorised_until: date | None = None

    def missing_on(self, day: date) -> tuple[Paper, ...]:
        """The papers that are not signed yet, or not valid any more, on a day."""
        missing = []
        if self.sworn is None or self.sworn > day:
            missing.append(Paper.STATEMENT)
        ended = self.authorised_until is not None and self.authorised_until < day
        if self.authorised is None or self.authorised > day or ended:
            missing.append(Paper.AUTHORISATION)
        return tuple(missing)

    def could_begin_on(self, day: date) -> bool:
        """Whether he had an account and both papers by a day, whatever became of them."""
        signed = (self.sworn, self.authorised)
        return bool(self.login) and all(one is not None and one <= day for one in signed)


@dataclass(frozen=True)
class Seat:
    """A membership in the team, from–to with both days."""

    holder: Holder
    function: TeamFunction
    began: date
    ended: date | None

    def holds_on(self, day: date) -> bool:
        return self.began <= day and (self.ended is None or self.ended >= day)


@dataclass(frozen=True)
class Access:
    """How an account stands, as which persons with valid papers it acts, and what papers are missing.

    `in_team`: it has a seat in the team that day.
    """

    standing: Standing
    persons: frozenset[UUID] = frozenset()
    missing: tuple[Paper, ...] = ()
    in_team: bool = False

    @property
    def is_whole(self) -> bool:
        return self.standing in (Standing.BEGINNING, Standing.WHOLE)


def access_of(login: str, holders: Iterable[Holder], seats: Iterable[Seat], day: date) -> Access:
    """Return how the account with this log-in stands on a day.

    Until the first of those who reach everything has an account and both papers, whoever holds the key reaches
    everything: otherwise nobody could enter the first team, or let a team in that was entered without accounts.
    """
    seats = list(seats)
    if not any(one.function in LEADING and one.holder.could_begin_on(day) for one in seats):
        return Access(Standing.BEGINNING, in_team=True)
    own = [one for one in holders if one.login and one.login.casefold() == login.casefold()]
    if not own:
        return Access(Standing.UNKNOWN)
    valid = frozenset(one.id for one in own if not one.missing_on(day))
    if not valid:
        return Access(Standing.WITHOUT_PAPERS, missing=own[0].missing_on(day))
    sitting = [one for one in seats if one.holder.id in valid and one.holds_on(day)]
    leads = any(one.function in LEADING for one in sitting)
    return Access(Standing.WHOLE if leads else Standing.OWN, valid, in_team=bool(sitting))
