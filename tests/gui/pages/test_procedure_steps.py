"""Steps of a Blue Card procedure through the window: what the law forbids, what it knows next, what follows what."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, press, save
from tests.gui.centre import PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click_row, plain, shown_words, titles
from tests.gui.records.filling import fill_in

from mgops_desktop.domain.blue_card import FormAType
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.storage.access import question
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.tables.blue_card import (
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_bodies import Professional

WAIT = 5000
NAMES = (("Anna", "a"), ("Jan", "y"))
CONFIRM = "Zapisz mimo to"


@question("osoba po nazwisku w teście", None)
def party(session, first_name):
    return str(session.query(Party).filter(Party.first_name == first_name).one().id)


@question("kolejne formularze w teście", None)
def next_forms(session):
    found = session.query(NkForm).filter(NkForm.a_type == FormAType.NEXT)
    return [(one.procedure_id, str(one.filled), one.filled_by) for one in found]


@question("poprzednia procedura w teście", None)
def previous_of(session, number):
    procedure = session.query(Procedure).filter(Procedure.number == number).one()
    previous = procedure.previous_id
    return session.get(Procedure, previous).number if previous else None


@question("świadkowie w teście", None)
def witnesses(session):
    found = session.query(Participation).filter(Participation.minor_witness)
    return [str(one.role) for one in found]


@question("obecni w teście", None)
def attending(session):
    return [one.surname for sitting in session.query(GroupSitting) for one in sitting.members]


@question("osoba z instytucji w teście", None)
def officer(session):
    return str(session.query(Professional).one().id)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    return window.pages.page("blue_card")


@pytest.fixture
def card(qtbot, page: BlueCardPage):
    """The card of the running procedure."""
    click_row(page.list, "NK/1/2026")
    qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
    return page.card


def fill(page: BlueCardPage, given: dict, names: dict | None = None) -> None:
    fill_in(page.editing.editor.form, given, names or {})


def offered(page: BlueCardPage) -> dict[str, QPushButton]:
    buttons = page.editing.editor.notice.findChildren(QPushButton)
    return {one.text(): one for one in buttons if one.isVisible()}


def confirm(window: MainWindow, page: BlueCardPage) -> None:
    """Ctrl+S, and "Zapisz mimo to" where something is only odd."""
    save(window)
    while page.editing.editor is not None:
        click(offered(page)[CONFIRM])


def new_procedure(qtbot, window, page, began: str, **more: str) -> None:
    """A procedure begun by hand, whose card is shown then."""
    Hands(window).press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fill(page, {"began": began, **more})
    confirm(window, page)
    qtbot.waitUntil(lambda: page.header.title.text() == "NK/3/2026", timeout=WAIT)


def take_part(page: BlueCardPage, name: str, role: str) -> None:
    choose_tab(page.card.tabs, "persons")
    click(page.card.sections["persons"].buttons["participation"])
    fill(page, {"party": "somebody", "role": role}, {"somebody": name})


def test_what_the_law_forbids_is_refused_at_its_field_and_stored_with_a_reason(
    qtbot, desk, window, page, card
) -> None:
    violent = desk.database.read(party, "Jan")
    choose_tab(card.tabs, "forms")
    click(card.sections["forms"].buttons["nk_form"])
    fill(page, {"kind": "nk_b", "filled": "2026-10-13"})
    fill(page, {"recipient_party": violent}, {violent: "Przykładowy"})
    save(window)
    field = page.editing.editor.form.wrapper("recipient_party")
    assert "nie przekazuje się osobie stosującej przemoc (§ 6)" in plain(field.error)
    assert "wpisz powód naruszenia" in plain(field.error)
    fill(page, {"outside": "wydał to patrol Policji"})
    confirm(window, page)
    choose_tab(card.tabs, "overview")
    qtbot.waitUntil(card.told_card.isVisible, timeout=WAIT)
    row = next(one for one in card.told.rows() if "wydał to patrol" in one.note)
    assert row.badge.text == "naruszenie"


def test_both_sides_are_not_asked_to_one_meeting(desk, window, page, card) -> None:
    names = {desk.database.read(party, one): f"Przykładow{end}" for one, end in NAMES}
    choose_tab(card.tabs, "group")
    click(card.sections["group"].buttons["group_sitting"])
    fill(page, {"day": "2026-11-25", "guests": list(names)}, names)
    save(window)
    error = plain(page.editing.editor.form.wrapper("guests").error)
    assert "nie wolno spotkać razem (§ 18 rozporządzenia)" in error


@pytest.mark.parametrize(
    ("step", "kind", "known"),
    [
        ("Kolejny formularz", "nk_form", {"kind": "nk_a", "a_type": "kolejna"}),
        ("Powiadomienie o broni", "procedure_event", {"kind": "weapon_notice"}),
        ("Zmiana miejsca zamieszkania osoby doznającej", "procedure_move", {"kind": "harmed"}),
    ],
)
def test_next_step_opens_its_form_with_what_is_known(window, page, card, step, kind, known) -> None:
    title = next(one for one in titles(card.next) if one.startswith(step))
    card.next.setFocus()
    press(window, Qt.Key.Key_Home)
    for _ in range(titles(card.next).index(title)):
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert page.editing.editor.kind == kind
    values = page.editing.editor.form.values()
    assert {name: values[name] for name in known} == known
    assert page.editing.editor.owner.id == PROCEDURE


def test_next_step_that_is_a_day_of_a_record_opens_that_record(page, card) -> None:
    row = next(one for one in card.next.rows() if one.title.endswith("– A” grupie"))
    assert row.note == "do 20.10.2026 · pole „Przekazany grupie”"
    click_row(card.next, row.title)
    assert page.editing.editor.kind == "nk_form"
    assert page.editing.editor.record is not None
    assert page.editing.editor.form.wrapper("passed").input.hasFocus()


def test_second_procedure_of_a_pair_becomes_a_further_form_by_one_click(
    qtbot, desk, window, page
) -> None:
    new_procedure(qtbot, window, page, "2026-11-16")
    take_part(page, "przykladowa anna", "harmed")
    confirm(window, page)
    take_part(page, "przykladowy jan", "violent")
    save(window)
    error = plain(page.editing.editor.form.wrapper("party").error)
    assert "Dla tych osób toczy się już procedura" in error
    click(offered(page)["Zapisz jako kolejny NK-A w NK/1/2026"])
    values = page.editing.editor.form.values()
    assert (values["a_type"], values["filled"]) == ("kolejna", "2026-11-16")
    confirm(window, page)
    assert (PROCEDURE, "2026-11-16", "") in desk.database.read(next_forms)


def test_a_starting_form_goes_over_with_everything_typed(qtbot, desk, window, page) -> None:
    new_procedure(qtbot, window, page, "2026-11-16", outside="spisano osobno")
    for name, role in (("przykladowa anna", "harmed"), ("przykladowy jan", "violent")):
        take_part(page, name, role)
        confirm(window, page)
    choose_tab(page.card.tabs, "overview")
    qtbot.waitUntil(page.card.told_card.isVisible, timeout=WAIT)
    row = next(one for one in page.card.told.rows() if "toczy się już" in one.title)
    assert (row.badge.text, "spisano osobno" in row.note) == ("naruszenie", True)
    choose_tab(page.card.tabs, "forms")
    click(page.card.sections["forms"].buttons["nk_form"])
    fill(page, {"kind": "nk_a", "a_type": "wszczynajaca", "filled": "2026-11-16"})
    fill(page, {"filled_by": "dzielnicowa Umowna"})
    save(window)
    click(offered(page)["Zapisz jako kolejny NK-A w NK/1/2026"])
    assert page.editing.editor.form.values()["filled_by"] == "dzielnicowa Umowna"
    confirm(window, page)
    assert (PROCEDURE, "2026-11-16", "dzielnicowa Umowna") in desk.database.read(next_forms)
    assert desk.database.read(drafts_of_account) == []


def test_procedure_of_somebody_of_an_ended_one_is_tied_to_it_by_one_click(
    qtbot, desk, window, page
) -> None:
    new_procedure(qtbot, window, page, "2026-09-14")
    take_part(page, "przykladowa anna", "harmed")
    save(window)
    assert "NK/2/2026, zakończonej 20.08.2026" in plain(page.editing.editor.notice.text.text())
    click(offered(page)["Powiąż z procedurą NK/2/2026"])
    assert page.editing.editor is None
    assert desk.database.read(previous_of, "NK/3/2026") == "NK/2/2026"


def test_minor_witness_is_entered_as_a_harmed_person(qtbot, desk, window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click(card.sections["persons"].buttons["party"])
    fill(page, {"surname": "Przykładowa", "first_name": "Ola", "sex": "female"})
    fill(page, {"birth_date": "2016-02-03", "participation.role": "harmed"})
    fill(page, {"participation.minor_witness": True})
    confirm(window, page)
    assert desk.database.read(witnesses) == ["harmed"]
    qtbot.waitUntil(lambda: "Przykładowa Ola" in shown_words(card), timeout=WAIT)


def test_people_of_the_group_are_found_while_typing(qtbot, desk, window, page, card) -> None:
    click(page.register.team)
    click(page.team.sections.buttons["professional"])
    fill(page, {"surname": "Dzielnicowa", "first_name": "Ewa", "role": "police"})
    fill(page, {"sworn": "2026-01-05", "authorised": "2026-01-05"})
    confirm(window, page)
    click_row(page.list, "NK/1/2026")
    choose_tab(card.tabs, "group")
    click(card.sections["group"].buttons["group_member"])
    fill(page, {"professional": desk.database.read(officer), "began": "2026-10-16"})
    fill(page, {"role": "police"})
    confirm(window, page)
    qtbot.waitUntil(lambda: "Dzielnicowa" in shown_words(card), timeout=WAIT)
    click(card.sections["group"].buttons["group_sitting"])
    members = page.editing.editor.form.wrapper("members").input
    members.search.setFocus()
    Hands(window).write("dzieln")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Space)
    fill(page, {"day": "2026-11-18"})
    confirm(window, page)
    assert desk.database.read(attending) == ["Dzielnicowa"]
