"""Bez rodziny: what belongs to no family has a list, a form and a way there from what is due."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click
from tests.operations.records.entering import enter

from mgops_desktop.gui.access import Access
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.loose_page import LoosePage
from mgops_desktop.gui.targets import place_of
from mgops_desktop.operations.records.saving import correct_record

LETTER = {"direction": "in", "kind": "other", "day": "2026-11-20", "subject": "Pytanie ogólne"}


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> LoosePage:
    click(window.rail.buttons["loose"])
    return window.pages.page("loose")


def test_letter_without_a_family_is_listed_and_goes_over_to_the_family_it_is_given(
    desk: Desk, window: MainWindow, page: LoosePage
) -> None:
    assert "letter" in page.sections.buttons
    letter = enter(desk.database, "letter", LETTER)
    of_family = enter(desk.database, "letter", LETTER | {"family": str(FAMILY)})
    Hands(window).press(Qt.Key.Key_F5)
    listed = page.sections.lists["letter"]
    assert [row.key.id for row in listed.rows()] == [letter]
    (row,) = listed.rows()
    assert row.title == "Pytanie ogólne"
    assert row.note.startswith("przychodzące · inne pismo · PI/")
    assert of_family != letter
    window.go_to("start")
    target = place_of(Access(desk.database.actor.rights), "letter", letter, None)
    window.open_target(target)
    assert page.editing.editor.record == letter
    Hands(window).press(Qt.Key.Key_Escape)
    given = LETTER | {"family": str(FAMILY)}
    desk.database.change(correct_record, "letter", letter, 1, given)
    click(window.rail.buttons["loose"])
    Hands(window).press(Qt.Key.Key_F5)
    assert "letter" not in page.sections.lists
