"""A page of the manual as widgets: plain labels only, so nothing in a text is ever read as markup or opened."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mgops_desktop.domain.markup import (
    Command,
    Heading,
    Items,
    Links,
    Picture,
    Shape,
    Table,
    Words,
    plain_text,
)
from mgops_desktop.files import shipped
from mgops_desktop.gui.help.manual import Topic
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label, set_tone
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_WIDTH, _PICTURE, _FIRST_COLUMN, _MARGIN = 760, 700, 210, 16


class TopicView(ScrollColumn):
    """Shows one page; `opened` gives the key of another one whose link was pressed."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("Treść pomocy")
        self._look = look
        self._parts: list[QWidget] = []
        self._pictures: list[tuple[QLabel, QPixmap]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll

    def show_topic(self, topic: Topic, found: int = -1) -> None:
        """Show a page from its top, or from the shape in which something was found."""
        self.clear()
        card = Card(topic.title)
        card.setMaximumWidth(self._look.px(_WIDTH))
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 6, _MARGIN, 16)
        column.setSpacing(10)
        self._pictures.clear()
        self._parts = [self._part(shape) for shape in topic.shapes]
        self._fit_pictures()
        for part in self._parts:
            column.addWidget(part)
        card.body.addLayout(column)
        self.add(card)
        self.setAccessibleDescription(topic.title)
        self.verticalScrollBar().setValue(0)
        if found >= 0:
            self._mark(self._parts[found])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()

    def words(self) -> str:
        """Return what stands on the page."""
        labels = [one for part in self._parts for one in (part, *part.findChildren(QLabel))]
        return "\n".join(one.text() for one in labels if isinstance(one, QLabel))

    def _mark(self, part: QWidget) -> None:
        for one in (part, *part.findChildren(QLabel)):
            if isinstance(one, QLabel):
                set_tone(one, "accent")
        # once the new labels have their height
        QTimer.singleShot(0, part, partial(self.ensureWidgetVisible, part))

    def _part(self, shape: Shape) -> QWidget:
        match shape:
            case Items():
                return self._items(shape)
            case Table():
                return self._table(shape)
            case Picture():
                return self._picture(shape)
            case Links():
                return self._links(shape)
        return _text(shape)

    def _items(self, items: Items) -> QWidget:
        lines = QWidget()
        grid = _grid(lines)
        for row, text in enumerate(items.items):
            marker = label(items.marker(row), "body", "muted")
            grid.addWidget(marker, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(text, wraps=True), row, 1)
        grid.setColumnMinimumWidth(0, self._look.px(20))
        grid.setColumnStretch(1, 1)
        return lines

    def _table(self, table: Table) -> QWidget:
        lines = QWidget()
        grid = _grid(lines)
        for number, text in enumerate(table.header):
            grid.addWidget(label(text, "caption", "muted"), 0, number)
        for row, cells in enumerate(table.rows, 1):
            for number, text in enumerate(cells):
                cell = label(text, "body" if number else "strong", wraps=True)
                grid.addWidget(cell, row, number, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, self._look.px(_FIRST_COLUMN))
        for number in range(1, len(table.header)):
            grid.setColumnStretch(number, 1)
        return lines

    def _picture(self, picture: Picture) -> QWidget:
        drawn = QPixmap(str(shipped("resources", "screenshots", picture.file)))
        shown = label("", wraps=True)
        shown.setWordWrap(False)
        shown.setAccessibleName(picture.words)
        self._pictures.append((shown, drawn))
        return shown

    def _fit_pictures(self) -> None:
        """Draw them as wide as the page is: what is wider would push the text out of it."""
        width = min(self._look.px(_PICTURE), self.viewport().width() - 2 * _MARGIN - 2)
        for shown, drawn in self._pictures:
            smooth = Qt.TransformationMode.SmoothTransformation
            shown.setPixmap(drawn.scaledToWidth(max(width, 1), smooth))

    def _links(self, links: Links) -> QWidget:
        said: list[QWidget] = [label("Zobacz też:", "second", "muted")]
        for words, key in links.targets:
            link = LinkButton(words)
            link.clicked.connect(partial(self.opened.emit, key))
            said.append(link)
        return LineOrColumn(said, first_grows=False)


def _text(shape: Shape) -> QLabel:
    words = plain_text(shape)
    match shape:
        case Heading():
            made = label(words, "section", wraps=True)
            made.setContentsMargins(0, 6, 0, 0)
        case Command():
            made = label(words, "strong", wraps=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        case Words(remark=True):
            made = label(words, "body", "muted", wraps=True)
        case _:
            made = label(words, wraps=True)
    return made


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    return grid
