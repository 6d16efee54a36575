"""Every document holds what it must: once complete, once with gaps; the same words as PDF and as Word."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from tests.reports.reading import page_texts, read_aloud

from mgops_desktop.domain.document import DocumentCode
from mgops_desktop.files import shipped
from mgops_desktop.operations.card_papers.kinds import card_paper_kinds
from mgops_desktop.operations.documents import composing  # noqa: F401  registers the sources
from mgops_desktop.operations.documents.filling import Paper, Template, fill, names_of
from mgops_desktop.operations.documents.gathering import SOURCES
from mgops_desktop.operations.documents.kinds import (
    document_kinds,
    field_words,
    vocabulary,
)
from mgops_desktop.reports.blocks import Centre, Report, Seal
from mgops_desktop.reports.freezing import frozen, thawed
from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.word import render_docx
from mgops_desktop.reports.wording import GAP, Value, Values, placeholders

PAPER = Paper(
    Centre("Ośrodek w Przykładowie", ("ul. Wzorcowa 1",)), date(2026, 11, 9), "DOK/7/2026"
)
FAMILY = {kind.key: kind for kind in document_kinds()}
CARDS = {kind.key: kind for kind in card_paper_kinds()}
KINDS: dict[str, Template] = {
    **FAMILY,
    **{f"procedura-{key}": kind for key, kind in CARDS.items()},
}
OF_SECTION_5 = set(range(1, 24)) - {20}
"""All documents of the law but the form NK-A, which is registered and not printed."""
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


def with_all(kind: Template) -> dict[str, Value]:
    return {name: kind.vocabulary.invented(name) for name in names_of(kind)}


def with_nothing(kind: Template) -> dict[str, Value]:
    return {name: kind.vocabulary.nothing(name) for name in names_of(kind)}


def required(kind: Template) -> tuple[str, ...]:
    names: tuple[str, ...] = kind.required  # type: ignore[attr-defined]
    return names


def expected(kind: Template, name: str, values: Values) -> list[str]:
    """What must be read of a field: its text, or of a list the texts of its entries that the template names."""
    value = values[name]
    if isinstance(value, str):
        return [value]
    assert not isinstance(value, bool)
    named = placeholders(kind.wording)
    found = [
        text
        for entry in value
        for inner, text in entry.items()
        if inner in named and isinstance(text, str)
    ]
    assert found
    return found


def written(report: Report) -> str:
    """The words of the Word document in their order, without blanks."""
    document = docx.Document(BytesIO(render_docx(report)))
    words = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            words += [cell.text for row in part.rows for cell in row.cells]
        else:
            assert isinstance(part, Paragraph)
            words.append(part.text)
    return squeezed(" ".join(words))


def printed(report: Report) -> str:
    """The words of the PDF as a screen reader reads them, without the signs of lists."""
    words = [text for tag, text in read_aloud(render_pdf(report).data) if tag != "Lbl"]
    return squeezed(" ".join(words))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_index_names_every_template_and_every_document_of_the_law() -> None:
    folder = shipped("resources", "templates", "documents")
    assert {path.stem for path in folder.glob("*.md")} == set(FAMILY)
    assert {kind.place for kind in FAMILY.values()} - {0} == OF_SECTION_5
    assert {kind.of for kind in FAMILY.values()} <= SOURCES.keys()
    assert all(len(kind.title) < 100 and kind.about and kind.basis for kind in FAMILY.values())


def test_every_field_has_words_and_is_used_by_some_document() -> None:
    entries = {name for fields in vocabulary().entries.values() for name in fields}
    assert entries <= field_words().keys()
    assert vocabulary().entries.keys() <= field_words().keys()
    labels = [words.label for words in field_words().values()]
    assert len(set(labels)) >= len(labels) - 3  # a list and its field may be called alike


@every_kind
def test_complete_document_holds_what_it_must(kind: Template) -> None:
    values = with_all(kind)
    report, gaps = fill(kind, values, PAPER)
    assert gaps == ()
    words = printed(report)
    for name in required(kind):
        for text in expected(kind, name, values):
            assert squeezed(text) in words, name
    assert words == written(report)


@every_kind
def test_what_is_missing_is_a_gap_that_is_told(kind: Template) -> None:
    report, gaps = fill(kind, with_nothing(kind), PAPER)
    assert set(required(kind)) <= set(gaps)
    words = printed(report)
    for name in gaps:
        assert squeezed(f"{GAP} [brak: {kind.vocabulary.words[name].label}]") in words
    assert words == written(report)


@every_kind
def test_frozen_document_is_the_same_when_it_is_printed_again(kind: Template) -> None:
    report, _gaps = fill(kind, with_all(kind), PAPER)
    assert thawed(frozen(report)) == report


def test_foot_of_each_page_bears_number_checksum_and_pages() -> None:
    kind = FAMILY["dziennik-wizyt"]
    values: Mapping[str, Value] = with_all(kind)
    visit = values["visits"]
    assert not isinstance(visit, str | bool)
    report, _gaps = fill(kind, {**values, "visits": list(visit) * 12}, PAPER)
    code = DocumentCode.read(f"MGOPS/1/{'A' * 32}/{'B' * 16}")
    assert code is not None
    sealed = thawed(frozen(report), Seal("b" * 64, code.text))
    pages = page_texts(render_pdf(sealed).data)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "DOK/7/2026 · suma kontrolna BBBB-BBBB-BBBB-BBBB" in page
        assert f"strona {number} z {len(pages)}" in page
        assert "wzór wewnętrzny ośrodka" in page


def test_sentence_that_ends_with_a_date_has_one_full_stop() -> None:
    kind = FAMILY["rezygnacja-rodziny"]
    report, _gaps = fill(kind, with_all(kind), PAPER)
    assert "r.." not in printed(report)
