"""What runs in the child process that looks for codes on a stranger's scan or photo.

Gets a line of JSON and the file on standard input, answers one line of JSON; knows no data folder and no key. Whatever
goes wrong in here, a damaged file or too large a picture, costs one process and finds no code.
"""

import io
import json
import warnings
from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image

from mgops_desktop.sheets.child.memory import limit_memory

_MOST_PAGES = 40
_MOST_PIXELS = 60_000_000
_LONGEST = 4200  # dots: a page of A4 at 360 dpi
_SCALES = (2.0, 4.0)
"""Dots to a point: the second only for pages on which the first found nothing."""


def main() -> None:
    """Answer one request."""
    # by number, because a frozen program with a window has no sys.stdin
    warnings.simplefilter("ignore")
    with open(0, "rb", closefd=False) as question, open(1, "wb", closefd=False) as out:
        request = json.loads(question.readline())
        limit_memory(request["memory"])
        found = codes_of(question.read(), request["suffix"])
        out.write(json.dumps(found).encode() + b"\n")


def codes_of(content: bytes, suffix: str) -> list[str]:
    """Return the texts of all codes on a PDF or a picture, each once, in the order of the pages."""
    codes = _codes_of_pdf(content) if suffix == ".pdf" else _codes_of_picture(content)
    return list(dict.fromkeys(codes))


def _codes_of_pdf(content: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        for number in range(min(len(pdf), _MOST_PAGES)):
            page = pdf[number]
            wide, high = page.get_size()
            for scale in _SCALES:
                fitting = min(scale, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
                found = _codes(page.render(scale=fitting, grayscale=True).to_pil())
                yield from found
                if found:
                    break


def _codes_of_picture(content: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as picture:
        pages = min(getattr(picture, "n_frames", 1), _MOST_PAGES)
        for number in range(pages):
            picture.seek(number)
            if picture.width * picture.height > _MOST_PIXELS:
                continue
            grey = picture.convert("L")
            grey.thumbnail((_LONGEST, _LONGEST))
            yield from _codes(grey)


def _codes(picture: Image.Image) -> list[str]:
    grey = picture.convert("L")
    dots = memoryview(grey.tobytes()).cast("B", (grey.height, grey.width))
    found = zxingcpp.read_barcodes(dots, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return [code.text for code in found]


if __name__ == "__main__":
    main()
