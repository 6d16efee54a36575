"""The course of a procedure: what happened, folded by the table of transitions into the state of today."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import Circumstances
from mgops_desktop.domain.procedure.guards import (
    GUARDS,
    Objection,
    Situation,
    Weight,
    block,
    warning,
)
from mgops_desktop.domain.procedure.states import (
    AFTER_END,
    RUNNING,
    STATE_LABELS,
    State,
    is_further,
)
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Fact, Step, in_order

OUT_OF_TURN = "out_of_turn"
_ALWAYS = ("not_before_start", "members_in_term")


@dataclass(frozen=True)
class Transition:
    """A row of the table: in these states this step leads there, if the guards let it.

    `origin` None stands before everything, `step` None follows by itself, `target` None keeps the state.
    """

    regimes: frozenset[Regime]
    origin: State | None
    step: Step | None
    target: State | None
    guards: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    basis: str = ""

    def __post_init__(self) -> None:
        for name in self.guards:
            if name not in GUARDS:
                raise ValueError(f"procedure step {self.step}: no guard {name}")


@dataclass(frozen=True)
class Passage:
    """One fact with the state before and after it and what speaks against it."""

    fact: Fact
    before: State | None
    after: State | None
    objections: tuple[Objection, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def is_blocked(self) -> bool:
        return any(one.weight is Weight.BLOCK for one in self.objections)


@dataclass(frozen=True)
class Course:
    """All passages, the earliest first."""

    passages: tuple[Passage, ...]

    @property
    def state(self) -> State | None:
        """Where the procedure stands; None where nothing happened."""
        return self.passages[-1].after if self.passages else None

    @property
    def breaches(self) -> list[tuple[Fact, Objection]]:
        """What was done against the law, with its fact."""
        return [
            (passage.fact, one)
            for passage in self.passages
            for one in passage.objections
            if one.weight is Weight.BREACH
        ]


@dataclass(frozen=True)
class Table:
    """The rows; of a step that stands in several the usual one comes first."""

    rows: tuple[Transition, ...]

    def of(self, regime: Regime) -> "Table":
        return self._of_regimes[regime]

    def row(self, state: State | None, step: Step) -> Transition | None:
        """Return what a step leads to in a state; None where the table knows no such step."""
        return next(iter(self._found.get((state, step), ())), None)

    def following(self, state: State) -> list[Transition]:
        """Return the rows that follow by themselves."""
        return self._found.get((state, None), [])

    def usual(self, step: Step) -> Transition | None:
        """Return the row of a step wherever it usually stands, for one out of its turn."""
        return next((row for row in self.rows if row.step is step), None)

    # A centre folds thousands of procedures by one table, so it is sorted once.
    @cached_property
    def _of_regimes(self) -> dict[Regime, "Table"]:
        return {one: Table(tuple(row for row in self.rows if one in row.regimes)) for one in Regime}

    @cached_property
    def _found(self) -> dict[tuple[State | None, Step | None], list[Transition]]:
        found: dict[tuple[State | None, Step | None], list[Transition]] = {}
        for row in self.rows:
            found.setdefault((row.origin, row.step), []).append(row)
        return found

    def steps_in(self, state: State | None) -> list[Step]:
        """Return what can be done next in a state."""
        return [row.step for row in self.rows if row.origin is state and row.step is not None]


def fold(facts: Iterable[Fact], around: Circumstances, table: Table) -> Course:
    """Return the course of a procedure: every fact in its turn, nothing left out.

    A step that the table does not know in the state it met is told ("poza kolejnością"); one that its regime does not
    mention at all is not forbidden, so it is only pointed out. A step out of its turn takes the procedure on only if
    it leads further and the procedure has not ended: a fact that was recorded late never takes it back, and what
    comes after an end never stands for the end.
    """
    rows = table.of(around.regime)
    passages: list[Passage] = []
    done: list[Fact] = []
    state: State | None = None
    for fact in in_order(facts):
        passage = _pass(fact, state, Situation(fact, around, tuple(done)), rows)
        passages.append(passage)
        done.append(fact)
        state = passage.after
    return Course(tuple(passages))


def next_steps(course: Course, regime: Regime, table: Table) -> list[Step]:
    """Return the steps that the law knows from where the procedure stands, each once."""
    return list(dict.fromkeys(table.of(regime).steps_in(course.state)))


def _pass(fact: Fact, state: State | None, now: Situation, rows: Table) -> Passage:
    row = rows.row(state, fact.step)
    objections: list[Objection] = []
    if row is None:
        row = rows.usual(fact.step)
        objections.append(_out_of_turn(fact, state) if row else _unmentioned(fact))
        after = row.target if row and row.target and _leads_on(state, row.target) else state
    else:
        after = row.target or state
    for name in (*_ALWAYS, *(row.guards if row else ())):
        objections += GUARDS[name](now)
    if fact.outside:
        objections = [one.of_outside() for one in objections]
    return Passage(
        fact,
        state,
        _followed(after, now, rows),
        tuple(objections),
        row.documents if row else (),
    )


def _leads_on(state: State | None, target: State) -> bool:
    """Whether a step out of its turn takes the procedure on."""
    is_open = state is None or state is State.REPORTED or state in RUNNING
    return is_open and target not in AFTER_END and is_further(target, state)


def _out_of_turn(fact: Fact, state: State | None) -> Objection:
    where = f"stan „{STATE_LABELS[state]}”" if state else "przed wszczęciem procedury"
    return block(
        OUT_OF_TURN,
        f"Czynność poza kolejnością: {STEP_LABELS[fact.step]} ({where}). Jeśli się odbyła, zapisz ją z powodem.",
    )


def _unmentioned(fact: Fact) -> Objection:
    return warning(
        "unmentioned",
        f"Prawo, według którego toczy się ta procedura, nie wymienia tej czynności: {STEP_LABELS[fact.step]}.",
    )


def _followed(state: State | None, now: Situation, rows: Table) -> State | None:
    """Take the steps that follow by themselves."""
    while state is not None:
        row = next((one for one in rows.following(state) if _is_free(one, now)), None)
        if row is None or row.target is None:
            return state
        state = row.target
    return None


def _is_free(row: Transition, now: Situation) -> bool:
    return not any(True for name in row.guards for _ in GUARDS[name](now))
