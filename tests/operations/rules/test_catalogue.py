"""Art. 9c: what may be known of whom, and who may act in a group."""

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import CATALOGUE, beyond_catalogue
from mgops_desktop.domain.errors import UserError

HARMED, VIOLENT, HOUSEHOLD = PartyRole.HARMED, PartyRole.VIOLENT, PartyRole.HOUSEHOLD


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story)


@pytest.mark.parametrize(
    ("roles", "beyond"),
    [
        ((HARMED,), {"marital"}),
        ((VIOLENT,), {"parents", "family_situation", "housing"}),
        ((HARMED, VIOLENT), set()),
        ((HOUSEHOLD,), set(CATALOGUE)),
        ((HOUSEHOLD, VIOLENT), {"parents", "family_situation", "housing"}),
        ((), set()),
    ],
)
def test_of_whom_what_may_be_known(roles, beyond):
    assert set(beyond_catalogue(CATALOGUE, roles)) == beyond


@pytest.mark.parametrize(
    ("party", "field"),
    [("striker", "parents"), ("striker", "housing"), ("grown", "marital")],
)
def test_correction_beyond_the_catalogue_is_refused(desk, party, field):
    with pytest.raises(UserError) as refused:
        desk.correct("party", desk.uuid(party), {field: "wpis"})
    assert [(one.field, one.code) for one in refused.value.problems] == [
        (field, "beyond_catalogue")
    ]


def test_what_the_law_allows_is_stored(desk):
    desk.correct("party", desk.uuid("striker"), {"marital": "mężatka", "health": "dobry"})
    desk.correct("party", desk.uuid("grown"), {"parents": "Jan i Maria", "rulings": "brak"})


def test_role_that_what_is_stored_does_not_allow_is_refused(desk):
    given = {"surname": "Sąsiedzka", "sex": "female", "birth_date": "1970-01-02", "contact": "500"}
    party = desk.confirm("party", given)
    role = {"procedure": "@pair", "party": str(party), "role": "household"}
    problems = desk.refused("participation", desk.given(role))
    assert [(one.field, one.code) for one in problems] == [("role", "beyond_catalogue")]
    assert "Kontakt" in problems[0].message


def test_somebody_on_both_sides_may_come_alone(desk):
    both = {"procedure": "@pair", "party": "@striker", "role": "harmed"}
    desk.confirm("participation", desk.given(both))
    sitting = {"group": "@pair_group", "day": "2026-10-06", "parties": ["@striker"]}
    assert desk.confirm("group_sitting", desk.given(sitting, {"guests": ["@striker"]}))
    problems = desk.refused(
        "group_sitting",
        desk.given(sitting, {"day": "2026-10-07", "guests": ["@striker", "@grown"]}),
    )
    assert [one.code for one in problems] == ["together"]


@pytest.mark.parametrize(
    ("member", "code"), [("@officer", "not_a_member"), ("@unsworn", "no_access")]
)
def test_only_sworn_members_act_in_a_group(desk, member, code):
    if code == "no_access":
        given = {"group": "@pair_group", "role": "police", "began": "2026-10-04"}
        desk.confirm("group_member", desk.given(given, {"professional": member}))
    sitting = {"group": "@pair_group", "day": "2026-10-06", "members": [member]}
    problems = desk.refused("group_sitting", desk.given(sitting))
    assert [(one.field, one.code) for one in problems] == [("members", code)]
    assert desk.confirm("group_sitting", desk.given(sitting, {"outside": "tak się stało"}))
