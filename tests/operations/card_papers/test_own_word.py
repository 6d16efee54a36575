"""The centre's own Word templates of Blue Card papers: filled with what was frozen, never telling the other side."""

import pytest
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import changed, tell_violence
from tests.operations.documents.test_own_word import text_of, word_of

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.card_papers.keeping import make_card_document
from mgops_desktop.operations.card_papers.kinds import CardPaperKind, card_paper_kinds
from mgops_desktop.operations.card_papers.own_word import own_card_word
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.operations.documents.own_word import (
    drop_word_template,
    keep_word_template,
    starting_template,
    template_problems,
    word_templates,
)
from mgops_desktop.storage.database import Database

NOTICE = "zawiadomienie-o-wszczeciu"
FIELDS = ("{{ document_number }}", "{{ addressee_name }}", "{{ contact_with }}")


@pytest.fixture
def database(story: Story) -> Database:
    return story.opened.seen_by()


@pytest.fixture
def ids(database: Database):
    return database.change(tell_violence)


@pytest.fixture
def notice(database: Database, ids):
    of = RecordRef("participation", ids["violent_part"])
    return database.change(make_card_document, NewDocument(NOTICE, of, {"contact_with": "GOPS"}))


def keep(database: Database, *words: str) -> None:
    database.change(keep_word_template, NOTICE, "pismo.docx", word_of(*words))


def _begun(kind: CardPaperKind) -> object:
    marks = [] if kind.key in (NOTICE, "protokol-zakonczenia") else [pytest.mark.slow]
    return pytest.param(kind, marks=marks, id=kind.key)


@pytest.mark.parametrize("kind", [_begun(kind) for kind in card_paper_kinds()])
def test_template_to_begin_with_is_well_for_every_paper(kind: CardPaperKind) -> None:
    assert template_problems(kind, starting_template(kind.key)) == ()


def test_paper_is_written_by_the_centres_template_until_it_is_withdrawn(database, notice) -> None:
    assert database.read(own_card_word, notice) is None
    keep(database, *FIELDS)
    text = text_of(database.read(own_card_word, notice) or b"")
    assert text.splitlines() == ["DP/1/2026", "Edmund Kowalski", "GOPS"]
    listed = {one.kind.key: one.name for one in database.read(word_templates)}
    assert listed[NOTICE] == "pismo.docx"
    database.change(drop_word_template, NOTICE)
    assert database.read(own_card_word, notice) is None


@pytest.mark.parametrize("field", ["harmed_name", "harmed_persons", "head"])
def test_template_names_only_what_the_programs_own_wording_names(database, field) -> None:
    with pytest.raises(UserError) as told:
        keep(database, f"{{{{ {field} }}}}")
    assert f"Nie ma pola „{field}”" in told.value.problems[0].message


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Pani Grażyna Kowalska prosi o kontakt", "nazwisko osoby doznającej przemocy"),
        ("Schronienie: ul. Schronowa 77", "adres osoby doznającej przemocy"),
        ("Dzwonić: 601 222 333", "telefon albo inny kontakt osoby doznającej przemocy"),
    ],
)
def test_words_of_the_template_itself_are_looked_through(database, notice, words, what) -> None:
    keep(database, *FIELDS, words)
    with pytest.raises(UserError, match=what):
        database.read(own_card_word, notice)


def test_paper_from_before_is_not_written_with_what_is_a_secret_now(database, ids, notice) -> None:
    keep(database, *FIELDS)
    database.change(changed, "party", ids["harmed"], contact="GOPS")
    with pytest.raises(UserError, match="kontakt osoby doznającej przemocy"):
        database.read(own_card_word, notice)
