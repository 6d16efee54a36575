"""Who belongs to a supported family and where its children live."""

from datetime import date
from uuid import UUID

import pytest

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.family import MemberRole, StayKind
from mgops_desktop.domain.household import ChildPlace, Household, Member, StaySpan, place_on
from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.support import CaseSpan, supported_families

YEAR = Period.year(2026)
FAMILY = UUID(int=7)
MOTHER, CHILD, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def support(began="2026-02-01", ended="2026-10-31"):
    span = CaseSpan(
        UUID(int=9), FAMILY, Basis.CONSENT, date.fromisoformat(began), date.fromisoformat(ended)
    )
    (found,) = supported_families([span], YEAR)
    return found


def member(
    person, role=MemberRole.CHILD, born="2015-05-05", began="2020-01-01", ended=None, shares=True
):
    return Member(
        person,
        FAMILY,
        role,
        shares,
        date.fromisoformat(began),
        date.fromisoformat(ended) if ended else None,
        Birth(date.fromisoformat(born)),
    )


def stay(kind, began, ended=None):
    end = date.fromisoformat(ended) if ended else None
    return StaySpan(kind, date.fromisoformat(began), end)


def household(*members, stays=None):
    return Household(support(), members, stays or {})


def test_important_person_outside_the_household_never_counts():
    aunt = member(OTHER, MemberRole.RELATIVE, born="1980-01-01", shares=False)
    assert household(aunt).persons == ()


def test_member_who_left_before_the_support_began_does_not_count():
    assert household(member(CHILD, ended="2026-01-31")).persons == ()


def test_member_who_left_on_the_first_support_day_counts():
    assert len(household(member(CHILD, ended="2026-02-01")).persons) == 1


def test_child_in_foster_care_counts_although_it_shares_no_household():
    placed = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-10-31")]}
    assert len(household(member(CHILD, shares=False), stays=placed).persons) == 1


def test_child_placed_only_after_the_support_does_not_count_by_that():
    placed = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-11-01")]}
    assert household(member(CHILD, shares=False), stays=placed).persons == ()


def test_grown_up_in_foster_care_is_no_child_of_the_family():
    placed = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-03-01")]}
    grown = member(CHILD, born="2008-02-28", shares=False)
    assert household(grown, stays=placed).persons == ()


def test_eighteenth_birthday_on_the_first_support_day_makes_no_child():
    assert household(member(CHILD, born="2008-02-01")).children == ()


def test_eighteenth_birthday_on_the_second_support_day_leaves_one_day_as_child():
    assert len(household(member(CHILD, born="2008-02-02")).children) == 1


def test_child_born_on_the_last_support_day_counts():
    assert len(household(member(CHILD, born="2026-10-31", began="2026-10-31")).children) == 1


def test_place_is_that_of_the_last_support_day():
    stays = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-03-01", "2026-10-30")]}
    assert household(member(CHILD), stays=stays).place_of(CHILD) is ChildPlace.AT_HOME
    longer = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-03-01", "2026-10-31")]}
    assert household(member(CHILD), stays=longer).place_of(CHILD) is ChildPlace.IN_FOSTER_CARE


def test_child_who_left_the_family_counts_where_it_lived_on_its_own_last_day():
    adopted = member(CHILD, ended="2026-03-31")
    stays = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-02-01", "2026-03-31")]}
    assert household(adopted, stays=stays).place_of(CHILD) is ChildPlace.IN_FOSTER_CARE


def test_placement_holds_through_a_week_in_hospital_and_a_leave_at_home():
    day = date(2026, 5, 1)
    hospital = stay(StayKind.HOSPITAL, "2026-04-28")
    assert place_on(day, [hospital]) is ChildPlace.ELSEWHERE
    placement = StaySpan(StayKind.FOSTER_CARE, date(2026, 1, 1), None, is_placement=True)
    for other in (hospital, stay(StayKind.HOME, "2026-04-28")):
        assert place_on(day, [placement, other]) is ChildPlace.IN_FOSTER_CARE


def test_of_two_stays_the_later_holds_although_the_earlier_was_never_closed():
    stays = [stay(StayKind.MOW, "2026-01-01"), stay(StayKind.HOME, "2026-04-01")]
    assert place_on(date(2026, 3, 31), stays) is ChildPlace.ELSEWHERE
    assert place_on(date(2026, 4, 1), stays) is ChildPlace.AT_HOME


def three(*births):
    return [member(UUID(int=20 + n), born=born) for n, born in enumerate(births)]


def test_family_is_large_only_if_three_are_children_on_the_same_day():
    follow_each_other = three("2008-03-01", "2010-01-01", "2026-03-01")
    assert not household(*follow_each_other).is_large(3, {})
    overlap_a_day = three("2008-03-02", "2010-01-01", "2026-03-01")
    assert household(*overlap_a_day).is_large(3, {})


LEARNS = {UUID(int=22): [Span(date(2026, 3, 1), date(2026, 6, 30))]}


@pytest.mark.parametrize(
    ("born", "large"),
    [
        ("2005-01-01", True),  # 21 years old
        ("2001-03-02", True),  # 25 on the second day of the learning
        ("2001-03-01", False),  # 25 on its first day
    ],
)
def test_grown_up_child_who_learns_counts_until_25(born, large):
    children = three("2010-01-01", "2012-01-01", born)
    assert not household(*children).is_large(3, {})
    assert household(*children).is_large(3, LEARNS) is large


def test_only_a_child_of_the_family_who_lives_with_it_counts_as_a_pupil():
    young = three("2010-01-01", "2012-01-01")
    mother = member(UUID(int=22), MemberRole.MOTHER, born="2005-01-01")
    outside = member(UUID(int=22), born="2005-01-01", shares=False)
    gone = member(UUID(int=22), born="2005-01-01", ended="2026-02-28")
    for one in (mother, outside, gone):
        assert not household(*young, one).is_large(3, LEARNS)


def test_child_elsewhere_does_not_make_a_family_large_but_one_in_care_does():
    children = three("2010-01-01", "2012-01-01", "2014-01-01")
    away = {children[0].person: [stay(StayKind.MOW, "2026-01-01")]}
    assert not household(*children, stays=away).is_large(3, {})
    placed = {children[0].person: [stay(StayKind.FOSTER_CARE, "2026-01-01")]}
    assert household(*children, stays=placed).is_large(3, {})


def test_child_in_care_after_the_support_leaves_the_family_without():
    placed = {CHILD: [stay(StayKind.FOSTER_CARE, "2026-11-01")]}
    assert not household(member(CHILD), stays=placed).has_child_in_foster_care
