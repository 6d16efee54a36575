"""What the paginator moves about: pieces of a page that know their height and can be divided."""

from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Protocol

from reportlab.lib.styles import ParagraphStyle

from mgops_desktop.reports.blocks import FigureSpan, Paragraph
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.fonts import width
from mgops_desktop.reports.render.paragraph import Line
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import (
    INK,
    LEFT,
    LIST_MARKER,
    SIGNER,
    WIDTH,
    Type,
)

SIGN_GAP = 24.0
_SIGN_ROOM = 44.0
_SIGNERS_IN_A_ROW = 3


class Keep(Enum):
    """With which neighbour a piece must stand on a page."""

    ALONE = "alone"
    NEXT = "next"
    PREVIOUS = "previous"


class Piece(Protocol):
    """A part of a page, as wide as the text."""

    height: float
    space_before: float
    space_after: float
    keep: Keep
    new_page: bool
    shortest_end: float  # the least that may go to the next page with what must not stand alone

    def divide(self, room: float, *, must: bool) -> "tuple[Piece, Piece] | None":
        """Cut in two so that the first is no higher than `room`; None if there is no good place.

        With `must` the piece stands on an empty page and any place will do.
        """

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw with the upper edge at `top`."""


@dataclass
class Words:
    """A paragraph, or the lines of it that stand on one page."""

    lines: list[Line]
    text: Paragraph
    style: ParagraphStyle
    element: Element
    space_before: float = 0
    space_after: float = 0
    keep: Keep = Keep.ALONE
    new_page: bool = False
    bookmark: tuple[int, str] | None = None
    names: tuple[str, ...] = ()
    marker: tuple[str, Element] | None = None

    def __post_init__(self) -> None:
        self.height = len(self.lines) * float(self.style.leading)
        self.shortest_end = min(self.height, 2 * self.style.leading)

    def divide(self, room: float, *, must: bool) -> "tuple[Words, Words] | None":
        least = 1 if must else 2  # no single line of a paragraph alone on a page
        count = min(int(room / self.style.leading), len(self.lines) - least)
        if count < least:
            return None
        beginning = replace(self, lines=self.lines[:count], space_after=0, keep=Keep.ALONE)
        end = replace(
            self,
            lines=self.lines[count:],
            space_before=0,
            new_page=False,
            bookmark=None,
            names=(),
            marker=None,
        )
        return beginning, end

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        if self.bookmark:
            canvas.headings.append((*self.bookmark, canvas.page, top))
        for name in self.names:
            canvas.places[name] = (canvas.page, top)
        y = top - self.style.fontSize
        if self.marker:
            sign, label = self.marker
            canvas.open(label)
            canvas.letters(LEFT, y, sign, LIST_MARKER)
            canvas.close()
        canvas.open(self.element)
        for line in self.lines:
            self._draw_line(canvas, y, line)
            y -= self.style.leading
        canvas.close()

    def _draw_line(self, canvas: TaggedCanvas, y: float, line: Line) -> None:
        x = LEFT + self.style.leftIndent
        for run in line:
            kind = Type(run.font, self.style.fontSize, self.style.leading, self.style.textColor)
            # the blank at the end keeps words apart for those who hear the page
            text = run.text + " " if run is line[-1] else run.text
            if run.figure is None:
                canvas.letters(x, y, text, kind)
            else:
                span = self.text[run.figure]
                assert isinstance(span, FigureSpan)
                canvas.close()
                canvas.figure_letters(self.element, x, y, replace(span, text=run.text), kind)
                canvas.open(self.element)
            x += width(run.text, run.font, self.style.fontSize)


@dataclass
class SignatureRow:
    """Up to three lines to sign on, with who signs under each."""

    signers: list[tuple[list[str], Element]]
    space_before: float = 0
    space_after: float = 0
    keep: Keep = Keep.PREVIOUS
    new_page: bool = False

    def __post_init__(self) -> None:
        most = max(len(lines) for lines, _ in self.signers)
        self.height = _SIGN_ROOM + most * SIGNER.leading + 4
        self.shortest_end = self.height

    def divide(self, room: float, *, must: bool) -> None:
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        wide = signature_width()
        line = top - _SIGN_ROOM
        canvas.open_artefact()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        lefts = [LEFT + i * (wide + SIGN_GAP) for i in signature_places(len(self.signers))]
        canvas.lines([(left, line, left + wide, line) for left in lefts])
        canvas.close()
        for left, (lines, element) in zip(lefts, self.signers, strict=True):
            canvas.open(element)
            for i, text in enumerate(lines, 1):
                canvas.letters(left + 2, line - 1 - i * SIGNER.leading, text, SIGNER)
            canvas.close()


def signature_rows(count: int) -> list[range]:
    """How many signers stand side by side: at most three, the rows as even as possible."""
    rows = -(-count // _SIGNERS_IN_A_ROW)
    bounds = [round(count * i / rows) for i in range(rows + 1)] if rows else []
    return [range(a, b) for a, b in pairwise(bounds)]


def signature_width() -> float:
    """Width of one line to sign on."""
    return (WIDTH - (_SIGNERS_IN_A_ROW - 1) * SIGN_GAP) / _SIGNERS_IN_A_ROW


def signature_places(count: int) -> list[int]:
    """Where in the row signers stand: one at the right, two at the sides."""
    return {1: [2], 2: [0, 2]}.get(count, [0, 1, 2])


@dataclass
class Gap:
    """Empty room above the title on its own page."""

    height: float
    space_before: float = 0
    space_after: float = 0
    keep: Keep = Keep.NEXT
    new_page: bool = False
    shortest_end: float = 0

    def divide(self, room: float, *, must: bool) -> None:
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Nothing is drawn."""
