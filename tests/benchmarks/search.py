"""A keystroke in the search over 50,000 persons: the question alone, and until the results are painted."""

import statistics
from collections.abc import Iterator
from functools import partial

from tests.benchmarks.centres import Centres, opened
from tests.benchmarks.rows import Row, medians
from tests.benchmarks.start import child
from tests.benchmarks.window import KEYSTROKES

from mgops_desktop.operations.search import search

SUBJECT = "search"
RUNS = 20


def rows(centres: Centres) -> Iterator[Row]:
    with opened(centres.huge) as data:
        asked = {
            typed: medians(RUNS, partial(data.database.read, search, typed))[0]
            for typed in KEYSTROKES
        }
    told = child("search", str(centres.huge))["keystrokes"]
    painted = {typed: statistics.median(times) for typed, times in told.items()}
    for name, times, most in (
        ("search keystroke, storage", asked, 0.016),
        ("search keystroke, to the screen", painted, 0.050),
    ):
        slowest = max(times, key=lambda typed: times[typed])
        yield Row(SUBJECT, name, times[slowest], most, note=f"slowest: „{slowest}”")
