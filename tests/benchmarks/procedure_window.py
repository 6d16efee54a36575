"""The newest running procedure opened from the board again and again, and each of its tabs, until they are painted."""

from pathlib import Path
from typing import Any

from tests.benchmarks.rows import now
from tests.benchmarks.window import Started, painted, wait

_TIMES = 8


def procedure(folder: Path) -> dict[str, Any]:
    """How long the overview takes, and the slowest tab of each round."""
    started = Started(folder)
    started.pause(3.0)
    started.enter()
    started.pause(1.0)
    window = started.window
    window.go_to("blue_card")
    page = window.pages.page("blue_card")
    started.settle()
    wait(lambda: not page.reader.is_reading)
    running = [one for one in page.register._procedures if one.ended is None]
    chosen = max(running, key=lambda one: (one.began, one.number)).id
    overview, slowest = [], []
    for _ in range(_TIMES):
        start = now()
        page._show(chosen, "overview")
        painted(page.card, page.card.update)
        overview.append(now() - start)
        started.settle()
        slowest.append(max(_tab(page, number) for number in range(1, page.card.tabs.count())))
        started.settle()
    return {"overview": overview, "slowest tab": slowest}


def _tab(page: Any, number: int) -> float:
    start = now()
    page.card.tabs.setCurrentIndex(number)
    painted(page.card, page.card.update)
    return now() - start
