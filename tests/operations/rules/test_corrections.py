"""A correction is judged by what it changes: what an import brought does not stand in the way of something else."""

from datetime import date

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.records.saving import NeedsConfirmation
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.family import Membership


@operation("stary zapis w teście", None)
def add_twice(session, family, person):
    """Store somebody a second time in his family, as an old list may hold him."""
    member = Membership(
        number="CR/7000/2026",
        family_id=family,
        person_id=person,
        role="child",
        began=date(2026, 3, 2),
    )
    session.add(member)
    session.flush()
    return member.id


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story)


@pytest.fixture
def doubled(desk):
    return desk.database.change(add_twice, desk.uuid("family"), desk.uuid("person"))


def test_something_else_can_be_corrected(desk, doubled):
    desk.correct("membership", doubled, {"shares_household": False})


def test_what_is_changed_is_judged(desk, doubled):
    with pytest.raises(UserError) as refused:
        desk.correct("membership", doubled, {"began": "2026-04-01"})
    assert [one.code for one in refused.value.problems] == ["twice"]


def test_the_end_of_the_doubled_record_puts_it_right(desk, doubled):
    desk.correct("membership", doubled, {"began": "2026-01-01", "ended": "2026-02-01"})


def test_a_record_is_no_duplicate_of_itself(desk):
    desk.correct("person", desk.uuid("boy"), {"first_name": "Alek"})


def test_the_centre_itself_is_corrected_and_not_doubled(desk):
    with pytest.raises(UserError) as refused:
        desk.enter("centre", {"name": "Drugi ośrodek"})
    assert refused.value.problems[0].code == "second"
    centre, version = desk.uuid("centre"), desk.database.read(centre_version)
    for given, code in (
        ({"post_code": "0000"}, "post_code"),
        ({"email": "ops bez małpy"}, "email"),
    ):
        with pytest.raises(UserError) as refused:
            desk.correct("centre", centre, given, version)
        assert code in [one.code for one in refused.value.problems]
    for field, code in (("head_name", "no_head"), ("council", "no_council")):
        with pytest.raises(NeedsConfirmation) as asked:
            desk.correct("centre", centre, {field: ""}, version)
        assert code in [one.code for one in asked.value.problems]


def test_the_social_worker_of_a_family_is_not_its_assistant(desk):
    assigned = {"case": "@second_case", "worker": "@assistant", "kind": "main"}
    desk.confirm("assignment", desk.given(assigned, {"began": "2026-05-04"}))
    with pytest.raises(UserError) as refused:
        desk.correct("family", desk.uuid("second"), desk.given({"social_worker": "@assistant"}))
    (problem,) = refused.value.problems
    assert problem.field == "social_worker"
    assert "art. 17 ust. 3" in problem.message


@question("wersja ośrodka w teście", None)
def centre_version(session):
    return session.query(Centre).one().version
