"""The overview of a family: what is due, the year at a glance, the goals of the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.court import LETTER_LABELS
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.visit import MEETINGS, PlanActionResult, VisitKind
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.plan import AssessmentRow, PlanRow
from mgops_desktop.storage.tables.court import CourtOrder, Letter
from mgops_desktop.storage.tables.family import Membership
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.visit import VisitRow

MONTHS = 12


@dataclass(frozen=True)
class Dot:
    """A visit in the year at a glance."""

    day: date
    failed: bool


@dataclass(frozen=True)
class Bar:
    """Something that lasted: a version of the plan, a stay in care."""

    label: str
    began: date
    ended: date | None


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day: a letter to the court, an assessment."""

    label: str
    day: date


@dataclass(frozen=True)
class Goal:
    """A goal of the plan in force with the progress of its actions."""

    name: str
    done: int
    actions: int
    until: date | None


@dataclass(frozen=True)
class FamilyOverview:
    """What somebody must know before the next visit."""

    due: tuple[DueItem, ...]
    first_month: date
    visits: tuple[Dot, ...]
    plans: tuple[Bar, ...]
    assessments: tuple[Mark, ...]
    court: tuple[Mark, ...]
    care: tuple[Bar, ...]
    goals: tuple[Goal, ...]
    plan_version: str


def family_overview(
    session: Session,
    family: UUID,
    visits: Sequence[VisitRow],
    plans: Sequence[PlanRow],
    assessments: Iterable[AssessmentRow],
) -> FamilyOverview:
    """Return the overview of the last twelve months, this month included.

    Visits, plans and assessments are those of the family; raises NotAllowed outside the account's reach.
    """
    first = add_months(today_of(session).replace(day=1), 1 - MONTHS)
    current = next((plan for plan in plans if plan.ended is None), None)
    return FamilyOverview(
        due=tuple(due_of_family(session, family)),
        first_month=first,
        visits=tuple(
            Dot(one.day, one.kind is VisitKind.FAILED)
            for one in visits
            if one.day >= first and one.kind in (*MEETINGS, VisitKind.FAILED)
        ),
        plans=tuple(_plan_bars(plans)),
        assessments=tuple(Mark("ocena", one.day) for one in assessments),
        court=tuple(_court(session, family, first)),
        care=tuple(_care(session, family, first)),
        goals=tuple(_goals(current)) if current else (),
        plan_version=_version(current),
    )


def _plan_bars(plans: Sequence[PlanRow]) -> list[Bar]:
    bars = []
    for plan in plans:
        for index, version in enumerate(plan.versions):
            later = plan.versions[index + 1 :]
            ended = later[0].valid_from if later else plan.ended
            bars.append(Bar(f"Plan – wersja {version.number}", version.valid_from, ended))
    return bars


def _court(session: Session, family: UUID, since: date) -> list[Mark]:
    letters = select(Letter.kind, Letter.day).where(Letter.family_id == family, Letter.day >= since)
    orders = select(CourtOrder.received).where(
        CourtOrder.family_id == family, CourtOrder.received >= since
    )
    marks = [Mark(LETTER_LABELS[kind], day) for kind, day in session.execute(letters) if day]
    return marks + [Mark("postanowienie sądu", day) for day in session.scalars(orders)]


def _care(session: Session, family: UUID, since: date) -> list[Bar]:
    members = select(Membership.person_id).where(Membership.family_id == family)
    query = select(Placement.form, Placement.began, Placement.ended).where(
        Placement.child_id.in_(members)
    )
    return [
        Bar(PLACEMENT_LABELS[form], began, ended)
        for form, began, ended in session.execute(query)
        if ended is None or ended >= since
    ]


def _goals(plan: PlanRow) -> list[Goal]:
    goals: dict[str, list[object]] = {}
    until: dict[str, date] = {}
    for action in plan.actions:
        goal, deadline = action.said.goal, action.said.deadline
        goals.setdefault(goal, []).append(action.result)
        if deadline is not None:
            until[goal] = max(deadline, until.get(goal, deadline))
    return [
        Goal(name, results.count(PlanActionResult.DONE), len(results), until.get(name))
        for name, results in goals.items()
    ]


def _version(plan: PlanRow | None) -> str:
    if plan is None or not plan.versions:
        return ""
    newest = plan.versions[-1]
    return f"wersja {newest.number}, obowiązuje od {newest.valid_from:%d.%m.%Y}"
