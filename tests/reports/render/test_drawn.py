"""A picture on its page: across, tagged with its words, its letters on the page; as SVG and in Word."""

from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import page
import pytest
from tests.domain.drawing.kindreds import three_generations

from mgops_desktop.domain.drawing.genogram import genogram
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Centre, Note, Picture, Report, Section, Title
from mgops_desktop.reports.render.drawn_file import drawing_as_svg
from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.raster import page_sizes
from mgops_desktop.reports.render.word import render_docx


@pytest.fixture(scope="module")
def sheet() -> Report:
    picture = Picture(genogram(*three_generations()), "Genogram. Dziadek, babka i inni.")
    blocks = (Title("Genogram"), picture, Note("Kwadrat – mężczyzna."))
    section = Section("genogram", "Genogram", blocks, level=0)
    return Report(
        "genogram", "Genogram", Period.year(2026), Centre("Ośrodek"), (section,), landscape=True
    )


def test_sheet_lies_across_on_one_page_and_conforms_to_pdf_ua(sheet):
    data = render_pdf(sheet).data
    ((wide, high),) = page_sizes(data)
    assert wide > high
    assert page.is_pdf_compliant_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert as_json(sheet)["sections"][0]["blocks"][1]["text"] == "Genogram. Dziadek, babka i inni."


def test_word_page_lies_across_with_the_picture_and_its_words(sheet):
    document = docx.Document(BytesIO(render_docx(sheet)))
    section = document.sections[0]
    assert section.page_width > section.page_height
    (shape,) = document.inline_shapes
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert shape._inline.docPr.get("descr") == "Genogram. Dziadek, babka i inni."


def test_svg_is_well_formed_and_says_what_it_shows():
    drawing = genogram(*three_generations())
    root = ET.fromstring(drawing_as_svg(drawing, "Genogram R/1 <&>", practice=True))
    words = [one.text for one in root.iter() if one.tag.endswith("text")]
    assert {"Dziadek", "PLIK ĆWICZENIOWY"} <= set(words)
    assert next(one.text for one in root.iter() if one.tag.endswith("title")) == "Genogram R/1 <&>"
