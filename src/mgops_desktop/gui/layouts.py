"""Emptying layouts whose widgets are made anew each time they are shown."""

from PySide6.QtWidgets import QLayout, QWidget


def widgets_of(layout: QLayout) -> list[QWidget]:
    """Return the widgets that stand in a layout, in its order."""
    items = (layout.itemAt(number) for number in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]


def discard_widgets(layout: QLayout) -> None:
    """Take the widgets out of a layout for good."""
    for widget in widgets_of(layout):
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
