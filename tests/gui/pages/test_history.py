"""Historia: who changed what, when and what stood there, at the form and on the card; only by right."""

import pytest
from PySide6.QtWidgets import QPushButton
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    Hands,
    choose_tab,
    click,
    click_row,
    row_of,
    shown_words,
    titles,
)

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.records.saving import correct_record


def card_of(qtbot, desk: Desk, login: str, family: str) -> FamiliesPage:
    window = desk.sit_down(login)
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, family)
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    return page


def correct_the_name(page: FamiliesPage, name: str) -> None:
    click(page.card.edit)
    editor = page.editing.editor
    hands = Hands(page.window())
    hands.go_to(editor.form.wrapper("name").input)
    hands.write_over(name)
    click(editor.save)
    for button in editor.notice.findChildren(QPushButton):
        if button.text() == "Zapisz mimo to":
            click(button)
            break
    assert page.editing.editor is None, shown_words(editor.notice)


def test_correction_stands_in_the_history_of_the_form_with_the_old_text(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "kierownik", "Przykładowa")
    correct_the_name(page, "Przykładowa-Nowa")
    click(page.card.edit)
    editor = page.editing.editor
    assert editor.past.isHidden()
    click(editor.history)
    newest = editor.past.view.list.rows()[0]
    assert newest.title == "poprawienie zapisu"
    assert "Przykładowa → Przykładowa-Nowa" in newest.note
    assert newest.lead_note == "Kierownik"
    click(editor.history)
    assert editor.past.isHidden()


def test_new_record_has_no_history_button(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "asystent", "Przykładowa")
    choose_tab(page.card.tabs, "members")
    click(page.card.members.sections.buttons["stay"])
    assert page.editing.editor.history.isHidden()


def test_card_tells_what_was_done_to_all_records_of_the_family(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "kierownik", "Przykładowa")
    correct_the_name(page, "Przykładowa-Nowa")
    choose_tab(page.card.tabs, "history")
    shown = page.card.history.view.list
    assert shown.isVisible()
    assert titles(shown)[0].startswith("rodzina R/")
    assert any(title.startswith("wizyta ") for title in titles(shown))
    assert row_of(shown, titles(shown)[0]).lead_note == "Kierownik"


def test_covered_address_is_covered_in_the_history_too(desk: Desk) -> None:
    desk.sit_down("kierownik")  # the address of the family Przykładowa is protected
    for street in ("ul. Tajna 7", "ul. Inna 8"):
        version = desk.database.read(record_form, "family", FAMILY).version
        desk.database.change(correct_record, "family", FAMILY, version, {"street": street})
    entries = desk.database.read(history_of, "family", FAMILY)
    told = [one for entry in entries for one in entry.changes if one.field == "Ulica i numer"]
    assert [(one.before, one.after) for one in told] == [("adres chroniony", "adres chroniony")] * 2


def test_account_without_the_right_gets_no_history(desk: Desk) -> None:
    desk.sit_down("sekretariat")
    with pytest.raises(NotAllowed):
        desk.database.read(history_of, "family", FAMILY)
