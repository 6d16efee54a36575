"""Hands and eyes at the window: keys to whatever has the cursor, clicks on shown things, words that are shown."""

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from tests.gui.keyboard import type_text

from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.widgets.grouped_tabs import GroupedTabs
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.tabs import Tabs
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

CONTROL = Qt.KeyboardModifier.ControlModifier
_PATIENCE_MS = 10_000
_PLAIN = Qt.KeyboardModifier.NoModifier


def settled(part: QWidget) -> None:
    """Wait as a user does until what the window is reading stands on it."""
    window = part.window()
    for _ in range(_PATIENCE_MS):
        # anew each time: a page may have gone with its reading
        readers = [window, *window.findChildren(Reader)]
        if not any(one.is_reading for one in readers if isinstance(one, Reader)):
            return
        pause(1)
    raise AssertionError("the window never stops reading")


def pause(milliseconds: int) -> None:
    """Let the window live for a while. QTest.qWait would keep every other thread of Python from running meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def discard(program: Program) -> None:
    """Take a program that has ended away with all its widgets: the next test must not style them anew."""
    program.window.deleteLater()
    program.deleteLater()
    QTest.qWait(0)


class Hands:
    """Works on one window the way a user does."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    @property
    def cursor(self) -> QWidget:
        """What the keys go to."""
        return self.window.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.cursor, key, modifier)
            settled(self.window)

    def write(self, text: str) -> None:
        """Type letters where the cursor is."""
        type_text(self.cursor, text)
        settled(self.window)

    def write_over(self, text: str) -> None:
        """Mark all that stands where the cursor is, and type over it."""
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)
        self.write(text)

    def go_to(self, widget: QWidget) -> None:
        """Press Tab until the cursor is in a widget, as somebody without a mouse does."""
        for _ in range(60):
            if self.cursor is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget.accessibleName()}")


def click(button: QWidget) -> None:
    """Click something that is shown and can be clicked."""
    assert button.isVisible(), f"{button.accessibleName()} is not shown"
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(button)


def choose_tab(tabs: Tabs | GroupedTabs, key: str) -> None:
    """Click a tab; one that stands in a group after the group."""
    if isinstance(tabs, GroupedTabs):
        group = tabs.group_of(key)
        choose_tab(tabs.groups, group)
        if group in tabs.switches:
            choose_tab(tabs.switches[group], key)
        return
    assert tabs.isVisible()
    number = next(n for n in range(tabs.count()) if tabs.tabData(n) == key)
    place = tabs.tabRect(number).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert tabs.current == key
    settled(tabs)


def click_row(shown: TwoLineList, title: str) -> None:
    """Click the row of a list that begins with these words."""
    settled(shown)
    assert shown.isVisible()
    rows = shown.rows()
    found = [number for number, one in enumerate(rows) if one.title.startswith(title)]
    assert found, f"no {title!r} in {[one.title for one in rows]}"
    found.sort(
        key=lambda number: isinstance(rows[number], SectionRow)
    )  # a section may be called so too
    index = shown.model().index(found[0], 0)
    shown.scrollTo(index)
    place = shown.visualRect(index).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(shown)


def choose_from_menu(button: QWidget, *words: str) -> None:
    """Open the menu of a button with the keyboard and go by arrows to the entry that begins with the last words."""

    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = _open_menu()
    for word in words[:-1]:
        _go_to_entry(menu, word)
        QTest.keyClick(menu, Qt.Key.Key_Right)
        menu = _open_menu()
    _go_to_entry(menu, words[-1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None


def _open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _go_to_entry(menu: QMenu, words: str) -> None:
    for _ in range(60):
        entry = menu.activeAction()
        if entry is not None and entry.text().startswith(words):
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(f"no {words!r} in {[one.text() for one in menu.actions()]}")


def plain(text: str) -> str:
    """A text with ordinary spaces where the program keeps a number and its word together."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def titles(shown: TwoLineList) -> list[str]:
    """The first lines of all rows, without the titles of sections."""
    settled(shown)
    return [row.title for row in shown.rows() if isinstance(row, TwoLineRow)]


def sections(shown: TwoLineList) -> dict[str, list[TwoLineRow]]:
    """The rows of a list under the title of their section; without one, under an empty title."""
    settled(shown)
    found: dict[str, list[TwoLineRow]] = {}
    title = ""
    for row in shown.rows():
        if isinstance(row, SectionRow):
            title = row.title
            found[title] = []
        else:
            found.setdefault(title, []).append(row)
    return found


def row_of(shown: TwoLineList, title: str) -> TwoLineRow:
    """The first row with these words."""
    settled(shown)
    rows = (row for row in shown.rows() if isinstance(row, TwoLineRow))
    return next(row for row in rows if row.title == title)


def shown_words(window: QWidget) -> str:
    """Everything that can be read on the window now, tooltips and words for screen readers too."""
    settled(window)
    return plain("\n".join(text for part in _shown(window) for text in _words(part) if text))


def _shown(window: QWidget) -> Iterator[QWidget]:
    yield from (part for part in window.findChildren(QWidget) if part.isVisible())


def _words(part: QWidget) -> Iterator[str]:
    yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text()
    elif isinstance(part, QPlainTextEdit):
        yield part.toPlainText()
    elif isinstance(part, QComboBox):
        yield part.currentText()
    elif isinstance(part, TwoLineList):
        yield from (row.spoken() for row in part.rows())
    elif isinstance(part, QAbstractItemView):
        model = part.model()
        columns = model.columnCount() if isinstance(part, QTableView) else 1
        for row in range(model.rowCount()):
            for column in range(columns):
                index = model.index(row, column)
                yield f"{index.data()} {index.data(Qt.ItemDataRole.AccessibleTextRole)}"
