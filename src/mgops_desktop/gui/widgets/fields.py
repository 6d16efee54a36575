"""What every field of a form can do, and the fields for text and numbers."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Property, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIntValidator, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.style.look import Look

Value = str | int | bool | list[str] | None
_MOST = 99_999
_ROUND_TEXT, _LEAST_SUFFIX = 40, 16
"""Pixels before, between and after text and suffix; what a suffix needs at least, to be more than dots."""


class Field(Protocol):
    """A field keeps one value that JSON can hold, so that a draft can be kept and given back.

    `edited` tells that the value may have changed; `problem` says what cannot be read, or nothing; `said` puts any
    value that the field could hold into words.
    """

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> Value: ...

    def set_value(self, value: Value) -> None: ...

    def problem(self) -> str: ...

    def said(self, value: Value) -> str: ...


class TextLine(QLineEdit):
    """One line of text; `suffix` is painted muted at its end (a unit, a weekday, a key) where the text leaves room."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._suffix = ""
        self.textChanged.connect(self.edited)

    def value(self) -> Value:
        return self.text()

    def set_value(self, value: Value) -> None:
        self.setText(str(value or ""))

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return "" if value is None else str(value)

    def write_over(self, text: str) -> None:
        """Put another text in place of what was typed, so that Ctrl+Z brings that back."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def suffix(self) -> str:
        return self._suffix

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        text = self.suffix()
        room = self.width() - self.fontMetrics().horizontalAdvance(self.text()) - _ROUND_TEXT
        if text and room > _LEAST_SUFFIX:
            painter = QPainter(self)
            painter.setFont(self.look.font("second"))
            painter.setPen(self.look.color("muted"))
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), int(end), text)


class NumberField(TextLine):
    """A whole number from 0 to `most`, or nothing; `unit` stands at its end."""

    def __init__(self, look: Look, most: int = _MOST) -> None:
        super().__init__(look)
        self.setValidator(QIntValidator(0, most, self))

    def number(self) -> int | None:
        return int(self.text()) if self.text().isdecimal() else None

    def value(self) -> Value:
        return self.number()

    def set_value(self, value: Value) -> None:
        self.setText("" if value is None else str(value))

    def said(self, value: Value) -> str:
        return "" if value is None else f"{value} {self._suffix}".strip()

    def _unit(self) -> str:
        return self._suffix

    def _set_unit(self, unit: str) -> None:
        self._suffix = unit
        self.update()

    unit = Property(str, _unit, _set_unit)


class MoneyField(TextLine):
    """An amount in hundredths, or nothing. `parse` reads what was typed; it raises UserError."""

    def __init__(self, look: Look, parse: Callable[[str], int]) -> None:
        super().__init__(look)
        self._parse = parse
        self.editingFinished.connect(self._write_out)

    def hundredths(self) -> int | None:
        """Return the amount, None while there is none or it cannot be read."""
        try:
            return self._parse(self.text()) if self.text().strip() else None
        except UserError:
            return None

    def value(self) -> Value:
        """Return hundredths, or what was typed if it cannot be read."""
        amount = self.hundredths()
        return self.text().strip() or None if amount is None else amount

    def set_value(self, value: Value) -> None:
        self.setText(self.said(value))

    def said(self, value: Value) -> str:
        if isinstance(value, int):
            whole, rest = divmod(value, 100)
            return f"{whole},{rest:02}"
        return str(value or "")

    def problem(self) -> str:
        try:
            if self.text().strip():
                self._parse(self.text())
        except UserError as error:
            return error.message
        return ""

    def _write_out(self) -> None:
        self.write_over(self.said(self.value()))


class TextArea(QPlainTextEdit):
    """Lines of plain text: what is pasted loses its markup. It grows with its text up to a page."""

    edited = Signal()
    _MOST_LINES = 18

    def __init__(self, look: Look, least_lines: int = 3) -> None:
        super().__init__()
        self._look = look
        self._least_lines = least_lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self._grow)
        self._grow()

    def value(self) -> Value:
        return self.toPlainText()

    def set_value(self, value: Value) -> None:
        self.setPlainText(str(value or ""))

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return str(value or "")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrower field the same text has more lines; Qt does not always tell of them."""
        super().resizeEvent(event)
        self._grow()

    def _wanted_height(self) -> int:
        shown = min(max(self._lines(), self._least_lines), self._most_lines)
        return shown * self.fontMetrics().lineSpacing() + 20

    @property
    def _most_lines(self) -> int:
        """Fewer of large letters: the field must fit the page that it scrolls in."""
        return max(round(self._MOST_LINES / self._look.scale), self._least_lines)

    def _lines(self) -> int:
        """Count the lines up to the most that are shown; the document itself knows only those that were painted."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < self._most_lines:
            self.blockBoundingRect(block)  # breaks it into lines
            lines += block.layout().lineCount()
            block = block.next()
        return lines

    def _grow(self, _size: object = None) -> None:
        self.setFixedHeight(self._wanted_height())


def as_field(thing: QObject) -> Field | None:
    """Return a child of a form as a field, None if it keeps no value."""
    is_field = all(
        hasattr(thing, name) for name in ("edited", "value", "set_value", "problem", "said")
    )
    return cast("Field", thing) if is_field else None
