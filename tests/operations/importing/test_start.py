"""The flat start sheet: one row per person becomes families, persons, cases and obligations."""

from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from mgops_desktop.domain.case import Basis
from mgops_desktop.operations.importing import (
    file_of,
    import_workbook,
    plan_import,
    take_back_import,
)
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.template import start_template
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family, Membership, Person

HEADERS = [
    "Numer rodziny",
    "Nazwisko",
    "Imię",
    "Data lub rok urodzenia",
    "Płeć",
    "Rola w rodzinie",
    "Wspólnie gospodaruje",
    "Ulica i numer",
    "Miejscowość",
    "Miasto czy wieś",
    "Wsparcie asystenta od",
    "Podstawa objęcia",
    "Zobowiązanie sądu",
]
MOTHER = ["7", "Przykładowa", "Ewa", "17.05.1990", "kobieta", "matka", None, "ul. Umowna 2"]
MOTHER += ["Przykładowo", "miasto", "1.2.2026", None, "tak"]
SON = ["7", "Przykładowy", "Jan", 2019, "mężczyzna", "dziecko"]
AUNT = ["8", "Fikcyjna", "Ala", None, "kobieta", "inny krewny", "nie"]
ROWS = [MOTHER, SON, AUNT]


class Start:
    """Fills in the start sheet and imports it."""

    def __init__(self, database, folder):
        self.database = database
        self._path = folder / "start.xlsx"

    def file(self, rows):
        book = Workbook()
        book.active.title = "Rodziny na start"
        for row in [HEADERS, *rows]:
            book.active.append(row)
        book.save(self._path)
        return file_of(self._path)

    def plan(self, rows):
        return self.database.read(plan_import, self.file(rows))

    def run(self, rows):
        result = self.database.change(import_workbook, self.file(rows))
        assert result.plan.errors == ()
        return result


@pytest.fixture
def start(database, tmp_path):
    return Start(database, tmp_path)


@question("wszystko", None)
def everything(session):
    return {
        table: list(session.scalars(select(table).order_by(table.number)))
        for table in (Family, Person, Membership, Case, CourtObligation)
    }


def counts(plan):
    (sheet,) = plan.sheets
    return sheet.rows, sheet.new, sheet.changed, sheet.equal


def test_the_rows_become_families_persons_cases_and_obligations(start):
    result = start.run(ROWS)
    assert counts(result.plan) == (3, 3, 0, 0)
    found = start.database.read(everything)
    seven, eight = found[Family]
    assert (seven.number, seven.name, seven.street, seven.place) == (
        "7",
        "Przykładowa",
        "ul. Umowna 2",
        "Przykładowo",
    )
    assert [(one.number, one.first_name, one.birth_year) for one in found[Person]] == [
        ("O/1/2026", "Ewa", None),
        ("O/2/2026", "Jan", 2019),
        ("O/3/2026", "Ala", None),
    ]
    assert [one.shares_household for one in found[Membership]] == [True, True, False]
    (case,) = found[Case]
    assert (case.number, case.family_id, case.basis, case.began) == (
        "AR/1/2026",
        seven.id,
        Basis.COURT,
        date(2026, 2, 1),
    )
    (obligation,) = found[CourtObligation]
    assert (obligation.family_id, obligation.began) == (seven.id, date(2026, 2, 1))
    assert eight.on_record_from == date(2026, 11, 21)


def test_importing_it_again_changes_nothing(start):
    start.run(ROWS)
    again = start.run(ROWS)
    assert again.import_id is None
    assert counts(again.plan) == (3, 0, 0, 3)


def test_a_correction_changes_the_person_and_not_his_namesake(start):
    start.run(ROWS)
    result = start.run([MOTHER, [*SON[:3], "3.4.2019", *SON[4:]], AUNT])
    assert counts(result.plan) == (3, 0, 1, 2)
    persons = start.database.read(everything)[Person]
    assert [(one.number, one.birth_date) for one in persons][1] == ("O/2/2026", date(2019, 4, 3))


def test_a_child_who_is_added_later_gets_the_next_number(start):
    start.run(ROWS)
    start.run([*ROWS, ["7", "Przykładowa", "Ola", "1.9.2026", "kobieta", "dziecko"]])
    found = start.database.read(everything)
    assert found[Person][-1].number == "O/4/2026"
    assert found[Membership][-1].began == date(2026, 9, 1)
    assert len(found[Case]) == 1


def test_the_date_of_support_can_be_corrected(start):
    start.run(ROWS)
    start.run([[*MOTHER[:10], "15.2.2026", *MOTHER[11:]], SON, AUNT])
    (case,) = start.database.read(everything)[Case]
    assert case.began == date(2026, 2, 15)


@pytest.mark.parametrize(
    ("rows", "column", "code"),
    [
        ([MOTHER, [*SON[:3], "2031"]], "Rola w rodzinie", "required"),
        ([MOTHER, [*SON[:3], "2031", *SON[4:]]], "Data lub rok urodzenia", "date"),
        ([MOTHER, SON, SON], "Nazwisko", "duplicate"),
        ([MOTHER, [*SON, None, "ul. Inna 1"]], "Ulica i numer", "contradiction"),
        ([[*MOTHER[:10], None, "zgoda rodziny"]], "Wsparcie asystenta od", "required"),
    ],
)
def test_what_contradicts_itself_is_an_error(start, rows, column, code):
    (error,) = start.plan(rows).errors
    assert (error.sheet, error.column, error.code) == ("start", column, code)


def test_a_start_that_was_taken_back_can_be_imported_again(start):
    first = start.run(ROWS)
    start.database.change(take_back_import, first.import_id)
    assert start.database.read(everything)[Person] == []
    result = start.run(ROWS)
    assert counts(result.plan) == (3, 3, 0, 0)
    assert [one.number for one in start.database.read(everything)[Person]] == [
        "O/1/2026",
        "O/2/2026",
        "O/3/2026",
    ]


def test_the_written_start_sheet_can_be_filled_in_and_imported(start, tmp_path):
    path = tmp_path / "start.xlsx"
    path.write_bytes(start_template(shipped_dictionaries()))
    book = load_workbook(path)
    book["Rodziny na start"].append(MOTHER)
    book.save(path)
    result = start.database.change(import_workbook, file_of(path))
    assert (result.plan.errors, counts(result.plan)) == ((), (1, 1, 0, 0))
