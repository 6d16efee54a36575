"""The register of numbers: what was taken back stays in it as "anulowany", without any content (contracts 1)."""

from datetime import date
from itertools import chain

import pytest
from tests.fixtures.opened import TODAY, actor, add

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reading_log import readings
from mgops_desktop.storage.register import NumberState, RegisterLine, register_of
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, Person

CANCELLED, GIVEN = NumberState.CANCELLED, NumberState.GIVEN


@operation("zapis w teście", None)
def record(session, cls, count=1, **values):
    """Store records under the next numbers; returns their ids."""
    made = [cls(number=next_number(session, cls), **values) for _ in range(count)]
    session.add_all(made)
    session.flush()
    return [one.id for one in made]


def states(database, kind, *arguments):
    return {line.number: line.state for line in database.read(register_of, kind, *arguments)}


def test_register_holds_every_number_in_its_order(on_both):
    database = on_both.seen_by()
    database.change(record, Family, 10)
    numbers = [line.number for line in database.read(register_of, "family")]
    assert numbers == [f"R/{number}/2026" for number in range(1, 11)]


def test_number_of_a_binned_record_is_cancelled_with_day_and_reason(on_both):
    database = on_both.seen_by()
    first, _second = database.change(record, Family, 2)
    database.change(bin_record, "family", first, "założona dwa razy")
    cancelled, given = database.read(register_of, "family")
    assert cancelled == RegisterLine("R/1/2026", CANCELLED, TODAY, "założona dwa razy")
    assert given == RegisterLine("R/2/2026", GIVEN)
    assert database.read(register_of, "family", cancelled_only=True) == [cancelled]


def test_restored_record_makes_its_number_valid_again(on_both):
    database = on_both.seen_by()
    (family,) = database.change(record, Family)
    database.change(bin_record, "family", family, "pomyłka")
    database.change(restore_record, "family", family)
    assert database.read(register_of, "family") == [RegisterLine("R/1/2026", GIVEN)]


def test_number_of_an_erased_record_stays_and_is_never_given_again(on_both):
    database = on_both.seen_by()
    (person,) = database.change(record, Person, surname="Umowna")
    database.change(bin_record, "person", person, "pomyłka")
    database.change(erase_record, Erasing("person", "O/1/2026", "na wniosek osoby"))
    database.change(record, Person, surname="Przykładowa")
    assert database.read(register_of, "person") == [
        RegisterLine("O/1/2026", CANCELLED, TODAY, "na wniosek osoby"),
        RegisterLine("O/2/2026", GIVEN),
    ]


def test_what_is_erased_along_with_a_record_stays_in_its_own_register(story):
    database = story.opened.seen_by()
    database.change(bin_record, "family", story.ids["family"], "pomyłka")
    database.change(erase_record, Erasing("family", "R/9077/2026", "na wniosek"))
    for kind, number in (("family", "R/9077/2026"), ("case", "AR/9077/2026")):
        assert states(database, kind)[number] is CANCELLED


def test_register_of_a_year_holds_the_numbers_of_that_year(on_both):
    database = on_both.seen_by()
    numbers = ("R/2/2025", "R/10/2025", "R/1/2026", "stary znak 12")
    database.change(add, *(Family(number=number) for number in numbers))
    assert list(states(database, "family", 2025)) == ["R/2/2025", "R/10/2025"]
    assert list(states(database, "family")) == list(numbers)


def test_numbers_of_procedures_stand_in_their_file_and_only_for_those_who_may_open_them(opened):
    database = opened.seen_by()
    (procedure,) = database.change(record, Procedure, began=date(2026, 11, 3))
    database.change(bin_record, "procedure", procedure, "pomyłka")
    database.change(erase_record, Erasing("procedure", "NK/1/2026", "na wniosek"))
    member = opened.seen_by(actor(Role.TEAM_MEMBER))
    assert states(member, "procedure") == {"NK/1/2026": CANCELLED}
    with pytest.raises(NotAllowed):
        opened.seen_by(actor(Role.HEAD)).read(register_of, "procedure")
    with pytest.raises(NotAllowed):
        member.read(register_of, "family")


def test_reading_the_register_of_a_protected_kind_is_logged(opened):
    database = opened.seen_by()
    database.change(record, Procedure, began=date(2026, 11, 3))
    head = opened.seen_by(actor(Role.HEAD, Role.TEAM_MEMBER))
    head.read(register_of, "procedure")
    logged = head.read(readings, Period.year(2026))
    assert "procedure" in {one.kind for one in logged}


def test_line_shows_number_state_day_and_reason_and_nothing_else(story):
    database = story.opened.seen_by()
    database.change(bin_record, "family", story.ids["family"], "pomyłka")
    lines = chain.from_iterable(
        database.read(register_of, kind) for kind in ("family", "case", "visit", "procedure")
    )
    words = " ".join(f"{one.number} {one.reason}" for one in lines)
    assert "Kanarek" not in words


def test_kind_without_numbers_has_no_register(opened):
    with pytest.raises(UserError, match="Nie ma rejestru"):
        opened.seen_by().read(register_of, "setting")
