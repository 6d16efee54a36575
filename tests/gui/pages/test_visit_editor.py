"""A visit from the notebook to the card, and its correction: by keys, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.centre import FOREIGN_FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    plain,
    sections,
    shown_words,
    titles,
)

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.visit import Visit

S, N = Qt.Key.Key_S, Qt.Key.Key_N
ESC, RETURN, SPACE, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down
Open = Callable[[str], FamiliesPage]


@question("najnowsza wizyta w teście", None)
def newest(session) -> Visit:
    """Everything that the last recorded visit holds, as plain values."""
    found = max(session.query(Visit), key=lambda one: int(one.number.split("/")[1]))
    names = ("id", "day", "minutes", "topic", "course", "tasks", "km", "next_day", "version")
    return {name: getattr(found, name) for name in names} | {
        "persons": sorted(person.first_name for person in found.persons),
        "families": len(found.cases),
        "workers": [worker.surname for worker in found.workers],
        "kind": found.kind.value,
    }


@question("liczba wizyt w teście", None)
def how_many(session) -> int:
    return session.query(Visit).count()


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(window: MainWindow) -> FamiliesPage:
    """The card of the family Testowa, opened by a search."""
    hands = Hands(window)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.write("testowa")
    hands.press(RETURN)
    return window.pages.page("families")


def editor_of(page: FamiliesPage) -> VisitEditor:
    shown = page.editing.currentWidget()
    assert isinstance(shown, VisitEditor)
    return shown


def is_on_the_card(page: FamiliesPage) -> bool:
    return page.browse.isVisible()


@pytest.fixture
def new_visit(page: FamiliesPage, hands: Hands) -> VisitEditor:
    hands.press(N, CONTROL)
    return editor_of(page)


@pytest.fixture
def correction(page: FamiliesPage) -> VisitEditor:
    """The newest visit of the family Testowa, opened from her card."""
    choose_tab(page.card.tabs, "visits")
    click_row(page.card.visits.list, "wizyta")
    return editor_of(page)


def enter_visit(hands: Hands, form) -> None:
    """What stands in the notebook, with keys alone."""
    hands.go_to(form.day)
    hands.write_over("20.11")
    hands.press(RETURN)
    hands.write("10")
    hands.press(RETURN)
    hands.write("1120")
    hands.go_to(form.persons)
    hands.press(SPACE)
    hands.go_to(form.topic)
    hands.write("Zaległy czynsz")
    hands.go_to(form.course)
    hands.write("Ułożono spłatę w ratach.")
    hands.go_to(form.tasks)
    hands.press(SPACE)
    hands.go_to(form.next_day)
    hands.write("27112026")
    hands.go_to(form.km)
    hands.write("12")


def test_visit_is_entered_by_keys_and_stands_on_the_card(
    desk: Desk, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(S, CONTROL)
    assert is_on_the_card(page)
    assert page.card.tab == "visits"
    first = page.card.visits.list.rows()[0]
    assert (first.lead, first.lead_note, plain(first.trailing)) == (
        *("20.11.2026", "piątek", "1 godz. 20 min"),
    )
    assert first.note == "Zaległy czynsz · Ułożono spłatę w ratach."
    kept = desk.database.read(newest)
    assert (kept["minutes"], kept["km"], f"{kept['next_day']}") == (80, 12, "2026-11-27")
    assert (kept["families"], kept["workers"]) == (1, ["Pomocna"])
    assert len(kept["persons"]) == 1


def test_saving_is_said_in_the_foot_of_the_window(
    window: MainWindow, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(S, CONTROL)
    assert window.status.saved.text() == "Zapisano 16:12"


def test_saved_visit_leaves_no_draft(
    window: MainWindow, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(S, CONTROL)
    hands.press(N, CONTROL)
    form = editor_of(page).form
    assert form.topic.text() == ""
    assert editor_of(page).notice.isHidden()


def test_agreed_day_of_the_new_visit_is_on_the_start_page(
    qtbot, window: MainWindow, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(S, CONTROL)
    hands.press(Qt.Key.Key_1, CONTROL)
    due = window.pages.page("start").due

    def agreed() -> list[str]:
        rows = sections(due).get("Najbliższe 7 dni", [])
        return [row.lead for row in rows if row.note.startswith("Testowa")]

    qtbot.waitUntil(lambda: agreed() == ["27.11.2026"], timeout=2000)


def test_new_visit_begins_with_today_and_the_family_one_comes_from(
    new_visit: VisitEditor, hands: Hands
) -> None:
    assert new_visit.header.title.text() == "Nowa wizyta"
    assert new_visit.form.day.text() == "23.11.2026"
    assert new_visit.form.day.suffix() == "poniedziałek"
    assert "Testowa" in shown_words(new_visit.form)
    assert hands.cursor is new_visit.form.kind


def test_visit_of_tomorrow_is_refused_at_its_date_and_nothing_is_lost(
    desk: Desk, new_visit: VisitEditor, hands: Hands
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.press(S, CONTROL)
    assert "datą w przyszłości" in new_visit.form.wrapper("day").error
    assert hands.cursor is new_visit.form.day
    assert new_visit.form.course.toPlainText() == "Ułożono spłatę w ratach."
    assert desk.database.read(how_many) == before
    hands.write_over("23.11.2026")
    assert new_visit.form.wrapper("day").error == ""
    hands.press(S, CONTROL)
    assert desk.database.read(how_many) == before + 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("day", "31.02.2026", "Luty 2026 nie ma dnia 31."),
        ("day", "", "Uzupełnij to pole."),
        ("ended", "10:00", "taka sama"),
        ("next_day", "19.11.2026", "przed dniem"),
        ("began", "25:00", "godzin"),
    ],
)
def test_what_is_wrong_is_said_under_its_field(
    desk: Desk, new_visit: VisitEditor, hands: Hands, field: str, typed: str, said: str
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    hands.go_to(getattr(new_visit.form, field))
    hands.write_over(typed)
    hands.press(S, CONTROL)
    assert said in new_visit.form.wrapper(field).error
    assert hands.cursor is getattr(new_visit.form, field)
    assert desk.database.read(how_many) == before


def is_seen(editor: VisitEditor, field: str) -> bool:
    """Whether a field with its message stands in the part of the page that is scrolled to."""
    wrapper = editor.form.wrapper(field)
    view = editor.sheet.viewport()
    room = wrapper.rect().translated(wrapper.mapTo(view, wrapper.rect().topLeft()))
    return view.rect().contains(room)


def test_page_scrolls_to_the_field_that_is_wrong(
    qtbot, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.go_to(new_visit.form.km)
    assert not is_seen(new_visit, "day")
    hands.press(S, CONTROL)
    qtbot.waitUntil(lambda: is_seen(new_visit, "day"), timeout=2000)


def test_form_begins_at_its_top_wherever_the_last_one_was_left(
    qtbot, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    hands.go_to(new_visit.form.km)
    hands.press(ESC)
    hands.press(N, CONTROL)
    qtbot.waitUntil(lambda: is_seen(editor_of(page), "kind"), timeout=2000)


def test_leaving_keeps_a_draft_that_comes_back(
    window: MainWindow, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(ESC)
    assert is_on_the_card(page)
    assert window.status.saved.text() == "Szkic 16:12"
    hands.press(N, CONTROL)
    again = editor_of(page)
    assert again.form.topic.text() == "Zaległy czynsz"
    assert again.form.course.toPlainText() == "Ułożono spłatę w ratach."
    assert "Odzyskano szkic z 23.11.2026, 16:12." in shown_words(again)


def test_draft_is_kept_while_one_types(
    qtbot, desk: Desk, window: MainWindow, page: FamiliesPage, hands: Hands
) -> None:
    """A crash takes nothing: what was typed two seconds ago is on the disk."""
    hands.press(N, CONTROL)
    hands.go_to(editor_of(page).form.topic)
    hands.write("Zaległy czynsz")
    qtbot.waitUntil(lambda: window.status.saved.text() == "Szkic 16:12", timeout=5000)


def test_draft_comes_back_after_a_lock(desk: Desk, new_visit: VisitEditor, hands: Hands) -> None:
    hands.go_to(new_visit.form.course)
    hands.write("Ułożono spłatę w ratach.")
    window = desk.sit_down("asystent")
    click_row(window.pages.page("start").unfinished, "Szkic wizyty")
    again = editor_of(window.pages.page("families"))
    assert again.form.course.toPlainText() == "Ułożono spłatę w ratach."


def test_draft_can_be_thrown_away(page: FamiliesPage, new_visit: VisitEditor, hands: Hands) -> None:
    hands.go_to(new_visit.form.topic)
    hands.write("Zaległy czynsz")
    click(new_visit.throw_away)
    assert new_visit.form.topic.text() == ""
    hands.press(ESC)
    hands.press(N, CONTROL)
    assert editor_of(page).form.topic.text() == ""


def test_failed_attempt_is_marked_on_the_card(
    desk: Desk, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_End)
    assert new_visit.form.kind.chosen == "failed"
    hands.go_to(new_visit.form.course)
    hands.write("Nikt nie otworzył.")
    hands.press(S, CONTROL)
    first = page.card.visits.list.rows()[0]
    assert (first.badge.text, first.note) == ("nieudana", "Nikt nie otworzył.")
    assert desk.database.read(newest)["minutes"] == 0


def test_correction_shows_the_visit_as_it_is_recorded(correction: VisitEditor) -> None:
    assert correction.header.title.text() == "Wizyta z 16.11.2026"
    form = correction.form
    assert (form.began.text(), form.ended.text()) == ("10:00", "11:20")
    assert form.topic.text() == "Budżet domowy i rachunki"
    assert form.agreed_family.toPlainText() == "przygotuje listę stałych opłat"
    assert len(form.persons.chosen) == 2


def test_corrected_visit_stands_on_the_card(
    page: FamiliesPage, correction: VisitEditor, hands: Hands
) -> None:
    count = len(page.card.visits.list.rows())
    hands.go_to(correction.form.ended)
    hands.write_over("12:00")
    hands.go_to(correction.form.topic)
    hands.write_over("Rachunki za prąd")
    hands.press(S, CONTROL)
    assert "jest już inny kontakt: 10:00–11:20" in correction.form.wrapper("began").error
    click(next(b for b in correction.notice.findChildren(QPushButton) if "mimo to" in b.text()))
    rows = page.card.visits.list.rows()
    assert len(rows) == count
    assert plain(rows[0].trailing) == "2 godz."
    assert rows[0].note.startswith("Rachunki za prąd")


def test_contact_outside_the_work_with_the_family_is_asked_about(
    desk: Desk, new_visit: VisitEditor, hands: Hands
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("20.11.2016")
    hands.press(S, CONTROL)
    assert (
        "nie prowadzono pracy ani monitoringu: Testowa" in new_visit.form.wrapper("families").error
    )
    assert desk.database.read(how_many) == before
    click(next(b for b in new_visit.notice.findChildren(QPushButton) if "mimo to" in b.text()))
    assert desk.database.read(how_many) == before + 1


def test_attempt_cannot_have_failed_tomorrow(new_visit: VisitEditor, hands: Hands) -> None:
    enter_visit(hands, new_visit.form)
    new_visit.form.kind.choose("failed")
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.press(S, CONTROL)
    assert "datą w przyszłości" in new_visit.form.wrapper("day").error


def test_correction_that_is_refused_loses_nothing(
    desk: Desk, page: FamiliesPage, correction: VisitEditor, hands: Hands
) -> None:
    hands.go_to(correction.form.topic)
    hands.write_over("Rachunki za prąd")
    hands.go_to(correction.form.day)
    hands.write_over("24.11.2026")
    hands.press(S, CONTROL)
    assert "datą w przyszłości" in correction.form.wrapper("day").error
    hands.press(ESC)
    assert page.card.visits.list.rows()[0].note.startswith("Budżet domowy")
    click_row(page.card.visits.list, "wizyta")
    assert editor_of(page).form.topic.text() == "Rachunki za prąd"
    assert editor_of(page).form.day.text() == "24.11.2026"


def test_visit_goes_to_the_bin_with_a_reason_and_comes_back(
    qtbot, page: FamiliesPage, correction: VisitEditor, hands: Hands
) -> None:
    count = len(page.card.visits.list.rows())
    click(correction.bin)
    hands.write("wpisana dwa razy")
    hands.press(RETURN)
    qtbot.waitUntil(lambda: len(page.card.visits.list.rows()) == count - 1, timeout=2000)
    undo = next(b for b in page.notices.findChildren(QPushButton) if b.text().startswith("Cofnij"))
    click(undo)
    qtbot.waitUntil(lambda: len(page.card.visits.list.rows()) == count, timeout=2000)


def test_bin_needs_a_reason(page: FamiliesPage, correction: VisitEditor, hands: Hands) -> None:
    click(correction.bin)
    hands.press(RETURN)
    assert not is_on_the_card(page)
    hands.press(ESC)
    assert not correction.reason.isVisible()
    assert not is_on_the_card(page)
    assert correction.form.isAncestorOf(hands.cursor)


def test_one_meeting_of_two_families_stands_on_both_cards(
    qtbot, window: MainWindow, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    hands.go_to(new_visit.form.families.list)
    hands.press(Qt.Key.Key_Home)
    hands.press(SPACE)
    assert len(new_visit.form.families.chosen) == 2
    hands.go_to(new_visit.form.topic)
    hands.write("Wspólna wycieczka")
    hands.press(S, CONTROL)
    for name in ("Testowa", "Pokazowa"):
        click_row(page.families.list, name)
        qtbot.waitUntil(lambda n=name: page.card.header.title.text() == n, timeout=2000)
        choose_tab(page.card.tabs, "visits")
        assert page.card.visits.list.rows()[0].note == "Wspólna wycieczka"


def test_family_of_another_assistant_cannot_be_chosen(new_visit: VisitEditor) -> None:
    assert "Obca" not in shown_words(new_visit)
    assert "Klara" not in shown_words(new_visit)


def test_visit_of_another_assistant_s_family_does_not_open(desk: Desk, window: MainWindow) -> None:
    desk_of_head = desk.sit_down("kierownik")
    desk_of_head.open_target(Target("family", FOREIGN_FAMILY, "visits"))
    row = desk_of_head.pages.page("families").card.visits.list.rows()[0]
    window = desk.sit_down("asystent")
    with pytest.raises(NotAllowed):
        window.open_target(row.key)
    assert "rachunki za prąd" not in shown_words(window)


def test_protected_address_is_not_offered_in_the_form(window: MainWindow, hands: Hands) -> None:
    click(window.pages.page("start").new_visit)
    words = shown_words(window)
    assert "Przykładowa" in words
    assert "adres chroniony" in words
    assert "Ukryta" not in words


def test_family_that_is_only_monitored_is_visited_for_monitoring(
    qtbot, window: MainWindow, hands: Hands
) -> None:
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Pokazowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    click(page.card.new_visit)
    hands.press(S, CONTROL)
    assert "monitoring" in titles(page.card.visits.list)[0]
