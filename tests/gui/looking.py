"""What somebody who cannot see well, or has no mouse, would find wrong on a shown window."""

from collections.abc import Container, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from mgops_desktop.gui.widgets.label import ElidedLabel
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.search_field import ResultsPopup
from mgops_desktop.gui.widgets.sentence_list import SentenceList

CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QCheckBox),
    *(QAbstractItemView, QTabBar),
)
ROLES = {
    QPushButton: {QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox}
    | {QAccessible.Role.RadioButton},
    QCheckBox: {QAccessible.Role.CheckBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QPlainTextEdit: {QAccessible.Role.EditableText},
    QComboBox: {QAccessible.Role.ComboBox},
    QTabBar: {QAccessible.Role.PageTabList},
    QAbstractItemView: {QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree},
}
_SLACK = 2  # pixels that rounding may take


def controls(window: QWidget) -> list[QWidget]:
    """Everything shown that takes keys or clicks; not the inner parts of other controls."""
    shown = (one for one in window.findChildren(QWidget) if one.isVisible())
    return [one for one in shown if isinstance(one, CONTROLS) and not _is_inner(one)]


def called(part: QWidget) -> str:
    """How a finding names a control."""
    name = part.accessibleName() or part.objectName() or getattr(part, "text", str)()
    return f"{type(part).__name__} „{name}” in {type(part.parentWidget()).__name__}"


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader has no name for."""
    return [called(one) for one in controls(window) if not _name(one)]


def wrong_roles(window: QWidget) -> list[str]:
    """Controls that a screen reader takes for something else."""
    found = []
    for one in controls(window):
        role = QAccessible.queryAccessibleInterface(one).role()
        wanted = next((roles for kind, roles in ROLES.items() if isinstance(one, kind)), {role})
        if role not in wanted:
            found.append(f"{called(one)}: {role.name}")
    return found


def walked(window: QWidget) -> list[QWidget]:
    """What Tab goes to, in its order, once round the shown window."""
    found: list[QWidget] = []
    first = window
    part = first.nextInFocusChain()
    while part is not first:
        takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
        if part.isVisible() and part.isEnabled() and takes and window.isAncestorOf(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def unreachable(window: QWidget) -> list[str]:
    """Enabled controls that Tab never comes to."""
    chain = set(walked(window))
    return [
        called(one)
        for one in controls(window)
        if one.isEnabled()
        and one not in chain
        and not _is_led_by_another(one)
        and not _is_come_to_by_arrows(one, chain)
    ]


def _is_come_to_by_arrows(one: QWidget, chain: Container[QWidget]) -> bool:
    """Whether it stands in a list of sentences of which Tab stops at one, and arrows go to the others."""
    parent = one.parentWidget()
    while parent is not None and not isinstance(parent, SentenceList):
        parent = parent.parentWidget()
    return parent is not None and any(row.check in chain for row in parent.rows)


def out_of_order(window: QWidget) -> list[str]:
    """Neighbours in a group that Tab visits against the way of the eye: from above, then from the left."""
    found = []
    chain = walked(window)
    for before, after in pairwise(chain):
        if before.parentWidget() is after.parentWidget() or _field_grid(before, after):
            one, other = _place(before), _place(after)
            is_above = other.bottom() < one.top()
            is_left = other.right() < one.left() and abs(other.top() - one.top()) < one.height()
            if is_above or is_left:
                found.append(f"{called(after)} after {called(before)}")
    return found


def cut(window: QWidget) -> list[str]:
    """Labels and buttons whose words have no room; a line that ends with … and tells the rest is none."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel) and not isinstance(one, ElidedLabel) and one.text():
            if _lacks_room(one):
                found.append(f"{called(one)}: {one.text()[:60]}")
        elif isinstance(one, QPushButton) and one.text():
            if one.width() + _SLACK < one.minimumSizeHint().width():
                found.append(f"{called(one)}: {one.text()}")
            elif one.height() + _SLACK < one.fontMetrics().height():
                found.append(f"{called(one)}: {one.text()} (height)")
    return found


def outside(window: QWidget) -> list[str]:
    """Controls that stand outside what holds them, where nothing scrolls."""
    found = []
    for one in controls(window):
        parent = one.parentWidget()
        if parent is None or _is_scrolled(one):
            continue
        corner = one.mapTo(window, QPoint(one.width(), one.height()))
        if corner.x() > window.width() + _SLACK or corner.y() > window.height() + _SLACK:
            found.append(called(one))
    return found


def scrolled_tabs(window: QWidget) -> list[str]:
    """Rows of tabs that do not show all of them at once."""
    shown = (one for one in window.findChildren(QTabBar) if one.isVisible())
    return [called(one) for one in shown if one.tabRect(one.count() - 1).right() > one.width()]


def colour_alone(window: QWidget) -> list[str]:
    """Badges without a word, notices without an icon and words."""
    found = [
        called(one)
        for one in window.findChildren(QLabel)
        if one.isVisible() and one.property("kind") == "badge" and not one.text().strip()
    ]
    bars = (one for one in window.findChildren(NoticeBar) if one.isVisible())
    return found + [
        called(one) for one in bars if one.icon.pixmap().isNull() or not one.text.text()
    ]


def _name(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def _is_inner(part: QWidget) -> bool:
    """Whether a part belongs to a control that answers for it."""
    holder = part.parentWidget()
    while holder is not None:
        if isinstance(holder, QComboBox | QAbstractItemView | QTabBar):
            return True
        holder = holder.parentWidget()
    return part.objectName().startswith("qt_")


def _is_led_by_another(part: QWidget) -> bool:
    """Whether the arrow keys of another control lead here: buttons of one group, results under a field."""
    if isinstance(part, QAbstractButton) and part.group() is not None:
        return True
    return isinstance(part.parentWidget(), ResultsPopup)


def _field_grid(before: QWidget, after: QWidget) -> bool:
    """Whether two fields stand in one grid of a form."""
    one, other = before.parentWidget(), after.parentWidget()
    return one is not None and other is not None and one.parentWidget() is other.parentWidget()


def _place(part: QWidget):
    place = part.rect()
    place.moveTopLeft(part.mapTo(part.window(), QPoint(0, 0)))
    return place


def _is_scrolled(part: QWidget) -> bool:
    holder = part.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractScrollArea):
            return True
        holder = holder.parentWidget()
    return False


def _lacks_room(one: QLabel) -> bool:
    if one.wordWrap():
        return one.height() + _SLACK < one.heightForWidth(one.width())
    wanted = one.fontMetrics().horizontalAdvance(one.text())
    margins = one.contentsMargins()
    return one.width() + _SLACK < wanted + margins.left() + margins.right()


def findings(window: QWidget) -> Iterator[str]:
    """Everything that is wrong with what is shown."""
    for look in (unnamed, wrong_roles, unreachable, out_of_order, colour_alone):
        yield from (f"{look.__name__}: {one}" for one in look(window))


def findings_of_size(window: QWidget) -> Iterator[str]:
    """Everything that has no room in what is shown."""
    for look in (cut, outside):
        yield from (f"{look.__name__}: {one}" for one in look(window))
