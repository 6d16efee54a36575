"""What the pack for an inspection of the whole centre is printed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import Centre
from mgops_desktop.reports.oversight.limit import LimitContent

HALF_YEAR = (
    "family_assistants_state",
    "family_assistants_fte",
    "families_supported_by_assistant",
    "families_supported_carried_over",
    "families_supported_new",
    "families_obliged_by_court",
    "children_in_supported_families",
    "families_supported_state",
    "assistant_cases_closed",
    "families_monitored_after_closure",
)
"""Figures that the half-yearly report asks for and that are counted from records of families and staff."""
EFFECT = (
    "goals_achieved_share_pct",
    "assistant_cases_closed_goals_achieved",
    "families_supported_by_assistant",
    "assistant_cases_closed",
)
LABELS: Mapping[str, str] = {
    "families_supported_by_assistant": "Rodziny objęte wsparciem asystenta rodziny",
    "families_supported_carried_over": "w tym kontynuacja z poprzedniego okresu",
    "families_supported_new": "w tym nowo objęte",
    "families_obliged_by_court": "w tym zobowiązane przez sąd do współpracy z asystentem",
    "assistant_cases_closed_goals_achieved": "Zakończono: osiągnięcie celów planu pracy",
}
"""Words for parts that stand here without the figure they belong to."""
PARTS = frozenset(
    {"families_supported_carried_over", "families_supported_new", "families_obliged_by_court"}
)


@dataclass(frozen=True)
class StaffLine:
    """An assistant with what art. 12 and 17 ask; `missing` follows "brakuje:"."""

    name: str
    number: str
    path: str
    qualification: str
    training: str
    practice: str
    register_checked_on: date | None
    register_checked_by: str
    not_in_register: bool | None
    conviction_checked_on: date | None
    authority_statement_on: date | None
    maintenance_statement_on: date | None
    apart_statement_on: date | None
    contracts: tuple[str, ...]
    trainings: tuple[str, ...]
    social_worker: bool
    missing: tuple[str, ...]


@dataclass(frozen=True)
class CaseLine:
    """A case in the register of supported families."""

    family: str
    number: str
    basis: str
    began: date
    ended: date | None
    leaders: str


@dataclass(frozen=True)
class MonthlyLine:
    """Families of an assistant on the last day of each month, and the first of his fullest days."""

    worker: str
    counts: tuple[int, ...]
    busiest: date
    most: int


@dataclass(frozen=True)
class DeclaredLine:
    """A refusal or a resignation."""

    day: date
    kind: str
    number: str
    family: str


@dataclass(frozen=True)
class ListedFigure:
    """A figure with the numbers of the records behind it."""

    key: str
    label: str
    figure: Figure
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class InspectionContent:
    """Everything that the pack prints; `months` are those of `monthly`."""

    period: Period
    as_of: date
    made_on: date
    centre: Centre
    head_name: str
    practice: bool
    staff: tuple[StaffLine, ...]
    cases: tuple[CaseLine, ...]
    months: tuple[Period, ...]
    monthly: tuple[MonthlyLine, ...]
    limit: LimitContent
    declared: tuple[DeclaredLine, ...]
    half: Period
    figures: tuple[ListedFigure, ...]
    effect: tuple[ListedFigure, ...]
