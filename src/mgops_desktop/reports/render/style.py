"""Sizes, colours and spaces of the printed page, in points."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from mgops_desktop.reports.render.fonts import BOLD, REGULAR, SEMIBOLD

PAGE_WIDTH: float = A4[0]
PAGE_HEIGHT: float = A4[1]
LEFT: float = 25 * mm
RIGHT: float = 20 * mm
TOP: float = 14 * mm
BOTTOM: float = 14 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT


def page_size(*, landscape: bool) -> tuple[float, float]:
    """Width and height of the page."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)


INK = HexColor("#1B2733")
MUTED = HexColor("#5A6875")
ACCENT = HexColor("#1D5B8F")
TINT = HexColor("#9DBDDC")
PALE = HexColor("#DCE8F3")
SHADE = HexColor("#EDF2F8")
HAIRLINE = HexColor("#C3CBD4")
WARN = HexColor("#8A5A00")
WARN_GROUND = HexColor("#FFF3D6")
WHITE = HexColor("#FFFFFF")


@dataclass(frozen=True)
class Type:
    """How a run of words looks and how much room its lines take."""

    font: str
    size: float
    leading: float
    colour: Color


HEADER_NAME = Type(SEMIBOLD, 8.5, 11, INK)
HEADER_LINE = Type(REGULAR, 8, 10.5, MUTED)
FOOTER = Type(REGULAR, 8, 10.5, MUTED)
BADGE = Type(BOLD, 7.5, 10, WARN)
TABLE = Type(REGULAR, 9, 11.5, INK)
TABLE_FIGURE = Type(SEMIBOLD, 9, 11.5, INK)
TABLE_TOTAL = Type(BOLD, 9, 11.5, INK)
TABLE_HEADER = Type(SEMIBOLD, 9, 11.5, INK)
TABLE_MUTED = Type(REGULAR, 9, 11.5, MUTED)
FIELD_NAME = Type(REGULAR, 9, 12, MUTED)
FIELD_VALUE = Type(REGULAR, 9, 12, INK)
CHART_LABEL = Type(REGULAR, 9, 11.5, INK)
CHART_VALUE = Type(BOLD, 9.5, 11.5, INK)
CHART_SMALL = Type(REGULAR, 8.5, 11, MUTED)
STAMP_LINE = Type(REGULAR, 10, 13.5, INK)
SIGNER = Type(REGULAR, 8, 10, MUTED)
LIST_MARKER = Type(REGULAR, 10, 13.5, INK)


def _style(
    name: str, font: str, size: float, leading: float, *, muted: bool = False, indent: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=MUTED if muted else INK,
        leftIndent=indent,
        allowOrphans=0,
        allowWidows=0,
        splitLongWords=1,
    )


BODY = _style("body", REGULAR, 10, 13.5)
LIST_ITEM = _style("list item", REGULAR, 10, 13.5, indent=16)
CAPTION = _style("caption", REGULAR, 8, 10.5, muted=True)
SMALL = _style("small", REGULAR, 8.5, 11.5, muted=True)
ENTRY = _style("entry", SEMIBOLD, 9.5, 12.5)
TITLE = _style("title", BOLD, 24, 31)
TITLE_LINE = _style("title line", REGULAR, 12, 17, muted=True)
DOCUMENT_TITLE = _style("document title", BOLD, 15, 20)
DOCUMENT_LINE = _style("document line", REGULAR, 8.5, 12, muted=True)
HEADINGS = {
    1: _style("heading 1", BOLD, 14, 18),
    2: _style("heading 2", BOLD, 11, 15),
    3: _style("heading 3", SEMIBOLD, 10, 13.5),
}


LARGE = 1.5
"""How much larger large print is."""


@cache
def enlarged(look: ParagraphStyle) -> ParagraphStyle:
    """The same style in large print."""
    return ParagraphStyle(
        f"{look.name}, large",
        parent=look,
        fontSize=look.fontSize * LARGE,
        leading=look.leading * LARGE,
        leftIndent=look.leftIndent * LARGE,
    )


@cache
def style_of(kind: Type) -> ParagraphStyle:
    """The paragraph style with the same letters, for breaking lines."""
    return ParagraphStyle(
        "lines", fontName=kind.font, fontSize=kind.size, leading=kind.leading, splitLongWords=1
    )
