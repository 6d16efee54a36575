"""Paints the widgets with invented rows, to be looked at: `python -m tests.gui.gallery DIR`."""

import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.fake_database import FakeDatabase
from tests.gui.gallery_pages import SAMPLES

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import HELP_PAGE, MainWindow
from mgops_desktop.gui.pages.help_page import HelpPage
from mgops_desktop.gui.pages.page import PageEntry
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.targets import HELP, Target
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.rail import RailEntry
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.window_memory import WindowMemory

CLOCK = FixedClock(datetime(2026, 11, 23, 15, 12, tzinfo=UTC))
ENTRIES = [
    PageEntry(RailEntry("start", "Pulpit", "layout-dashboard", "Ctrl+1"), SAMPLES["start"]),
    PageEntry(
        RailEntry("families", "Rodziny", "users", "Ctrl+2"),
        SAMPLES["families"],
        frozenset({"family"}),
    ),
    PageEntry(RailEntry("diary", "Dziennik", "notebook-pen", "Ctrl+3"), SAMPLES["diary"]),
    PageEntry(RailEntry("visit", "Nowa wizyta", "plus", "Ctrl+4"), SAMPLES["visit"]),
    PageEntry(RailEntry("empty", "Pusto", "shield-alert", "Ctrl+5"), SAMPLES["empty"]),
    PageEntry(
        RailEntry("reports", "Sprawozdania", "file-chart-column", "Ctrl+6"), SAMPLES["reports"]
    ),
    PageEntry(
        RailEntry(HELP_PAGE, "Pomoc", "circle-question-mark", "F1", low=True),
        HelpPage,
        frozenset({HELP}),
    ),
]
FOUND: list[ListRow] = [
    SectionRow("Rodziny", 2),
    TwoLineRow(Target("family", UUID(int=1)), "Przykładowa", "Anna, 3 dzieci · adres chroniony"),
    TwoLineRow(Target("family", UUID(int=2)), "Przykładny", "Jan, 1 dziecko · Zmyślin 9"),
    SectionRow("Osoby", 1),
    TwoLineRow(
        Target("person", UUID(int=3)), "Ola Przykładowa", "córka, 4 lata · rodzina Przykładowa"
    ),
]


def find_nothing_or_all(text: str) -> Sequence[ListRow]:
    """Stand in for the search: everything for a name, nothing for other words."""
    return FOUND if "przyk" in text.lower() else []


def make_parts(app: QApplication, look: Look, memory: Path) -> Parts:
    """Return parts with an empty database and a clock that stands still."""
    data = Data(app, FakeDatabase())
    return Parts(data, look, Tasks(app), CLOCK, Clipboard(data), WindowMemory(memory))


def make_window(parts: Parts) -> MainWindow:
    """Return the shell with the sample pages."""
    window = MainWindow(parts, ENTRIES, find_nothing_or_all, "Asystent rodziny")
    window.status.show_saved(parts.now().time())
    window.status.show_backup("Kopia sprawdzona wczoraj o 15:31")
    window.status.show_practice(is_practice=True)
    return window


def save(widget: QWidget, folder: Path, name: str) -> None:
    """Paint a widget into a PNG once the background has drawn its pages."""
    for _ in range(12):
        QApplication.processEvents()
        time.sleep(0.01)
    widget.grab().save(str(folder / f"{name}.png"))


def show_all(folder: Path, only: str = "") -> None:
    """Paint every page in both sizes, both themes and two text sizes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_polish(app)
    look = Look(app)
    parts = make_parts(app, look, folder / "okno.ini")
    for scale in (1.0, 1.5, 2.0):
        look.set_scale(scale)
        for theme in Theme:
            look.set_theme(theme)
            for size in ((1366, 768), (1920, 1080)):
                tail = f"{size[0]}-{theme.value}-{round(scale * 100)}"
                if only and only not in tail:
                    continue
                _show_window(make_window(parts), folder, size, tail)
                _show_lock(look, folder, size, tail)
    parts.tasks.close()


def _show_window(window: Any, folder: Path, size: tuple[int, int], tail: str) -> None:
    window.resize(*size)
    window.show()
    for entry in ENTRIES:
        window.go_to(entry.rail.key)
        save(window, folder, f"{entry.rail.key}-{tail}")
    window.go_to("start")
    window.top.search.setText("przyk")
    window.top.search.textEdited.emit("przyk")
    save(window, folder, f"search-{tail}")
    window.close()


def _show_lock(look: Look, folder: Path, size: tuple[int, int], tail: str) -> None:
    lock = LockScreen(
        look,
        [Choice("a", "Asystent rodziny"), Choice("h", "Kierownik ośrodka")],
        "Miejsko-Gminny Ośrodek Pomocy Społecznej w Przykładowie",
    )
    lock.resize(*size)
    lock.show()
    lock.deny("Hasło się nie zgadza. Sprawdź wielkie i małe litery.", 4)
    save(lock, folder, f"lock-{tail}")
    lock.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    show_all(target, *sys.argv[2:])
