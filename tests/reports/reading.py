"""Reads printed PDFs back: by what stands where on the page, and as a screen reader would."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_SAME_LINE = 1.5  # points
_WRAPPED = 14.0  # lines of one cell or paragraph are nearer than this
_SAME_CELL_GAP = 5.0
_SAME_LEFT = 1.0


@dataclass(frozen=True)
class Letters:
    """One run of letters: its page, baseline, edges and font."""

    page: int
    x: float
    y: float
    right: float
    text: str
    font: str
    size: float
    content: int  # number of its marked content


@dataclass
class _Cell:
    left: float
    right: float
    line: float
    texts: list[str] = field(default_factory=list)

    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def letters_of(data: bytes) -> list[Letters]:
    """Every run of letters, page by page in the order of drawing."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [letters for i, page in enumerate(pdf) for letters in _letters(page, i)]


def _letters(page: pypdfium2.PdfPage, index: int) -> Iterator[Letters]:
    words = page.get_textpage()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(item.raw, size)
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(item.raw), name, 100)
        place = item.get_matrix()
        yield Letters(
            index,
            place.e,
            place.f,
            item.get_bounds()[2],
            _text(item, words),
            name.value.decode().split("+")[-1],
            size.value,
            pdfium.FPDFPageObj_GetMarkedContentID(item.raw),
        )


def _text(item: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(item.raw, words, None, 0)
    text = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(item.raw, words, text, length)
    return bytes(text).decode("utf-16-le").rstrip("\0")


def rows_of(data: bytes) -> list[list[str]]:
    """What stands beside each other, from top to bottom, cells from left to right.

    Lines of a wrapped cell or paragraph are put together.
    """
    rows: list[list[_Cell]] = []
    last: Letters | None = None
    for run in sorted(letters_of(data), key=lambda run: (run.page, -run.y, run.x)):
        if not run.text.strip():
            continue
        if last is None or run.page != last.page or last.y - run.y > _WRAPPED:
            rows.append([])
        _put(rows[-1], run)
        last = run
    return [[cell.text() for cell in sorted(row, key=lambda cell: cell.left)] for row in rows]


def _put(row: list[_Cell], run: Letters) -> None:
    for cell in row:
        beside = abs(cell.line - run.y) < _SAME_LINE and run.x - cell.right < _SAME_CELL_GAP
        under = _SAME_LINE < cell.line - run.y < _WRAPPED and abs(run.x - cell.left) < _SAME_LEFT
        if beside or under:
            cell.texts.append(" " + run.text if under else run.text)
            cell.right, cell.line = run.right, run.y
            return
    row.append(_Cell(run.x, run.right, run.y, [run.text]))


def figures_beside(data: bytes, label: str) -> list[str]:
    """The cells to the right of a label in its first row; LookupError if it is not printed."""
    wanted = " ".join(label.split())
    for row in rows_of(data):
        if wanted in row:
            return row[row.index(wanted) + 1 :]
    raise LookupError(f"not printed: {label}")


def figure_beside(data: bytes, label: str) -> str:
    """The first figure to the right of a label; LookupError if there is none."""
    found = figures_beside(data, label)
    if not found:
        raise LookupError(f"nothing stands beside: {label}")
    return found[0]


def page_texts(data: bytes) -> list[str]:
    """The words of each page with single blanks."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [" ".join(text.split()) for text in texts]


def read_aloud(data: bytes) -> list[tuple[str, str]]:
    """What a screen reader reads, in its order: (tag, text); nothing of heads, feet and lines."""
    contents: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(data) as drawn:
        for i, page in enumerate(drawn):
            words = page.get_textpage()
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                key = (i, pdfium.FPDFPageObj_GetMarkedContentID(item.raw))
                contents[key] = contents.get(key, "") + _text(item, words)
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        return list(_spoken(pdf.Root.StructTreeRoot.K, pages, contents))


def _spoken(
    element: pikepdf.Object, pages: dict[tuple[int, int], int], contents: dict[tuple[int, int], str]
) -> Iterator[tuple[str, str]]:
    kids = element.get("/K")
    if kids is None:  # a cell with nothing in it
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield str(element.S)[1:], contents.get((pages[element.Pg.objgen], kid), "")
        elif kid.get("/Type") == "/MCR":
            yield str(element.S)[1:], contents.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
        elif "/S" in kid:
            yield from _spoken(kid, pages, contents)
