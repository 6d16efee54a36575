"""What a form may refer to: persons of a procedure, and families and persons that the account may not see."""

import pytest
from tests.operations.records.entering import enter

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.options import find_records
from mgops_desktop.operations.records.saving import NeedsConfirmation, record_new
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.family import Family

SESSION = {"day": "2026-11-20", "minutes": "45", "specialist": "psycholog", "kind": "advice"}


@question("numery w teście", None)
def number_of(session, kind, record):
    return session.get_one(KINDS[kind], record).number


@question("kod w teście", None)
def link_of(session, family):
    return str(session.get_one(Family, family).link_code)


def field(form, name):
    return next(one for one in form.fields if one.name == name)


def test_team_finds_a_family_by_its_whole_number_and_sees_no_name(story):
    team, family = story.as_(Role.TEAM_MEMBER), story.ids["family"]
    number = story.opened.seen_by().read(number_of, "family", family)
    (found,) = team.read(find_records, "procedure", "family", number)
    assert (found.key, found.label) == (story.opened.seen_by().read(link_of, family), number)
    assert team.read(find_records, "procedure", "family", "Kanarek") == ()
    assert team.read(find_records, "procedure", "family", number[:-1]) == ()


@pytest.mark.parametrize("roles", [(Role.TEAM_MEMBER,), (Role.TEAM_MEMBER, Role.HEAD)])
def test_family_of_a_stored_procedure_is_shown_in_its_form(story, roles):
    database, link = (
        story.as_(*roles),
        story.opened.seen_by().read(link_of, story.ids["family"]),
    )
    procedure = enter(database, "procedure", {"began": "2026-11-20", "family": link})
    form = database.read(record_form, "procedure", procedure)
    assert form.values["family"] == link
    assert [one.key for one in field(form, "family").options] == [link]


def test_specialist_writes_only_his_own_sessions(story):
    specialist = story.as_(Role.SPECIALIST)
    form = specialist.read(record_form, "counselling_session")
    own = str(story.ids["worker"])
    assert form.values["worker"] == own
    assert field(form, "worker").fixed
    enter(specialist, "counselling_session", {**SESSION, "worker": own})
    with pytest.raises(UserError, match="własne sesje"):
        enter(specialist, "counselling_session", {**SESSION, "worker": None})


def test_session_may_be_of_a_family_that_the_specialist_may_not_open(story):
    specialist, family = story.as_(Role.SPECIALIST), str(story.ids["family"])
    own = str(story.ids["worker"])
    given = {**SESSION, "worker": own, "family": family}
    session = enter(specialist, "counselling_session", given)
    assert specialist.read(record_form, "counselling_session", session).values["family"] == family


def test_persons_of_a_procedure_are_offered_to_its_sittings(story):
    team, owner = story.as_(Role.TEAM_MEMBER), RecordRef("procedure", story.ids["procedure"])
    form = team.read(record_form, "group_sitting", None, owner)
    assert [one.key for one in field(form, "parties").options] == [str(story.ids["party"])]


def test_person_without_a_procedure_stands_apart_from_those_in_one(story):
    team, owner = story.as_(Role.TEAM_MEMBER), RecordRef("procedure", story.ids["procedure"])
    alone = enter(team, "party", {"surname": "Osobna", "sex": "female"})
    (loose,) = team.read(lines_about, ("party",), None)
    (within,) = team.read(lines_about, ("party",), owner)
    assert [line.id for line in loose.lines] == [alone]
    assert [line.id for line in within.lines] == [story.ids["party"]]


def test_same_name_without_a_date_of_birth_is_asked_about(story):
    team = story.as_(Role.TEAM_MEMBER)
    enter(team, "party", {"surname": "Żółwiowa", "first_name": "Łucja", "sex": "female"})
    again = {"surname": "Zolwiowa", "first_name": "Lucja", "sex": "female"}
    with pytest.raises(NeedsConfirmation, match="nazywa się tak samo"):
        team.change(record_new, "party", {**again, "birth_date": "1990-01-02"})
