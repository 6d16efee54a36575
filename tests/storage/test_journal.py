"""The journal: one entry per operation, no gaps, a chain that shows every alteration (contracts 1)."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from tests.fixtures.opened import CLOCK, actor, add
from tests.fixtures.operations import operations

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.journal import FIRST_HASH, broken_link, head_of
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.furniture import CENTRE, FURNITURE
from mgops_desktop.storage.tables.visit import Visit

HEAD = actor(Role.HEAD)


@question("głowa dziennika w teście", None)
def head(session, part=Compartment.CENTRE):
    return head_of(session, part)


@question("pierwszy zmieniony wpis w teście", None)
def broken(session, part=Compartment.CENTRE):
    return broken_link(session, part)


@question("wpisy w teście", None)
def entries(session, part=Compartment.CENTRE):
    table = FURNITURE[part].operation
    return list(session.execute(select(table.__table__).order_by(table.sequence)))


@question("zmiany wpisu w teście", None)
def changes_of(session, sequence, part=Compartment.CENTRE):
    table = FURNITURE[part].change
    query = select(table).where(table.sequence == sequence).order_by(table.id)
    return {row.kind: (row.record, row.version, row.before) for row in session.scalars(query)}


@operation("zmiana nazwiska w teście", None)
def rename(session, person, surname):
    session.get_one(Person, person).surname = surname


@operation("nieudana czynność w teście", None)
def fail(session):
    session.add(Person(number="O/1/2026", surname="Nieudana"))
    session.flush()
    raise UserError("nie wyszło")


@operation("sięgnięcie w dziennik w teście", None)
def tamper(session, statement):
    session.execute(statement, bind_arguments={"mapper": CENTRE.operation.__mapper__})


def last_changes(database, part=Compartment.CENTRE):
    return database.read(changes_of, database.read(head, part).sequence, part)


def test_operation_writes_one_entry_that_says_who_when_and_what(on_both):
    database = on_both.seen_by(HEAD)
    before = database.read(head)
    database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    *_, entry = database.read(entries)
    assert (entry.sequence, entry.previous_hash) == (before.sequence + 1, before.hash)
    assert (entry.account, entry.at, entry.name) == (
        HEAD.account,
        CLOCK.now(),
        "dodanie zapisów w teście",
    )
    assert (entry.records, entry.undone_by) == (1, None)
    assert database.read(broken) is None


def test_new_record_has_no_fields_before(on_both):
    database = on_both.seen_by(HEAD)
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    assert last_changes(database) == {"person": (person, 1, None)}


def test_change_keeps_only_the_changed_fields_as_they_were(on_both):
    database = on_both.seen_by(HEAD)
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    database.change(rename, person, "Wzorcowa")
    assert last_changes(database) == {"person": (person, 2, {"surname": "Przykładowa"})}


def test_setting_what_stands_already_is_no_change(on_both):
    database = on_both.seen_by(HEAD)
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    before = database.read(head)
    database.change(rename, person, "Przykładowa")
    assert database.read(head) == before


@operation("inne sprawy wizyty w teście", None)
def set_cases(session, visit, cases):
    session.get_one(Visit, visit).cases = [session.get_one(Case, case) for case in cases]


def test_change_of_a_list_keeps_the_ids_that_stood_in_it(story):
    database = story.opened.seen_by()
    database.change(set_cases, story.ids["visit"], [])
    _id, version, before = last_changes(database)["visit"]
    assert (version, before) == (2, {"cases": [str(story.ids["case"])]})


def test_bin_is_a_change_with_its_own_fields(story):
    database = story.as_(Role.HEAD)
    database.change(bin_record, "stay", story.ids["stay"], "pomyłka")
    _id, _version, before = last_changes(database)["stay"]
    assert before == {"binned_at": None, "binned_by": None, "binned_reason": ""}


def test_failed_operation_leaves_neither_record_nor_entry_nor_gap(on_both):
    database = on_both.seen_by(HEAD)
    before = database.read(head)
    with pytest.raises(UserError):
        database.change(fail)
    assert database.read(head) == before
    database.change(add, Person(number="O/1/2026"))
    assert database.read(head).sequence == before.sequence + 1


def test_every_operation_writes_at_most_one_entry_in_each_file(story):
    database = story.opened.seen_by()
    for call in operations(story.ids):
        heads = {part: database.read(head, part).sequence for part in Compartment}
        try:
            database.change(call.function, *call.args)
        except UserError:
            continue
        for part in Compartment:
            assert database.read(head, part).sequence - heads[part] <= 1, call
    numbers = [entry.sequence for entry in database.read(entries)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [database.read(broken, part) for part in Compartment] == [None, None]


def test_blue_card_change_is_journalled_in_its_own_file_only(story):
    database = story.as_(Role.TEAM_MEMBER)
    centre = database.read(head)
    database.change(bin_record, "procedure_event", story.ids["procedure_event"], "pomyłka")
    assert database.read(head) == centre
    assert list(last_changes(database, Compartment.BLUE_CARD)) == ["procedure_event"]


def with_three_entries(opened):
    database = opened.seen_by(HEAD)
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    for surname in ("Wzorcowa", "Umowna", "Fikcyjna"):
        database.change(rename, person, surname)
    return database


ENTRY, CHANGE = CENTRE.operation, CENTRE.change
ALTERATIONS = {
    "who": [update(ENTRY).where(ENTRY.sequence == 4).values(account=None)],
    "when": [update(ENTRY).where(ENTRY.sequence == 4).values(at=CLOCK.now() - timedelta(days=1))],
    "what": [update(ENTRY).where(ENTRY.sequence == 4).values(name="co innego | nowy\nwiersz")],
    "how many": [update(ENTRY).where(ENTRY.sequence == 4).values(records=2)],
    "the digest": [update(ENTRY).where(ENTRY.sequence == 4).values(digest="0" * 64)],
    "the fields before": [
        update(CHANGE).where(CHANGE.sequence == 4).values(before={"surname": "Podmieniona"})
    ],
    "the record": [update(CHANGE).where(CHANGE.sequence == 4).values(version=9)],
    "deleted": [
        delete(CHANGE).where(CHANGE.sequence == 4),
        delete(ENTRY).where(ENTRY.sequence == 4),
    ],
    "reordered": [
        update(ENTRY).where(ENTRY.sequence == 4).values(name="inna"),
        update(ENTRY).where(ENTRY.sequence == 5).values(name="zmiana nazwiska w teście"),
    ],
    "hash of the next": [update(ENTRY).where(ENTRY.sequence == 4).values(previous_hash=FIRST_HASH)],
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_altered_entry_is_found(on_both, what):
    database = with_three_entries(on_both)
    assert database.read(broken) is None
    for statement in ALTERATIONS[what]:
        database.change(tamper, statement)
    assert database.read(broken) == (5 if what == "deleted" else 4)


def test_swapped_entries_are_found(on_both):
    database = with_three_entries(on_both)
    four, five = (entry._mapping for entry in database.read(entries)[3:5])
    for number, content in ((4, five), (5, four)):
        values = {name: content[name] for name in content if name != "sequence"}
        database.change(tamper, update(ENTRY).where(ENTRY.sequence == number).values(**values))
    assert database.read(broken) == 4


def test_inserted_row_of_a_touched_record_is_found(on_both):
    database = with_three_entries(on_both)
    ((record, _version, _before),) = database.read(changes_of, 4).values()
    wrong = {"sequence": 4, "kind": "person", "record": record, "version": 7, "before": None}
    database.change(tamper, CHANGE.__table__.insert().values(**wrong))
    assert database.read(broken) == 4


def test_chain_holds_after_the_content_of_a_record_was_erased(on_both):
    database = with_three_entries(on_both)
    database.change(tamper, delete(CHANGE).where(CHANGE.kind == "person"))
    assert database.read(broken) is None


@operation("wiele czynności naraz w teście", None)
def add_family(session, number):
    session.add(Family(number=number, name="Przykładowa"))


def test_clock_set_back_keeps_the_order_and_is_told(on_both):
    later = on_both.seen_by(HEAD, CLOCK)
    later.change(add_family, "R/1/2026")
    earlier = on_both.seen_by(HEAD, FixedClock(CLOCK.moment - timedelta(days=3)))
    earlier.change(add_family, "R/2/2026")
    earlier.change(add_family, "R/3/2026")
    *_, first, second, told, third = earlier.read(entries)
    assert [row.sequence - first.sequence for row in (first, second, told, third)] == [0, 1, 2, 3]
    assert told.name == "zegar komputera cofnięty: z 21.11.2026 12:00 na 18.11.2026 12:00"
    assert (told.records, told.at) == (0, earlier.clock.now())
    assert earlier.read(broken) is None
