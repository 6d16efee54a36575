"""The end of the work with a family on the shown window: what is missing is told, what followed is taken back."""

from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, click_row, save
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, settled, shown_words

from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.widgets.rows import StretchRow

WAIT = 5000


def stretches(page: FamiliesPage, kind: str) -> list[tuple[str, str]]:
    shown = page.card.case.sections.lists[kind]
    settled(shown)
    return [(row.lead, row.lead_note) for row in shown.rows() if isinstance(row, StretchRow)]


def press(page: FamiliesPage, words: str) -> None:
    found = page.findChildren(QPushButton)
    click(next(one for one in found if one.isVisible() and one.text().startswith(words)))


def test_case_is_closed_in_its_form_and_that_is_taken_back_in_one_step(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
    choose_tab(page.card.tabs, "case")
    before = [stretches(page, kind) for kind in ("case", "assignment")]
    assert before == [[("od 01.09.2026", "nadal")]] * 2

    settled(page.card.case.sections.lists["case"])
    click_row(page.card.case.sections.lists["case"], "AR/3/2026")
    form, hands = page.editing.editor.form, Hands(window)
    hands.go_to(form.wrapper("ended").input)
    hands.write("20.11.2026")
    form.take_draft({**form.values(), "closure_reason": "goals_achieved"})
    save(window)
    assert "Nie zapisano oceny końcowej" in shown_words(page)
    assert "Nie zapisano zgody na monitoring" in shown_words(page)
    press(page, "Zapisz mimo to")
    qtbot.waitUntil(lambda: page.editing.editor is None, timeout=WAIT)
    assert "Praca z rodziną zakończona 20.11.2026: zakończono 1 przydział." in shown_words(page)
    ended = [[("od 01.09.2026", "do 20.11.2026")]] * 2
    qtbot.waitUntil(
        lambda: [stretches(page, kind) for kind in ("case", "assignment")] == ended, timeout=WAIT
    )

    press(page, "Cofnij")
    qtbot.waitUntil(
        lambda: [stretches(page, kind) for kind in ("case", "assignment")] == before, timeout=WAIT
    )
