"""The one way to a reportlab paragraph, and the lines that it breaks into.

Reportlab reads the text of a paragraph as markup, which opens local files (`<img src=…>`) or stops
the whole document (`a <b`). `p` hands it fragments instead, so nothing that a person typed is ever
read as markup; nothing else makes a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.abag import ABag
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from mgops_desktop.domain.line_ends import unhung
from mgops_desktop.reports.blocks import FigureSpan
from mgops_desktop.reports.blocks import Paragraph as Words
from mgops_desktop.reports.render.fonts import BOLD, load_fonts, printable, width
from mgops_desktop.reports.render.style import Type, style_of

_FIGURE = "figure"
_ONE_LINE = 30  # a number with its noun is no longer, and stays on one line


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
    found: list[ParaFrag] = []
    for i, piece in enumerate(text):
        found += _words(piece, style) if isinstance(piece, str) else _figure(i, piece, style)
    return Paragraph(None, style, frags=found)


@cache
def _fragment(style: ParagraphStyle) -> ParaFrag:
    """A fragment as reportlab's own reader makes it, to be copied with other words."""
    load_fonts()
    return Paragraph("x", style).frags[0]


def _words(text: str, style: ParagraphStyle) -> Iterator[ParaFrag]:
    for i, line in enumerate(unhung(printable(text)).split("\n")):
        if i:
            yield _fragment(style).clone(text="", lineBreak=True)
        yield _fragment(style).clone(text=line)


def _figure(index: int, span: FigureSpan, style: ParagraphStyle) -> Iterator[ParaFrag]:
    plain = _fragment(style)
    mark = plain.clone(text="", cbDefn=ABag(kind="onDraw", name=_FIGURE, label=str(index)))
    text = printable(span.text).replace("\n", " ")
    if len(text) <= _ONE_LINE:
        text = text.replace(" ", "\N{NO-BREAK SPACE}")
    yield mark
    yield plain.clone(text=text, fontName=BOLD if span.strong else plain.fontName)
    yield mark


def broken(text: Words, style: ParagraphStyle, room: float) -> list[Line]:
    """Break a paragraph into lines no wider than `room`; words longer than a line are split."""
    if len(text) == 1 and isinstance(text[0], str):
        line = printable(text[0])
        if "\n" not in line and width(line, style.fontName, style.fontSize) <= room:
            return [(Run(line, style.fontName),)]
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
    found = broken((text,), style_of(kind), room)
    return ["".join(run.text for run in line).rstrip(" ") for line in found]
