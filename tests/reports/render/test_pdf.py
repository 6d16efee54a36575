"""The printed PDF: accessible, findable, the same every time."""

from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest
from tests.reports.reading import figure_beside, figures_beside, page_texts, read_aloud, rows_of
from tests.reports.sample import CENTRE, LAST, THIS, TITLE, annual_of, sample

from mgops_desktop.reports.blocks import Heading, Section, Text, link_name
from mgops_desktop.reports.render.drawing import RenderedPdf, draw_pages
from mgops_desktop.reports.render.pdf import render_pdf


@pytest.fixture(scope="module")
def printed() -> RenderedPdf:
    return render_pdf(sample())


def opened(printed: RenderedPdf) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(printed.data))


def test_pdf_conforms_to_pdf_ua(printed):
    found = page.validate_pdf_bytes(printed.data, profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id}: {failure.message}" for failure in found.failures] == []
    assert found.is_compliant


def test_annual_report_of_forty_pages_conforms_too():
    data = render_pdf(annual_of(40, 12)).data
    assert len(page_texts(data)) == 40
    assert page.is_pdf_compliant_bytes(data, profile=page.ValidationProfile.PDF_UA_1)


def test_tags_skip_no_level_where_a_section_does():
    blocks = (Heading("Uwagi", 3), Text.of("Tekst."), Heading("Inne", 2))
    data = render_pdf(sample(sections=(Section("s", "Rozdział", blocks),))).data
    headings = [tag for tag, _ in read_aloud(data) if tag.startswith("H")]
    assert headings == ["H1", "H2", "H2"]


def test_figures_stand_beside_their_labels(printed):
    assert figure_beside(printed.data, "Liczba osób w tych rodzinach") == "71"
    assert figures_beside(printed.data, "przebywające w domu") == ["35", "31"]
    assert figure_beside(printed.data, "Rodziny na asystenta") == "14"
    assert figure_beside(printed.data, "zaprzestanie współpracy przez rodzinę") == "1"


def test_every_page_bears_centre_number_title_and_its_place(printed):
    pages = page_texts(printed.data)
    for i, text in enumerate(pages, 1):
        for part in (CENTRE.name, CENTRE.address[0], "OPS.1.2027", TITLE):
            assert part in text
        assert f"strona {i} z {len(pages)}" in text


def test_practice_mark_is_on_every_page_and_only_in_practice(printed):
    marked = page_texts(render_pdf(sample(practice=True)).data)
    assert all("PLIK ĆWICZENIOWY" in text for text in marked)
    assert not any("ĆWICZENIOWY" in text for text in page_texts(printed.data))


def test_spots_lie_on_the_printed_figures(printed):
    with pypdfium2.PdfDocument(printed.data) as pdf:
        words = [sheet.get_textpage() for sheet in pdf]
        found = [
            (spot.figure, spot.period, words[spot.page].get_text_bounded(*corners).strip())
            for spot in printed.spots
            for corners in [(spot.x0 + 0.3, spot.y0, spot.x1 - 0.3, spot.y1)]
        ]
    assert ("assistant_families", THIS, "19 rodzin") in found
    assert ("assistant_families", THIS, "19") in found
    assert ("assistant_families", LAST, "16") in found
    assert ("visits_home", LAST, "380") in found
    assert ("police_forms", THIS, "41 formularzy") in found
    assert all((text and text[0].isdigit()) or text == "b.d." for _, _, text in found)


def test_every_figure_is_a_link_named_by_key_and_period(printed):
    with opened(printed) as pdf:
        links = [
            (i, str(link.Dest), [float(side) for side in link.Rect])
            for i, sheet in enumerate(pdf.pages)
            for link in sheet.get("/Annots", [])
        ]
    spots = [
        (s.page, link_name(s.figure, s.period), [s.x0, s.y0, s.x1, s.y1]) for s in printed.spots
    ]
    assert len(links) == len(spots)
    for (where, name, box), (page_, spot, corners) in zip(links, spots, strict=True):
        assert (where, name) == (page_, spot)
        assert box == pytest.approx(corners, abs=0.01)


def places(printed: RenderedPdf) -> dict[str, int]:
    with opened(printed) as pdf:
        number = {sheet.obj.objgen: i for i, sheet in enumerate(pdf.pages)}
        names = list(pdf.Root.Names.Dests.Names)
        return {
            str(name): number[target[0].objgen]
            for name, target in zip(names[::2], names[1::2], strict=True)
        }


def test_link_leads_to_where_the_figure_is_explained_or_else_to_itself(printed):
    found = places(printed)
    last_page = len(page_texts(printed.data)) - 1
    explained, bare = link_name("assistant_families", LAST), link_name("police_forms", THIS)
    assert found[explained] == last_page
    assert found[bare] == next(s.page for s in printed.spots if s.figure == "police_forms")
    assert {link_name(s.figure, s.period) for s in printed.spots} == set(found)


def test_bookmarks_follow_the_headings(printed):
    with opened(printed) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        below = [item.title for item in outline.root[0].children]
    assert top[:2] == ["1. Podstawa i program", "3. Wsparcie rodziny przez asystenta rodziny"]
    assert below == ["1.1. Cele programu"]


def test_charts_tell_in_words_what_they_show(printed):
    with opened(printed) as pdf:
        told = [
            str(e.Alt) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/Alt" in e
        ]
    assert any(text.startswith("Wykres słupkowy: osiągnięcie celów planu 3") for text in told)
    assert len(told) == 4


def test_wrapped_words_stay_apart_for_those_who_listen(printed):
    spoken = " ".join(text for tag, text in read_aloud(printed.data) if tag in {"P", "LBody"})
    assert "w miejscu wskazanym przez rodzinę. Zakres i częstotliwość" in spoken


def test_tables_head_their_columns_and_rows(printed):
    spoken = [(tag, text.strip()) for tag, text in read_aloud(printed.data)]
    assert ("TH", "Wyszczególnienie") in spoken
    assert ("TH", "Liczba osób w tych rodzinach") in spoken
    assert spoken.count(("TH", "Wyszczególnienie")) == 1
    shown = [row for row in rows_of(printed.data) if row[0] == "Wyszczególnienie"]
    assert len(shown) == 2, "the table goes over two pages and shows its header on both"


def test_file_names_title_author_and_language(printed):
    with opened(printed) as pdf:
        assert str(pdf.docinfo.Title) == TITLE
        assert str(pdf.docinfo.Author) == CENTRE.name
        assert str(pdf.Root.Lang) == "pl-PL"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as about:
            assert about["dc:title"] == TITLE
            assert about["pdfuaid:part"] == "1"


def test_same_report_gives_the_same_bytes_whenever_it_is_printed():
    moment = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    assert render_pdf(sample()).data == render_pdf(sample()).data
    assert render_pdf(sample(), created=moment).data == render_pdf(sample(), created=moment).data


def test_date_is_written_only_when_given(printed):
    moment = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    with opened(render_pdf(sample(), created=moment)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20270301123000+00'00'"
    with opened(printed) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


def test_only_lato_is_used_and_it_is_embedded(printed):
    with opened(printed) as pdf:
        fonts = [f for sheet in pdf.pages for f in sheet.resources.Font.as_dict().values()]
        assert fonts
        for font in fonts:
            assert "+Lato-" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_screen_and_printer_show_the_pages_of_the_file(printed: RenderedPdf) -> None:
    shown = draw_pages(sample())
    assert pictures(shown.data) == pictures(printed.data)
    assert (shown.spots, shown.headings) == (printed.spots, printed.headings)


def pictures(data: bytes) -> list[bytes]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        return [bytes(page.render(scale=0.5).buffer) for page in document]
