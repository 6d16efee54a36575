"""Founding a practice folder: four accounts, an invented centre, the counts of the locked compartment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.operations.left_figures import leave_figures
from mgops_desktop.operations.practice.card_papers import make_card_papers
from mgops_desktop.operations.practice.drafting import draft_assessments
from mgops_desktop.operations.practice.invent import Invented, invent
from mgops_desktop.operations.practice.ledger import Ledger
from mgops_desktop.operations.practice.papers import make_papers
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.operations.practice.staff import Employee
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.centre import Centre, Setting
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.day import FailedVisitStep, ScheduledVisit
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.vault.passwords import Argon2Cost

PASSWORD = "cwiczenie"
_YEARS_OF_PAPERS = 6


Told = Callable[[int, int, str], None]
"""Hears how much is done, of how much (0: nobody knows), and what is being done."""


def _silent(_done: int, _total: int, _words: str) -> None:
    """Nobody looks on."""


@dataclass(frozen=True)
class PracticeFolder:
    """A practice folder as it was made; `records` tells how many of each kind were written."""

    path: Path
    scale: Scale
    logins: tuple[str, ...]
    records: Mapping[str, int]


def make_practice_folder(
    path: Path, scale: Scale, password: str = PASSWORD, told: Told = _silent
) -> PracticeFolder:
    """Found a practice folder with four accounts of one password and fill it.

    The same size, day and seed give the same records. `told` hears how far it is; what it raises stops everything, and
    nothing is founded. Raises FolderRefused for a folder with content.
    """
    told(0, 0, "Zmyślam ośrodek, rodziny i wizyty.")
    invented = invent(scale)
    told(0, 0, "Zakładam zaszyfrowany folder.")
    records = invented.world.ledger.counts()
    accounts, workers = _accounts(invented, password)

    def fill(database: Database) -> None:
        records.update(database.change(write_practice, invented, workers, told))
        told(0, 0, "Liczę dane do sprawozdań.")
        database.change(leave_figures)

    create_data_folder(
        path,
        accounts,
        FixedClock.on(scale.as_of),
        practice=True,
        cost=Argon2Cost(),
        papers_from=add_months(scale.first_day, -12 * _YEARS_OF_PAPERS),
        fill=fill,
    )
    return PracticeFolder(path, scale, tuple(one.login for one in accounts), records)


def _accounts(invented: Invented, password: str) -> tuple[list[FirstAccount], dict[UUID, UUID]]:
    """The head (chair of the team), an assistant, the team's secretary, a social worker of some groups only."""
    staff = invented.staff
    holders: tuple[tuple[str, Employee, set[Role]], ...] = (
        ("kierownik", staff.head, {Role.HEAD, Role.TEAM_MEMBER}),
        ("asystent", staff.posts[0][-1], {Role.ASSISTANT}),
        ("sekretarz", staff.office, {Role.OFFICE, Role.TEAM_MEMBER}),
        ("socjalny", staff.social_workers[0], {Role.SOCIAL_WORKER, Role.TEAM_MEMBER}),
    )
    accounts = []
    workers = {}
    for login, employee, roles in holders:
        id_ = invented.world.ledger.new_id(employee.began)
        accounts.append(FirstAccount(login, employee.full_name, password, frozenset(roles), id_))
        workers[id_] = employee.id
    return accounts, workers


@operation("zapisanie danych ćwiczeniowych", Right.FOUNDING)
def write_practice(
    session: Session, invented: Invented, workers: Mapping[UUID, UUID], told: Told = _silent
) -> dict[str, int]:
    """Write everything that was invented; the header of the centre and the accounts are there already.

    Returns how many records of each kind were drafted from those.
    """
    centre = session.scalars(select(Centre)).one()
    for name, value in invented.centre.items():
        setattr(centre, name, value)
    since = session.scalars(select(Setting).where(Setting.key == "recording_since")).one()
    since.value = invented.world.first_day.isoformat()
    since.confirmed = True
    since.note = ""
    invented.world.ledger.write(
        session,
        last=(Visit, CounsellingSession, ScheduledVisit, FailedVisitStep),
        told=lambda done, total: told(done, total, "Zapisuję rodziny i wizyty."),
    )
    for account, worker in workers.items():
        session.get_one(Account, account).worker_id = worker
    return _draft(session, invented)


def _draft(session: Session, invented: Invented) -> dict[str, int]:
    """Write what the rules of the program make of the records."""
    ledger = Ledger()
    draft_assessments(session, invented.world.as_of, ledger)
    counts = ledger.counts()
    ledger.write(session)
    return counts | {"document": make_papers(session)} | make_card_papers(session)
