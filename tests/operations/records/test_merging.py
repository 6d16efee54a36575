"""Two records of one person or one family become one, and two again when that was wrong."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.conftest_database import HEAD, HEAD_AND_TEAM
from tests.operations.records.entering import enter

from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.likeness import LIKE_NAME, SAME_HOME, SAME_PESEL
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.likeness import keep_apart, likenesses
from mgops_desktop.operations.merging import merge_preview, merge_records, unmerge_records
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, Membership, Person

EVERYBODY = replace(HEAD, roles=frozenset(Role))


@question("stan w teście", None)
def state(session):
    """Who is who's, in plain words."""
    persons = {one.id: f"{one.surname} {one.first_name}".strip() for one in session.query(Person)}
    families = {one.id: one.name for one in session.query(Family)}
    return {
        "persons": sorted(persons.values()),
        "families": sorted(families.values()),
        "members": sorted(
            (families[one.family_id], persons[one.person_id]) for one in session.query(Membership)
        ),
    }


@question("łącze w teście", None)
def link(session, family: UUID):
    return session.get_one(Family, family).link_code


@question("procedura w teście", None)
def linked(session):
    return session.scalars(select(Procedure.family_link)).one()


@operation("procedura na próbę", None)
def add_procedure(session, link_code):
    session.add(
        Procedure(number="NK/1/2026", began=session.info["context"].today(), family_link=link_code)
    )


@pytest.fixture
def database(opened):
    return opened.seen_by(EVERYBODY)


@pytest.fixture
def family(database):
    return enter(database, "family", {"name": "Przykładowa", "street": "ul. Umowna 2"})


def person(database, **given):
    return enter(database, "person", {"surname": "Przykładowa"} | given)


def member(database, family, who, began="2026-01-01"):
    given = {"family": str(family), "person": str(who), "role": "mother", "began": began}
    return enter(database, "membership", given)


@pytest.fixture
def twice(database, family):
    """One woman entered twice: once as a member with her birthday, once by a counsellor."""
    one = person(database, first_name="Ewa", birth_date="1990-04-02", occupation="kucharka")
    other = person(database, first_name="Ewa", birth_date="1990-04-02", phone="500 000 000")
    member(database, family, one)
    given = {
        "day": "2026-03-02",
        "minutes": "60",
        "specialist": "psycholog",
        "kind": "consultation",
        "persons": [str(other)],
    }
    enter(database, "counselling_session", given)
    return one, other


def merge(database, kind, kept, gone, taken=()):
    preview = database.read(merge_preview, kind, kept, gone)
    database.change(merge_records, kind, kept, gone, preview.versions, taken)


def test_those_who_look_like_one_are_pointed_out_with_the_reason(database, twice):
    (found,) = database.read(likenesses)
    assert (found.kind, found.one.id, found.other.id) == ("person", *twice)
    assert (found.one.label, found.why) == ("Przykładowa Ewa", LIKE_NAME)


def test_same_pesel_and_same_home_are_pointed_out(database, family):
    person(database, first_name="Ewa", pesel="44051401359")
    person(database, first_name="Ewelina", pesel="44051401359")
    enter(database, "family", {"name": "przykladowa", "street": "UL. UMOWNA 2"})
    assert [(one.kind, one.why) for one in database.read(likenesses)] == [
        *(("person", SAME_PESEL), ("family", SAME_HOME)),
    ]


def test_those_found_to_be_two_are_not_pointed_out_again(database, twice):
    database.change(keep_apart, "person", *twice)
    assert database.read(likenesses) == []


def test_preview_says_what_differs_and_what_moves(database, twice):
    preview = database.read(merge_preview, "person", *twice)
    assert [(one.label, one.kept, one.gone) for one in preview.fields] == [
        ("Telefon", "", "500 000 000")
    ]
    assert preview.moving == (("sesja poradnictwa", 1),)


def test_what_referred_to_the_one_that_goes_refers_to_the_one_that_stays(database, family, twice):
    one, other = twice
    merge(database, "person", one, other, taken=("phone",))
    assert database.read(state)["persons"] == ["Przykładowa Ewa"]
    again = database.read(merge_preview, "person", one, person(database, first_name="Inna"))
    assert again.kept.id == one
    (listed,) = database.read(lines_about, ("counselling_session",), RecordRef("person", one))
    assert len(listed.lines) == 1


def test_merging_is_taken_back_as_it_was(database, twice):
    one, other = twice
    before = database.read(state)
    merge(database, "person", one, other, taken=("phone",))
    database.change(unmerge_records, "person", other)
    assert database.read(state) == before
    preview = database.read(merge_preview, "person", one, other)
    assert [(field.kept, field.gone) for field in preview.fields] == [("", "500 000 000")]
    assert preview.moving == (("sesja poradnictwa", 1),)


def test_one_who_is_a_member_twice_is_a_member_once(database, family, twice):
    one, other = twice
    member(database, family, other, "2026-02-01")
    merge(database, "person", one, other)
    assert database.read(state)["members"] == [("Przykładowa", "Przykładowa Ewa")]


def test_families_become_one_and_so_do_their_blue_cards(database, family):
    other = enter(database, "family", {"name": "Przykładowa-Nowa"})
    member(database, other, person(database, first_name="Jan"))
    database.change(add_procedure, database.read(link, other))
    merge(database, "family", family, other)
    assert database.read(state)["members"] == [("Przykładowa", "Przykładowa Jan")]
    assert database.read(linked) == database.read(link, family)
    database.change(unmerge_records, "family", other)
    assert database.read(state)["members"] == [("Przykładowa-Nowa", "Przykładowa Jan")]
    assert database.read(linked) == database.read(link, other)


def test_families_are_merged_only_by_somebody_who_sees_their_procedures(opened, database, family):
    other = enter(database, "family", {"name": "Przykładowa-Nowa"})
    head = opened.seen_by(replace(HEAD_AND_TEAM, roles=HEAD.roles))
    with pytest.raises(NotAllowed, match="Niebieskie Karty"):
        head.read(merge_preview, "family", family, other)


def test_changed_since_the_preview_is_looked_at_again(database, twice):
    one, other = twice
    preview = database.read(merge_preview, "person", one, other)
    database.change(correct_record, "person", other, 1, {"phone": "600 000 000"})
    with pytest.raises(Conflict):
        database.change(merge_records, "person", one, other, preview.versions)


def test_merging_that_was_worked_on_is_not_taken_back_by_halves(database, twice):
    one, other = twice
    merge(database, "person", one, other, taken=("phone",))
    database.change(correct_record, "person", one, 2, {"phone": "600 000 000"})
    before = database.read(state)
    with pytest.raises(UserError, match="Po scaleniu zmieniono"):
        database.change(unmerge_records, "person", other)
    assert database.read(state) == before
