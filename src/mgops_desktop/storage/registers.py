"""What the registers of the office share: which records of a list an account sees, and of which years there are any."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar, TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.reach import families_in_reach, families_of
from mgops_desktop.storage.tables import KINDS

REGISTERS = ("letter", "family_meeting", "joint_trip", "intervention", "incident")


class Registered(Protocol):
    """A line of a register."""

    @property
    def id(self) -> UUID: ...

    @property
    def number(self) -> str: ...


Line = TypeVar("Line", bound=Registered)
Columns = TypeVarTuple("Columns")


@question("lata w rejestrze", Right.ADDRESS_READ)
def register_years(session: Session, kind: str) -> list[int]:
    """Return the years of which a register has records, the newest first. Raises KeyError for what is no register."""
    cls: Any = {one: KINDS[one] for one in REGISTERS}[kind]
    dated = select(cls.day).where(cls.day.is_not(None))
    # asked one by one each is the first of the index; min and max together would read all of it
    first = session.scalar(dated.order_by(cls.day).limit(1))
    last = session.scalar(dated.order_by(cls.day.desc()).limit(1))
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def of_year(query: Select[*Columns], day: Any, year: int | None) -> Select[*Columns]:
    """Narrow a query to a year, if there is one."""
    if year is None:
        return query
    return query.where(day.between(date(year, 1, 1), date(year, 12, 31)))


def within_reach(session: Session, kind: str, lines: Iterable[Line]) -> list[Line]:
    """Leave out what belongs to families out of the account's reach only; what belongs to none is everybody's."""
    found = list(lines)
    reach = families_in_reach(session)
    if reach is None:
        return found
    families = families_of(session, kind, [one.id for one in found])
    return [one for one in found if not families.get(one.id) or families[one.id] & reach]


def in_order(lines: Iterable[Line], days: Any) -> Sequence[Line]:
    """The newest first; `days` tells the day of a line."""
    return sorted(lines, key=lambda one: (days(one) or date.max, one.number), reverse=True)
