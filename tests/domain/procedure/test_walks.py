"""Random ways through a procedure: what the law lets happen is never stopped, what it does not is never lost."""

from collections import Counter
from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.procedure.examples import (
    BOTH,
    CHILD,
    HARMED,
    LODGER,
    MONITORED_UNTIL,
    POLICEMAN,
    STARTS,
    TABLE,
    VIOLENT,
    WORKER,
    circumstances,
    good,
    objections_to,
)

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import Sitting
from mgops_desktop.domain.procedure.course import Course, fold, next_steps
from mgops_desktop.domain.procedure.guards import Weight
from mgops_desktop.domain.procedure.states import RUNNING, State, is_further
from mgops_desktop.domain.procedure.steps import Fact, Mark, Step

REGIMES = st.sampled_from(Regime)
STATES = {
    Regime.NEW: {state for state in State if state.startswith("S")},
    Regime.TRANSITIONAL: {State.REPORTED, *(one for one in State if one.startswith("O"))},
    Regime.OLD: {State.REPORTED, *(one for one in State if one.startswith("O"))},
}
PEOPLE = st.frozensets(st.sampled_from([one.id for one in (HARMED, VIOLENT, CHILD, LODGER)]))
HOURS = st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))


@st.composite
def legal_walks(draw):
    """Step after step of those that the law knows and against which nothing speaks."""
    regime, monitored = draw(REGIMES), draw(st.booleans())
    around = circumstances(regime, monitored=monitored)
    facts: list[Fact] = []
    for place in range(draw(st.integers(1, 25))):
        steps = next_steps(fold(facts, around, TABLE), regime, TABLE)
        days = {step: STARTS[regime] + timedelta(days=place) for step in steps}
        if monitored and Step.MONITORING_CLOSED in days:
            days[Step.MONITORING_CLOSED] = MONITORED_UNTIL[regime]
        possible = [good(step, day) for step, day in days.items()]
        free = [one for one in possible if not objections_to(one, facts, around)]
        if not free:
            break
        facts.append(draw(st.sampled_from(free)))
    return facts, around


def any_facts(regime: Regime) -> st.SearchStrategy[list[Fact]]:
    """Facts in any order, of any day around the start, with whatever was noted or forgotten."""
    return st.lists(
        st.builds(
            Fact,
            step=st.sampled_from(Step),
            day=st.integers(-3, 12).map(lambda days: STARTS[regime] + timedelta(days=days)),
            at=HOURS,
            until=HOURS,
            by=st.sampled_from(["", "police", "family_assistant", "neighbour"]),
            to=st.none() | st.sampled_from([HARMED.id, VIOLENT.id]),
            present=PEOPLE,
            members=st.frozensets(st.sampled_from([WORKER, POLICEMAN, HARMED.id])),
            marks=st.frozensets(st.sampled_from(Mark)),
            outside=st.sampled_from(["", "Tak się stało."]),
        ),
        max_size=20,
    )


@st.composite
def any_walks(draw):
    """Facts of any kind in circumstances in which things are wrong as well."""
    regime = draw(REGIMES)
    facts = draw(any_facts(regime))
    persons = draw(st.sets(st.sampled_from([HARMED, VIOLENT, CHILD, LODGER])))
    if draw(st.booleans()):
        persons = {BOTH, *(one for one in persons if one.id != BOTH.id)}
    sittings = [Sitting(one.day, draw(PEOPLE), draw(HOURS), draw(HOURS)) for one in facts[:3]]
    around = circumstances(
        regime,
        monitored=draw(st.booleans()),
        persons=tuple(sorted(persons, key=lambda one: one.id)),
        sittings=tuple(sittings),
        running_pairs=draw(st.sampled_from([frozenset(), frozenset({(VIOLENT.id, HARMED.id)})])),
    )
    return facts, around


def run(walk) -> Course:
    return fold(*walk, TABLE)


@given(legal_walks())
def test_what_the_law_lets_happen_is_never_stopped(walk):
    facts, around = walk
    course = run(walk)
    assert [one.fact for one in course.passages] == facts
    assert [one for one in course.passages if one.objections] == []
    assert {one.after for one in course.passages} <= STATES[around.regime]


@given(legal_walks())
def test_who_runs_a_procedure_has_always_something_to_do_and_can_end_it(walk):
    facts, around = walk
    state = run(walk).state
    if state in RUNNING and Step.NK_A_PASSED in {one.step for one in facts}:
        last = good(Step.NO_GROUNDS, facts[-1].day + timedelta(days=1))
        known = Step.NO_GROUNDS in next_steps(run(walk), around.regime, TABLE)
        # in the work of the new law only these two ends are left (7.3)
        if not known:
            assert state is State.WORK
            last = replace(last, step=Step.VIOLENCE_CEASED)
        assert objections_to(last, facts, around) == ()
        assert fold([*facts, last], around, TABLE).state not in RUNNING


@given(any_walks())
def test_no_fact_is_lost(walk):
    facts, _around = walk
    assert Counter(one.fact for one in run(walk).passages) == Counter(facts)


@given(any_walks())
def test_state_never_goes_back_and_is_known(walk):
    _facts, around = walk
    state = None
    for passage in run(walk).passages:
        assert passage.before == state
        state = passage.after
        assert state == passage.before or is_further(state, passage.before)
        assert state is None or state in STATES[around.regime]


@given(any_walks())
def test_every_block_is_told_unless_it_was_done_outside(walk):
    for passage in run(walk).passages:
        weights = {one.weight for one in passage.objections}
        assert (Weight.BREACH if not passage.fact.outside else Weight.BLOCK) not in weights


@given(any_walks())
def test_every_fact_that_the_law_does_not_know_there_is_told(walk):
    _facts, around = walk
    course = run(walk)
    for place, passage in enumerate(course.passages):
        before = Course(course.passages[:place])
        known = passage.fact.step in next_steps(before, around.regime, TABLE)
        told = bool({"out_of_turn", "unmentioned"} & {one.code for one in passage.objections})
        assert told is not known


@given(any_walks())
def test_breaches_are_those_blocks_that_were_done_outside(walk):
    facts, around = walk
    inside = fold([replace(one, outside="") for one in facts], around, TABLE)
    outside = fold([replace(one, outside="Tak się stało.") for one in facts], around, TABLE)
    assert inside.breaches == []
    assert [one.after for one in inside.passages] == [one.after for one in outside.passages]
    blocks = [
        (passage.fact.step, one.code)
        for passage in inside.passages
        for one in passage.objections
        if one.weight is Weight.BLOCK
    ]
    assert Counter(blocks) == Counter((fact.step, one.code) for fact, one in outside.breaches)


@given(any_walks(), st.randoms())
def test_order_in_which_facts_are_recorded_does_not_matter(walk, chance):
    facts, around = walk
    shuffled = chance.sample(facts, len(facts))
    assert fold(shuffled, around, TABLE) == run(walk)


@given(any_walks(), st.data())
def test_fact_recorded_late_never_takes_the_state_back(walk, data):
    facts, around = walk
    late = data.draw(any_facts(around.regime))
    before, after = run(walk).state, fold([*facts, *late], around, TABLE).state
    if before is None:
        return
    if before in RUNNING or before is State.REPORTED:
        assert after == before or is_further(after, before)
    elif Step.NOT_STARTED not in {one.step for one in facts}:
        assert after not in RUNNING
