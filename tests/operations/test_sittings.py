"""Sittings planned for a day, the agenda and calendar of the team, and its papers, on a real file."""

from datetime import date, time
from uuid import uuid4

import pytest
from sqlalchemy import select
from tests.fixtures.sittings import DAY, records

from mgops_desktop.domain.blue_card import GroupKind, PartyRole
from mgops_desktop.domain.blue_card_records import (
    Attendance,
    Known,
    SittingKind,
    TeamFunction,
)
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.sitting import (
    DayPlan,
    plan_sittings,
)
from mgops_desktop.operations.sitting_papers import (
    attendance_paper,
    clash_words,
    team_attendance_paper,
)
from mgops_desktop.reports.blocks import Note
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.sittings import day_agenda, groups_on, team_calendar, team_of
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import TeamAttendance, TeamMember


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
