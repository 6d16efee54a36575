"""The reading log: who read which protected record, when and why; kept as long as the parameter says."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.clock import local_day, local_moment
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of, context_of, is_open
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.base import Numbered
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import FURNITURE

_MONTHS = 12


@dataclass(frozen=True)
class ReadingRow:
    """One reading; `login` is empty for the program itself, `number` for a whole list or an erased record."""

    at: datetime
    login: str
    kind: str
    number: str
    purpose: str


@question("dziennik odczytów", Right.LOG_READ)
def readings(session: Session, period: Period) -> list[ReadingRow]:
    """Return the readings of the period in all files that the account can open, earliest first."""
    began, ended = _start_of(period.first), _start_of(add_days(period.last, 1))
    everybody = select(Account.id, Account.login).execution_options(include_binned=True)
    logins: dict[UUID, str] = {row.id: row.login for row in session.execute(everybody)}
    found: list[ReadingRow] = []
    for compartment, furniture in FURNITURE.items():
        if not is_open(session, compartment):
            continue
        table = furniture.reading
        query = select(table.at, table.account, table.kind, table.record, table.purpose)
        rows = session.execute(query.where(table.at >= began, table.at < ended)).all()
        numbers = _numbers(session, {(row.kind, row.record) for row in rows if row.record})
        found += [
            ReadingRow(
                row.at,
                logins.get(row.account, ""),
                row.kind,
                numbers.get(row.record, ""),
                row.purpose,
            )
            for row in rows
        ]
    return sorted(found, key=lambda row: row.at)


@dataclass(frozen=True)
class OpenedFamily:
    """A family whose card the account opened, and when it did last."""

    family: UUID
    name: str
    at: datetime


@question("ostatnio otwarte rodziny", Right.CASEWORK_READ)
def last_opened_families(session: Session, most: int) -> list[OpenedFamily]:
    """Return the families that the acting account opened last and still reaches, the newest first."""
    log = FURNITURE[Family.compartment].reading
    last = (
        select(log.record, func.max(log.at).label("at"))
        .where(log.account == actor_of(session).account, log.kind == "family")
        .where(log.record.is_not(None))
        .group_by(log.record)
    )
    when: dict[UUID, datetime] = {row.record: row.at for row in session.execute(last)}
    reach = families_in_reach(session)
    names = session.execute(select(Family.id, Family.name).where(among(Family.id, when)))
    found = [
        OpenedFamily(family, name, when[family])
        for family, name in names
        if reach is None or family in reach
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]


@operation("opróżnienie dziennika odczytów", None)
def prune_readings(session: Session) -> int:
    """Remove readings older than the centre keeps them; returns how many.

    By the real day: for a supposed one nothing is thrown away.
    """
    today = local_day(context_of(session).now())
    years = parameters_of(session).number("retention_log_years", today)
    oldest = _start_of(add_months(today, -_MONTHS * years))
    removed = 0
    for compartment, furniture in FURNITURE.items():
        if is_open(session, compartment):
            table = furniture.reading
            query = delete(table.__table__).where(table.__table__.c.at < oldest)
            removed += session.execute(query, bind_arguments={"mapper": table.__mapper__}).rowcount  # type: ignore[attr-defined]
    return removed


def _start_of(day: date) -> datetime:
    return local_moment(day, time.min)


def _numbers(session: Session, read: set[tuple[str, UUID]]) -> dict[UUID, str]:
    """The numbers of records, binned ones too, asked for once per kind."""
    found: dict[UUID, str] = {}
    for kind in sorted({kind for kind, _record in read}):
        cls = KINDS[kind]
        if issubclass(cls, Numbered):
            query = select(cls.id, cls.number).execution_options(include_binned=True)
            wanted = {record for one, record in read if one == kind}
            found |= {row.id: row.number for row in session.execute(query) if row.id in wanted}
    return found
