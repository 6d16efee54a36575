"""Accounts: who may open the data folder, as what, and on which papers."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.storage.tables.base import CentreBase, Line, Record, Slug


class Account(Record, CentreBase):
    """A worker with a log-in; one slot of the key file."""

    __tablename__ = "account"
    title = "konto"
    write_right = Right.ACCOUNTS
    read_right = Right.ACCOUNTS

    login: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[Line]
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"), index=True)
    closed_at: Mapped[datetime | None]


class AccountRole(Record, CentreBase):
    """What an account is in the centre, from–to."""

    __tablename__ = "account_role"
    title = "rola konta"
    write_right = Right.ACCOUNTS
    read_right = Right.ACCOUNTS

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class PaperKind(StrEnum):
    """The two papers without which an account does not open (art. 7 ust. 4)."""

    AUTHORISATION = "authorisation"
    CONFIDENTIALITY = "confidentiality"


class Authorisation(Record, CentreBase):
    """A written authorisation to process data, or a signed statement of confidentiality."""

    __tablename__ = "authorisation"
    title = "upoważnienie"
    write_right = Right.ACCOUNTS
    read_right = Right.ACCOUNTS

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[PaperKind]
    number: Mapped[Line]
    scope: Mapped[Line]
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
