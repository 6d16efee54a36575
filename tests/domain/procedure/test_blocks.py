"""Who may do what with whom, by examples: the blocks and warnings of 7.5, and the bad input that the centre fears."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.domain.procedure.examples import (
    BOTH,
    BOTH_TOO,
    CHILD,
    HARMED,
    POLICEMAN,
    VIOLENT,
    WORKER,
    circumstances,
    example,
    member,
)

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import Step
from mgops_desktop.storage.seeds import shipped_initiators

NEW, TRANSITIONAL, OLD = Regime.NEW, Regime.TRANSITIONAL, Regime.OLD


def nk_a(regime, day, **more):
    it = example(regime, None, Step.NK_A_FILLED)
    return it.among(began=day).change(day=day, **more)


# Who fills in the form


@pytest.mark.parametrize(
    ("day", "is_blocked"), [(date(2023, 6, 21), True), (date(2023, 6, 22), False)]
)
def test_assistant_starts_no_procedure_before_22_june_2023(day, is_blocked):
    it = nk_a(OLD if is_blocked else TRANSITIONAL, day, by="family_assistant")
    assert it.passage.is_blocked is is_blocked


def test_refusal_names_who_and_when():
    (only,) = nk_a(OLD, date(2023, 6, 21), by="family_assistant").passage.objections
    assert only.text.startswith("Asystent rodziny: 21.06.2023 ")
    assert "art. 9a ust. 11c pkt 2" in only.text


@pytest.mark.parametrize(
    ("day", "entitled"),
    [
        (
            date(2022, 3, 10),
            {"social_worker", "police", "teacher", "medical", "alcohol_commission"},
        ),
        (date(2023, 6, 22), {one.key for one in shipped_initiators()}),
        (date(2026, 11, 9), {one.key for one in shipped_initiators()}),
    ],
)
def test_list_of_the_day_says_who_may_start(day, entitled):
    assert {one.key for one in shipped_initiators() if one.may_on(day)} == entitled


def test_everybody_whom_the_law_names_may_start():
    bases = {
        one.key: one.basis.removesuffix(" ustawy o przeciwdziałaniu przemocy domowej")
        for one in shipped_initiators()
    }
    assert bases == {
        "social_worker": "art. 9a ust. 11 pkt 1",
        "police": "art. 9a ust. 11 pkt 2",
        "military_police": "art. 9a ust. 11a",
        "superior_of_soldier": "art. 9a ust. 11b",
        "support_centre": "art. 9a ust. 11c pkt 1",
        "family_assistant": "art. 9a ust. 11c pkt 2",
        "teacher": "art. 9a ust. 11c pkt 3",
        "medical": "art. 9a ust. 11c pkt 4",
        "alcohol_commission": "art. 9a ust. 11c pkt 5",
        "specialist": "art. 9a ust. 11d",
    }


def test_form_of_an_unknown_hand_is_pointed_out_and_not_refused():
    assert nk_a(NEW, date(2026, 11, 9), by="").said == {("warning", "nobody")}


def test_further_form_is_judged_by_its_own_day():
    it = example(OLD, State.OLD_WORK, Step.NEXT_NK_A).change(by="family_assistant")
    assert it.said == {("block", "not_entitled")}
    assert it.change(day=date(2023, 7, 1)).said == set()


# Whom it is about


@pytest.mark.parametrize(
    ("regime", "is_blocked"), [(OLD, False), (TRANSITIONAL, True), (NEW, True)]
)
def test_violent_person_is_an_adult_since_22_june_2023(regime, is_blocked):
    it = example(regime, None, Step.NK_A_FILLED)
    born = it.around.began.replace(year=it.around.began.year - 18)
    adult = it.among(persons=(HARMED, replace(VIOLENT, birth=Birth(born))))
    younger = replace(VIOLENT, birth=Birth(born + timedelta(days=1)))
    assert not adult.passage.is_blocked
    assert it.among(persons=(HARMED, younger)).passage.is_blocked is is_blocked


def test_who_grows_up_in_the_procedure_was_a_minor_at_its_start():
    it = example(NEW, None, Step.NK_A_FILLED)
    grown_on_the_next_day = Birth(it.around.began.replace(year=2008) + timedelta(days=1))
    minor = it.among(persons=(HARMED, replace(VIOLENT, birth=grown_on_the_next_day)))
    assert minor.change(day=it.fact.day + timedelta(days=2)).said == {("block", "minor_violent")}


def test_of_unknown_age_nobody_is_called_a_minor():
    it = example(NEW, None, Step.NK_A_FILLED)
    assert it.among(persons=(HARMED, replace(VIOLENT, birth=Birth()))).said == set()


def test_minor_who_saw_violence_is_a_harmed_person_and_enough():
    it = example(NEW, None, Step.NK_A_FILLED)
    assert it.among(persons=(CHILD, VIOLENT)).said == set()


def test_one_person_on_both_sides_is_enough_for_a_procedure():
    it = example(NEW, None, Step.NK_A_FILLED)
    assert it.among(persons=(BOTH, BOTH_TOO)).said == set()


def test_second_procedure_of_the_same_pair_is_a_further_form():
    it = example(NEW, None, Step.NK_A_FILLED)
    again = it.among(running_pairs=frozenset({(VIOLENT.id, HARMED.id)}))
    assert again.said == {("block", "pair_running")}
    assert "kolejny formularz" in again.passage.objections[0].text


def test_other_pair_or_the_pair_turned_round_is_a_procedure_of_its_own():
    it = example(NEW, None, Step.NK_A_FILLED)
    others = frozenset({(HARMED.id, VIOLENT.id), (CHILD.id, HARMED.id)})
    assert it.among(running_pairs=others).said == set()


def test_who_is_on_both_sides_of_one_procedure_may_be_in_another_with_somebody_else():
    it = example(NEW, None, Step.NK_A_FILLED).among(persons=(BOTH, BOTH_TOO))
    elsewhere = frozenset({(BOTH.id, BOTH.id), (BOTH.id, CHILD.id), (CHILD.id, BOTH.id)})
    assert it.among(running_pairs=elsewhere).said == set()
    again = elsewhere | {(BOTH_TOO.id, BOTH.id)}
    assert it.among(running_pairs=again).said == {("block", "pair_running")}


def test_further_form_belongs_to_a_procedure_from_its_start_on():
    assert example(NEW, State.STARTED, Step.NEXT_NK_A).said == set()
    assert example(OLD, State.OLD_STARTED, Step.NEXT_NK_A).said == set()


# Dates


def test_form_is_not_received_before_it_was_filled_in():
    it = example(NEW, State.STARTED, Step.NK_A_RECEIVED)
    early = it.change(day=it.around.began - timedelta(days=1))
    assert ("block", "before_start") in early.said
    assert it.change(day=it.around.began).said == set()


def test_procedure_does_not_end_before_it_began():
    it = example(NEW, State.WORK, Step.VIOLENCE_CEASED)
    early = it.change(day=it.around.began - timedelta(days=1))
    assert ("block", "before_start") in early.said


def test_report_comes_before_the_start():
    it = example(NEW, None, Step.REPORTED)
    assert it.change(day=it.around.began - timedelta(days=3)).said == set()


# Members


def test_member_acts_on_the_first_and_the_last_day_of_his_membership_only():
    it = example(NEW, State.WORK, Step.SITTING)
    day = it.fact.day
    worker = member(WORKER, MemberRole.SOCIAL_WORKER, it.around.began)

    def with_policeman(began, ended):
        policeman = member(POLICEMAN, MemberRole.POLICE, began, ended=ended)
        return it.among(members=(worker, policeman)).said

    assert with_policeman(day, day) == set()
    assert with_policeman(it.around.began, day - timedelta(days=1)) == {("block", "not_a_member")}
    assert with_policeman(day + timedelta(days=1), None) == {("block", "not_a_member")}


@pytest.mark.parametrize("paper", ["sworn", "authorised"])
def test_member_sees_nothing_before_statement_and_authorisation(paper):
    began = date(2026, 11, 9)
    day = date(2026, 11, 12)
    without = member(WORKER, MemberRole.SOCIAL_WORKER, began, **{paper: None})
    assert not without.has_access_on(day)
    assert not replace(without, **{paper: day + timedelta(days=1)}).has_access_on(day)
    assert replace(without, **{paper: day}).has_access_on(day)


def test_member_sees_nothing_before_and_after_his_membership():
    one = member(WORKER, MemberRole.SOCIAL_WORKER, date(2026, 11, 9), ended=date(2026, 12, 1))
    assert [
        one.has_access_on(date(2026, *day)) for day in ((11, 8), (11, 9), (12, 1), (12, 2))
    ] == [*(False, True, True, False)]


def test_group_is_appointed_before_its_members_sign_and_gets_the_form_after():
    it = example(NEW, State.WITH_TEAM, Step.NK_A_PASSED)
    members = [replace(one, sworn=it.fact.day) for one in it.around.members]
    signed_on_the_day = it.among(members=tuple(members))
    appointed = signed_on_the_day.course.passages[-2]
    assert appointed.fact.step is Step.GROUP_APPOINTED
    assert [one.code for one in appointed.objections] == ["unsworn"]
    assert not appointed.is_blocked
    assert signed_on_the_day.said == set()


def test_who_comes_later_signs_before_he_comes():
    it = example(NEW, State.WORK, Step.GROUP_EXTENDED)
    teacher = member(CHILD.id, MemberRole.EDUCATION, it.fact.day, authorised=None)
    assert it.among(members=(*it.around.members, teacher)).said == {("block", "unsworn")}


@pytest.mark.parametrize(
    ("violent", "missing"),
    [
        ({}, ["pracownik socjalny", "funkcjonariusz Policji"]),
        ({"is_soldier": True}, ["Żandarmerii Wojskowej"]),
        ({"is_supervised": True}, ["kurator sądowy"]),
    ],
)
def test_group_says_whom_the_law_wants_besides(violent, missing):
    it = example(NEW, State.WITH_TEAM, Step.GROUP_APPOINTED).change(members=frozenset())
    (only,) = it.among(members=(), persons=(HARMED, replace(VIOLENT, **violent))).passage.objections
    assert (str(only.weight), only.code) == ("warning", "incomplete")
    for words in missing:
        assert words in only.text


def test_soldier_who_is_harmed_needs_no_military_police():
    it = example(NEW, State.WITH_TEAM, Step.GROUP_APPOINTED)
    assert it.among(persons=(replace(HARMED, is_soldier=True), VIOLENT)).said == set()


# The leaflet


def test_leaflet_never_goes_to_the_violent_person():
    it = example(NEW, State.STARTED, Step.NK_B_GIVEN)
    assert it.change(to=VIOLENT.id).said == {("block", "given_to_violent")}
    assert it.change(to=HARMED.id).said == set()


def test_leaflet_for_a_child_never_goes_to_a_violent_parent_even_one_who_is_harmed_too():
    it = example(NEW, State.STARTED, Step.NK_B_GIVEN).among(persons=(BOTH, CHILD, VIOLENT))
    assert it.change(to=BOTH.id).said == {("block", "given_to_violent")}


# What a letter says


@pytest.mark.parametrize(
    ("state", "step"),
    [(State.WITH_GROUP, Step.VIOLENT_NOTIFIED), (State.WITHDRAWN, Step.VIOLENT_INFORMED)],
)
def test_letter_to_the_violent_person_tells_nothing_of_the_harmed_one(state, step):
    it = example(NEW, state, step).change(marks=frozenset())
    assert it.said == {("block", "has_no_harmed_data")}


# Grounds of ends, in the words of the law that governs


@pytest.mark.parametrize(
    ("regime", "state", "words"),
    [
        (NEW, State.WORK, "art. 9h ust. 1 pkt 1"),
        (TRANSITIONAL, State.OLD_WORK, "art. 9h ust. 1 pkt 1"),
        (OLD, State.OLD_WORK, "dawny § 18"),
    ],
)
def test_end_needs_both_conditions_by_the_law_that_governs(regime, state, words):
    it = example(regime, state, Step.VIOLENCE_CEASED).change(marks=frozenset())
    (told,) = [one for one in it.passage.objections if one.code == "conditions"]
    assert words in told.text


def test_no_guard_asks_for_the_plan_since_22_june_2023():
    asked = {
        regime: ("block", "plan_done")
        in example(regime, State.OLD_WORK, Step.VIOLENCE_CEASED).change(marks=frozenset()).said
        for regime in (OLD, TRANSITIONAL)
    }
    assert asked == {OLD: True, TRANSITIONAL: False}


def test_persons_of_the_circumstances_are_told_apart_by_side():
    around = circumstances(NEW, persons=(BOTH, VIOLENT, CHILD))
    assert around.harmed == [BOTH, CHILD]
    assert around.violent == [BOTH, VIOLENT]
