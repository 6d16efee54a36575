"""Accounts in the register: who they are, as what they work, on which papers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.account import Account, AccountRole, Authorisation, PaperKind
from mgops_desktop.storage.tables.staff import Worker


@dataclass(frozen=True)
class RoleSpan:
    """What an account is in the centre, from–to."""

    role: Role
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True)
class AccountRow:
    """An account with its roles and the dates of its two papers (the newest of each kind)."""

    id: UUID
    login: str
    name: str
    worker: str
    closed_at: datetime | None
    roles: tuple[RoleSpan, ...]
    authorised: date | None
    confidentiality: date | None

    def roles_on(self, day: date) -> frozenset[Role]:
        return frozenset(span.role for span in self.roles if span.holds_on(day))


@question("wykaz kont", Right.ACCOUNTS)
def accounts(session: Session) -> list[AccountRow]:
    """Return all accounts, closed ones too, by login."""
    query = (
        select(Account.id, Account.login, Account.name, Account.closed_at, Worker.number)
        .outerjoin(Worker, Account.worker_id == Worker.id)
        .order_by(Account.login)
    )
    roles = _roles(session)
    papers = _papers(session)
    return [
        AccountRow(
            id=record,
            login=login,
            name=name,
            worker=worker or "",
            closed_at=closed_at,
            roles=tuple(roles.get(record, ())),
            authorised=papers.get((record, PaperKind.AUTHORISATION)),
            confidentiality=papers.get((record, PaperKind.CONFIDENTIALITY)),
        )
        for record, login, name, closed_at, worker in session.execute(query)
    ]


def write_account(
    session: Session,
    account: Account,
    roles: frozenset[Role],
    since: date,
    papers: dict[PaperKind, date],
) -> None:
    """Write an account with its roles and papers."""
    session.add(account)
    session.flush()
    for role in sorted(roles):
        session.add(AccountRole(account_id=account.id, role=role, valid_from=since))
    for kind, day in papers.items():
        session.add(Authorisation(account_id=account.id, kind=kind, given_on=day))


def _roles(session: Session) -> dict[UUID, list[RoleSpan]]:
    found: dict[UUID, list[RoleSpan]] = {}
    table = AccountRole
    query = select(table.account_id, table.role, table.valid_from, table.valid_to)
    ordered = query.order_by(table.valid_from, table.role)
    for account, role, valid_from, valid_to in session.execute(ordered):
        found.setdefault(account, []).append(RoleSpan(role, valid_from, valid_to))
    return found


def _papers(session: Session) -> dict[tuple[UUID, PaperKind], date]:
    query = select(Authorisation.account_id, Authorisation.kind, Authorisation.given_on)
    ordered = query.where(Authorisation.withdrawn_on.is_(None)).order_by(Authorisation.given_on)
    return {(account, kind): day for account, kind, day in session.execute(ordered)}
