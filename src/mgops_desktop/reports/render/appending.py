"""Strange files behind the pages of a report: PDFs as they are, pictures as pages of their own."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from PIL import Image, ImageOps

from mgops_desktop.domain.errors import UserError

_MOST_PAGES = 2000
_MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 2500
_PAPER = (8.27, 11.69)
"""A sheet of A4 in inches."""
_MARGIN = 0.4
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}


def pages_of_file(content: bytes, ending: str) -> bytes:
    """Return a file as a PDF that may be appended: nothing in it acts, links or asks for a password.

    Raises UserError for one that is damaged, protected, too large, or of another kind.
    """
    if ending == ".pdf":
        return _plain_pages(content)
    if ending in _FORMATS:
        return _picture_page(content, _FORMATS[ending])
    raise UserError("takich plików nie dołącza się do teczki")


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def appended(main: bytes, files: Sequence[bytes]) -> bytes:
    """Return the pages of a report with those of other files behind them.

    What was appended has no tags: the file does not say any more that it conforms to PDF/UA.
    """
    if not files:
        return main
    with pikepdf.open(BytesIO(main)) as pdf:
        for content in files:
            with pikepdf.open(BytesIO(content)) as other:
                pdf.pages.extend(other.pages)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            del about["pdfuaid:part"]
        out = BytesIO()
        pdf.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _plain_pages(content: bytes) -> bytes:
    try:
        with pikepdf.open(BytesIO(content)) as strange, pikepdf.new() as plain:
            if len(strange.pages) > _MOST_PAGES:
                raise UserError("plik PDF ma za dużo stron")
            plain.pages.extend(strange.pages)
            for page in plain.pages:
                for acting in ("/AA", "/Annots"):
                    if acting in page.obj:
                        del page.obj[acting]
            out = BytesIO()
            plain.save(out, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise UserError("plik PDF jest uszkodzony albo chroniony hasłem") from error
    return out.getvalue()


def _picture_page(content: bytes, kind: str) -> bytes:
    """One sheet with the picture as large as it fits, held as the camera was."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise UserError("obraz ma za dużo punktów")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise UserError("obraz jest uszkodzony") from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    width, height = (side - 2 * _MARGIN for side in _PAPER)
    density = max(picture.width / width, picture.height / height)
    sheet = Image.new("RGB", (round(_PAPER[0] * density), round(_PAPER[1] * density)), "white")
    sheet.paste(picture, ((sheet.width - picture.width) // 2, round(_MARGIN * density)))
    out = BytesIO()
    sheet.save(out, "PDF", resolution=density)
    return out.getvalue()
