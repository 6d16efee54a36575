"""The risk sheet of a procedure: what changed since the last one, and what the law lets one do now.

It counts nothing and predicts nothing: an answer only calls to mind provisions that may apply. UPPD and R2023 prescribe
no questionnaire for the group (section 5.5 of the law's tables), so the factors are the centre's own list.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.procedure.circumstances import Circumstances
from mgops_desktop.domain.procedure.clock import History
from mgops_desktop.domain.procedure.steps import Step

ANSWER_LABELS = {Known.YES: "tak", Known.NO: "nie", Known.UNKNOWN: "nie wiem"}
NOT_ASKED = "bez odpowiedzi"


@dataclass(frozen=True)
class Answer:
    """What was answered to a factor, and whence it is known."""

    answer: Known
    source: str = ""


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Change:
    """A factor whose answer is not that of the time before; None where there was or is none."""

    factor: str
    before: Known | None
    now: Known | None

    @property
    def words(self) -> str:
        """Say the change, e.g. "nie → tak"."""
        return f"{_words(self.before)} → {_words(self.now)}"


def changes(before: Answers, now: Answers) -> list[Change]:
    """Return what differs from the sheet before; nothing where there was none."""
    if not before:
        return []
    factors = [*now, *(one for one in before if one not in now)]
    found = [Change(one, _answer(before, one), _answer(now, one)) for one in factors]
    return [one for one in found if one.before != one.now]


def _answer(answers: Answers, factor: str) -> Known | None:
    return answers[factor].answer if factor in answers else None


def _words(answer: Known | None) -> str:
    return ANSWER_LABELS[answer] if answer else NOT_ASKED


class Condition(StrEnum):
    """What must hold of a procedure, so that a provision is called to mind."""

    RUNS = "runs"
    HAS_CHILD = "has_child"
    WEAPON_UNTOLD = "weapon_untold"
    NO_PROGRAMME = "no_programme"


@dataclass(frozen=True)
class Provision:
    """What the law lets or makes one do when one of the factors is answered with yes (`db/seeds/risk_provisions.csv`).

    `kind` and `known` are the record that the step is written down in, and what is known of it already. What is not
    `confirmed` was not read in the act itself.
    """

    key: str
    title: str
    words: str
    factors: frozenset[str]
    conditions: frozenset[Condition]
    regimes: frozenset[Regime]
    basis: str
    confirmed: bool
    kind: str
    known: Mapping[str, str]
    valid_from: date
    valid_to: date | None = None


def applicable(
    provisions: Iterable[Provision], history: History, around: Circumstances, day: date
) -> list[Provision]:
    """Return the provisions in force on the day that fit the procedure, whatever is answered."""
    return [
        one
        for one in provisions
        if valid_on(day, one.valid_from, one.valid_to)
        and (not one.regimes or around.regime in one.regimes)
        and all(_holds(condition, history, day) for condition in one.conditions)
    ]


def called_to_mind(provisions: Iterable[Provision], yes: Collection[str]) -> list[Provision]:
    """Return those that one of the factors answered with yes calls to mind."""
    return [one for one in provisions if one.factors.intersection(yes)]


def answered_yes(answers: Answers) -> set[str]:
    """Return the factors that were answered with yes."""
    return {factor for factor, one in answers.items() if one.answer is Known.YES}


def _holds(condition: Condition, history: History, day: date) -> bool:
    if condition is Condition.RUNS:
        return history.left is None or history.left > day
    if condition is Condition.HAS_CHILD:
        return any(one.is_harmed and one.is_minor_on(day) for one in history.persons)
    if condition is Condition.WEAPON_UNTOLD:
        by_police = any(form.by_police for form in history.forms if form.starts)
        return not by_police and history.day_of(Step.WEAPON_NOTICE) is None
    return not history.programmes
