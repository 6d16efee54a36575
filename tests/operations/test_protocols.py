"""Protocols of sittings and the records that finishing one writes, all in one step, on a real file."""

from datetime import date, time

import pytest
from tests.fixtures.sittings import DAY, SECRET, move_team, records

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.blue_card_records import (
    Attendance,
    ReferralDecision,
)
from mgops_desktop.domain.errors import Conflict, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.records.drafts import sitting_draft
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.sitting import (
    UNANIMOUS,
    finish_sitting,
    finish_team_sitting,
)
from mgops_desktop.operations.sitting_sheet import sitting_sheet, team_sheet
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.procedure import stories
from mgops_desktop.storage.sittings import day_agenda
from mgops_desktop.storage.tables.blue_card import (
    GroupSitting,
    NkForm,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import TeamAttendance
from mgops_desktop.storage.tables.blue_card_course import CorrectionProgramme
from mgops_desktop.storage.tables.blue_card_work import HelpAction, Obligation
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

NOVEMBER = Period.month(2026, 11)


@question("jedno posiedzenie w teście", None)
def sitting(session, cls, record):
    found = session.get_one(cls, record)
    if cls is GroupSitting:
        return found, {one.id for one in found.members}, {one.id for one in found.guests}
    return found


@question("szkice w teście posiedzeń", None)
def kept_in(session, furniture):
    return session.query(furniture.draft).count()


@operation("zmiana dnia w teście posiedzeń", None)
def put_off(session, record, day):
    session.get_one(GroupSitting, record).day = day


def finish(database, record, given, operation=finish_sitting, read=sitting_sheet):
    """Finish it, confirming whatever is odd; what was confirmed is returned."""
    version, accepted = database.read(read, record).version, []
    for _ in range(4):
        try:
            database.change(operation, record, version, given, accepted)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]
        else:
            return accepted
    raise AssertionError("asks again and again")


def given(seated, *members, **more):
    sheet = {"members": [str(seated[one]) for one in members or ("worker", "officer")]}
    return {"at": "09:00", "until": "09:30", "protocol": "Omówiono sytuację.", **sheet, **more}


def test_sheet_of_a_meeting_offers_its_own_people_only(database, seated):
    harmed = database.read(sitting_sheet, seated["with-harmed"])
    assert {one.id for one in harmed.members} == {seated["worker"], seated["officer"]}
    assert [one.id for one in harmed.guests] == [seated["harmed-a"]]  # no child, no other side
    assert set(harmed.values["parties"]) == {
        str(seated[one]) for one in ("harmed-a", "violent-a", "child-a")
    }
    violent = database.read(sitting_sheet, seated["with-violent"])
    assert [one.id for one in violent.guests] == [seated["violent-a"]]
    both = database.read(sitting_sheet, seated["group"])
    assert {one.id for one in both.guests} == {seated["harmed-b"], seated["violent-b"]}


def test_planned_sitting_is_no_fact_until_it_is_held(database, seated):
    def sittings():
        (story,) = database.read(told, [seated["procedure-a"]])
        return [one for one in story.history.facts if one.of and one.of.kind == "group_sitting"]

    assert sittings() == []
    assert discussed(database) == [0, 0, 0, 0]
    finish(database, seated["with-harmed"], given(seated, parties=everybody(seated)))
    assert [one.day for one in sittings()] == [DAY]
    assert discussed(database) == [3, 1, 1, 1]


@question("procedury w teście posiedzeń", None)
def told(session, wanted):
    return stories(session, date(2026, 11, 21), wanted)


def everybody(seated):
    return [str(seated[one]) for one in ("harmed-a", "violent-a", "child-a")]


def discussed(database):
    key = "persons_discussed_in_working_groups"
    found = database.read(compute, NOVEMBER, [key])[key]
    ((_split, parts),) = found.breakdowns
    return [found.value, *(parts[one].value for one in ("women", "men", "children"))]


def test_finishing_a_meeting_with_the_harmed_person_writes_form_plan_and_next_day(database, seated):
    database.keep_draft(sitting_draft("group_sitting"), seated["with-harmed"], {"values": {}})
    assert (database.read(kept_in, BLUE_CARD), database.read(kept_in, CENTRE)) == (1, 0)
    finish(
        database,
        seated["with-harmed"],
        given(
            seated,
            guests=[str(seated["harmed-a"])],
            experts="tłumaczka języka migowego",
            nk_form=True,
            actions="Znaleźć mieszkanie\n\nPorada prawna",
            action_for=str(seated["harmed-a"]),
            responsible="pracownik socjalny",
            action_until="2027-01-31",
            next_day="2026-12-10",
            next_at="09:00",
            next_kind="group",
            parties=everybody(seated),
        ),
    )
    found, members, guests = database.read(sitting, GroupSitting, seated["with-harmed"])
    assert (found.planned, found.protocol_on, found.experts) == (
        False,
        DAY,
        "tłumaczka języka migowego",
    )
    assert members == {seated["worker"], seated["officer"]}
    assert guests == {seated["harmed-a"]}
    assert database.read(records, NkForm, "kind", "filled", "filled_at", "procedure_id") == [
        (FormKind.C, DAY, time(9), seated["procedure-a"])
    ]
    plan = database.read(records, HelpAction, "action", "responsible", "until", "party_id")
    assert plan == [
        ("Znaleźć mieszkanie", "pracownik socjalny", date(2027, 1, 31), seated["harmed-a"]),
        ("Porada prawna", "pracownik socjalny", date(2027, 1, 31), seated["harmed-a"]),
    ]
    later = database.read(day_agenda, date(2026, 12, 10))
    assert [(one.planned, one.at, one.place) for one in later.lines] == [(True, time(9), "")]
    assert database.read(drafts_of_account) == []


def test_finishing_a_meeting_with_the_violent_person_writes_obligations_and_the_motion(
    database, seated
):
    finish(
        database,
        seated["with-violent"],
        given(
            seated,
            at="11:00",
            until="11:30",
            guests=[str(seated["violent-a"])],
            nk_form=True,
            obligations="Powstrzymać się od przemocy\nTerapia",
            obliged=str(seated["violent-a"]),
            review="2026-12-20",
            programme=UNANIMOUS,
            programme_for=str(seated["violent-a"]),
            parties=everybody(seated),
        ),
    )
    assert database.read(records, NkForm, "kind") == [(FormKind.D,)]
    assert database.read(records, Obligation, "content", "party_id", "review") == [
        ("Powstrzymać się od przemocy", seated["violent-a"], date(2026, 12, 20)),
        ("Terapia", seated["violent-a"], date(2026, 12, 20)),
    ]
    assert database.read(records, CorrectionProgramme, "motion_on", "decision") == [
        (DAY, ReferralDecision.UNANIMOUS)
    ]
    shown = database.read(sitting_sheet, seated["with-violent"])
    assert shown.agreed == ("Powstrzymać się od przemocy", "Terapia")


def test_plan_of_the_harmed_is_not_shown_beside_the_violent_person(database, seated):
    finish(
        database,
        seated["with-harmed"],
        given(seated, actions="Wyjazd do siostry", action_for=str(seated["harmed-a"])),
    )
    assert database.read(sitting_sheet, seated["with-violent"]).agreed == ()
    assert database.read(sitting_sheet, seated["with-harmed"]).agreed == ("Wyjazd do siostry",)


@pytest.mark.parametrize("words", [SECRET.upper(), "Schronienia 77", "ulicę Schronienia 77 m. 3"])
def test_protected_address_in_what_was_agreed_is_covered_however_it_is_written(
    database, seated, words
):
    plan = f"Zawieźć rzeczy na {words}"
    finish(
        database,
        seated["with-harmed"],
        given(seated, actions=plan, action_for=str(seated["harmed-a"])),
    )
    (agreed,) = database.read(sitting_sheet, seated["with-harmed"]).agreed
    assert agreed == "Zawieźć rzeczy na adres chroniony"


def test_both_sides_never_come_together(database, seated):
    for one in ("with-harmed", "with-violent", "group"):
        pair = "b" if one == "group" else "a"
        people = [str(seated[f"{side}-{pair}"]) for side in ("harmed", "violent")]
        with pytest.raises(UserError) as refused:
            finish(database, seated[one], given(seated, "officer", guests=people))
        assert [problem.field for problem in refused.value.problems][:1] == ["guests"]
        assert database.read(sitting, GroupSitting, seated[one])[0].planned


def test_what_is_wrong_leaves_nothing_and_says_in_which_field(database, seated):
    for change, field in (
        ({"members": []}, "members"),
        ({"members": [str(seated["stranger"])]}, "members"),
        ({"obligations": "Terapia", "obliged": ""}, "obliged"),
        ({"programme": UNANIMOUS, "programme_for": ""}, "programme_for"),
        ({"actions": "Porada", "action_for": str(seated["harmed-b"])}, "action_for"),
        ({"next_day": "2026-09-01"}, "next_day"),
    ):
        with pytest.raises(UserError) as refused:
            finish(database, seated["with-harmed"], {**given(seated), **change})
        assert field in [one.field for one in refused.value.problems]
        assert database.read(records, HelpAction, "id") == []
        assert database.read(sitting, GroupSitting, seated["with-harmed"])[0].planned


def test_sitting_is_finished_once_on_its_day_and_as_it_was_read(database, seated):
    record = seated["with-harmed"]
    with pytest.raises(Conflict):
        database.change(finish_sitting, record, 0, given(seated))
    database.change(put_off, record, date(2026, 11, 25))
    with pytest.raises(UserError, match="Posiedzenie ma być"):
        finish(database, record, given(seated))
    database.change(put_off, record, DAY)
    finish(database, record, given(seated))
    with pytest.raises(UserError, match="odbyte"):
        finish(database, record, given(seated))


def test_team_sitting_notes_who_came_and_who_did_not(database, seated):
    database.change(move_team, seated["team"])
    who = {one: str(seated[one]) for one in ("worker", "officer", "stranger")}
    finish(
        database,
        seated["team"],
        {
            "at": "10:00",
            "subject": "plan roku",
            "protocol": "Przyjęto plan.",
            "present": [who["worker"]],
            "excused": [who["officer"]],
        },
        finish_team_sitting,
        team_sheet,
    )
    found = database.read(sitting, TeamSitting, seated["team"])
    assert (found.planned, found.protocol) == (False, "Przyjęto plan.")
    assert set(database.read(records, TeamAttendance, "professional_id", "attendance")) == {
        (seated["worker"], Attendance.PRESENT),
        (seated["officer"], Attendance.EXCUSED),
        (seated["stranger"], Attendance.UNEXCUSED),
    }
