"""Who plays in the invented centre: families with their work, as planned before anybody has a name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import Basis
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.operations.practice.workdays import Workdays

_DAYS_OF_MONTH = 30.44
_PLAN_DAYS = 30


class FamilyKind(StrEnum):
    """Who brings the children up."""

    SINGLE_MOTHER = "single_mother"
    COUPLE = "couple"
    SINGLE_FATHER = "single_father"
    GRANDMOTHER = "grandmother"
    YOUNG_MOTHER = "young_mother"


SINGLE = (FamilyKind.SINGLE_MOTHER, FamilyKind.SINGLE_FATHER, FamilyKind.YOUNG_MOTHER)


@dataclass(frozen=True)
class CasePlan:
    """One period of work with a family; `reason` is an entry of the dictionary of closures."""

    began: date
    ended: date | None
    basis: Basis
    reason: str = ""


@dataclass(frozen=True)
class FamilyPlan:
    """A family before it has names: ages of the children on the first day of the first case, in years.

    `features` say what happens in the family, `faults` what is wrong in its papers on purpose.
    """

    kind: FamilyKind
    ages: tuple[float, ...]
    cases: tuple[CasePlan, ...]
    problems: tuple[str, ...]
    features: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()

    def has(self, feature: str) -> bool:
        return feature in self.features

    @property
    def is_single(self) -> bool:
        return self.kind in SINGLE


def small_cast(scale: Scale, workdays: Workdays) -> list[FamilyPlan]:
    """The families of the small centre, as resources/practice/small.toml has them."""
    return [_family(row, scale, workdays) for row in phrases("small")["family"]]


def _family(row: Mapping[str, Any], scale: Scale, workdays: Workdays) -> FamilyPlan:
    plan = FamilyPlan(
        FamilyKind(row["kind"]),
        tuple(row["children"]),
        tuple(_case(case, scale, workdays) for case in row.get("cases", ())),
        tuple(row["problems"]),
        frozenset(row.get("what", ())),
        frozenset(row.get("fault", ())),
    )
    if plan.has("plan_due_today"):
        began = workdays.from_day(add_days(scale.as_of, -_PLAN_DAYS))
        plan = replace(plan, cases=(replace(plan.cases[0], began=began),))
    return plan


def _case(row: Mapping[str, Any], scale: Scale, workdays: Workdays) -> CasePlan:
    ended = _day(row["ended"], scale, workdays) if "ended" in row else None
    began = _day(row["began"], scale, workdays)
    return CasePlan(began, ended, Basis(row["basis"]), row.get("reason", ""))


def _day(months_ago: float, scale: Scale, workdays: Workdays) -> date:
    return workdays.until(add_days(scale.as_of, -round(months_ago * _DAYS_OF_MONTH)))
