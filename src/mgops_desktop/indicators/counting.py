"""What all indicators of one period share: session, period, parameters, and rows read once.

Several indicators count the same families; each set of rows is read once per counting and reused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from mgops_desktop.domain.parameters import Parameters, is_yes
from mgops_desktop.domain.period import Period
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import is_open, today_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.base import Compartment

T = TypeVar("T")
Columns = TypeVarTuple("Columns")


@dataclass
class Counting:
    """One computation of figures for the period that was `asked` for.

    What is not over is counted until today: `period` ends today at the latest, so nothing of the future is a fact.
    Rows are read over all procedures of Blue Cards: figures are whole for everybody, and whoever shows the list behind
    one asks first what the account reaches.
    """

    session: Session
    asked: Period
    period: Period = field(init=False)
    _lasting: dict[str, Any] = field(default_factory=dict)
    _shared: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = today_of(self.session)
        self.period = self.asked.until(self.today) or self.asked

    def of(self, period: Period) -> "Counting":
        """The same for another period; what does not depend on the period is not read again."""
        return Counting(self.session, period, self._lasting)

    @property
    def has_begun(self) -> bool:
        return self.asked.first <= self.today

    @property
    def is_over(self) -> bool:
        return self.asked.last <= self.today

    @property
    def parameters(self) -> Parameters:
        return self.keep("parameters", lambda: parameters_of(self.session))

    def number(self, key: str, day: date | None = None) -> int:
        """A parameter in force on the day, by default the last day of the period."""
        return int(self._parameter(key, day))

    def yes(self, key: str) -> bool:
        return is_yes(self._parameter(key))

    def text(self, key: str) -> str:
        return self._parameter(key)

    def day(self, key: str) -> date | None:
        """A parameter that is itself a date, None when it is empty."""
        value = self._parameter(key)
        return date.fromisoformat(value) if value else None

    def _parameter(self, key: str, day: date | None = None) -> str:
        return self.parameters.on_or_first(key, day or self.period.last).value

    def may_count(self, compartment: Compartment) -> bool:
        return is_open(self.session, compartment)

    def ordered(self, query: Select[*Columns], *columns: str) -> list[Row[*Columns]]:
        """Return the rows of a query by these columns of it.

        Sorted here: SQLCipher wipes whatever SQLite's own sorter lets go, which takes twenty times as long.
        """
        with all_cards(self.session):
            return sorted(self.session.execute(query), key=attrgetter(*columns))

    def share(self, name: str, read: Callable[[], T]) -> T:
        """Return rows read under this name before, else read them now."""
        if name not in self._shared:
            with all_cards(self.session):
                self._shared[name] = read()
        found: T = self._shared[name]
        return found

    def forget(self, name: str) -> None:
        """Let rows go that nothing in this counting asks for again."""
        self._shared.pop(name, None)

    def keep(self, name: str, read: Callable[[], T]) -> T:
        """The same for rows that do not depend on the period."""
        if name not in self._lasting:
            with all_cards(self.session):
                self._lasting[name] = read()
        found: T = self._lasting[name]
        return found
