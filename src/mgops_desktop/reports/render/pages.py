"""Which piece stands on which page, and what stands above and below them on every page."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from mgops_desktop.reports.blocks import PRACTICE_MARK, Report
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.code import squares_of
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.pieces import Keep, Piece
from mgops_desktop.reports.render.style import (
    BADGE,
    BOTTOM,
    FOOTER,
    HAIRLINE,
    HEADER_LINE,
    HEADER_NAME,
    INK,
    LEFT,
    RIGHT,
    TOP,
    WARN,
    WARN_GROUND,
    Type,
    page_size,
)

_EDGE = 0.01  # points lost in sums of heights
_GAP_OF_HEADER = 22.0
_GAP_OF_FOOTER = 12.0
_NUMBER_SHARE = 0.35
_PAGES_SHARE = 0.25
_CODE = 46.0  # sixteen millimetres: a telephone reads it from the paper


@dataclass
class _Group:
    """Pieces that must not be torn apart: headings, what they stand over, signatures."""

    lead: list[Piece]
    body: Piece
    tail: list[Piece]


@dataclass
class _Page:
    room: float
    placed: list[tuple[Piece, float]] = field(default_factory=list)
    used: float = 0
    space_after: float = 0

    def height_of(self, pieces: Iterable[Piece]) -> float:
        """What the pieces would take up here, with the spaces between them."""
        used, after = 0.0, self.space_after
        first = not self.placed
        for piece in pieces:
            used += piece.height + (0 if first else max(after, piece.space_before))
            after, first = piece.space_after, False
        return used

    @property
    def left(self) -> float:
        return self.room - self.used + _EDGE

    def put(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            height = self.height_of([piece])
            self.used += height
            self.placed.append((piece, self.used - piece.height))
            self.space_after = piece.space_after


def paginate(pieces: Iterable[Piece], room: float) -> list[list[tuple[Piece, float]]]:
    """Spread the pieces over pages with `room` points each: (piece, distance from the top)."""
    pages = [_Page(room)]
    waiting = deque(_groups(pieces, room / 2))
    while waiting:
        group = waiting.popleft()
        first = (group.lead or [group.body])[0]
        if first.new_page and pages[-1].placed:
            pages.append(_Page(room))
        rest = _place(group, pages[-1])
        if rest and pages[-1].placed:
            pages.append(_Page(room))
        waiting.extendleft(reversed(rest))
    return [page.placed for page in pages]


def _groups(pieces: Iterable[Piece], most_tail: float) -> Iterable[_Group]:
    lead: list[Piece] = []
    group: _Group | None = None
    for piece in pieces:
        joins = piece.keep is Keep.PREVIOUS and group is not None and not lead
        if joins and group is not None and _heights(group.tail) + piece.height <= most_tail:
            group.tail.append(piece)
        elif piece.keep is Keep.NEXT:
            lead.append(piece)
        else:
            if group is not None:
                yield group
            group, lead = _Group(lead, piece, []), []
    if group is not None:
        yield group
    if lead:
        yield _Group(lead[:-1], lead[-1], [])


def _heights(pieces: Iterable[Piece]) -> float:
    return sum(piece.height + piece.space_before for piece in pieces)


def _place(group: _Group, page: _Page) -> list[_Group]:
    """Put the group on the page; what did not fit is returned for the next one."""
    lead, body, tail = group.lead, group.body, group.tail
    if page.height_of([*lead, body, *tail]) <= page.left:
        page.put([*lead, body, *tail])
        return []
    room = page.left - (page.height_of([*lead, body]) - body.height)
    if tail and body.height <= room:
        # only the signatures do not fit: the last lines of the text go over with them
        room = min(room, body.height - body.shortest_end)
    parts = body.divide(room, must=not page.placed and not lead) if room > 0 else None
    if parts is not None:
        page.put([*lead, parts[0]])
        return [_Group([], parts[1], tail)]
    if page.placed:
        return [group]
    if lead or tail:
        # an empty page is too small for all: headings and signatures are let go
        return [_Group([], piece, []) for piece in (*lead, body, *tail)]
    page.put([body])
    return []


class Furniture:
    """Head and foot of every page; they grow with the names that stand in them."""

    def __init__(self, report: Report) -> None:
        self._page = page_size(landscape=report.landscape)
        wide = self._page[0] - LEFT - RIGHT
        number_room = wide * _NUMBER_SHARE
        self._number = lines(report.number, HEADER_LINE, number_room)
        self._badge = PRACTICE_MARK if report.practice else ""
        name_room = wide - 24
        if report.number or report.practice:
            name_room -= max(
                self._widest(self._number, HEADER_LINE), width(PRACTICE_MARK, *_font(BADGE)) + 12
            )
        self._name = lines(report.centre.name, HEADER_NAME, name_room)
        self._address = [
            line for text in report.centre.address for line in lines(text, HEADER_LINE, name_room)
        ]
        self._seal = report.seal
        self._code_room = _CODE + 10 if self._seal else 0.0
        title_room = (wide - self._code_room) * (1 - _PAGES_SHARE)
        self._title = lines(report.title, FOOTER, title_room)
        if self._seal:
            self._title += lines(f"{report.number} · {self._seal.line}", FOOTER, title_room)
        self.top = self._header_height() + _GAP_OF_HEADER
        self.bottom = BOTTOM + self._foot + _GAP_OF_FOOTER

    @property
    def _foot(self) -> float:
        """Height of the foot under its line."""
        words = len(self._title) * FOOTER.leading + 6
        return max(words, _CODE + 2) if self._seal else words

    @property
    def room(self) -> float:
        """Height between head and foot."""
        return self._page[1] - self.top - self.bottom

    @staticmethod
    def _widest(texts: list[str], kind: Type) -> float:
        return max((width(text, *_font(kind)) for text in texts), default=0)

    def _header_height(self) -> float:
        left = len(self._name) * HEADER_NAME.leading + len(self._address) * HEADER_LINE.leading
        right = len(self._number) * HEADER_LINE.leading + (BADGE.leading + 6 if self._badge else 0)
        return TOP + max(left, right) + 6

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw head and foot of page `page` (from 1) of `pages`."""
        canvas.open_artefact("Header")
        self._draw_head(canvas)
        canvas.close()
        canvas.open_artefact("Footer")
        line = BOTTOM + self._foot
        _hairline(canvas, line, self._page[0])
        for i, text in enumerate(self._title, 1):
            canvas.letters(LEFT, line - 2 - i * FOOTER.leading, text, FOOTER)
        count = printable(f"strona {page} z {pages}")
        edge = self._page[0] - RIGHT
        canvas.letters_right(edge - self._code_room, line - 2 - FOOTER.leading, count, FOOTER)
        if self._seal:
            _draw_code(canvas, self._seal.code, edge - _CODE, line - 4)
        canvas.close()

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        y = self._page[1] - TOP
        for text in self._name:
            y -= HEADER_NAME.leading
            canvas.letters(LEFT, y, text, HEADER_NAME)
        for text in self._address:
            y -= HEADER_LINE.leading
            canvas.letters(LEFT, y, text, HEADER_LINE)
        right = self._page[0] - RIGHT
        y = self._page[1] - TOP - HEADER_NAME.leading + HEADER_LINE.leading
        for text in self._number:
            y -= HEADER_LINE.leading
            canvas.letters_right(right, y, text, HEADER_LINE)
        if self._badge:
            self._draw_badge(canvas, right, y - (4 if self._number[0] else -HEADER_LINE.leading))
        _hairline(canvas, self._page[1] - self._header_height(), self._page[0])

    def _draw_badge(self, canvas: TaggedCanvas, right: float, top: float) -> None:
        wide = width(self._badge, *_font(BADGE)) + 12
        canvas.setFillColor(WARN_GROUND)
        canvas.setStrokeColor(WARN)
        canvas.setLineWidth(0.7)
        canvas.roundRect(right - wide, top - 13, wide, 13, 3, stroke=1, fill=1)
        canvas.letters(right - wide + 6, top - 9.2, self._badge, BADGE)


def _font(kind: Type) -> tuple[str, float]:
    return kind.font, kind.size


def _hairline(canvas: TaggedCanvas, y: float, page_width: float) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, y, page_width - RIGHT, y)


def _draw_code(canvas: TaggedCanvas, text: str, left: float, top: float) -> None:
    """Draw the squares of a code row by row, those that touch as one: no hairlines between them."""
    rows = squares_of(text)
    side = _CODE / len(rows)
    canvas.setFillColor(INK)
    for y, row in enumerate(rows):
        begun: int | None = None
        for x, dark in enumerate((*row, False)):
            if dark and begun is None:
                begun = x
            elif not dark and begun is not None:
                place = (left + begun * side, top - (y + 1) * side)
                canvas.rect(*place, (x - begun) * side, side, stroke=0, fill=1)
                begun = None
