"""Under the lists of families and procedures: the numbers that were taken back, quietly, where there are any."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FOREIGN_FAMILY, PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, plain, row_of, shown_words, titles

from mgops_desktop.gui.pages.cancelled_numbers import CancelledNumbers
from mgops_desktop.operations.visit import bin_record, restore_record

WAIT = 2_000


def shown(desk: Desk, login: str, page: str) -> CancelledNumbers:
    """Open a page that has a register as this account."""
    window = desk.sit_down(login)
    click(window.rail.buttons[page])
    opened = window.pages.page(page)
    return opened.cancelled if page == "blue_card" else opened.families.cancelled


def take_back(desk: Desk, login: str, kind: str, record: UUID) -> None:
    desk.sit_down(login)
    desk.database.change(bin_record, kind, record, "założona dwa razy")


@pytest.mark.parametrize(("login", "page"), [("kierownik", "families"), ("zespol", "blue_card")])
def test_nothing_is_shown_where_no_number_was_taken_back(desk: Desk, login: str, page: str) -> None:
    assert not shown(desk, login, page).isVisible()


def test_head_opens_the_cancelled_numbers_of_families_by_keyboard(desk: Desk) -> None:
    take_back(desk, "kierownik", "family", FOREIGN_FAMILY)
    cancelled = shown(desk, "kierownik", "families")
    assert cancelled.link.text() == "Numery anulowane: 1"
    assert not cancelled.list.isVisible()
    hands = Hands(cancelled.window())
    hands.go_to(cancelled.link)
    hands.press(Qt.Key.Key_Space)
    assert titles(cancelled.list) == ["R/6/2026"]
    note = row_of(cancelled.list, "R/6/2026").note
    assert plain(note) == "anulowany 23.11.2026 · założona dwa razy"
    assert "Obca" not in shown_words(cancelled)
    hands.press(Qt.Key.Key_Space)
    assert not cancelled.list.isVisible()


def test_team_sees_the_cancelled_number_of_a_procedure(desk: Desk) -> None:
    take_back(desk, "zespol", "procedure", PROCEDURE)
    cancelled = shown(desk, "zespol", "blue_card")
    click(cancelled.link)
    assert titles(cancelled.list) == ["NK/1/2026"]


def test_restored_record_takes_its_number_off_the_list(qtbot, desk: Desk) -> None:
    take_back(desk, "kierownik", "family", FOREIGN_FAMILY)
    cancelled = shown(desk, "kierownik", "families")
    assert cancelled.isVisible()
    desk.database.change(restore_record, "family", FOREIGN_FAMILY)
    qtbot.waitUntil(lambda: not cancelled.isVisible(), timeout=WAIT)


@pytest.mark.parametrize("login", ["asystent", "sekretariat"])
def test_register_of_every_family_is_not_for_those_who_do_not_see_every_family(
    desk: Desk, login: str
) -> None:
    take_back(desk, "kierownik", "family", FOREIGN_FAMILY)
    assert not shown(desk, login, "families").isVisible()
