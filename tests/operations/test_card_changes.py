"""Nothing of a procedure out of reach is changed; from which day to which one reaches it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import inspect, update
from tests.fixtures.cards import (
    LEADER,
    MEMBER,
    STRANGER,
    as_login,
    enter_team,
    professional,
)
from tests.fixtures.guarded import SECRET_KINDS, TOMORROW, alter, ids_of
from tests.fixtures.opened import TODAY, add
from tests.fixtures.questions import NO_CONTENTS

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.access import Paper, Standing
from mgops_desktop.operations.attachment import attach_file
from mgops_desktop.operations.blue_card_access import card_standing
from mgops_desktop.operations.records.saving import correct_record, record_new
from mgops_desktop.operations.records.taking_back import take_back_step
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import NkForm, Participation


@operation("masowa zmiana w teście", None)
def change_all(session):
    session.execute(update(NkForm).values(filled_by="x"))


def test_statement_that_changes_many_is_refused(guarded, member):
    with pytest.raises(NotAllowed):
        member.change(change_all)


@pytest.mark.parametrize("kind", SECRET_KINDS)
def test_no_record_out_of_reach_is_binned_or_gets_a_file(guarded, member, kind):
    record = guarded.other[kind]
    with pytest.raises(NotAllowed):
        member.change(bin_record, kind, record, "pomyłka")
    if kind not in ("card_file", "card_pages"):  # a part of its record, no record of its own
        with pytest.raises(NotAllowed):
            member.change(
                attach_file, NO_CONTENTS, RecordRef(kind, record), NewFile("a.pdf", b"%PDF-1.7")
            )
        with pytest.raises(NotAllowed):
            member.change(correct_record, kind, record, 1, {})
        with pytest.raises(NotAllowed):
            member.change(take_back_step, kind, record, 1)


@operation("obejście w teście", None)
def write_around(session, kind, record, values):
    """As an operation would that forgot to ask."""
    session.info["context"].all_cards = True
    found = session.get_one(KINDS[kind], record)
    session.info["context"].all_cards = False
    for name, value in values.items():
        setattr(found, name, value)


def test_operation_that_forgot_to_ask_is_refused_by_the_flush(guarded, member):
    with pytest.raises(NotAllowed, match="nie jest dostępna"):
        member.change(write_around, "nk_form", guarded.other["nk_form"], {"filled_by": "x"})


def references_of(kind):
    """The references of a kind to what belongs to a procedure."""
    return [
        attribute.key
        for attribute in inspect(KINDS[kind]).column_attrs
        for key in attribute.columns[0].foreign_keys
        if key.column.table.name in SECRET_KINDS
    ]


POINTING = [(kind, name) for kind in ("nk_form", "participation") for name in references_of(kind)]


@pytest.mark.parametrize(("kind", "name"), POINTING)
def test_nothing_of_others_is_brought_into_reach_by_a_reference(guarded, member, kind, name):
    (key,) = inspect(KINDS[kind]).columns[name].foreign_keys
    other = guarded.other[key.column.table.name]
    with pytest.raises(NotAllowed, match="nie jest dostępna"):
        member.change(alter, kind, guarded.own[kind], {name: other})


@operation("nowy zapis w teście", None)
def add_part(session, procedure, party):
    session.add(
        Participation(number="NKU/507/2026", procedure_id=procedure, party_id=party, role="harmed")
    )


def test_person_of_others_cannot_be_added_to_the_own_procedure(guarded, member):
    with pytest.raises(NotAllowed):
        member.change(add_part, guarded.own["procedure"], guarded.other["party"])
    with pytest.raises(NotAllowed):
        member.change(add_part, guarded.other["procedure"], guarded.own["party"])
    given = {"role": "harmed", "party": str(guarded.other["party"])}
    given["procedure"] = str(guarded.own["procedure"])
    with pytest.raises((NotAllowed, UserError)):
        member.change(record_new, "participation", given)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("professional", {"login": "inny"}),
        ("group_member", {"ended": None}),
        ("diagnostic_group", {"ended": None}),
        ("team_member", {"function": "chair"}),
    ],
)
def test_member_gives_himself_no_access(guarded, member, kind, values):
    record = guarded.own.get(kind, guarded.own["member"])
    name, value = next(iter(values.items()))
    value = value or TODAY
    with pytest.raises(NotAllowed, match="wpisuje przewodniczący"):
        member.change(alter, kind, record, {name: value})
    assert guarded.seen_by(LEADER).change(alter, kind, record, {name: value}) is None


def test_own_procedure_is_worked_on(guarded, member):
    given = {"kind": "visit", "day": "2026-11-20", "procedure": str(guarded.own["procedure"])}
    event = member.change(record_new, "procedure_event", given, owner=None)
    assert member.read(ids_of, "procedure_event") == {event}
    member.change(correct_record, "nk_form", guarded.own["nk_form"], 1, {"filled_by": "patrol"})
    member.change(bin_record, "procedure_event", event, "pomyłka")
    member.change(restore_record, "procedure_event", event)
    assert guarded.seen_by(LEADER).read(ids_of, "procedure_event") >= {event}


def test_who_enters_a_procedure_reaches_it_until_it_has_a_group(guarded, member):
    entered = member.change(record_new, "procedure", {"began": "2026-11-19"})
    own_copy = NkForm(number="NKF/507/2026", procedure_id=entered, filled=TODAY)
    own_copy.kind = FormKind.A
    (form,) = member.change(add, own_copy)
    assert entered in member.read(ids_of, "procedure")
    guarded.opened.seen_by().change(appoint, entered)
    assert entered not in member.read(ids_of, "procedure")
    assert form in member.read(ids_of, "nk_form")  # his copy of the NK-A
    with pytest.raises(NotAllowed):
        member.change(correct_record, "nk_form", form, 1, {"filled_by": "inny"})


@operation("powołanie grupy w teście", None)
def appoint(session, procedure):
    group = KINDS["diagnostic_group"](number="NKG/505/2026", procedure_id=procedure)
    group.kind, group.appointed = "gdp", TODAY
    session.add(group)


def test_missing_paper_closes_every_procedure_and_is_named(guarded, member):
    for paper, name in ((Paper.STATEMENT, "sworn"), (Paper.AUTHORISATION, "authorised")):
        guarded.change("professional", guarded.own["member"], **{name: None})
        assert member.read(procedures) == []
        found = member.read(card_standing)
        assert (found.standing, found.missing) == (Standing.WITHOUT_PAPERS, (paper,))
        with pytest.raises(NotAllowed):
            member.change(record_new, "procedure", {"began": "2026-11-19"})
        guarded.change("professional", guarded.own["member"], **{name: TODAY})
        assert len(member.read(procedures)) == 1


def test_paper_of_tomorrow_opens_nothing_today(guarded, member):
    guarded.change("professional", guarded.own["member"], authorised=TOMORROW.today())
    assert member.read(procedures) == []
    assert len(guarded.seen_by(MEMBER, clock=TOMORROW).read(procedures)) == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("group_member", "ended"),
        ("diagnostic_group", "ended"),
        ("professional", "authorised_until"),
    ],
)
def test_what_ends_today_opens_nothing_from_tomorrow(guarded, member, kind, name):
    guarded.change(kind, guarded.own.get(kind, guarded.own["member"]), **{name: TODAY})
    assert len(member.read(procedures)) == 1
    assert guarded.seen_by(MEMBER, clock=TOMORROW).read(procedures) == []


def test_function_that_ends_today_opens_nothing_from_tomorrow(guarded):
    guarded.change("team_member", guarded.own["team_member"], ended=TODAY)
    assert len(guarded.seen_by(LEADER).read(procedures)) == 2
    after = guarded.seen_by(LEADER, clock=TOMORROW)
    assert after.read(procedures) == []
    assert after.read(card_standing).elsewhere == 2


def test_role_is_enough_until_a_team_with_accounts_is_entered(story):
    database = story.opened.seen_by(replace(as_login(story.opened, MEMBER).actor))
    assert database.read(card_standing).standing is Standing.BEGINNING
    assert len(database.read(procedures)) == 1
    database.change(enter_team)
    assert [row.number for row in database.read(procedures)] == ["NK/501/2026"]


def test_member_of_the_team_sees_its_sittings_and_no_procedure(guarded, member):
    assert member.read(ids_of, "team_sitting") == set()
    sitting = professional("radny", 505)
    guarded.opened.seen_by().change(add, sitting)
    seat = KINDS["team_member"](number="NKM/505/2026", professional_id=sitting.id)
    seat.function, seat.began = "member", date(2026, 1, 2)
    guarded.opened.seen_by().change(add, seat)
    who = replace(member.actor, login="Radny", account=UUID(int=79))
    database = guarded.opened.seen_by(who)
    assert database.read(ids_of, "team_sitting") == {guarded.other["team_sitting"]}
    assert database.read(procedures) == []


def test_standing_counts_what_others_run(guarded, member):
    assert member.read(card_standing).elsewhere == 1
    assert guarded.seen_by(LEADER).read(card_standing).elsewhere == 0
    assert guarded.seen_by(STRANGER).read(card_standing).elsewhere == 2
