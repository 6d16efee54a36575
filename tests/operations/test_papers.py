"""Papers for the data officer: wording and values fit, counts are the folder's, PDF and Word say so."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import docx
import pytest
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story
from tests.reports.reading import figures_beside, page_texts

from mgops_desktop.domain.rights import Role
from mgops_desktop.files import shipped
from mgops_desktop.operations.folder_facts import FolderFacts
from mgops_desktop.operations.papers import (
    PaperFacts,
    paper_facts,
    paper_kinds,
    paper_of,
    paper_values,
)
from mgops_desktop.operations.reports import render_report
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.reports.paper import GAP, placeholders

KEYS = [kind.key for kind in paper_kinds()]
MADE = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
FOLDER = FolderFacts(
    "C:\\MGOPS\\dane", "D:\\kopie", 7, MADE, checked_in_full=True, memory_mib=128, passes=3
)
NO_BACKUP = FolderFacts("dane", "kopie", 0, None, checked_in_full=False, memory_mib=64, passes=3)


def wording(key: str) -> str:
    return shipped("resources", "templates", "rodo", f"{key}.md").read_text(encoding="utf-8")


@pytest.fixture
def facts(story: Story) -> PaperFacts:
    return story.as_(Role.HEAD, Role.TEAM_MEMBER).read(paper_facts)


def test_every_wording_is_listed_and_asks_only_for_what_is_given(facts: PaperFacts) -> None:
    folder: Path = shipped("resources", "templates", "rodo")
    assert {path.stem for path in folder.glob("*.md")} == set(KEYS)
    given = paper_values(facts, FOLDER).keys()
    asked = {name for key in KEYS for name in placeholders(wording(key))}
    assert asked <= given


def test_papers_of_a_person_are_those_that_name_one() -> None:
    person = {"person", "login", "roles", "scope", "authorised"}
    for kind in paper_kinds():
        assert kind.person == bool(person & placeholders(wording(kind.key))), kind.key


def test_every_role_has_its_scope(facts: PaperFacts) -> None:
    (account, *_rest) = facts.accounts
    for role in Role:
        scope = paper_values(facts, FOLDER, account.id)["scope"]
        assert scope.count("\n") + 1 == len(account.roles_on(TODAY)), role


@pytest.mark.parametrize("key", KEYS)
def test_pdf_and_word_hold_the_same_words(facts: PaperFacts, key: str) -> None:
    report = paper_of(key, facts, FOLDER, facts.accounts[0].id)
    pdf = " ".join(" ".join(page_texts(render_report(report, "pdf", MADE))).split())
    document = docx.Document(BytesIO(render_report(report, "docx", MADE)))
    for paragraph in document.paragraphs:
        words = paragraph.text.split()[:4]
        assert all(word in pdf for word in words), paragraph.text
    assert facts.centre.name in pdf
    assert "{{" not in pdf


@pytest.mark.parametrize("key", KEYS)
def test_no_paper_claims_to_be_an_official_form(facts: PaperFacts, key: str) -> None:
    pdf = " ".join(page_texts(render_report(paper_of(key, facts, FOLDER), "pdf", MADE)))
    words = " ".join(pdf.split())
    assert "nie jest urzędowym" in words
    assert words.count("urzędow") == 1


def test_sheet_for_a_lost_laptop_counts_what_the_folder_holds(facts: PaperFacts) -> None:
    pdf = render_report(paper_of("karta-zdarzenia", facts, FOLDER), "pdf", MADE)
    assert figures_beside(pdf, "Rodziny")[0] == str(facts.extent.families) == "1"
    assert figures_beside(pdf, "Osoby w rodzinach")[0] == str(facts.extent.persons) == "2"
    assert facts.extent.procedures == 1
    words = " ".join(" ".join(page_texts(pdf)).split())
    assert "20 listopada 2026 r., godz. 15:05, sprawdzona w całości" in words.replace("\xa0", " ")
    assert "najpóźniej 72 godziny" in words
    assert "D:\\kopie" in words
    assert "128 MiB" in words


def test_what_lies_in_the_bin_is_lost_too(story: Story) -> None:
    head = story.as_(Role.HEAD, Role.ASSISTANT)
    before = head.read(paper_facts).extent.visits
    head.change(bin_record, "visit", story.ids["visit"], "pomyłka")
    assert head.read(paper_facts).extent.visits == before


def test_account_without_the_key_says_who_knows(story: Story) -> None:
    facts = story.as_(Role.HEAD).read(paper_facts)
    assert facts.extent.procedures is None
    assert paper_values(facts, FOLDER)["procedures"].startswith("podaje zespół")


def test_authorisation_names_the_person_and_the_scope_of_the_roles(facts: PaperFacts) -> None:
    account = facts.accounts[0]
    report = paper_of("upowaznienie", facts, FOLDER, account.id)
    words = " ".join(" ".join(page_texts(render_report(report, "pdf", MADE))).split())
    assert account.name in words
    assert account.login in words
    assert "art. 29 RODO" in words


def test_without_a_person_and_a_backup_there_are_gaps_and_a_word(facts: PaperFacts) -> None:
    values = paper_values(facts, NO_BACKUP, UUID(int=5))
    assert values["person"] == values["scope"] == ""
    assert values["last_backup"] == "nie ma jeszcze żadnej"
    report = paper_of("poufnosc", facts, NO_BACKUP)
    assert GAP in "".join(page_texts(render_report(report, "pdf", MADE)))
