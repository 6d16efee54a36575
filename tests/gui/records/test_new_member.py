"""A new person of a family is entered once, with her place in the family."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.family import Membership, Person


@question("członkowie w teście", None)
def members(session, surname: str):
    """Everybody of this surname with the places in families."""
    found = session.query(Person).filter(Person.surname == surname)
    places = {
        one.id: session.query(Membership).filter(Membership.person_id == one.id) for one in found
    }
    return {
        one.first_name: [(place.role.value, str(place.began)) for place in places[one.id]]
        for one in found
    }


@pytest.fixture
def user(desk: Desk) -> User:
    user = User(desk.sit_down("asystent"))
    user.clicks("Rodziny")
    user.clicks_row("Testowa")
    user.clicks_tab("Skład")
    return user


def test_new_person_stands_in_the_family_at_once(desk: Desk, user: User) -> None:
    user.clicks("Nowa osoba")
    user.fills(
        {
            "Nazwisko": "Nowiutka",
            "Imię": "Iga",
            "Data urodzenia": "3.5.2015",
            "Płeć": "kobieta",
            "Rola w rodzinie": "dziecko",
            "Od": "3.5.2015",
        }
    )
    user.saves()
    user.awaits("Nowiutka Iga")
    assert desk.database.read(members, "Nowiutka") == {"Iga": [("child", "2015-05-03")]}


def test_without_a_role_nothing_is_stored_and_the_field_says_so(desk: Desk, user: User) -> None:
    user.clicks("Nowa osoba")
    user.fills({"Nazwisko": "Nowiutka", "Imię": "Iga"})
    user.control(Qt.Key.Key_S)
    assert user.error_at("Rola w rodzinie") == "Uzupełnij to pole."
    assert desk.database.read(members, "Nowiutka") == {}


def test_what_is_odd_about_person_and_place_is_asked_once(desk: Desk, user: User) -> None:
    user.clicks("Nowa osoba")
    user.fills(
        {
            "Nazwisko": "Nowiutka",
            "Imię": "Iga",
            "Data urodzenia": "3.5.1990",
            "Rola w rodzinie": "dziecko",
            "Od": "3.5.2015",
        }
    )
    user.saves()
    assert list(desk.database.read(members, "Nowiutka")) == ["Iga"]
