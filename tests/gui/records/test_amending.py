"""Sprostowanie in the window: the notice, the reason that is asked for, the old text under the form and in its past."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, plain, shown_words

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS

S, ESC, RETURN = Qt.Key.Key_S, Qt.Key.Key_Escape, Qt.Key.Key_Return
WHY = "omyłka w opisie"


@question("pole w teście", None)
def field(session, kind, record, name):
    return getattr(session.get_one(KINDS[kind], record), name)


@operation("przyjęcie w teście", None)
def accept_november(session):
    for worker in session.query(KINDS["worker"]):
        values = {"month": date(2026, 11, 1), "day": date(2026, 11, 20)}
        session.add(KINDS["accepted_month"](worker_id=worker.id, **values))


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(qtbot, window: MainWindow) -> FamiliesPage:
    """The card of the family Przykładowa, at her assessments."""
    window.open_target(Target("family", FAMILY, "assessments"))
    page = window.pages.page("families")
    qtbot.waitUntil(lambda: "assessment" in page.card.assessments.sections.lists, timeout=2000)
    return page


def open_assessment(page: FamiliesPage) -> None:
    listed = page.card.assessments.sections.lists["assessment"]
    click_row(listed, listed.rows()[0].title)


@pytest.fixture
def assessment(page: FamiliesPage) -> Editor:
    """Her assessment, which was handed over, in its form."""
    open_assessment(page)
    assert page.editing.editor is not None
    return page.editing.editor


def progress(hands: Hands, editor: Editor, text: str) -> None:
    hands.go_to(editor.form.wrapper("progress").input)
    hands.write_over(text)


def save(hands: Hands, editor: Editor) -> None:
    """Ctrl+S, and "Zapisz mimo to" where something is only odd."""
    hands.press(S, CONTROL)
    buttons = editor.notice.findChildren(QPushButton)
    while editor.isVisible() and any(
        one.isVisible() and one.text() == "Zapisz mimo to" for one in buttons
    ):
        click(next(one for one in buttons if one.isVisible()))
        buttons = editor.notice.findChildren(QPushButton)


def test_sealed_record_says_that_a_correction_is_an_amendment(assessment: Editor) -> None:
    said = plain(shown_words(assessment.amendment))
    assert "Ocenę przekazano 8.06.2026" in said or "Ocenę przekazano 8 czerwca 2026" in said
    assert "Poprawka będzie sprostowaniem" in said
    assert not assessment.amended.isVisible()


def test_without_a_reason_nothing_is_stored_and_nothing_is_lost(
    desk: Desk, assessment: Editor, hands: Hands
) -> None:
    progress(hands, assessment, "Zeszyt prowadzi ojciec.")
    save(hands, assessment)
    assert assessment.isVisible()
    assert "Podaj przyczynę" in shown_words(assessment.amendment)
    assert hands.cursor is assessment.amendment.reason
    assert assessment.form.values()["progress"] == "Zeszyt prowadzi ojciec."
    stored = desk.database.read(field, "assessment", assessment.record, "progress")
    assert stored == "Matka prowadzi zeszyt wydatków."


def test_amendment_is_stored_and_the_old_text_stays_readable(
    desk: Desk, page: FamiliesPage, assessment: Editor, hands: Hands
) -> None:
    progress(hands, assessment, "Zeszyt prowadzi ojciec.")
    save(hands, assessment)
    hands.write(WHY)
    save(hands, assessment)
    assert page.editing.editor is None
    stored = desk.database.read(field, "assessment", assessment.record, "progress")
    assert stored == "Zeszyt prowadzi ojciec."
    open_assessment(page)
    said = plain(shown_words(assessment.amended))
    for words in ("Przed sprostowaniem", WHY, "Asystent", "Matka prowadzi zeszyt wydatków."):
        assert words in said
    click(assessment.history)
    past = plain(shown_words(assessment.past))
    assert "sprostowanie" in past
    assert f"przyczyna sprostowania: {WHY}" in past
    assert "Matka prowadzi zeszyt wydatków." in past


def test_reason_comes_back_with_the_draft(page: FamiliesPage, assessment: Editor, hands) -> None:
    progress(hands, assessment, "Zeszyt prowadzi ojciec.")
    assessment.amendment.reason.setFocus()
    hands.write(WHY)
    hands.press(ESC)
    open_assessment(page)
    assert assessment.amendment.reason.text() == WHY
    assert assessment.form.values()["progress"] == "Zeszyt prowadzi ojciec."


def test_sealed_record_is_not_put_into_the_bin(assessment: Editor) -> None:
    click(assessment.bin)
    assert not assessment.reason.isVisible()
    assert "przenosi do kosza tylko kierownik" in shown_words(assessment.notice)


def test_record_that_is_not_sealed_asks_nothing(page: FamiliesPage, qtbot) -> None:
    choose_tab(page.card.tabs, "court")
    qtbot.waitUntil(lambda: "court_obligation" in page.card.court.sections.lists, timeout=2000)
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Rejonowy")
    assert page.editing.editor is not None
    assert not page.editing.editor.amendment.isVisible()


def test_visit_of_an_accepted_month_is_amended_in_its_own_form(
    desk: Desk, page: FamiliesPage, hands: Hands
) -> None:
    desk.database.change(accept_november)
    choose_tab(page.card.tabs, "visits")
    click_row(page.card.visits.list, "wizyta")
    visit = page.editing.editor
    assert visit is not None
    assert "listopad 2026" in plain(shown_words(visit.amendment))
    hands.go_to(visit.form.wrapper("topic").input)
    hands.write_over("Zeszyt")
    hands.press(S, CONTROL)
    hands.write(WHY)
    hands.press(RETURN)
    assert page.editing.editor is None
    assert desk.database.read(field, "visit", visit.record, "topic") == "Zeszyt"


def test_forgotten_visit_of_an_accepted_month_asks_when_it_is_saved(
    desk: Desk, page: FamiliesPage, hands: Hands
) -> None:
    desk.database.change(accept_november)
    hands.press(Qt.Key.Key_N, CONTROL)
    visit = page.editing.editor
    assert visit is not None
    assert not visit.amendment.isVisible()
    hands.press(S, CONTROL)
    assert hands.cursor is visit.amendment.reason
    assert "Podaj przyczynę:" not in shown_words(visit.amendment)
    hands.write("zapomniana")
    hands.press(S, CONTROL)
    assert page.editing.editor is None
