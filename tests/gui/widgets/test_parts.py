"""Timeline, goals, figure panel, status, states and labels."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from tests.gui.gallery_rows import FIGURE, GOALS, LONG_NAME, TIMELINE

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.figure_panel import FigurePanel, FigureView
from mgops_desktop.gui.widgets.grouped_tabs import GroupedTabs, TabGroup
from mgops_desktop.gui.widgets.key_number import KeyNumber
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.meter import Goal, GoalRows, Meter
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.status_bar import StatusBar
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.gui.widgets.timeline import Bar, Dot, Timeline, TimelineRow

LAST = date(2026, 11, 23)


@pytest.fixture
def timeline(qtbot, look: Look) -> Timeline:
    made = Timeline(look)
    qtbot.addWidget(made)
    made.resize(900, 140)
    made.show_rows(TIMELINE, LAST)
    made.grab()
    return made


def told_by(timeline: Timeline) -> set[str]:
    image = timeline.grab().toImage()
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return {timeline.words_at(QPoint(x, y)) for x, y in places} - {""}


def test_everything_of_the_year_tells_itself(timeline: Timeline) -> None:
    told = told_by(timeline)
    visits = {dot.words for dot in TIMELINE[0].dots}
    assert visits < told
    assert {"Plan – wersja 1", "rodzina zastępcza", "20.03.2026, postanowienie sądu"} < told


def test_what_lies_outside_the_twelve_months_is_left_out(qtbot, look: Look) -> None:
    made = Timeline(look)
    qtbot.addWidget(made)
    made.resize(900, 80)
    inside, before = Dot(date(2025, 12, 1), "w roku"), Dot(date(2025, 11, 30), "przed rokiem")
    old = Bar(date(2024, 1, 1), date(2025, 10, 1), "dawny plan")
    long_ = Bar(date(2024, 1, 1), None, "plan od dawna")
    made.show_rows([TimelineRow("Wizyty", dots=(inside, before), bars=(old, long_))], LAST)
    assert told_by(made) == {"w roku", "plan od dawna"}


def test_failed_visit_differs_by_shape_not_only_by_colour(qtbot, look: Look) -> None:
    made = Timeline(look)
    qtbot.addWidget(made)
    made.resize(900, 60)
    day = date(2026, 3, 3)

    def centre(hollow: bool) -> str:
        made.show_rows([TimelineRow("Wizyty", dots=(Dot(day, "w", hollow=hollow),))], LAST)
        image = made.grab().toImage()
        y = 39
        xs = [x for x in range(image.width()) if made.words_at(QPoint(x, y))]
        return image.pixelColor((min(xs) + max(xs)) // 2, y).name()

    assert centre(hollow=False) == look.color("accent").name()
    assert centre(hollow=True) == look.color("surface").name()


def test_many_visits_of_a_month_stay_in_their_column(qtbot, look: Look) -> None:
    made = Timeline(look)
    qtbot.addWidget(made)
    made.resize(700, 60)
    march = tuple(Dot(date(2026, 3, day), f"{day}") for day in range(1, 13))
    april = (Dot(date(2026, 4, 1), "kwiecień"),)
    made.show_rows([TimelineRow("Wizyty", dots=march + april)], LAST)
    made.grab()
    rooms = {words: room for room, words in made._told}
    assert rooms["12"].right() <= rooms["kwiecień"].left() + 4


def test_timeline_is_told_to_screen_readers(timeline: Timeline) -> None:
    assert "Piecza: rodzina zastępcza" in timeline.accessibleDescription()


def test_goals_are_told_with_numbers_and_end(qtbot, look: Look) -> None:
    rows = GoalRows(look)
    qtbot.addWidget(rows)
    rows.show_goals(GOALS)
    names = [part.accessibleName() for part in rows.findChildren(QWidget)]
    assert "Budżet domowy pod kontrolą, 3 z 5 działań, do 31.12.2026" in names
    rows.show_goals([Goal("Nowy cel", 0, 0, "brak działań", "do 1.01.2027")])
    qtbot.waitUntil(lambda: len(rows.findChildren(Meter)) == 1, timeout=500)


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (0.5, 55), (1.0, 110)])
def test_meter_is_filled_by_its_share(qtbot, look: Look, share: float, filled: int) -> None:
    meter = Meter(look, share)
    qtbot.addWidget(meter)
    meter.resize(meter.sizeHint())
    image = meter.grab().toImage()
    accent = look.color("accent").rgb()
    seen = sum(image.pixel(x, image.height() // 2) == accent for x in range(image.width()))
    assert abs(seen - filled) <= 2


def test_figure_opens_its_records(qtbot, look: Look) -> None:
    panel = FigurePanel(look)
    qtbot.addWidget(panel)
    panel.resize(290, 500)
    panel.show()
    panel.show_figure(FIGURE)
    panel.list.choose(4)
    with qtbot.waitSignal(panel.opened, timeout=100) as opened:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [4]
    assert panel.verdict.text() == "zgadza się"
    assert panel.last_year.text() == "W sprawozdaniu za 2025 rok: 4"


def test_figure_that_does_not_add_up_says_so(qtbot, look: Look) -> None:
    panel = FigurePanel(look)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_figure(FigureView("Rodziny: 5", "…", (), "3 + 1 = 4", adds_up=False))
    assert panel.verdict.text() == "nie zgadza się"
    assert panel.verdict.property("tone") == "danger"


def test_panel_says_how_to_begin(qtbot, look: Look) -> None:
    panel = FigurePanel(look)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.definition.text().startswith("Wskaż liczbę")
    assert not panel.list.isVisible()
    assert not panel.verdict.isVisible()


def test_status_says_what_is_saved_and_how_old_the_backup_is(qtbot, look: Look) -> None:
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.show()
    assert not bar.saved.isVisible()
    assert not bar.practice.isVisible()
    bar.show_draft(time(15, 2))
    assert bar.saved.text() == "Szkic 15:02"
    bar.show_saved(time(15, 12))
    assert bar.saved.text() == "Zapisano 15:12"
    assert not bar.backup_icon.isVisible()
    bar.show_backup("Kopia sprawdzona 9 dni temu", "warn")
    assert bar.backup_icon.isVisible()
    bar.show_practice(is_practice=True)
    assert bar.practice.isVisible()
    assert bar.practice.text() == "PLIK ĆWICZENIOWY"


def test_empty_state_offers_the_first_step(qtbot, look: Look) -> None:
    empty = EmptyState(look, "users", "Nie ma jeszcze rodzin.", "Dodaj rodzinę")
    state = Stateful(look, Card("Rodziny"), empty)
    qtbot.addWidget(state)
    state.show()
    state.show_content(is_empty=True)
    assert empty.action is not None
    with qtbot.waitSignal(empty.action_asked, timeout=100):
        qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    state.show_content(is_empty=False)
    assert state.content.isVisible()


def test_work_shows_progress_and_can_be_stopped(qtbot, look: Look) -> None:
    state = Stateful(look, Card(), EmptyState(look, "users", "Nic."))
    qtbot.addWidget(state)
    state.show()
    state.show_busy("Importuję rodziny…")
    assert state.busy.bar.maximum() == 0
    state.busy.show_progress(3, 10, "Importuję wizyty…")
    assert (state.busy.bar.value(), state.busy.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(state.busy.cancel_asked, timeout=100):
        qtbot.mouseClick(state.busy.cancel, Qt.MouseButton.LeftButton)
    assert state.busy.cancel.text() == "Przerywam…"
    state.show_busy("Od nowa")
    assert state.busy.cancel.isEnabled()


def test_tabs_show_counts_and_follow_the_arrows(qtbot, look: Look) -> None:
    tabs = Tabs("Karta", [Tab("overview", "Przegląd"), Tab("visits", "Wizyty", 36)])
    qtbot.addWidget(tabs)
    tabs.show()
    assert tabs.tabText(1) == "Wizyty  36"
    with qtbot.waitSignal(tabs.chosen, timeout=100) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["visits"]
    tabs.show_count(Tab("visits", "Wizyty", 37))
    assert tabs.tabText(1) == "Wizyty  37"
    tabs.choose("overview")
    assert tabs.current == "overview"
    with pytest.raises(KeyError):
        tabs.choose("other")


def test_groups_of_tabs_open_at_the_part_they_were_left_at(qtbot) -> None:
    tabs = GroupedTabs(
        "Karta",
        [
            TabGroup("Przegląd", (Tab("overview", "Przegląd"),)),
            TabGroup("Wizyty", (Tab("visits", "Wizyty", 36), Tab("terms", "Terminy"))),
        ],
    )
    qtbot.addWidget(tabs)
    tabs.show()
    told: list[str] = []
    tabs.chosen.connect(told.append)
    switch = tabs.switches["visits"]
    assert tabs.current == "overview"
    assert not switch.isVisible()

    qtbot.keyClick(tabs.groups, Qt.Key.Key_Right)
    assert switch.isVisible()
    assert tabs.text_of("visits") == "Wizyty  36"
    qtbot.keyClick(switch, Qt.Key.Key_Right)
    tabs.choose("overview")
    qtbot.keyClick(tabs.groups, Qt.Key.Key_Right)
    assert told == ["visits", "terms", "overview", "terms"]

    tabs.choose("overview")
    tabs.begin_again()
    tabs.choose("visits")
    assert tabs.current == "visits"
    with pytest.raises(KeyError):
        tabs.choose("other")


def test_long_title_is_elided_and_told_whole(qtbot, look: Look) -> None:
    words = label(LONG_NAME)
    qtbot.addWidget(words)
    words.resize(120, 20)
    narrow = words.grab().toImage()
    assert words.text() == LONG_NAME
    assert narrow.width() == 120
    assert words.minimumSizeHint().width() < 30


def test_buttons_go_under_a_title_that_needs_the_room(qtbot, look: Look) -> None:
    button = Button(look, "Drukuj", "printer")
    header = PageHeader("", [button])
    qtbot.addWidget(header)
    header.show_title("Przykładowa", "OPS.4.2025", [Badge("zobowiązanie sądu")])
    header.resize(700, 60)
    header.show()
    assert button.geometry().top() < header.note.geometry().bottom()
    header.resize(300, 120)
    qtbot.waitUntil(lambda: button.geometry().top() >= header.note.geometry().bottom(), timeout=500)


def test_badges_of_the_page_before_are_gone(qtbot, look: Look) -> None:
    header = PageHeader()
    qtbot.addWidget(header)
    header.show()
    header.show_title("Przykładowa", "", [Badge("sąd"), Badge("2 zadania", "warn")])
    header.show_title("Wzorcowa", "", [Badge("monitoring", "ok")])
    shown = [b.text() for b in header.findChildren(type(label())) if b.isVisible()]
    assert "sąd" not in shown


def test_key_number_is_spoken_as_one(qtbot, look: Look) -> None:
    card = KeyNumber(look, "users")
    qtbot.addWidget(card)
    card.show_number("14", "rodzin objętych wsparciem", "limit 15 · jedno wolne miejsce")
    assert card.accessibleName() == "14 rodzin objętych wsparciem"
