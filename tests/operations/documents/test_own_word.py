"""The centre's own Word templates: tried when they are loaded, filled with values that are never template."""

import zipfile
from io import BytesIO

import docx
import pytest
from tests.fixtures.story import Story

from mgops_desktop.domain.errors import FileRefused, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.documents.keeping import NewDocument, make_document
from mgops_desktop.operations.documents.kinds import document_kind, document_kinds
from mgops_desktop.operations.documents.own_word import (
    LARGEST,
    drop_word_template,
    keep_word_template,
    own_word,
    starting_template,
    template_problems,
    word_templates,
)
from mgops_desktop.storage.database import Database

CARD = "karta-rodziny"


def word_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(words)


def with_part(content: bytes, name: str, part: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            if one.filename != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return out.getvalue()


def name_of_template(head: Database) -> str:
    return next(row.name for row in head.read(word_templates) if row.kind.key == CARD)


@pytest.fixture
def head(story: Story) -> Database:
    return story.as_(Role.HEAD)


def made(story: Story, head: Database, **typed: str):
    of = RecordRef("family", story.ids["family"])
    return head.change(make_document, NewDocument(CARD, of, typed))


def _begun(key: str) -> object:
    """A few kinds with all shapes at once are tried each time, all of them in the long run."""
    marks = [] if key in ("karta-rodziny", "plan-pracy", "ocena-okresowa") else [pytest.mark.slow]
    return pytest.param(document_kind(key), marks=marks, id=key)


@pytest.mark.parametrize("kind", [_begun(kind.key) for kind in document_kinds()])
def test_template_to_begin_with_is_well_for_every_document(kind) -> None:
    assert template_problems(kind, starting_template(kind.key)) == ()


def test_document_is_written_by_the_centres_template_until_it_is_withdrawn(story, head) -> None:
    document = made(story, head, housing="Dwa pokoje & <kuchnia> {{ head }} {% if %}")
    assert head.read(own_word, document) is None
    fields = ("{{ document_number }}", "{{ family_name }}", "{{ housing }}", "{{ institutions }}")
    loop = ("{%p for one in carers %}", "opiekun: {{ one.carer_name }}", "{%p endfor %}")
    head.change(keep_word_template, CARD, "karta.docx", word_of(*fields, *loop))
    text = text_of(head.read(own_word, document) or b"")
    assert "DOK/1/2026" in text
    assert "Kanarek-family-name" in text
    assert "Dwa pokoje & <kuchnia> {{ head }} {% if %}" in text
    assert "[brak: współpracujące instytucje]" in text
    assert "opiekun: Maria Wzorcowa" in text
    assert name_of_template(head) == "karta.docx"
    head.change(drop_word_template, CARD)
    assert head.read(own_word, document) is None
    with pytest.raises(UserError, match="nie ma własnego wzoru"):
        head.change(drop_word_template, CARD)


def test_missing_value_is_nothing_for_a_condition_and_code_stands_where_it_is_asked(
    story, head
) -> None:
    document = made(story, head)
    template = word_of("{% if housing %}jest{% else %}nie ma{% endif %}", "{{ code }}")
    head.change(keep_word_template, CARD, "karta.docx", template)
    content = head.read(own_word, document) or b""
    assert "nie ma" in text_of(content)
    assert len(docx.Document(BytesIO(content)).inline_shapes) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ nazwisko_rodziny }}", "Nie ma pola „nazwisko_rodziny”"),
        ("{% for one in carers %}{{ one.pesel }}{% endfor %}", "Nie ma pola „pesel”"),
        ("{% for one in %}", "Nie da się odczytać wzoru"),
        ("{{ ''.__class__.__mro__ }}", "coś więcej niż pola|Nie ma pola"),
        ("{{ family_name.upper() }}", "coś więcej niż pola"),
        ("{{ 'a' * 1000000000 }}", "coś więcej niż pola"),
        ("{% for a in range(99999999) %}x{% endfor %}", "coś więcej|Nie ma pola"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_and_it_is_not_kept(head, text, words) -> None:
    with pytest.raises(UserError) as refused:
        head.change(keep_word_template, CARD, "karta.docx", word_of("Dobry wiersz", text))
    problems = " ".join(problem.message for problem in refused.value.problems)
    assert any(one in problems for one in words.split("|")), problems
    assert name_of_template(head) == ""


def test_strange_files_are_refused(head) -> None:
    good = word_of("{{ family_name }}")
    for name, content in (("karta.docm", good), ("karta.docx", b"0" * (LARGEST + 1))):
        with pytest.raises(FileRefused):
            head.change(keep_word_template, CARD, name, content)
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://x/attachedTemplate" Target="http://zly.example/a.dotm" TargetMode="External"/></Relationships>'
    )
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    kind = document_kind(CARD)
    assert (
        "poza sobą"
        in template_problems(kind, with_part(good, "word/_rels/settings.xml.rels", links))[0]
    )
    assert "makra" in template_problems(kind, with_part(good, "word/vbaProject.bin", "x"))[0]
    for bad in (b"to nie Word", with_part(good, "word/document.xml", entity)):
        assert template_problems(kind, bad) == ("To nie jest dokument Word (.docx).",)


def test_template_that_can_no_longer_be_read_is_told(story, head) -> None:
    of = RecordRef("family", story.ids["family"])
    document = head.change(make_document, NewDocument("adres-chroniony", of, {}))
    with pytest.raises(UserError, match="nie da się wypełnić"):
        head.read(own_word, document)


def test_only_who_may_change_settings_loads_a_template_and_reach_holds(story, head) -> None:
    document = made(story, head)
    head.change(keep_word_template, CARD, "karta.docx", word_of("{{ family_name }}"))
    assistant = story.as_(Role.ASSISTANT)
    with pytest.raises(NotAllowed):
        assistant.change(keep_word_template, CARD, "inna.docx", word_of("x"))
    assert assistant.read(own_word, document)
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT, own=False).read(own_word, document)
