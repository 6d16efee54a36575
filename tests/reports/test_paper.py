"""A paper is its wording with values put in; what stands in a value is never markup."""

from datetime import date

import pytest

from mgops_desktop.reports.blocks import (
    Cell,
    Centre,
    Fields,
    FigureTable,
    ListBlock,
    Note,
    Report,
    Signatures,
    Text,
    Title,
)
from mgops_desktop.reports.paper import GAP, filled, paper, placeholders

DAY = date(2026, 11, 21)
WORDING = """\
# Papier: {{name}}

Zdanie {{name}}.

> Uwaga.

- {{lines}}

| | |
|---|---|
| Nazwa | {{name}} |

| Kto | Ile |
|---|---|
| Osoby | {{count}} |

[podpisy] {{name}} | Inspektor
"""


def made(**values: str) -> Report:
    known = {"name": "Ośrodek", "lines": "jeden\ndwa", "count": "3"} | values
    return paper("papier", WORDING, known, Centre("Ośrodek"), DAY, practice=False)


def test_shapes_become_blocks_with_their_values() -> None:
    title, text, note, items, fields, table, signatures = made().blocks()
    assert title == Title("Papier: Ośrodek")
    assert text == Text((("Zdanie Ośrodek.",),))
    assert note == Note("Uwaga.")
    assert items == ListBlock((("jeden",), ("dwa",)))
    assert fields == Fields((("Nazwa", Cell("Ośrodek")),))
    assert isinstance(table, FigureTable)
    assert [(row.label, row.cells[0].text) for row in table.rows] == [("Osoby", "3")]
    assert signatures == Signatures(("Ośrodek", "Inspektor"))


def test_value_that_looks_like_markup_stays_what_it_is() -> None:
    blocks = list(made(name="# A | B <b>x</b>", lines="- a | b").blocks())
    assert blocks[0] == Title("Papier: # A | B <b>x</b>")
    assert blocks[3] == ListBlock((("- a | b",),))


def test_what_is_not_known_is_a_gap_to_write_in() -> None:
    assert filled("Data: {{day}}", {"day": ""}) == f"Data: {GAP}"


def test_unknown_name_is_a_fault_and_not_a_gap() -> None:
    with pytest.raises(KeyError):
        filled("{{nowhere}}", {})
    assert placeholders("{{a}} i {{b_c}}, {x}") == {"a", "b_c"}
