"""Hostile and oversized input on its way to paper (F-T61, F-T62, F-T63, F-T66, F-T67)."""

import sys
from dataclasses import dataclass, field, replace
from io import BytesIO

import openpyxl
import page
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.reading import letters_of, page_texts, read_aloud
from tests.reports.sample import THIS

from mgops_desktop.domain.errors import UserError
from mgops_desktop.reports.blocks import (
    Cell,
    Centre,
    Chart,
    ChartRow,
    Column,
    Definition,
    Fields,
    FigureSpan,
    FigureTable,
    Heading,
    ListBlock,
    Mark,
    Note,
    Report,
    Row,
    Section,
    Signatures,
    Source,
    Text,
    Title,
)
from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.word import render_docx
from mgops_desktop.reports.render.workbook import LONGEST, as_number, render_xlsx

ATTACKS = (
    "<b",
    "a <b i reszta",
    "<b>pogrubione</b>",
    "</para>",
    "<para>",
    "&",
    "&#0;",
    "&amp;",
    '<img src="/etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png"/>',
    "<font color=\"[[[getattr(pow,Word('__globals__'))]]]\">x</font>",
    '<a href="http://127.0.0.1:9/">link</a>',
    '<onDraw name="figure" label="0"/>',
    "dochód < 500 zł & > 100",
    "%(x)s {0} \\n (((",
)
WATCHED = {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "exec"}


@dataclass
class Watch:
    """Notes files, connections and programs that are opened while it is on."""

    on: bool = False
    seen: list[str] = field(default_factory=list)

    def __call__(self, event: str, about: tuple) -> None:
        if self.on and event in WATCHED:
            self.seen.append(f"{event} {about[0]}")


WATCH = Watch()
sys.addaudithook(WATCH)  # a hook cannot be taken out again, so there is one for the whole run


def everywhere(text: str, *, charts: bool = True) -> Report:
    """A report with the text in every place where a person's words are printed."""
    kinds = ("bars", "columns", "lines") if charts else ()
    cell, mark = Cell(text, "assistant_families"), Mark(3, Cell("3", "assistant_families"))
    rows = (Row(text, (cell, Cell(text)), total=True), Row(text, (Cell(text), cell), indent=1))
    chart_rows = (ChartRow(text, (mark, mark)), ChartRow(text, (mark, mark)))
    blocks = (
        Title(text, (text,), ((text, text),)),
        Heading(text, 2),
        Text(((text,), (text, FigureSpan(text, "assistant_families", strong=True), text))),
        ListBlock(((text,), (text, FigureSpan(text, "assistant_families")))),
        FigureTable((Column(text), Column(text, numeric=False)), rows, text, text, text),
        Fields(((text, cell),)),
        *(Chart((text, text), chart_rows, text, text, kind) for kind in kinds),
        Note(text),
        Source((text,), text),
        Definition("assistant_families", text, text, text),
        Signatures((text, text, text)),
    )
    sections = (Section("all", text, blocks),)
    return Report("annual", text, THIS, Centre(text, (text,)), sections, number=text, practice=True)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def printed_text(data: bytes) -> str:
    return without_blanks("".join(run.text for run in letters_of(data)))


@pytest.fixture(scope="module", autouse=True)
def _fonts_are_loaded():
    render_pdf(everywhere("x"))
    render_docx(everywhere("x"))
    render_xlsx(everywhere("x"))


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Rodzina 👨‍👩‍👧 Wzorcowa", "Rodzina □□□ Wzorcowa"),
        ("שלום Fikcyjna", "□□□□ Fikcyjna"),
        ("مثال Umowna", "□□□□ Umowna"),
        ("İsa Weiß", "İsa Weiß"),
        ("ﬁkcyjna", "ﬁkcyjna"),
    ],
)
def test_f_t61_name_in_any_script_is_printed_with_boxes_for_what_the_font_lacks(name, drawn):
    data = render_pdf(everywhere(name)).data
    text = printed_text(data).replace("ﬁ", "fi")
    assert text.count(without_blanks(drawn).replace("ﬁ", "fi")) >= 30
    assert page.is_pdf_compliant_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    document = Document(BytesIO(render_docx(everywhere(name, charts=False))))
    assert name in [paragraph.text for paragraph in document.paragraphs], "Word keeps it as typed"


@pytest.mark.parametrize("attack", ATTACKS)
def test_f_t62_markup_is_printed_as_typed_and_opens_nothing(attack):
    WATCH.seen.clear()
    WATCH.on = True
    try:
        data = render_pdf(everywhere(attack)).data
    finally:
        WATCH.on = False

    assert WATCH.seen == []
    assert printed_text(data).count(without_blanks(attack)) >= 30


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "&",
                "/",
                '"',
                "'",
                "b",
                "img",
                " src=",
                "/etc/passwd",
                "para",
                "font",
                ";",
                "#",
                "]",
            ]
        )
        | st.characters(),
        max_size=30,
    ).map("".join)
)
def test_f_t62_no_text_whatever_stops_the_print_or_opens_a_file(text):
    WATCH.seen.clear()
    WATCH.on = True
    try:
        render_pdf(everywhere(text))
    finally:
        WATCH.on = False
    assert WATCH.seen == []


def test_f_t62_markup_stands_in_word_as_typed():
    reports = [everywhere(attack, charts=False) for attack in ATTACKS]
    sections = tuple(section for report in reports for section in report.sections)
    document = Document(BytesIO(render_docx(replace(reports[0], sections=sections))))
    cells = {c.text for table in document.tables for row in table.rows for c in row.cells}
    paragraphs = {paragraph.text for paragraph in document.paragraphs}
    for attack in ATTACKS:
        assert attack in cells
        assert attack in paragraphs


LONG_NAMES = ("Przykładowa-Wzorcowa " * 15).strip()[:300], "Przykładowawzorcowa" * 15 + "Umowna" * 3


@pytest.mark.parametrize("name", LONG_NAMES, ids=["words", "one word"])
def test_f_t63_name_of_300_characters_is_printed_whole_everywhere(name):
    result = render_pdf(everywhere(name))

    text = printed_text(result.data)

    # head and foot of each page, and each place in the report
    pages = len(page_texts(result.data))
    assert text.count(without_blanks(name)) >= 30 + 3 * pages
    for run in letters_of(result.data):
        assert run.x >= 70
        assert run.right <= 595 - 56
        assert 30 < run.y < 842 - 30


def note(sentences: int) -> str:
    return " ".join(f"Zdanie {i} opisuje przebieg współpracy z rodziną." for i in range(sentences))


NOTES = {
    "paragraph": Text.of,
    "typed lines": lambda text: Text.typed(text.replace(". ", ".\n")),
    "list": lambda text: ListBlock(((text,),)),
    "cell": lambda text: FigureTable(
        (Column("Przebieg", numeric=False),), (Row("Rodzina", (Cell(text),)),), "Notatki."
    ),
    "label": lambda text: FigureTable(
        (Column("2026"),), (Row(text, (Cell("1", "k"),)),), "Notatki."
    ),
    "under a table": lambda text: FigureTable(
        (Column("2026"),), (Row("rodziny", (Cell("19"),)),), "Rodziny.", note=text
    ),
    "value": lambda text: Fields((("Przebieg", Cell(text)),)),
    "note": Note,
    "source": lambda text: Source((text,), text[:2000]),
    "definition": lambda text: Definition("k", "Rodziny", text, text),
    "heading": Heading,
    "title line": lambda text: Title("Ocena", (text,)),
}


def with_note(place: str, text: str) -> bytes:
    blocks = (NOTES[place](text), Text.of("Koniec."), Signatures(("asystent",)))
    sections = (Section("s", "Przebieg", blocks),)
    return render_pdf(Report("annual", "Ocena", THIS, Centre("Ośrodek"), sections)).data


@pytest.mark.parametrize(
    ("place", "sentences", "pages"),
    [(place, 600, 4) for place in NOTES]
    + [(place, 5700, 50) for place in ("paragraph", "typed lines", "cell")],
)
def test_f_t63_note_of_many_pages_is_printed_whole_wherever_it_stands(place, sentences, pages):
    text = note(sentences)

    data = with_note(place, text)

    told = without_blanks("".join(text for _, text in read_aloud(data)))
    assert without_blanks(text) in told
    assert "Koniec." in told
    assert len(page_texts(data)) >= pages


@pytest.mark.parametrize("place", NOTES)
def test_f_t63_long_note_stays_between_head_and_foot(place):
    for run in letters_of(with_note(place, note(600))):
        in_foot = run.text.startswith(("Ocena", "strona "))
        assert 60 < run.y < 800 or (in_foot and run.y > 40)
        assert run.x >= 70
        assert run.right <= 595 - 56


FORMULAS = (
    "=1+1",
    "+48 600 000 000",
    "-5",
    "@SUM(A1)",
    "\tTAB",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://127.0.0.1:9/")',
    "http://127.0.0.1:9/",
    "007",
    "1e5",
    "#N/A",
    "TRUE",
)


@pytest.mark.parametrize("typed", FORMULAS)
def test_f_t66_workbook_holds_what_was_typed_as_text(typed):
    book = openpyxl.load_workbook(BytesIO(render_xlsx(everywhere(typed))))

    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]

    assert [cell.value for cell in cells].count(typed) >= 15
    for cell in cells:
        if cell.data_type == "n":  # a figure of the program, not what a person typed
            assert cell.value == 3 or as_number(typed) == (cell.value, "#,##0")
        elif typed in cell.value:
            assert cell.data_type == "s"
            assert cell.quotePrefix
            assert cell.hyperlink is None
        else:
            assert cell.data_type == "s"


def test_f_t67_text_longer_than_a_cell_is_reported_with_its_place():
    text = "a" * 40_000
    table = FigureTable((Column("opis"),), (Row("wizyta", (Cell(text),)),), "Tabela 1. Wizyty.")
    sections = (Section("s", "Wizyty", (Text.of(text), table)),)

    with pytest.raises(UserError, match="32767 znaków") as refused:
        render_xlsx(Report("annual", "Wizyty", THIS, Centre("Ośrodek"), sections))

    places = [(p.sheet, p.row, p.column) for p in refused.value.problems]
    assert places == [("Treść", 2, "A"), ("Tabela 1", 2, "B")]


def test_f_t67_longest_text_that_fits_is_kept_whole():
    text = "ż" * LONGEST
    sections = (Section("s", "Wizyty", (Text.of(text),)),)
    data = render_xlsx(Report("annual", "Wizyty", THIS, Centre("Ośrodek"), sections))
    assert openpyxl.load_workbook(BytesIO(data))["Treść"]["A2"].value == text
