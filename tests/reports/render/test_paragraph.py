"""Text for the page: what Lato lacks, where lines end, and the one way to a paragraph."""

import ast
from pathlib import Path

import pytest

import mgops_desktop.reports
from mgops_desktop.reports.blocks import FigureSpan
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.paragraph import broken, lines
from mgops_desktop.reports.render.style import BODY, TABLE

SOURCES = Path(mgops_desktop.reports.__file__).parent


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
        ("„Niebieska Karta” – § 5…", "„Niebieska Karta” – § 5…"),
        ("rodzina 👨‍👩‍👧", "rodzina □□□"),
        ("שלום", "□□□□"),
        ("İßﬁ", "İßﬁ"),
        ("a\u0301", "á"),
        ("a\x00b\x0bc", "abc"),
        ("a\tb", "a b"),
        ("a\u202eb\u200b", "ab"),
        ("\ud800", "□"),
        ("jeden\r\ndwa", "jeden\ndwa"),
        ("7‑latek", "7-latek"),
    ],
)
def test_only_what_the_font_has_is_drawn(typed, drawn):
    assert printable(typed) == drawn


def test_lines_are_no_wider_than_their_room():
    for text in ("słowo " * 50, "x" * 300, "Liczba rodzin objętych wsparciem", "a\nb\n\nc"):
        found = lines(text, TABLE, 100)
        assert all(width(line, TABLE.font, TABLE.size) <= 100 for line in found)
        assert "".join("".join(found).split()) == "".join(text.split())


def test_line_breaks_are_kept():
    assert lines("raz\ndwa", TABLE, 100) == ["raz", "dwa"]


def test_empty_text_is_one_empty_line():
    assert lines("", TABLE, 100) == [""]


@pytest.mark.parametrize("room", range(60, 300, 7))
def test_short_words_do_not_end_a_line(room):
    text = "rodziny w tym i z dziećmi (art. 15 ust. 4) za 1 234,50 zł w 2026 r."
    ends = [line.split()[-1] for line in lines(text, TABLE, room)[:-1] if line.split()]
    assert not {"w", "i", "z", "art.", "ust.", "1"} & set(ends)


@pytest.mark.parametrize("room", range(60, 300, 7))
def test_paragraph_of_the_law_is_not_torn(room):
    text = "pierwsze posiedzenie grupy na podstawie § 8 ust. 2 rozporządzenia"
    assert any("§ 8 ust. 2" in line.replace("\u00a0", " ") for line in lines(text, TABLE, room))


def test_figure_keeps_its_place_and_stays_on_one_line():
    span = FigureSpan("14 rodzin", "assistant_cases_carried", strong=True)
    found = broken(("Pod opieką asystenta pozostawało ", span, " na koniec roku."), BODY, 120)

    runs = [run for line in found for run in line if run.figure is not None]

    assert [(run.text, run.figure) for run in runs] == [("14\u00a0rodzin", 1)]
    assert runs[0].font == "Lato-Bold"


def test_paragraphs_are_made_in_one_place_only():
    """Text of people never meets reportlab's markup: `reportlab.platypus` stands in one file."""
    makers, importers = set(), set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "reportlab.platypus":
                importers.add(path.name)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Paragraph":
                makers.add(path.name)
    assert importers == {"paragraph.py"}
    assert makers == {"paragraph.py"}
    assert (SOURCES / "render" / "paragraph.py").read_text("utf-8").count("Paragraph(") == 2


def test_only_render_knows_the_libraries_of_files():
    for path in SOURCES.rglob("*.py"):
        if path.parent.name != "render":
            text = path.read_text("utf-8")
            assert not any(name in text for name in ("reportlab", "pikepdf", "docx", "openpyxl"))


@pytest.mark.parametrize("room", range(60, 300, 7))
def test_no_line_begins_with_a_dash_and_the_letter_of_a_form_stays_with_it(room):
    text = "Sporządzone formularze „Niebieska Karta – C” w roku – bez powtórzonych"
    found = lines(text, TABLE, room)
    assert not any(line.lstrip().startswith(("–", "C")) for line in found)
