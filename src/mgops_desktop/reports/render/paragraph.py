"""The one way to a reportlab paragraph, and the lines that it breaks into.

Its text is markup: unescaped it opens local files (`<img src=…>`) or stops the whole document
(`a <b`). So everything that a person typed passes `p`, and nothing else makes a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from mgops_desktop.reports.blocks import FigureSpan
from mgops_desktop.reports.blocks import Paragraph as Words
from mgops_desktop.reports.render.fonts import BOLD, load_fonts, printable, unhung, width
from mgops_desktop.reports.render.style import Type, style_of

_FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one font on one line; `figure` is the place in the paragraph of their number."""

    text: str
    font: str
    figure: int | None = None


Line = tuple[Run, ...]


def p(text: Words, style: ParagraphStyle) -> Paragraph:
    """Make a paragraph that prints the text as it is, whatever stands in it.

    Each figure is put between two marks labelled by its place in the text.
    """
    load_fonts()
    return Paragraph("".join(_markup(i, piece) for i, piece in enumerate(text)), style)


def _markup(index: int, piece: str | FigureSpan) -> str:
    if isinstance(piece, str):
        return escape(unhung(printable(piece))).replace("\n", "<br/>")
    # a number and its noun stay on one line
    text = escape(printable(piece.text).replace(" ", "\N{NO-BREAK SPACE}").replace("\n", ""))
    if piece.strong:
        text = f"<font name={quoteattr(BOLD)}>{text}</font>"
    mark = f'<onDraw name="{_FIGURE}" label="{index}"/>'
    return f"{mark}{text}{mark}"


def broken(text: Words, style: ParagraphStyle, room: float) -> list[Line]:
    """Break a paragraph into lines no wider than `room`; words longer than a line are split."""
    found = p(text, style).breakLines(room)
    if found.kind == 0:
        return [(Run(" ".join(words), style.fontName),) for _, words in found.lines]
    return list(_runs(found.lines))


def _runs(lines: list[Any]) -> Iterator[Line]:
    figure: int | None = None
    for line in lines:
        runs = []
        for fragment in line.words:
            if hasattr(fragment, "cbDefn"):
                figure = int(fragment.cbDefn.label) if figure is None else None
            elif fragment.text:
                runs.append(Run(fragment.text, fragment.fontName, figure))
        yield tuple(runs)


def lines(text: str, kind: Type, room: float) -> list[str]:
    """Break a short text of one font into lines no wider than `room`."""
    text = printable(text)
    if "\n" not in text and width(text, kind.font, kind.size) <= room:
        return [text]
    return [
        "".join(run.text for run in line).rstrip(" ")
        for line in broken((text,), style_of(kind), room)
    ]
