"""A term of the law as dated data, and which version of it counts on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import short_date


class Unit(StrEnum):
    """What a term is counted in; NONE is a term without a length ("niezwłocznie")."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    HOURS = "hours"
    FIXED_DATE = "fixed_date"
    NONE = "none"


class Direction(StrEnum):
    """Whether the term runs after its event or must be over before it."""

    FORWARD = "forward"
    BACKWARD = "backward"


class AlarmOn(StrEnum):
    """Which of its two dates a term warns about."""

    NOMINAL = "nominal"
    SHIFTED = "shifted"


class Regime(StrEnum):
    """Which law governs a Blue Card procedure."""

    OLD = "old"
    TRANSITIONAL = "transitional"
    NEW = "new"


@dataclass(frozen=True)
class RegimePeriod:
    """The days on which a procedure had to start to fall under a regime; None: no bound."""

    regime: Regime
    title: str
    first: date | None
    last: date | None

    def __contains__(self, day: date) -> bool:
        return _within(day, self.first, self.last)


@dataclass(frozen=True)
class DeadlineRule:
    """One version of a term: how long after which event, who acts, by which article, in force when.

    Texts are Polish. `shift_basis` names the provision that moves a term ending on a free day; an
    empty one means that the term is not moved. `regimes` binds a Blue Card rule to the start of its
    procedure; empty means all. `setting` marks a length that the centre chooses because the law
    gives none. `remind_before` are calendar days before the term, `remind_after` working days after
    the event of a term without length; both are settings, not law.
    """

    key: str
    title: str
    unit: Unit
    start_event: str
    who: str
    basis: str
    length: int | None = None
    month: int | None = None
    day: int | None = None
    direction: Direction = Direction.FORWARD
    shift_basis: str = ""
    alarm_on: AlarmOn = AlarmOn.NOMINAL
    regimes: frozenset[Regime] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    confirmed: bool = True
    setting: bool = False
    remind_before: tuple[int, ...] = ()
    remind_after: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for broken in self._contradictions():
            raise ValueError(f"deadline rule {self.key}: {broken}")

    def _contradictions(self) -> Iterable[str]:
        if (self.length is None) != (self.unit in {Unit.NONE, Unit.FIXED_DATE}):
            yield f"length {self.length} does not fit the unit {self.unit}"
        if self.length is not None and self.length < 1:
            yield "length below one"
        if (self.unit is Unit.FIXED_DATE) != (self.month is not None and self.day is not None):
            yield "month and day belong to a fixed date"
        if self.month is not None and self.day is not None:
            date(2001, self.month, self.day)  # ValueError for a day that not every year has
        if self.shift_basis and self.direction is Direction.BACKWARD:
            yield "a term counted backwards is never moved forward"
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield "ends before it begins"

    @property
    def shift(self) -> bool:
        """Whether a term that ends on a Saturday or holiday ends on the next other day."""
        return bool(self.shift_basis)

    def valid_on(self, day: date) -> bool:
        """Whether this version is in force on the day of the start event."""
        return _within(day, self.valid_from, self.valid_to)

    def governs(self, regime: Regime) -> bool:
        """Whether the rule counts in procedures of the regime."""
        return not self.regimes or regime in self.regimes


def rule_on(rules: Iterable[DeadlineRule], key: str, day: date) -> DeadlineRule:
    """The version of a rule in force on the day of the start event.

    Raises UserError for an unknown key and for a day on which no version was in force.
    """
    versions = [rule for rule in rules if rule.key == key]
    if not versions:
        raise UserError(
            f"Nie ma reguły terminu „{key}”. Wszystkie wypisuje: mgops-desktop deadline --list"
        )
    for rule in versions:
        if rule.valid_on(day):
            return rule
    periods = "; ".join(_validity(rule) for rule in versions)
    raise UserError(
        f"Reguły „{key}” ({versions[0].title}) nie stosuje się do zdarzenia z dnia "
        f"{short_date(day)}: obowiązuje {periods}. Sprawdź datę zdarzenia."
    )


def rule_on_or_first(rules: Iterable[DeadlineRule], key: str, day: date) -> DeadlineRule:
    """The version in force on the day or, before the first of them, the first.

    For lists and counts over records of any age: one event from before the act must not stop the rest.
    Raises UserError for an unknown key and for a day in a gap or after the last version.
    """
    versions = [rule for rule in rules if rule.key == key]
    starts = [rule.valid_from for rule in versions if rule.valid_from is not None]
    if len(starts) == len(versions) and starts and day < min(starts):
        day = min(starts)
    return rule_on(versions, key, day)


def regime_on(start: date, periods: Iterable[RegimePeriod]) -> Regime:
    """The regime of a procedure that started on the day (act of 9 March 2023, art. 20 and 22).

    Raises ValueError if the periods leave the day out.
    """
    for period in periods:
        if start in period:
            return period.regime
    raise ValueError(f"no regime for a procedure started on {start}")


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _validity(rule: DeadlineRule) -> str:
    first = f"od {short_date(rule.valid_from)}" if rule.valid_from else ""
    last = f"do {short_date(rule.valid_to)}" if rule.valid_to else ""
    return " ".join(part for part in (first, last) if part)
