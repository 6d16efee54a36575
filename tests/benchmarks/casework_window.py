"""Families opened one after another, and the diary of everybody by month, until they stand painted."""

from pathlib import Path
from typing import Any
from uuid import UUID

from tests.benchmarks.rows import now
from tests.benchmarks.window import Started, painted, wait

_LOOKING, _FAMILIES, _MONTHS = 1.0, 12, 6


def casework(folder: Path) -> dict[str, Any]:
    """The families with the longest lists of visits, each opened from the list; months one after another."""
    started = Started(folder)
    started.pause(3.0)
    started.enter()
    started.pause(_LOOKING)
    window = started.window
    return {"families": _families(started, window), "months": _months(started, window)}


def _families(started: Started, window: Any) -> list[float]:
    window.go_to("families")
    page = window.pages.page("families")
    started.settle()
    wait(lambda: not page.reader.is_reading)
    listed = [row.key for row in page.families.list.rows() if isinstance(row.key, UUID)]
    step = max(len(listed) // _FAMILIES, 1)
    taken = []
    card = page.card
    for family in listed[::step]:
        start = now()
        page._choose(family)
        wait(lambda: not card.reader.is_reading and card.family is not None)
        painted(card, card.update)
        taken.append(now() - start)
        started.settle()
    return taken


def _months(started: Started, window: Any) -> list[float]:
    from mgops_desktop.gui.pages.diary_span import Span  # noqa: PLC0415 - imports the window

    window.go_to("diary")
    page = window.pages.page("diary")
    started.settle()
    page.head.show_span(Span.MONTH)
    started.pause(0.2)
    taken = []
    for _ in range(_MONTHS):
        start = now()
        page.head.before.click()
        wait(lambda: not page.reader.is_reading)
        painted(page.view, page.view.update)
        taken.append(now() - start)
        started.settle()
    return taken
