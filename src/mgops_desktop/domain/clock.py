"""What time it is: a clock that is handed in, so that tests and `--today` can set it.

The day and the moment are two things: rules ask for the day, which `--today` sets; whatever is written (stamps,
journal, backups) bears the moment, which nobody sets but a test.

Moments are stored in UTC and shown in Polish time; a moment without a zone is refused everywhere
(`reliability.md` F-T58). On Windows the zone's data come from the package tzdata.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import clock_time, short_date

WARSAW = ZoneInfo("Europe/Warsaw")
_NOON = time(12, 0)


class Clock(Protocol):
    """Tells the day and the moment; handed to whatever needs them."""

    def today(self) -> date:
        """The day in Poland."""
        ...

    def now(self) -> datetime:
        """The moment in UTC, with its zone."""
        ...


class SystemClock:
    """The computer's clock, read in Polish time whatever zone the computer is set to."""

    def today(self) -> date:
        return datetime.now(WARSAW).date()

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class DayClock:
    """The computer's clock with another day for the rules: what `--today` sets."""

    day: date

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for tests and for invented data."""

    moment: datetime

    def __post_init__(self) -> None:
        as_utc(self.moment)

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """Noon in Poland on the day: the same date in UTC too."""
        return cls(datetime.combine(day, _NOON, WARSAW))

    def today(self) -> date:
        return local_day(self.moment)

    def now(self) -> datetime:
        return as_utc(self.moment)


def as_utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a moment without a zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"moment without a time zone: {moment}")
    return moment.astimezone(UTC)


def as_local(moment: datetime) -> datetime:
    """The same moment in Polish time, with its offset. Raises ValueError without a zone."""
    return as_utc(moment).astimezone(WARSAW)


def local_day(moment: datetime) -> date:
    """The day in Poland at the moment. Raises ValueError without a zone."""
    return as_local(moment).date()


def local_moment(day: date, at: time) -> datetime:
    """The moment of a Polish wall clock; of an hour that comes twice in October, the earlier one.

    The earlier one gives the stricter term. Raises UserError for an hour that the change to summer
    time skips.
    """
    moment = datetime.combine(day, at.replace(fold=0, tzinfo=None), WARSAW)
    if as_local(moment).time() != at.replace(fold=0, tzinfo=None):
        raise UserError(
            f"W dniu {short_date(day)} nie było godziny {clock_time(at)}: zegary przestawiono "
            "na czas letni. Podaj godzinę według czasu letniego."
        )
    return moment
