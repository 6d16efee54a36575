"""A procedure as it goes on: in order and out of it, late, outside the law, to its end and after it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.domain.procedure.examples import (
    HARMED,
    MONITORED_UNTIL,
    STARTS,
    TABLE,
    TOLD,
    VIOLENT,
    WAYS,
    circumstances,
    example,
    facts_of,
    good,
    objections_to,
)

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import Sitting
from mgops_desktop.domain.procedure.course import (
    Table,
    Transition,
    fold,
    next_steps,
)
from mgops_desktop.domain.procedure.states import STATE_LABELS, State
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Fact, Step, in_order

NEW, TRANSITIONAL, OLD = Regime.NEW, Regime.TRANSITIONAL, Regime.OLD


def states(regime, *steps, monitored=True):
    """The state after each step, one a day."""
    course = fold(facts_of(regime, steps), circumstances(regime, monitored=monitored), TABLE)
    return [one.after for one in course.passages]


def day(regime, number):
    return STARTS[regime] + timedelta(days=number)


# The whole way


def test_new_procedure_from_suspicion_to_the_archive():
    around = circumstances(NEW, monitored=True)
    steps = (Step.REPORTED, *WAYS[NEW][State.WORK], Step.NK_D, Step.VIOLENCE_CEASED, *TOLD)
    facts = [
        *facts_of(NEW, [*steps, Step.MONITORING_VISIT]),
        good(Step.MONITORING_CLOSED, MONITORED_UNTIL[NEW]),
    ]
    course = fold(facts, around, TABLE)
    assert [str(one.after) for one in course.passages] == (
        ["S0", "S1", "S2", "S2", "S3", "S4", "S5", "S5", "S9", "S9", "S9", "S9", "S9", "S10"]
    )
    assert [one for one in course.passages if one.objections] == []
    assert course.breaches == []


def test_old_procedure_ends_with_the_notice_to_those_who_took_part():
    steps = (*WAYS[OLD][State.OLD_WORK], Step.NK_D, Step.VIOLENCE_CEASED)
    assert states(OLD, *steps, Step.INSTITUTIONS_INFORMED)[-2:] == [
        State.OLD_ENDED,
        State.OLD_ARCHIVED,
    ]


def test_transitional_procedure_is_monitored_after_the_notice():
    ended = (*WAYS[TRANSITIONAL][State.OLD_ENDED], Step.INSTITUTIONS_INFORMED)
    assert states(TRANSITIONAL, *ended, Step.MONITORING_VISIT)[-2:] == [State.OLD_ENDED] * 2
    it = example(TRANSITIONAL, State.OLD_ENDED, Step.MONITORING_CLOSED)
    assert it.course.state is State.OLD_ARCHIVED
    assert it.said == set()


def test_transitional_procedure_that_is_not_monitored_ends_with_the_notice():
    ended = (*WAYS[TRANSITIONAL][State.OLD_WORK], Step.NOT_CONFIRMED, Step.INSTITUTIONS_INFORMED)
    assert states(TRANSITIONAL, *ended, monitored=False)[-2:] == [
        State.OLD_ENDED,
        State.OLD_ARCHIVED,
    ]


def test_nothing_that_happened_is_no_state():
    course = fold([], circumstances(NEW), TABLE)
    assert course.state is None
    assert next_steps(course, NEW, TABLE) == [Step.REPORTED, Step.NK_A_FILLED]


@pytest.mark.parametrize(
    ("regime", "state"),
    [
        (NEW, State.ARCHIVED),
        (NEW, State.HANDED_OVER),
        (OLD, State.OLD_ARCHIVED),
        (OLD, State.OLD_HANDED_OVER),
    ],
)
def test_nothing_comes_after_the_archive_and_after_handing_over(regime, state):
    course = fold(facts_of(regime, WAYS[regime][state]), circumstances(regime), TABLE)
    assert course.state is state
    assert next_steps(course, regime, TABLE) == []


# Ends


@pytest.mark.parametrize("order", [TOLD, TOLD[::-1], (TOLD[1], TOLD[0], TOLD[2])])
def test_withdrawal_goes_to_the_archive_when_protocol_and_both_sides_have_it(order):
    steps = (*WAYS[NEW][State.WITHDRAWN], *order)
    assert states(NEW, *steps)[-4:] == [*[State.WITHDRAWN] * 3, State.ARCHIVED]


@pytest.mark.parametrize("missing", TOLD)
def test_withdrawal_stays_open_while_one_of_them_is_missing(missing):
    rest = [step for step in TOLD if step is not missing]
    assert states(NEW, *WAYS[NEW][State.WITHDRAWN], *rest)[-1] is State.WITHDRAWN


def test_withdrawal_is_not_monitored():
    assert states(NEW, *WAYS[NEW][State.WITHDRAWN], monitored=True)[-1] is State.WITHDRAWN


@pytest.mark.parametrize("end", [State.CEASED, State.NO_GROUNDS])
def test_end_is_monitored_for_nine_months_by_itself(end):
    steps = WAYS[NEW][end]
    assert states(NEW, *steps, monitored=True)[-1] is State.MONITORING
    assert states(NEW, *steps, monitored=False)[-1] is end


@pytest.mark.parametrize("end", [State.CEASED, State.NO_GROUNDS])
def test_end_that_is_not_monitored_goes_to_the_archive_when_both_sides_know(end):
    assert states(NEW, *WAYS[NEW][end], *TOLD, monitored=False)[-1] is State.ARCHIVED


@pytest.mark.parametrize(
    ("regime", "state"), [(NEW, State.MONITORING), (TRANSITIONAL, State.OLD_ENDED)]
)
def test_monitoring_is_closed_on_its_last_day_and_not_before(regime, state):
    it = example(regime, state, Step.MONITORING_CLOSED)
    assert it.fact.day == MONITORED_UNTIL[regime]
    assert it.said == set()
    assert it.change(day=it.fact.day - timedelta(days=1)).said == {("block", "too_early")}


def test_form_filled_in_while_monitoring_runs_is_a_new_procedure_and_the_old_one_stays():
    it = example(NEW, State.MONITORING, Step.NEXT_PROCEDURE)
    assert it.course.state is State.MONITORING
    assert it.said == set()
    as_further_form = example(NEW, State.MONITORING, Step.NEXT_NK_A)
    assert as_further_form.said == {("block", "out_of_turn")}


# Out of turn


def test_step_out_of_its_turn_is_told_with_the_state_it_met():
    (only,) = example(NEW, State.STARTED, Step.NK_C).passage.objections
    assert only.code == "out_of_turn"
    assert STEP_LABELS[Step.NK_C] in only.text
    assert STATE_LABELS[State.STARTED] in only.text


def test_step_before_everything_is_told_as_well():
    (only,) = example(NEW, None, Step.NK_C).passage.objections
    assert "przed wszczęciem procedury" in only.text


def test_step_that_leads_further_is_believed():
    it = example(NEW, State.WITH_GROUP, Step.NK_C)
    assert it.course.state is State.WORK
    assert it.passage.is_blocked
    assert it.passage.documents == ("D12", "D15")


def test_step_that_leads_back_is_not():
    it = example(NEW, State.WORK, Step.NK_A_PASSED)
    assert it.course.state is State.WORK
    assert it.said == {("block", "out_of_turn")}


def test_step_out_of_its_turn_is_asked_for_its_guards_too():
    it = example(NEW, State.STARTED, Step.NK_C).change(present=frozenset({HARMED.id, VIOLENT.id}))
    assert it.said == {("block", "out_of_turn"), ("block", "together")}


@pytest.mark.parametrize(
    ("regime", "state", "step"),
    [
        (OLD, State.OLD_WORK, Step.PROGRAMME_REFERRAL),
        (OLD, State.OLD_ENDED, Step.HARMED_INFORMED),
        (NEW, State.MONITORING, Step.INSTITUTIONS_INFORMED),
    ],
)
def test_step_that_its_law_does_not_mention_is_not_forbidden_and_changes_nothing(
    regime, state, step
):
    it = example(regime, state, step)
    assert it.course.state is state
    assert it.said == {("warning", "unmentioned")}
    assert STEP_LABELS[step] in it.passage.objections[0].text
    assert it.passage.documents == ()


@pytest.mark.parametrize("end", [Step.VIOLENCE_CEASED, Step.NO_GROUNDS])
def test_procedure_that_was_given_up_does_not_end_again(end):
    it = example(NEW, State.WITHDRAWN, end)
    assert it.course.state is State.WITHDRAWN
    assert ("block", "out_of_turn") in it.said


@pytest.mark.parametrize("step", [Step.MONITORING_VISIT, Step.NEXT_PROCEDURE, Step.HANDED_OVER])
def test_procedure_that_was_given_up_is_not_monitored_and_not_handed_over(step):
    assert example(NEW, State.WITHDRAWN, step).course.state is State.WITHDRAWN


@pytest.mark.parametrize(
    ("regime", "state", "step"),
    [
        (NEW, State.WORK, Step.MONITORING_VISIT),
        (NEW, State.WORK, Step.MONITORING_CLOSED),
        (NEW, State.WORK, Step.NOT_STARTED),
        (OLD, State.OLD_WORK, Step.INSTITUTIONS_INFORMED),
        (TRANSITIONAL, State.OLD_WORK, Step.MONITORING_CLOSED),
    ],
)
def test_what_follows_an_end_does_not_stand_for_the_end(regime, state, step):
    it = example(regime, state, step)
    assert it.course.state is state
    assert ("block", "out_of_turn") in it.said


# Late


def test_fact_recorded_late_takes_its_place_and_never_takes_the_state_back():
    known = [one for one in WAYS[NEW][State.WORK] if one is not Step.NK_A_RECEIVED]
    facts = [
        replace(one, day=one.day + timedelta(days=2 if place else 0))
        for place, one in enumerate(facts_of(NEW, known))
    ]
    around = circumstances(NEW)
    before = fold(facts, around, TABLE)
    late = good(Step.NK_A_RECEIVED, day(NEW, 1))
    after = fold([*facts, late], around, TABLE)
    assert before.state is after.state is State.WORK
    assert [one.fact.step for one in after.passages] == list(WAYS[NEW][State.WORK])
    assert [one.is_blocked for one in before.passages].count(True) == 1
    assert [one.is_blocked for one in after.passages].count(True) == 0


def test_receipt_dated_after_the_group_had_the_form_is_told_and_changes_nothing():
    it = example(NEW, State.WORK, Step.NK_A_RECEIVED)
    assert it.course.state is State.WORK
    assert it.said == {("block", "out_of_turn")}


def test_facts_of_one_day_stand_in_the_order_of_the_procedure():
    start = STARTS[NEW]
    steps = WAYS[NEW][State.WORK]
    facts = [good(step, start) for step in reversed(steps)]
    course = fold(facts, circumstances(NEW), TABLE)
    assert [one.fact.step for one in course.passages] == list(steps)
    assert course.state is State.WORK
    assert not any(one.is_blocked for one in course.passages)


def test_group_is_extended_on_the_day_on_which_it_got_the_form():
    it = example(NEW, State.WITH_GROUP, Step.GROUP_EXTENDED)
    assert it.change(day=it.earlier[-1].day).said == set()


def test_what_happened_twice_on_a_day_stands_by_the_hour():
    first, second = (Fact(Step.SITTING, date(2026, 12, 1), at=time(hour)) for hour in (9, 14))
    assert in_order([second, first]) == [first, second]


# Outside


def test_what_was_done_outside_becomes_a_breach_with_its_reason():
    it = example(NEW, State.DIAGNOSIS, Step.NK_C).change(
        present=frozenset({HARMED.id, VIOLENT.id}), outside="Przyszli razem, nie wyproszono go."
    )
    assert it.said == {("breach", "together")}
    assert not it.passage.is_blocked
    assert it.course.state is State.WORK
    ((fact, objection),) = it.course.breaches
    assert fact.outside == "Przyszli razem, nie wyproszono go."
    assert "§ 18" in objection.text


def test_step_out_of_its_turn_that_was_done_outside_is_a_breach():
    it = example(NEW, State.STARTED, Step.GROUP_APPOINTED).change(outside="Pismo przyszło później.")
    assert it.said == {("breach", "out_of_turn")}


def test_warning_stays_a_warning_outside():
    it = example(NEW, State.WITH_GROUP, Step.ACTION_DECIDED).change(
        members=frozenset(), outside="Zapisano po czasie."
    )
    assert it.said == {("warning", "core_absent")}
    assert it.course.breaches == []


def test_reason_alone_makes_no_breach():
    it = example(NEW, State.WITH_GROUP, Step.ACTION_DECIDED).change(outside="Zapisano po czasie.")
    assert it.said == set()


# What is asked before a step is recorded


def test_objections_are_those_to_the_fact_that_is_about_to_be_recorded():
    facts = facts_of(NEW, WAYS[NEW][State.DIAGNOSIS])
    fact = good(Step.NK_D, day(NEW, 9), marks=frozenset())
    other = Sitting(fact.day, frozenset({HARMED.id}), time(11, 30))
    told = objections_to(fact, facts, circumstances(NEW, sittings=(other,)))
    assert [one.code for one in told] == ["was_summoned", "too_near"]


def test_same_fact_is_told_as_its_second_time():
    facts = facts_of(NEW, WAYS[NEW][State.DIAGNOSIS])
    again = replace(facts[-1])
    told = objections_to(again, facts, circumstances(NEW))
    assert [one.code for one in told] == ["out_of_turn"]


def test_row_with_a_guard_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no guard full_moon"):
        Table((Transition(frozenset({NEW}), None, Step.REPORTED, State.REPORTED, ("full_moon",)),))
