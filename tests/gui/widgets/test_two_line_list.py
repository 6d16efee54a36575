"""The calm list: keys, sections, place kept, speech."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from tests.gui.gallery_rows import DUE, FAMILIES, LONG_NAME

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList


@pytest.fixture
def due(qtbot, look: Look) -> TwoLineList:
    made = TwoLineList(look, "Terminy", RowStyle(lead_width=100))
    qtbot.addWidget(made)
    made.set_rows(DUE)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def families(qtbot, look: Look) -> TwoLineList:
    made = TwoLineList(look, "Rodziny", RowStyle(chevrons=False, dense=True), selects=True)
    qtbot.addWidget(made)
    made.set_rows(FAMILIES)
    made.resize(318, 300)
    made.show()
    return made


def test_enter_opens_the_current_row(qtbot, due: TwoLineList) -> None:
    due.choose(3)
    with qtbot.waitSignal(due.opened, timeout=100) as opened:
        qtbot.keyClick(due, Qt.Key.Key_Return)
    assert opened.args == [3]


def test_click_opens_the_row_under_it(qtbot, due: TwoLineList) -> None:
    place = due.visualRect(due.model().index(2, 0)).center()
    with qtbot.waitSignal(due.opened, timeout=100) as opened:
        qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [2]


def test_arrows_pass_over_titles_but_stop_at_a_link(qtbot, due: TwoLineList) -> None:
    due.choose(2)
    qtbot.keyClick(due, Qt.Key.Key_Down)
    assert due.current_key() == 3
    due.choose(1)
    qtbot.keyClick(due, Qt.Key.Key_Up)
    assert due.current_key() == "overdue"
    with qtbot.waitSignal(due.opened, timeout=100) as opened:
        qtbot.keyClick(due, Qt.Key.Key_Return)
    assert opened.args == ["overdue"]


def test_title_without_a_link_does_not_open(qtbot, due: TwoLineList) -> None:
    place = due.visualRect(due.model().index(3, 0)).center()
    with qtbot.assertNotEmitted(due.opened):
        qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_row_that_leads_nowhere_does_not_open(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Od ostatniego razu")
    qtbot.addWidget(shown)
    shown.set_rows([TwoLineRow(1, "Rodzina: lista opłat", is_open=False)])
    shown.choose(1)
    with qtbot.assertNotEmitted(shown.opened):
        qtbot.keyClick(shown, Qt.Key.Key_Return)


def test_detail_follows_the_arrows(qtbot, families: TwoLineList) -> None:
    families.choose(1)
    with qtbot.waitSignal(families.chosen, timeout=100) as chosen:
        qtbot.keyClick(families, Qt.Key.Key_Down)
    assert chosen.args == [2]


def test_typed_letters_find_a_family(qtbot, families: TwoLineList) -> None:
    families.choose(1)
    qtbot.keyClicks(families, "um")
    assert families.current_key() == 6


def test_new_rows_keep_choice_and_place(qtbot, families: TwoLineList) -> None:
    families.choose(8)
    families.verticalScrollBar().setValue(60)
    families.set_rows([TwoLineRow(99, "Nowa", "1 dziecko"), *FAMILIES])
    assert families.current_key() == 8
    assert families.verticalScrollBar().value() == 60


def test_choice_that_is_gone_is_dropped(families: TwoLineList) -> None:
    families.choose(8)
    families.set_rows(FAMILIES[:3])
    assert families.current_key() is None


def test_row_says_everything_to_a_screen_reader(due: TwoLineList) -> None:
    index = due.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "18.11.2026, środa, Okresowa ocena sytuacji rodziny, "
        "Wzorcowa · termin minął 5 dni temu · art. 15 ust. 1 pkt 15, 5 dni po terminie"
    )
    title = due.model().index(0, 0)
    assert title.data(Qt.ItemDataRole.AccessibleTextRole) == "Po terminie, 2, Pokaż wszystkie"


def test_rows_are_as_high_as_the_design_says(due: TwoLineList, look: Look) -> None:
    assert 42 <= due.sizeHintForRow(1) <= 46
    look.set_scale(1.5)
    assert 63 <= due.sizeHintForRow(1) <= 69


def test_whole_list_is_as_high_as_its_rows(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Bez wizyty", whole=True)
    qtbot.addWidget(shown)
    shown.set_rows(FAMILIES[:3])
    assert shown.sizeHint().height() == 3 * shown.sizeHintForRow(0)
    assert shown.minimumSizeHint() == shown.sizeHint()


def test_list_that_hugs_leaves_the_room_under_its_rows(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Zapisy", hugs=True)
    qtbot.addWidget(shown)
    shown.set_rows(FAMILIES[:3])
    assert shown.maximumHeight() == 3 * shown.sizeHintForRow(0)


def test_long_name_stays_clear_of_its_badge(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Rodziny", RowStyle(chevrons=False))
    qtbot.addWidget(shown)
    shown.set_rows([TwoLineRow(1, LONG_NAME * 3, LONG_NAME, badge=Badge("sąd", "danger"))])
    shown.resize(318, 46)
    image = shown.grab().toImage()
    text, ground = look.color("text").rgb(), look.color("danger_bg").rgb()
    columns = range(image.width())
    last_letter = max(x for x in columns if image.pixel(x, 16) == text)
    badge = min(x for x in columns if image.pixel(x, 23) == ground)
    assert last_letter < badge


def test_name_comes_before_a_long_badge_in_a_narrow_list(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Rodziny", RowStyle(chevrons=False))
    qtbot.addWidget(shown)
    shown.set_rows([TwoLineRow(1, "Wzorcowa", "2 dzieci", badge=Badge("ocena po terminie" * 3))])
    shown.resize(200, 46)
    image = shown.grab().toImage()
    ground = look.color("accent_bg").rgb()
    badge = min(x for x in range(image.width()) if image.pixel(x, 23) == ground)
    assert badge > 100


def test_row_of_little_room_writes_its_words_out_under_date_and_badge(qtbot, look: Look) -> None:
    made = TwoLineList(look, "Terminy", RowStyle(lead_width=100, stacks=True))
    qtbot.addWidget(made)
    made.set_rows([TwoLineRow(1, LONG_NAME, LONG_NAME, lead="23.11.2026", badge=Badge("dziś"))])
    made.resize(700, 500)
    made.show()
    assert made.sizeHintForRow(0) == look.px(46)
    made.resize(320, 500)
    lines = [QFontMetrics(look.font(one)).lineSpacing() for one in ("strong", "second")]
    assert made.sizeHintForRow(0) > look.px(22) + 2 * sum(lines)
    made.resize(700, 500)
    look.set_scale(2.0)  # the same pixels are little room then
    assert made.sizeHintForRow(0) > look.px(46)


@pytest.mark.parametrize("count", [1, 10_000])
def test_ten_thousand_rows_open_as_fast_as_one(qtbot, look: Look, count: int) -> None:
    shown = TwoLineList(look, "Rodziny", selects=True)
    qtbot.addWidget(shown)
    asked = []
    painter = shown.itemDelegate()
    original = type(painter).sizeHint
    painter.sizeHint = lambda option, index: (asked.append(1), original(painter, option, index))[1]
    shown.set_rows([TwoLineRow(n, f"Umowna {n}", "3 dzieci") for n in range(count)])
    shown.resize(318, 400)
    shown.show()
    shown.indexAt(QPoint(5, 5))
    assert len(asked) < 20


def test_section_counts_are_spoken_and_empty_ones_left_out() -> None:
    assert SectionRow("Dziś", 3).spoken() == "Dziś, 3"
    assert SectionRow("Dziś").spoken() == "Dziś"


def test_note_to_be_read_here_is_written_out_whole(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Oceny", RowStyle(wraps=True), whole=True)
    qtbot.addWidget(shown)
    shown.set_rows([TwoLineRow(1, "Ocena okresowa", "Spłata zaległości trwa. " * 20)])
    shown.resize(700, 100)
    shown.show()
    wide = shown.sizeHint().height()
    shown.resize(350, 100)
    assert shown.sizeHint().height() > 1.7 * wide > 1.7 * look.px(46)


def test_word_longer_than_the_list_is_broken(qtbot, look: Look) -> None:
    shown = TwoLineList(look, "Oceny", RowStyle(wraps=True), whole=True)
    qtbot.addWidget(shown)
    shown.resize(300, 100)
    shown.set_rows([TwoLineRow(1, "Ocena okresowa", "x" * 300)])
    shown.show()
    assert shown.sizeHint().height() > 2 * look.px(46)
