"""The shell: rail, keys, pages that read when they are seen, nothing cut at any size."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from tests.gui.fake_database import FakeDatabase
from tests.gui.gallery import ENTRIES, make_window
from tests.gui.hostile import assert_shown_plainly, hostile_texts, red_file

from mgops_desktop.domain.markup import Table
from mgops_desktop.gui import targets
from mgops_desktop.gui.form import FormWidget
from mgops_desktop.gui.help.manual import manual
from mgops_desktop.gui.main_window import HELP_PAGE, MainWindow
from mgops_desktop.gui.pages.help_page import HelpPage
from mgops_desktop.gui.pages.page import Page, PageEntry
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.rail import RailEntry
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow

FAMILY = UUID(int=7)
CONTROL = Qt.KeyboardModifier.ControlModifier


class CountingPage(Page):
    """Counts how often it reads, and takes what it is asked to open."""

    kinds = frozenset({"family"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.reads = 0
        self.backs = 0
        self.opened: list[Target] = []
        self.line = QLineEdit(self)
        self.setFocusProxy(self.line)

    def refresh(self) -> None:
        self.reads += 1

    def back(self) -> None:
        self.backs += 1

    def open_target(self, target: Target) -> None:
        self.opened.append(target)


ROWS = [SectionRow("Rodziny", 1), TwoLineRow(Target("family", FAMILY), "Przykładowa", "3 dzieci")]
SMALL = [
    PageEntry(RailEntry("start", "Pulpit", "layout-dashboard", "Ctrl+1"), CountingPage),
    PageEntry(
        RailEntry("families", "Rodziny", "users", "Ctrl+2"), CountingPage, frozenset({"family"})
    ),
    PageEntry(
        RailEntry(HELP_PAGE, "Pomoc", "circle-question-mark", "F1", low=True),
        HelpPage,
        frozenset({targets.HELP}),
    ),
]


@pytest.fixture
def window(qtbot, parts: Parts) -> MainWindow:
    made = MainWindow(parts, SMALL, lambda _text: ROWS, "Asystent rodziny")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def full_window(qtbot, parts: Parts) -> MainWindow:
    made = make_window(parts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def page(window: MainWindow, key: str) -> CountingPage:
    found = window.pages.page(key)
    assert isinstance(found, CountingPage)
    return found


def press(qtbot, window: MainWindow, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_first_page_is_shown_and_has_the_cursor(window: MainWindow) -> None:
    assert window.pages.current is page(window, "start")
    assert window.focusWidget() is page(window, "start").line


def test_pages_are_made_when_they_are_first_shown(window: MainWindow) -> None:
    assert window.pages.count() == 1


def test_pages_made_ahead_read_nothing_until_they_are_shown(qtbot, window: MainWindow) -> None:
    window.pages.make_ahead()
    qtbot.waitUntil(lambda: window.pages.count() == len(SMALL))
    assert page(window, "families").reads == 0
    window.go_to("families")
    assert page(window, "families").reads == 1


@pytest.mark.parametrize(("key", "shown"), [(Qt.Key.Key_2, "families"), (Qt.Key.Key_1, "start")])
def test_control_and_number_open_a_page(qtbot, window: MainWindow, key: Qt.Key, shown: str) -> None:
    press(qtbot, window, key, CONTROL)
    assert window.pages.current is page(window, shown)
    assert window.rail.buttons[shown].isChecked()


def test_click_on_the_rail_opens_a_page_and_goes_into_it(qtbot, window: MainWindow) -> None:
    qtbot.mouseClick(window.rail.buttons["families"], Qt.MouseButton.LeftButton)
    assert window.pages.current is page(window, "families")
    assert window.focusWidget() is page(window, "families").line


def test_arrows_walk_along_the_rail(qtbot, window: MainWindow) -> None:
    window.rail.buttons["start"].setFocus()
    qtbot.keyClick(window.rail.buttons["start"], Qt.Key.Key_Down)
    assert window.pages.current is page(window, "families")
    assert window.rail.buttons["families"].hasFocus()


def test_page_reads_when_shown_and_again_by_f5(qtbot, window: MainWindow) -> None:
    assert page(window, "start").reads == 1
    press(qtbot, window, Qt.Key.Key_F5)
    assert page(window, "start").reads == 2


def test_hidden_page_only_marks_itself_stale(
    qtbot, window: MainWindow, database: FakeDatabase, parts: Parts
) -> None:
    window.go_to("families")
    start, families = page(window, "start"), page(window, "families")
    with qtbot.waitSignal(parts.data.changed, timeout=500):
        database.commit(("family", FAMILY))
    assert (start.reads, families.reads) == (1, 2)
    assert start.stale
    window.go_to("start")
    assert start.reads == 2
    window.go_to("families")
    assert families.reads == 2


def test_change_of_another_kind_leaves_the_page_alone(
    qtbot, window: MainWindow, database: FakeDatabase, parts: Parts
) -> None:
    with qtbot.waitSignal(parts.data.changed, timeout=500):
        database.commit(("worker", FAMILY))
    assert page(window, "start").reads == 1
    assert not page(window, "start").stale


def test_escape_goes_back_on_the_page(qtbot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Escape)
    assert page(window, "start").backs == 1


@pytest.mark.parametrize("keys", [(Qt.Key.Key_K, CONTROL), (Qt.Key.Key_F3,)])
def test_search_opens_a_record_on_its_page(qtbot, window: MainWindow, keys) -> None:
    press(qtbot, window, *keys)
    assert window.focusWidget() is window.top.search
    qtbot.keyClicks(window.top.search, "przyk")
    press(qtbot, window, Qt.Key.Key_Return)
    assert page(window, "families").opened == [Target("family", FAMILY)]
    assert window.pages.current is page(window, "families")
    assert window.rail.buttons["families"].isChecked()


def test_record_that_no_page_opens_is_a_fault(window: MainWindow) -> None:
    with pytest.raises(LookupError, match="worker"):
        window.open_target(Target("worker", FAMILY))


def test_lock_key_and_lock_button_ask_the_shell(qtbot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_asked, timeout=100):
        press(qtbot, window, Qt.Key.Key_L, CONTROL)
    with qtbot.waitSignal(window.lock_asked, timeout=100):
        qtbot.mouseClick(window.top.lock, Qt.MouseButton.LeftButton)


def test_theme_button_turns_the_theme_and_says_what_it_will_do(qtbot, window: MainWindow) -> None:
    assert window.top.theme.accessibleName() == "Ciemny wygląd"
    qtbot.mouseClick(window.top.theme, Qt.MouseButton.LeftButton)
    assert window.top.theme.accessibleName() == "Jasny wygląd"


def test_f1_shows_the_list_of_keys(qtbot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F1)
    assert isinstance(window.pages.current, HelpPage)


def test_help_names_every_key_of_the_window(full_window: MainWindow) -> None:
    _visit_all(full_window)
    tables = [one for one in manual().topics["skroty"].shapes if isinstance(one, Table)]
    told = " ".join(row[0] for table in tables for row in table.rows)
    told = told.replace("←", "Left").replace("→", "Right")
    missing = {
        key for key in _keys_of(full_window) if key not in told and not re.match(r"Ctrl\+\d", key)
    }
    assert missing == set()
    assert len(tables) == 8


def test_no_key_blocks_a_polish_letter(full_window: MainWindow) -> None:
    _visit_all(full_window)
    keys = _keys_of(full_window)
    assert "Ctrl+K" in keys
    assert [key for key in keys if re.search(r"Ctrl\+Alt|Alt\+Ctrl", key)] == []


def test_no_source_names_a_key_that_blocks_a_polish_letter() -> None:
    source = [
        *Path("src/mgops_desktop/gui").rglob("*.py"),
        *Path("ui").rglob("*.ui"),
    ]
    assert [p for p in source if re.search(r"Ctrl\+Alt\+|Alt\+Ctrl\+", p.read_text("utf-8"))] == []


def test_no_two_keys_of_the_window_are_the_same(full_window: MainWindow) -> None:
    _visit_all(full_window)
    wide = [
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in full_window.findChildren(QShortcut)
        if shortcut.context() == Qt.ShortcutContext.WindowShortcut
    ]
    assert len(wide) == len(set(wide))


def test_save_key_reaches_the_form_inside_the_page(qtbot, full_window: MainWindow) -> None:
    full_window.go_to("visit")
    form = full_window.pages.page("visit").findChild(FormWidget)
    with qtbot.waitSignal(form.save_asked, timeout=100):
        press(qtbot, full_window, Qt.Key.Key_S, CONTROL)


def test_window_title_carries_no_name(full_window: MainWindow) -> None:
    _visit_all(full_window)
    assert full_window.windowTitle() == "MGOPS Desktop"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_page_fits_a_small_laptop_at_every_text_size(
    full_window: MainWindow, parts: Parts, scale: float
) -> None:
    parts.look.set_scale(scale)
    full_window.resize(1366, 768)
    too_large = []
    for entry in ENTRIES:
        full_window.go_to(entry.rail.key)
        QApplication.processEvents()
        if full_window.width() > 1366 or full_window.height() > 768:
            too_large.append((entry.rail.key, full_window.size()))
            full_window.resize(1366, 768)
    assert too_large == []


@pytest.mark.parametrize(("width", "words"), [(1300, True), (1100, False)])
def test_rail_keeps_its_words_from_1200_pixels(window: MainWindow, width: int, words: bool) -> None:
    window.resize(width, 700)
    assert bool(window.rail.buttons["start"].text()) is words
    assert window.rail.buttons["start"].accessibleName() == "Pulpit"


def test_everything_that_takes_the_keyboard_has_a_name(full_window: MainWindow) -> None:
    _visit_all(full_window)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in full_window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_tab_goes_along_the_rail_then_the_top_then_the_page(qtbot, full_window: MainWindow) -> None:
    full_window.go_to("families")
    families = full_window.pages.page("families")
    order = [full_window.rail.buttons["families"]]
    order[0].setFocus()
    for _ in range(8):
        press(qtbot, full_window, Qt.Key.Key_Tab)
        order.append(full_window.focusWidget())
    assert full_window.top.search in order
    inside = [widget for widget in order if families.isAncestorOf(widget)]
    assert order.index(full_window.top.search) < order.index(inside[0])
    tops = [widget.mapTo(families, widget.rect().topLeft()).x() for widget in inside]
    assert tops == sorted(tops) or len(inside) > 2


def test_whole_window_shows_user_text_letter_by_letter(qtbot, parts: Parts, tmp_path: Path) -> None:
    red = red_file(tmp_path)
    text = hostile_texts(red)[0]
    window = MainWindow(parts, SMALL, lambda _text: [TwoLineRow(1, text, text)], text)
    qtbot.addWidget(window)
    window.status.show_backup(text, "warn")
    window.top.search.setText(text)
    window.top.search.textEdited.emit(text)
    assert_shown_plainly(window, red)


def _visit_all(window: MainWindow) -> None:
    for entry in ENTRIES:
        window.go_to(entry.rail.key)


def _keys_of(window: MainWindow) -> set[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    shortcuts = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    actions = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    buttons = [button.shortcut() for button in window.findChildren(QAbstractButton)]
    return {key.toString(portable) for key in (*shortcuts, *actions, *buttons)} - {""}
