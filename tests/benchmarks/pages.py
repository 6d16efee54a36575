"""Changing pages, opening forms, and how much memory the window takes after all of it."""

import statistics
from collections.abc import Iterator

from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import Row
from tests.benchmarks.start import child

SUBJECT = "pages"
RUNS = 3


def rows(centres: Centres) -> Iterator[Row]:
    told = [child("pages", str(centres.city)) for _ in range(RUNS)]
    for times, name in (("first", "page, shown first"), ("again", "page change")):
        by_page = {
            page: statistics.median(one[times][page] for one in told) for page in told[0][times]
        }
        slowest = max(by_page, key=lambda page: by_page[page])
        note = f"slowest: {slowest}"
        yield Row(SUBJECT, name, by_page[slowest], 0.100, note=note)
    first = statistics.median(one["forms"][0] for one in told)
    later = statistics.median(time for one in told for time in one["forms"][1:])
    yield Row(SUBJECT, "first form", first, 0.100)
    yield Row(SUBJECT, "later forms", later, 0.030)
    memory = statistics.median(one["memory"] for one in told)
    yield Row(SUBJECT, "memory after every page", memory, 200, unit="MB")
