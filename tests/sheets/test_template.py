import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from mgops_desktop.operations.importing import file_of, plan_import
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.limits import LIMITS
from mgops_desktop.sheets.template import start_template, template


@pytest.fixture(scope="module")
def written():
    return template(SHEETS, shipped_dictionaries())


@pytest.fixture(scope="module")
def book(written):
    return load_workbook(BytesIO(written))


def test_the_first_row_carries_the_keys_and_is_hidden(book):
    for sheet in SHEETS:
        page = book[sheet.title]
        keys = [cell.value for cell in page[1]]
        assert keys == [*(column.key for column in sheet.columns), f"sheet={sheet.key}"]
        assert page.row_dimensions[1].hidden
        assert [cell.value for cell in page[2]][:-1] == [column.header for column in sheet.columns]


def test_the_format_number_stands_in_a_hidden_sheet(book):
    assert book["_format"].sheet_state == "hidden"
    assert [cell.value for cell in book["_format"][1]] == ["format", 1]


def test_choices_are_offered_and_the_help_is_shown(book):
    page = book["Członkowie rodzin"]
    role = next(rule for rule in page.data_validations.dataValidation if "D3" in rule.sqref)
    assert (role.promptTitle, role.prompt) == (
        "Rola w rodzinie",
        "Wymagane. Kim osoba jest dla dzieci w tej rodzinie.",
    )
    sheet, cells = role.formula1.replace("'", "").replace("$", "").split("!")
    assert book[sheet][cells][0][0].value == "matka"


def test_columns_of_texts_keep_what_is_typed_as_text(book):
    page = book["Wizyty i kontakty"]
    tasks = next(cell.column_letter for cell in page[1] if cell.value == "tasks")
    assert page.column_dimensions[tasks].number_format == "@"


def test_the_template_fits_into_the_limits_of_the_import(written):
    assert len(zipfile.ZipFile(BytesIO(written)).namelist()) <= LIMITS.members


@pytest.mark.parametrize("start", [False, True])
def test_an_untouched_template_imports_nothing(database, tmp_path, written, start):
    path = tmp_path / "szablon.xlsx"
    path.write_bytes(start_template(shipped_dictionaries()) if start else written)
    plan = database.read(plan_import, file_of(path))
    assert (plan.errors, plan.warnings) == ((), ())
    assert len(plan.sheets) == (1 if start else len(SHEETS))
    assert sum(sheet.rows for sheet in plan.sheets) == 0


@pytest.mark.parametrize("sheet", [*SHEETS, START], ids=lambda sheet: sheet.key)
def test_an_example_row_would_be_right_if_it_were_no_example(sheet):
    """Every required column has an example of its type."""
    page = load_workbook(BytesIO(template([sheet], shipped_dictionaries())))[sheet.title]
    shown = {key.value: example.value for key, example in zip(page[1], page[3], strict=True)}
    assert [
        column.key for column in sheet.columns if column.required and not shown[column.key]
    ] == []


def test_example_of_the_start_sheet_is_a_mother_at_home_with_support():
    book = load_workbook(BytesIO(start_template(shipped_dictionaries())))
    _keys, headers, example = book.worksheets[0].iter_rows(max_row=3, values_only=True)
    shown = dict(zip(headers, example, strict=True))
    assert shown["Wspólnie gospodaruje"] == "tak"
    assert shown["Wsparcie asystenta od"] == "12.01.2026"
    assert shown["Zobowiązanie sądu"] == "nie"
