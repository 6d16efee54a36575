"""F-T72: CSV files of all offices: encoding and separator are found out, nothing is stored without confirmation."""

import pytest

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.operations.importing import file_of, import_workbook, plan_import
from mgops_desktop.sheets.reading import read_file
from mgops_desktop.storage.access import question
from mgops_desktop.storage.journal import head_of

ROWS = [
    ["Numer", "Nazwisko", "Imię"],
    ["P/1/2026", "Żółw-Łoś", "Świętosława; Ewa"],
    ["P/2/2026", "Ćma, zwana „Wielką”", "Źdźbło\nw dwóch wierszach"],
]


@question("stan", None)
def state(session):
    return head_of(session)


def csv_text(separator=";", end="\r\n"):
    lines = []
    for row in ROWS:
        cells = (f'"{cell}"' if {separator, "\n", '"'} & set(cell) else cell for cell in row)
        lines.append(separator.join(cells))
    return end.join(lines) + end


def saved(tmp_path, content, name="Pracownicy.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    "encoding", ["cp1250", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-2"]
)
def test_f_t72_encoding_and_separator_are_found_out(tmp_path, encoding, separator):
    content = csv_text(separator).replace("„", "").replace("”", "").encode(encoding)
    (sheet,) = read_file(saved(tmp_path, content)).sheets
    expected = [tuple(cell.replace("„", "").replace("”", "") for cell in row) for row in ROWS]
    assert [row.cells for row in sheet.rows] == expected


def test_f_t72_the_hint_of_excel_is_followed(tmp_path):
    content = ("sep=|\r\n" + csv_text("|")).encode()
    (sheet,) = read_file(saved(tmp_path, content)).sheets
    assert [row.cells for row in sheet.rows] == [tuple(row) for row in ROWS]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Numer;Nazwisko\nP/1;" + b"x" * 10_000_000, "wiersza 2"),
        (b'Numer;Nazwisko\nP/1;"' + b"x;\n" * 100_000, "cudzysłów"),
        (b"Numer" + b";" * 10_000_000, "ponad 256 kolumn"),
        (b"Numer;Nazwisko\nP/1;\x81\x83\xb3", "polskich liter"),
        (b"Numer;Nazwisko\nP/1;Wzor\0cowa", "polskich liter"),
        (b"\xff\xfeN\0u\0m", "polskich liter"),
    ],
)
def test_f_t72_what_cannot_be_read_is_refused_with_its_row(tmp_path, content, says):
    with pytest.raises(FileRefused, match=says):
        read_file(saved(tmp_path, content))


@pytest.mark.parametrize(
    ("headers", "code"),
    [("Numer;Imię", "missing_column"), ("Numer;Nazwisko;Nazwisko", "duplicate_column")],
)
def test_f_t72_missing_and_double_headers_are_errors_by_name(database, tmp_path, headers, code):
    path = saved(tmp_path, f"{headers}\nP/1/2026;a;b\n".encode())
    (error,) = database.read(plan_import, file_of(path)).errors
    assert (error.code, error.sheet, error.row, error.column) == (code, "worker", 1, "Nazwisko")


def test_f_t72_short_and_long_rows_do_no_harm(database, tmp_path):
    path = saved(tmp_path, b"Numer;Nazwisko\nP/1/2026\nP/2/2026;Umowna;za;duzo\n;\n")
    (error,) = database.read(plan_import, file_of(path)).errors
    assert (error.row, error.code) == (2, "required")


def test_f_t72_the_preview_stores_nothing_the_confirmation_everything(database, tmp_path):
    path = saved(tmp_path, csv_text().encode("cp1250"))
    before = database.read(state)
    plan = database.read(plan_import, file_of(path))
    assert [(one.key, one.new) for one in plan.sheets] == [("worker", 2)]
    assert database.read(state) == before
    assert database.change(import_workbook, file_of(path)).import_id is not None
