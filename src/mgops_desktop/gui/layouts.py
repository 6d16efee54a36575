"""Small matters of layout that several pages share."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget

from mgops_desktop.gui.style.look import Look

_LEAST_SIDE = 180


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


def stand_aside(widget: QWidget, look: Look, width: int) -> None:
    """Let a list or a column beside the main part be at most so wide, and narrower if need be.

    `width` is in pixels at 100 % text. Give it a stretch of 2 beside 5 for the main part.
    """
    widget.setMinimumWidth(_LEAST_SIDE)
    _Aside(widget, look, width)


class _Aside(QObject):
    """Keeps the width of what stands aside in step with the size of the text."""

    def __init__(self, widget: QWidget, look: Look, width: int) -> None:
        super().__init__(widget)
        self._widget, self._look, self._width = widget, look, width
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._widget.setMaximumWidth(self._look.px(self._width))
