"""A person or a family that is perhaps known already: a question, and only a number is told."""

from datetime import date

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.likeness import keep_apart
from mgops_desktop.operations.records.saving import NeedsConfirmation
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.family import Family, Person

PESEL = "88020301236"


@operation("znana osoba w teście", None)
def add_known(session):
    session.add(
        Person(
            number="O/7001/2026",
            surname="Znana",
            first_name="Ewa",
            pesel=PESEL,
            birth_date=date(1988, 2, 3),
        )
    )
    session.add(
        Family(
            number="R/7001/2026",
            name="Ukryta",
            street="ul. Cicha 1",
            place="Przykładowo",
            protected_address=True,
        )
    )


@pytest.fixture
def desk(longer_story):
    longer_story.opened.seen_by().change(add_known)
    return Desk.of(longer_story)


def said_of(desk, kind, **given):
    return {one.code: one.message for one in desk.asked(kind, given)}


def test_the_same_pesel_is_pointed_out(desk):
    said = said_of(
        desk, "person", surname="Inna", sex="female", pesel=PESEL, pesel_remark="z dowodu"
    )
    assert said["same_pesel"].startswith("Osoba O/7001/2026 ma ten sam PESEL.")


@pytest.mark.parametrize(
    ("surname", "first_name"), [("Znana", "Ewa"), ("Ewa", "Znana"), ("Znanna", "Ewa")]
)
def test_a_similar_name_and_the_same_birth_are_pointed_out(desk, surname, first_name):
    said = said_of(
        desk,
        "person",
        surname=surname,
        first_name=first_name,
        sex="female",
        birth_date="1988-02-03",
    )
    assert "O/7001/2026" in said["similar_person"]
    assert "Znana" not in said["similar_person"]


def test_another_birth_is_another_person(desk):
    given = {"surname": "Znana", "first_name": "Ewa", "sex": "female", "birth_date": "1988-02-04"}
    assert desk.enter("person", given)


def test_the_same_family_is_pointed_out(desk):
    said = said_of(
        desk, "family", name="UMOWNA", street="ul. Umowna 7", place="Przykładowo", area="town"
    )
    assert "to samo nazwisko i adres" in said["same_family"]


def test_a_protected_address_outside_ones_reach_is_not_given_away(longer_story, desk):
    given = {"name": "Ukryta", "street": "ul. Cicha 1", "place": "Przykładowo", "area": "town"}
    assert "same_family" in said_of(desk, "family", **given)
    assistant = Desk(longer_story.as_(Role.ASSISTANT), desk.ids)
    assert assistant.refused("family", given) == ()


def test_beside_a_visitor_nothing_is_told_of_other_families(story):
    story.opened.seen_by().change(add_known)
    head = story.as_(Role.HEAD)
    head.confine(story.ids["family"])
    beside = Desk(head, story.ids)
    given = {"surname": "Znana", "first_name": "Ewa", "sex": "female", "birth_date": "1988-02-03"}
    same = {**given, "pesel": PESEL, "pesel_remark": "z dowodu"}
    assert set(said_of(beside, "person", **same)) <= {"pesel_check_digit"}
    head.confine(None)
    assert "similar_person" in said_of(beside, "person", **given)


def test_two_of_whom_it_is_known_are_not_pointed_out_again(desk):
    """What was said on the list of similar records counts in the form too."""
    given = {"surname": "Nowa", "first_name": "Ewa", "sex": "female", "birth_date": "1988-02-03"}
    nearly = {**given, "surname": "Nowwa"}
    one, other = (desk.confirm("person", values) for values in (given, nearly))
    corrected = {**nearly, "surname": "Nowaa"}
    with pytest.raises(NeedsConfirmation) as asked:
        desk.correct("person", other, corrected)
    assert [problem.code for problem in asked.value.problems] == ["similar_person"]
    desk.database.change(keep_apart, "person", one, other)
    desk.correct("person", other, corrected)
