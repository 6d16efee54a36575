"""The register of accounts: each change is one journalled operation; keys are given and taken in `accounts`."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.domain.text import clean_text
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.account import write_account
from mgops_desktop.storage.context import actor_of, context_of, require, today_of
from mgops_desktop.storage.tables.account import Account, AccountRole, Authorisation, PaperKind
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.staff import Worker

_LOGIN_LENGTH = 60


@dataclass(frozen=True)
class NewAccountRow:
    """A row of the register to come; `worker` is the number of a worker, empty for none."""

    login: str
    name: str
    roles: frozenset[Role]
    authorised: date
    confidentiality: date
    worker: str = ""


@dataclass(frozen=True)
class AccountChange:
    """What is corrected; None leaves what is there."""

    name: str | None = None
    worker: str | None = None
    authorised: date | None = None
    confidentiality: date | None = None


@operation("założenie konta", Right.ACCOUNTS)
def register_account(session: Session, new: NewAccountRow) -> tuple[UUID, str]:
    """Write an account with its roles from today and its papers; returns its id and its login as stored."""
    login = clean_text(new.login, _LOGIN_LENGTH, field="login").strip()
    if not login or not new.roles:
        raise UserError("Konto musi mieć login i co najmniej jedną rolę.")
    account = Account(login=login, name=clean_text(new.name, LINE_LENGTH, field="name").strip())
    account.worker_id = _worker(session, new.worker)
    papers = {
        PaperKind.AUTHORISATION: new.authorised,
        PaperKind.CONFIDENTIALITY: new.confidentiality,
    }
    write_account(session, account, new.roles, today_of(session), papers)
    return account.id, login


@operation("zmiana danych konta", Right.ACCOUNTS)
def change_account(session: Session, account: UUID, change: AccountChange) -> None:
    """Correct the name, the worker or the dates of the papers."""
    row = session.get_one(Account, account)
    if change.name is not None:
        row.name = clean_text(change.name, LINE_LENGTH, field="name").strip()
    if change.worker is not None:
        row.worker_id = _worker(session, change.worker)
    days = {
        PaperKind.AUTHORISATION: change.authorised,
        PaperKind.CONFIDENTIALITY: change.confidentiality,
    }
    for kind, day in days.items():
        if day is not None:
            _correct_paper(session, account, kind, day)


@operation("zamknięcie konta", Right.ACCOUNTS)
def mark_closed(session: Session, account: UUID) -> None:
    """Close an account; its roles end and its papers are withdrawn today."""
    today = today_of(session)
    session.get_one(Account, account).closed_at = context_of(session).now()
    for role in _running_roles(session, account):
        role.valid_to = today
    for paper in _papers(session, account):
        paper.withdrawn_on = today


@operation("nadanie roli", Right.ACCOUNTS)
def add_role(session: Session, account: UUID, role: Role) -> None:
    """Give a role from today; one that runs already goes on."""
    if not any(one.role is role for one in _running_roles(session, account)):
        session.add(AccountRole(account_id=account, role=role, valid_from=today_of(session)))


@operation("zakończenie roli", Right.ACCOUNTS)
def drop_role(session: Session, account: UUID, role: Role) -> None:
    """End a role with yesterday, so that it opens nothing today."""
    for one in _running_roles(session, account):
        if one.role is role:
            one.valid_to = add_days(today_of(session), -1)


@operation("zmiana hasła", None)
def note_password(session: Session, account: UUID | None) -> None:
    """Journal that a password was changed: one's own (None), or another's with the right for it."""
    own = actor_of(session).account
    if account is not None and account != own:
        require(session, Right.ACCOUNTS, "zmiana hasła innego konta")
    _touch(session, account or own)


@operation("nowy kod odzyskiwania", Right.ACCOUNTS)
def note_recovery_code(session: Session) -> None:
    """Journal that the recovery sheet was replaced."""
    _touch(session, actor_of(session).account)


def _touch(session: Session, account: UUID | None) -> None:
    """Let the journal name the account although no field of it changes."""
    if account is None:
        return
    row = session.get(Account, account)
    if row is not None:
        flag_modified(row, "changed_at")


def _worker(session: Session, number: str) -> UUID | None:
    if not number.strip():
        return None
    found = session.scalars(select(Worker.id).where(Worker.number == number.strip())).first()
    if found is None:
        raise UserError(f"Nie ma pracownika o numerze „{number}”. Niczego nie zmieniono.")
    return found


def _running_roles(session: Session, account: UUID) -> list[AccountRole]:
    today = today_of(session)
    query = select(AccountRole).where(
        AccountRole.account_id == account,
        or_(AccountRole.valid_to.is_(None), AccountRole.valid_to >= today),
    )
    return list(session.scalars(query))


def _papers(session: Session, account: UUID) -> list[Authorisation]:
    query = select(Authorisation).where(
        Authorisation.account_id == account, Authorisation.withdrawn_on.is_(None)
    )
    return list(session.scalars(query.order_by(Authorisation.given_on)))


def _correct_paper(session: Session, account: UUID, kind: PaperKind, day: date) -> None:
    paper = next((one for one in _papers(session, account) if one.kind is kind), None)
    if paper is None:
        session.add(Authorisation(account_id=account, kind=kind, given_on=day))
    else:
        paper.given_on = day
