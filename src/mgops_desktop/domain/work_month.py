"""The month of a worker in numbers: hours by day, what counts towards the yearly programme, travel money, a bill.

Minutes and hundredths are whole numbers; nothing here knows where the rows come from.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from mgops_desktop.domain.day import TravelWay, WorkKind
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import MEETINGS, VisitKind

FULL_POST = 100
_HOUR = 60
_KM_LIMIT = 300


@dataclass(frozen=True)
class ContactTime:
    """A contact of the worker, as far as its time and its way are counted."""

    day: date
    kind: VisitKind
    minutes: int = 0
    travel_minutes: int = 0
    paperwork_minutes: int = 0
    km: int = 0
    families: frozenset[UUID] = frozenset()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkTime:
    """Other work of the worker."""

    day: date
    kind: WorkKind
    minutes: int


@dataclass(frozen=True)
class WorkDay:
    """What a day took, in minutes; the days of a month add up to one more of these."""

    day: date
    meetings: int = 0
    others: int = 0
    failed: int = 0
    meeting_minutes: int = 0
    contact_minutes: int = 0
    paperwork_minutes: int = 0
    team_minutes: int = 0
    training_minutes: int = 0
    office_minutes: int = 0
    travel_minutes: int = 0
    km: int = 0

    @property
    def minutes(self) -> int:
        """All the time of the day."""
        return (
            self.meeting_minutes
            + self.contact_minutes
            + self.paperwork_minutes
            + self.team_minutes
            + self.training_minutes
            + self.office_minutes
            + self.travel_minutes
        )

    def __add__(self, other: "WorkDay") -> "WorkDay":
        """Add up; the day stays that of the first."""
        names = [name for name in WorkDay.__dataclass_fields__ if name != "day"]
        return WorkDay(self.day, **{n: getattr(self, n) + getattr(other, n) for n in names})


@dataclass(frozen=True)
class MonthSums:
    """A month of a worker: each day with anything in it, all of them together, and what was done."""

    days: tuple[WorkDay, ...]
    total: WorkDay
    families: int
    by_kind: Mapping[VisitKind, int]
    by_task: Mapping[str, int]


def month_sums(
    month: Period, contacts: Iterable[ContactTime], entries: Iterable[WorkTime]
) -> MonthSums:
    """Add up the rows that lie in the month."""
    known = [one for one in contacts if one.day in month]
    days: dict[date, WorkDay] = {}
    for one in (*map(_of_contact, known), *(_of_work(e) for e in entries if e.day in month)):
        days[one.day] = days[one.day] + one if one.day in days else one
    ordered = tuple(days[day] for day in sorted(days))
    total = sum(ordered, WorkDay(month.first))
    met = {family for one in known if one.kind in MEETINGS for family in one.families}
    by_kind = Counter(one.kind for one in known)
    by_task = Counter(task for one in known if one.kind in MEETINGS for task in one.tasks)
    return MonthSums(ordered, total, len(met), dict(by_kind), dict(by_task))


def _of_contact(one: ContactTime) -> WorkDay:
    is_meeting, is_failed = one.kind in MEETINGS, one.kind is VisitKind.FAILED
    return WorkDay(
        one.day,
        meetings=int(is_meeting),
        others=int(not is_meeting and not is_failed),
        failed=int(is_failed),
        meeting_minutes=one.minutes if is_meeting else 0,
        contact_minutes=0 if is_meeting else one.minutes,
        paperwork_minutes=one.paperwork_minutes,
        travel_minutes=one.travel_minutes,
        km=one.km,
    )


def _of_work(one: WorkTime) -> WorkDay:
    names = {
        WorkKind.PAPERWORK: "paperwork_minutes",
        WorkKind.TEAM: "team_minutes",
        WorkKind.TRAINING: "training_minutes",
        WorkKind.TRAVEL: "travel_minutes",
        WorkKind.OFFICE: "office_minutes",
    }
    return WorkDay(one.day, **{names[one.kind]: one.minutes})


@dataclass(frozen=True)
class Post:
    """A contract as assistant: the part of a full post in hundredths, or the hours of a service contract."""

    began: date
    ended: date | None = None
    fraction: int | None = None
    minutes: int | None = None
    full_post_minutes: int | None = None


@dataclass(frozen=True)
class Programme:
    """What the yearly programme asks of a month: `hours` of a full post times the worker's `share` of one.

    `is_sure` says whether its terms are confirmed for the month.
    """

    hours: int
    share: Decimal
    is_sure: bool

    @property
    def minutes(self) -> int:
        """The least time of the month."""
        return _whole(self.share * self.hours * _HOUR)


def share_of_post(posts: Sequence[Post], days: Sequence[date], *, by_days: bool) -> Decimal | None:
    """Return which part of a full post a worker had in a month of these working days, None where it cannot be told.

    By the part of the post on every day; a service contract counts as its hours stand to those of a full post. Days
    without a contract lower the share where it goes `by_days`; else the fullest day stands for all. Never above one.
    """
    daily = [
        sum(
            (
                Decimal(one.fraction or 0) / FULL_POST
                for one in posts
                if valid_on(day, one.began, one.ended)
            ),
            Decimal(0),
        )
        for day in days
    ]
    share = Decimal(0)
    if any(daily):
        whole = [min(one, Decimal(1)) for one in daily]
        share = sum(whole, Decimal(0)) / len(whole) if by_days else max(whole)
    for one in posts:
        if one.minutes is not None and one.full_post_minutes:
            share += Decimal(one.minutes) / one.full_post_minutes
    return min(share, Decimal(1)) if share else None


@dataclass(frozen=True)
class PaidTravel:
    """How travel is paid from–to; `amount` in hundredths, a month or a kilometre."""

    way: TravelWay
    amount: int
    began: date
    ended: date | None = None


@dataclass(frozen=True)
class TravelMoney:
    """What is paid for a month's travel: `km` paid by the kilometre, `days_off` taken from a lump sum."""

    way: TravelWay
    amount: int
    money: int
    km: int = 0
    days_off: int = 0


def travel_money(
    month: Period,
    terms: Iterable[PaidTravel],
    km_by_day: Mapping[date, int],
    working_days: Collection[date],
    absent: Collection[date],
    lump_days: int,
) -> tuple[TravelMoney, ...]:
    """Return what is paid under each of the terms of the month.

    Kilometres are paid at the rate of their day. A lump sum is cut by one part in `lump_days` for every working day
    that the worker was absent, or that the terms did not cover.
    """
    found = []
    for one in terms:
        if not month.overlaps(one.began, one.ended):
            continue
        if one.way is TravelWay.PER_KM:
            km = sum(km for day, km in km_by_day.items() if valid_on(day, one.began, one.ended))
            found.append(TravelMoney(one.way, one.amount, km * one.amount, km=km))
        elif one.way is TravelWay.LUMP_SUM:
            off = [
                day
                for day in working_days
                if day in month and (day in absent or not valid_on(day, one.began, one.ended))
            ]
            left = max(0, lump_days - len(off))
            money = _whole(Decimal(one.amount) * left / lump_days)
            found.append(TravelMoney(one.way, one.amount, money, days_off=len(off)))
        else:
            found.append(TravelMoney(one.way, 0, 0))
    return tuple(found)


def bill(minutes: int, hour_rate: int) -> int:
    """Return what a service contract costs for these minutes, in hundredths."""
    return _whole(Decimal(minutes) * hour_rate / _HOUR)


def is_far(km: int | None) -> bool:
    """Whether somebody would hardly have driven so far on one visit."""
    return km is not None and km > _KM_LIMIT


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_HALF_UP))
