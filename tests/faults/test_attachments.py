"""F-T75 below the window: a file is refused with nothing stored, or kept byte for byte without being looked into.

The same files go through the window in tests/gui/records/test_fault_attachments.py.
"""

import struct
import zlib

import pytest
from tests.storage.test_attachments import contents, contents_in, database, visit

from mgops_desktop.domain.attachment import LARGEST, NewFile
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.attachment import attach_file, files_of, read_file

__all__ = ["contents", "contents_in", "database", "visit"]
PDF = b"%PDF-1.7\n%%EOF\n"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pixel_bomb():
    """A picture of 50,000 × 50,000 pixels in a few kilobytes: 7 GB once somebody paints it."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(4_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("pusty.pdf", b"", "pusty"),
        ("duży.pdf", PDF + bytes(21 * 1024 * 1024), "ponad 20 MB"),
        ("pismo.pdf.exe", b"MZ\x90\x00" + PDF, "Takich plików"),
        ("pismo.pdf", b"MZ\x90\x00" + PDF, "nie jest treścią pliku PDF"),
        ("zdjęcie.png", PDF, "nie jest treścią pliku PNG"),
        ("rysunek.svg", SCRIPT, "Takich plików"),
        ("rysunek.png", SCRIPT, "nie jest treścią pliku PNG"),
    ],
    ids=["0 bytes", "21 MB", ".pdf.exe", "wrong magic", "pdf as png", "svg", "svg as png"],
)
def test_f_t75_bad_attachment_is_refused_in_words_and_nothing_is_stored(
    database, contents, visit, name, content, why
):
    before = database.read(files_of, visit)
    with pytest.raises(UserError, match=why):
        database.change(attach_file, contents, visit, NewFile(name, content))
    assert contents.digests() == set()
    assert database.read(files_of, visit) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomba.png", pixel_bomb()),
        ("skrypt.pdf", PDF + b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        ("największy.pdf", PDF + bytes(LARGEST - len(PDF))),
    ],
    ids=["pixel bomb", "script", "largest"],
)
def test_f_t75_attachment_is_kept_byte_for_byte_and_never_opened(
    database, contents, visit, name, content, monkeypatch
):
    def opened(*_args, **_kwargs):
        raise AssertionError("somebody looks into the file")

    for way in ("decompress", "decompressobj"):
        monkeypatch.setattr(zlib, way, opened)
    for module in ("pypdfium2.PdfDocument", "pikepdf.open", "PIL.Image.open"):
        monkeypatch.setattr(module, opened)
    added = database.change(attach_file, contents, visit, NewFile(name, content))
    assert database.read(read_file, contents, visit, added)[1] == content
