"""Filling one field by what a user sees of it: letters typed, boxes ticked, choices taken by their words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.hands import CONTROL
from tests.gui.keyboard import type_text

from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import ChoiceField
from mgops_desktop.gui.widgets.lookup_field import LookupField
from mgops_desktop.gui.widgets.pick_list import PickList
from mgops_desktop.gui.widgets.word_field import WordField

Typed = str | bool | list[str]


def fill_field(field: QWidget, value: Typed) -> None:
    """Fill a shown field; a list of words ticks the rows that begin with them, True among words is yes."""
    assert field.isVisible(), f"{field.accessibleName()} is not shown"
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field, CheckBox):
        if field.isChecked() is not bool(value):
            QTest.keyClick(field, Qt.Key.Key_Space)
    elif isinstance(field, CheckList | PickList):
        for words in value if isinstance(value, list) else [str(value)]:
            _tick(field, words)
    elif isinstance(field, ChoiceField):
        _choose(field, "tak" if value is True else str(value))
    else:
        _type(field, str(value))


def _type(field: QWidget, text: str) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    type_text(field, text)
    popup = QApplication.activePopupWidget()
    if isinstance(field, LookupField):
        assert popup is not None, f"nothing found for {text!r}"
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        assert field.problem() == "", field.problem()
    elif isinstance(field, WordField) and popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    if popup is not None:
        popup.hide()
        field.window().activateWindow()
        QTest.qWaitForWindowActive(field.window())


def _choose(field: ChoiceField, words: str) -> None:
    """Go down the list by the arrow key until the choice is taken."""
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.count()):
        if field.currentText().startswith(words):
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(
        f"{words!r} is not among {[field.itemText(n) for n in range(field.count())]}"
    )


def _tick(field: CheckList | PickList, words: str) -> None:
    if isinstance(field, PickList) and field.search.isVisible():
        field.search.setFocus()
        type_text(field.search, words)
    shown = field.list if isinstance(field, PickList) else field
    rows = [shown.model().index(row, 0) for row in range(shown.model().rowCount())]
    found = [one for one in rows if str(one.data()).startswith(words)]
    assert found, f"{words!r} is not among {[one.data() for one in rows]}"
    shown.scrollTo(found[0])
    place = shown.visualRect(found[0]).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
