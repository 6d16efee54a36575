"""The three looks of bars and columns, told apart on a grey printer too: solid, tint, hatch."""

from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from mgops_desktop.reports.render.style import ACCENT, TINT, WHITE

_HATCH_STEP = 9.0
_LEAN = 0.45  # how far a hatch line moves right for each point it rises


class Fill(Enum):
    """How the inside of a bar is drawn."""

    SOLID = 0
    TINT = 1
    HATCH = 2

    @classmethod
    def nth(cls, index: int) -> "Fill":
        """The fill of the series or bar at `index`, in order and then again."""
        return tuple(cls)[index % len(cls)]


def filled_box(
    canvas: Canvas, left: float, foot: float, box: tuple[float, float], fill: Fill
) -> None:
    """Draw a bar of width and height `box` with its lower left corner at (left, foot)."""
    wide, high = box
    if wide <= 0 or high <= 0:
        return
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.7)
    canvas.setFillColor({Fill.SOLID: ACCENT, Fill.TINT: TINT, Fill.HATCH: WHITE}[fill])
    canvas.rect(left, foot, wide, high, stroke=1, fill=1)
    if fill is Fill.HATCH:
        canvas.lines(_hatch(left, foot, wide, high))


def _hatch(left: float, foot: float, wide: float, high: float) -> list[tuple[float, ...]]:
    """Leaning lines cut off at the sides of the box."""
    found: list[tuple[float, ...]] = []
    lean = high * _LEAN
    start = -lean + _HATCH_STEP / 2
    while start < wide:
        low, up = max(start, 0.0), min(start + lean, wide)
        if up - low > 0.1:
            found.append(
                (
                    left + low,
                    foot + (low - start) / _LEAN,
                    left + up,
                    foot + (up - start) / _LEAN,
                )
            )
        start += _HATCH_STEP
    return found
