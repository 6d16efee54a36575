"""The workbook: figures as numbers, words as words, a sheet for each table."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from tests.reports.sample import sample

from mgops_desktop.reports.blocks import Cell, Column, FigureTable, Row, Section
from mgops_desktop.reports.render.workbook import as_number, render_xlsx


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(BytesIO(render_xlsx(sample())))


def test_each_table_and_chart_has_its_sheet_after_the_texts(book):
    assert book.sheetnames == [
        "Treść",
        "Tabela 1",
        "Wykres 1",
        "Wykres 2",
        "Wykres 3",
        "Wykres 4",
        "Tabela 2",
    ]


def test_table_has_header_label_and_figures_as_numbers(book):
    rows = list(book["Tabela 1"].iter_rows(values_only=True))
    assert rows[0] == ("Wyszczególnienie", "2026", "2025")
    assert rows[1] == ("Liczba rodzin objętych wsparciem asystenta rodziny w 2026 roku", 19, 16)
    assert rows[-1][0].startswith("Tabela 1. Rodziny objęte")


def test_texts_stand_in_reading_order_and_name_the_sheets(book):
    texts = [row[0] for row in book["Treść"].iter_rows(values_only=True)]
    start = texts.index("3. Wsparcie rodziny przez asystenta rodziny")
    assert texts[start + 1].startswith(
        "W 2026 roku wsparciem asystenta rodziny objęto 19 rodzin (71"
    )
    assert texts[start + 2].endswith("– arkusz „Tabela 1”")


@pytest.mark.parametrize(
    ("printed", "value", "form"),
    [
        ("0", 0, "#,##0"),
        ("1 234", 1234, "#,##0"),
        ("1\u00a0723\u202f800", 1723800, "#,##0"),
        ("2\u00a0948,69", Decimal("2948.69"), "#,##0.00"),
        ("-5", -5, "#,##0"),
        ("1 234,50 zł", Decimal("1234.50"), '#,##0.00 "zł"'),
    ],
)
def test_figures_as_printed_become_numbers(printed, value, form):
    assert as_number(printed) == (value, form)


@pytest.mark.parametrize(
    "printed", ["007", "1e5", "b.d.", "", ".", "12 rodzin", "1 23", "47 godz."]
)
def test_what_is_not_plainly_a_number_stays_text(printed):
    assert as_number(printed) is None


def test_number_in_a_cell_that_is_no_figure_stays_text():
    table = FigureTable((Column("pokój"),), (Row("wizyta", (Cell("12"),)),))
    report = sample(sections=(Section("s", "S", (table,)),))
    book = openpyxl.load_workbook(BytesIO(render_xlsx(report)))
    assert book["Wyszczególnienie"]["B2"].value == "12"


def test_practice_mark_and_centre_stand_in_the_head_of_the_sheet():
    book = openpyxl.load_workbook(BytesIO(render_xlsx(sample(practice=True))))
    for sheet in book.worksheets:
        assert sheet.oddHeader.right.text == "PLIK ĆWICZENIOWY"
        assert "Przykładowie" in sheet.oddHeader.left.text
