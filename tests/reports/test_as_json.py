"""The JSON has the texts of the printed pages, in their order."""

import json
from collections.abc import Iterator

from tests.reports.reading import read_aloud
from tests.reports.sample import CASEWORK_SECTION, sample

from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.render.pdf import render_pdf


def texts(report: Report) -> Iterator[str]:
    """Every text of the JSON in its order; a section of level 0 prints no heading."""
    found = as_json(report)
    for section, given in zip(found["sections"], report.sections, strict=True):
        if given.level:
            yield section["title"]
        for block in section["blocks"]:
            yield from texts_of(block)


def texts_of(block: dict) -> Iterator[str]:
    for key, value in block.items():
        if key == "text":
            yield value
        elif key == "columns":
            yield from value
        elif key == "rows":
            yield from (cell["text"] for row in value for cell in row)


def test_json_and_pdf_have_the_same_texts_in_the_same_order():
    report = sample()

    spoken = "".join(text for _, text in read_aloud(render_pdf(report).data))

    assert "".join("".join(texts(report)).split()) == "".join(spoken.split())


def test_report_is_described_by_kind_period_and_title():
    found = as_json(sample())

    assert found["kind"] == "annual"
    assert found["period"] == {"first": "2026-01-01", "last": "2026-12-31"}
    assert found["title"].startswith("Sprawozdanie z realizacji zadań")
    assert [section["key"] for section in found["sections"]][:3] == ["title", "basis", "assistant"]
    assert json.loads(json.dumps(found)) == found


def test_table_row_gives_label_and_figures_with_their_keys():
    (section,) = as_json(sample(sections=(CASEWORK_SECTION,)))["sections"]

    table = section["blocks"][1]

    assert table["columns"] == ["Wyszczególnienie", "2026", "2025"]
    assert table["rows"][0] == [
        {"text": "Liczba rodzin objętych wsparciem asystenta rodziny w 2026 roku"},
        {"text": "19", "figure": "assistant_families"},
        {"text": "16", "figure": "assistant_families"},
    ]
    assert table["text"].startswith("Tabela 1. Rodziny objęte")


def test_every_block_has_type_and_one_of_the_agreed_roles():
    roles = {"title", "heading1", "heading2", "heading3", "text", "list", "table", "chart"}
    for section in as_json(sample())["sections"]:
        for block in section["blocks"]:
            assert block["type"]
            assert block["role"] in roles | {"signature"}
            assert set(block) <= {"type", "role", "text", "columns", "rows"}
