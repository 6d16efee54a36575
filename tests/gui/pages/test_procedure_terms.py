"""„Metryka terminów” of one procedure on its card: what was due, done, how late and why; every row opens its record."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    pause,
    row_of,
    settled,
    titles,
)
from tests.reports.reading import page_texts

from mgops_desktop.gui.pages import report_output
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage

TO_TEAM = "Przekazanie formularza „Niebieska Karta – A” do zespołu interdyscyplinarnego"
TO_GROUP = "Przekazanie formularza „Niebieska Karta – A” grupie diagnostyczno-pomocowej"
GROUP = "Powołanie grupy diagnostyczno-pomocowej"


@pytest.fixture
def user(desk: Desk) -> User:
    return User(desk.sit_down("zespol"))


@pytest.fixture
def page(user: User) -> BlueCardPage:
    click(user.window.rail.buttons["blue_card"])
    page = user.window.pages.page("blue_card")
    click_row(page.list, "NK/1/2026")
    choose_tab(page.card.tabs, "terms")
    return page


def test_each_term_says_how_it_was_kept_and_explains_itself(page: BlueCardPage) -> None:
    shown = page.card.proof.list
    kept = row_of(shown, TO_TEAM)
    assert (kept.lead, kept.badge.text) == ("19.10.2026", "w terminie")
    assert kept.note.startswith("wykonano 15.10.2026 · kto: osoba, która wypełniła formularz · ")
    assert "5 dni roboczych od 12.10.2026" in kept.note
    group = row_of(shown, GROUP)
    assert group.lead == "19.10.2026"
    assert "bez przesunięcia 18.10.2026" in group.note
    late = row_of(shown, TO_GROUP)
    assert late.badge.text.endswith("po terminie")
    assert "brak powodu: otwórz zapis i wpisz powód naruszenia" in late.note


def test_term_kept_late_without_a_reason_stands_on_the_overview_until_one_is_given(
    user: User, page: BlueCardPage
) -> None:
    enter(user, page, {"Przekazany grupie": "20.11.2026"})
    proof = row_of(page.card.proof.list, TO_GROUP)
    choose_tab(page.card.tabs, "overview")
    pause(20)  # the longer list takes its room
    told = row_of(page.card.told, TO_GROUP)
    assert (told.note, told.badge) == (proof.note, proof.badge)
    assert TO_GROUP not in titles(page.card.terms)
    click_row(page.card.told, TO_GROUP)
    assert page.editing.editor.kind == "nk_form"
    page.back()
    choose_tab(page.card.tabs, "terms")
    enter(user, page, {"Powód naruszenia": "obieg papierowy"})
    choose_tab(page.card.tabs, "overview")
    assert TO_GROUP not in titles(page.card.told)


def test_row_opens_the_record_in_which_the_term_was_kept(page: BlueCardPage) -> None:
    click_row(page.card.proof.list, GROUP)
    assert page.editing.editor.kind == "diagnostic_group"
    page.back()
    assert page.card.tabs.current == "terms"


def enter(user: User, page: BlueCardPage, values: dict[str, str]) -> None:
    """Write into the form that the row opens."""
    click_row(page.card.proof.list, TO_GROUP)
    assert page.editing.editor.kind == "nk_form"
    user.fills(values)
    Hands(user.window).press(Qt.Key.Key_S, CONTROL)
    if page.editing.editor is not None:
        user.clicks("Zapisz mimo to")
    settled(user.window)


def test_missing_reason_is_entered_from_the_row_and_stands_in_it(
    user: User, page: BlueCardPage
) -> None:
    enter(user, page, {"Powód naruszenia": "obieg papierowy"})
    assert "powód: obieg papierowy" in row_of(page.card.proof.list, TO_GROUP).note


def test_list_is_copied_with_its_headers(qapp, user: User, page: BlueCardPage) -> None:
    page.card.proof.output.copy()
    copied = qapp.clipboard().text()
    assert copied.splitlines()[0].startswith("Termin\tPodstawa\tKto działa")
    assert TO_TEAM in copied
    assert "Przykładow" not in copied


def test_paper_of_the_procedure_is_saved(
    qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path, page: BlueCardPage
) -> None:
    path = tmp_path / "metryka.pdf"
    monkeypatch.setattr(report_output, "ask_file", lambda *_args: path)
    click(page.card.proof.paper.pdf)
    qtbot.waitUntil(lambda: "Zapisano" in page.card.proof.notices.text.text(), timeout=20000)
    text = " ".join(page_texts(path.read_bytes()))
    assert "NK/1/2026" in text
    assert "Przykładowa Anna" not in text
