"""Search: every keystroke asks, arrows and Enter open, Esc leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import SearchField

ROWS = [
    SectionRow("Rodziny", 2),
    TwoLineRow(("family", 1), "Przykładowa", "3 dzieci"),
    TwoLineRow(("family", 2), "Przykładna", "1 dziecko"),
    SectionRow("Osoby", 1),
    TwoLineRow(("person", 3), "Ola Przykładowa", "4 lata"),
]


class Window(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.search = SearchField(look, self.find)
        self.other = SearchField(look, self.find)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addStretch(1)
        column.addWidget(self.other)
        self.resize(600, 500)

    def find(self, text: str) -> list:
        self.asked.append(text)
        return ROWS if text.startswith("przy") else []


@pytest.fixture
def window(qtbot, look: Look) -> Window:
    made = Window(look)
    qtbot.addWidget(made)
    made.show()
    made.search.start()
    return made


def test_every_letter_asks_from_the_second_on(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    assert window.asked == ["pr", "prz", "przy"]


def test_arrows_and_enter_open_a_result(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.search.opened, timeout=100) as opened:
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert opened.args == [("person", 3)]
    assert window.search.results is None
    assert window.search.text() == ""


def test_enter_at_once_opens_the_first_result(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    with qtbot.waitSignal(window.search.opened, timeout=100) as opened:
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert opened.args == [("family", 1)]


def test_click_opens_a_result_too(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    results = window.search.results
    assert results is not None
    place = results.visualRect(results.model().index(2, 0)).center()
    with qtbot.waitSignal(window.search.opened, timeout=100) as opened:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [("family", 2)]


def test_nothing_found_is_said(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "zzz")
    popup = window.search.findChild(QWidget) or window
    texts = [label.text() for label in popup.window().findChildren(type(_nothing(window)))]
    assert "Nic nie znaleziono dla „zzz”." in texts


def _nothing(window: Window) -> QWidget:
    popup = window.search._popup
    assert popup is not None
    return popup.nothing


def test_escape_closes_the_results_and_empties_the_field(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.results is None
    assert window.search.text() == ""


def test_leaving_the_field_closes_the_results(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    window.other.setFocus()
    qtbot.waitUntil(lambda: window.search.results is None, timeout=200)


def test_results_stay_under_the_field_when_the_window_grows(qtbot, window: Window) -> None:
    qtbot.keyClicks(window.search, "przy")
    results = window.search.results
    assert results is not None
    window.resize(800, 500)
    qtbot.waitUntil(lambda: results.parentWidget().width() == window.search.width(), timeout=500)
