"""Search through the window: Ctrl+K, a few letters, Enter; nothing beyond the account's reach."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click_row, sections, settled, shown_words
from tests.operations.records.entering import enter

from mgops_desktop.gui.main_window import MainWindow


def at_the_start(desk: Desk, login: str) -> MainWindow:
    """The window of an account as it was before anything was typed."""
    window = desk.stay(login)
    window.top.search.forget()
    window.go_to("start")
    return window


@pytest.fixture
def window(shared_desk: Desk) -> MainWindow:
    return at_the_start(shared_desk, "asystent")


@pytest.fixture
def new_window(desk: Desk) -> MainWindow:
    """For searches that are kept."""
    return desk.sit_down("asystent")


def search(window: MainWindow, text: str) -> Hands:
    hands = Hands(window)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.write(text)
    return hands


def found(window: MainWindow) -> dict[str, list[str]]:
    results = window.top.search.results
    if results is None:
        return {}
    found = {
        title: [row.title for row in rows if row.icon not in ("notebook-pen", "plus")]
        for title, rows in sections(results).items()
    }
    return {title: rows for title, rows in found.items() if rows}


def test_family_and_its_persons_are_found_by_the_first_letters(window: MainWindow) -> None:
    search(window, "wzorc")
    assert found(window)["Osoby"] == ["Wzorcowa Ala 1", "Wzorcowa Ala 2", "Wzorcowa Ewa"]


def test_family_of_that_name_stands_before_those_of_such_an_address(window: MainWindow) -> None:
    search(window, "wzorc")
    groups = found(window)
    assert list(groups) == ["Rodziny", "Osoby", "Adresy"]
    assert groups["Rodziny"] == ["Wzorcowa"]
    assert groups["Adresy"] == ["Pokazowa", "Testowa", "Wymyślona"]


@pytest.mark.parametrize("typed", ["żółw", "zolw", "ŻÓŁW", "zólw"])
def test_polish_letters_may_be_left_out(window: MainWindow, typed: str) -> None:
    search(window, typed)
    assert found(window)["Rodziny"] == ["Żółwiowa"]


def test_first_name_and_surname_may_come_in_any_order(window: MainWindow) -> None:
    search(window, "lucja zolw")
    assert found(window)["Osoby"] == ["Żółwiowa Łucja"]


def test_enter_opens_the_first_thing_found(window: MainWindow) -> None:
    search(window, "przykladowa").press(Qt.Key.Key_Return)
    card = window.pages.page("families").card
    assert card.isVisible()
    assert card.header.title.text() == "Przykładowa"
    assert window.top.search.results is None
    assert window.top.search.text() == ""


def test_arrow_goes_down_to_a_person_and_enter_opens_her_family(window: MainWindow) -> None:
    hands = search(window, "zolw")
    hands.press(Qt.Key.Key_Down)
    assert window.top.search.results.currentIndex().data() == "Żółwiowa Ala 1"
    hands.press(Qt.Key.Key_Return)
    assert window.pages.page("families").card.header.title.text() == "Żółwiowa"


def test_click_opens_what_was_found(window: MainWindow) -> None:
    search(window, "testowa")
    click_row(window.top.search.results, "Testowa Maria")
    assert window.pages.page("families").card.header.title.text() == "Testowa"


def test_escape_leaves_the_search_and_nothing_has_changed(window: MainWindow) -> None:
    search(window, "testowa").press(Qt.Key.Key_Escape)
    assert found(window) == {}
    assert window.pages.current is window.pages.page("start")


def test_one_letter_is_not_searched(window: MainWindow) -> None:
    search(window, "t")
    assert found(window) == {}


def test_nothing_found_is_said(window: MainWindow) -> None:
    search(window, "qqq")
    assert found(window) == {}
    assert "Nic nie znaleziono dla „qqq”." in shown_words(window)


def test_family_of_another_assistant_is_not_found(window: MainWindow) -> None:
    search(window, "klara")
    assert found(window) == {}


def test_protected_address_is_neither_found_nor_shown(window: MainWindow) -> None:
    search(window, "ukryta")
    assert found(window) == {}
    hands = search(window, "")
    hands.write_over("przykladowa")
    assert "adres chroniony" in shown_words(window)
    assert "Ukryta" not in shown_words(window)


def test_head_finds_every_family(shared_desk: Desk) -> None:
    window = at_the_start(shared_desk, "kierownik")
    search(window, "klara")
    assert found(window) == {"Osoby": ["Obca Klara"]}


def test_office_finds_numbers_but_opens_nothing(shared_desk: Desk) -> None:
    window = at_the_start(shared_desk, "sekretariat")
    search(window, "wola wzorcowa").press(Qt.Key.Key_Return)
    assert "Testowa" not in shown_words(window)
    assert window.pages.current is window.pages.page("start")


def test_team_has_no_search_over_families(shared_desk: Desk) -> None:
    window = shared_desk.stay("zespol")
    Hands(window).press(Qt.Key.Key_K, CONTROL)
    assert not window.top.search.isVisible()


def test_family_that_was_found_is_marked_in_the_list(window: MainWindow) -> None:
    search(window, "przykladowa").press(Qt.Key.Key_Return)
    assert window.pages.page("families").families.list.current_key() == FAMILY


def test_families_found_by_their_address_stand_apart(window: MainWindow) -> None:
    search(window, "wola wz")
    groups = found(window)
    assert set(groups) == {"Adresy"}
    assert "Testowa" in groups["Adresy"]


def text_results(qtbot, window: MainWindow) -> dict[str, list[str]]:
    """What was found in notes, by kind, once it is there."""
    qtbot.waitUntil(lambda: "Szukam w treści" not in shown_words(window), timeout=10_000)
    results = window.top.search.results
    return {title: [row.note for row in rows] for title, rows in sections(results).items()}


def test_enter_looks_through_the_notes_when_nothing_else_was_found(
    qtbot, window: MainWindow
) -> None:
    search(window, "zaległ czynsz").press(Qt.Key.Key_Return)
    assert any("czynszowych" in one for one in text_results(qtbot, window)["Wizyty"])


def test_note_that_was_found_opens_its_visit(qtbot, window: MainWindow) -> None:
    hands = search(window, "zalegl czynsz")
    hands.press(Qt.Key.Key_Return)
    text_results(qtbot, window)
    hands.press(Qt.Key.Key_Return)
    editor = window.pages.page("families").editing.editor
    assert editor is not None
    assert editor.isVisible()


def test_words_that_stand_in_no_note_are_told(qtbot, window: MainWindow) -> None:
    search(window, "qqq").press(Qt.Key.Key_Return)
    assert text_results(qtbot, window) == {}
    assert "W notatkach nie ma słów „qqq”." in shown_words(window)


def test_office_is_not_offered_the_notes(shared_desk: Desk) -> None:
    window = at_the_start(shared_desk, "sekretariat")
    search(window, "wola")
    assert "w notatkach" not in shown_words(window.top.search.results)


def test_what_was_opened_is_offered_again_and_forgotten_with_the_window(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    search(window, "testowa").press(Qt.Key.Key_Return)
    hands = search(window, "")
    assert sections(window.top.search.results)["Ostatnio otwierane"][0].title == "Testowa"
    hands.press(Qt.Key.Key_Escape)
    assert window.top.search.results is None
    another = desk.sit_down("asystent")
    search(another, "")
    assert another.top.search.results is None


# saved searches


def keep_search(window: MainWindow, text: str, name: str) -> Hands:
    """Type a search, go to its last row, give it a name."""
    hands = search(window, text)
    hands.press(Qt.Key.Key_Down, times=len(window.top.search.results.rows()))
    hands.press(Qt.Key.Key_Return)
    hands.write(name)
    hands.press(Qt.Key.Key_Return)
    return hands


def test_search_is_kept_under_a_name_and_offered_while_nothing_is_typed(
    new_window: MainWindow,
) -> None:
    hands = keep_search(new_window, "wzorc", "Wola Wzorcowa")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_F9)
    hands.press(Qt.Key.Key_K, CONTROL)
    assert found(new_window) == {}, "the name of a family stands there while names are veiled"
    hands.press(Qt.Key.Key_F9)
    hands.press(Qt.Key.Key_K, CONTROL)
    assert found(new_window) == {"Zapisane wyszukiwania (Delete usuwa)": ["Wola Wzorcowa"]}
    hands.press(Qt.Key.Key_Return)
    assert new_window.top.search.text() == "wzorc"
    assert found(new_window)["Rodziny"] == ["Wzorcowa"]


def test_saved_search_outlives_the_window_and_is_the_account_s_own(desk: Desk) -> None:
    keep_search(desk.sit_down("asystent"), "wzorc", "Wola Wzorcowa")
    window = desk.sit_down("kierownik")
    Hands(window).press(Qt.Key.Key_K, CONTROL)
    assert found(window) == {}
    window = desk.sit_down("asystent")
    Hands(window).press(Qt.Key.Key_K, CONTROL)
    assert list(found(window).values()) == [["Wola Wzorcowa"]]


def test_saved_search_is_taken_away_with_delete(new_window: MainWindow) -> None:
    hands = keep_search(new_window, "wzorc", "Wola Wzorcowa")
    hands.press(Qt.Key.Key_Delete)
    assert found(new_window) == {}
    hands.press(Qt.Key.Key_K, CONTROL)
    assert found(new_window) == {}


def test_escape_keeps_no_search(window: MainWindow) -> None:
    hands = search(window, "wzorc")
    hands.press(Qt.Key.Key_Down, times=len(window.top.search.results.rows()))
    hands.press(Qt.Key.Key_Return)
    assert "Podaj nazwę wyszukiwania „wzorc”" in shown_words(window)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_K, CONTROL)
    assert found(window) == {}


def test_saved_search_is_nowhere_outside_the_encrypted_files(desk: Desk) -> None:
    keep_search(desk.sit_down("asystent"), "wzorc", "Nazwa pod ręką")
    desk.leave()
    names = ("Nazwa pod ręką".encode(), "Nazwa pod ręką".encode("utf-16-le"))
    for path in desk.path.parent.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(name in content for name in names), path


def test_letters_are_found_by_their_words_also_of_no_family(qtbot, desk: Desk) -> None:
    window = at_the_start(desk, "kierownik")
    letter = {"direction": "in", "kind": "other", "day": "2026-11-20"}
    enter(desk.database, "letter", letter | {"subject": "Kolonie zuchowe", "family": str(FAMILY)})
    of_none = enter(desk.database, "letter", letter | {"subject": "Kolonie letnie"})
    hands = search(window, "koloni zuch")
    hands.press(Qt.Key.Key_Return)
    assert text_results(qtbot, window) == {"Pisma": ["Kolonie zuchowe PI/2/2026"]}
    hands = search(window, "koloni letn")
    hands.press(Qt.Key.Key_Return)
    text_results(qtbot, window)
    hands.press(Qt.Key.Key_Return)
    settled(window)
    assert window.pages.current.editing.editor.record == of_none
