"""A user who never pauses, on the city's data: every page, families, forms, a search; and how long the window was deaf.

Each key and click is followed by one turn of the window's events, as a fast typist leaves it, and by nothing else.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from tests.benchmarks.window import Started, wait
from tests.gui.keyboard import type_text
from tests.gui.watchdog import Watchdog, watched

CONTROL = Qt.KeyboardModifier.ControlModifier
_NOTE = "Rozmowa o czynszu i planie dnia dzieci. Pani Przykładowa umówi wizytę u lekarza. " * 3
_OBLIGATION = {
    "court": "Sąd Rejonowy w Przykładowie",
    "court_signature": "III Nsm 9/26",
    "began": "20.11.2026",
    "next_report_due": "20.12.2026",
}
_FAMILIES = 3
_LOOKING = 1.0


class Typist:
    """Works on the started program; `at` names what is done for the watchdog."""

    def __init__(self, started: Started, watchdog: Watchdog) -> None:
        self._started = started
        self._watchdog = watchdog
        self.window: Any = started.window

    def at(self, step: str) -> None:
        self.settle()
        self._watchdog.step = step

    def do(self, act: Callable[[], object]) -> None:
        act()
        self._started.app.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.do(lambda: QTest.keyClick(self.cursor, key, modifier))

    def type(self, text: str) -> None:
        for letter in text:
            self.do(lambda letter=letter: type_text(self.cursor, letter))

    def click_row(self, shown: QListView, number: int) -> None:
        index = shown.model().index(number, 0)
        shown.scrollTo(index)
        place = shown.visualRect(index).center()
        left = Qt.MouseButton.LeftButton
        self.do(lambda: QTest.mouseClick(shown.viewport(), left, pos=place))

    def settle(self) -> None:
        """Wait until what was asked for is on the screen."""
        self._started.settle()
        QTest.qWait(60)  # changes are told after 50 ms
        self._started.settle()

    @property
    def cursor(self) -> QWidget:
        return self.window.window().focusWidget() or self.window


def day(folder: Path) -> dict[str, Any]:
    """Everything of the contract's list; returns the blocks over 20 ms, the longest first."""
    with tempfile.TemporaryDirectory(prefix="mgops-typist-") as place:
        copy = Path(place) / "dane"
        shutil.copytree(folder, copy)
        started = Started(copy)
        started.pause(3.0)
        started.enter()
        started.pause(_LOOKING)
        with watched() as watchdog:
            _work(Typist(started, watchdog))
    blocks = watchdog.over(0.0)
    return {
        "blocks": [vars(one) | {"where": one.where} for one in blocks],
        "words": [str(one) for one in blocks],
    }


def _work(typist: Typist) -> None:
    window = typist.window
    for times in ("first", "again"):
        for key in window.rail.buttons:
            typist.at(f"page {key}, {times}")
            typist.do(lambda key=key: window.go_to(key))
    _families(typist)
    _visit(typist)
    _search(typist)
    typist.settle()


def _families(typist: Typist) -> None:
    window = typist.window
    window.go_to("families")
    typist.settle()
    page = window.pages.page("families")
    for number in range(_FAMILIES):
        typist.at("open a family")
        typist.click_row(page.families.list, 1 + number * 7)
        for key in page.card.tabs.keys:
            typist.at(f"tab {key}")
            typist.do(lambda key=key: page.card.tabs.choose(key))
    typist.at("open a record form")
    page.card.tabs.choose("court")
    buttons = page.card.court.sections.buttons
    wait(lambda: "court_obligation" in buttons)
    typist.do(buttons["court_obligation"].click)
    for name, text in _OBLIGATION.items():
        typist.at(f"type {name}")
        page.editing.editor.form.go_to(name)
        typist.type(text)
    typist.at("save a record")
    typist.press(Qt.Key.Key_S, CONTROL)
    typist.settle()
    assert page.editing.editor is None


def _visit(typist: Typist) -> None:
    page = typist.window.pages.page("families")
    typist.at("open a visit form")
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.at("type a visit")
    form = page.editing.editor.form
    form.go_to("course")
    typist.type(_NOTE)
    typist.at("leave a visit")
    typist.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


def _search(typist: Typist) -> None:
    typist.at("search")
    typist.window.top.search.setFocus()
    for text in ("kowalska", "anna przy"):
        typist.window.top.search.clear()
        typist.type(text)
    typist.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
