"""The middle of the diary: the list of a day or a week, or the days of a month; their keys."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from mgops_desktop.gui.pages import diary_rows as rows
from mgops_desktop.gui.pages.diary_span import Span, step_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.month_grid import MonthGrid
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.diary import Diary


class _DiaryList(TwoLineList):
    """Rows of a day or a week; keys that lead to other days are told, and those of an agreed visit."""

    stepped = Signal(object)
    move_asked = Signal()
    cancel_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.move_asked.emit()
        elif event.key() == Qt.Key.Key_O and not event.modifiers():
            self.cancel_asked.emit()
        else:
            super().keyPressEvent(event)


class _DiaryMonth(MonthGrid):
    """Arrows go from day to day; the other keys are those of the list."""

    stepped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is None or not (step.far or step.home):
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class DiaryView(QStackedWidget):
    """`opened` and `chosen` are those of the list, `stepped` a key that leads on, `day_chosen` and `day_opened` of the
    month.
    """

    opened = Signal(object)
    chosen = Signal(object)
    stepped = Signal(object)
    day_chosen = Signal(object)
    day_opened = Signal(object)

    def __init__(self, parts: Parts, *, may_write: bool) -> None:
        super().__init__()
        self._parts = parts
        self._may_write = may_write
        style = RowStyle(lead_width=122)
        self.list = _DiaryList(parts.look, "Wpisy dziennika", style, selects=True)
        self.month = _DiaryMonth(parts.look)
        self.addWidget(self.list)
        self.addWidget(self.month)
        self.setFocusProxy(self.list)

        self.list.opened.connect(self.opened)
        self.list.chosen.connect(self.chosen)
        self.list.stepped.connect(self.stepped)
        self.month.stepped.connect(self.stepped)
        self.month.chosen.connect(self.day_chosen)
        self.month.opened.connect(self.day_opened)

    def show_diary(self, shown: Diary, span: Span, day: date) -> None:
        """Show a period; the cursor stays where it was, in the month it stands on the day."""
        had_cursor = self.list.hasFocus() or self.month.hasFocus()
        access, writes = self._parts.access, self._may_write
        if span is Span.MONTH:
            self.month.show_month(shown.period, rows.month_cells(shown), day, self._parts.today)
        elif span is Span.WEEK:
            self.list.set_rows(rows.week_rows(shown, access, may_write=writes))
        else:
            self.list.set_rows(rows.day_rows(shown, day, access, may_write=writes))
        wanted = self.month if span is Span.MONTH else self.list
        self.setCurrentWidget(wanted)
        self.setFocusProxy(wanted)
        if had_cursor:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
