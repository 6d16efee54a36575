from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from tests.conftest_database import ASSISTANT, HEAD, HEAD_AND_TEAM
from tests.operations.importing.every_kind import every_kind
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing import (
    file_of,
    import_workbook,
    plan_import,
    take_back_import,
)
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.tables.centre import ImportRun
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.visit import Visit


@pytest.fixture
def full(importer: Importer) -> Importer:
    importer.must(every_kind)
    return importer


def sheets_of(content):
    """Rows of each sheet of records as dicts by header."""
    book = load_workbook(BytesIO(content))
    found = {}
    for sheet in SHEETS:
        _keys, headers, *rows = book[sheet.title].iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(headers, row, strict=False)) for row in rows]
    return found


def saved(content, folder):
    path = folder / "eksport.xlsx"
    path.write_bytes(content)
    return file_of(path)


@question("importy", None)
def imports(session):
    return list(session.scalars(select(ImportRun.id)))


@question("przebieg", None)
def course(session, number):
    return session.scalars(select(Visit.course).where(Visit.number == number)).one()


@operation("przebieg", None)
def write_course(session, number, text):
    session.scalars(select(Visit).where(Visit.number == number)).one().course = text


@operation("kosz", None)
def bin_person(session, number):
    put_in_bin(session, session.scalars(select(Person).where(Person.number == number)).one(), "")


@question("odczyty", None)
def readings(session):
    return {
        tuple(row) for row in session.execute(select(CENTRE.reading.kind, CENTRE.reading.purpose))
    }


@pytest.mark.parametrize("uncover", [True, False])
def test_an_export_of_every_kind_imports_as_equal(full, tmp_path, uncover):
    exported = full.database.read(export_workbook, uncover=uncover)
    plan = full.database.read(plan_import, saved(exported.content, tmp_path))

    assert plan.errors == ()
    assert {sheet.key for sheet in plan.sheets if sheet.rows} == {sheet.key for sheet in SHEETS}
    assert [sheet for sheet in plan.sheets if sheet.rows != sheet.equal] == []


def test_an_export_carries_a_centre_into_another_folder(full, opened_folder, tmp_path):
    exported = full.database.read(export_workbook, uncover=True)
    before = sheets_of(exported.content)
    # what was imported goes, and comes back from the export alone
    book = saved(exported.content, tmp_path)
    (first,) = full.database.read(imports)
    full.database.change(take_back_import, first)
    full.database.change(import_workbook, book)
    again = full.database.read(export_workbook, uncover=True)
    assert sheets_of(again.content) == before


def test_a_protected_address_stays_covered(full):
    covered = full.database.read(export_workbook)
    (person, _other) = sheets_of(covered.content)["Osoby"][::-1]
    assert (person["Nazwisko"], person["Ulica i numer"]) == ("Nazwisko 1", "adres chroniony")
    uncovered = full.database.read(export_workbook, uncover=True)
    assert sheets_of(uncovered.content)["Osoby"][-1]["Ulica i numer"] == "Ulica i numer 1"


def test_a_covered_address_in_a_new_folder_is_empty_and_said(importer, full, tmp_path):
    def covered(book):
        book.add("family", number="R/9/2026", name="Umowna", street="adres chroniony")

    (warning,) = importer.plan(covered).warnings
    assert (warning.code, warning.column) == ("hidden", "Ulica i numer")


def test_only_chosen_sheets_are_written(full):
    exported = full.database.read(export_workbook, ["family"])
    assert load_workbook(BytesIO(exported.content)).sheetnames == ["Rodziny", "_format"]


def test_an_assistant_may_not_export(opened_folder):
    with pytest.raises(NotAllowed):
        opened_folder.seen_by(ASSISTANT).read(export_workbook)


def test_procedures_are_written_for_those_who_may_see_them(full, opened_folder):
    head = opened_folder.seen_by(HEAD).read(export_workbook)
    team = opened_folder.seen_by(HEAD_AND_TEAM).read(export_workbook)
    assert "Procedury NK" not in load_workbook(BytesIO(head.content)).sheetnames
    assert "Procedury NK" in load_workbook(BytesIO(team.content)).sheetnames


def test_an_export_of_protected_records_stands_in_the_reading_log(full):
    full.database.read(export_workbook, ["family", "worker"])
    assert full.database.read(readings) == {("family", "eksport")}


def test_a_record_in_the_bin_is_not_written_and_its_references_stay(importer, tmp_path):
    importer.must(small_centre)
    importer.database.change(bin_person, "O/1/2026")
    exported = importer.database.read(export_workbook)
    assert "O/1/2026" not in {row["Numer"] for row in sheets_of(exported.content)["Osoby"]}
    plan = importer.database.read(plan_import, saved(exported.content, tmp_path))
    assert (plan.errors, plan.changes_nothing) == ((), True)


def test_a_text_too_long_for_a_cell_is_reported_and_left_alone(importer, tmp_path):
    importer.must(small_centre)
    note = "ż" * 40_000
    importer.database.change(write_course, "W/1/2026", note)
    exported = importer.database.read(export_workbook)
    (problem,) = exported.problems
    assert (problem.sheet, problem.row, problem.column) == ("visit", 3, "Przebieg")
    plan = importer.database.change(import_workbook, saved(exported.content, tmp_path)).plan
    assert (plan.errors, plan.changes_nothing) == ((), True)
    assert importer.database.read(course, "W/1/2026") == note
