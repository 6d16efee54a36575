"""Strip of time and ecomap: what stands where, and that nothing is told by colour alone."""

from datetime import date

import pytest

from mgops_desktop.domain.drawing.chronology import Happening, Look, chronology, stretch
from mgops_desktop.domain.drawing.ecomap import Around, ecomap
from mgops_desktop.domain.drawing.letters import broken, fitted, width_of
from mgops_desktop.domain.drawing.outline import outline
from mgops_desktop.domain.drawing.shapes import Box, Circle, Dash, Path, Words
from mgops_desktop.domain.kinship import SupportStrength

TODAY = date(2026, 11, 21)


def visit(day: date, look: Look = Look.DOT) -> Happening:
    return Happening(f"visit:{day}", "Wizyty", look, day, f"Wizyta {day}")


def test_months_stand_across_and_the_present_one_is_the_last():
    shown = stretch(12, TODAY)
    assert (shown.first, shown.end) == (date(2025, 12, 1), date(2026, 11, 30))
    drawing = chronology(["Wizyty"], [], shown)
    names = [one.text for one in drawing.shapes if isinstance(one, Words)]
    assert names[:2] == ["Wizyty", "gru"]
    assert names[-1] == "lis"
    assert "2026" in names


def test_a_day_stands_in_its_month_and_outside_nothing():
    days = [date(2026, 3, 2), date(2025, 11, 30), date(2026, 3, 30)]
    drawing = chronology(["Wizyty"], [visit(day) for day in days], stretch(12, TODAY))
    places = [mark.box.middle[0] for mark in drawing.marks]
    march = 112 + (780 - 112) / 12 * 3
    assert len(places) == 2
    assert all(march < x < march + (780 - 112) / 12 for x in places)


def test_many_of_one_month_become_one_with_their_number():
    days = [date(2026, 5, day) for day in range(1, 13)]
    (mark,) = chronology(["Wizyty"], [visit(day) for day in days], stretch(12, TODAY)).marks
    assert mark.title == "Wizyty, maj 2026: 12"
    assert "01.05.2026" in mark.words
    long_work = chronology(["Wizyty"], [visit(day) for day in days], stretch(120, TODAY))
    (mark,) = long_work.marks
    assert mark.title == "Wizyty, gru 2025 – lis 2026: 12"


def test_a_missed_visit_has_another_shape_not_only_another_colour():
    held = chronology(["Wizyty"], [visit(TODAY)], stretch(12, TODAY)).shapes
    missed = chronology(["Wizyty"], [visit(TODAY, Look.MISSED)], stretch(12, TODAY)).shapes
    assert len(missed) == len(held) + 2  # the cross


def test_what_lasts_at_the_same_time_lies_apart():
    bars = [
        Happening("a", "Piecza", Look.BAR, date(2026, 1, 5), "a", label="Jan"),
        Happening("b", "Piecza", Look.BAR, date(2026, 2, 5), "b", date(2026, 3, 1), label="Ala"),
        Happening("c", "Piecza", Look.BAR, date(2026, 4, 5), "c", date(2026, 5, 1), label="Ala"),
    ]
    marks = {one.key: one.box for one in chronology(["Piecza"], bars, stretch(12, TODAY)).marks}
    assert not marks["a"].meets(marks["b"])
    assert marks["b"].top == marks["c"].top


@pytest.mark.parametrize("count", [0, 1, 7, 14])
def test_ecomap_has_room_for_everybody(count):
    around = [
        Around(str(n), f"Instytucja {n}", "szkoła", SupportStrength.STRONG, is_person=n % 2 == 0)
        for n in range(count)
    ]
    drawing = ecomap("Przykładowa", ["Anna"], around)
    boxes = [Box(-52, -52, 52, 52), *(mark.box for mark in drawing.marks)]
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.meets(b)]


def test_each_strength_has_a_line_of_its_own():
    lines = set()
    for strength in SupportStrength:
        drawing = ecomap("P", [], [Around("a", "A", "", strength, is_person=True)])
        paths = [one for one in drawing.shapes if isinstance(one, Path)]
        lines.add((len(paths), len(paths[0].points) > 2, paths[0].dash))
    assert lines == {
        (3, False, Dash.WHOLE),
        (1, False, Dash.WHOLE),
        (1, False, Dash.DASHED),
        (1, True, Dash.WHOLE),
        (4, False, Dash.WHOLE),
    }


def test_what_was_moved_in_the_ecomap_takes_its_line_along():
    around = [Around("a", "A", "", SupportStrength.ORDINARY, is_person=True)]
    still, moved = (ecomap("P", [], around, by) for by in (None, {"a": [100.0, 40.0]}))
    assert moved.marks[0].box.left - still.marks[0].box.left == 100
    assert next(one.middle for one in moved.shapes if isinstance(one, Circle)) == (100.0, -128.0)


def test_line_around_boxes_that_touch_is_one():
    assert len(outline([Box(0, 0, 10, 10), Box(10, 0, 20, 10)])) == 1
    assert len(outline([Box(0, 0, 10, 10), Box(30, 0, 40, 10)])) == 2
    (corner,) = outline([Box(0, 0, 10, 10), Box(0, 10, 30, 20)])
    assert len(corner) == 6


def test_words_are_cut_to_their_room():
    assert fitted("Anna", 100, 10) == "Anna"
    cut = fitted("Wzorcowa-Przykładowa", 60, 10)
    assert cut.endswith("…")
    assert width_of(cut, 10) <= 60
    assert broken("Anna Maria Wzorcowa-Przykładowa", 90, 9.5) == ["Anna Maria", "Wzorcowa-Przykł…"]
