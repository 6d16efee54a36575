"""A visit from the notebook to the card, by keys alone."""

import pytest
from PySide6.QtCore import Qt
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
    settled,
    shown_words,
    titles,
)
from tests.gui.visits.entering import (
    ESC,
    SPACE,
    N,
    S,
    editor_of,
    enter_visit,
    is_on_the_card,
    is_seen,
    newest,
)

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.gui.targets import Target


def test_visit_is_entered_by_keys_stands_on_the_card_and_leaves_no_draft(
    qtbot, desk: Desk, window: MainWindow, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.press(S, CONTROL)
    assert is_on_the_card(page)
    assert window.status.saved.text() == "Zapisano 16:12"
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

    hands.press(N, CONTROL)
    assert editor_of(page).form.topic.text() == ""
    assert editor_of(page).notice.isHidden()

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
    words = shown_words(new_visit)
    assert "Obca" not in words  # the family of another assistant
    assert "Klara" not in words


def test_form_begins_at_its_top_wherever_the_last_one_was_left(
    qtbot, page: FamiliesPage, new_visit: VisitEditor, hands: Hands
) -> None:
    hands.go_to(new_visit.form.km)
    hands.press(ESC)
    hands.press(N, CONTROL)
    qtbot.waitUntil(lambda: is_seen(editor_of(page), "kind"), timeout=2000)


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


def test_visit_of_another_assistant_s_family_does_not_open(desk: Desk, window: MainWindow) -> None:
    desk_of_head = desk.sit_down("kierownik")
    desk_of_head.open_target(Target("family", FOREIGN_FAMILY, "visits"))
    settled(desk_of_head)
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
