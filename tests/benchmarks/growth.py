"""Ten times the data takes at most eleven times as long: every question of the program and every figure.

Both cities have the same shape (tests/benchmarks/thinning.py); what takes less than 20 ms in the whole city is not
compared, because the beginning of a question then takes longer than its rows.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.benchmarks.centres import YEAR, Centres, opened
from tests.benchmarks.rows import Row, medians
from tests.fixtures.questions import questions

from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.engine import compute
from mgops_desktop.storage.access import question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS

SUBJECT = "growth"
RUNS = 3
_MOST_TIMES = 11.0
_NOTICED, _LONG = 0.020, 1.0
_ABOUT_FILES = ("importing", "mapping", "read_file")


@question("przykłady każdego rodzaju", None)
def an_id_of_each(session: Session) -> dict[str, UUID]:
    """Return a record of each kind; any id where there is none."""
    found = {
        kind: session.scalar(select(cls.id).order_by(cls.id.desc()).limit(1))
        for kind, cls in KINDS.items()
    }
    return {kind: record or UUID(int=1) for kind, record in found.items()}


def rows(centres: Centres) -> Iterator[Row]:
    with opened(centres.tenth) as small, opened(centres.city) as large:
        for name, works in (("question", _questions), ("figure", _figures)):
            few, many = works(small.database), works(large.database)
            taken = {key: _compared(few[key], many[key]) for key in many}
            noticed = {key: times for key, times in taken.items() if times[1] > _NOTICED}
            worst = max(noticed, key=lambda key: noticed[key][1] / noticed[key][0])
            small_time, large_time = noticed[worst]
            yield Row(
                SUBJECT,
                f"10 × the data, every {name} ({len(taken)})",
                large_time,
                None,
                small_time,
                _MOST_TIMES,
                note=f"worst: {worst}",
            )


def _compared(few: Callable[[], object], many: Callable[[], object]) -> list[float]:
    """The best times, for whatever disturbs a run only adds to it; what takes long is done once."""
    once = medians(1, few, many)
    if once[1] > _LONG:
        return once
    return [min(times) for times in zip(*(medians(1, few, many) for _ in range(RUNS)), strict=True)]


def _questions(database: Database) -> dict[str, Callable[[], object]]:
    """Every question the program has, asked by the head; what needs a file or a founder is left out."""
    works: dict[str, Callable[[], object]] = {}
    for call in questions(database.read(an_id_of_each) | {"founder": UUID(int=1)}):
        if any(part in call.name for part in _ABOUT_FILES) or call.name.endswith("_actor"):
            continue
        works[f"{call.name} {len(works)}"] = lambda call=call: database.read(
            call.function, *call.args
        )
    return works


def _figures(database: Database) -> dict[str, Callable[[], object]]:
    period = Period.year(YEAR)
    return {key: lambda key=key: database.read(compute, period, [key]) for key in INDICATORS}
