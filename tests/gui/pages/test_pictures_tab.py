"""Rysunki of a family and "Od ostatniego razu": by mouse and by keys, and what an account may not do."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    pause,
    settled,
    shown_words,
    titles,
)

from mgops_desktop.gui.drawing.canvas import DrawingCanvas
from mgops_desktop.gui.drawing.picture_view import PictureView
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.family_card_view import FamilyCardView
from mgops_desktop.gui.targets import Target


@pytest.fixture
def page(desk: Desk) -> Iterator[FamiliesPage]:
    yield from _families(desk, "asystent")


def _families(desk: Desk, login: str) -> Iterator[FamiliesPage]:
    window = desk.sit_down(login)
    window.open_target(Target("family", FAMILY))
    page = window.pages.page("families")
    settled(page)
    yield page


def picture(card: FamilyCardView, kind: str) -> PictureView:
    """Go to a picture as a user does."""
    choose_tab(card.tabs, "pictures")
    choose_tab(card.pictures.tabs, kind)
    return card.pictures.view


def until(condition: Callable[[], bool]) -> None:
    """Let the window and its background live until something is so."""
    for _ in range(1000):
        if condition():
            return
        pause(5)
    raise AssertionError("it never came so far")


def _place(canvas: DrawingCanvas, key: str) -> QPoint:
    return canvas.room_of(key).center().toPoint()


def test_pictures_are_reached_from_the_overview_walked_through_and_opened(page) -> None:
    card = page.card
    click(next(one for kind, one in card.overview.pictures.items() if kind.value == "genogram"))
    view = card.pictures.view
    assert card.tab == "pictures"
    assert titles(view.list)[0] == "Anna Przykładowa"
    assert "matka, 36 lat, mieszka z rodziną" in shown_words(view).replace("\xa0", " ")
    hands = Hands(page.window())
    hands.go_to(view.canvas)
    assert view.canvas.accessibleDescription().startswith("Anna Przykładowa: matka")
    hands.press(Qt.Key.Key_Down)
    assert view.canvas.accessibleDescription().startswith("Ala ")
    hands.press(Qt.Key.Key_Home)
    assert view.list.current_key() == view.canvas.current
    assert view.canvas.words_at(_place(view.canvas, view.canvas.current)).startswith("Anna")
    hands.press(Qt.Key.Key_Return)
    assert page.editing.editor.kind == "person"
    page.back()


def test_picture_of_another_family_is_never_the_one_before(page) -> None:
    picture(page.card, "ecomap")
    click_row(page.families.list, "Testowa")
    settled(page)
    click(
        next(one for kind, one in page.card.overview.pictures.items() if kind.value == "genogram")
    )
    assert titles(page.card.pictures.view.list)[0] == "Maria Testowa"


def test_moved_by_keys_or_mouse_is_remembered_until_laid_out_anew(page) -> None:
    view = picture(page.card, "genogram")
    canvas = view.canvas
    hands = Hands(page.window())
    hands.go_to(canvas)
    hands.press(Qt.Key.Key_End)
    key, before = canvas.current, _box(canvas)
    hands.press(Qt.Key.Key_Right, CONTROL, times=2)
    until(lambda: _box(canvas).left == before.left + 16)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=_place(canvas, key))
    there = _place(canvas, key) + QPoint(0, 40)
    QTest.mouseMove(canvas.viewport(), there)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=there)
    until(lambda: _box(canvas).top > before.top + 10)
    click(view.bar.anew)
    until(lambda: _box(canvas) == before)


def _box(canvas: DrawingCanvas):
    return next(one.box for one in canvas.drawing.marks if one.key == canvas.current)


def test_a_tie_is_added_and_stands_in_the_ecomap(page) -> None:
    view = picture(page.card, "ecomap")
    assert view.nothing.isVisible()
    click(view.bar.add)
    editor = page.editing.editor
    assert editor.kind == "support_link"
    for name, value in (("name", "Szkoła"), ("kind", "school"), ("strength", "strong")):
        editor.form.wrapper(name).input.set_value(value)
    click(editor.save)
    until(lambda: titles(view.list) == ["Szkoła"])
    assert not view.nothing.isVisible()


def test_another_day_and_another_span_are_asked_for_in_place(page) -> None:
    view = picture(page.card, "genogram")
    hands = Hands(page.window())
    view.bar.day.setFocus()
    hands.write_over("1.1.2020")
    hands.press(Qt.Key.Key_Return)
    assert view.nothing.isVisible()
    strip = picture(page.card, "chronology")
    before = len(strip.list.rows())
    strip.bar.span.choose("0")
    settled(strip)
    assert len(strip.list.rows()) != before or strip.canvas.drawing.marks


def test_picture_is_saved_in_every_form(page, monkeypatch, tmp_path) -> None:
    view = picture(page.card, "genogram")
    asked = []

    def answer(_window, suggested, _kind):
        asked.append(suggested.name)
        return tmp_path / suggested.name

    monkeypatch.setattr("mgops_desktop.gui.pages.report_output.ask_file", answer)
    for form in ("pdf", "docx", "png", "svg"):
        view.bar.save_asked.emit(form)
        name = f"genogram_2026-11-23_R-1-2026.{form}"
        until(lambda name=name: (tmp_path / name).exists() and view.bar.save.isEnabled())
    assert all("Przykładow" not in name for name in asked)
    assert "Zapisano" in shown_words(view.notices)


def test_since_the_last_contact_each_line_opens_its_record(page) -> None:
    since = page.card.overview.since
    assert "wizyta w środowisku 16.11.2026" in shown_words(since.card).replace("\xa0", " ")
    click_row(since.list, "Rodzina: przygotuje")
    assert page.editing.editor.kind == "visit"
    page.back()


def test_names_are_veiled_in_pictures_too(page) -> None:
    view = picture(page.card, "genogram")
    window = page.window()
    Hands(window).press(Qt.Key.Key_F9)
    page = window.pages.page("families")
    settled(page)
    words = shown_words(picture(page.card, "genogram"))
    assert view is not page.card.pictures.view  # the page was made anew
    assert "A. P." in words
    assert "Przykładow" not in words
