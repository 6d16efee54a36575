"""A recorded visit is corrected, or goes to the bin and comes back."""

from PySide6.QtWidgets import QPushButton
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, click_row, plain
from tests.gui.visits.entering import ESC, RETURN, S, all_the_same, editor_of, is_on_the_card

from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor


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
    click(all_the_same(correction))
    rows = page.card.visits.list.rows()
    assert len(rows) == count
    assert plain(rows[0].trailing) == "2 godz."
    assert rows[0].note.startswith("Rachunki za prąd")


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
