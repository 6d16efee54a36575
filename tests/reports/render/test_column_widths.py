"""Columns: figures are never broken, headers break between words, the label takes the rest."""

import pytest
from tests.reports.sample import CASEWORK, GOALS

from mgops_desktop.reports.blocks import Cell, Column, FigureTable, Row
from mgops_desktop.reports.render.column_widths import PAD_X, column_widths
from mgops_desktop.reports.render.fonts import width
from mgops_desktop.reports.render.style import TABLE, TABLE_FIGURE, TABLE_TOTAL, WIDTH

HEADERS = ("liczba rodzin", "liczba osób", "w tym dzieci", "wizyty", "spotkania zespołu", "koszt")
FIGURES = ("149", "631", "381", "1 204", "86", "4 178 255,24 zł")


def table(columns: int, label: str = "Rejon umowny") -> FigureTable:
    headers = [Column(HEADERS[-1 - i % 6]) for i in range(columns)]
    cells = tuple(Cell(FIGURES[-1 - i % 6]) for i in range(columns))
    return FigureTable(tuple(headers), (Row(label, cells), Row("Razem", cells, total=True)))


@pytest.mark.parametrize("columns", range(1, 8))
def test_columns_fill_the_width_and_keep_figures_whole(columns):
    given = table(columns, "Rejon umowny i okolica z bardzo długą nazwą")
    label, *others = column_widths(given)

    assert label + sum(others) == pytest.approx(WIDTH)
    assert label >= WIDTH * 0.2
    for wide, cell in zip(others, given.rows[0].cells, strict=True):
        for kind in (TABLE_FIGURE, TABLE_TOTAL):
            assert wide >= width(cell.text, kind.font, kind.size) + 2 * PAD_X


def test_two_years_stand_at_the_right_in_equal_columns():
    label, this, last = column_widths(CASEWORK)
    assert this == last
    assert label > WIDTH * 0.7


def test_columns_of_words_get_what_they_need_before_the_long_ones_share():
    label, term, result, change = column_widths(GOALS)
    assert term < label
    assert result < change
    assert sum((label, term, result, change)) == pytest.approx(WIDTH)


def test_more_figures_than_fit_leave_room_for_the_label():
    label, *others = column_widths(table(14))
    assert label >= WIDTH * 0.19
    assert label + sum(others) == pytest.approx(WIDTH)


KEYS = ("blue_card_programme_offence_reports", "working_groups_attended_by_unit")


def test_no_word_is_broken_beside_long_texts():
    words = Column("Klucz", numeric=False), Column("Kolumny", numeric=False)
    rows = tuple(
        Row("Zawiadomienia " * 9, (Cell(key), Cell("total, women, men, " * 9))) for key in KEYS
    )
    label, key, columns = column_widths(FigureTable(words, rows))
    assert key >= width(KEYS[0], TABLE.font, TABLE.size) + 2 * PAD_X
    assert min(label, columns) > 90
    assert label + key + columns == pytest.approx(WIDTH)


def test_words_that_have_no_room_still_share_the_whole_width():
    words = tuple(Column("Klucz", numeric=False) for _ in range(4))
    rows = (Row("x" * 200, tuple(Cell("y" * 100) for _ in words)),)
    widths = column_widths(FigureTable(words, rows))
    assert min(widths) > 60
    assert sum(widths) == pytest.approx(WIDTH)
