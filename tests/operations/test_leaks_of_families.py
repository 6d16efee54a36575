"""Random cases: no family document tells a protected address, who reported, or a word of the Blue Card file."""

import random
from io import BytesIO
from uuid import UUID

import docx
import pytest
from tests.fixtures.records import CANARY
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import changed
from tests.operations.leak_case import Words, leaked, of_word, telling

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.filling import names_of
from mgops_desktop.operations.documents.keeping import NewDocument, make_document
from mgops_desktop.operations.documents.kinds import DocumentKind, document_kinds
from mgops_desktop.operations.documents.own_word import (
    keep_word_template,
    own_word,
    starting_template,
)
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment

QUICK, ALL = 10, 200
CASES = [
    pytest.param(seed, marks=[] if seed < QUICK else [pytest.mark.slow]) for seed in range(ALL)
]
OF_CARDS = {
    f"{CANARY}-{kind}-"
    for kind, cls in KINDS.items()
    if cls.compartment is Compartment.BLUE_CARD and kind not in ("team_member", "help_point")
}
"""What stands in every text of the Blue Card file; who works in procedures is no secret."""
PART = 5
"""Each case tries every fifth document: the quick cases each of them twice."""


class Case:
    """The family of the story at an address that is protected, reported by somebody; the words drawn."""

    def __init__(self, story: Story, seed: int) -> None:
        self.words = Words(random.Random(seed))
        self.database = story.opened.seen_by()
        self.ids = story.ids
        home, child, reporter = self.words.address(), self.words.address(), self.words.person()
        for kind, address in (("family", home), ("person", child)):
            street = address.partition(",")[0]
            self._change(kind, protected_address=True, street=street, place="Dalekie")
        name = f"{reporter['first_name']} {reporter['surname']}"
        self._change("reporter", name=name, contact=reporter["contact"])
        self.reporter = {name, reporter["contact"]}
        self.addresses = {home.partition(",")[0], child.partition(",")[0]}
        told = self.words.drawn.choice(sorted(self.reporter | self.addresses))
        self._change("visit", description=f"Mówiono o: {told}, długo.")
        self.typed = f"Dopisek: {told}, w sobotę."

    def _change(self, kind: str, **values: object) -> None:
        self.database.change(changed, kind, self.ids[kind], **values)

    def secret(self, *, with_address: bool) -> set[str]:
        texts = self.reporter if with_address else self.reporter | self.addresses
        return telling({text: text for text in texts}) | OF_CARDS

    def of(self, kind: str) -> RecordRef:
        record: UUID = self.ids[kind]
        return RecordRef(kind, record)


@pytest.mark.parametrize("seed", CASES)
def test_no_document_of_a_family_tells_what_its_addressee_must_not_see(
    story: Story, seed: int
) -> None:
    case = Case(story, seed)
    made = 0
    for kind in document_kinds()[seed % PART :: PART]:
        typed = dict.fromkeys(names_of(kind), case.typed)
        try:
            draft = case.database.read(document_draft, kind.key, case.of(kind.of), typed)
        except UserError:
            continue
        made += 1
        assert leaked(draft.report, case.secret(with_address=kind.separate)) == set(), kind.key
    assert made >= 5


def naming_all(kind: DocumentKind) -> bytes:
    """The program's own beginning of a template, with every text that may be named in its head too."""
    document = docx.Document(BytesIO(starting_template(kind.key)))
    lists = kind.vocabulary.entries.keys() | kind.vocabulary.conditions
    entries = {name for names in kind.vocabulary.entries.values() for name in names}
    named = [one for one in names_of(kind) if one not in lists and one not in entries]
    fields = " ".join(f"{{{{ {one} }}}}" for one in ("document_number", *named))
    document.sections[0].header.paragraphs[0].text = fields
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("seed", CASES)
def test_the_centres_own_word_template_tells_no_more(story: Story, seed: int) -> None:
    """With every field of the document in it, also in its head."""
    case = Case(story, seed)
    kind = document_kinds()[seed % len(document_kinds())]
    new = NewDocument(kind.key, case.of(kind.of), {})
    case.database.change(keep_word_template, kind.key, "wzor.docx", naming_all(kind))
    try:
        document = case.database.change(make_document, new)
    except UserError:
        pytest.skip(f"{kind.key} is refused for this family")
    words = of_word(case.database.read(own_word, document) or b"")
    assert "DOK/1/2026" in words
    assert {one for one in case.secret(with_address=kind.separate) if one in words} == set()
