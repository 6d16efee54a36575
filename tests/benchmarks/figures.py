"""The figures of a year against SQL written by hand that lists the same and gives the same values.

Both make the list behind the figure: a figure without its lines is not what the program promises.
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any
from uuid import UUID

from tests.benchmarks.by_hand import FIRST, LAST, LISTED, SUMMED
from tests.benchmarks.centres import YEAR, Centres, opened
from tests.benchmarks.rows import Row, medians

from mgops_desktop.domain.figure import Item, RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS
from mgops_desktop.indicators.engine import compute
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.vault.engine import Purpose, open_engine

SUBJECT = "figures"
RUNS = 7
_DAYS = {"first": FIRST, "last": LAST}
_ALLOWED, _UNNOTICED = 10.0, 0.020


def rows(centres: Centres) -> Iterator[Row]:
    with opened(centres.city) as data:
        yield _whole_year(data)
        yield from _against_sql(data)


def _whole_year(data: OpenData) -> Row:
    [taken] = medians(RUNS, lambda: data.database.read(compute, Period.year(YEAR)))
    return Row(SUBJECT, f"all {len(INDICATORS) + len(RATIOS)} figures of a year", taken, most=1.0)


def _against_sql(data: OpenData) -> Iterator[Row]:
    period, keys = Period.year(YEAR), [*LISTED, *SUMMED]
    files = {name: cursor_of(data, name) for name in ("centre", "blue_card")}
    ours = data.database.read(compute, period, keys)
    taken: dict[str, tuple[float, float]] = {}
    for key in keys:
        by_hand = partial(_by_hand, files[INDICATORS[key].compartment.value], key)
        assert by_hand() == ours[key].value, key
        base, own = medians(RUNS, by_hand, partial(data.database.read, compute, period, [key]))
        taken[key] = own, base
    everything = [
        lambda: [_by_hand(files[INDICATORS[key].compartment.value], key) for key in keys],
        lambda: data.database.read(compute, period, keys),
    ]
    base, own = medians(RUNS, *everything)
    yield Row(SUBJECT, f"{len(keys)} figures together, against SQL", own, None, base, 3.0)
    slow = {
        key: own for key, (own, base) in taken.items() if own > _ALLOWED * base and own > _UNNOTICED
    }
    key = max(taken, key=lambda one: (one in slow, taken[one][0]))
    own, base = taken[key]
    note = f"slowest: {key}" + (f"; over: {', '.join(slow)}" if slow else "")
    times = _ALLOWED if own > _UNNOTICED else None
    yield Row(SUBJECT, "none alone over 10 × and 20 ms", own, None, base, times, note=note)


def cursor_of(data: OpenData, name: str) -> Callable[..., Any]:
    """The raw cursor on a file, with the program's own settings."""
    engine = open_engine(data.folder.database(name), data.unlocked.key(name), Purpose.READER)
    execute: Callable[..., Any] = engine.raw_connection().cursor().execute
    return execute


def _by_hand(execute: Callable[..., Any], key: str) -> object:
    """The value with its list: for each line the record's id, what it adds and its parts."""
    if key in LISTED:
        rows = execute(LISTED[key], _DAYS).fetchall()
        return len([Item(RecordRef(key, UUID(bytes=row[0])), 1, row[1:]) for row in rows])
    rows = execute(SUMMED[key], _DAYS).fetchall()
    lines = [Item(RecordRef(key, UUID(bytes=row[0])), row[1]) for row in rows]
    minutes = sum(line.amount for line in lines)
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
