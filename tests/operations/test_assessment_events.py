"""What happened in the period of an assessment, out of every register that holds it, in words that name nobody."""

from datetime import date

import pytest

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.assessment_form import drafted_sentences
from mgops_desktop.operations.assessment_sentences import sentences_of


@pytest.fixture
def drafted(story):
    assistant = story.as_(Role.ASSISTANT)
    year = (date(2026, 1, 1), date(2026, 11, 20))
    made = assistant.read(drafted_sentences, story.ids["case"], *year)
    return sentences_of(made.sentences)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("family_meeting", "Odbyło się spotkanie w sprawie rodziny"),
        ("intervention", "Przeprowadzono interwencję w rodzinie"),
        ("court_order", "Postanowienie sądu"),
        ("placement", "Dziecko umieszczono w pieczy zastępczej"),
    ],
)
def test_event_stands_among_the_sentences_with_its_record(story, drafted, kind, words):
    (one,) = [one for one in drafted if one.rule == f"event_{kind}_began"]
    assert one.text.startswith(words)
    assert [(ref.kind, ref.id) for ref in one.sources] == [(kind, story.ids[kind])]


def test_no_event_says_what_somebody_wrote(drafted):
    assert not [one for one in drafted if one.rule.startswith("event") and "Kanarek" in one.text]
