"""A reportlab canvas that knows, for everything it draws, which tag it belongs to."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from threading import Lock

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import FigureSpan, link_name
from mgops_desktop.reports.render.fonts import REGULAR, load_fonts, rise_and_fall
from mgops_desktop.reports.render.fonts import width as width_of
from mgops_desktop.reports.render.structure import Box, Content, Element, Link
from mgops_desktop.reports.render.style import PAGE_HEIGHT, PAGE_WIDTH, Type

# reportlab cuts its font subsets with a reader that remembers its place in the font file
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Spot:
    """Where a figure is printed: page from 0, corners in points from the lower left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    figure: str
    period: Period


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws marked content for one element at a time and remembers where figures stand.

    Whatever is drawn outside `open`/`close` or `write` must be between `open_artefact` and `close`.
    """

    def __init__(
        self, period: Period, size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT)
    ) -> None:
        self.file = BytesIO()
        load_fonts()
        super().__init__(
            self.file,
            size,
            pageCompression=0,  # pikepdf compresses when it saves
            invariant=1,
            initialFontName=REGULAR,  # else every page would name Helvetica, which is not embedded
        )
        self.period = period
        self.page = 0
        self.spots: list[Spot] = []
        self.places: dict[str, tuple[int, float]] = {}
        self.headings: list[tuple[int, str, int, float]] = []
        self._marked = 0

    def showPage(self) -> None:  # noqa: N802 – reportlab's name
        super().showPage()
        self.page += 1
        self._marked = 0

    def save(self) -> None:
        with _one_at_a_time:
            super().save()

    def mark(self, element: Element) -> str:
        """Return the operator that begins content of the element."""
        element.kids.append(Content(self.page, self._marked))
        self._marked += 1
        return f"/{element.tag} <</MCID {self._marked - 1}>> BDC"

    def open(self, element: Element) -> None:
        self.addLiteral(self.mark(element))

    def open_artefact(self, kind: str = "") -> None:
        """Begin what a screen reader skips; `kind` is Header or Footer, none for lines."""
        about = f" <</Type /Pagination /Subtype /{kind}>> BDC" if kind else " BMC"
        self.addLiteral(f"/Artifact{about}")

    def close(self) -> None:
        self.addLiteral("EMC")

    def letters(self, x: float, y: float, text: str, kind: Type) -> None:
        """Draw one line with its baseline at y, left edge at x; inside open content only.

        The operators are written here: a reportlab text object takes twice the time.
        """
        font = getFont(kind.font)
        ink = _ink(kind.colour)
        self.addLiteral(f"BT {ink} 1 0 0 1 {x:.2f} {y:.2f} Tm")
        for subset, codes in font.splitString(text, self._doc):
            name = font.getSubsetInternalName(subset, self._doc)
            self.addLiteral(f"{name} {kind.size:g} Tf <{codes.hex()}> Tj")
        self.addLiteral("ET")

    def letters_right(self, x: float, y: float, text: str, kind: Type) -> None:
        """The same with its right edge at x."""
        self.letters(x - width_of(text, kind.font, kind.size), y, text, kind)

    def figure_letters(
        self, element: Element, x: float, y: float, figure: FigureSpan, kind: Type
    ) -> None:
        """Draw a figure inside the element, which must be closed, as a link of its own."""
        link = Element("Link", element)
        self.open(link)
        self.letters(x, y, figure.text, kind)
        self.close()
        rise, fall = rise_and_fall(kind.font, kind.size)
        right = x + width_of(figure.text, kind.font, kind.size)
        self.figure(link, (x, y + fall, right, y + rise), figure)

    def figure(self, element: Element, box: Box, figure: FigureSpan) -> None:
        """Remember where a figure stands and make it a link inside the element."""
        period = figure.period or self.period
        name = link_name(figure.figure, period)
        element.kids.append(Link(self.page, box, name, figure.text))
        self.spots.append(Spot(self.page, *box, figure.figure, period))
        self.places.setdefault(name, (self.page, box[3]))


@cache
def _ink(colour: Color) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f} rg"
