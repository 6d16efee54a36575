"""What only letters and forms have: the place for the centre's stamp, lines to write on, lines to cut along."""

from dataclasses import dataclass

from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.pieces import Keep
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import (
    FIELD_NAME,
    HAIRLINE,
    LEFT,
    MUTED,
    STAMP_LINE,
    WIDTH,
    page_size,
)

_FRAME_WIDE, _FRAME_HIGH = 176.0, 68.0
STAMP_SHARE = 0.54
"""Where the lines beside the stamp begin, as a part of the width."""
STAMP_ROOM = WIDTH * (1 - STAMP_SHARE)
STAMP_GAP = 8.0
"""Between place and day, the first line, and whom the letter is for."""
LINE_HIGH = 24.0


@dataclass
class StampPiece:
    """A frame at the left with what it is for, and lines at the right."""

    place: tuple[str, Element]
    beside: list[tuple[str, Element]]
    space_before: float = 0
    space_after: float = 14
    keep: Keep = Keep.ALONE
    new_page: bool = False

    def __post_init__(self) -> None:
        self.height = max(_FRAME_HIGH, len(self.beside) * STAMP_LINE.leading + STAMP_GAP)
        self.shortest_end = self.height

    def divide(self, room: float, *, must: bool) -> None:
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        canvas.open_artefact()
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 3)
        canvas.rect(LEFT, top - _FRAME_HIGH, _FRAME_WIDE, _FRAME_HIGH, stroke=1, fill=0)
        canvas.setDash()
        canvas.close()
        words, element = self.place
        canvas.open(element)
        canvas.letters(LEFT + 6, top - _FRAME_HIGH + 6, words, FIELD_NAME)
        canvas.close()
        y = top - STAMP_LINE.size
        for number, (text, line) in enumerate(self.beside):
            canvas.open(line)
            canvas.letters(LEFT + WIDTH * STAMP_SHARE, y, text, STAMP_LINE)
            canvas.close()
            y -= STAMP_LINE.leading + (0 if number else STAMP_GAP)


@dataclass
class CutPiece:
    """A dashed line from edge to edge, to cut along."""

    space_before: float = 4
    space_after: float = 0
    keep: Keep = Keep.NEXT
    new_page: bool = False
    height: float = 1.0
    shortest_end: float = 1.0

    def divide(self, room: float, *, must: bool) -> None:
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        canvas.open_artefact()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.7)
        canvas.setDash(4, 4)
        canvas.line(0, top, page_size(landscape=False)[0], top)
        canvas.setDash()
        canvas.close()


@dataclass
class BlankPiece:
    """Lines to write on; they may go on on the next page."""

    count: int
    space_before: float = 2
    space_after: float = 8
    keep: Keep = Keep.ALONE
    new_page: bool = False

    def __post_init__(self) -> None:
        self.height = self.count * LINE_HIGH
        self.shortest_end = LINE_HIGH

    def divide(self, room: float, *, must: bool) -> "tuple[BlankPiece, BlankPiece] | None":
        count = min(int(room / LINE_HIGH), self.count - 1)
        if count < 1:
            return None
        return BlankPiece(count, self.space_before, 0), BlankPiece(self.count - count, 0)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        canvas.open_artefact()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.4)
        lows = [top - (number + 1) * LINE_HIGH for number in range(self.count)]
        canvas.lines([(LEFT, low, LEFT + WIDTH, low) for low in lows])
        canvas.close()
