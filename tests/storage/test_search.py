"""The search: every typed word begins a word of the record, the same on both engines."""

import pytest
from tests.fixtures.opened import TODAY, add

from mgops_desktop.domain.case import Basis
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.search import matching
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Person

PEOPLE = {
    "Żółć": "Łucja",
    "O'Brien": "Jan-Maria",
    "Źrebak-Ćma": "Zofia Anna",
    "Kowal": "Adam",
    "Kowalska": "Ada",
    "İnce": "Groß",
}


@question("szukanie w teście", None)
def find(session, typed, limit=20):
    return [hit.record for hit in matching(session, typed, limit)]


@operation("nazwisko w teście", None)
def rename(session, person, surname):
    session.get_one(Person, person).surname = surname


@operation("dużo osób w teście", None)
def add_many(session, count):
    writer = BulkWriter(session)
    for number in range(count):
        writer.add(
            Person,
            {"number": f"O/{number}/2026", "surname": f"Osoba{number:04}", "first_name": "Jan"},
        )
    writer.flush()


@pytest.fixture
def people(on_both):
    database = on_both.seen_by()
    rows = [
        Person(number=f"O/{number}/2026", surname=surname, first_name=first, street="Długa 7")
        for number, (surname, first) in enumerate(PEOPLE.items(), start=1)
    ]
    return database, dict(zip(PEOPLE, database.change(add, *rows), strict=True))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("żółć", ["Żółć"]),
        ("ZOLC łu", ["Żółć"]),
        ("lucja zolc", ["Żółć"]),
        ("obrien", ["O'Brien"]),
        ("o'brien jan maria", ["O'Brien"]),
        ("ćma", ["Źrebak-Ćma"]),
        ("zrebak cma zofia", ["Źrebak-Ćma"]),
        ("kowal", ["Kowal", "Kowalska"]),
        ("kowal ad", ["Kowal", "Kowalska"]),
        ("kowals", ["Kowalska"]),
        ("owal", []),
        ("ince gross", ["İnce"]),
        ("dluga 7 adam", ["Kowal"]),
        ("O/4", ["Kowal"]),
        ("kowal nikt", []),
    ],
)
def test_each_typed_word_begins_a_word(people, typed, found):
    database, ids = people
    assert set(database.read(find, typed)) == {ids[surname] for surname in found}


def test_matches_stand_in_the_order_in_which_they_were_written(people):
    database, ids = people
    assert database.read(find, "kowal") == [ids["Kowal"], ids["Kowalska"]]
    database.change(rename, ids["Kowal"], "Kowalik")
    assert database.read(find, "kowal") == [ids["Kowalska"], ids["Kowal"]]


def test_changed_name_is_found_and_the_old_one_is_not(people):
    database, ids = people
    database.change(rename, ids["Kowal"], "Wzorcowy")
    assert database.read(find, "wzorc") == [ids["Kowal"]]
    assert database.read(find, "kowal adam") == []


def test_binned_record_is_found_again_after_restoring(people):
    database, ids = people
    database.change(bin_record, "person", ids["Żółć"], "pomyłka")
    assert database.read(find, "zolc") == []
    database.change(restore_record, "person", ids["Żółć"])
    assert database.read(find, "zolc") == [ids["Żółć"]]


def test_case_is_found_by_its_sign(on_both):
    database = on_both.seen_by()
    (family,) = database.change(add, Family(number="R/1/2026", name="Przykładowa"))
    case = Case(number="OPS.8123.1.2026", family_id=family, basis=Basis.CONSENT, began=TODAY)
    database.change(add, case)
    assert database.read(find, "8123.1") == [case.id]


def test_limit_holds(on_both):
    database = on_both.seen_by()
    database.change(add_many, 50)
    assert len(database.read(find, "jan", 20)) == 20
    assert len(database.read(find, "jan", 100)) == 50


def test_bulk_written_records_are_found_like_others(on_both):
    database = on_both.seen_by()
    database.change(add_many, 30)
    assert len(database.read(find, "osoba001")) == 10
