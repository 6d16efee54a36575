"""One line of the table of benchmarks: what was measured, against what, and whether that is good enough."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """What was measured (seconds unless `unit` says otherwise) and the targets it has.

    `most` is the largest value allowed, `most_times` the largest ratio to the baseline of the same run. Only ratios
    may fail a build: absolute values depend on the machine and on what else it does.
    """

    subject: str
    what: str
    measured: float
    most: float | None = None
    baseline: float | None = None
    most_times: float | None = None
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.measured / self.baseline if self.baseline else None

    @property
    def ratio_is_kept(self) -> bool:
        return self.most_times is None or self.ratio is None or self.ratio <= self.most_times

    @property
    def is_kept(self) -> bool:
        return self.ratio_is_kept and (self.most is None or self.measured <= self.most)

    @property
    def target(self) -> str:
        """The targets in words."""
        told = []
        if self.most_times is not None:
            told.append(f"≤ {self.most_times:g} ×")
        if self.most is not None:
            told.append(f"≤ {shown(self.most, self.unit)}")
        return ", ".join(told)

    def as_json(self) -> dict[str, Any]:
        return {
            **vars(self),
            "target": self.target,
            "ratio": self.ratio,
            "ok": self.is_kept,
        }


def shown(value: float | None, unit: str) -> str:
    """Return a value as the table shows it: short times in milliseconds."""
    if value is None:
        return "–"
    if unit != "s":
        return f"{value:.0f} {unit}"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as one table."""
    cells = [("what", "target", "measured", "baseline", "ratio", "", "note")]
    for row in rows:
        ratio = "–" if row.ratio is None else f"{row.ratio:.2f} ×"
        measured, baseline = shown(row.measured, row.unit), shown(row.baseline, row.unit)
        kept = "ok" if row.is_kept else "NOT OK"
        cells.append((row.what, row.target, measured, baseline, ratio, kept, row.note))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


CLOCK = "MGOPS_BENCHMARK_CLOCK"
"""Set to `cpu`, times are those of the processor: for a machine that has other work to do meanwhile."""


def now() -> float:
    """Seconds of the wall clock, or of the processor: all threads, and the child processes that have ended."""
    if os.environ.get(CLOCK) != "cpu":
        return time.monotonic()
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    start = now()
    work()
    return now() - start


def medians(runs: int, *works: Callable[[], object]) -> list[float]:
    """Return the median time of each work; they are done in turn, so that all meet the same machine."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for times, work in zip(taken, works, strict=True):
            times.append(seconds(work))
    return [statistics.median(times) for times in taken]
