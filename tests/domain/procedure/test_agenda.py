"""The agenda of a day: nothing overlaps, and the two sides of one procedure are kept apart by the buffer."""

from dataclasses import replace
from datetime import time
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.procedure.agenda import Point, Sides, are_sides, clashes, laid_out

A, B = UUID(int=1), UUID(int=2)
GROUP, HARMED, VIOLENT = SittingKind.GROUP, SittingKind.WITH_HARMED, SittingKind.WITH_VIOLENT


def at(hour, minute=0):
    return time(hour, minute)


def wanted_of(*wanted):
    return [Point(*one) for one in wanted]


def minutes(one):
    return one.hour * 60 + one.minute


def test_points_follow_each_other():
    first, second = laid_out(wanted_of((A, GROUP), (B, GROUP)), at(9), 20, 60)
    assert (first.at, first.until) == (at(9), at(9, 20))
    assert (second.at, second.until) == (at(9, 20), at(9, 40))


def test_other_procedure_goes_between_the_two_sides():
    points = laid_out(wanted_of((A, HARMED), (A, VIOLENT), (B, GROUP)), at(9), 30, 30)
    assert [(one.procedure, one.kind, one.at) for one in points] == [
        (A, HARMED, at(9)),
        (B, GROUP, at(9, 30)),
        (A, VIOLENT, at(10)),
    ]


def test_what_is_planned_already_is_gone_round():
    taken = [Point(A, HARMED, at(9), at(9, 30))]
    (point,) = laid_out(wanted_of((A, VIOLENT)), at(9), 30, 60, taken)
    assert point.at == at(10, 30)


def test_day_that_is_too_short_is_said():
    with pytest.raises(UserError, match="nie mieści się"):
        laid_out(wanted_of((A, GROUP), (B, GROUP)), at(23), 40, 0)
    with pytest.raises(UserError, match="minuta"):
        laid_out(wanted_of((A, GROUP)), at(9), 0, 0)


def test_clashes_name_what_overlaps_and_who_is_too_near():
    harmed, violent = Point(A, HARMED, at(9), at(9, 30)), Point(A, VIOLENT, at(10), at(10, 30))
    other = Point(B, GROUP, at(9, 20), at(9, 40))
    found = [(one.first, one.second, one.is_near) for one in clashes([harmed, violent, other], 60)]
    assert found == [(harmed, violent, True), (harmed, other, False)]
    assert not list(clashes([harmed, violent], 30))
    assert not list(clashes([harmed, Point(A, VIOLENT)], 60))  # without an hour nobody can say


ANNA, JAN, EWA = UUID(int=11), UUID(int=12), UUID(int=13)
SIDES = Sides(
    [
        *((A, ANNA, PartyRole.HARMED), (A, JAN, PartyRole.VIOLENT), (A, EWA, PartyRole.HOUSEHOLD)),
        *((B, EWA, PartyRole.HARMED), (B, ANNA, PartyRole.VIOLENT)),
    ]
)


def test_who_is_harmed_in_one_procedure_and_violent_in_another_is_kept_from_both_other_sides():
    anna, ewa = SIDES.point(A, HARMED), SIDES.point(B, HARMED)
    assert (anna.met, anna.apart) == ({ANNA}, {JAN, EWA})
    assert (ewa.met, ewa.apart) == ({EWA}, {ANNA})
    first, second = laid_out([anna, ewa], at(9), 30, 60)
    assert (first.at, second.at) == (at(9), at(10, 30))
    near = replace(second, at=at(10), until=at(10, 20))
    assert [one.is_near for one in clashes([first, near], 60)] == [True]


def test_who_is_met_twice_and_who_has_no_part_in_it_waits_for_nobody():
    jan, again = SIDES.point(A, VIOLENT), SIDES.point(B, VIOLENT)
    assert again.met == {ANNA}
    assert are_sides(jan, again)  # Anna must not meet Jan, whichever procedure she comes for
    assert not are_sides(SIDES.point(A, HARMED), again)  # herself
    assert not are_sides(SIDES.point(A, GROUP), again)  # nobody is invited


wanted = st.lists(
    st.tuples(st.sampled_from([UUID(int=n) for n in range(4)]), st.sampled_from(list(SittingKind))),
    unique=True,
    max_size=8,
)
lengths, buffers = st.integers(1, 60), st.integers(0, 120)
begins = st.integers(0, 12 * 60).map(lambda minute: time(*divmod(minute, 60)))


@given(wanted, wanted, begins, lengths, buffers)
def test_whatever_is_laid_out_never_clashes(earlier, later, begin, length, buffer):
    taken = laid_out(wanted_of(*earlier), begin, length, buffer)
    new = [one for one in later if one not in earlier]
    try:
        points = laid_out(wanted_of(*new), begin, length, buffer, taken)
    except UserError:
        return  # a day can be too short
    every = [*taken, *points]
    assert {(one.procedure, one.kind) for one in every} == {*earlier, *later}
    assert not list(clashes(every, buffer))
    for one, other in combinations(every, 2):
        gap = max(minutes(other.at) - minutes(one.until), minutes(one.at) - minutes(other.until))
        assert gap >= (buffer if are_sides(one, other) else 0)
    assert all(minutes(one.until) - minutes(one.at) == length for one in every)
