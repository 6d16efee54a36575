"""One thing wrong with a step, by name: which guard sees it, what it says, and how it weighs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import NamedTuple
from uuid import UUID

from tests.domain.procedure.examples import (
    ALL_MARKS,
    CHILD,
    HARMED,
    LODGER,
    POLICEMAN,
    VIOLENT,
    WORKER,
    Example,
    member,
)

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.procedure.circumstances import MemberRole, Sitting
from mgops_desktop.domain.procedure.steps import Mark, Step

BLOCK, WARNING = "block", "warning"


class Break(NamedTuple):
    """How an example is spoilt, and what must be said of it then."""

    guard: str
    weight: str
    code: str
    spoil: Callable[[Example], Example]


def _without(mark: Mark) -> Callable[[Example], Example]:
    return lambda it: it.change(marks=ALL_MARKS - {mark})


def _persons(*persons: object) -> Callable[[Example], Example]:
    return lambda it: it.among(persons=persons)


def _violent_is_minor(it: Example) -> Example:
    young = it.around.began - timedelta(days=17 * 365)
    return it.among(persons=(HARMED, replace(VIOLENT, birth=Birth(young)), CHILD))


def _no_policeman(it: Example) -> Example:
    (worker,) = [one for one in it.around.members if one.id == WORKER]
    return it.among(members=(worker,)).change(members=frozenset({WORKER}))


def _violent_is(**what: bool) -> Callable[[Example], Example]:
    return _persons(HARMED, replace(VIOLENT, **what), CHILD)


def _unsworn(it: Example) -> Example:
    worker = member(WORKER, MemberRole.SOCIAL_WORKER, it.around.began)
    policeman = member(POLICEMAN, MemberRole.POLICE, it.around.began, sworn=None)
    return it.among(members=(worker, policeman))


def _no_group(it: Example) -> Example:
    rest = tuple(one for one in it.earlier if one.step is not Step.GROUP_APPOINTED)
    return replace(it, earlier=rest)


def _together(it: Example) -> Example:
    return it.change(present=frozenset({HARMED.id, VIOLENT.id}))


def _other_side_at(at: time | None) -> Callable[[Example], Example]:
    def spoil(it: Example) -> Example:
        other = VIOLENT if HARMED.id in it.fact.present else HARMED
        return it.among(sittings=(Sitting(it.fact.day, frozenset({other.id}), at),))

    return spoil


def _minor_invited(it: Example) -> Example:
    return it.change(present=it.fact.present | {LODGER.id})


def _too_early(it: Example) -> Example:
    return it.change(day=it.fact.day - timedelta(days=1))


def _pair_running(it: Example) -> Example:
    return it.among(running_pairs=frozenset({(VIOLENT.id, CHILD.id)}))


BREAKS = {
    "not_entitled": Break(
        "initiator_entitled", BLOCK, "not_entitled", lambda it: it.change(by="probation_officer")
    ),
    "nobody_harmed": Break("has_both_sides", BLOCK, "no_harmed", _persons(VIOLENT)),
    "nobody_violent": Break("has_both_sides", BLOCK, "no_violent", _persons(HARMED)),
    "violent_is_minor": Break("violent_is_adult", BLOCK, "minor_violent", _violent_is_minor),
    "pair_running": Break("pair_is_free", BLOCK, "pair_running", _pair_running),
    "no_reason": Break("reason_given", BLOCK, "reason_given", _without(Mark.GROUNDS)),
    "no_place": Break("place_known", WARNING, "place_known", _without(Mark.PLACE_KNOWN)),
    "no_policeman": Break("group_is_complete", WARNING, "incomplete", _no_policeman),
    "no_guard": Break("group_is_complete", WARNING, "incomplete", _violent_is(is_soldier=True)),
    "no_probation": Break(
        "group_is_complete", WARNING, "incomplete", _violent_is(is_supervised=True)
    ),
    "not_yet_sworn": Break("members_are_sworn", WARNING, "unsworn", _unsworn),
    "unsworn": Break("members_are_sworn", BLOCK, "unsworn", _unsworn),
    "no_group": Break("group_exists", BLOCK, "no_group", _no_group),
    "tells_of_harmed": Break(
        "has_no_harmed_data", BLOCK, "has_no_harmed_data", _without(Mark.WITHOUT_HARMED_DATA)
    ),
    "no_hindrance": Break(
        "hindrance_described", BLOCK, "hindrance_described", _without(Mark.GROUNDS)
    ),
    "no_protocol": Break("has_protocol", WARNING, "has_protocol", _without(Mark.PROTOCOL)),
    "core_away": Break(
        "core_present", WARNING, "core_absent", lambda it: it.change(members=frozenset({WORKER}))
    ),
    "together": Break("sides_apart", BLOCK, "together", _together),
    "too_near": Break("sides_apart", BLOCK, "too_near", _other_side_at(time(11, 30))),
    "hours_unknown": Break("sides_apart", WARNING, "hours_unknown", _other_side_at(None)),
    "minor_invited": Break("no_minor_invited", BLOCK, "minor_invited", _minor_invited),
    "nobody_came": Break(
        "harmed_takes_part",
        WARNING,
        "nobody_harmed",
        lambda it: it.change(present=frozenset({UUID(int=99)})),
    ),
    "no_circumstances": Break(
        "grounds_described", BLOCK, "grounds_described", _without(Mark.GROUNDS)
    ),
    "not_electronic": Break("is_electronic", WARNING, "is_electronic", _without(Mark.ELECTRONIC)),
    "not_summoned": Break("was_summoned", WARNING, "was_summoned", _without(Mark.SUMMONED)),
    "no_motion": Break("core_motion", WARNING, "core_motion", _without(Mark.CORE_MOTION)),
    "undecided": Break(
        "referral_is_decided",
        BLOCK,
        "undecided",
        lambda it: it.change(marks=ALL_MARKS - {Mark.UNANIMOUS, Mark.MAJORITY}),
    ),
    "not_ceased": Break("violence_has_ceased", BLOCK, "conditions", _without(Mark.CEASED)),
    "still_expected": Break(
        "violence_has_ceased", BLOCK, "conditions", _without(Mark.NOT_EXPECTED)
    ),
    "plan_not_done": Break("plan_done", BLOCK, "plan_done", _without(Mark.PLAN_DONE)),
    "not_signed": Break("chair_signed", WARNING, "chair_signed", _without(Mark.CHAIR_SIGNED)),
    "too_early": Break("monitoring_is_over", BLOCK, "too_early", _too_early),
    "no_note": Break("closing_note", WARNING, "closing_note", _without(Mark.NOTE)),
    "to_the_violent": Break(
        "recipient_not_violent", BLOCK, "given_to_violent", lambda it: it.change(to=VIOLENT.id)
    ),
}
"""By the names that `law_tables.py` uses."""
EVERYWHERE = {
    "not_a_member": Break(
        "members_in_term",
        BLOCK,
        "not_a_member",
        lambda it: it.change(members=it.fact.members | {HARMED.id}),
    ),
    "before_start": Break(
        "not_before_start",
        BLOCK,
        "before_start",
        lambda it: replace(
            it, around=replace(it.around, began=date(2027, 12, 31), monitoring_until=None)
        ),
    ),
}
"""What holds for each step (7.5: dates, and acts outside membership)."""
