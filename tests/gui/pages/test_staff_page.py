"""Workers: the list beside the card, a contract entered by keys, and what is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, click_row, press, save
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, plain, sections, shown_words, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.staff_page import StaffPage

ESC, N, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_N, Qt.Key.Key_Return
WAIT = 5000


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> StaffPage:
    click(window.rail.buttons["staff"])
    return window.pages.page("staff")


def open_first(qtbot, page: StaffPage) -> str:
    name = titles(page.workers.list)[0]
    click_row(page.workers.list, name)
    qtbot.waitUntil(lambda: page.card.isVisible() and page.card.header.title.text() == name)
    qtbot.waitUntil(page.card.sections.buttons["contract"].isVisible, timeout=WAIT)
    return name


def choose(page: StaffPage, field: str, words: str) -> None:
    """Choose something by the words that the drop-down shows."""
    box = page.editing.editor.form.wrapper(field).input
    box.setCurrentIndex(box.findText(words))


def save_anyway(page: StaffPage) -> None:
    """Say yes to what is odd."""
    buttons = page.editing.editor.notice.findChildren(QPushButton)
    click(next(one for one in buttons if one.isVisible() and one.text() == "Zapisz mimo to"))


def field(page: StaffPage, name: str):
    return page.editing.editor.form.wrapper(name).input


def test_card_shows_contracts_absences_and_hours(qtbot, page: StaffPage) -> None:
    open_first(qtbot, page)
    words = shown_words(page.card)
    for heading in ("Umowy", "Nieobecności", "Godziny umów o usługi"):
        assert heading in words
    assert "asystent rodziny" in words


def test_filter_narrows_the_list_and_says_when_nothing_fits(
    window: MainWindow, page: StaffPage
) -> None:
    page.workers.filter.setFocus()
    Hands(window).write("qqq")
    assert titles(page.workers.list) == []
    assert page.workers.foot.text() == "Nic nie pasuje do filtra."
    Hands(window).write_over("")
    assert plain(page.workers.foot.text()).endswith(("pracownik", "pracowników", "pracownicy"))


def test_worker_is_added_by_keys_and_shown(qtbot, window: MainWindow, page: StaffPage) -> None:
    page.workers.list.setFocus()
    hands = Hands(window)
    hands.press(N, CONTROL)
    qtbot.wait(2)
    hands.write("Zmyślona")
    hands.press(RETURN)
    hands.write("Żaneta")
    save(window)
    save_anyway(page)  # she was not looked for in the register yet
    assert page.card.header.title.text() == "Zmyślona Żaneta"
    assert "Zmyślona Żaneta" in titles(page.workers.list)
    qtbot.waitUntil(lambda: "bez umowy" in shown_words(page.card.header))


def test_worker_without_a_surname_is_refused_at_the_field(
    window: MainWindow, page: StaffPage
) -> None:
    click(page.workers.add)
    save(window)
    assert page.editing.editor.form.wrapper("surname").error == "Uzupełnij to pole."


def test_contract_entered_on_the_card_is_listed_there(
    qtbot, window: MainWindow, page: StaffPage
) -> None:
    open_first(qtbot, page)
    click(page.card.sections.buttons["contract"])
    choose(page, "position", "psycholog")
    choose(page, "form", "umowa o świadczenie usług")
    field(page, "began").setFocus()
    hands = Hands(window)
    hands.write("1.9.26")
    save(window)
    assert "Psycholog · umowa o świadczenie usług" in sections(page.card.sections.lists["contract"])
    assert "psycholog" in page.card.header.note.text()


def test_contract_that_ends_before_it_begins_is_refused(
    qtbot, window: MainWindow, page: StaffPage
) -> None:
    open_first(qtbot, page)
    click(page.card.sections.buttons["contract"])
    choose(page, "position", "psycholog")
    choose(page, "form", "umowa o pracę")
    hands = Hands(window)
    for name, day in (("began", "1.9.26"), ("ended", "1.8.26")):
        field(page, name).setFocus()
        hands.write(day)
    save(window)
    assert "Wcześniej niż „Od”" in page.editing.editor.form.wrapper("ended").error


def test_absence_of_today_stands_as_a_badge_in_the_list(
    qtbot, window: MainWindow, page: StaffPage
) -> None:
    name = open_first(qtbot, page)
    click(page.card.sections.buttons["leave"])
    choose(page, "kind", "zwolnienie lekarskie")
    field(page, "began").setFocus()
    hands = Hands(window)
    hands.write("dziś")
    save(window)
    save_anyway(page)  # without an end
    row = next(row for row in page.workers.list.rows() if row.title == name)
    assert row.badge.text == "nieobecność"
    qtbot.waitUntil(lambda: "Nieobecność: zwolnienie lekarskie." in shown_words(page.card))


def test_unfinished_form_comes_back_after_escape(
    qtbot, window: MainWindow, page: StaffPage
) -> None:
    click(page.workers.add)
    hands = Hands(window)
    hands.write("Niedokończona")
    press(window, ESC)
    assert page.editing.editor is None
    click(page.workers.add)
    assert field(page, "surname").text() == "Niedokończona"
    assert "Odzyskano szkic" in shown_words(page)


def test_what_went_into_the_bin_can_be_taken_back(
    qtbot, window: MainWindow, page: StaffPage
) -> None:
    open_first(qtbot, page)
    contracts = page.card.sections.lists["contract"]
    before = titles(contracts)
    click_row(contracts, before[0])
    click(page.editing.editor.bin)
    hands = Hands(window)
    hands.write("pomyłka")
    press(window, RETURN)
    assert "contract" not in page.card.sections.lists
    undo = next(one for one in page.notices.findChildren(type(page.card.edit)) if one.isVisible())
    click(undo)
    qtbot.waitUntil(lambda: "contract" in page.card.sections.lists, timeout=WAIT)
    assert titles(page.card.sections.lists["contract"]) == before


def test_empty_folder_offers_the_first_worker(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    click(window.rail.buttons["staff"])
    page = window.pages.page("staff")
    assert "Nie ma jeszcze pracowników." in shown_words(page)
    click(page.nothing.action)
    assert page.editing.editor is not None


@pytest.mark.parametrize("login", ["asystent", "sekretariat", "zespol"])
def test_accounts_without_the_right_have_no_such_page(desk: Desk, login: str) -> None:
    assert "staff" not in desk.sit_down(login).rail.buttons
