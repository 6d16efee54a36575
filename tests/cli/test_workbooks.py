"""Export, somebody's own list, and files that cannot be written, from the command line."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from tests.cli.running import PASSWORD, TODAY, run
from tests.cli.test_commands import DAY
from tests.fixtures.records import add_one_of_each

from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.family import Person

LIST = "Lp;Nazwisko i imię;ur.;Uwagi kierownika\nO/71/2026;Umowna Ewa;17.5.1990;pilne\n"


@operation("ochrona adresu w teście", None)
def protect(session):
    person = session.scalars(select(Person)).first()
    person.protected_address, person.street = True, "ul. Ptasia 9"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("skoroszyty") / "Łódź i okolice"
    assert run("init", "--data", path, "--today", TODAY).code == 0
    data = open_data(path, PASSWORD, DAY)
    data.database.change(add_one_of_each)
    data.database.change(protect)
    data.close()
    return path


def on(folder, *arguments, **more):
    return run(*arguments, "--data", folder, "--today", TODAY, **more)


def cells(path):
    book = load_workbook(BytesIO(path.read_bytes()), read_only=True)
    return {str(cell) for sheet in book for row in sheet.values for cell in row if cell}


def test_export_covers_protected_addresses_unless_asked(folder, tmp_path):
    out = tmp_path / "dane ośrodka.xlsx"
    made = on(folder, "export", out)
    assert (made.code, made.out) == (0, ""), made.said
    assert "adres chroniony" in cells(out)
    uncovered = tmp_path / "odsłonięte.xlsx"
    assert on(folder, "export", uncovered, "--uncover").code == 0
    assert "ul. Ptasia 9" in cells(uncovered) - cells(out)


def test_own_list_is_mapped_once_and_known_afterwards(folder, tmp_path):
    own = tmp_path / "mój wykaz.csv"
    own.write_text(LIST, encoding="utf-8")
    proposed = on(folder, "import", own, "--propose-map", "--sheet", "person")
    found = proposed.json("import-map")
    assert found["sheet"] == "person"
    assert set(found["columns"]) == {"Lp", "Nazwisko i imię", "ur.", "Uwagi kierownika"}
    found["columns"] |= {"Lp": "number", "Nazwisko i imię": "surname", "ur.": "birth_date"}
    found["columns"]["Uwagi kierownika"] = ""
    mapping = tmp_path / "mapa.json"
    mapping.write_text(json.dumps(found), encoding="utf-8")
    imported = on(folder, "import", own, "--map", mapping)
    assert imported.json("import")["sheets"] == [
        {"key": "person", "rows": 1, "new": 1, "changed": 0, "equal": 0}
    ]
    known = on(folder, "import", own, "--propose-map").json("import-map")
    assert known["columns"]["ur."] == "birth_date"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("to nie JSON", 6),
        ("[]", 6),
        (json.dumps({"sheet": "person", "columns": {"Lp": 1}}), 6),
        (json.dumps({"sheet": "osoby", "columns": {}}), 2),
        (json.dumps({"sheet": "person", "columns": {"Lp": "numer"}}), 2),
    ],
)
def test_mapping_without_sense_is_refused(folder, tmp_path, content, code):
    own, mapping = tmp_path / "wykaz.csv", tmp_path / "mapa.json"
    own.write_text(LIST, encoding="utf-8")
    mapping.write_text(content, encoding="utf-8")
    ran = on(folder, "import", own, "--map", mapping)
    assert (ran.code, ran.out) == (code, ""), ran.said


def test_list_of_what_is_due_as_a_file(folder, tmp_path):
    for suffix, begins in ((".xlsx", b"PK"), (".csv", b"\xef\xbb\xbf")):
        out = tmp_path / f"terminy{suffix}"
        made = on(folder, "due", "-o", out)
        assert (made.code, made.out) == (0, ""), made.said
        assert out.read_bytes().startswith(begins)
    assert on(folder, "due", "-o", tmp_path / "terminy.txt").code == 2


@pytest.mark.slow
def test_file_that_cannot_be_written_is_said_in_polish(folder, tmp_path):
    for arguments in (
        ("report", "annual", "--year", 2026, "-o"),
        ("template",),
        ("export",),
        ("account", "recovery-code", "--recovery-out"),
    ):
        for place in (tmp_path, tmp_path / "nie ma" / "plik.xlsx"):
            ran = on(folder, *arguments, place)
            assert (ran.code, ran.out) == (2, ""), ran.said
            assert "folder" in ran.said or "istnieje" in ran.said
            assert "directory" not in ran.said


def test_import_asks_for_the_password_before_it_reads_the_file(folder, tmp_path):
    broken = tmp_path / "zepsuty.xlsx"
    broken.write_bytes(b"nie skoroszyt")
    assert on(folder, "import", broken, password="nie to hasło wcale").code == 3
    assert on(folder, "import", broken).code == 6


def test_log_tells_who_read_what_and_only_binned_records_are_erased(folder, tmp_path):
    assert on(folder, "export", tmp_path / "odsłonięte.xlsx", "--uncover").code == 0
    found = on(folder, "log", "--from", "2026-11-01", "--to", "2100-12-31").json("log")
    assert found["period"] == {"first": "2026-11-01", "last": "2100-12-31"}
    uncovered = [one for one in found["readings"] if "odsłoniętymi" in one["purpose"]]
    assert {one["login"] for one in uncovered} == {"kierownik"}
    assert on(folder, "log", "--from", TODAY, "--to", "2026-11-01").code == 2
    refused = on(folder, "erase", "person", "O/9077/2026", "--reason", "próba", "--yes")
    assert (refused.code, refused.out) == (2, "")
    assert on(folder, "erase", "person", "O/1", "--reason", "próba").code == 2
