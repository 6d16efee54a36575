"""An empty folder and the longest words: nothing cut, nothing outside, every page keeps its foot."""

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.album.longest import lengthen
from tests.gui.folder import Desk
from tests.gui.hands import settled
from tests.gui.looking import findings_of_size, scrolled_tabs
from tests.gui.test_accessibility import WINDOW, pages, settings, tabs, wrong

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.diary_span import Span
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.targets import DIARY, Target
from mgops_desktop.gui.widgets.label import label


def whole(window: MainWindow) -> list[str]:
    """What has no room on the window, its foot too."""
    foot = window.status
    is_low = foot.height() < foot.minimumSizeHint().height()
    return [
        *findings_of_size(window),
        *scrolled_tabs(window),
        *(["the foot is cut"] if is_low else []),
    ]


@pytest.fixture
def large(look: Look) -> Look:
    look.set_scale(1.5)
    look.set_theme(Theme.DARK)
    return look


def test_longest_words_have_room_or_break(desk: Desk, large: Look) -> None:
    desk.sit_down("kierownik")
    desk.database.change(lengthen)
    window = desk.sit_down("kierownik")
    window.resize(*WINDOW)
    QApplication.processEvents()
    search = window.top.search
    assert search.width() >= large.px(200)
    assert wrong(window, pages(window), whole) == {}
    assert wrong(window, tabs(window), whole) == {}
    assert wrong(window, settings(window), whole) == {}
    assert (window.width(), window.height()) == WINDOW


def test_pages_of_an_empty_folder(empty_desk: Desk, large: Look) -> None:
    window = empty_desk.sit_down("kierownik")
    window.resize(*WINDOW)
    QApplication.processEvents()
    assert wrong(window, pages(window), whole) == {}
    assert (window.width(), window.height()) == WINDOW
    last = list(window.rail.buttons.values())[-1]
    assert last.visibleRegion().boundingRect() == last.rect()  # all places of the rail fit


def test_overlong_word_breaks_and_is_copied_as_it_was(qtbot) -> None:
    path = "/osrodek/kopie-zapasowe/bardzo_dlugi_folder_bez_odstepow/dane"
    shown = label(path, wraps=True)
    qtbot.addWidget(shown)
    assert shown.text() == path
    assert shown.heightForWidth(120) > 2 * shown.heightForWidth(1000)


def test_month_keeps_the_window_and_a_line_in_each_day_with_the_largest_text(
    desk: Desk, look: Look
) -> None:
    look.set_scale(2.0)
    window = desk.sit_down("kierownik")
    window.resize(*WINDOW)
    window.open_target(Target(DIARY, tab="2026-11-16"))
    diary = window.pages.page("diary")
    diary.head.show_span(Span.MONTH)
    settled(window)
    QApplication.processEvents()
    assert (window.width(), window.height()) == WINDOW
    days = diary.head.days
    assert days.width() >= days.fontMetrics().horizontalAdvance("Listopad 2026")
    rows = diary.view.month.verticalHeader()
    assert min(rows.sectionSize(n) for n in range(rows.count())) >= look.px(41)
