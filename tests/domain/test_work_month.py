"""A worker's month in numbers: what a day took, the programme's hours, travel money in its three ways, a bill."""

from datetime import date
from uuid import UUID

import pytest

from mgops_desktop.domain.day import TravelWay, WorkKind
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.domain.work_month import (
    ContactTime,
    PaidTravel,
    Post,
    Programme,
    WorkTime,
    bill,
    month_sums,
    share_of_post,
    travel_money,
)

NOVEMBER = Period.month(2026, 11)
ONE, OTHER = UUID(int=1), UUID(int=2)
WORKING = [day for day in NOVEMBER.days() if day.weekday() < 5 and day.day != 11]


def on(day, kind=VisitKind.HOME, minutes=60, families=(ONE,), **more):
    return ContactTime(date(2026, 11, day), kind, minutes, families=frozenset(families), **more)


def test_a_month_is_the_sum_of_its_days():
    contacts = [
        on(2, travel_minutes=20, km=12, tasks=("15.3",)),
        on(2, VisitKind.FAILED, 0, travel_minutes=15, km=8),
        on(3, VisitKind.PHONE, 10, paperwork_minutes=5),
        on(3, minutes=45, families=(ONE, OTHER), tasks=("15.3", "15.6")),
    ]
    entries = [
        WorkTime(date(2026, 11, 2), WorkKind.TEAM, 90),
        WorkTime(date(2026, 11, 4), WorkKind.TRAVEL, 30),
        WorkTime(date(2026, 12, 4), WorkKind.OFFICE, 480),  # of another month
    ]
    found = month_sums(NOVEMBER, contacts, entries)
    assert [(one.day.day, one.minutes) for one in found.days] == [(2, 185), (3, 60), (4, 30)]
    assert found.total.minutes == 275
    assert (found.total.meetings, found.total.others, found.total.failed) == (2, 1, 1)
    assert (found.total.km, found.total.travel_minutes) == (20, 65)
    assert found.families == 2
    assert found.by_task == {"15.3": 2, "15.6": 1}


def post(fraction, began=date(2025, 1, 1), ended=None):
    return Post(began, ended, fraction=fraction)


def service(minutes, full=9600):
    return Post(date(2025, 1, 1), minutes=minutes, full_post_minutes=full)


FIRST_TEN = date(2026, 11, 16)  # the tenth of the twenty working days is the 16th


@pytest.mark.parametrize(
    ("posts", "hours", "of_whole_months"),
    [
        ([post(100)], 120, 120),
        ([post(50)], 60, 60),
        ([post(75), post(50)], 120, 120),  # never more than for a full post
        ([post(50, ended=FIRST_TEN)], 30, 60),
        ([post(50, ended=FIRST_TEN), post(100, began=date(2026, 11, 17))], 90, 120),
        ([post(50), post(100, ended=FIRST_TEN)], 90, 120),  # both together are one post
        ([post(50, ended=FIRST_TEN), service(2400)], 60, 90),
        ([service(4800)], 60, 60),
        ([service(None)], None, None),
        ([post(100, ended=date(2026, 10, 31))], None, None),
        ([], None, None),
    ],
)
def test_the_programme_asks_for_hours_by_post_and_days_of_contracts(posts, hours, of_whole_months):
    for by_days, asked in ((True, hours), (False, of_whole_months)):
        share = share_of_post(posts, WORKING, by_days=by_days)
        found = None if share is None else Programme(120, share, is_sure=True).minutes
        assert found == (None if asked is None else asked * 60)


def paid(way, amount, began=date(2026, 1, 1), ended=None, absent=()):
    terms = [PaidTravel(way, amount, began, ended)]
    driven = {date(2026, 11, 2): 12, date(2026, 11, 20): 30}
    (found,) = travel_money(NOVEMBER, terms, driven, WORKING, absent, 22)
    return found


def test_kilometres_are_paid_at_the_rate_of_their_day():
    assert paid(TravelWay.PER_KM, 115).money == 42 * 115
    assert paid(TravelWay.PER_KM, 115, ended=date(2026, 11, 10)).money == 12 * 115


def test_a_lump_sum_is_cut_for_days_of_absence_and_days_without_terms():
    assert paid(TravelWay.LUMP_SUM, 22000).money == 22000
    away = [date(2026, 11, 5), date(2026, 11, 6), date(2026, 11, 7)]  # the last is a Saturday
    cut = paid(TravelWay.LUMP_SUM, 22000, absent=away)
    assert (cut.days_off, cut.money) == (2, 20000)
    half = paid(TravelWay.LUMP_SUM, 22000, began=date(2026, 11, 16))
    assert (half.days_off, half.money) == (9, 13000)
    assert paid(TravelWay.NONE, 0).money == 0


def test_a_bill_is_rounded_to_whole_grosze():
    assert bill(84 * 60, 4500) == 378_000
    assert bill(100, 3333) == 5555
