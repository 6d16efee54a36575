"""Every kind of record has rules of its own: refusals and warnings of the table, entered as a form enters them."""

import re
from pathlib import Path

import pytest
from tests.fixtures.rule_cases.entering import Desk
from tests.gui.records.cases import APART, CASES, NEEDED

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations import rules
from mgops_desktop.sheets.kinds import BY_KEY

REFUSALS = [(kind, said) for kind, case in CASES.items() for said in case.refusals]
WARNINGS = [(kind, said) for kind, case in CASES.items() for said in case.warnings]


def _name(value):
    return value if isinstance(value, str) else f"{value.field}-{value.code}"


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story)


def test_every_kind_is_in_the_table():
    assert set(CASES) | set(APART) == set(BY_KEY)


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_has_refusals_and_warnings_of_its_own(kind):
    refusals = {(one.field, one.code) for one in CASES[kind].refusals}
    assert len(refusals) + (kind in NEEDED) >= 3
    assert len({(one.field, one.code) for one in CASES[kind].warnings}) >= 2


@pytest.mark.parametrize(("kind", "needed"), NEEDED.items())
def test_a_missing_field_is_refused(desk, kind, needed):
    given = desk.given(CASES[kind].whole, {needed: None})
    assert (needed, "required") in [(one.field, one.code) for one in desk.refused(kind, given)]


@pytest.mark.parametrize(("kind", "said"), REFUSALS, ids=_name)
def test_refused(desk, kind, said):
    desk.prepare(said)
    problems = desk.refused(kind, desk.given(CASES[kind].whole, said.given))
    assert (said.field, said.code) in [(one.field, one.code) for one in problems]
    message = next(one.message for one in problems if one.code == said.code)
    assert message.endswith(".")
    assert len(message) > 20


@pytest.mark.parametrize(("kind", "said"), WARNINGS, ids=_name)
def test_asked_and_then_stored(desk, kind, said):
    desk.prepare(said)
    given = desk.given(CASES[kind].whole, said.given)
    try:
        asked = desk.asked(kind, given)
    except UserError as error:
        pytest.fail(f"refused: {[(one.field, one.code, one.message) for one in error.problems]}")
    assert (said.field, said.code) in [(one.field, one.code) for one in asked]
    assert desk.confirm(kind, given)


def test_no_rule_says_in_its_own_words_how_long_a_term_is_or_since_when_the_law_holds():
    """Both are data: a message that names them would be wrong after a change of the seeds."""
    terms = re.compile(r"[0-9] dni|pół roku|raz na|[0-9]{2}\.[0-9]{2}\.20[0-9]{2}")
    for path in Path(rules.__file__).parent.glob("*.py"):
        found = [line for line in path.read_text("utf-8").splitlines() if terms.search(line)]
        assert found == [], path.name
