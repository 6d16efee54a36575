"""The page of the settings, opened at one of its parts."""

from collections.abc import Callable

import pytest
from tests.gui.calm import click, click_row
from tests.gui.folder import Desk

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.settings_page import SettingsPage
from mgops_desktop.gui.settings.panel import Panel

OpenPart = Callable[[str], Panel]


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    click(window.rail.buttons["settings"])
    return window.pages.page("settings")


@pytest.fixture
def open_part(qtbot, page: SettingsPage) -> OpenPart:
    """Click a part in the list and wait until its cards are shown."""

    def open_it(title: str) -> Panel:
        click_row(page.list, title)
        panel = page.panel
        assert panel is not None
        qtbot.waitUntil(panel.cards.isVisible)
        return panel

    return open_it
