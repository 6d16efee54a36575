"""A window at the card of a family, the form of a new visit there, and that of a recorded one."""

import pytest
from tests.gui.centre import HOMES
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_tab, click_row, settled
from tests.gui.visits.entering import N, editor_of

from mgops_desktop.gui import targets
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.gui.targets import Target

TESTOWA = next(home for home in HOMES if home.name == "Testowa")


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(window: MainWindow) -> FamiliesPage:
    """The card of the family Testowa."""
    window.open_target(Target(targets.FAMILY, TESTOWA.id))
    settled(window)
    return window.pages.page("families")


@pytest.fixture
def new_visit(page: FamiliesPage, hands: Hands) -> VisitEditor:
    hands.press(N, CONTROL)
    return editor_of(page)


@pytest.fixture
def correction(page: FamiliesPage) -> VisitEditor:
    """The newest visit of the family Testowa, opened from her card."""
    choose_tab(page.card.tabs, "visits")
    click_row(page.card.visits.list, "wizyta")
    return editor_of(page)
