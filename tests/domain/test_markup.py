"""The little markup of shipped texts: known shapes, everything else letter by letter."""

import pytest

from mgops_desktop.domain.markup import (
    BlankLines,
    Command,
    Each,
    Heading,
    Items,
    Links,
    Picture,
    Signers,
    Stamp,
    Table,
    When,
    Words,
    parse,
    plain_text,
    texts_in,
)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("# Tytuł", Heading(1, "Tytuł")),
        ("dwie\nlinie", Words("dwie linie")),
        ("> uwaga", Words("uwaga", remark=True)),
        ("- a\n- b\n  dalej", Items(("a", "b dalej"))),
        ("1. a\n2. b", Items(("a", "b"), numbered=True)),
        ("    polecenie --x", Command("polecenie --x")),
        ("![Pulpit](pulpit.png)", Picture("pulpit.png", "Pulpit")),
        ("[Plan](plan.md), [Oceny](oceny.md)", Links((("Plan", "plan"), ("Oceny", "oceny")))),
        ("[podpisy] A | B", Signers(("A", "B"))),
        ("| A | B |\n|---|---|\n| 1 | 2 |", Table(("A", "B"), (("1", "2"),))),
    ],
)
def test_shapes_are_known_by_their_first_signs(text, shape) -> None:
    assert parse(text) == (shape,)


@pytest.mark.parametrize(
    "text",
    [
        '<img src="file:///x.png"><b>X</b>',
        "![zdalny](http://example.invalid/x.png)",
        "![obok](../../sekret.png)",
        "[link](http://example.invalid)",
    ],
)
def test_anything_else_stays_a_paragraph(text: str) -> None:
    assert parse(text) == (Words(text),)


def test_torn_table_is_refused() -> None:
    with pytest.raises(ValueError, match="differ in width"):
        parse("| A | B |\n|---|---|\n| 1 |")


def test_words_of_a_shape_can_be_searched() -> None:
    (table,) = parse("| A | B |\n|---|---|\n| 1 | 2 |")
    assert plain_text(table) == "A B 1 2"


MARKED = """\
[pieczęć] {{day}} | Sąd

[dla actions?]
## {{action}}
[jeśli brak done]
- [dla parts] {{part}}
[koniec]
[koniec]

[linie 3]
"""


def test_marks_of_documents_hold_what_stands_down_to_their_end() -> None:
    stamp, each, lines = parse(MARKED)
    assert stamp == Stamp(("{{day}}", "Sąd"))
    assert lines == BlankLines(3)
    assert isinstance(each, Each)
    assert each.name == "actions?"
    heading, when = each.shapes
    assert heading == Heading(2, "{{action}}")
    assert when == When("done", wanted=False, shapes=(Items(("[dla parts] {{part}}",)),))


def test_each_text_is_told_with_the_lists_it_is_repeated_for() -> None:
    found = dict(texts_in(parse(MARKED)))
    assert found["{{action}}"] == ("actions",)
    assert found["{{part}}"] == ("actions", "parts")
    assert found["{{parts}}"] == ("actions",)


@pytest.mark.parametrize("text", ["[dla x]\nA", "A\n\n[koniec]", "[jeśli x]\n[dla y]\n[koniec]"])
def test_mark_that_is_not_closed_is_a_fault(text: str) -> None:
    with pytest.raises(ValueError, match="koniec"):
        parse(text)
