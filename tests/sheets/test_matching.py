import pytest

from mgops_desktop.domain.errors import UserError
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.mapping import propose_mapping
from mgops_desktop.sheets.matching import recognise
from mgops_desktop.sheets.raw import RawRow, RawSheet, RawWorkbook

NEEDS = {"number": "Numer", "year": "Rok sprawozdania", "position": "Kolejność", "text": "Potrzeba"}
ROW = ["PT/1/2026", 2026, 1, "drugi asystent"]


def workbook(*sheets):
    return RawWorkbook("plik.xlsx", tuple(sheets))


def sheet(title, *rows):
    numbered = (RawRow(number, tuple(cells)) for number, cells in enumerate(rows, 1))
    return RawSheet(title, tuple(numbered))


def found(*sheets, mappings=None, chosen=None):
    return recognise(workbook(*sheets), (*SHEETS, START), mappings or {}, chosen)


def only(recognition):
    assert recognition.errors == []
    (recognised,) = recognition.sheets
    return recognised


def read(recognised):
    """The rows as dicts by column key."""
    return [
        {column.key: row.cells[index] for index, column in recognised.columns.items()}
        for row in recognised.rows
    ]


EXPECTED = [dict(zip(NEEDS, ROW, strict=True))]


def test_columns_are_found_by_their_keys_and_the_header_row_is_no_data():
    recognised = only(found(sheet("Potrzeby", [*NEEDS], [*NEEDS.values()], ROW)))
    assert recognised.sheet.key == "need"
    assert read(recognised) == EXPECTED


def test_columns_are_found_by_their_headers_in_any_order():
    recognised = only(found(sheet("Potrzeby", [*NEEDS.values()][::-1], ROW[::-1])))
    assert read(recognised) == EXPECTED


def test_headers_are_known_however_they_are_written():
    headers = ["NUMER", "rok  sprawozdania", "Kolejnosc", "POTRZEBA"]
    assert read(only(found(sheet("potrzeby", headers, ROW)))) == EXPECTED


def test_lines_above_the_headers_are_passed_over():
    rows = [["Potrzeby na rok 2026"], [None, "stan na dziś"], [*NEEDS.values()], ROW]
    assert read(only(found(sheet("Potrzeby", *rows)))) == EXPECTED


def test_a_renamed_sheet_is_known_by_its_mark():
    recognised = only(found(sheet("Moje potrzeby", [*NEEDS, "sheet=need"], [*NEEDS.values()], ROW)))
    assert recognised.sheet.key == "need"


def test_a_renamed_sheet_is_known_by_its_columns_if_they_fit_only_one():
    assert only(found(sheet("dane", [*NEEDS.values()], ROW))).sheet.key == "need"


def test_a_sheet_that_may_be_two_things_is_left_out_with_a_word():
    recognition = found(
        sheet("dane", ["Numer", "Data"], ["1", "y"]),
        sheet("Potrzeby", [*NEEDS.values()], ROW),
    )
    assert only(recognition).sheet.key == "need"
    assert [warning.code for warning in recognition.warnings] == ["unknown_sheet"]
    assert "„dane” pominięto" in recognition.warnings[0].message


@pytest.mark.parametrize(
    ("key", "headers"),
    [
        ("start", ["Numer rodziny", "Nazwisko", "Imię", "Rola w rodzinie"]),
        ("placement", ["Numer", "Dziecko", "Forma pieczy", "Od"]),
        ("visit", ["Numer", "Sprawy", "Data", "Rodzaj"]),
    ],
)
def test_a_short_list_is_known_by_its_headers_whatever_its_name(key, headers):
    recognised = only(found(sheet("lista z marca", headers, ["1", "2", "3", "4"])))
    assert recognised.sheet.key == key


def test_a_list_that_several_sheets_fit_names_them():
    fits = found(sheet("lista", ["Numer", "Sprawa", "Od", "Do"], ["1", "2", "3", "4"]))
    (warning,) = fits.warnings
    assert "„Plany pracy”" in warning.message
    assert "Przypisz kolumny" in warning.message


def test_the_user_says_what_an_unknown_sheet_is():
    rows = sheet("2026", [*NEEDS.values()], ROW)
    assert only(found(rows, chosen={"2026": "need"})).sheet.key == "need"


def test_a_file_without_any_known_sheet_is_an_error():
    (error,) = found(sheet("Arkusz1", ["a", "b"], [1, 2])).errors
    assert error.code == "unknown_sheet"


def test_an_unknown_column_is_left_out_with_a_word():
    recognition = found(sheet("Potrzeby", [*NEEDS.values(), "Priorytet"], [*ROW, "duży"]))
    assert read(only(recognition)) == EXPECTED
    assert "„Priorytet” pominięto" in recognition.warnings[0].message


def test_a_column_that_comes_twice_is_an_error():
    (error,) = found(sheet("Potrzeby", [*NEEDS.values(), "Potrzeba"], [*ROW, "inna"])).errors
    assert (error.code, error.sheet, error.row, error.column) == (
        "duplicate_column",
        "need",
        1,
        "Potrzeba",
    )


def test_a_required_column_that_is_missing_is_an_error():
    (error,) = found(sheet("Potrzeby", ["Numer", "Rok sprawozdania", "Kolejność"], ROW[:3])).errors
    assert (error.code, error.column) == ("missing_column", "Potrzeba")


def test_kept_mappings_say_what_own_headers_mean():
    mappings = {"need": {"czego brakuje": "text", "uwagi": ""}}
    rows = sheet("Potrzeby", ["Nr", "Rok sprawozdania", "Kolejność", "Czego brakuje?"], ROW)
    assert read(only(found(rows, mappings=mappings))) == EXPECTED


def test_a_workbook_of_a_newer_format_is_refused():
    with pytest.raises(UserError, match="nowszej wersji"):
        found(sheet("_format", ["format", 2]), sheet("Potrzeby", [*NEEDS], ROW))


def test_a_mapping_is_proposed_for_own_headers():
    need = next(one for one in SHEETS if one.key == "need")
    proposed = propose_mapping(need, ["L.p.", "Rok sprawozd.", "potrzeby", "osoba"], {})
    assert proposed == {"L.p.": "number", "Rok sprawozd.": "year", "potrzeby": "text", "osoba": ""}


def test_no_column_is_proposed_twice():
    need = next(one for one in SHEETS if one.key == "need")
    assert propose_mapping(need, ["Potrzeba", "potrzeba"], {}) == {
        "Potrzeba": "text",
        "potrzeba": "",
    }
