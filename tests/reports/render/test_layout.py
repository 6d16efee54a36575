"""What may be torn between pages and what may not."""

import pytest
from tests.reports.reading import page_texts, rows_of
from tests.reports.sample import CASEWORK, CLOSURES, LONG, THIS, sample

from mgops_desktop.reports.blocks import (
    Cell,
    Centre,
    Column,
    FigureTable,
    Heading,
    Note,
    Row,
    Section,
    Signatures,
    Slip,
    Text,
)
from mgops_desktop.reports.render.pdf import render_pdf

LINES_BEFORE = range(24, 38)  # a page holds 35 of them


def printed(*blocks, level=0, **changes):
    section = Section("only", "Rozdział", blocks, level=level)
    return render_pdf(sample(sections=(section,), **changes)).data


def filler(lines: int) -> Text:
    return Text.typed("\n".join(f"wiersz {i}" for i in range(lines)))


def body(data: bytes) -> list[list[list[str]]]:
    """Rows of each page without head and foot."""
    pages: list[list[list[str]]] = [[]]
    for row in rows_of(data):
        if row[-1].startswith("strona "):
            pages.append([])
        elif not row[0].startswith("Miejsko-Gminny"):
            pages[-1].append(row)
    return [found for found in pages if found]


@pytest.mark.parametrize("lines", LINES_BEFORE)
def test_signatures_are_never_alone_on_a_page(lines):
    pages = body(printed(filler(lines), Text.typed(LONG), Signatures(("sporządził", "kierownik"))))

    last = pages[-1]

    assert last[-1] == ["sporządził", "kierownik"]
    assert len(last) > 1, "some text stands above the lines to sign on"


@pytest.mark.parametrize("lines", LINES_BEFORE)
def test_heading_is_never_the_last_on_a_page(lines):
    pages = body(
        printed(filler(lines), Heading("Wnioski"), Heading("Potrzeby", 3), Text.typed(LONG))
    )

    assert all(found[-1] not in (["Wnioski"], ["Potrzeby"]) for found in pages)


@pytest.mark.parametrize("lines", LINES_BEFORE)
def test_sum_is_not_torn_from_its_first_part_nor_caption_from_the_table(lines):
    pages = body(printed(filler(lines), CASEWORK))

    for found in pages:
        assert not found[-1][0].endswith("z tego:")
        assert not found[0][0].startswith("Tabela")


@pytest.mark.parametrize("lines", LINES_BEFORE)
def test_note_stays_with_the_table_that_it_introduces(lines):
    note = Note("Stan na dzień wydruku.")
    pages = body(printed(filler(lines), Heading("Terminy"), note, CASEWORK))
    assert all(found[-1] not in (["Terminy"], ["Stan na dzień wydruku."]) for found in pages)


def test_chart_goes_whole_to_the_next_page_with_its_caption():
    first, second = body(printed(filler(31), CLOSURES))

    assert [row[0] for row in second] == [
        "osiągnięcie celów planu",
        "zaprzestanie współpracy przez rodzinę",
        "zmiana miejsca zamieszkania",
        "Wykres 1. Przyczyny zakończenia pracy w 2026 roku (liczba rodzin).",
    ]
    assert all(row[0].startswith("wiersz") for row in first)


def test_long_table_shows_its_header_on_every_page_and_loses_no_row():
    rows = tuple(Row(f"rejon {i}", (Cell(f"{i}", "district", THIS),)) for i in range(150))
    pages = body(printed(FigureTable((Column("2026"),), rows, caption="Rejony.")))

    assert len(pages) > 3
    assert all(found[0] == ["Wyszczególnienie", "2026"] for found in pages)
    told = [row for found in pages for row in found if row[0].startswith("rejon")]
    assert told == [[f"rejon {i}", str(i)] for i in range(150)]


def test_rows_are_not_divided_between_pages():
    tall = " ".join(["opis"] * 300)
    rows = tuple(Row(f"rejon {i}", (Cell(tall),)) for i in range(7))
    pages = body(printed(FigureTable((Column("opis", numeric=False),), rows)))

    told = [row[1] for found in pages for row in found if row[0].startswith("rejon")]
    assert told == [tall] * 7


def test_paragraph_leaves_no_single_line_on_either_page():
    for lines in LINES_BEFORE:
        for found in body(printed(filler(lines), Text.typed(LONG + " " + LONG))):
            alone = [row[0] for row in found if not row[0].startswith("wiersz")]
            assert all(len(text) > 130 for text in alone), lines


def test_text_goes_on_after_the_title_page():
    title_page, text, *_ = page_texts(render_pdf(sample()).data)
    assert "Zatwierdzenie" in title_page
    assert "1. Podstawa i program" not in title_page
    assert "1. Podstawa i program" in text


def test_head_of_the_page_grows_with_the_name_of_the_centre():
    centre = Centre("Ośrodek Pomocy Społecznej " * 12, ("ul. Rynek 1",))
    (text,) = page_texts(printed(Note("Koniec."), centre=centre))
    assert text.count("Ośrodek Pomocy Społecznej") == 12
    assert "Koniec." in text


def test_report_without_blocks_prints_a_page():
    (text,) = page_texts(printed())
    assert "strona 1 z 1" in text


@pytest.mark.parametrize("lines", LINES_BEFORE)
def test_slip_is_never_torn_between_pages(lines):
    rows = tuple((f"nazwa {i}", LONG if i == 3 else "słowa") for i in range(8))
    pages = body(printed(filler(lines), Slip("1/1 · P.", rows)))
    assert [found for found in pages if ["1/1 · P."] in found] == [pages[-1]]
    assert [row[0] for row in pages[-1] if row[0].startswith("nazwa")] == [name for name, _ in rows]
