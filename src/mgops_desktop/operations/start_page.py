"""What the start page shows: due terms, families not seen for long, drafts, workload."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.due import due
from mgops_desktop.storage.access import question
from mgops_desktop.storage.casework import WorkloadRow, own_workload
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account
from mgops_desktop.storage.visit import FamilyGap, families_without_visit


@dataclass(frozen=True)
class DueRow:
    """A due term with the name of what it concerns."""

    item: DueItem
    about: str

    def days_from(self, today: date) -> int:
        """Days until the term, below zero once it has passed."""
        return (self.item.alarm - today).days

    @property
    def family(self) -> UUID | None:
        return self.item.family


@dataclass(frozen=True)
class StartPage:
    """One glance: what is overdue, today's, of the next seven days; gaps; drafts; workload."""

    today: date
    overdue: tuple[DueRow, ...]
    on_today: tuple[DueRow, ...]
    next_days: tuple[DueRow, ...]
    later: int
    gaps: tuple[FamilyGap, ...]
    drafts: tuple[DraftRow, ...]
    workload: WorkloadRow


@question("pulpit", None)
def start_page(session: Session) -> StartPage:
    """Return everything the start page shows that the account may see, in one reading."""
    today = today_of(session)
    items = due(session, today)
    names = describe(session, [item.subject for item in items], with_names=True)
    rows: dict[DueState, list[DueRow]] = {state: [] for state in DueState}
    for item in items:
        label = names[item.subject].label if item.subject in names else ""
        rows[item.state].append(DueRow(item, label))
    actor = actor_of(session)
    return StartPage(
        today=today,
        overdue=tuple(rows[DueState.OVERDUE]),
        on_today=tuple(rows[DueState.TODAY]),
        next_days=tuple(rows[DueState.WEEK]),
        later=len(rows[DueState.LATER]),
        gaps=tuple(families_without_visit(session)) if actor.may(Right.CASEWORK_READ) else (),
        drafts=tuple(drafts_of_account(session)),
        workload=own_workload(session) if actor.may(Right.CASEWORK_READ) else WorkloadRow(0, 0, 0),
    )
