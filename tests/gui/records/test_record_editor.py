"""Any record on the family's card: entered, corrected, taken back, by what is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    plain,
    settled,
    shown_words,
)

from mgops_desktop.domain.errors import Gone
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.court import CourtObligation

S, ESC = Qt.Key.Key_S, Qt.Key.Key_Escape


@question("zobowiązania w teście", None)
def obligations(session):
    return sorted((one.court, one.version, one.id) for one in session.query(CourtObligation))


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(qtbot, window: MainWindow) -> FamiliesPage:
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    choose_tab(page.card.tabs, "court")
    return page


@pytest.fixture
def editor(page: FamiliesPage) -> RecordEditor:
    click(page.card.court.sections.buttons["court_obligation"])
    assert isinstance(page.editing.editor, RecordEditor)
    return page.editing.editor


@pytest.fixture
def on_card(qtbot, page: FamiliesPage):
    """Wait until the card has been read again and shows these words, or no longer does."""

    def wait(words: str, *, there: bool = True) -> None:
        def is_so() -> bool:
            return (words in plain(shown_words(page.card.court))) is there

        qtbot.waitUntil(is_so, timeout=2000)

    return wait


def save(hands: Hands, editor: RecordEditor) -> None:
    """Ctrl+S, and "Zapisz mimo to" where something is only odd."""
    hands.press(S, CONTROL)
    while editor.isVisible() and (confirm := _offer(editor)) is not None:
        click(confirm)


def _offer(editor: RecordEditor) -> QPushButton | None:
    buttons = editor.notice.findChildren(QPushButton)
    return next((b for b in buttons if b.isVisible() and b.text() == "Zapisz mimo to"), None)


def type_in(hands: Hands, editor: RecordEditor, **texts: str) -> None:
    for name, text in texts.items():
        hands.go_to(editor.form.wrapper(name).input)
        hands.write_over(text)


def test_new_record_is_entered_by_keys_and_stands_on_the_card(page, editor, hands, on_card) -> None:
    type_in(hands, editor, court="Sąd Rejonowy w Przykładowie", began="20.11")
    save(hands, editor)
    assert page.editing.editor is None
    on_card("Sąd Rejonowy w Przykładowie")
    assert "20.11.2026" in plain(shown_words(page.card.court))


def test_family_is_not_asked_where_it_is_known(editor) -> None:
    assert not editor.form.is_shown("family")
    assert editor.form.first == "court"


def test_what_is_missing_is_said_under_its_field_and_nothing_is_lost(editor, hands) -> None:
    type_in(hands, editor, court="Sąd Rejonowy")
    hands.press(S, CONTROL)
    assert editor.form.wrapper("began").error == "Uzupełnij to pole."
    assert editor.form.values()["court"] == "Sąd Rejonowy"


def test_end_before_the_beginning_is_refused_with_the_other_date(editor, hands) -> None:
    type_in(hands, editor, began="20.11.2026", ended="19.11.2026")
    hands.press(S, CONTROL)
    assert "20.11.2026" in editor.form.wrapper("ended").error


def test_what_is_only_odd_is_told_apart_from_what_is_wrong(editor, hands) -> None:
    type_in(hands, editor, court="Sąd Rejonowy", began="20.11.2019")
    hands.press(S, CONTROL)
    odd = [one for one in map(editor.form.wrapper, editor.form.names) if one.error]
    assert odd
    for wrapper in odd:
        assert wrapper.error.startswith("Uwaga: ")
        assert wrapper.error_line.property("tone") == "warn"
        assert wrapper.input.property("odd") is True
        assert not wrapper.input.property("invalid")
    type_in(hands, editor, began="20.11.2026", ended="19.11.2026")
    hands.press(S, CONTROL)
    assert editor.form.wrapper("ended").error_line.property("tone") == "danger"
    assert editor.form.wrapper("ended").input.property("invalid") is True


def test_unfinished_form_comes_back_where_it_was_left(page, editor, hands) -> None:
    type_in(hands, editor, court="Sąd Rejonowy")
    hands.press(ESC)
    assert page.editing.editor is None
    click(page.card.court.sections.buttons["court_obligation"])
    assert editor.form.values()["court"] == "Sąd Rejonowy"
    assert "Odzyskano szkic" in plain(editor.notice.text.text())
    click(editor.throw_away)
    assert editor.form.values()["court"] in ("", None)


def test_what_was_begun_for_one_family_never_stands_in_the_form_of_another(
    qtbot, window, page, editor, hands
) -> None:
    assert plain(shown_words(editor.header)).find("Testowa") >= 0
    type_in(hands, editor, court="Sąd Testowej")
    hands.press(ESC)
    click_row(page.families.list, "Przykładowa")
    choose_tab(page.card.tabs, "court")
    click(page.card.court.sections.buttons["court_obligation"])
    assert editor.form.values()["court"] in ("", None)
    assert "Przykładowa" in plain(shown_words(editor.header))
    type_in(hands, editor, court="Sąd Przykładowej")
    hands.press(ESC)
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    drafts = {row.note.split(" · ")[0]: row.title for row in start.unfinished.rows()}
    assert drafts == dict.fromkeys(("Testowa", "Przykładowa"), "Szkic: zobowiązanie sądu")
    row = next(row for row in start.unfinished.rows() if row.note.startswith("Testowa"))
    start.unfinished.opened.emit(row.key)
    assert editor.form.values()["court"] == "Sąd Testowej"
    assert "Testowa" in plain(shown_words(editor.header))


def test_visit_begun_for_one_family_does_not_come_back_at_another(page, hands) -> None:
    click(page.card.new_visit)
    visits = page.editing.visits
    hands.go_to(visits.form.wrapper("course").input)
    hands.write("Rozmowa u Testowych")
    hands.press(ESC)
    click_row(page.families.list, "Przykładowa")
    click(page.card.new_visit)
    assert visits.form.values()["course"] == ""
    hands.press(ESC)
    click_row(page.families.list, "Testowa")
    click(page.card.new_visit)
    assert visits.form.values()["course"] == "Rozmowa u Testowych"


def test_record_is_corrected_and_taken_back(desk, page, editor, hands, on_card) -> None:
    type_in(hands, editor, court="Sąd Rejonowy", began="20.11")
    save(hands, editor)
    on_card("Sąd Rejonowy")
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Rejonowy")
    type_in(hands, editor, court="Sąd Okręgowy")
    save(hands, editor)
    courts = [court for court, _version, _id in desk.database.read(obligations)]
    assert "Sąd Okręgowy" in courts
    assert "Sąd Rejonowy" not in courts
    on_card("Sąd Okręgowy")
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Okręgowy")
    click(editor.bin)
    hands.write("wpisane dwa razy")
    hands.press(Qt.Key.Key_Return)
    on_card("Sąd Okręgowy", there=False)
    click(page.notices.findChild(type(editor.bin)))
    on_card("Sąd Okręgowy")


def test_record_changed_meanwhile_is_not_written_over(desk, page, editor, hands, on_card) -> None:
    type_in(hands, editor, court="Sąd Rejonowy", began="20.11")
    save(hands, editor)
    on_card("Sąd Rejonowy")
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Rejonowy")
    assert editor.record is not None
    desk.database.change(
        *(correct_record, "court_obligation", editor.record, 1),
        {"scope": "co miesiąc"},
    )
    type_in(hands, editor, court="Sąd Okręgowy")
    save(hands, editor)
    assert "Ktoś zmienił ten zapis" in plain(editor.notice.text.text())
    assert editor.form.values()["court"] == "Sąd Okręgowy"


def test_draft_of_a_record_in_the_bin_waits_there_and_its_open_form_says_so(
    desk, window, page, editor, hands, on_card
) -> None:
    type_in(hands, editor, court="Sąd Rejonowy", began="20.11")
    save(hands, editor)
    on_card("Sąd Rejonowy")
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Rejonowy")
    type_in(hands, editor, court="Sąd Okręgowy")
    desk.database.change(bin_record, "court_obligation", editor.record, "wpisane dwa razy")
    hands.press(S, CONTROL)
    assert "leży w koszu" in plain(editor.notice.text.text())
    hands.press(ESC)
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    assert list(start.unfinished.rows()) == []
    desk.database.change(restore_record, "court_obligation", editor.record)
    start.refresh()
    settled(start)
    assert [row.title for row in start.unfinished.rows()] == ["Poprawka: zobowiązanie sądu"]


def test_form_that_cannot_be_opened_is_not_shown_with_the_record_before(
    desk, page, editor, hands, on_card
) -> None:
    type_in(hands, editor, court="Sąd Rejonowy", began="20.11")
    save(hands, editor)
    on_card("Sąd Rejonowy")
    gone = RecordRef("court_obligation", editor.parts.data.read(obligations)[0][2])
    desk.database.change(bin_record, gone.kind, gone.id, "wpisane dwa razy")
    with pytest.raises(Gone):
        page.editing.correct(gone)
    assert page.editing.editor is None


def test_family_in_the_bin_leaves_no_card_behind(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    click(page.card.edit)
    click(page.editing.editor.bin)
    Hands(window).write("wpisana dwa razy")
    Hands(window).press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.family is None, timeout=2000)
    assert not page.card.isVisible()
    assert "Wybierz rodzinę" in plain(shown_words(page))
