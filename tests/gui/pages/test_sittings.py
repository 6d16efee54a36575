"""Sittings by hand: the month, the agenda of a day, the protocol with its draft, planning, papers, the team."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.fixtures.sittings import DAY, Seated, move_team, seat
from tests.gui.calm import click, click_row, press, save
from tests.gui.centre import TODAY
from tests.gui.folder import Desk
from tests.gui.hands import Hands, plain, row_of, sections, shown_words, titles
from tests.gui.pages.test_blue_card_forms import drafts_in
from tests.reports.reading import page_texts

from mgops_desktop.domain.period import Period
from mgops_desktop.gui.help.screens import topic_of
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages import report_output
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.records.sitting_editor import SittingEditor, TeamSittingEditor
from mgops_desktop.storage.sittings import day_agenda, team_calendar
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

SPACE, TAB, ESC, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def seated(desk: Desk, window: MainWindow) -> Seated:
    return desk.database.change(seat)


@pytest.fixture
def page(window: MainWindow, seated: Seated) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    found = window.pages.page("blue_card")
    click(found.register.sittings)
    return found


def to_day(window: MainWindow, page: BlueCardPage) -> None:
    """From today, a Monday, to the Friday before, by keys."""
    assert page.sittings.month.hasFocus()
    for _ in range(3):
        press(window, Qt.Key.Key_Left)
    assert page.sittings.day == DAY


def open_first(window: MainWindow, page: BlueCardPage) -> SittingEditor:
    to_day(window, page)
    press(window, RETURN)
    assert page.sittings.agenda.hasFocus()
    press(window, RETURN)
    editor = page.editing.editor
    assert isinstance(editor, SittingEditor)
    return editor


def save_anyway(window: MainWindow) -> None:
    """Ctrl+S, and "Zapisz mimo to" as long as something is odd."""
    save(window)
    for _ in range(3):
        for button in window.findChildren(QPushButton):
            if button.isVisible() and button.text() == "Zapisz mimo to":
                click(button)
                break


def test_month_has_sittings_and_the_terms_round_them_by_keys(window, page) -> None:
    view = page.sittings
    found = sections(view.whole)
    assert plain(view.month_words.text()) == "Listopad 2026"
    words = {title: [row.title for row in rows] for title, rows in found.items()}
    told = [title for rows in words.values() for title in rows]
    assert told.count("NK/3/2026") + told.count("NK/4/2026") == 3
    assert "Zawiadomienie członków o posiedzeniu zespołu interdyscyplinarnego" in told
    press(window, Qt.Key.Key_PageDown)
    assert plain(view.month_words.text()) == "Grudzień 2026"
    assert "Zespół" in titles(view.whole)
    press(window, Qt.Key.Key_T)
    assert view.day == TODAY
    assert "Krzywdzona" not in shown_words(window)


def test_agenda_shows_hours_and_numbers_only(window, page) -> None:
    to_day(window, page)
    leads = [row.lead for row in page.sittings.agenda.rows()]
    assert [plain(one) for one in leads] == ["9:00–9:30", "10:00–10:30", "11:00–11:30"]
    assert "Krzywdzona" not in shown_words(window)


def test_protocol_is_written_by_keys_and_stored_with_what_was_decided(
    desk, window, page, seated
) -> None:
    editor = open_first(window, page)
    hands = Hands(window)
    form = editor.form
    assert form.wrapper("members").input.hasFocus()
    assert "Fachowa-stranger" not in shown_words(window)  # a member of another group
    press(window, SPACE)
    press(window, Qt.Key.Key_Down)
    press(window, SPACE)
    hands.go_to(form.wrapper("guests").input)
    press(window, SPACE)
    hands.go_to(form.wrapper("protocol").input)
    hands.write("Omówiono plan.")
    hands.go_to(form.wrapper("actions").input)
    hands.write("Porada prawna")
    hands.go_to(form.wrapper("responsible").input)
    hands.write("pracownik")
    assert not form.is_shown("obligations")
    assert set(form.values()["members"]) == {str(seated[one]) for one in ("worker", "officer")}
    save_anyway(window)
    assert page.editing.editor is None
    first = desk.database.read(day_agenda, DAY).lines[0]
    assert not first.planned
    assert row_of(page.sittings.agenda, first.procedure_number).badge.text == "odbyte"


def test_draft_stands_in_the_file_of_blue_cards_and_comes_back(desk, window, page, qtbot) -> None:
    editor = open_first(window, page)
    hands = Hands(window)
    hands.go_to(editor.form.wrapper("protocol").input)
    hands.write("Żółta notatka")
    qtbot.waitUntil(lambda: desk.database.read(drafts_in, BLUE_CARD) == 1, timeout=4000)
    assert desk.database.read(drafts_in, CENTRE) == 0
    press(window, ESC)
    assert page.editing.editor is None
    press(window, RETURN)
    if page.editing.editor is None:
        press(window, RETURN)
    assert page.editing.editor.form.values()["protocol"] == "Żółta notatka"


def test_draft_is_offered_on_the_start_page_and_leads_back(desk, window, page, qtbot) -> None:
    editor = open_first(window, page)
    hands = Hands(window)
    hands.go_to(editor.form.wrapper("protocol").input)
    hands.write("Niedopisane")
    qtbot.waitUntil(lambda: desk.database.read(drafts_in, BLUE_CARD) == 1, timeout=4000)
    press(window, ESC)
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    qtbot.waitUntil(start.unfinished.isVisible)
    click_row(start.unfinished, "Szkic protokołu: posiedzenie grupy")
    assert page.editing.editor is editor
    assert editor.form.values()["protocol"] == "Niedopisane"


def test_help_of_the_calendar_and_of_the_protocol(window, page) -> None:
    assert topic_of(window.pages) == "niebieskie-karty-posiedzenia"
    open_first(window, page)
    assert topic_of(window.pages) == "niebieskie-karty-posiedzenia"


def test_nobody_came_is_refused_at_the_list(window, page) -> None:
    editor = open_first(window, page)
    hands = Hands(window)
    hands.go_to(editor.form.wrapper("protocol").input)
    hands.write("Nikt")
    save(window)
    assert page.editing.editor is editor
    assert editor.form.wrapper("members").error


def test_groups_are_planned_from_the_calendar_by_keys(desk, window, page, seated) -> None:
    press(window, Qt.Key.Key_Right)
    click(page.sittings.plan_groups)
    hands = Hands(window)
    form = page.desk.plan_form.form
    hands.go_to(form.wrapper("groups").input)
    press(window, SPACE)
    save(window)
    found = desk.database.read(day_agenda, date(2026, 11, 24))
    assert [(one.planned, f"{one.at:%H:%M}") for one in found.lines] == [(True, "09:00")]
    assert page.desk.plan_form is None
    click(page.sittings.plan_groups)
    press(window, ESC)
    assert page.desk.plan_form is None


def test_team_sitting_is_planned_for_the_day_of_the_cursor(desk, window, page) -> None:
    press(window, Qt.Key.Key_Right)
    click(page.sittings.plan_team)
    form = page.editing.editor.form
    assert form.values()["day"] == "2026-11-24"
    assert form.values()["planned"] is True
    hands = Hands(window)
    hands.go_to(form.wrapper("subject").input)
    hands.write("kwartał")
    save_anyway(window)
    planned = desk.database.read(team_calendar, Period.month(2026, 11)).sittings
    assert [one.day for one in planned if one.kind is None and one.planned] == [date(2026, 11, 24)]


def test_lock_comes_back_to_the_protocol(window, page, seated) -> None:
    open_first(window, page)
    place = page.place()
    assert (place.kind, place.id) == ("sitting_protocol", seated["with-harmed"])
    press(window, ESC)
    window.open_target(place)
    assert isinstance(page.editing.editor, SittingEditor)


def test_agenda_and_attendance_list_are_papers_without_other_peoples_names(
    window, page, monkeypatch, tmp_path, qtbot
) -> None:
    to_day(window, page)
    for button, name in (
        (page.sittings.print_agenda, "a.pdf"),
        (page.sittings.print_list, "b.pdf"),
    ):
        path = tmp_path / name
        monkeypatch.setattr(report_output, "ask_file", lambda *_args, path=path: path)
        click(button)
        qtbot.waitUntil(path.exists, timeout=10_000)
    agenda = " ".join(page_texts((tmp_path / "a.pdf").read_bytes()))
    assert "NK/3/2026" in agenda
    assert not [one for one in ("Krzywdzona", "Bijący", "Fachowa") if one in agenda]
    listed = " ".join(page_texts((tmp_path / "b.pdf").read_bytes()))
    assert "Fachowa-worker" in listed
    assert "Fachowa-officer" in listed
    assert not [one for one in ("Fachowa-stranger", "Krzywdzona", "NK/4") if one in listed]


def test_composition_of_the_team_tells_what_is_missing(window, page) -> None:
    click(page.register.team)
    found = sections(page.team.team)
    missing = [row.title for row in found["Brakuje w zespole"]]
    assert "Oświata" in missing
    assert "Policja" not in missing
    Hands(window).go_to(page.team.day)
    page.team.day.selectAll()
    Hands(window).write("01.01.2020")
    press(window, TAB)
    assert "Policja" in titles(page.team.team)


def test_team_protocol_lists_its_members(desk, window, page, seated) -> None:
    desk.database.change(move_team, seated["team"])
    to_day(window, page)
    page.sittings.read_again()
    click_row(page.sittings.agenda, "Zespół")
    editor = page.editing.editor
    assert isinstance(editor, TeamSittingEditor)
    assert "Fachowa-stranger" in shown_words(window)
