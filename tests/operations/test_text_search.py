"""Looking through what was written: every kind of casework record with texts, within rights and reach."""

import pytest

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.text_search import search_texts

KINDS = (
    *("visit", "diagnosis", "assessment", "work_plan"),
    *("family_meeting", "intervention", "incident", "letter"),
)


def found(database, typed):
    return {one.kind: one for one in database.read(search_texts, typed)}


def test_every_kind_is_found_by_its_words_with_its_family(story):
    hits = found(story.as_(Role.ASSISTANT), "kanarek")
    assert tuple(hits) == KINDS
    assert {one.family_name for one in hits.values()} == {"Kanarek-family-name"}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("kanarek diagnosis summary", "diagnosis"),
        ("kanarek diagnosis area description", "diagnosis"),
        ("kanarek family meeting conclusions", "family_meeting"),
        ("kanarek meeting agreement what", "family_meeting"),
        ("kanarek intervention outcome", "intervention"),
        ("kanarek intervention step what", "intervention"),
        ("kanarek incident steps", "incident"),
        ("kanarek assessment sentence text", "assessment"),
        ("kanarek assessment recommendations", "assessment"),
    ],
)
def test_words_of_the_parts_lead_to_the_whole(story, typed, kind):
    assert kind in found(story.as_(Role.ASSISTANT), typed)


def test_nobody_finds_words_of_families_out_of_reach(story):
    assert found(story.as_(Role.ASSISTANT, own=False), "kanarek") == {}
    assert tuple(found(story.as_(Role.HEAD, own=False), "kanarek")) == KINDS


def test_who_reported_an_incident_is_not_looked_for(story):
    assert found(story.as_(Role.HEAD), "kanarek incident reported by") == {}
