"""Who a procedure is about and who works in it, as the guards need it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.intervals import valid_on


class MemberRole(StrEnum):
    """What somebody represents in the team or in a group."""

    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    MILITARY_POLICE = "military_police"
    PROBATION = "probation"
    SUPPORT_CENTRE = "support_centre"
    FAMILY_ASSISTANT = "family_assistant"
    EDUCATION = "education"
    HEALTH = "health"
    ALCOHOL_COMMISSION = "alcohol_commission"
    SPECIALIST = "specialist"
    PROSECUTOR = "prosecutor"
    ORGANISATION = "organisation"
    OTHER = "other"


MEMBER_LABELS = {
    MemberRole.SOCIAL_WORKER: "pracownik socjalny jednostki pomocy społecznej",
    MemberRole.POLICE: "funkcjonariusz Policji",
    MemberRole.MILITARY_POLICE: "żołnierz Żandarmerii Wojskowej",
    MemberRole.PROBATION: "kurator sądowy",
    MemberRole.SUPPORT_CENTRE: "pracownik socjalny specjalistycznego ośrodka wsparcia",
    MemberRole.FAMILY_ASSISTANT: "asystent rodziny",
    MemberRole.EDUCATION: "przedstawiciel oświaty",
    MemberRole.HEALTH: "przedstawiciel ochrony zdrowia",
    MemberRole.ALCOHOL_COMMISSION: "przedstawiciel gminnej komisji rozwiązywania problemów alkoholowych",
    MemberRole.SPECIALIST: "pedagog, psycholog albo terapeuta",
    MemberRole.PROSECUTOR: "prokurator",
    MemberRole.ORGANISATION: "przedstawiciel organizacji pozarządowej",
    MemberRole.OTHER: "przedstawiciel innego podmiotu",
}
CORE = (MemberRole.SOCIAL_WORKER, MemberRole.POLICE)
"""Whom every diagnostic group has (art. 9a ust. 11 UPPD)."""


@dataclass(frozen=True)
class Involved:
    """A person of the procedure. `is_represented`: another acts for a minor or for an adult who cannot (§ 5 R2023)."""

    id: UUID
    birth: Birth = field(default_factory=Birth)
    is_harmed: bool = False
    is_violent: bool = False
    is_soldier: bool = False
    is_supervised: bool = False
    has_weapon: bool | None = None
    is_represented: bool = False

    def is_minor_on(self, day: date) -> bool:
        return is_child_on(self.birth, day)


@dataclass(frozen=True)
class Member:
    """Somebody's membership in the group; `sworn` and `authorised` are the days of statement (D05) and authorisation
    (D06)."""

    id: UUID
    role: MemberRole
    began: date
    ended: date | None = None
    sworn: date | None = None
    authorised: date | None = None

    def serves_on(self, day: date) -> bool:
        return valid_on(day, self.began, self.ended)

    def has_access_on(self, day: date) -> bool:
        """Whether he may see the procedure: a member on the day, who signed and was authorised by then (art. 9c)."""
        papers = (self.sworn, self.authorised)
        return self.serves_on(day) and all(one is not None and one <= day for one in papers)


@dataclass(frozen=True)
class Initiator:
    """Who may fill in an NK-A, and from when until when the law lets him (`db/seeds/blue_card_initiators.csv`).

    `institution` is the key of whose worker he usually is.
    """

    key: str
    title: str
    basis: str
    valid_from: date | None = None
    valid_to: date | None = None
    institution: str = ""

    def may_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class Sitting:
    """A meeting of the group that is planned or was held, with the persons who came or were invited."""

    day: date
    present: frozenset[UUID]
    at: time | None = None
    until: time | None = None

    def is_nearer(self, buffer: int, at: time | None, until: time | None) -> bool:
        """Whether fewer minutes than the buffer lie between it and those hours; of unknown hours nobody can say."""
        if self.at is None or at is None:
            return False
        first, last = _minutes(self.at, self.until)
        other_first, other_last = _minutes(at, until)
        return first < other_last + buffer and other_first < last + buffer


@dataclass(frozen=True)
class Circumstances:
    """What stands around a procedure. `running_pairs` are (violent, harmed) of other running procedures.

    `apart` are those whom a person must not meet by another procedure; `sittings` are those of this procedure, and of
    others to which its persons or such people come. `buffer` are the minutes between meetings of the two sides,
    `monitoring_until` the last day of monitoring, None where there is none.
    """

    regime: Regime
    began: date
    persons: tuple[Involved, ...] = ()
    members: tuple[Member, ...] = ()
    initiators: tuple[Initiator, ...] = ()
    running_pairs: frozenset[tuple[UUID, UUID]] = frozenset()
    sittings: tuple[Sitting, ...] = ()
    apart: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    buffer: int = 60
    monitoring_until: date | None = None

    @property
    def harmed(self) -> list[Involved]:
        return [one for one in self.persons if one.is_harmed]

    @property
    def violent(self) -> list[Involved]:
        return [one for one in self.persons if one.is_violent]

    def among(self, ids: Iterable[UUID]) -> list[Involved]:
        """Return the persons with these ids."""
        wanted = set(ids)
        return [one for one in self.persons if one.id in wanted]

    def are_opposed(self, own: frozenset[UUID], theirs: frozenset[UUID]) -> bool:
        """Whether two of them must not meet (§ 18 R2023), be it by another procedure."""
        return opposed(self.among(own), self.among(theirs)) or any(
            theirs & self.apart.get(one, frozenset()) for one in own
        )

    def serving_on(self, day: date) -> list[Member]:
        return [one for one in self.members if one.serves_on(day)]


def opposed(own: Sequence[Involved], theirs: Sequence[Involved]) -> bool:
    """Whether somebody harmed is among the one and somebody else who is violent among the other, or turned round."""
    return any(
        (one.is_harmed and other.is_violent) or (one.is_violent and other.is_harmed)
        for one in own
        for other in theirs
        if one.id != other.id
    )


def _minutes(at: time, until: time | None) -> tuple[int, int]:
    """From when to when a meeting lasts, in minutes of the day; of an unknown end no longer than its begin."""
    first, last = (hour.hour * 60 + hour.minute for hour in (at, until or at))
    return first, max(first, last)
