"""Tryb przy gościu: whatever can be clicked there does something, and nothing leads out of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.gui.hands import choose_tab, click, click_row, pause, settled, shown_words
from tests.gui.shell.test_program import program
from tests.gui.shell.test_visitor import ONLY, begin, others_in

from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.gui.pages.family_card_view import FamilyCardView
from mgops_desktop.gui.pages.visitor_page import VisitorPage
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.visit import VisitDetails, bin_record, record_visit, restore_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family

__all__ = ["program"]
TABS = (
    *("overview", "members", "case", "diagnosis", "plan", "visits", "appointments"),
    *("assessments", "court", "meetings", "foster_care", "history", "pictures"),
)
LETTERS = ("List z wezwaniem", "Informacja dla")
"""Steps that are letters: beside a visitor nobody writes any."""


@question("sprawa w teście", None)
def case_of(session: Session) -> UUID:
    query = select(Case.id).join(Family, Family.id == Case.family_id).where(Family.name == ONLY)
    return session.scalars(query).one()


@operation("zakończenie w teście", None)
def close(session: Session, case: UUID) -> None:
    session.get_one(Case, case).ended = date(2026, 11, 20)


@pytest.fixture
def page(qtbot, program: Program) -> VisitorPage:
    """The card of the family after three attempts that failed, read anew."""
    page = begin(qtbot, program).page
    case = page.parts.data.read(case_of)
    for day in (18, 19, 20):
        failed = VisitDetails(date(2026, 11, day), VisitKind.FAILED, (case,))
        page.parts.data.change(record_visit, failed)
    settled(page)
    return page


def controls(card: FamilyCardView) -> list[tuple[str, Callable[[], None]]]:
    """Whatever can be clicked on the card and the tab that is shown: its name and the click."""
    shown = card.stack.currentWidget()
    parts = [*card.header.findChildren(QAbstractButton), card.final]
    buttons = [
        (part.text() or part.accessibleName(), partial(click, part))
        for part in (*parts, *shown.findChildren(QAbstractButton))
        if part.isVisible() and part.isEnabled() and not part.isChecked()
    ]
    rows = [
        (row.title, partial(click_row, found, row.title))
        for found in shown.findChildren(TwoLineList)
        for row in found.rows()
        if found.isVisible() and isinstance(row, TwoLineRow) and row.is_open
    ]
    return buttons + rows


def state(page: VisitorPage) -> tuple[object, ...]:
    """What a click can change: the form, the tab, the words, a menu, a window."""
    popup = QApplication.activePopupWidget()
    return page.editing.editor, page.card.tab, shown_words(page), popup


def leave(page: VisitorPage) -> None:
    """Back to the card, whatever was opened."""
    if popup := QApplication.activePopupWidget():
        popup.close()
    page.leave_form()
    page.notices.hide()
    settled(page)


@pytest.mark.parametrize("tab", TABS)
def test_whatever_can_be_clicked_beside_a_visitor_does_something(
    page: VisitorPage, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append("file") or ("", ""))
    monkeypatch.setattr(QPrintDialog, "exec", lambda *_: asked.append("print") or 0)
    done: set[str] = set()
    while True:
        leave(page)
        choose_tab(page.card.tabs, tab)
        pause(80)  # what an earlier click changed is read again
        settled(page)
        left = {name: do for name, do in controls(page.card) if name not in done}
        if not left:
            break
        name, do = next(iter(left.items()))
        before, said = state(page), len(asked)
        do()
        assert state(page) != before or len(asked) > said, (tab, name)
        assert others_in(shown_words(page.window())) == [], (tab, name)
        done.add(name)
    assert done


def test_steps_beside_a_visitor_open_the_note_and_no_letter(page: VisitorPage) -> None:
    choose_tab(page.card.tabs, "appointments")
    there = dict(controls(page.card))
    assert "Notatka służbowa" in there
    assert not [name for name in there if name.startswith(LETTERS)]
    there["Notatka służbowa"]()
    assert page.editing.editor is not None
    assert page.editing.editor.form.values()["step"] == "note"


def test_closed_case_leads_to_its_final_assessment_beside_a_visitor(
    qtbot, page: VisitorPage
) -> None:
    page.parts.data.change(close, page.parts.data.read(case_of))
    qtbot.waitUntil(page.card.final.isVisible)
    click(page.card.final)
    assert page.editing.editor is not None
    assert page.editing.editor.form.values()["kind"] == "final"


def test_family_that_goes_to_the_bin_leaves_words_and_comes_back(qtbot, page: VisitorPage) -> None:
    family = page.place().owner.id
    page.parts.data.change(bin_record, "family", family, "pomyłka")
    qtbot.waitUntil(page.nothing.isVisible)
    assert "Zakończ tryb" in shown_words(page)
    assert ONLY not in shown_words(page)
    page.parts.data.change(restore_record, "family", family)
    qtbot.waitUntil(lambda: page.card.header.title.text() == ONLY)
    assert not page.nothing.isVisible()
