"""New persons who are perhaps known already are pointed out, never merged."""

from datetime import date

import pytest
from tests.operations.importing.invented import small_centre

BORN = date(1990, 5, 17)


def person(number, surname, first_name, **more):
    return lambda book: book.add(
        "person", number=number, surname=surname, first_name=first_name, **more
    )


@pytest.mark.parametrize(
    ("surname", "first_name"),
    [
        ("Przykładowa", "Ewa"),
        ("PRZYKLADOWA", "ewa"),
        ("Ewa", "Przykładowa"),
        ("Przykladova", "Ewa"),
    ],
)
def test_a_similar_name_with_the_same_birth_date_is_pointed_out(importer, surname, first_name):
    importer.must(small_centre)
    result = importer.must(person("O/9/2026", surname, first_name, birth_date=BORN))
    (found,) = result.plan.duplicates
    assert (found.sheet, found.row, found.kind, found.number) == ("person", 3, "person", "O/1/2026")
    assert result.import_id is not None


def test_the_same_pesel_is_pointed_out(importer):
    remark = {"pesel": "11111111111", "pesel_remark": "nieustalony"}
    importer.must(person("O/8/2026", "Umowna", "Ala", **remark))
    (found,) = importer.plan(person("O/9/2026", "Fikcyjna", "Ewa", **remark)).duplicates
    assert (found.number, found.why) == ("O/8/2026", "ten sam PESEL")


def test_the_same_person_twice_in_one_file_is_pointed_out(importer):
    def fill(book):
        person("O/8/2026", "Umowna", "Ala", birth_date=BORN)(book)
        person("O/9/2026", "Umowna", "Ala", birth_date=BORN)(book)

    (found,) = importer.plan(fill).duplicates
    assert (found.row, found.number) == (4, "O/8/2026")


def test_sisters_and_namesakes_are_not(importer):
    importer.must(small_centre)

    def fill(book):
        person("O/7/2026", "Przykładowa", "Magdalena", birth_date=BORN)(book)
        person("O/8/2026", "Przykładowa", "Ewa", birth_date=date(1991, 5, 17))(book)
        person("O/9/2026", "Przykładowa", "Ewa")(book)

    assert importer.plan(fill).duplicates == ()


def test_a_row_that_is_known_already_is_no_duplicate_of_itself(importer):
    importer.must(small_centre)
    assert importer.plan(small_centre).duplicates == ()
