"""Both sides never meet, not even at the door, and no minor is invited (§ 11 ust. 6, § 18 of the regulation)."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from tests.domain.procedure.examples import BOTH, BOTH_TOO, CHILD, HARMED, VIOLENT, example

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import Sitting
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import Step

NEW = Regime.NEW


def of(*persons):
    return frozenset(one.id for one in persons)


def nk_c(*present, **more):
    return example(NEW, State.DIAGNOSIS, Step.NK_C).change(present=of(*present), **more)


def nk_d(*present, **more):
    return example(NEW, State.DIAGNOSIS, Step.NK_D).change(present=of(*present), **more)


def test_sides_never_meet():
    assert nk_c(HARMED, VIOLENT).said == {("block", "together")}
    assert nk_d(HARMED, VIOLENT).said == {("block", "together")}


def test_violent_parent_does_not_stand_for_a_child_at_its_meeting():
    it = nk_c(VIOLENT).among(persons=(VIOLENT, replace(CHILD, is_represented=True)))
    assert it.said == {("block", "together")}


def test_harmed_person_does_not_stand_in_at_the_other_meeting():
    assert nk_d(HARMED).said == {("block", "together")}


@pytest.mark.parametrize("meeting", [nk_c, nk_d])
def test_who_is_on_both_sides_comes_alone_to_either_meeting(meeting):
    assert meeting(BOTH).among(persons=(BOTH, BOTH_TOO)).said == set()


@pytest.mark.parametrize("meeting", [nk_c, nk_d])
@pytest.mark.parametrize("other", [BOTH_TOO, HARMED, VIOLENT])
def test_who_is_on_both_sides_meets_neither_the_harmed_nor_the_violent(meeting, other):
    own = BOTH if other.id != BOTH.id else BOTH_TOO
    assert ("block", "together") in meeting(own, other).among(persons=(own, other)).said


def test_two_of_one_side_may_come_together():
    sister = replace(HARMED, id=CHILD.id)
    assert nk_c(HARMED, sister).among(persons=(HARMED, sister, VIOLENT)).said == set()


@pytest.mark.parametrize("meeting", [nk_c, nk_d])
def test_minor_is_not_invited(meeting):
    assert ("block", "minor_invited") in meeting(CHILD).said


def test_who_became_an_adult_by_the_day_of_the_meeting_is_invited():
    it = nk_c(CHILD)
    eighteen = Birth(it.fact.day.replace(year=it.fact.day.year - 18))
    assert it.among(persons=(replace(CHILD, birth=eighteen), VIOLENT)).said == set()


def test_plan_of_a_child_is_made_with_who_represents_it():
    assert nk_c().among(persons=(CHILD, VIOLENT)).said == {("warning", "nobody_harmed")}
    with_child_itself = nk_c(CHILD).among(persons=(CHILD, VIOLENT)).said
    assert with_child_itself == {("block", "minor_invited"), ("warning", "nobody_harmed")}
    assert nk_c().said == set()
    represented = replace(CHILD, is_represented=True)
    assert nk_c().among(persons=(represented, VIOLENT)).said == set()


@pytest.mark.parametrize(
    ("at", "until", "said"),
    [
        ("08:00", "09:00", set()),
        ("08:00", "09:01", {("block", "too_near")}),
        ("08:00", None, set()),
        ("09:30", None, {("block", "too_near")}),
        ("10:15", "10:45", {("block", "too_near")}),
        ("09:00", "12:00", {("block", "too_near")}),
        ("11:59", "13:00", {("block", "too_near")}),
        ("12:00", "13:00", set()),
        (None, None, {("warning", "hours_unknown")}),
    ],
)
def test_an_hour_lies_between_the_meetings_of_both_sides(at, until, said):
    hours = [time.fromisoformat(text) if text else None for text in (at, until)]
    it = nk_c(HARMED)
    assert (it.fact.at, it.fact.until) == (time(10), time(11))
    other = Sitting(it.fact.day, of(VIOLENT), *hours)
    assert it.among(sittings=(other,)).said == said


def test_buffer_is_what_the_centre_set():
    it = nk_d(VIOLENT)
    other = Sitting(it.fact.day, of(HARMED), time(11, 20))
    assert it.among(sittings=(other,), buffer=20).said == set()
    assert it.among(sittings=(other,), buffer=21).said == {("block", "too_near")}


def test_meetings_of_one_side_or_of_another_day_are_no_matter():
    it = nk_c(HARMED)
    same_side = Sitting(it.fact.day, of(HARMED, CHILD), time(10, 30))
    tomorrow = Sitting(it.fact.day + timedelta(days=1), of(VIOLENT), time(10, 30))
    assert it.among(sittings=(same_side, tomorrow)).said == set()


def test_meeting_of_which_the_hour_is_unknown_is_asked_for():
    it = nk_c(HARMED, at=None, until=None)
    other = Sitting(it.fact.day, of(VIOLENT), time(16))
    assert it.among(sittings=(other,)).said == {("warning", "hours_unknown")}


def test_who_is_on_both_sides_does_not_stand_in_his_own_way():
    it = nk_d(BOTH).among(persons=(BOTH, BOTH_TOO))
    own = Sitting(it.fact.day, of(BOTH), time(10, 30))
    others = Sitting(it.fact.day, of(BOTH_TOO), time(10, 30))
    assert it.among(sittings=(own,)).said == set()
    assert it.among(sittings=(others,)).said == {("block", "too_near")}
