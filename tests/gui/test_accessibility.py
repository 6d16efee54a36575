"""Every page, form and screen: named, with the right role, reached by Tab in the order of the eye, nothing cut."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from tests.gui.album.screens import screens
from tests.gui.centre import LATE_FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import settled
from tests.gui.looking import findings, findings_of_size, walked

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.targets import NEW_VISIT, RECORD, SETTINGS, Target, form_of
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.sheets.kinds import SHEETS

SIZES = (1.0, 1.5, 2.0)
WINDOW = (1366, 768)
PARTS = (
    *("centre", "dictionaries", "parameters", "days_off", "programmes"),
    *("library", "accounts", "backups", "exchange", "folder", "password", "computer"),
)
HEAD_WRITES = frozenset(Right) - {Right.BLUE_CARD, Right.COUNSELLING_WRITE, Right.FOUNDING}


def pages(window: MainWindow) -> Iterator[str]:
    """Show every page of the rail, one after the other."""
    for key in window.rail.buttons:
        window.go_to(key)
        settled(window)
        QApplication.processEvents()
        yield key


def tabs(window: MainWindow) -> Iterator[str]:
    """Show every tab of a family's card."""
    window.open_target(Target("family", LATE_FAMILY))
    card = window.pages.page("families").card
    for key in card.tabs.keys:
        card.tabs.choose(key)
        settled(window)
        QApplication.processEvents()
        yield key


def settings(window: MainWindow) -> Iterator[str]:
    """Show every part of the settings."""
    window.go_to("settings")
    for part in PARTS:
        window.open_target(Target(SETTINGS, None, part))
        settled(window)
        QApplication.processEvents()
        yield part


def forms(window: MainWindow) -> Iterator[str]:
    """Show the empty form of every kind of record that the account writes."""
    for sheet in SHEETS:
        if sheet.table.write_right in HEAD_WRITES:
            window.open_target(Target(RECORD, None, sheet.key))
            QApplication.processEvents()
            yield sheet.title
    window.open_target(Target(NEW_VISIT))
    QApplication.processEvents()
    yield "wizyta"


def wrong(window: QWidget, shown: Iterable[str], look: Callable[[QWidget], Iterable[str]]):
    """What is wrong with the shown things, each finding with the first place where it was seen."""
    found: dict[str, str] = {}
    for place in shown:
        for one in look(window):
            found.setdefault(one, place)
    return found


@pytest.mark.parametrize("login", ["kierownik", "zespol", "sekretariat"])
def test_pages_can_be_read_aloud_and_walked_with_tab(desk: Desk, login: str) -> None:
    window = desk.sit_down(login)
    assert wrong(window, pages(window), findings) == {}


def test_tabs_of_a_card_and_every_form_too(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    assert wrong(window, tabs(window), findings) == {}
    assert wrong(window, settings(window), findings) == {}
    assert wrong(window, forms(window), findings) == {}


@pytest.mark.parametrize(
    ("login", "right"), [("zespol", Right.BLUE_CARD), ("psycholog", Right.COUNSELLING_WRITE)]
)
def test_forms_of_procedures_and_of_counselling_too(desk: Desk, login: str, right: Right) -> None:
    window = desk.sit_down(login)
    shown = own_forms(window, right)
    assert wrong(window, shown, lambda one: [*findings(one), *findings_of_size(one)]) == {}


def own_forms(window: MainWindow, right: Right) -> Iterator[str]:
    """Show the empty form of every kind that is written with this right."""
    for sheet in SHEETS:
        if sheet.table.write_right is right:
            window.open_target(form_of(sheet.key, None))
            QApplication.processEvents()
            yield sheet.title


def test_wizard_that_restores_a_backup_too(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    desk.back_up()
    window.open_target(Target(SETTINGS, None, "backups"))
    settled(window)
    panel = window.pages.page("settings").panel
    qtbot.waitUntil(panel.restore.isEnabled)
    panel.restore.click()
    QApplication.processEvents()
    assert panel.in_place.form.isVisible()
    assert [*findings(window), *findings_of_size(window)] == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_the_window_fits_a_small_screen(
    desk: Desk, look: Look, size: float
) -> None:
    window = desk.sit_down("kierownik")
    look.set_scale(size)
    window.resize(*WINDOW)
    assert wrong(window, pages(window), findings_of_size) == {}
    assert wrong(window, tabs(window), findings_of_size) == {}
    assert wrong(window, settings(window), findings_of_size) == {}
    assert (window.width(), window.height()) == WINDOW


def test_every_place_of_the_rail_is_reached_however_large_the_text(desk: Desk, look: Look) -> None:
    window = desk.sit_down("kierownik")
    look.set_scale(2.0)
    window.resize(*WINDOW)
    QApplication.processEvents()
    for key, button in window.rail.buttons.items():
        button.setFocus()
        assert not button.visibleRegion().isEmpty(), key


@pytest.mark.parametrize("size", SIZES)
def test_screens_before_the_window(qtbot, look: Look, tasks: Tasks, size: float) -> None:
    """The password and its refusal, the code, the first run step by step and refused, another folder, a message."""
    look.set_scale(size)
    found: dict[str, str] = {}
    for name, screen in screens(look, tasks):
        if not screen.isVisible():
            qtbot.addWidget(screen)
            screen.resize(*WINDOW)
            screen.show()
        QTest.qWait(1)
        for one in (*findings(screen), *findings_of_size(screen)):
            found.setdefault(one, name)
    assert found == {}


def test_what_is_wrong_is_found(qtbot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    lower, upper, aside = QPushButton("drugi"), QPushButton("pierwszy"), QLineEdit()
    dot = label("", "badge", "ok", wraps=True)
    for part in (upper, lower, aside, dot):
        column.addWidget(part)
    QWidget.setTabOrder(lower, upper)
    aside.setFocusPolicy(aside.focusPolicy().ClickFocus)
    upper.setFixedWidth(10)
    window.show()
    QTest.qWait(1)
    kinds = {one.split(":")[0] for one in (*findings(window), *findings_of_size(window))}
    assert kinds == {"unnamed", "unreachable", "out_of_order", "colour_alone", "cut"}
    assert walked(window) == [lower, upper]
