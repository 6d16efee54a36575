"""Dates and times as they are typed: 1.5.24, 010524, dziś, pon; 9, 930, 9:30."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QKeyEvent

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import TextLine, Value

ParseDate = Callable[[str], date]
ParseTime = Callable[[str], time]
_POLISH = QLocale(QLocale.Language.Polish)
_BAD_DATE = "Wpisz datę, np. 23.11.2026, 231126 albo „dziś”."
_BAD_TIME = "Wpisz godzinę, np. 9, 930 albo 9:30."
_WIDEST = "00.00.0000   poniedziałek   "
_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTHS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


class DateField(TextLine):
    """A day or nothing; the weekday stands beside it. Up and down go by days, pages by months.

    `parse` reads what was typed; it raises ValueError or UserError for what is no date.
    """

    def __init__(self, look: Look, parse: ParseDate) -> None:
        super().__init__(look)
        self._parse = parse
        self.setPlaceholderText("dd.mm.rrrr")
        self.editingFinished.connect(self._write_out)

    def sizeHint(self) -> QSize:
        """Room for the longest weekday."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(_WIDEST)
        return QSize(max(hint.width(), wanted), hint.height())

    def day(self) -> date | None:
        """Return the day, None while there is none or it cannot be read."""
        text = self.text().strip()
        try:
            return self._parse(text) if text else None
        except (ValueError, UserError):
            return None

    def set_day(self, day: date | None) -> None:
        self.setText(_words(day) if day else "")

    def value(self) -> Value:
        """Return the day as yyyy-mm-dd, or what was typed if it cannot be read."""
        day = self.day()
        return day.isoformat() if day else self.text().strip() or None

    def set_value(self, value: Value) -> None:
        self.setText(self.said(value))

    def said(self, value: Value) -> str:
        try:
            return f"{date.fromisoformat(str(value)):%d.%m.%Y}" if value else ""
        except ValueError:
            return str(value)

    def problem(self) -> str:
        return _refusal(self._parse, self.text(), _BAD_DATE)

    def suffix(self) -> str:
        day = self.day()
        return _POLISH.dayName(day.isoweekday()) if day else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.day()
        if day is not None and key in _DAYS:
            self.write_over(_words(_moved(day, _DAYS[key], 0)))
        elif day is not None and key in _MONTHS:
            self.write_over(_words(_moved(day, 0, _MONTHS[key])))
        else:
            super().keyPressEvent(event)

    def _write_out(self) -> None:
        day = self.day()
        if day is not None:
            self.write_over(_words(day))


class TimeField(TextLine):
    """A time of day or nothing. `parse` raises ValueError or UserError for what is no time."""

    def __init__(self, look: Look, parse: ParseTime) -> None:
        super().__init__(look)
        self._parse = parse
        self.setPlaceholderText("gg:mm")
        self.editingFinished.connect(self._write_out)

    def at(self) -> time | None:
        """Return the time, None while there is none or it cannot be read."""
        text = self.text().strip()
        try:
            return self._parse(text) if text else None
        except (ValueError, UserError):
            return None

    def set_time(self, at: time | None) -> None:
        self.setText(f"{at.hour}:{at:%M}" if at else "")

    def value(self) -> Value:
        """Return the time as hh:mm, or what was typed if it cannot be read."""
        at = self.at()
        return f"{at:%H:%M}" if at else self.text().strip() or None

    def set_value(self, value: Value) -> None:
        self.setText(self.said(value))

    def said(self, value: Value) -> str:
        try:
            at = time.fromisoformat(str(value)) if value else None
        except ValueError:
            return str(value)
        return f"{at.hour}:{at:%M}" if at else ""

    def problem(self) -> str:
        return _refusal(self._parse, self.text(), _BAD_TIME)

    def _write_out(self) -> None:
        at = self.at()
        if at is not None:
            self.write_over(self.said(f"{at:%H:%M}"))


def _words(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _refusal(parse: Callable[[str], object], text: str, otherwise: str) -> str:
    """Return why a text is refused: in the reader's own words, if it has some for the user."""
    try:
        if text.strip():
            parse(text.strip())
    except UserError as error:
        return error.message
    except ValueError:
        return otherwise
    return ""


def _moved(day: date, days: int, months: int) -> date:
    moved = QDate(day.year, day.month, day.day).addDays(days).addMonths(months)
    return date(moved.year(), moved.month(), moved.day())
