"""No account without access is told a word of the Blue Card file, whatever it asks and whatever is written for it."""

import pytest
from tests.fixtures.answers import parts_of
from tests.fixtures.guarded import SECRET_KINDS
from tests.fixtures.opened import actor
from tests.fixtures.questions import YEAR, questions
from tests.fixtures.records import CANARY
from tests.fixtures.story import Story
from tests.operations.leak_case import leaked
from tests.operations.test_card_access import secret_words

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.listing import figure_list
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.database import Database

WITHOUT = [role for role in Role if role is not Role.TEAM_MEMBER]
CARD_WORDS = {f"{CANARY}-{kind}-" for kind in SECRET_KINDS}


def seen_by(story: Story, *roles: Role) -> Database:
    return story.opened.seen_by(actor(*roles, worker=story.ids["worker"]))


@pytest.mark.parametrize("roles", [*([role] for role in WITHOUT), WITHOUT], ids=str)
def test_no_answer_nor_report_tells_of_a_procedure_without_the_right(
    story: Story, roles: list[Role]
) -> None:
    """Questions, searches, lists, exports and reports; a report also as it is printed."""
    database, answered = seen_by(story, *roles), 0
    for call in questions(story.ids):
        try:
            found = database.read(call.function, *call.args)
        except (NotAllowed, UserError):
            continue
        answered += 1
        assert secret_words(found) == set(), call
        assert story.ids["procedure"] not in set(parts_of(found)), call
        report = found if isinstance(found, Report) else getattr(found, "report", None)
        if isinstance(report, Report):
            assert leaked(report, CARD_WORDS) == set(), call
    assert answered > 10


@pytest.mark.parametrize("role", WITHOUT)
def test_no_list_behind_a_figure_tells_of_a_procedure_without_the_right(
    story: Story, role: Role
) -> None:
    database = seen_by(story, role)
    for key in INDICATORS:
        try:
            found = database.read(figure_list, key, YEAR, with_names=True)
        except (NotAllowed, UserError):
            continue
        assert secret_words(found) == set(), key


def test_nothing_lies_readable_beside_the_encrypted_files(story: Story) -> None:
    """Logs, drafts and names of files; whatever was asked before."""
    database = story.opened.seen_by()
    for call in questions(story.ids)[:40]:
        try:
            database.read(call.function, *call.args)
        except (NotAllowed, UserError):
            continue
    files = [path for path in story.opened.folder.path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert CANARY not in str(path)
        assert CANARY.encode() not in path.read_bytes(), path.name
