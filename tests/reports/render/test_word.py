"""The Word document: the same content as the PDF, in real headings, lists and tables."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from tests.reports.sample import CENTRE, CLOSURES, TITLE, sample

from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import ListBlock, Section, Text
from mgops_desktop.reports.render.word import render_docx


@pytest.fixture(scope="module")
def written():
    return docx.Document(BytesIO(render_docx(sample(practice=True))))


def body_text(document) -> str:
    found = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            found += [cell.text for row in part.rows for cell in row.cells]
        else:
            found.append(part.text)
    return "".join("".join(found).split())


def expected_of(block: dict) -> Iterator[str]:
    if block["type"] == "chart":
        yield block["text"]
        return
    for key, value in block.items():
        if key == "text":
            yield value
        elif key == "columns":
            yield from value
        elif key == "rows":
            first = 1 if block["type"] == "list" else 0
            yield from (cell["text"] for row in value for cell in row[first:])


def expected_text(report) -> str:
    """The texts of the JSON; markers of lists and words in charts are not text in Word."""
    found = []
    for section, given in zip(as_json(report)["sections"], report.sections, strict=True):
        if given.level:
            found.append(section["title"])
        for block in section["blocks"]:
            found += list(expected_of(block))
    return "".join("".join(found).split())


def test_word_has_the_same_texts_in_the_same_order(written):
    assert body_text(written) == expected_text(sample())


def test_headings_are_real(written):
    found = {p.text: p.style.name for p in written.paragraphs}
    assert found["3. Wsparcie rodziny przez asystenta rodziny"] == "Heading 1"
    assert found["3.1. Przyczyny zakończenia pracy z rodziną"] == "Heading 2"
    assert found["1.1.1. Uwagi"] == "Heading 3"


def test_table_header_is_repeated_and_rows_stay_whole(written):
    table = next(t for t in written.tables if t.rows[0].cells[0].text == "Wyszczególnienie")
    flags = [
        {name for name in ("w:tblHeader", "w:cantSplit") if row._tr.trPr.find(qn(name)) is not None}
        for row in table.rows
    ]
    assert flags[0] == {"w:tblHeader", "w:cantSplit"}
    assert set(map(frozenset, flags[1:])) == {frozenset({"w:cantSplit"})}


def test_pages_are_numbered_by_fields_and_bear_the_centre(written):
    section = written.sections[0]
    foot = section.footer.paragraphs[0]
    fields = [f.get(qn("w:instr")) for f in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text.startswith(TITLE)
    head = "\n".join(p.text for p in section.header.paragraphs)
    assert CENTRE.name in head
    assert "OPS.1.2027" in head
    assert "PLIK ĆWICZENIOWY" in head


def test_charts_are_pictures_told_in_words(written):
    told = [shape._inline.docPr.get("descr") for shape in written.inline_shapes]
    assert len(told) == 4
    assert told[0] == CLOSURES.alternative


def test_lato_has_a_substitute_and_the_language_is_polish(written):
    assert written.styles["Normal"].font.name == "Lato"
    assert written.styles["Heading 1"].font.name == "Lato"
    (fonts,) = [p for p in written.part.package.iter_parts() if p.partname == "/word/fontTable.xml"]
    assert b'<w:font w:name="Lato"><w:altName w:val="Calibri"/>' in fonts.blob
    assert b'w:val="pl-PL"' in written.part._styles_part.blob


def test_each_numbered_list_begins_with_one():
    lists = (
        ListBlock((("a",), ("b",)), numbered=True),
        Text.of("dalej"),
        ListBlock((("c",),), numbered=True),
    )
    report = sample(sections=(Section("s", "S", lists),))
    document = docx.Document(BytesIO(render_docx(report)))
    numbers = {p.text: p._p.pPr.numPr.numId.val for p in document.paragraphs if p.text in "abc"}
    assert numbers["a"] == numbers["b"] != numbers["c"]


def test_date_is_the_given_one():
    moment = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    about = docx.Document(BytesIO(render_docx(sample(), created=moment))).core_properties
    assert about.created.replace(tzinfo=UTC) == moment
    assert about.title == TITLE


def test_strange_characters_do_not_stop_the_document():
    text = "a\x00b\x0bc \ud800 \ufffe 👨‍👩‍👧 <b>&"
    report = sample(sections=(Section("s", "S", (Text.of(text),)),))
    document = docx.Document(BytesIO(render_docx(report)))
    assert document.paragraphs[-1].text == "abc   👨‍👩‍👧 <b>&"
