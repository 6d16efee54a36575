"""The invented centre while it is being written: its days, its people, its ledger."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import WorkingCalendar, add_days
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.family import AreaKind, MemberRole, Sex
from mgops_desktop.operations.practice.cast import CasePlan, FamilyPlan
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.ledger import Ledger
from mgops_desktop.operations.practice.phrases import FirstName, phrases
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.operations.practice.workdays import Workdays

_DAYS_BEFORE, _DAYS_AFTER = 3000, 1500
PUPIL_AGE = 7
PRESCHOOL_AGE = 3
TEEN_AGE = 13


@dataclass
class Resident:
    """An invented person in a family; `shares` the household, or is important outside it."""

    id: UUID
    first: FirstName
    surname: str
    sex: Sex
    birth: date
    role: MemberRole
    began: date
    ended: date | None = None
    shares: bool = True

    def age_on(self, day: date) -> int:
        """Full years; near enough for stories (29 February is left to the rules of the program)."""
        birth = self.birth
        return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass
class CaseStory:
    """A case with the days other records hang on."""

    id: UUID
    plan: CasePlan
    reported: date
    first_contact: date | None
    post: int
    consent_on: date | None = None
    assistants: list[tuple[UUID, date, date | None]] = field(default_factory=list)

    @property
    def began(self) -> date:
        return self.plan.began

    @property
    def ended(self) -> date | None:
        return self.plan.ended

    @property
    def basis(self) -> Basis:
        return self.plan.basis

    def assistant_on(self, day: date) -> UUID | None:
        """Who works with the family on the day; a substitute before the main assistant."""
        for worker, began, ended in reversed(self.assistants):
            if began <= day and (ended is None or day <= ended):
                return worker
        return None


@dataclass
class FamilyStory:
    """A family with names, and its cases."""

    plan: FamilyPlan
    id: UUID
    link_code: UUID
    index: int
    place: str
    street: str
    area: AreaKind
    district: str
    since: date
    carer: Resident
    partner: Resident | None
    children: list[Resident]
    others: list[Resident] = field(default_factory=list)
    cases: list[CaseStory] = field(default_factory=list)
    social_worker: UUID | None = None
    away: list[tuple[UUID, date, date | None]] = field(default_factory=list)
    """Children who live elsewhere, from–to: foster care, youth centres, the other parent."""

    def assistant_of_day(self, day: date) -> UUID | None:
        """Who works with the family on the day, if anybody does."""
        found = (case.assistant_on(day) for case in self.cases)
        return next((one for one in found if one), None)

    @property
    def residents(self) -> list[Resident]:
        partner = [self.partner] if self.partner else []
        return [self.carer, *partner, *self.children, *self.others]

    def children_on(self, day: date) -> list[Resident]:
        """Children born and under 18 on the day, the oldest first."""
        return [child for child in self.children if 0 <= child.age_on(day) < 18]

    def children_at_home(self, day: date) -> list[Resident]:
        """Children who live with the carer on the day, the oldest first."""
        if not self.away:
            return self.children_on(day)
        gone = {
            child
            for child, began, ended in self.away
            if began <= day and (ended is None or day <= ended)
        }
        return [child for child in self.children_on(day) if child.id not in gone]

    def has(self, feature: str) -> bool:
        return self.plan.has(feature)

    def has_fault(self, fault: str) -> bool:
        return fault in self.plan.faults


class World:
    """Everything the subjects of the practice data share."""

    def __init__(self, scale: Scale, calendar: WorkingCalendar) -> None:
        self.scale = scale
        self.workdays = Workdays(
            add_days(scale.first_day, -_DAYS_BEFORE), add_days(scale.as_of, _DAYS_AFTER), calendar
        )
        self.ledger = Ledger()
        self.families: list[FamilyStory] = []
        self.place: dict[str, Any] = phrases("places")["city" if scale.is_city else "small"]

    @property
    def as_of(self) -> date:
        return self.scale.as_of

    @property
    def yesterday(self) -> date:
        """The last day with records: what is agreed for today has not happened yet."""
        return add_days(self.as_of, -1)

    @property
    def day_in_hand(self) -> date:
        """Today, or the last working day before a day off: its visits are still to be written down."""
        return self.workdays.until(self.as_of)

    @property
    def first_day(self) -> date:
        return self.scale.first_day

    def chance(self, *subject: object) -> Chance:
        return Chance(self.scale.seed, *subject)

    def stories(self) -> Iterator[tuple[FamilyStory, CaseStory]]:
        """Every case with its family."""
        for family in self.families:
            for case in family.cases:
                yield family, case

    def is_past(self, day: date) -> bool:
        return day < self.as_of
