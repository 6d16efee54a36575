"""Lists as files: nothing a person typed becomes a formula, and everything comes back as it was."""

from datetime import date, time
from decimal import Decimal
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from mgops_desktop.sheets.csv_prefix import protected, unprotected
from mgops_desktop.sheets.lists import list_as_csv, list_as_xlsx
from mgops_desktop.sheets.reading import read_file

HEADERS = ["Nazwisko", "Dzień", "Godzina", "Kwota", "Minuty"]
ROW = ["Żółw-Przykładowa", date(2026, 3, 2), time(9, 30), Decimal("1234.50"), 60]


@given(st.text())
def test_what_the_prefix_does_is_undone(text):
    assert unprotected(protected(text)) == text


@given(st.text())
def test_no_protected_text_begins_a_formula(text):
    assert not protected(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_csv_list_is_read_back_as_it_was(tmp_path):
    path = tmp_path / "wykaz.csv"
    path.write_bytes(list_as_csv(HEADERS, [ROW, ['a;"b"', None, None, None, None]]))
    (sheet,) = read_file(path).sheets
    assert sheet.title == "wykaz"
    assert [row.cells for row in sheet.rows] == [
        tuple(HEADERS),
        ("Żółw-Przykładowa", "02.03.2026", "9:30", "1234,50", "60"),
        ('a;"b"', None, None, None, None),
    ]


def test_an_xlsx_list_keeps_types_and_looks(tmp_path):
    written = list_as_xlsx("Rodziny: stan [2026]", HEADERS, [ROW], practice=True)
    page = load_workbook(BytesIO(written.content)).active
    assert page.title == "Rodziny stan 2026"
    assert page.oddHeader.right.text == "PLIK ĆWICZENIOWY"
    assert page["B2"].number_format == "dd.mm.yyyy"
    path = tmp_path / "wykaz.xlsx"
    path.write_bytes(written.content)
    (sheet,) = read_file(path).sheets
    assert sheet.rows[1].cells == ("Żółw-Przykładowa", date(2026, 3, 2), time(9, 30), 1234.5, 60)
