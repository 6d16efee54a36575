"""What all indicators of one period share: session, period, parameters, and rows read once.

Several indicators count the same families; each set of rows is read once per counting and reused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.period import Period
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.base import Compartment

T = TypeVar("T")


@dataclass
class Counting:
    """One computation of figures for one period."""

    session: Session
    period: Period
    _shared: dict[str, Any] = field(default_factory=dict)

    @property
    def parameters(self) -> Parameters:
        return self.share("parameters", lambda: parameters_of(self.session))

    def number(self, key: str) -> int:
        """A parameter in force on the last day of the period."""
        return self.parameters.number(key, self.period.last)

    def yes(self, key: str) -> bool:
        return self.parameters.yes(key, self.period.last)

    def may_count(self, compartment: Compartment) -> bool:
        return is_open(self.session, compartment)

    def share(self, name: str, read: Callable[[], T]) -> T:
        """Return rows read under this name before, else read them now."""
        if name not in self._shared:
            self._shared[name] = read()
        found: T = self._shared[name]
        return found
