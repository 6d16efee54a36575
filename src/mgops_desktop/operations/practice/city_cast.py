"""The families of a city: drawn month by month, so that as many are worked with as the assistants can take."""

from collections.abc import Iterable
from datetime import date

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.case import Basis
from mgops_desktop.operations.practice.cast import CasePlan, FamilyKind, FamilyPlan
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.operations.practice.workdays import Workdays

FAMILIES_AT_A_TIME = 172
_MONTHS_BEFORE = 30

_KINDS = {
    FamilyKind.SINGLE_MOTHER: 0.54,
    FamilyKind.COUPLE: 0.35,
    FamilyKind.SINGLE_FATHER: 0.05,
    FamilyKind.GRANDMOTHER: 0.03,
    FamilyKind.YOUNG_MOTHER: 0.03,
}
_CHILDREN = {1: 0.28, 2: 0.34, 3: 0.22, 4: 0.11, 5: 0.05}
_BASES = {Basis.CONSENT: 0.64, Basis.COURT: 0.31, Basis.PRO_LIFE: 0.05}
_LENGTHS = {(3, 7): 0.15, (8, 14): 0.22, (15, 24): 0.28, (25, 36): 0.27, (37, 48): 0.08}
_REASONS = {
    "goals_achieved": 0.52,
    "family_withdrew": 0.13,
    "moved_away": 0.1,
    "no_effect": 0.05,
    "method_changed": 0.06,
    "children_placed": 0.06,
    "court_lifted": 0.04,
    "no_minor_children": 0.03,
    "no_assistant": 0.01,
}
_PROBLEMS = {
    "ubostwo": 0.55,
    "bezrobocie": 0.4,
    "alkoholizm": 0.22,
    "przemoc_domowa": 0.15,
    "niepelnosprawnosc": 0.15,
    "choroba": 0.15,
    "narkomania": 0.05,
    "zdarzenie_losowe": 0.03,
    "inne": 0.05,
}
_FEATURES = {
    "court_later": 0.08,
    "opinion": 0.1,
    "procedure_ended": 0.07,
    "procedure_open": 0.03,
    "crisis": 0.12,
    "failing": 0.08,
    "supervision": 0.14,
    "supervision_lifted": 0.04,
    "other_parent": 0.03,
    "mow": 0.02,
    "sosw": 0.02,
    "hospital": 0.03,
}
_FAULTS = {
    "assessment_late": 0.02,
    "assessment_missing": 0.02,
    "plan_unsigned": 0.012,
    "closed_without_final": 0.02,
    "court_report_late": 0.04,
    "visit_incomplete": 0.01,
}


def city_cast(scale: Scale, workdays: Workdays) -> list[FamilyPlan]:
    """Every family worked with from some time before the first day to the day of the data."""
    chance = Chance(scale.seed, "cast")
    first = add_months(scale.first_day, -_MONTHS_BEFORE)
    plans: list[FamilyPlan] = []
    open_until: list[date] = []
    month = first
    while month <= scale.as_of:
        open_until = [end for end in open_until if end > month]
        for _ in range(_newcomers(chance, FAMILIES_AT_A_TIME - len(open_until), month, first)):
            plan = _plan(chance, scale, workdays, month)
            if plan is not None:
                plans.append(plan)
                open_until.append(plan.cases[-1].ended or date.max)
        month = add_months(month, 1)
    return plans


def _newcomers(chance: Chance, room: int, month: date, first: date) -> int:
    """How many families begin in the month: the room is filled slowly, in the very first months faster."""
    filling = (month - first).days < 365
    return max(0, min(room, chance.rounded(14 if filling else 8.6)))


def _plan(chance: Chance, scale: Scale, workdays: Workdays, month: date) -> FamilyPlan | None:
    began = workdays.from_day(add_days(month, chance.between(0, 27)))
    if began >= add_days(scale.as_of, -3):
        return None
    kind = chance.weighted(_KINDS)
    cases, features = _work(chance, scale, workdays, began, kind)
    if cases[0].ended is not None and cases[0].ended < scale.first_day:
        return None
    ages = _ages(chance, kind)
    if cases[0].reason == "no_minor_children":
        ages = (16.5,)
        features.add("comes_of_age_at_end")
    return FamilyPlan(
        kind,
        ages,
        cases,
        tuple(_problems(chance, features)),
        frozenset(features),
        frozenset(name for name, often in _FAULTS.items() if chance.yes(often)),
    )


def _work(
    chance: Chance, scale: Scale, workdays: Workdays, began: date, kind: FamilyKind
) -> tuple[tuple[CasePlan, ...], set[str]]:
    """The case or, for a few, two of them, and what happens in the family."""
    basis = chance.weighted(_BASES)
    features = {name for name, often in _FEATURES.items() if chance.yes(often)}
    if kind is FamilyKind.YOUNG_MOTHER:
        basis = Basis.MINOR_PARENT
    if basis is Basis.COURT:
        features.add("court")
    if basis is Basis.PRO_LIFE:
        features |= {"pro_life", "pregnancy"}
        features |= {"high_risk"} if chance.yes(0.5) else set()
    if chance.yes(0.035):
        ended = workdays.from_day(add_months(began, chance.between(1, 3)))
        features.add("never_started")
        return (_closed(began, ended, basis, "not_started", scale),), features
    months = chance.between(*chance.weighted(_LENGTHS))
    ended = workdays.from_day(add_days(add_months(began, months), chance.between(0, 27)))
    case = _closed(began, ended, basis, chance.weighted(_REASONS), scale)
    features |= set(_care(chance, case))
    if case.ended and case.reason != "moved_away" and chance.yes(0.06):
        again = workdays.from_day(add_months(case.ended, chance.between(8, 30)))
        if again < add_days(scale.as_of, -40):
            ended = workdays.from_day(add_months(again, chance.between(6, 20)))
            second = _closed(again, ended, Basis.CONSENT, "goals_achieved", scale)
            return (case, second), features
    return (case,), features


def _closed(began: date, ended: date, basis: Basis, reason: str, scale: Scale) -> CasePlan:
    if ended >= scale.as_of:
        return CasePlan(began, None, basis)
    return CasePlan(began, ended, basis, reason)


def _care(chance: Chance, case: CasePlan) -> Iterable[str]:
    """Children in foster care: placed at the end, brought back, or still away."""
    if case.reason == "children_placed":
        return ("foster_care", "placed_for_good")
    if not chance.yes(0.13):
        return ()
    return ("foster_care", "returned" if case.ended and chance.yes(0.5) else "reintegration")


def _ages(chance: Chance, kind: FamilyKind) -> tuple[float, ...]:
    if kind is FamilyKind.YOUNG_MOTHER:
        return (round(chance.share(0.1, 1.2), 2),)
    count = chance.weighted(_CHILDREN)
    ages = [round(chance.share(0.2, 15.8), 2)]
    while len(ages) < count:
        ages.append(round((ages[-1] + chance.share(1.5, 5)) % 16, 2))
    return tuple(sorted(ages, reverse=True))


def _problems(chance: Chance, features: set[str]) -> Iterable[str]:
    found = ["bezradnosc"] if chance.yes(0.9) else []
    found += [name for name, often in _PROBLEMS.items() if chance.yes(often)]
    if "pregnancy" in features or chance.yes(0.12):
        found.append("ochrona_macierzynstwa")
    if "foster_care" in features:
        found.append("piecza")
    return found[:4] or ["bezradnosc"]
