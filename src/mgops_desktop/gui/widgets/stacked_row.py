"""A row where there is little room: date and badge over the words, and these written out whole."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTextOption

from mgops_desktop.domain.line_ends import unhung
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import paint_badge
from mgops_desktop.gui.widgets.rows import TwoLineRow

_AIR, _GAP = 7, 10


def whole_text(text: str, font: QFont, width: int) -> QStaticText:
    """Return a text in as many lines as a width asks for; overlong words break."""
    written = QStaticText(unhung(" ".join(text.split())))
    written.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    written.setTextOption(option)
    written.setTextWidth(width)
    written.prepare(font=font)
    return written


def height_of(written: QStaticText) -> int:
    """The height of a text that is written out, in whole pixels."""
    return math.ceil(written.size().height())


@dataclass(frozen=True)
class StackedRow:
    """A row of a width: its height, and how it is painted. What stands at its very end is not its own."""

    look: Look
    row: TwoLineRow
    width: int

    @property
    def height(self) -> int:
        lines = height_of(self._title) + (height_of(self._note) if self.row.note else 0)
        return 2 * self.look.px(_AIR) + self._over + lines

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Paint it from its corner at the left top."""
        top += self.look.px(_AIR)
        self._paint_over(painter, QRect(left, top, self.width, self._over))
        for written, font, role in (
            (self._title, self._title_font, "text"),
            (self._note, self.look.font("second"), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(self.look.color(role))
            painter.drawStaticText(left, top + self._over, written)
            top += height_of(written)

    def _paint_over(self, painter: QPainter, room: QRect) -> None:
        """Date and weekday in one line, the badge at its end."""
        if not self._over:
            return
        right = room.right()
        if self.row.badge:
            taken = paint_badge(
                painter, self.row.badge, right, room.center().y(), self.look, most=room.width() // 2
            )
            right = taken.left() - _GAP
        painter.setFont(self.look.font("second"))
        painter.setPen(self.look.color("muted"))
        said = ", ".join(part for part in (self.row.lead, self.row.lead_note) if part)
        shown = painter.fontMetrics().elidedText(
            said, Qt.TextElideMode.ElideRight, right - room.left()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )

    @property
    def _over(self) -> int:
        """The height of the line over the words; nothing where it would be empty."""
        if not (self.row.lead or self.row.badge):
            return 0
        badge = self.look.px(self.look.size("badge")) + 2 if self.row.badge else 0
        return max(badge, QFontMetrics(self.look.font("second")).lineSpacing())

    @property
    def _title_font(self) -> QFont:
        return self.look.font("strong" if self.row.strong else "body")

    @property
    def _title(self) -> QStaticText:
        return whole_text(self.row.title, self._title_font, self.width)

    @property
    def _note(self) -> QStaticText:
        return whole_text(self.row.note, self.look.font("second"), self.width)
