"""The little markup of shipped texts: known shapes, everything else letter by letter."""

import pytest

from mgops_desktop.domain.markup import (
    Command,
    Heading,
    Items,
    Links,
    Picture,
    Signers,
    Table,
    Words,
    parse,
    plain_text,
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
