"""The diary: days, weeks and months by keys, a day entered without the mouse, an agreed visit put off or failed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    plain,
    row_of,
    sections,
    settled,
    shown_words,
    titles,
)

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.diary_page import DiaryPage

TODAY, MONDAY_BEFORE = "Poniedziałek 23 listopada 2026", "Poniedziałek 16 listopada 2026"


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def page(window: MainWindow) -> DiaryPage:
    click(window.rail.buttons["diary"])
    return window.pages.page("diary")


def days(page: DiaryPage) -> str:
    """The days that the head names, once they are read."""
    settled(page)
    return page.head.days.text()


def test_today_shows_what_is_agreed_and_due(page: DiaryPage) -> None:
    assert days(page) == TODAY
    shown = sections(page.view.list)
    assert [row.title for row in shown["Umówione wizyty"]] == ["Testowa"]
    assert [row.title for row in shown["Wizyty i kontakty"]] == ["Nie ma wpisów z tego dnia."]


def test_day_of_visits_is_listed_with_the_indicators_sums(
    window: MainWindow, page: DiaryPage
) -> None:
    Hands(window).press(Qt.Key.Key_PageUp)
    assert days(page) == MONDAY_BEFORE
    row = row_of(page.view.list, "Przykładowa")
    assert plain(row.lead_note) == "1 godz. 20 min"
    assert row.note.startswith("wizyta w środowisku")
    hours = row_of(page.sums, "Godziny wizyt i spotkań")
    visits = row_of(page.sums, "Wizyty i spotkania z rodziną")
    assert (visits.trailing, plain(hours.trailing)) != ("0", "0 godz.")


def test_arrows_and_pages_lead_on_and_t_leads_back(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    hands.press(Qt.Key.Key_Left)
    assert days(page) == "Niedziela 22 listopada 2026"
    hands.press(Qt.Key.Key_PageDown)
    assert days(page) == "Niedziela 29 listopada 2026"
    hands.press(Qt.Key.Key_T)
    assert days(page) == TODAY
    choose_tab(page.head.spans, "week")
    assert days(page) == "23–29 listopada 2026"
    click(page.head.before)
    assert days(page) == "16–22 listopada 2026"
    click(page.head.today)
    assert days(page) == "23–29 listopada 2026"


def test_week_lists_its_days_and_enter_on_a_day_opens_it(
    window: MainWindow, page: DiaryPage
) -> None:
    choose_tab(page.head.spans, "week")
    assert list(sections(page.view.list))[:2] == [
        "Poniedziałek 23 listopada",
        "Wtorek 24 listopada",
    ]
    click_row(page.view.list, "Piątek 27")
    assert days(page) == "Piątek 27 listopada 2026"
    assert titles(page.view.list)[1:] == ["Żółwiowa"]


def test_month_is_walked_through_with_the_arrows(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    choose_tab(page.head.spans, "month")
    assert days(page) == "Listopad 2026"
    assert "umówione: 1" in page.view.month.cell(date(2026, 11, 27)).spoken()
    hands.go_to(page.view.month)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    assert days(page) == MONDAY_BEFORE
    choose_tab(page.head.spans, "month")
    hands.go_to(page.view.month)
    hands.press(Qt.Key.Key_PageUp)
    assert days(page) == "Październik 2026"
    assert hands.cursor is page.view.month


def test_failed_attempt_is_told_by_icon_and_word(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    choose_tab(page.head.spans, "month")
    hands.go_to(page.view.month)
    hands.press(Qt.Key.Key_PageUp, times=4)
    day = next(
        cell.day
        for week in page.view.month.model().weeks
        for cell in week
        if "nieudane" in cell.spoken()
    )
    while page.view.month.currentIndex().data(Qt.ItemDataRole.UserRole).day != day:
        hands.press(Qt.Key.Key_Right if page._day < day else Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Return)
    row = next(row for row in page.view.list.rows() if getattr(row, "badge", None))
    assert (row.icon, row.badge.text) == ("x", "próba nieudana")


def test_two_visits_of_a_day_are_entered_with_the_keyboard(
    window: MainWindow, page: DiaryPage
) -> None:
    hands = Hands(window)
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_N, CONTROL)
    editor = page.editing.visits
    form = editor.form
    assert form.day.text() == "22.11.2026"
    form.families.set_value([form._choices.families[1].key])
    hands.go_to(form.began)
    hands.write_over("9")
    hands.go_to(form.ended)
    hands.write_over("10:15")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert "Zapisano wizytę z 22.11.2026" in shown_words(editor.notice)
    assert editor.isVisible()
    assert (form.day.text(), form.began.text(), form.ended.text()) == ("22.11.2026", "10:15", "")
    assert form.wrapper("kind").input.hasFocus()
    form.families.set_value([form._choices.families[2].key])
    hands.go_to(form.ended)
    hands.write_over("11")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert not editor.isVisible()
    rows = [row.lead for row in sections(page.view.list)["Wizyty i kontakty"]]
    assert rows == ["9:00–10:15", "10:15–11:00"]
    assert hands.cursor is page.view.list
    assert row_of(page.sums, "Wizyty i spotkania z rodziną").trailing == "2"
    hands.press(Qt.Key.Key_N, CONTROL)
    assert form.began.text() == "11:00"


def test_enter_opens_a_visit_in_its_form(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    hands.press(Qt.Key.Key_PageUp)
    page.view.list.choose(row_of(page.view.list, "Przykładowa").key)
    hands.press(Qt.Key.Key_Return)
    assert page.editing.visits.header.title.text() == "Wizyta z 16.11.2026"
    assert not page.editing.visits.next.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert page.view.list.isVisible()


def test_agreed_visit_is_put_off(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    click_row_without_opening(page, "Testowa")
    click(page.planned.move_on)
    hands.write_over("20.11.2026")
    hands.press(Qt.Key.Key_Return)
    assert "Ten dzień już minął." in shown_words(page.planned.bar)
    hands.go_to(page.planned.bar.day)
    hands.write_over("25.11.2026")
    hands.press(Qt.Key.Key_Return)
    assert "przełożono na środę 25 listopada" in shown_words(page.notices)
    hands.press(Qt.Key.Key_F5)
    assert "Umówione wizyty" not in sections(page.view.list)
    hands.press(Qt.Key.Key_Right, times=2)
    assert [row.title for row in sections(page.view.list)["Umówione wizyty"]] == ["Testowa"]


def test_putting_off_is_taken_back_within_ten_seconds(window: MainWindow, page: DiaryPage) -> None:
    hands = Hands(window)
    click_row_without_opening(page, "Testowa")
    click(page.planned.move_on)
    hands.write_over("25.11.2026")
    hands.press(Qt.Key.Key_Return)
    click(undo(page))
    hands.press(Qt.Key.Key_F5)
    assert [row.title for row in sections(page.view.list)["Umówione wizyty"]] == ["Testowa"]
    hands.press(Qt.Key.Key_Right, times=2)
    assert "Umówione wizyty" not in sections(page.view.list)


def undo(page: QWidget) -> QPushButton:
    """The button that counts down from ten."""
    buttons = page.notices.findChildren(QPushButton)
    return next(one for one in buttons if one.isVisible() and one.text().startswith("Cofnij ("))


def month_card(desk: Desk):
    """The card of October of an assistant, to which the head came from the month in the diary."""
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["diary"])
    page = window.pages.page("diary")
    choose_tab(page.head.spans, "month")
    assert not page.head.month.isVisible()  # of all assistants no month is accepted at once
    page.head.workers.setCurrentIndex(2)
    click(page.head.before)
    settled(page)
    click(page.head.month)
    card = window.pages.page("work")
    settled(card)
    assert (card.head.workers.currentText(), card.head.month.text()) == (
        "Pomocna Maria",
        "Październik 2026",
    )
    return window, card


def test_head_accepts_a_worker_s_month_and_takes_it_back(desk: Desk) -> None:
    window, card = month_card(desk)
    click(card.head.after)
    assert not card.head.accept.isVisible()  # it still runs
    click(card.head.before)
    click(card.head.accept)
    assert "Przyjęto miesiąc: październik 2026" in shown_words(card.notices)
    assert card.head.accepted.isVisible()
    assert not card.head.accept.isVisible()
    click(undo(card))
    Hands(window).press(Qt.Key.Key_F5)
    assert not card.head.accepted.isVisible()
    click(card.head.accept)


def test_head_takes_an_acceptance_back_later_with_a_reason_that_the_worker_reads(
    desk: Desk,
) -> None:
    window, card = month_card(desk)
    hands = Hands(window)
    click(card.head.accept)
    click(card.notices.close_button)
    hands.press(Qt.Key.Key_F5)
    click(card.head.take_back)
    hands.press(Qt.Key.Key_Return)
    assert card.head.accepted.isVisible()  # nothing without a reason
    hands.write("brakuje dwóch wizyt")
    hands.press(Qt.Key.Key_Return)
    assert "Cofnięto przyjęcie miesiąca: październik 2026" in shown_words(card.notices)
    assert card.head.accept.isVisible()
    assert not card.head.take_back.isVisible()
    page = desk.sit_down("asystent").pages.page("diary")
    click(page.window().rail.buttons["diary"])
    choose_tab(page.head.spans, "month")
    click(page.head.before)
    settled(page)
    said = "cofnięto 23.11.2026. Przyczyna: brakuje dwóch wizyt"
    assert said in page.head.taken_back.text()
    click(page.head.month)
    card = page.window().pages.page("work")
    settled(card)
    assert said in card.head.taken_back.text()


def test_assistant_sees_that_his_month_was_accepted_but_accepts_none(desk: Desk) -> None:
    _window, card = month_card(desk)
    click(card.head.accept)
    page = desk.sit_down("asystent").pages.page("diary")
    click(page.window().rail.buttons["diary"])
    choose_tab(page.head.spans, "month")
    click(page.head.before)
    settled(page)
    assert page.head.accepted.text() == "przyjęty 23.11.2026"
    click(page.head.month)
    card = page.window().pages.page("work")
    settled(card)
    assert card.head.accepted.text() == "przyjęty 23.11.2026"
    assert not card.head.accept.isVisible()
    assert not card.head.take_back.isVisible()


def test_visit_that_did_not_take_place_is_a_failed_attempt_of_that_family(
    window: MainWindow, page: DiaryPage
) -> None:
    click_row_without_opening(page, "Testowa")
    click(page.planned.failed)
    form = page.editing.visits.form
    assert (form.kind.chosen, form.day.text()) == ("failed", "23.11.2026")
    Hands(window).press(Qt.Key.Key_S, CONTROL)
    shown = sections(page.view.list)["Wizyty i kontakty"]
    assert [(row.title, row.badge.text) for row in shown] == [("Testowa", "próba nieudana")]


def test_head_chooses_whose_diary_is_shown(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["diary"])
    page = window.pages.page("diary")
    choose_tab(page.head.spans, "month")
    settled(page)
    words = [page.head.workers.itemText(n) for n in range(page.head.workers.count())]
    assert words == ["wszyscy asystenci", "Druga Jolanta", "Pomocna Maria"]
    everybody = int(row_of(page.sums, "Wizyty i spotkania z rodziną").trailing)
    page.head.workers.setCurrentIndex(1)
    own = int(row_of(page.sums, "Wizyty i spotkania z rodziną").trailing)
    assert 0 < own < everybody


def test_assistant_has_no_choice_and_sees_no_foreign_family(
    window: MainWindow, page: DiaryPage
) -> None:
    choose_tab(page.head.spans, "week")
    click(page.head.before)
    assert not page.head.workers.isVisible()
    assert "Obca" not in shown_words(window)


@pytest.mark.parametrize("login", ["sekretariat", "zespol"])
def test_accounts_without_casework_have_no_diary(desk: Desk, login: str) -> None:
    assert "diary" not in desk.sit_down(login).rail.buttons


def click_row_without_opening(page: DiaryPage, title: str) -> None:
    """Bring the cursor to a row, as the arrow keys do."""
    page.view.list.choose(row_of(page.view.list, title).key)
    settled(page)
