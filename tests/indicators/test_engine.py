"""The engine: figures of any period."""

from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.engine import compute
from mgops_desktop.storage.database import Database


def test_years_before_the_act_can_be_counted(database: Database):
    figures = database.read(compute, Period.year(1999))
    assert figures["families_supported_by_assistant"].value == 0
    assert figures["assistants_over_limit"].value == 0
