"""Numbers of registers: in order, one for each record, never given twice (contracts 1)."""

import threading

import pytest
from tests.fixtures.opened import add

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.numbers import keep_printed, next_number
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, Person


@operation("numer w teście", None)
def take(session, cls, count=1, year=None):
    return [next_number(session, cls, year) for _ in range(count)]


@operation("nieudany numer w teście", None)
def take_in_vain(session, cls):
    next_number(session, cls)
    raise UserError("nie wyszło")


@operation("numery z wydruku w teście", None)
def print_numbers(session, cls, *numbers):
    keep_printed(session, cls, list(numbers))


@operation("import w teście", None)
def bulk(session, *numbers):
    writer = BulkWriter(session)
    for number in numbers:
        writer.add(Person, {"number": number, "surname": "Przykładowa", "first_name": ""})
    writer.flush()


def test_numbers_follow_each_other_in_each_register_and_year(on_both):
    database = on_both.seen_by()
    assert database.change(take, Family, 2) == ["R/1/2026", "R/2/2026"]
    assert database.change(take, Person) == ["O/1/2026"]
    assert database.change(take, Family, 1, 2027) == ["R/1/2027"]
    assert database.change(take, Family) == ["R/3/2026"]


def test_procedures_are_numbered_in_their_own_file(on_both):
    assert on_both.seen_by().change(take, Procedure, 2) == ["NK/1/2026", "NK/2/2026"]


def test_number_of_a_binned_record_is_not_given_again(on_both):
    database = on_both.seen_by()
    (number,) = database.change(take, Family)
    (family,) = database.change(add, Family(number=number))
    database.change(bin_record, "family", family, "pomyłka")
    assert database.change(take, Family) == ["R/2/2026"]


def test_number_taken_in_an_operation_that_failed_was_never_given(on_both):
    database = on_both.seen_by()
    with pytest.raises(UserError):
        database.change(take_in_vain, Family)
    assert database.change(take, Family) == ["R/1/2026"]


def test_printed_numbers_move_the_counter_of_their_year(on_both):
    database = on_both.seen_by()
    database.change(print_numbers, Family, "R/41/2026", "R/7/2025", "stary znak 12", "O/99/2026")
    assert database.change(take, Family) == ["R/42/2026"]
    assert database.change(take, Family, 1, 2025) == ["R/8/2025"]


def test_imported_numbers_are_kept_and_move_the_counter(on_both):
    database = on_both.seen_by()
    database.change(bulk, "O/12/2026", "O/3/2026", "K-17")
    assert database.change(take, Person) == ["O/13/2026"]


def test_two_programs_never_give_the_same_number(on_both):
    one, other = on_both.seen_by(), on_both.again().seen_by()
    given, errors = [], []

    def take_ten(database):
        try:
            given.extend(database.change(take, Family)[0] for _ in range(10))
        except UserError as error:
            errors.append(error)

    threads = [threading.Thread(target=take_ten, args=(database,)) for database in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert errors == []
    assert len(given) == len(set(given)) == 20
