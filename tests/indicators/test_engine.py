"""The engine: figures of any period."""

from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.engine import compute
from mgops_desktop.storage.database import Database


def test_years_before_the_act_can_be_counted(database: Database):
    figures = database.read(compute, Period.year(1999))
    assert {one.value for one in figures.values()} == {None}, "a new folder records nothing of 1999"
