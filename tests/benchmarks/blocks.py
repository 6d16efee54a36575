"""The longest single block of the window's thread while somebody types and clicks without pauses."""

import os
import sys
from collections.abc import Iterator

from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import CLOCK, Row
from tests.benchmarks.start import child

SUBJECT = "blocks"
RUNS = 3
_MOST = 0.100
"""No single block may be longer (contracts 10)."""


def rows(centres: Centres) -> Iterator[Row]:
    measured = "cpu" if os.environ.get(CLOCK) == "cpu" else "seconds"
    longest: dict[str, list[tuple[float, str]]] = {}
    for _ in range(RUNS):
        run: dict[str, tuple[float, str]] = {}
        for one in child("typing", str(centres.city))["blocks"]:
            known = run.get(one["step"], (0.0, ""))
            run[one["step"]] = max(known, (one[measured], one["where"]))
        for step, block in run.items():
            longest.setdefault(step, []).append(block)
    # of each step the middle of its runs: what happens once only is the machine's
    usual = {step: sorted(found)[(len(found) - 1) // 2] for step, found in longest.items()}
    for step, (taken, where) in sorted(usual.items(), key=lambda one: -one[1][0]):
        if taken > _MOST:
            print(f"  {taken * 1000:.0f} ms  {step}: {where}", file=sys.stderr)
    step = max(usual, key=lambda one: usual[one][0], default="")
    taken, where = usual.get(step, (0.0, ""))
    yield Row(SUBJECT, "longest block of the window", taken, _MOST, note=f"{step}: {where}")
