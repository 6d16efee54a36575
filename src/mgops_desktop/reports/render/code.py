"""The code (QR) by which the scan of a page finds its document: which of its squares are dark."""

import struct
import zlib
from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

Squares = tuple[tuple[bool, ...], ...]
QUIET = 2
"""Light squares round the code, in which nothing may stand."""


@lru_cache(maxsize=8)
def squares_of(text: str) -> Squares:
    """Return the rows of squares of a text, dark ones true, without the light edge."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(y, x)) for x in range(size)) for y in range(size))


def code_as_png(text: str, dots: int = 8) -> bytes:
    """Return the code as a picture in grey with its light edge, each square so many dots wide."""
    edge = (False,) * QUIET
    rows = [edge + row + edge for row in squares_of(text)]
    empty = (False,) * len(rows[0])
    rows = [*[empty] * QUIET, *rows, *[empty] * QUIET]
    lines = (b"\0" + b"".join((b"\0" if dark else b"\xff") * dots for dark in row) for row in rows)
    pixels = b"".join(line * dots for line in lines)
    side = len(rows) * dots
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
