"""Hands that wait a moment after a click: what was put into a shown layout is shown with the next events."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui import hands
from tests.gui.hands import CONTROL, Hands

from mgops_desktop.gui.widgets.two_line_list import TwoLineList

_MOMENT_MS = 2


def click(button: QWidget) -> None:
    """Click something that is shown, and let the window show what follows."""
    hands.click(button)
    QTest.qWait(_MOMENT_MS)


def click_row(shown: TwoLineList, title: str) -> None:
    """Click the row that begins with these words, and let the window show what follows."""
    hands.click_row(shown, title)
    QTest.qWait(_MOMENT_MS)


def save(window: QWidget) -> None:
    """Ctrl+S."""
    Hands(window).press(Qt.Key.Key_S, CONTROL)
    QTest.qWait(_MOMENT_MS)


def press(window: QWidget, key: Qt.Key) -> None:
    """Press a key, and let the window show what follows."""
    Hands(window).press(key)
    QTest.qWait(_MOMENT_MS)
