"""Sittings planned for a day, their protocols, and the records that finishing one writes, on a real file."""

from datetime import date, time
from uuid import uuid4

import pytest
from sqlalchemy import select
from tests.fixtures.sittings import DAY, SECRET, seat

from mgops_desktop.domain.blue_card import FormKind, GroupKind, PartyRole
from mgops_desktop.domain.blue_card_records import (
    Attendance,
    Known,
    ReferralDecision,
    SittingKind,
    TeamFunction,
)
from mgops_desktop.domain.errors import Conflict, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.indicators import compute
from mgops_desktop.operations.records.drafts import sitting_draft
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.sitting import (
    UNANIMOUS,
    DayPlan,
    finish_sitting,
    finish_team_sitting,
    plan_sittings,
)
from mgops_desktop.operations.sitting_papers import (
    attendance_paper,
    clash_words,
    team_attendance_paper,
)
from mgops_desktop.operations.sitting_sheet import sitting_sheet, team_sheet
from mgops_desktop.reports.blocks import Note
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.procedure import stories
from mgops_desktop.storage.sittings import day_agenda, groups_on, team_calendar, team_of
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import TeamAttendance, TeamMember
from mgops_desktop.storage.tables.blue_card_course import CorrectionProgramme
from mgops_desktop.storage.tables.blue_card_work import HelpAction, Obligation
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def seated(database):
    return database.change(seat)


@question("zapisy w teście posiedzeń", None)
def records(session, cls, *names):
    return [tuple(getattr(one, name) for name in names) for one in session.scalars(select(cls))]


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


def test_agenda_of_a_day_tells_of_hours_that_do_not_go_together(database, seated):
    found = database.read(day_agenda, DAY)
    assert [one.kind for one in found.lines] == [
        *(SittingKind.WITH_HARMED, SittingKind.GROUP, SittingKind.WITH_VIOLENT),
    ]
    assert found.buffer == 60
    assert not found.clashes
    near = DayPlan(DAY, time(9, 10), 10, SittingKind.GROUP, (seated["group-b"],))
    with pytest.raises(UserError, match="już zapisane"):
        database.change(plan_sittings, near)


def test_groups_are_planned_in_turn_with_the_buffer_between_sides(database, seated):
    day = date(2026, 12, 3)
    groups = [one.group for one in database.read(groups_on, day)]
    assert groups == [seated["group-a"], seated["group-b"]]
    database.change(
        plan_sittings, DayPlan(day, time(9), 30, SittingKind.WITH_HARMED, tuple(groups))
    )
    database.change(
        plan_sittings, DayPlan(day, time(9), 30, SittingKind.WITH_VIOLENT, tuple(groups))
    )
    found = database.read(day_agenda, day)
    assert [f"{one.at:%H:%M}" for one in found.lines] == ["09:00", "09:30", "10:30", "11:00"]
    assert not found.clashes
    assert all(one.planned for one in found.lines)


@operation("druga rola w teście posiedzeń", None)
def take_other_side(session, procedure, party):
    own = {"procedure_id": procedure, "party_id": party, "role": PartyRole.VIOLENT}
    session.add(Participation(number="NKU/9", **own))


def test_who_is_on_the_other_side_of_another_procedure_is_kept_apart_there_too(database, seated):
    database.change(take_other_side, seated["procedure-b"], seated["harmed-a"])
    day, groups = date(2026, 12, 3), (seated["group-a"], seated["group-b"])
    database.change(plan_sittings, DayPlan(day, time(9), 30, SittingKind.WITH_HARMED, groups))
    found = database.read(day_agenda, day)
    assert [f"{one.at:%H:%M}" for one in found.lines] == ["09:00", "10:30"]
    second = found.lines[1].record.id
    database.change(put_forward, second, time(10))
    ((told,)) = clash_words(database.read(day_agenda, day))
    numbers = " i ".join(one.procedure_number for one in found.lines)
    assert told == f"{numbers}: spotkania obu stron dzieli mniej niż 60 minut (§ 18)."


@operation("zmiana godziny w teście posiedzeń", None)
def put_forward(session, record, at):
    session.get_one(GroupSitting, record).at = at


@operation("druga grupa w teście posiedzeń", None)
def appoint_another(session, procedure):
    group = Group(number="NKG/9", procedure_id=procedure, kind=GroupKind.GDP, appointed=DAY)
    session.add(group)
    session.flush()
    return group.id


def test_every_chosen_group_is_planned_even_two_of_one_procedure(database, seated):
    other = database.change(appoint_another, seated["procedure-a"])
    day, groups = date(2026, 12, 3), (seated["group-a"], other)
    database.change(plan_sittings, DayPlan(day, time(9), 30, SittingKind.GROUP, groups))
    planned = {
        row[0] for row in database.read(records, GroupSitting, "group_id", "day") if row[1] == day
    }
    assert planned == set(groups)
    assert [f"{one.at:%H:%M}" for one in database.read(day_agenda, day).lines] == ["09:00", "09:30"]


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


def test_calendar_has_sittings_and_the_terms_round_them(database, seated):
    november, december = (database.read(team_calendar, Period.month(2026, n)) for n in (11, 12))
    assert [one.record.id for one in november.sittings] == [
        seated[one] for one in ("with-harmed", "group", "with-violent")
    ]
    assert [(one.rule, one.day) for one in november.terms] == [
        ("T19", date(2026, 11, 24)),
        ("T20", date(2026, 11, 27)),
    ]
    assert [one.record.id for one in december.sittings] == [seated["team"]]
    assert [(one.rule, one.day) for one in december.terms] == [("T18", date(2026, 12, 5))]


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


@operation("zmiana dnia zespołu w teście", None)
def move_team(session, record):
    session.get_one(TeamSitting, record).day = DAY


def test_team_of_a_day_tells_of_missing_institutions_and_of_training(database, seated):
    found = database.read(team_of, DAY)
    assert MemberRole.POLICE not in found.missing
    assert {MemberRole.HEALTH, MemberRole.EDUCATION} <= set(found.missing)
    assert len(found.seats) == 3
    assert {one.train_by for one in found.seats} == {date(2027, 1, 5)}
    assert database.read(team_of, date(2025, 1, 1)).seats == ()


@operation("zespół dawnego prawa w teście", None)
def sit_before_2023(session, professional):
    """Three sittings of 2022 that a member missed, and nothing since."""
    for sitting in session.scalars(select(TeamSitting)):
        session.delete(sitting)
    own = {"professional_id": professional, "function": TeamFunction.CHAIR}
    session.add(TeamMember(number="NKM/8", began=date(2022, 1, 1), ended=date(2022, 12, 31), **own))
    for month in (1, 4, 7):
        sitting = TeamSitting(id=uuid4(), number=f"NKT/9{month}", day=date(2022, month, 4))
        missed = {"professional_id": professional, "attendance": Attendance.UNEXCUSED}
        session.add(sitting)
        session.flush()
        session.add(TeamAttendance(number=f"NKB/9{month}", sitting_id=sitting.id, **missed))


def test_team_of_the_former_law_is_measured_by_the_former_law(database, seated):
    database.change(sit_before_2023, seated["worker"])
    found = database.read(team_of, date(2022, 8, 1))
    assert found.without == ()
    (seat_of_2022,) = found.seats
    assert (seat_of_2022.absences, seat_of_2022.train_by) == (0, None)
    calendar = database.read(team_calendar, Period.month(2022, 10))
    assert [(one.rule, one.day) for one in calendar.terms] == [("H03", date(2022, 10, 4))]


def notes_of(report):
    return [one.text for part in report.sections for one in part.blocks if isinstance(one, Note)]


def test_only_the_list_of_a_group_says_that_it_is_of_one_procedure(database, seated) -> None:
    (of_group,) = notes_of(database.read(attendance_paper, seated["with-harmed"]))
    (of_team,) = notes_of(database.read(team_attendance_paper, seated["team"]))
    assert "tylko tej procedury" in of_group
    assert "procedury" not in of_team
    assert "poufności" in of_team


@operation("broń w teście", None)
def arm(session, record):
    session.get_one(Participation, record).weapon = Known.UNKNOWN


def test_bare_answer_stands_in_a_list_under_its_question(database, seated) -> None:
    database.change(arm, seated["part-violent-a"])
    owner = RecordRef("procedure", seated["procedure-a"])
    (listed,) = database.read(lines_about, ("participation",), owner)
    notes = next(one.note for one in listed.lines if one.id == seated["part-violent-a"])
    assert "broń palna: nie ustalono" in notes
