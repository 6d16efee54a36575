"""Somebody at the window: finds things by the words that stand on them, and uses only keys and clicks."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from tests.gui.day.filling import Typed, fill_field
from tests.gui.hands import (
    CONTROL,
    choose_tab,
    click_row,
    pause,
    plain,
    settled,
    shown_words,
)
from tests.gui.keyboard import type_text

from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.grouped_tabs import GroupedTabs
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

PATIENCE_MS = 60_000
_LOOK_MS, _TRIES, _GLANCE_MS = 100, 20, 100
W = TypeVar("W", bound=QWidget)


class User:
    """Works in the one window of the program. What is not shown cannot be used; what never comes is a failure."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # seeing

    def words(self) -> str:
        """Everything that can be read on the window now."""
        return shown_words(self.window)

    def sees(self, text: str) -> bool:
        return text in self.words()

    def awaits(self, text: str) -> None:
        """Wait until these words stand on the window."""
        self._until(lambda: self.sees(text), f"never shown: {text!r}")

    def reads(self, kind: type[W], begins: str = "") -> W:
        """The shown part of a kind whose words begin so."""
        return next(one for one in self._shown(kind) if _words_of(one).startswith(begins))

    # keys

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._cursor(), key, modifier)
        settled(self.window)

    def control(self, key: Qt.Key) -> None:
        self.press(key, CONTROL)

    def writes(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self._cursor(), text)
        settled(self.window)

    def writes_lines(self, *texts: str) -> None:
        """Type into one field after the other, each ended with Enter."""
        for text in texts:
            self.writes(text)
            self.press(Qt.Key.Key_Return)

    # clicks

    def clicks(self, text: str) -> None:
        """Click the button with these words, once it is shown and can be clicked."""
        self._until(lambda: self._button(text) is not None, f"no button {text!r}")
        button = self._button(text)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(self.window)

    def clicks_beginning(self, text: str) -> None:
        """Click the button whose words begin so: it tells a number that changes."""
        able = (one for one in self._shown(QAbstractButton) if one.isEnabled())
        self.clicks(next(plain(one.text()) for one in able if one.text().startswith(text)))

    def clicks_row(self, title: str) -> None:
        """Click the row that begins with these words, in whichever shown list it stands."""
        self._until(lambda: self._list_with(title) is not None, f"no row {title!r}")
        shown = self._list_with(title)
        assert shown is not None
        click_row(shown, title)

    def clicks_tab(self, title: str) -> None:
        for card in self._shown(GroupedTabs):
            for key in card.keys:
                if plain(card.text_of(key)).startswith(title):
                    choose_tab(card, key)
                    return
        for tabs in self._shown(QTabBar):
            for number in range(tabs.count()):
                if plain(tabs.tabText(number)).startswith(title):
                    place = tabs.tabRect(number).center()
                    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
                    settled(self.window)
                    return
        raise AssertionError(f"no tab {title!r}")

    # forms

    def fills(self, fields: Mapping[str, Typed]) -> None:
        """Fill fields by their labels: typed letters, chosen words, ticked boxes, found records."""
        for label, value in fields.items():
            fill_field(self._field(label).input, value)
            settled(self.window)

    def error_at(self, label: str) -> str:
        """What is said under a field."""
        return self._field(label).error

    def saves(self) -> None:
        """Ctrl+S, and yes to what is odd; what is refused is a failure, told with the words under the fields."""
        self.control(Qt.Key.Key_S)
        anyway = self._button("Zapisz mimo to")
        if anyway is not None:
            QTest.mouseClick(anyway, Qt.MouseButton.LeftButton)
            settled(self.window)
        errors = [f"{one.name}: {one.error}" for one in self._shown(FormField) if one.error]
        assert not errors, errors

    # the system's own windows

    def gives_file(self, path: Path) -> None:
        """Answer the next window that asks for a file in the folder where it opens, by typing its name."""
        self._answers(QFileDialog, path.name)

    def prints_to(self, path: Path) -> None:
        """Answer the next print dialog: into this file, as the system offers where there is no printer."""
        self._answers(QPrintDialog, str(path))

    def _answers(self, kind: type[QDialog], text: str) -> None:
        """Type a name into the dialog that comes, and again where it had not looked round the folder yet."""
        tries = iter(range(_TRIES))

        def answer() -> None:
            asked = QApplication.activeModalWidget()
            if isinstance(asked, kind):
                name = next(one for one in asked.findChildren(QLineEdit) if one.isVisible())
                name.selectAll()
                type_text(name, text)
                if (offered := QApplication.activePopupWidget()) is not None:
                    QTest.keyClick(offered, Qt.Key.Key_Escape)
                next(tries)
                QTimer.singleShot(_LOOK_MS, see)
                QTest.keyClick(name, Qt.Key.Key_Return)
            else:
                QTimer.singleShot(_LOOK_MS, answer)

        def see() -> None:
            if isinstance(QApplication.activeModalWidget(), kind):
                answer()

        QTimer.singleShot(_LOOK_MS, answer)

    def awaits_file(self, path: Path) -> None:
        """Wait until a file is there and no longer grows."""
        sizes = [-1]

        def is_whole() -> bool:
            sizes.append(path.stat().st_size if path.exists() else -1)
            return sizes[-1] > 0 and sizes[-1] == sizes[-2]

        self._until(is_whole, f"no file {path.name}")

    # how it is found

    def _cursor(self) -> QWidget:
        if (
            not self.window.isActiveWindow()
        ):  # a desktop gives it the keys back when a dialog closes
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        return self.window.focusWidget() or self.window

    def _shown(self, kind: type[W]) -> Iterator[W]:
        yield from (one for one in self.window.findChildren(kind) if one.isVisible())

    def _button(self, text: str) -> QAbstractButton | None:
        able = (one for one in self._shown(QAbstractButton) if one.isEnabled())
        return next(
            (one for one in able if text in (plain(one.text()), one.accessibleName())), None
        )

    def _list_with(self, title: str) -> TwoLineList | None:
        for shown in self._shown(TwoLineList):
            if any(row.title.startswith(title) for row in shown.rows()):
                return shown
        return None

    def _field(self, label: str) -> FormField:
        names = [one for one in self._shown(FormField) if one.name == label]
        assert names, f"no field {label!r} in {[one.name for one in self._shown(FormField)]}"
        return names[0]

    def _until(self, condition: Callable[[], bool], failure: str) -> None:
        for _ in range(PATIENCE_MS // _GLANCE_MS):
            if condition():
                return
            pause(_GLANCE_MS)
        raise AssertionError(f"{failure}; shown are:\n{self.words()}")


def _words_of(part: QWidget) -> str:
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        return plain(part.text())
    return part.currentText() if isinstance(part, QComboBox) else part.accessibleName()
