"""The secretary registers an NK-A by keyboard alone: typed in two minutes, stored in one step, taken back in one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from tests.gui.calm import click, save
from tests.gui.centre import PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click_row,
    plain,
    row_of,
    settled,
    shown_words,
    titles,
)
from tests.gui.records.filling import fill_in

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.widgets.choice_field import ChoiceField
from mgops_desktop.operations.records.drafts import REGISTRATION
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card import NkForm, Participation, Party, Procedure
from mgops_desktop.storage.tables.blue_card_course import Relation, ViolentActs
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

N, D, TAB, SPACE = Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_Tab, Qt.Key.Key_Space
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT = 5000
TWO_MINUTES = 2 * 180
"""Keys that somebody who types neither fast nor slowly strikes in two minutes: three a second is a beginner's pace."""


@question("zarejestrowane w teście", None)
def stored(session):
    """What stands in the file, counted and told."""
    people = session.query(Party.surname, Party.first_name, Party.address, Participation.role)
    people = people.join(Participation, Participation.party_id == Party.id)
    return {
        "procedures": [(one.number, one.began) for one in session.query(Procedure)],
        "people": {tuple(row) for row in people},
        "weapons": [one.weapon for one in session.query(Participation) if one.weapon],
        "forms": [
            (one.sign, one.a_type, one.received, one.received_how, one.children, one.definition)
            for one in session.query(NkForm)
        ],
        "relations": [(one.basis, one.words) for one in session.query(Relation)],
        "acts": [one.acts for one in session.query(ViolentActs)],
        "violence": [one.violence for one in session.query(NkForm)],
    }


@question("osoby w teście rejestracji", None)
def parties(session):
    return [one.id for one in session.query(Party)]


@question("szkice w teście rejestracji", None)
def drafts_in(session, furniture):
    return [(one.form, one.content["values"]) for one in session.query(furniture.draft)]


@question("łańcuch procedur w teście", None)
def previous_of(session, number):
    found = session.query(Procedure).filter(Procedure.number == number).one()
    return session.get(Procedure, found.previous_id).number if found.previous_id else None


class Counting(Hands):
    """Hands that count what they strike."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.struck = 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
        self.struck += times
        super().press(key, modifier, times)

    def write(self, text: str) -> None:
        self.struck += len(text)
        super().write(text)

    def next(self, text: str = "") -> None:
        """Type into the field, or pass it, and go on to the next."""
        if text:
            self.write(text)
        self.press(TAB)

    def take(self, key: str) -> None:
        """Go down a list to the choice, and on."""
        field = self.cursor
        assert isinstance(field, ChoiceField), field.objectName()
        while field.chosen != key:
            before = field.chosen
            self.press(Qt.Key.Key_Down)
            assert field.chosen != before, f"{key} is never reached"
        self.press(TAB)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    return window.pages.page("blue_card")


@pytest.fixture
def form(window, page):
    """The sheet of a new NK-A, begun by its key."""
    page.list.setFocus()
    Hands(window).press(N, CONTROL | SHIFT)
    return page.editing.editor.form


def offers(page: BlueCardPage) -> dict[str, QPushButton]:
    bar = page.editing.editor.notice if page.editing.editor else page.notices
    return {one.text(): one for one in bar.findChildren(QPushButton) if one.isVisible()}


def confirm(window, page) -> None:
    save(window)
    while page.editing.editor is not None and "Zapisz mimo to" in offers(page):
        click(offers(page)["Zapisz mimo to"])


PAIR = {
    "filled": "2026-11-18",
    "starter": "police",
    "violence": ["physical"],
    "harmed.1.surname": "Umowna",
    "harmed.1.first_name": "Ewa",
    "harmed.1.age": "34",
    "harmed.1.sex": "female",
    "violent.1.surname": "Umowny",
    "violent.1.first_name": "Adam",
    "violent.1.age": "36",
    "violent.1.sex": "male",
}


def test_typed_by_keys_alone_in_two_minutes(qtbot, desk, window, page) -> None:
    hands = Counting(window)
    page.list.setFocus()
    hands.press(N, CONTROL | SHIFT)
    for text in ("A/12/2026", "18.11", "2130"):
        hands.next(text)
    hands.next()  # received today
    hands.take("by_post")
    hands.next("sekretariat")
    hands.take("police")
    hands.next()
    hands.next("asp. Umowny")
    hands.next("2")
    hands.next("ul. Umowna 5, Przykładowo")
    for text in ("Umowna", "Ewa", "", "", "34"):
        hands.next(text)
    hands.take("female")
    hands.next()
    hands.next()
    hands.take("a")
    hands.next("żona")
    while hands.cursor.objectName() != "violent.1.surname":
        hands.press(TAB)
    for text in ("Umowny", "Adam", "", "", "36"):
        hands.next(text)
    hands.take("male")
    hands.next()
    hands.take("unknown")
    hands.take("no")
    while hands.cursor.objectName() != "violence":
        hands.press(TAB)
    hands.press(SPACE)
    hands.press(Qt.Key.Key_S, CONTROL)
    assert hands.struck < TWO_MINUTES
    qtbot.waitUntil(lambda: page.header.title.text() == "NK/3/2026", timeout=WAIT)
    told = desk.database.read(stored)
    assert ("NK/3/2026", date(2026, 11, 18)) in told["procedures"]
    home = "ul. Umowna 5, Przykładowo"
    assert ("Umowna", "Ewa", home, "harmed") in told["people"]
    assert ("Umowny", "Adam", home, "violent") in told["people"]
    form = ("A/12/2026", "wszczynajaca", date(2026, 11, 23), "by_post", 2, "NK-A/2023")
    assert form in told["forms"]
    assert told["relations"] == [("a", "żona")]
    assert told["weapons"] == ["unknown"]
    said = plain(page.notices.text.text())
    assert said.startswith("Zarejestrowano NK-A jako procedurę NK/3/2026.")
    assert "Powołanie grupy diagnostyczno-pomocowej – do " in said
    assert "Powołanie grupy" in shown_words(page.card.terms_card)


def test_term_that_ends_on_a_free_day_is_told_with_both_dates_and_late_after_the_second(
    qtbot, window, page, form
) -> None:
    fill_in(form, {**PAIR, "received": "2026-11-18"}, {})
    confirm(window, page)
    said = plain(page.notices.text.text())
    both = "do 21.11.2026 (po przesunięciu 23.11.2026)"  # a Saturday, and today
    assert f"Powołanie grupy diagnostyczno-pomocowej – {both}" in said
    qtbot.waitUntil(lambda: "NK/3/2026" in titles(page.list), timeout=WAIT)
    row = row_of(page.list, "NK/3/2026")
    assert row.note == f"{both}: Powołanie grupy diagnostyczno-pomocowej"
    assert row.badge.text == "najpóźniej dziś"
    assert row_of(page.card.terms, "Powołanie grupy diagnostyczno-pomocowej").badge == row.badge
    choose_tab(page.card.tabs, "terms")
    proof = row_of(page.card.proof.list, "Powołanie grupy diagnostyczno-pomocowej")
    assert proof.badge.text == "w toku"


def test_whole_step_is_taken_back(qtbot, desk, window, page, form) -> None:
    before = desk.database.read(stored)
    fill_in(form, PAIR, {})
    confirm(window, page)
    assert desk.database.read(stored) != before
    (back,) = [one for words, one in offers(page).items() if words.startswith("Cofnij")]
    click(back)
    assert desk.database.read(stored) == before
    qtbot.waitUntil(lambda: titles(page.list) == ["NK/1/2026", "NK/2/2026"], timeout=WAIT)


def test_second_person_and_acts_by_key(desk, window, page, form) -> None:
    fill_in(form, PAIR, {})
    Hands(window).press(D, CONTROL | SHIFT)
    form = page.editing.editor.form
    assert Hands(window).cursor is form.wrapper("harmed.2.surname").input
    assert form.values()["harmed.1.surname"] == "Umowna"
    fill_in(form, {"harmed.2.surname": "Umowna", "harmed.2.first_name": "Ola"}, {})
    fill_in(form, {"harmed.2.age": "9", "harmed.2.sex": "female"}, {})
    click(form.turn_acts)
    table = form.acts
    assert Hands(window).cursor is table
    hands = Hands(window)
    hands.press(SPACE)
    hands.press(Qt.Key.Key_Down, times=2)
    hands.press(Qt.Key.Key_Right)
    hands.press(SPACE)
    assert form.values()["acts"] == ["1-1:physical.beating", "1-2:physical.kicking"]
    confirm(window, page)
    told = desk.database.read(stored)
    assert sorted(told["acts"]) == [["physical.beating"], ["physical.kicking"]]
    assert ["physical"] in told["violence"]
    names = {(surname, name, role) for surname, name, _at, role in told["people"]}
    assert ("Umowna", "Ola", "harmed") in names


def test_what_was_typed_comes_back_from_the_blue_card_file(desk, window, page, form) -> None:
    fill_in(form, {"harmed.1.surname": "Umowna"}, {})
    Hands(window).press(D, CONTROL | SHIFT)
    fill_in(page.editing.editor.form, {"harmed.2.surname": "Druga"}, {})
    Hands(window).press(Qt.Key.Key_Escape)
    assert page.editing.editor is None
    ((kept, values),) = desk.database.read(drafts_in, BLUE_CARD)
    assert kept == REGISTRATION
    assert values["harmed.2.surname"] == "Druga"
    assert desk.database.read(drafts_in, CENTRE) == []
    click(page.register.new_form)
    assert page.editing.editor.form.values()["harmed.2.surname"] == "Druga"


def test_unfinished_registration_is_offered_at_the_start(window, page, form) -> None:
    fill_in(form, {"harmed.1.surname": "Umowna"}, {})
    Hands(window).press(Qt.Key.Key_Escape)
    window.go_to("start")
    start = window.pages.page("start")
    settled(start)
    click_row(start.unfinished, "Szkic: rejestracja NK-A")
    assert page.editing.editor.form.values()["harmed.1.surname"] == "Umowna"


def test_bad_input_is_told_under_its_field(window, page, form) -> None:
    save(window)
    assert form.wrapper("filled").error == "Uzupełnij to pole."
    fill_in(form, {"filled": "2026-11-18", "starter": "police"}, {})
    save(window)
    assert "osobę doznającą" in form.wrapper("harmed.1.surname").error
    assert "osobę stosującą" in form.wrapper("violent.1.surname").error
    fill_in(form, {"harmed.1.surname": "Umowna", "harmed.1.pesel": "123"}, {})
    fill_in(form, {"violent.1.surname": "Umowny", "violent.1.age": "45"}, {})
    save(window)
    assert "PESEL ma 11 cyfr" in form.wrapper("harmed.1.pesel").error


def test_dates_and_starters_against_the_law_are_told_under_their_fields(desk, window, page, form):
    fill_in(form, {**PAIR, "filled": "2023-06-01", "starter": "family_assistant"}, {})
    save(window)
    assert "nie było uprawnienia" in form.wrapper("starter").error
    fill_in(form, {"outside": "tak wpłynęło"}, {})
    confirm(window, page)
    assert date(2023, 6, 1) in [
        began for _number, began in desk.database.read(stored)["procedures"]
    ]


def test_receipt_before_the_start_is_refused(window, page, form) -> None:
    received = form.wrapper("received").input
    received.clear()
    fill_in(form, {**PAIR, "received": "2026-11-10"}, {})
    save(window)
    assert form.wrapper("received").error


def test_namesake_alone_is_asked_about_and_stays_another_person(desk, window, page, form) -> None:
    fill_in(form, {**PAIR, "violent.1.surname": "Przykładowy", "violent.1.first_name": "Jan"}, {})
    save(window)
    assert "nazywa się tak samo" in form.wrapper("violent.1.surname").error
    before = len(desk.database.read(parties))
    confirm(window, page)
    assert len(desk.database.read(parties)) == before + 2


def test_minor_on_the_violent_side_is_refused_but_with_a_reason(desk, window, page, form) -> None:
    before = len(desk.database.read(stored)["procedures"])
    fill_in(form, {**PAIR, "violent.1.age": "15"}, {})
    save(window)
    assert "pełnoletni" in form.wrapper("violent.1.surname").error
    fill_in(form, {"outside": "tak wpłynęło"}, {})
    confirm(window, page)
    assert len(desk.database.read(stored)["procedures"]) == before + 1


SAME = {
    "harmed.1.surname": "Przykladowa",
    "harmed.1.first_name": "Anna",
    "violent.1.surname": "Przykładowy",
    "violent.1.first_name": "Jan",
}
OTHERS = {"harmed.1.age": None, "violent.1.age": None}


def test_running_procedure_of_the_pair_takes_the_form_by_one_click(desk, window, page, form):
    before = desk.database.read(stored)
    fill_in(form, {**PAIR, **SAME, **OTHERS, "violent.1.weapon": "yes"}, {})
    save(window)
    assert "NK/1/2026" in plain(page.editing.editor.notice.text.text())
    assert form.values()["harmed.1.first_name"] == "Anna"
    click(offers(page)["Kolejna NK-A w NK/1/2026"])
    while page.editing.editor is not None:
        click(offers(page)["Zapisz mimo to"])
    told = desk.database.read(stored)
    assert told["procedures"] == before["procedures"]
    assert [one[1] for one in told["forms"]].count("kolejna") == 1
    assert "yes" in told["weapons"]
    assert page.card.procedure == PROCEDURE


def test_pair_known_by_birth_cannot_be_others(desk, window, page, form) -> None:
    born = {"harmed.1.birth_date": "1990-04-02", "violent.1.birth_date": "1988-05-06"}
    fill_in(form, {**PAIR, "harmed.1.age": None, "violent.1.age": None, **born}, {})
    confirm(window, page)
    click(page.register.new_form)
    again = {**PAIR, "filled": "2026-11-20", "harmed.1.age": None, "violent.1.age": None, **born}
    fill_in(page.editing.editor.form, again, {})
    save(window)
    assert "To inne osoby" not in offers(page)
    assert "Kolejna NK-A w NK/3/2026" in offers(page)


def test_others_of_the_same_names_begin_their_own_procedure(desk, window, page, form) -> None:
    before = len(desk.database.read(parties))
    fill_in(form, {**PAIR, **SAME, **OTHERS}, {})
    save(window)
    click(offers(page)["To inne osoby"])
    while page.editing.editor is not None:
        click(offers(page)["Zapisz mimo to"])
    assert desk.database.read(previous_of, "NK/3/2026") is None
    assert len(desk.database.read(parties)) == before + 2


def test_ended_procedure_of_the_pair_becomes_the_previous_one(desk, window, page, form) -> None:
    fill_in(form, PAIR, {})
    confirm(window, page)
    page.card.tabs.setFocus()
    Hands(window).press(Qt.Key.Key_F2)
    fill_in(
        page.editing.editor.form,
        {"ended": "2026-11-19", "end_ground": "no_grounds", "grounds": "Spór o hałas."},
        {},
    )
    confirm(window, page)
    click(page.register.new_form)
    fill_in(page.editing.editor.form, {**PAIR, "filled": "2026-11-20"}, {})
    confirm(window, page)
    assert desk.database.read(previous_of, "NK/4/2026") == "NK/3/2026"
    assert "Poprzednia procedura tych osób: NK/3/2026." in plain(page.notices.text.text())
