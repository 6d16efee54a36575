"""Every row of the tables of transitions: where a step leads, and what speaks against it when one thing is wrong."""

import pytest
from tests.domain.procedure.breaks import BREAKS, EVERYWHERE
from tests.domain.procedure.examples import TABLE, example
from tests.domain.procedure.law_tables import ROWS, Row

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.course import Transition, fold, next_steps
from mgops_desktop.domain.procedure.states import State, is_further
from mgops_desktop.domain.procedure.steps import Step

STEPS = [row for row in ROWS if row.step]
BROKEN = [(row, name) for row in STEPS for name in row.broken]
AFTER_START = [row for row in STEPS if row.step not in {Step.REPORTED, Step.NOT_STARTED}]


def by_name(rows):
    return pytest.mark.parametrize("row", rows, ids=[row.name for row in rows])


def shipped(regime: Regime) -> list[Transition]:
    return list(TABLE.of(regime).rows)


@pytest.mark.parametrize("regime", Regime)
def test_the_shipped_table_has_exactly_the_rows_of_the_law(regime):
    there = [(row.origin, row.step, row.target or row.origin) for row in shipped(regime)]
    wanted = {(row.origin, row.step, row.target) for row in ROWS if row.regime is regime}
    assert set(there) == wanted
    assert len(there) == len(wanted)


@pytest.mark.parametrize("regime", Regime)
def test_a_step_leads_to_one_state_only_and_never_back(regime):
    of_steps = [(row.origin, row.step) for row in shipped(regime) if row.step]
    assert len(of_steps) == len(set(of_steps))
    for row in shipped(regime):
        assert row.target in {None, row.origin} or is_further(row.target, row.origin)


def test_every_row_names_its_basis():
    assert [row for row in TABLE.rows if not row.basis] == []


@by_name(STEPS)
def test_step_leads_there_and_nothing_speaks_against_it(row: Row):
    it = example(row.regime, row.origin, row.step)
    assert it.passage.before == row.origin
    assert it.passage.objections == ()
    assert it.course.state == row.target


@by_name(STEPS)
def test_step_is_offered_where_the_law_knows_it(row: Row):
    it = example(row.regime, row.origin, row.step)
    before = fold(it.earlier, it.around, TABLE)
    assert row.step in next_steps(before, row.regime, TABLE)


@pytest.mark.parametrize(
    ("row", "name"), BROKEN, ids=[f"{row.name}-{name}" for row, name in BROKEN]
)
def test_what_is_wrong_with_a_step_is_said(row: Row, name):
    broken = BREAKS[name]
    it = broken.spoil(example(row.regime, row.origin, row.step))
    assert it.said == {(broken.weight, broken.code)}


@by_name(STEPS)
def test_row_has_the_guards_that_are_broken_here_and_no_others(row: Row):
    found = TABLE.of(row.regime).row(row.origin, row.step)
    assert set(found.guards) == {BREAKS[name].guard for name in row.broken}


@by_name(STEPS)
def test_nobody_acts_who_is_no_member(row: Row):
    it = EVERYWHERE["not_a_member"].spoil(example(row.regime, row.origin, row.step))
    assert it.said == {("block", "not_a_member")}


@by_name(AFTER_START)
def test_nothing_comes_before_the_start(row: Row):
    it = EVERYWHERE["before_start"].spoil(example(row.regime, row.origin, row.step))
    assert ("block", "before_start") in it.said


def test_every_state_is_reached():
    assert {row.target for row in ROWS} == set(State)


def test_every_step_is_known_in_some_regime():
    assert {row.step for row in STEPS} == set(Step)
