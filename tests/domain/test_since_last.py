"""What counts as changed since the last contact."""

from datetime import date
from uuid import UUID

import pytest

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.since_last import Doing, Trace, changes_since

LAST, TODAY = date(2026, 11, 2), date(2026, 11, 21)
REF = RecordRef("stay", UUID(int=1))
SINCE, BEFORE, AHEAD = date(2026, 11, 10), date(2026, 10, 1), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("trace", "doing"),
    [
        (Trace(REF, happened=SINCE), Doing.NEW),
        (Trace(REF, happened=BEFORE, entered=SINCE), Doing.ENTERED),
        (Trace(REF, happened=BEFORE, changed=SINCE), Doing.CHANGED),
        (Trace(REF, happened=SINCE, ended=SINCE), Doing.ENDED),
        (Trace(REF, happened=BEFORE, marks=((Doing.RESULT, SINCE),)), Doing.RESULT),
        (Trace(REF, happened=BEFORE, ended=AHEAD, changed=SINCE), Doing.CHANGED),
    ],
)
def test_the_most_telling_thing_is_said(trace, doing):
    (change,) = changes_since([trace], LAST, TODAY)
    assert (change.doing, change.day) == (doing, SINCE)


@pytest.mark.parametrize(
    "trace",
    [
        Trace(REF, happened=BEFORE),
        Trace(REF, happened=LAST, entered=LAST),
        Trace(REF, happened=AHEAD),
        Trace(REF),
    ],
    ids=["long ago", "on the day of the contact", "to come", "nothing known"],
)
def test_what_is_no_change(trace):
    assert changes_since([trace], LAST, TODAY) == []


def test_the_newest_stands_first():
    days = [date(2026, 11, day) for day in (5, 20, 12)]
    found = changes_since([Trace(REF, happened=day) for day in days], LAST, TODAY)
    assert [one.day.day for one in found] == [20, 12, 5]
