"""The team on a day: institutions that are missing, chair and deputy, papers, training, absences."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.domain.procedure.team import MANDATORY, Lack, Seat, team_on

DAY = date(2026, 11, 21)
SIGNED = date(2026, 1, 5)


def seat(number, role, function=TeamFunction.MEMBER, **more):
    known = {"began": SIGNED, "sworn": SIGNED, "authorised": SIGNED, **more}
    return Seat(UUID(int=number), f"Osoba {number}", role, "Instytucja", function, **known)


def whole():
    seats = [seat(number, role) for number, role in enumerate(MANDATORY)]
    seats[0] = replace(seats[0], function=TeamFunction.CHAIR)
    seats[1] = replace(seats[1], function=TeamFunction.DEPUTY)
    return seats


def test_whole_team_lacks_nothing():
    found = team_on(DAY, whole())
    assert (found.missing, found.without) == ((), ())
    assert [one.function for one in found.seats][:2] == [TeamFunction.CHAIR, TeamFunction.DEPUTY]
    assert not [lack for one in found.seats for lack in one.lacks_on(DAY)]


def test_every_institution_of_the_act_is_missed():
    for role in MANDATORY:
        found = team_on(DAY, [one for one in whole() if one.role is not role])
        assert found.missing == (role,)


def test_institution_is_missed_outside_the_days_of_its_member_and_where_he_only_serves():
    gone = [replace(one, ended=date(2026, 11, 20)) for one in whole()]
    assert team_on(DAY, gone).missing == tuple(MANDATORY)
    assert not team_on(DAY, gone).seats
    serving = [
        replace(one, function=TeamFunction.SERVICE) if one.role is MemberRole.POLICE else one
        for one in whole()
    ]
    found = team_on(DAY, serving)
    assert found.missing == (MemberRole.POLICE,)
    assert len(found.seats) == len(MANDATORY)


def test_chair_and_deputy_are_missed():
    found = team_on(DAY, [seat(1, MemberRole.POLICE)])
    assert found.without == (TeamFunction.CHAIR, TeamFunction.DEPUTY)


def test_former_law_knew_no_deputy():
    found = team_on(DAY, [seat(1, MemberRole.POLICE)], has_deputy=False)
    assert found.without == (TeamFunction.CHAIR,)


def test_papers_training_and_absences_are_told():
    good = seat(1, MemberRole.POLICE, train_by=date(2026, 12, 1))
    late = date(2026, 11, 22)
    for change, lack in (
        ({"sworn": None}, Lack.STATEMENT),
        ({"sworn": late}, Lack.STATEMENT),
        ({"authorised": None}, Lack.AUTHORISATION),
        ({"authorised": late}, Lack.AUTHORISATION),
        ({"authorised_until": date(2026, 11, 20)}, Lack.AUTHORISATION),
        ({"train_by": date(2026, 11, 20)}, Lack.TRAINING_LATE),
        ({"absences": 3}, Lack.ABSENCES),
    ):
        expected = {lack} | ({Lack.TRAINING} if "train_by" not in change else set())
        assert set(replace(good, **change).lacks_on(DAY)) == expected
    assert set(replace(good, trained=DAY).lacks_on(DAY)) == set()
    assert set(replace(good, absences=2).lacks_on(DAY)) == {Lack.TRAINING}
