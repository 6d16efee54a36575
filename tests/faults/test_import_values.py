"""F-T60, F-T73, F-T74 at the import: odd texts, PESEL numbers, dates and amounts in the cells of a workbook."""

import pytest
from sqlalchemy import select
from stdnum.pl import pesel as numbers
from tests.operations.importing.invented import Importer

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.report import YearlyCount
from mgops_desktop.storage.tables.staff import Worker


@pytest.fixture
def importer(database, tmp_path):
    return Importer(database, tmp_path)


@question("wartości", None)
def stored(session, column):
    return list(session.scalars(select(column)))


def with_check_digit(body):
    return body + numbers.calc_check_digit(body)


def person(**more):
    return lambda book: book.add("person", number="O/1/2026", surname="Umowna", **more)


@pytest.mark.parametrize(
    ("pesel", "code"),
    [
        ("90051712346", "pesel_check_digit"),
        ("00000000000", "pesel_zeros"),
        ("9005171234", "pesel_length"),
        ("9005171234A", "pesel_digits"),
        (with_check_digit("9013171234"), "pesel_date"),
        (with_check_digit("9085171234"), "pesel_too_old"),
        (with_check_digit("9045171234"), "pesel_future"),
    ],
)
def test_f_t73_a_wrong_pesel_is_explained_and_stored_only_with_a_reason(importer, pesel, code):
    result = importer.run(person(pesel=pesel))
    assert result.import_id is None
    codes = {one.code for one in result.plan.errors}
    assert code in codes
    assert all(one.column == "PESEL" and one.row == 3 for one in result.plan.errors)
    explained = importer.must(person(pesel=pesel, pesel_remark="nieustalony"))
    assert {one.code for one in explained.plan.warnings} == codes
    assert importer.database.read(stored, Person.pesel) == [pesel]


def test_f_t73_a_pesel_that_disagrees_with_birth_and_sex_is_explained(importer):
    pesel = with_check_digit("9005171230")  # 17.05.1990, a man or a woman by the tenth digit
    fill = person(pesel=pesel, birth_date="17.05.1991", sex="mężczyzna")
    assert {one.code for one in importer.plan(fill).errors} == {"pesel_birth_date", "pesel_sex"}


def test_f_t73_spaces_are_taken_out_and_the_nought_that_a_number_lost_comes_back(importer):
    body = "0227081230"  # 8 July 2002
    right = with_check_digit(body)
    importer.must(person(pesel=f"{right[:6]} {right[6:]}"))
    assert importer.database.read(stored, Person.pesel) == [right]
    assert importer.must(person(pesel=int(right))).plan.changes_nothing


@pytest.mark.parametrize(
    "day",
    ["31.02.2026", "0001-01-01", "1.1.9999", "13/2026", "29.2", "45000", "maj", "#N/A"],
)
def test_f_t74_a_day_that_is_none_is_refused_by_column(importer, day):
    (error,) = importer.plan(person(birth_date=day)).errors
    assert (error.sheet, error.row, error.column) == ("person", 3, "Data urodzenia")


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [
        ("1 234,56", 123456),
        ("1.234,56", 123456),
        ("1234.56", 123456),
        (1234.56, 123456),
        (1234, 123400),
        ("-0", 0),
        (-0.0, 0),
        ("12 zł", 1200),
    ],
)
def test_f_t74_amounts_come_in_as_they_are_meant(importer, typed, hundredths):
    importer.must(amount(typed))
    assert importer.database.read(stored, YearlyCount.hundredths) == [hundredths]


@pytest.mark.parametrize("typed", ["1e9", "NaN", "1.234", "1,2,3", "dwa", 1e20, 0.001, "∞"])
def test_f_t74_amounts_that_may_mean_two_things_are_refused(importer, typed):
    (error,) = importer.plan(amount(typed)).errors
    assert (error.sheet, error.row, error.column) == ("yearly_count", 3, "Wartość")


def amount(typed):
    return lambda book: book.add(
        "yearly_count", number="LI/1/2026", key="proba", year=2026, value=typed, source="szkoła"
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna\u202eairaM", "AnnaairaM"),
        ("An\u200bna", "Anna"),
        ("Z\u0307o\u0301łw", "Żółw"),
        ("👩‍👧 Ewa", "👩‍👧 Ewa"),
        ("עדה", "עדה"),
    ],
)
def test_f_t60_texts_are_cleaned_on_their_way_in(importer, typed, kept):
    importer.must(lambda book: book.add("worker", number="P/1/2026", surname=typed))
    assert importer.database.read(stored, Worker.surname) == [kept]


def test_f_t60_a_million_characters_are_refused_by_name(importer):
    fill = lambda book: book.add("worker", number="P/1/2026", surname="x" * 32_000)  # noqa: E731
    (error,) = importer.plan(fill).errors
    assert (error.sheet, error.row, error.column, error.code) == ("worker", 3, "Nazwisko", "text")
