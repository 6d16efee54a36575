"""Somebody at the page of the import, with a list of persons in a file."""

from pathlib import Path

import pytest
from tests.gui.folder import Desk
from tests.gui.hands import click

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.import_page import ImportPage
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.operations.family_list import family_list

HEADERS = "Numer rodziny;Nazwisko;Imię;Data lub rok urodzenia;Rola w rodzinie;Miejscowość"
NEW = [
    "R/901/2026;Umowna;Ewa;17.05.1990;matka;Wola Wzorcowa",
    "R/901/2026;Umowna;Ala;2019;dziecko;",
]
WAIT = 30_000


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    click(window.rail.buttons["import"])
    return window.pages.page("import")


class Importing:
    """Somebody who has a list of persons and imports it."""

    def __init__(self, qtbot, page: ImportPage, folder: Path, monkeypatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self.page = page
        self.folder = folder

    def write(self, *lines: str, headers: str = HEADERS, name: str = "start.csv") -> Path:
        path = self.folder / name
        path.write_text("\n".join([headers, *lines, ""]), encoding="utf-8-sig")
        return path

    def choose(self, path: Path) -> None:
        answer = lambda *_asked: (str(path), "")  # noqa: E731
        self._monkeypatch.setattr(asking_files.QFileDialog, "getOpenFileName", answer)
        click(self.page.start.zone.choose)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.page.busy.isVisible(), timeout=WAIT)

    def run(self, path: Path) -> None:
        self.choose(path)
        click(self.page.preview.run)
        self.wait()
        assert self.page.result.isVisible()

    def answer(self, words: str) -> None:
        """Press the button of the notice that asks something."""
        notices = self.page.notices
        click(next(one for one in notices.findChildren(Button) if one.text().startswith(words)))
        self.wait()


@pytest.fixture
def importing(qtbot, page: ImportPage, tmp_path: Path, monkeypatch) -> Importing:
    return Importing(qtbot, page, tmp_path, monkeypatch)


def family_names(desk: Desk) -> list[str]:
    return [one.row.name for one in desk.database.read(family_list)]


def texts(table: TableView) -> list[list[str]]:
    return table.model.texts()
