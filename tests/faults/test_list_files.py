"""F-T66, F-T67: what a person typed leaves as text and comes back as text; nothing is cut silently."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing import file_of, import_workbook
from mgops_desktop.sheets.lists import list_as_csv, list_as_xlsx
from mgops_desktop.sheets.reading import read_file
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.family import Person

TEXTS = [
    "=1+1",
    "+48 600 100 200",
    "-5",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "https://192.0.2.1/plik",
    "007",
    "1e5",
    "'=1",
    "'cytat'",
    "#N/A",
    "tak",
    "1.5.2026",
    '=HYPERLINK("http://192.0.2.1";"x")',
]


@operation("uwagi", None)
def write_remarks(session, text):
    for person in session.scalars(select(Person)):
        person.occupation = text


@question("uwagi", None)
def remarks(session):
    return set(session.scalars(select(Person.occupation)))


@pytest.mark.parametrize("text", [*TEXTS, "\t=1+1"])
def test_f_t66_a_list_in_xlsx_holds_texts_only(tmp_path, text):
    written = list_as_xlsx("Wykaz", ["Uwagi"], [[text]])
    cell = load_workbook(BytesIO(written.content)).active["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    path = tmp_path / "wykaz.xlsx"
    path.write_bytes(written.content)
    (sheet,) = read_file(path).sheets
    assert sheet.rows[1].cells == (text,)


@pytest.mark.parametrize("text", [*TEXTS, "\t=1+1"])
def test_f_t66_a_list_in_csv_has_no_cell_that_begins_a_formula(tmp_path, text):
    content = list_as_csv(["Uwagi"], [[text]])
    cell = content.decode("utf-8-sig").splitlines()[1].lstrip('"')
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    path = tmp_path / "wykaz.csv"
    path.write_bytes(content)
    (sheet,) = read_file(path).sheets
    assert sheet.rows[1].cells == (text,)


@pytest.mark.parametrize("text", [text for text in TEXTS if text != "#N/A"])
def test_f_t66_an_export_brings_every_text_back(database, tmp_path, text):
    Importer(database, tmp_path).must(small_centre)
    database.change(write_remarks, text)
    exported = database.read(export_workbook)
    path = tmp_path / "eksport.xlsx"
    path.write_bytes(exported.content)
    database.change(write_remarks, "inne")
    assert database.change(import_workbook, file_of(path)).plan.errors == ()
    assert database.read(remarks) == {text}


def test_f_t67_a_text_of_40_000_characters_is_reported_and_not_cut():
    note = "ż" * 40_000
    written = list_as_xlsx("Wykaz", ["Numer", "Przebieg"], [["W/1/2026", note], ["W/2/2026", "x"]])
    (problem,) = written.problems
    assert (problem.sheet, problem.row, problem.column) == ("Wykaz", 2, "Przebieg")
    assert "40000" in problem.message
    cell = load_workbook(BytesIO(written.content)).active["B2"].value
    assert not note.startswith(cell)


def test_f_t67_what_just_fits_is_written_whole():
    note = "ż" * 32_767
    written = list_as_xlsx("Wykaz", ["Przebieg"], [[note]])
    assert written.problems == ()
    assert load_workbook(BytesIO(written.content)).active["A2"].value == note


def test_f_t67_characters_outside_the_basic_plane_count_twice():
    assert list_as_xlsx("Wykaz", ["Przebieg"], [["👩" * 20_000]]).problems


def test_f_t67_csv_holds_texts_of_any_length():
    note = "ż" * 40_000
    assert note in list_as_csv(["Przebieg"], [[note]]).decode("utf-8-sig")
