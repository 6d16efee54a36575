"""Labels and tooltips for text that came from anybody: shown as it is, never read as markup.

Qt guesses whether a text is HTML and would open the files that it names. Nothing else in the
program makes a QLabel or sets a tooltip (a test greps for it).
"""

import html
import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

_TALL = 100_000
_LETTERS_OF_A_TITLE = 18
_LONG_WORD = re.compile(r"\S{28,}")
_PIECE = re.compile(r"\S{1,24}?(?:[/\\@_-]|$)|\S{24}")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class PlainLabel(QLabel):
    """A label that shows its text letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, self._leading())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(0, self._leading())

    def _leading(self) -> int:
        """Return the air that Lato asks for between lines; Qt leaves it out, and clips Ś and Ż."""
        metrics = self.fontMetrics()
        return metrics.lineSpacing() - metrics.height() if self.text() else 0


class WrappedLabel(PlainLabel):
    """A label of as many lines as its text needs."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = max(width - margins.left() - margins.right(), 1)
        wraps = int(Qt.TextFlag.TextWordWrap)
        lines = self.fontMetrics().boundingRect(
            QRect(0, 0, inner, _TALL), wraps, breakable(self.text())
        )
        return lines.height() + self._leading() + margins.top() + margins.bottom()

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(breakable(text))
        self.keep_lines()

    def text(self) -> str:
        """Return the text as it was given, without the places where a long word may break."""
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_lines()

    def keep_lines(self) -> None:
        """Ask for the height of all lines: cards centred in a page forget to ask the label."""
        if self.text() and self.width() > 0:
            self.setMinimumHeight(self.heightForWidth(self.width()))


def keep_all_lines() -> None:
    """Give every wrapped label room for its lines: letters have another size now.

    Not told by the event of each label: Qt sends that to all of them whenever a part is put into a page.
    """
    for widget in QApplication.allWidgets():
        if isinstance(widget, WrappedLabel):
            widget.keep_lines()


class ElidedLabel(PlainLabel):
    """One line that ends with … where the room ends, and then tells the whole text as a tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kept = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def keep_letters(self, count: int) -> None:
        """Leave room for about as many letters, however long the words beside it are."""
        self._kept = "n" * count
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        height = self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        return QSize(width + margins.left() + margins.right(), height)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        least = self.fontMetrics().horizontalAdvance(f"{self._kept}…")
        return QSize(min(least, whole.width()), whole.height())

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        told = "" if self._shown() == self.text() else plain_tooltip(self.text())
        if told != self.toolTip():
            self.setToolTip(told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)


def breakable(text: str) -> str:
    """Return a text whose overlong words (paths, mistyped lines) may break: Qt would cut them off at the edge."""
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(_PIECE.findall(word.group())), text)


def label(text: str = "", kind: str = "body", tone: str = "text", *, wraps: bool = False) -> QLabel:
    """Make a label of a type token and a colour role; without `wraps` it is one elided line."""
    made = WrappedLabel(text) if wraps else ElidedLabel(text)
    made.setProperty("kind", kind)
    made.setProperty("tone", tone)
    return made


def title(text: str = "") -> QLabel:
    """Make the title of a page."""
    return label(text, "title")


def section(text: str = "") -> QLabel:
    """Make the title of a card or a section; it is the last to make room for the words beside it."""
    made = ElidedLabel(text)
    made.setProperty("kind", "section")
    made.setProperty("tone", "text")
    made.keep_letters(_LETTERS_OF_A_TITLE)
    return made


def caption(text: str = "", *, wraps: bool = False) -> QLabel:
    """Make a muted small line: help, units, where something comes from."""
    return label(text, "caption", "muted", wraps=wraps)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another colour role."""
    set_state(widget, "tone", tone)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet asks for, and have the widget drawn by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be, once
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def tooltip(widget: QWidget, text: str) -> None:
    """Set a tooltip that shows the text letter by letter; an empty text removes it."""
    widget.setToolTip(plain_tooltip(text))


def plain_tooltip(text: str) -> str:
    """Return the text as markup that shows it letter by letter, for models' tooltips."""
    return f"<span>{html.escape(text)}</span>" if text else ""
