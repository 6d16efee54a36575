"""An invented procedure of each regime: its persons, its group, and facts against which nothing speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import (
    Circumstances,
    Involved,
    Member,
    MemberRole,
)
from mgops_desktop.domain.procedure.course import Course, Passage, fold
from mgops_desktop.domain.procedure.guards import Objection
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import Fact, Mark, Step
from mgops_desktop.storage.seeds import shipped_initiators, shipped_procedure_steps

TABLE = shipped_procedure_steps()
STARTS = {
    Regime.OLD: date(2022, 3, 10),
    Regime.TRANSITIONAL: date(2023, 7, 10),
    Regime.NEW: date(2026, 11, 9),
}
MONITORED_UNTIL = {
    Regime.OLD: None,
    Regime.TRANSITIONAL: date(2024, 5, 10),
    Regime.NEW: date(2027, 11, 1),
}
ALL_MARKS = frozenset(Mark)

HARMED = Involved(UUID(int=1), Birth(date(1988, 5, 4)), is_harmed=True)
VIOLENT = Involved(UUID(int=2), Birth(date(1985, 2, 3)), is_violent=True)
CHILD = Involved(UUID(int=3), Birth(date(2018, 9, 1)), is_harmed=True)
LODGER = Involved(UUID(int=4), Birth(date(2012, 6, 30)))
"""A minor of the household who is on no side."""
BOTH = replace(HARMED, is_violent=True)
BOTH_TOO = replace(VIOLENT, is_harmed=True)
"""Two who are violent to each other."""
WORKER, POLICEMAN = UUID(int=11), UUID(int=12)

GIVEN_TO = {Step.NK_B_GIVEN: HARMED.id}
MEETINGS = (Step.SITTING, Step.ACTION_DECIDED, Step.NK_C)
TOLD = (Step.PROTOCOL_PASSED, Step.HARMED_INFORMED, Step.VIOLENT_INFORMED)
BEFORE_GROUP = (Step.REPORTED, Step.NOT_STARTED, Step.NK_A_FILLED)
ENDS = (Step.NO_GROUNDS, Step.NOT_CONFIRMED, Step.VIOLENCE_CEASED)


def member(id_: UUID, role: MemberRole, began: date, **more: object) -> Member:
    """Somebody who signed and was authorised on the day he came."""
    return replace(Member(id_, role, began, sworn=began, authorised=began), **more)


def circumstances(regime: Regime, *, monitored: bool = False, **more: object) -> Circumstances:
    """What stands around a procedure in which everything is in order."""
    began = STARTS[regime]
    members = (
        member(WORKER, MemberRole.SOCIAL_WORKER, began),
        member(POLICEMAN, MemberRole.POLICE, began),
    )
    around = Circumstances(
        regime,
        began,
        persons=(HARMED, VIOLENT, CHILD, LODGER),
        members=members,
        initiators=shipped_initiators(),
        monitoring_until=MONITORED_UNTIL[regime] if monitored else None,
    )
    return replace(around, **more)


def good(step: Step, day: date, **more: object) -> Fact:
    """A fact with everything that its guards ask for."""
    present = frozenset[UUID]()
    if step in MEETINGS or step in ENDS:
        present = frozenset({HARMED.id})
    elif step is Step.NK_D:
        present = frozenset({VIOLENT.id})
    fact = Fact(
        step,
        day,
        at=time(10),
        until=time(11),
        by="police",
        to=GIVEN_TO.get(step),
        present=present,
        members=frozenset() if step in BEFORE_GROUP else frozenset({WORKER, POLICEMAN}),
        marks=ALL_MARKS,
    )
    return replace(fact, **more)


def _and(before: tuple[Step, ...], *steps: Step) -> tuple[Step, ...]:
    return (*before, *steps)


def _ways() -> dict[Regime, dict[State | None, tuple[Step, ...]]]:
    started = (Step.NK_A_FILLED,)
    received = _and(started, Step.NK_A_RECEIVED, Step.GROUP_APPOINTED)
    passed = _and(received, Step.NK_A_PASSED)
    decided = _and(passed, Step.ACTION_DECIDED)
    work = _and(decided, Step.NK_C)
    ceased = _and(work, Step.VIOLENCE_CEASED)
    new = {
        None: (),
        State.REPORTED: (Step.REPORTED,),
        State.STARTED: started,
        State.WITH_TEAM: received,
        State.WITH_GROUP: passed,
        State.DIAGNOSIS: decided,
        State.WORK: work,
        State.WITHDRAWN: _and(work, Step.NOT_CONFIRMED),
        State.CEASED: ceased,
        State.NO_GROUNDS: _and(decided, Step.NO_GROUNDS),
        State.MONITORING: ceased,
        State.ARCHIVED: _and(work, Step.NOT_CONFIRMED, *TOLD),
        State.HANDED_OVER: _and(work, Step.HANDED_OVER),
    }
    old_work = _and(passed, Step.NK_C)
    old = {
        None: (),
        State.REPORTED: (Step.REPORTED,),
        State.OLD_STARTED: started,
        State.OLD_WITH_CHAIR: received,
        State.OLD_WITH_GROUP: passed,
        State.OLD_WORK: old_work,
        State.OLD_ENDED: _and(old_work, Step.VIOLENCE_CEASED),
        State.OLD_ARCHIVED: _and(old_work, Step.VIOLENCE_CEASED, Step.INSTITUTIONS_INFORMED),
        State.OLD_HANDED_OVER: _and(old_work, Step.HANDED_OVER),
    }
    return {Regime.NEW: new, Regime.TRANSITIONAL: old, Regime.OLD: old}


WAYS = _ways()


@dataclass(frozen=True)
class Example:
    """What happened before, one more fact, and what stands around them."""

    earlier: tuple[Fact, ...]
    fact: Fact
    around: Circumstances

    def change(self, **more: object) -> "Example":
        """The same with another fact."""
        return replace(self, fact=replace(self.fact, **more))

    def among(self, **more: object) -> "Example":
        """The same in other circumstances."""
        return replace(self, around=replace(self.around, **more))

    @property
    def course(self) -> Course:
        return fold([*self.earlier, self.fact], self.around, TABLE)

    @property
    def passage(self) -> Passage:
        """How the fact passed."""
        (only,) = [one for one in self.course.passages if one.fact is self.fact]
        return only

    @property
    def said(self) -> set[tuple[str, str]]:
        """What speaks against the fact: how it weighs and its code."""
        return {(str(one.weight), one.code) for one in self.passage.objections}


def facts_of(regime: Regime, steps: Iterable[Step]) -> tuple[Fact, ...]:
    """One good fact a day from the start on."""
    return tuple(
        good(step, STARTS[regime] + timedelta(days=place)) for place, step in enumerate(steps)
    )


def example(
    regime: Regime, state: State | None, step: Step, *, monitored: bool | None = None
) -> Example:
    """A step in a state; after an end that is monitored where the state says so."""
    if monitored is None:
        monitored = state in {State.MONITORING, State.OLD_ENDED}
    around = circumstances(regime, monitored=monitored)
    earlier = facts_of(regime, WAYS[regime][state])
    day = STARTS[regime] + timedelta(days=len(earlier))
    if step is Step.MONITORING_CLOSED and around.monitoring_until:
        day = around.monitoring_until
    return Example(earlier, good(step, day), around)


def objections_to(
    fact: Fact, facts: Sequence[Fact], around: Circumstances
) -> tuple[Objection, ...]:
    """What speaks against one more fact among those that are recorded."""
    course = fold([*facts, fact], around, TABLE)
    return next(one.objections for one in course.passages if one.fact is fact)
