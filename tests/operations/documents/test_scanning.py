"""A scan finds its document by the code on its pages; whatever a file holds, it is looked at in another process."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter
from tests.fixtures.story import Story

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.documents.keeping import NewDocument, document_report, make_document
from mgops_desktop.operations.documents.scan_child import codes_of
from mgops_desktop.operations.documents.scanning import code_on, document_of_code
from mgops_desktop.operations.reports import render_report
from mgops_desktop.reports.render.code import code_as_png
from mgops_desktop.sheets.child.call import (
    SCAN_MODULE,
    child_call,
    child_environment,
    is_child_call,
)
from mgops_desktop.storage.database import Database

CODE = "MGOPS/1/01A2044E11F77405B8033F1FD2453C44/D1A11EE0E5221F94"


@pytest.fixture
def head(story: Story) -> Database:
    return story.as_(Role.HEAD)


@pytest.fixture
def printed(story: Story, head: Database) -> bytes:
    """The PDF of a document as the program prints it."""
    of = RecordRef("family", story.ids["family"])
    document = head.change(make_document, NewDocument("zgoda-rodziny", of, {}))
    report = head.read(document_report, document)
    return render_report(report, "pdf", datetime(2026, 11, 21, tzinfo=UTC))


def photo(pdf: bytes, *, turned: float = 0, blurred: float = 0, side: int = 1600) -> bytes:
    """A photo of the first page: turned a little, out of focus, in JPEG."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil().convert("L")
    page = page.rotate(turned, expand=True, fillcolor=200)
    page.thumbnail((side, side))
    out = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(blurred)).save(out, "JPEG", quality=60)
    return out.getvalue()


def test_code_is_read_from_the_printed_pages_and_leads_to_the_document(head, printed):
    code = code_on(NewFile("skan.pdf", printed))
    assert code is not None
    found = head.read(document_of_code, code)
    assert (found.number, found.heading) == (
        "DOK/1/2026",
        "Zgoda rodziny na pracę z asystentem rodziny",
    )


@pytest.mark.parametrize(("turned", "blurred"), [(0, 0), (4, 0.6), (90, 0), (183, 0.8)])
def test_code_is_read_from_a_photo_of_the_page(printed, turned, blurred):
    (text,) = codes_of(photo(printed, turned=turned, blurred=blurred), ".jpg")
    assert text.startswith("MGOPS/1/")


def test_code_is_read_from_every_kind_of_picture():
    for kind, suffix in (("PNG", ".png"), ("TIFF", ".tif"), ("JPEG", ".jpg")):
        out = io.BytesIO()
        Image.open(io.BytesIO(code_as_png(CODE))).save(out, kind)
        assert codes_of(out.getvalue(), suffix) == [CODE]


@pytest.mark.parametrize(
    "file",
    [
        NewFile("skan.pdf", b"%PDF-1.7 uszkodzony"),
        NewFile("skan.jpg", b"\xff\xd8\xff nie obraz"),
        NewFile("list.docx", b"PK\x03\x04"),
        NewFile("inny.png", code_as_png("https://example.invalid")),
        NewFile("inny.png", code_as_png("MGOPS/1/nie-numer/00")),
    ],
    ids=["broken pdf", "broken picture", "word", "other code", "broken code"],
)
def test_file_without_a_code_of_the_program_leads_nowhere(file):
    assert code_on(file) is None


def test_pages_of_two_documents_in_one_file_are_refused():
    other = CODE.replace("01A2", "01A3")
    pictures = [Image.open(io.BytesIO(code_as_png(text))) for text in (CODE, other)]
    out = io.BytesIO()
    pictures[0].save(out, "TIFF", save_all=True, append_images=pictures[1:])
    with pytest.raises(UserError, match="różnych dokumentów"):
        code_on(NewFile("skan.tif", out.getvalue()))


def test_code_of_another_text_of_another_folder_or_out_of_reach_is_refused(story, head, printed):
    code = code_on(NewFile("skan.pdf", printed))
    assert code is not None
    with pytest.raises(UserError, match="nie zgadza się"):
        head.read(document_of_code, type(code)(code.document, "0" * 16))
    with pytest.raises(UserError, match="nie ma w tym folderze"):
        head.read(document_of_code, type(code)(story.ids["family"], code.checksum))
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT, own=False).read(document_of_code, code)


def test_the_child_knows_neither_database_nor_keys():
    code = (
        f"import sys, {SCAN_MODULE}; "
        "print([m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'sqlcipher3', 'PySide6')"
        " or '.storage' in m])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env=child_environment(), capture_output=True, check=True
    )
    assert answer.stdout.strip() == b"[]"
    assert is_child_call(child_call(SCAN_MODULE))


@pytest.mark.parametrize("entry", ["console.py", "window.py"])
def test_the_entries_of_the_frozen_program_look_for_codes_too(entry):
    script = Path(__file__).parents[3] / "packaging" / "frozen" / entry
    answer = subprocess.run(
        [sys.executable, str(script), "-m", SCAN_MODULE],
        input=b'{"suffix": ".png", "memory": 1500000000}\n' + code_as_png(CODE),
        env=child_environment(),
        capture_output=True,
        check=True,
    )
    assert answer.stdout.strip() == f'["{CODE}"]'.encode()
