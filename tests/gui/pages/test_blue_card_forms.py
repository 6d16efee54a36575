"""Blue Card procedures by hand: begun, filled with persons, forms and steps, ended, thrown away and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, press, save
from tests.gui.centre import PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_tab, click_row, plain, shown_words, titles
from tests.gui.records.filling import fill_in

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.operations.records.drafts import kind_of_draft
from mgops_desktop.storage.access import question
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.tables.blue_card import NkForm, Participation, Party, Procedure
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

ESC, F2, N, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_N, Qt.Key.Key_Return
WAIT = 5000


@question("udziały w teście", None)
def participations(session):
    query = session.query(Party.surname, Participation.role, Participation.procedure_id)
    return [tuple(row) for row in query.join(Party, Party.id == Participation.party_id)]


@question("formularze NK w teście", None)
def forms(session):
    return [(one.kind, one.procedure_id) for one in session.query(NkForm)]


@question("procedura w teście", None)
def procedure(session):
    return session.get_one(Procedure, PROCEDURE).ended


@question("szkice w teście", None)
def drafts_in(session, furniture):
    return session.query(furniture.draft).count()


@question("odczyty w teście", None)
def read_so_far(session):
    log = BLUE_CARD.reading
    return [tuple(row) for row in session.query(log.kind, log.record, log.purpose)]


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


def confirm(window: MainWindow, page: BlueCardPage) -> None:
    """Ctrl+S, and "Zapisz mimo to" where something is only odd."""
    save(window)
    while page.editing.editor is not None:
        offers = page.editing.editor.notice.findChildren(QPushButton)
        click(next(one for one in offers if one.isVisible() and one.text() == "Zapisz mimo to"))


def test_procedure_is_begun_by_keys_and_shown(qtbot, window, page) -> None:
    page.list.setFocus()
    Hands(window).press(N, CONTROL)
    fill(page, {"environment": "Środowisko 3", "began": "2026-11-20"})
    save(window)
    qtbot.waitUntil(lambda: page.header.title.text() == "NK/3/2026", timeout=WAIT)
    assert "NK/3/2026" in titles(page.list)


def test_procedure_is_ended_with_its_ground(qtbot, desk, window, page, card) -> None:
    card.tabs.setFocus()
    press(window, F2)
    fill(page, {"ended": "2026-11-20", "end_ground": "violence_ceased"})
    save(window)
    assert "Potwierdź oba warunki" in page.editing.editor.form.wrapper("end_marks").error
    fill(page, {"end_marks": ["ceased", "not_expected"], "grounds": "zgodnie z protokołem"})
    confirm(window, page)
    qtbot.waitUntil(lambda: "zakończona 20.11.2026" in card.header.note.text(), timeout=WAIT)
    assert desk.database.read(procedure) is not None


def test_new_person_is_entered_with_the_role_in_one_form(qtbot, desk, window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click(card.sections["persons"].buttons["party"])
    fill(page, {"surname": "Nowacka", "first_name": "Celina", "sex": "female"})
    fill(page, {"birth_date": "2015-05-01", "participation.role": "household"})
    fill(page, {"participation.minor_witness": True})
    save(window)
    qtbot.waitUntil(lambda: "Nowacka Celina" in shown_words(card), timeout=WAIT)
    assert ("Nowacka", "household", PROCEDURE) in desk.database.read(participations)
    assert "małoletni świadek" in shown_words(card)


def test_known_person_is_found_while_typing(qtbot, desk, window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click(card.sections["persons"].buttons["participation"])
    field = page.editing.editor.form.wrapper("party").input
    fill(page, {"party": "anyone"}, {"anyone": "przykladowa"})
    assert field.text() == "Przykładowa Anna"
    assert "ur. 02.04.1990" in field.suffix()
    fill(page, {"role": "violent"})
    save(window)
    assert "także w drugiej roli" in page.editing.editor.notice.text.text()
    confirm(window, page)
    roles = {role for name, role, of in desk.database.read(participations) if of == PROCEDURE}
    assert {"harmed", "violent"} <= roles


def test_person_of_the_same_name_is_asked_about(window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click(card.sections["persons"].buttons["party"])
    fill(page, {"surname": "Przykladowy", "first_name": "Jan", "sex": "male"})
    fill(page, {"participation.role": "household"})
    save(window)
    said = plain(page.editing.editor.notice.text.text())
    assert "nazywa się tak samo" in said
    assert page.editing.editor.form.wrapper("surname").error


def test_person_s_own_data_are_corrected_from_the_card(qtbot, window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click_row(card.persons, "Przykładowy Jan")
    fill(page, {"sex": "male", "birth_year": "1985"})
    confirm(window, page)
    qtbot.waitUntil(lambda: page.editing.editor is None, timeout=WAIT)


@pytest.mark.parametrize(
    ("tab", "kind", "given", "shown"),
    [
        ("forms", "nk_form", {"kind": "nk_c", "filled": "2026-10-21"}, "C"),
        ("group", "group_sitting", {"day": "2026-11-18", "attended_by_unit": True}, "18.11.2026"),
        (
            "events",
            "procedure_event",
            {"kind": None, "day": "2026-11-10", "remark": "nie było jej pod adresem"},
            "10.11.2026",
        ),
    ],
)
def test_records_of_a_procedure_are_added_on_their_tabs(
    qtbot, window, page, card, tab, kind, given, shown
) -> None:
    choose_tab(card.tabs, tab)
    click(card.sections[tab].buttons[kind])
    form = page.editing.editor.form
    assert not form.is_shown("procedure") if kind != "group_sitting" else form.is_shown("group")
    box = form.wrapper("kind").input if "kind" in given else None
    if "kind" in given and given["kind"] is None:
        given = {**given, "kind": box.itemData(1)}
    fill(page, given)
    confirm(window, page)
    qtbot.waitUntil(lambda: shown in plain(shown_words(card)), timeout=WAIT)
    choose_tab(card.tabs, "overview")


def test_step_of_the_course_opens_its_record(page, card) -> None:
    click_row(card.course, "Posiedzenie grupy")
    assert page.editing.editor.kind == "group_sitting"
    press(page.window(), ESC)
    assert page.editing.editor is None
    assert card.isVisible()


def test_procedure_goes_into_the_bin_with_a_reason_and_comes_back(
    qtbot, window, page, card
) -> None:
    click(card.edit)
    click(page.editing.editor.bin)
    Hands(window).write("wpisana dwa razy")
    press(window, RETURN)
    qtbot.waitUntil(lambda: titles(page.list) == ["NK/2/2026"], timeout=WAIT)
    undo = next(b for b in page.notices.findChildren(QPushButton) if b.text().startswith("Cofnij"))
    click(undo)
    qtbot.waitUntil(lambda: "NK/1/2026" in titles(page.list), timeout=WAIT)


def test_sitting_of_the_team_is_added_in_its_own_place(qtbot, window, page) -> None:
    click(page.register.team)
    assert page.team.isVisible()
    click(page.team.sections.buttons["team_sitting"])
    fill(page, {"day": "2026-11-12", "attended_by_unit": True, "subject": "sprawy bieżące"})
    save(window)
    qtbot.waitUntil(lambda: "12.11.2026" in plain(shown_words(page.team)), timeout=WAIT)


def test_form_that_started_no_procedure_stands_with_the_team(qtbot, desk, window, page) -> None:
    click(page.register.team)
    click(page.team.sections.buttons["nk_form"])
    fill(page, {"kind": "nk_a", "filled": "2026-11-10"})
    confirm(window, page)
    assert None in [of for _kind, of in desk.database.read(forms)]
    listed = page.team.sections.lists
    qtbot.waitUntil(lambda: "nk_form" in listed, timeout=WAIT)


def test_draft_of_a_person_never_lies_in_the_centre_s_file_and_comes_back(
    qtbot, desk, window, page, card
) -> None:
    choose_tab(card.tabs, "persons")
    click(card.sections["persons"].buttons["party"])
    Hands(window).write("Tajna")
    press(window, ESC)
    assert desk.database.read(drafts_in, CENTRE) == 0
    assert desk.database.read(drafts_in, BLUE_CARD) == 1
    (draft,) = desk.database.read(drafts_of_account)
    assert kind_of_draft(draft.form) == "party"
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    qtbot.waitUntil(start.unfinished.isVisible, timeout=WAIT)
    click_row(start.unfinished, "Szkic: osoba w procedurze")
    assert window.pages.current_key == "blue_card"
    assert page.editing.editor.form.values()["surname"] == "Tajna"


def test_opening_a_form_is_noted_in_the_log_of_readings(desk, card) -> None:
    click(card.edit)
    assert ("procedure", PROCEDURE, "formularz") in desk.database.read(read_so_far)


def test_window_s_title_carries_no_name(window, page, card) -> None:
    choose_tab(card.tabs, "persons")
    click_row(card.persons, "Przykładowa Anna")
    assert window.windowTitle() == "MGOPS Desktop"


def test_empty_register_begins_with_the_first_procedure(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("zespol")
    click(window.rail.buttons["blue_card"])
    page = window.pages.page("blue_card")
    click(page.nothing.action)
    assert page.editing.editor.kind == "procedure"
