"""Asking in advance: no file is needed, and afterwards the first screen's questions are known."""

import pytest
from sqlalchemy.sql.compiler import SQLCompiler
from tests.fixtures.opened import CLOCK, TODAY, actor

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.family_list import family_list
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.operations.visit_choices import visit_choices
from mgops_desktop.operations.warming import ask_for_pages_in_advance, ask_in_advance
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.counselling import sessions
from mgops_desktop.storage.types import new_id


@pytest.fixture
def compiled(monkeypatch):
    """Whatever SQLAlchemy puts into words from now on."""
    found = []
    put_into_words = SQLCompiler.process

    def noted(self, statement, **named):
        words = put_into_words(self, statement, **named)
        found.append(words)
        return words

    monkeypatch.setattr(SQLCompiler, "process", noted)
    return found


def test_first_screen_finds_its_questions_in_words(opened, compiled):
    ask_in_advance(CLOCK)
    compiled.clear()
    opened.seen_by(actor(*Role, account=new_id(), worker=new_id())).read(start_page)
    assert compiled == []


@pytest.mark.parametrize("roles", [tuple(Role), (Role.ASSISTANT,)])
def test_pages_and_form_find_their_questions_in_words(opened, compiled, roles):
    ask_for_pages_in_advance(CLOCK)
    compiled.clear()
    database = opened.seen_by(actor(*roles, account=new_id(), worker=new_id()))
    database.read(family_list)
    database.read(visit_choices)
    if Role.HEAD in roles:
        database.read(procedures)
        database.read(sessions, TODAY.year)
    assert compiled == []
