"""The reading log: for the head, by day, and no longer than the centre keeps it."""

from datetime import UTC, date, datetime

import pytest
from tests.fixtures.opened import actor

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.reading_log import prune_readings, readings
from mgops_desktop.storage.tables.furniture import CENTRE

EVER = Period(date(2000, 1, 1), date(2026, 12, 31))


@operation("odczyty w teście", None)
def read_at(session, *moments):
    for moment in moments:
        session.add(CENTRE.reading(at=moment, account=None, kind="family", purpose="próba"))


def test_readings_are_kept_for_two_years(database):
    kept = datetime(2024, 11, 21, 12, tzinfo=UTC)
    database.change(read_at, datetime(2024, 11, 20, 12, tzinfo=UTC), kept)
    assert len(database.read(readings, EVER)) == 2
    assert database.change(prune_readings) == 1
    (left,) = database.read(readings, EVER)
    assert (left.at, left.kind, left.purpose) == (kept, "family", "próba")


def test_days_of_the_log_are_polish_days(database):
    database.change(read_at, datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    day = date(2026, 11, 21)
    assert len(database.read(readings, Period(day, day))) == 1


def test_only_the_head_reads_the_log(opened):
    assert opened.seen_by(actor(Role.HEAD)).read(readings, EVER) == []
    with pytest.raises(NotAllowed):
        opened.seen_by(actor(Role.ASSISTANT)).read(readings, EVER)
