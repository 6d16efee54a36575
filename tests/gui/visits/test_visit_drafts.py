"""An unfinished visit waits as a draft, whatever takes the form off the screen."""

from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, click_row, shown_words
from tests.gui.visits.entering import ESC, N, editor_of, enter_visit, is_on_the_card

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor


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
