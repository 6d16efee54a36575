"""Needs, figures of others and opening figures: entered by the head, counted by the report."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, plain, shown_words
from tests.gui.records.filling import fill_in

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.report_data_page import ReportDataPage
from mgops_desktop.storage.report import needs

S = Qt.Key.Key_S


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> ReportDataPage:
    click(window.rail.buttons["report_data"])
    return window.pages.page("report_data")


def test_need_is_entered_by_keys_and_stands_in_the_report_s_data(
    qtbot, desk: Desk, window: MainWindow, page: ReportDataPage
) -> None:
    before = len(desk.database.read(needs, 2026))
    click(page.sections.buttons["need"])
    hands = Hands(window)
    for name, text in (("year", "2026"), ("position", "9"), ("text", "drugi asystent rodziny")):
        hands.go_to(page.editing.editor.form.wrapper(name).input)
        hands.write_over(text)
    hands.press(S, CONTROL)
    assert page.editing.editor is None
    qtbot.waitUntil(
        lambda: "drugi asystent rodziny" in plain(shown_words(page.column)), timeout=2000
    )
    assert len(desk.database.read(needs, 2026)) == before + 1


def test_gap_is_said_at_its_field(window: MainWindow, page: ReportDataPage) -> None:
    click(page.sections.buttons["yearly_count"])
    Hands(window).press(S, CONTROL)
    form = page.editing.editor.form
    assert form.wrapper("key").error == "Uzupełnij to pole."
    assert form.wrapper("source").error == "Uzupełnij to pole."


def test_figure_of_others_is_chosen_by_its_words_and_printed_with_them(
    qtbot, window: MainWindow, page: ReportDataPage
) -> None:
    click(page.sections.buttons["yearly_count"])
    form = page.editing.editor.form
    fill_in(form, {"key": "Dzieci objęte dożywianiem", "year": "2026", "value": "12"}, {})
    fill_in(form, {"body": "Szkoła", "source": "pismo szkoły", "received": "2026-11-20"}, {})
    assert form.values()["key"] == "meals_programme_children"
    Hands(window).press(S, CONTROL)
    shown = "Dzieci objęte dożywianiem"
    qtbot.waitUntil(lambda: shown in plain(shown_words(page.column)), timeout=2000)


def test_new_figure_of_others_is_named_and_needs_no_key(
    qtbot, window: MainWindow, page: ReportDataPage
) -> None:
    click(page.sections.buttons["yearly_count"])
    form = page.editing.editor.form
    fill_in(form, {"key": "Paczki świąteczne", "year": "2026", "value": "40"}, {})
    fill_in(form, {"body": "Parafia", "source": "pismo", "received": "2026-11-20"}, {})
    Hands(window).press(S, CONTROL)
    qtbot.waitUntil(lambda: "Paczki świąteczne" in shown_words(page.column), timeout=2000)


def test_arrow_down_shows_the_figures_there_are(window: MainWindow, page: ReportDataPage) -> None:
    click(page.sections.buttons["opening_figure"])
    field = page.editing.editor.form.wrapper("indicator").input
    Hands(window).press(Qt.Key.Key_Down)
    popup = field.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() > 50
    popup.hide()


def test_escape_leads_back_to_the_page(window: MainWindow, page: ReportDataPage) -> None:
    click(page.sections.buttons["need"])
    Hands(window).press(Qt.Key.Key_Escape)
    assert page.editing.editor is None


def test_assistant_has_no_such_page(desk: Desk) -> None:
    assert "report_data" not in desk.sit_down("asystent").rail.buttons
