"""Blocks refuse what could not be printed honestly; captions are numbered in reading order."""

from datetime import date

import pytest
from tests.reports.sample import LAST, THIS, sample

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import (
    Cell,
    Chart,
    ChartRow,
    Column,
    FigureTable,
    Mark,
    Row,
    Section,
    Text,
    link_name,
    numbered,
    printed_figures,
)


def table(caption: str) -> FigureTable:
    return FigureTable((Column("2026"),), (Row("rodziny", (Cell("19"),)),), caption=caption)


def chart(caption: str) -> Chart:
    return Chart(("2026",), (ChartRow("rodziny", (Mark(19, Cell("19")),)),), caption, "19 rodzin")


def test_tables_and_charts_are_numbered_apart_through_all_sections():
    given = (
        Section("a", "A", (table("Rodziny."), chart("Rodziny."))),
        Section("b", "B", (table(""), table("Dzieci."), chart("Dzieci."))),
    )

    captions = [block.caption for section in numbered(given) for block in section.blocks]

    assert captions == [
        "Tabela 1. Rodziny.",
        "Wykres 1. Rodziny.",
        "",
        "Tabela 2. Dzieci.",
        "Wykres 2. Dzieci.",
    ]


def test_row_with_a_missing_cell_is_refused():
    with pytest.raises(ValueError, match="has not 2 cells"):
        FigureTable((Column("2026"), Column("2025")), (Row("rodziny", (Cell("19"),)),))


def test_chart_row_with_a_missing_mark_is_refused():
    with pytest.raises(ValueError, match="has not 2 marks"):
        Chart(("2026", "2025"), (ChartRow("rodziny", (Mark(1, Cell("1")),)),), "c", "a")


def test_chart_of_four_series_is_refused():
    with pytest.raises(ValueError, match="one to three series"):
        Chart(("a", "b", "c", "d"), (), "c", "a")


def test_negative_size_is_refused():
    with pytest.raises(ValueError, match="-1"):
        Mark(-1, Cell("-1"))


def test_typed_text_becomes_a_paragraph_for_each_line_that_says_something():
    assert Text.typed("raz\n\n  \ndwa\n").paragraphs == (("raz",), ("dwa",))


def test_link_is_named_by_key_and_days():
    half = Period(date(2026, 1, 1), date(2026, 6, 30))
    assert link_name("assistant_families", half) == "assistant_families@2026-01-01_2026-06-30"


def test_figures_of_all_kinds_of_blocks_are_found():
    found = {(f.figure, f.period or THIS) for f in printed_figures(sample())}

    in_sentence, in_list, in_table = "assistant_cases_carried", "children_placed", "visits_home"
    in_fields, in_source = "families_per_assistant", "police_forms"
    for key in (in_sentence, in_list, in_table, in_fields, in_source):
        assert (key, THIS) in found
    assert ("visits_home", LAST) in found
