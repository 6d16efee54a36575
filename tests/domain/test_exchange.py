"""Field by field: whose value holds when a pack comes back."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.exchange import (
    Clash,
    Decision,
    Merged,
    SentRecord,
    Step,
    merge,
    translated,
)


def _sent(values: dict[str, Any], *, rejected: Any = None, **steps: Any) -> SentRecord:
    told = {name: tuple(Step(*one) for one in listed) for name, listed in steps.items()}
    return SentRecord("family", "1", values, told, rejected or {})


def test_field_that_only_the_other_side_changed_is_taken() -> None:
    sent = _sent({"place": "Nowe"}, place=[(7, "Stare")])
    assert merge(sent, {"place": "Stare"}, received=0) == Merged({"place": "Nowe"}, ())


def test_field_that_only_this_side_changed_stays() -> None:
    sent = _sent({"place": "Stare", "street": "Polna"}, street=[(7, "")])
    merged = merge(sent, {"place": "Nowe", "street": ""}, received=0)
    assert merged == Merged({"street": "Polna"}, ())


def test_field_that_both_changed_is_decided_by_somebody() -> None:
    sent = _sent({"place": "Ich"}, place=[(7, "Wspólne")])
    merged = merge(sent, {"place": "Moje"}, received=0)
    assert merged == Merged({}, (Clash("place", "Wspólne", "Moje", "Ich"),))


def test_both_changed_it_to_the_same() -> None:
    sent = _sent({"place": "Nowe"}, place=[(7, "Stare")])
    assert merge(sent, {"place": "Nowe"}, received=0).is_nothing


def test_what_came_before_is_no_news() -> None:
    """They told of entry 7 before; since then it was changed back here on purpose."""
    sent = _sent({"place": "Nowe"}, place=[(7, "Stare")])
    assert merge(sent, {"place": "Stare"}, received=7).is_nothing


def test_pack_that_got_lost_is_made_up_for_by_the_next() -> None:
    sent = _sent({"place": "Trzecie"}, place=[(7, "Pierwsze"), (9, "Drugie")])
    assert merge(sent, {"place": "Pierwsze"}, received=0).taken == {"place": "Trzecie"}
    assert merge(sent, {"place": "Drugie"}, received=7).taken == {"place": "Trzecie"}


def test_decision_against_my_value_reaches_me_once() -> None:
    told = {"place": (Step(9, "Laptopa"),)}
    sent = _sent({"place": "Ośrodka"}, rejected=told, place=[(7, "Wspólne")])
    assert merge(sent, {"place": "Laptopa"}, received=0) == Merged({"place": "Ośrodka"}, ())
    assert merge(sent, {"place": "Laptopa"}, received=7) == Merged({"place": "Ośrodka"}, ())
    assert merge(sent, {"place": "Inne"}, received=7).is_nothing
    assert merge(sent, {"place": "Laptopa"}, received=9).is_nothing  # entered anew since


@pytest.mark.parametrize(
    ("settled", "expected"),
    [
        (Decision.MINE, Merged({}, ())),
        (Decision.THEIRS, Merged({"place": "Ośrodka"}, ())),
        (None, Merged({}, (Clash("place", None, "Laptopa", "Ośrodka"),))),
    ],
)
def test_where_both_insist_it_is_settled_or_asked_again(
    settled: Decision | None, expected: Merged
) -> None:
    sent = _sent({"place": "Ośrodka"}, rejected={"place": (Step(9, "Laptopa"),)})
    against = {"place": ("Ośrodka",)}
    assert merge(sent, {"place": "Laptopa"}, 7, against, settled) == expected


def test_what_a_version_of_a_plan_says_is_one_whole() -> None:
    mine, theirs = [{"action": "lista"}], [{"action": "zeszyt"}]
    sent = _sent({"agreed": theirs}, agreed=[(7, [])])
    assert merge(sent, {"agreed": []}, received=0).taken == {"agreed": theirs}
    assert merge(sent, {"agreed": theirs}, received=0).is_nothing
    assert merge(sent, {"agreed": mine}, received=0).clashes == (Clash("agreed", [], mine, theirs),)


def test_lists_are_joined_member_by_member() -> None:
    sent = _sent({"persons": ["a", "c"]}, persons=[(7, ["a", "b"])])
    merged = merge(sent, {"persons": ["b", "a", "d"]}, received=0)
    assert merged == Merged({"persons": ["a", "d", "c"]}, ())


def test_values_are_put_into_the_receivers_terms() -> None:
    sent = _sent(
        {"worker": "their"}, worker=[(3, "their-old")], rejected={"worker": (Step(4, "x"),)}
    )
    found = translated(sent, lambda _name, value: f"{value}!")
    assert (found.values, found.steps["worker"]) == ({"worker": "their!"}, (Step(3, "their-old!"),))
    assert found.rejected == {"worker": (Step(4, "x!"),)}


WORDS = st.sampled_from(["", "a", "b", "c", "d"])


@given(base=WORDS, mine=WORDS, path=st.lists(WORDS, min_size=1, max_size=4))
def test_nothing_is_lost(base: str, mine: str, path: list[str]) -> None:
    """A value that nobody on the other side has seen is never written over; theirs is taken or shown."""
    values = [base, *path]
    changes = [(n, b) for n, (b, a) in enumerate(pairwise(values), 1) if a != b]
    theirs = values[-1]
    merged = merge(_sent({"f": theirs}, f=changes), {"f": mine}, received=0)
    if "f" in merged.taken:
        assert mine in [before for _n, before in changes]
        assert merged.taken["f"] == theirs
    elif changes and mine != theirs:
        assert [one.theirs for one in merged.clashes] == [theirs]


@given(base=WORDS, mine=WORDS, path=st.lists(WORDS, min_size=1, max_size=4))
def test_the_same_pack_twice_changes_nothing_more(base: str, mine: str, path: list[str]) -> None:
    values = [base, *path]
    changes = [(n, b) for n, (b, a) in enumerate(pairwise(values), 1) if a != b]
    sent = _sent({"f": values[-1]}, f=changes)
    first = merge(sent, {"f": mine}, received=0)
    after = {"f": first.taken.get("f", mine)}
    assert merge(sent, after, received=len(values)).is_nothing
