"""Asking in advance: no file is needed, and afterwards the first screen's questions are known."""

from sqlalchemy.sql.compiler import SQLCompiler
from tests.fixtures.opened import CLOCK, actor

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.operations.warming import ask_in_advance
from mgops_desktop.storage.types import new_id


def test_first_screen_finds_its_questions_in_words(opened, monkeypatch):
    ask_in_advance(CLOCK)
    compiled = []
    put_into_words = SQLCompiler.process

    def noted(self, statement, **named):
        words = put_into_words(self, statement, **named)
        compiled.append(words)
        return words

    monkeypatch.setattr(SQLCompiler, "process", noted)
    opened.seen_by(actor(*Role, account=new_id(), worker=new_id())).read(start_page)
    assert compiled == []
