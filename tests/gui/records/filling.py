"""Filling a form by its widgets: letters typed, boxes ticked, choices taken, as hands do."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.keyboard import type_text

from mgops_desktop.gui.form import Form
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.lookup_field import LookupField
from mgops_desktop.gui.widgets.pick_list import PickList
from mgops_desktop.gui.widgets.word_field import WordField


def fill_in(form: Form, given: Mapping[str, Any], names: Mapping[str, str]) -> None:
    """Fill the fields; `names` says what somebody types to find a record by its id."""
    for name, value in given.items():
        if value is not None and value is not False and value != []:
            _fill(form.wrapper(name).input, value, names)


def _fill(field: QWidget, value: Any, names: Mapping[str, str]) -> None:
    assert field.isVisible(), f"{field.objectName()} is not shown"
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field, ChoiceField):
        _choose(field, ("no", "yes")[value] if isinstance(value, bool) else str(value))
    elif isinstance(field, CheckBox):
        QTest.keyClick(field, Qt.Key.Key_Space)
    elif isinstance(field, CheckList | PickList):
        _tick(field, value, names)
    elif isinstance(field, LookupField):
        _look_up(field, names[str(value)])
    elif isinstance(field, DateField):
        year, month, day = str(value).split("-")
        type_text(field, f"{day}.{month}.{year}")
    elif isinstance(field, WordField):
        type_text(field, names.get(str(value), str(value)))
        offered = QApplication.activePopupWidget()
        if offered is not None:
            QTest.keyClick(offered, Qt.Key.Key_Escape)
        _go_back_to(field, field.completer().popup())  # it was there while the first letters fitted
    else:
        type_text(field, str(value))


def _choose(field: ChoiceField, key: str) -> None:
    """Go down the list by the arrow key until the choice is taken."""
    assert field.findData(key) >= 0, f"{key} is not offered"
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.count()):
        if field.chosen == key:
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(f"{key} is never reached")


def _look_up(field: LookupField, typed: str) -> None:
    """Type, and take the first that is found."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(field, typed)
    popup = QApplication.activePopupWidget()
    assert popup is not None, f"nothing found for {typed}"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.chosen
    _go_back_to(field, popup)


def _go_back_to(field: QWidget, popup: QWidget) -> None:
    """Let the window have the keys again, as a desktop does when a list closes."""
    popup.hide()
    field.window().activateWindow()
    QTest.qWaitForWindowActive(field.window())


def _tick(field: CheckList | PickList, keys: list[str], names: Mapping[str, str]) -> None:
    shown = field.list if isinstance(field, PickList) else field
    for key in keys:
        if isinstance(field, PickList):
            field.search.setFocus()
            field.search.clear()  # of what was sought before
            type_text(field.search, names[key])
        model = shown.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        index = next(one for one in rows if one.data(Qt.ItemDataRole.UserRole).key == key)
        QTest.mouseClick(
            shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(index).center()
        )
