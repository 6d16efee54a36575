"""Registers, the evening, the month, drawings, documents, packs and short forms: read aloud, walked, nothing cut."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.album import working
from tests.gui.folder import Desk
from tests.gui.hands import settled
from tests.gui.looking import findings, findings_of_size, scrolled_tabs
from tests.gui.test_accessibility import WINDOW, wrong

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.style.look import Look


@dataclass
class Walk:
    """Somebody who goes where the album goes."""

    window: MainWindow

    @property
    def parts(self) -> Parts:
        return self.window._parts

    def settle(self) -> None:
        settled(self.window)
        QApplication.processEvents()


def everything(window: MainWindow) -> list[str]:
    return [*findings(window), *findings_of_size(window), *scrolled_tabs(window)]


@pytest.mark.parametrize("login", ["kierownik", "asystent"])
def test_screens_of_the_daily_work(desk: Desk, look: Look, login: str) -> None:
    window = desk.sit_down(login)
    look.set_scale(1.5)
    window.resize(*WINDOW)
    at = Walk(window)
    for scene in dict.fromkeys(working.SCENES.values()):
        assert wrong(window, scene(at), everything) == {}
    assert (window.width(), window.height()) == WINDOW
