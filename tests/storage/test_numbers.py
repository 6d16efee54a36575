"""Numbers of registers: in order, one for each record, never given twice (contracts 1)."""

import threading
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.fixtures.opened import CLOCK, Founded, add, opened_copy

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.setting import make_main
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.numbers import keep_printed, next_number
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.visit import Visit


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


@operation("folder roboczy w teście", None)
def make_working(session):
    session.scalars(select(Centre)).one().working = True


def working(opened, origin):
    """The data as a working folder with this id."""
    database = Database(opened.connections, actor=PROGRAM, clock=CLOCK, origin=UUID(origin))
    database.change(make_working)
    return database


def test_working_folder_gives_provisional_numbers_with_its_own_tag(on_both):
    database = working(on_both, "01930000-0000-7000-8000-00003f9a1c2e")
    assert database.change(take, Visit, 2) == [
        "robocza-3f9a1c2e-W/1/2026",
        "robocza-3f9a1c2e-W/2/2026",
    ]
    assert database.change(take, Procedure) == ["robocza-3f9a1c2e-NK/1/2026"]


def test_two_working_folders_never_give_the_same_number(opened):
    one = working(opened, "01930000-0000-7000-8000-00003f9a1c2e").change(take, Visit, 3)
    copy = opened_copy(Founded(opened.path, opened.unlocked), opened.path.with_name("drugi"))
    other = working(copy, "01930000-0000-7000-8000-000077ab00d1").change(take, Visit, 3)
    copy.connections.dispose()
    assert not set(one) & set(other)


def test_working_folder_keeps_printed_numbers_and_counts_past_its_own(on_both):
    database = working(on_both, "01930000-0000-7000-8000-00003f9a1c2e")
    database.change(bulk, "O/4/2026", "robocza-3f9a1c2e-O/9/2026", "robocza-77ab00d1-O/50/2026")
    assert database.change(take, Person) == ["robocza-3f9a1c2e-O/10/2026"]


def test_main_folder_never_gives_a_provisional_number(on_both):
    database = on_both.seen_by()
    database.change(bulk, "robocza-3f9a1c2e-O/9/2026")
    assert database.change(take, Person, 2) == ["O/1/2026", "O/2/2026"]


def test_working_folder_that_becomes_the_main_one_goes_on_with_the_register(on_both):
    database = working(on_both, "01930000-0000-7000-8000-00003f9a1c2e")
    database.change(take, Person)
    assert database.change(make_main) is True
    assert database.change(take, Person) == ["O/2/2026"]
    assert database.change(make_main) is False


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
