"""Who belongs to a supported family, and where its children live.

Persons of a family are the members who share the household on a support day, and the family's children in foster care
on a support day; important persons outside never count (`indicators.md` B).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from mgops_desktop.domain.age import (
    ADULT_AGE,
    PUPIL_AGE,
    Birth,
    birthday,
    is_child_on,
    is_of_pupil_age,
    was_child_in,
)
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.family import MemberRole, StayKind
from mgops_desktop.domain.intervals import Span, turning_days, valid_on
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.support import SupportedFamily


class ChildPlace(StrEnum):
    """Where a child lives, as reports split it."""

    AT_HOME = "at_home"
    IN_FOSTER_CARE = "in_foster_care"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Member:
    """A person's membership in a family."""

    person: UUID
    family: UUID
    role: MemberRole
    shares_household: bool
    began: date
    ended: date | None
    birth: Birth


@dataclass(frozen=True)
class StaySpan:
    """A recorded stay of a child; home where nothing is recorded."""

    kind: StayKind
    began: date
    ended: date | None
    is_placement: bool = False


Stays = Mapping[UUID, Sequence[StaySpan]]


def place_on(day: date, stays: Sequence[StaySpan]) -> ChildPlace:
    """Return where a child lived on the day, its stays given in the order of their beginning.

    A placement in foster care holds through a leave at home or a week in hospital; of other stays the one that began
    last, also when nobody wrote down the end of the one before.
    """
    on_day = [stay for stay in stays if valid_on(day, stay.began, stay.ended)]
    if any(stay.is_placement for stay in on_day):
        return ChildPlace.IN_FOSTER_CARE
    kind = on_day[-1].kind if on_day else StayKind.HOME
    return _PLACES.get(kind, ChildPlace.ELSEWHERE)


_PLACES = {
    StayKind.HOME: ChildPlace.AT_HOME,
    StayKind.FOSTER_CARE: ChildPlace.IN_FOSTER_CARE,
}


@dataclass(frozen=True)
class Household:
    """A supported family with its members and the stays of its children."""

    support: SupportedFamily
    members: tuple[Member, ...]
    stays: Stays

    @cached_property
    def persons(self) -> tuple[Member, ...]:
        """One membership per person who belongs to the family on a support day."""
        found: dict[UUID, Member] = {}
        for member in self.members:
            if self._days_of(member):
                found.setdefault(member.person, member)
        return tuple(found.values())

    @cached_property
    def children(self) -> tuple[Member, ...]:
        """Persons of the family who are under 18 on at least one support day on which they belong to it."""
        return tuple(
            member
            for member in self.persons
            if was_child_in(member.birth, self.days_of(member.person))
        )

    def days_of(self, person: UUID) -> list[Period]:
        """Support days on which the person belongs to the family."""
        own = (member for member in self.members if member.person == person)
        return [part for member in own for part in self._days_of(member)]

    def last_day_of(self, person: UUID) -> date:
        """The last support day on which the person belongs to the family; raises ValueError if there is none."""
        return max(part.last for part in self.days_of(person))

    def place_of(self, child: UUID) -> ChildPlace:
        """Where the child lived on its last support day."""
        return self._place(child, self.last_day_of(child))

    def _place(self, child: UUID, day: date) -> ChildPlace:
        return place_on(day, self.stays.get(child, ()))

    def children_on(self, day: date) -> list[UUID]:
        """Children who belong to the family on the day."""
        return list(
            {
                member.person
                for member in self.members
                if valid_on(day, member.began, member.ended)
                and self._belongs_on(member, day)
                and is_child_on(member.birth, day)
            }
        )

    def is_large(self, from_children: int, learning: Mapping[UUID, Sequence[Span]]) -> bool:
        """Whether on some support day that many children live at home or in foster care.

        `learning` are the days on which grown-up children of the family under 25 learn, where the centre counts them.
        """
        days = self._turning_days([span for spans in learning.values() for span in spans])
        return any(
            sum(
                self._place(child, day) is not ChildPlace.ELSEWHERE
                for child in [*self.children_on(day), *self._pupils_on(day, learning)]
            )
            >= from_children
            for day in days
        )

    def _pupils_on(self, day: date, learning: Mapping[UUID, Sequence[Span]]) -> set[UUID]:
        return {
            member.person
            for member in self.members
            if member.role is MemberRole.CHILD
            and member.shares_household
            and valid_on(day, member.began, member.ended)
            and is_of_pupil_age(member.birth, day)
            and any(valid_on(day, *span) for span in learning.get(member.person, ()))
        }

    @property
    def has_child_in_foster_care(self) -> bool:
        """Whether some child of the family is in foster care on a support day."""
        return any(
            self._place(child, day) is ChildPlace.IN_FOSTER_CARE
            for day in self._turning_days()
            for child in self.children_on(day)
        )

    def _belongs_on(self, member: Member, day: date) -> bool:
        in_care = self._place(member.person, day) is ChildPlace.IN_FOSTER_CARE
        return member.shares_household or (in_care and member.role is MemberRole.CHILD)

    def _days_of(self, member: Member) -> list[Period]:
        """Support days on which this membership makes the person belong to the family."""
        clipped = [day.clip(member.began, member.ended) for day in self.support.days]
        days = [part for part in clipped if part is not None]
        if member.shares_household or not days:
            return days
        if member.role is not MemberRole.CHILD:
            return []
        return list(self._days_in_care(member, days))

    def _days_in_care(self, member: Member, within: list[Period]) -> Iterable[Period]:
        """Stretches of the days on which the child is in foster care."""
        spans = [Span(stay.began, stay.ended) for stay in self.stays.get(member.person, ())]
        spans += [Span(day, None) for day in _age_turns(member.birth)]
        turns = turning_days(spans, within)
        for days in within:
            own = [day for day in turns if day in days]
            for first, following in zip(own, [*own[1:], add_days(days.last, 1)], strict=True):
                if self._belongs_on(member, first) and is_child_on(member.birth, first):
                    yield Period(first, add_days(following, -1))

    def _turning_days(self, more: Sequence[Span] = ()) -> list[date]:
        spans = [*more, *(Span(member.began, member.ended) for member in self.members)]
        for member in self.members:
            spans += [Span(stay.began, stay.ended) for stay in self.stays.get(member.person, ())]
            spans += [Span(day, None) for day in _age_turns(member.birth)]
        return turning_days(spans, self.support.days)


def _age_turns(birth: Birth) -> list[date]:
    """Days on which somebody begins or ceases to be a child, or to be of a pupil's age."""
    if birth.day:
        return [birth.day, birthday(birth.day, ADULT_AGE), birthday(birth.day, PUPIL_AGE)]
    if birth.year is None:
        return []
    return [date(birth.year + age, 1, 1) for age in (0, ADULT_AGE, ADULT_AGE + 1, PUPIL_AGE)]
