"""The manual as it is shipped: whole, linked, true to the command line; and what is found in it."""

import shlex

import pytest

from mgops_desktop.cli import arguments
from mgops_desktop.domain.markup import Command, Links, Picture, plain_text
from mgops_desktop.files import shipped
from mgops_desktop.gui.access import EVERYTHING
from mgops_desktop.gui.help.manual import Topic, manual
from mgops_desktop.gui.page_list import entries_for
from mgops_desktop.sheets.kinds import BY_KEY

TOPICS = list(manual().topics.values())
COMMANDS = [
    line
    for topic in TOPICS
    for shape in topic.shapes
    if isinstance(shape, Command)
    for line in shape.text.splitlines()
]


def test_every_shipped_page_stands_in_the_list_once() -> None:
    listed = [topic.key for chapter in manual().chapters for topic in chapter.topics]
    files = {path.stem for path in shipped("resources", "help").glob("*.md")}
    assert set(listed) == files
    assert len(listed) == len(files)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_links_and_pictures_lead_somewhere(topic: Topic) -> None:
    links = [key for one in topic.shapes if isinstance(one, Links) for _words, key in one.targets]
    assert set(links) <= manual().topics.keys()
    assert topic.key not in links
    for picture in (one for one in topic.shapes if isinstance(one, Picture)):
        assert shipped("resources", "screenshots", picture.file).is_file()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_no_mark_of_a_link_or_of_emphasis_stands_among_the_words(topic: Topic) -> None:
    """Links stand on lines of their own; inside a sentence they would be shown letter by letter."""
    words = [plain_text(one) for one in topic.shapes if not isinstance(one, Command)]
    assert [one for one in words if any(mark in one for mark in ("](", "**", "`"))] == []


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_of_the_manual_are_commands_of_the_program(line: str) -> None:
    program, *words = shlex.split(line, posix=False)
    assert program == "mgops-desktop"
    arguments.parse(words)


def test_every_page_of_the_window_has_a_topic() -> None:
    screens = manual().screens
    pages = {entry.rail.key for entry in entries_for(EVERYTHING)} - {"help"}
    assert pages <= screens.keys()
    assert set(screens.values()) <= manual().topics.keys()


def test_forms_of_a_familys_card_have_a_topic() -> None:
    from mgops_desktop.gui.pages import family_tabs as tabs  # noqa: PLC0415  Qt

    kinds = {*tabs.MEMBERS, *tabs.CASE, *tabs.PLAN, *tabs.ASSESSMENTS, *tabs.COURT}
    kinds |= set(tabs.FOSTER_CARE)
    assert kinds <= BY_KEY.keys()
    of_the_page = manual().topic_of("families")
    missing = {kind for kind in kinds if manual().topic_of("families", kind) == of_the_page}
    assert missing == set()


def test_unknown_screen_gets_the_first_page() -> None:
    assert manual().topic_of("nieznany") == "pierwsze-uruchomienie"
    assert manual().topic_of("families", "nieznana") == "rodziny"


def test_polish_letters_are_optional_and_the_passage_is_shown() -> None:
    hits = manual().find("przekroczony limit")
    assert "Sprawdź" in [hit.topic.title for hit in hits]
    (hit,) = manual().find("ZOLW")
    assert hit.topic.key == "szukanie"
    assert "„zolw” znajdzie „Żółw”" in hit.passage


def test_title_comes_before_text_and_one_paragraph_before_scattered_words() -> None:
    assert manual().find("haslo")[0].topic.key == "haslo-i-kod"
    assert manual().find("limit rodz")[0].topic.key == "przydzial-i-limit"
    nearness = [hit.far for hit in manual().find("kopia odtworzenie")]
    assert nearness == sorted(nearness)


@pytest.mark.parametrize("query", ["", "   ", "...", "zxqv"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert manual().find(query) == []
