"""Fields for dates, times, numbers and choices, as they are typed."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.gui.keyboard import type_text
from tests.gui.reading import read_date, read_time

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField, TimeField
from mgops_desktop.gui.widgets.fields import NumberField

KINDS = [Choice("home", "wizyta"), Choice("phone", "rozmowa"), Choice("failed", "próba nieudana")]


@pytest.fixture
def day(qtbot, look: Look) -> DateField:
    made = DateField(look, read_date)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ticks(qtbot, look: Look) -> CheckList:
    made = CheckList(look)
    qtbot.addWidget(made)
    made.set_choices([*KINDS, Choice("other", "inny kontakt", "rzadko")])
    made.resize(520, 100)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "day_meant", "weekday"),
    [
        ("dziś", date(2026, 11, 23), "poniedziałek"),
        ("231126", date(2026, 11, 23), "poniedziałek"),
        ("29.2.2024", date(2024, 2, 29), "czwartek"),
    ],
)
def test_date_is_read_as_typed_and_written_out(
    qtbot, day: DateField, typed: str, day_meant: date, weekday: str
) -> None:
    type_text(day, typed)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.day() == day_meant
    assert day.text() == f"{day_meant:%d.%m.%Y}"
    assert day.suffix() == weekday
    assert day.problem() == ""


@pytest.mark.parametrize("typed", ["32.1.2026", "luty", "1.2"])
def test_what_is_no_date_stays_and_is_explained(qtbot, day: DateField, typed: str) -> None:
    type_text(day, typed)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.day() is None
    assert day.text() == typed
    assert day.problem().startswith("Wpisz datę")
    assert day.suffix() == ""


def test_reader_s_own_words_are_shown(qtbot, look: Look) -> None:
    def refuse(text: str) -> date:
        raise UserError(f"{text} to nie data: luty 2026 ma 28 dni.")

    field = DateField(look, refuse)
    qtbot.addWidget(field)
    type_text(field, "30.02.2026")
    assert field.problem() == "30.02.2026 to nie data: luty 2026 ma 28 dni."


def test_empty_date_is_no_problem(day: DateField) -> None:
    assert day.day() is None
    assert day.value() is None
    assert day.problem() == ""


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Up, date(2024, 2, 1)),
        (Qt.Key.Key_Down, date(2024, 1, 30)),
        (Qt.Key.Key_PageUp, date(2024, 2, 29)),
        (Qt.Key.Key_PageDown, date(2023, 12, 31)),
    ],
)
def test_keys_move_the_date(qtbot, day: DateField, key: Qt.Key, expected: date) -> None:
    day.set_day(date(2024, 1, 31))
    qtbot.keyClick(day, key)
    assert day.day() == expected


@pytest.mark.parametrize(
    ("typed", "meant", "written"),
    [("9", time(9), "9:00"), ("930", time(9, 30), "9:30"), ("14:05", time(14, 5), "14:05")],
)
def test_time_is_read_as_typed(qtbot, look: Look, typed: str, meant: time, written: str) -> None:
    field = TimeField(look, read_time)
    qtbot.addWidget(field)
    type_text(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.at() == meant
    assert field.text() == written
    assert field.value() == f"{meant:%H:%M}"


@pytest.mark.parametrize("typed", ["25", "9:75", "rano"])
def test_what_is_no_time_is_explained(qtbot, look: Look, typed: str) -> None:
    field = TimeField(look, read_time)
    qtbot.addWidget(field)
    type_text(field, typed)
    assert field.at() is None
    assert field.problem().startswith("Wpisz godzinę")
    other = TimeField(look, read_time)
    qtbot.addWidget(other)
    other.set_value(field.value())
    assert other.text() == typed


def test_number_takes_digits_only(qtbot, look: Look) -> None:
    field = NumberField(look)
    qtbot.addWidget(field)
    type_text(field, "1a2-")
    assert field.number() == 12
    assert field.value() == 12
    field.set_value(0)
    assert field.number() == 0
    field.set_value(None)
    assert field.number() is None


def test_choice_gives_keys_and_shows_words(qtbot, look: Look) -> None:
    field = ChoiceField(look)
    qtbot.addWidget(field)
    field.set_choices(KINDS)
    assert field.value() is None
    with qtbot.waitSignal(field.edited, timeout=100):
        field.choose("phone")
    assert field.currentText() == "rozmowa"
    field.set_choices(KINDS[1:])
    assert field.chosen == "phone"
    field.set_choices(KINDS[:1])
    assert field.chosen == ""


def test_wheel_does_not_change_a_choice(qtbot, look: Look) -> None:
    field = ChoiceField(look)
    qtbot.addWidget(field)
    field.set_choices(KINDS)
    field.choose("home")
    field.show()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert field.chosen == "home"


def test_ticks_are_set_by_space_and_by_a_click_anywhere_in_the_row(qtbot, ticks: CheckList) -> None:
    ticks.setCurrentIndex(ticks.model().index(1, 0))
    with qtbot.waitSignal(ticks.edited, timeout=100):
        qtbot.keyClick(ticks, Qt.Key.Key_Space)
    words = ticks.visualRect(ticks.model().index(2, 0)).center()
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert ticks.chosen == ["phone", "failed"]
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.chosen == ["phone"]


def test_ticks_stay_when_other_choices_are_offered(ticks: CheckList) -> None:
    ticks.choose(["home", "failed"])
    ticks.set_choices(KINDS[1:])
    assert ticks.chosen == ["failed"]


@pytest.mark.parametrize(("width", "lines"), [(200, 4), (400, 2), (1100, 1)])
def test_ticks_stand_in_as_many_columns_as_fit_and_all_are_seen(
    ticks: CheckList, width: int, lines: int
) -> None:
    ticks.resize(width, ticks.height())
    QApplication.processEvents()
    rooms = [ticks.visualRect(ticks.model().index(row, 0)) for row in range(4)]
    assert len({room.top() for room in rooms}) == lines
    assert all(ticks.viewport().rect().contains(room) for room in rooms)


@pytest.mark.parametrize("width", [300, 560, 900])
def test_no_choice_is_cut_while_it_fits_in_a_line(ticks: CheckList, look: Look, width: int) -> None:
    ticks.set_choices([Choice("a", "współpraca z urzędami", "pkt 18"), Choice("b", "praca", "")])
    ticks.resize(width, ticks.height())
    QApplication.processEvents()
    words = QFontMetrics(look.font("body")).horizontalAdvance("współpraca z urzędami")
    hint = QFontMetrics(look.font("second")).horizontalAdvance("pkt 18")
    assert ticks.visualRect(ticks.model().index(0, 0)).width() >= words + hint + 40


def test_tick_is_known_to_screen_readers(ticks: CheckList) -> None:
    ticks.choose(["home"])
    states = [ticks.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(2)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    words = ticks.model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "inny kontakt, rzadko"


def test_check_box_is_ticked_by_space_and_by_its_words(qtbot, look: Look) -> None:
    box = CheckBox(look)
    box.setText("Mieszka sama")
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.value() is True
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 10, 10))
    assert box.value() is False
