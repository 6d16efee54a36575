"""Who reaches what by seats, papers and days."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.procedure.access import (
    Access,
    Holder,
    Paper,
    Seat,
    Standing,
    access_of,
)

DAY = date(2026, 11, 21)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
CHAIR = Holder(UUID(int=1), "ewa", DAY, DAY)
POLICE = Holder(UUID(int=2), "adam", DAY, DAY)
SEAT = Seat(CHAIR, TeamFunction.CHAIR, DAY, None)


def access(login, *holders, seats=(SEAT,), day=DAY):
    return access_of(login, [CHAIR, POLICE, *holders], seats, day)


@pytest.mark.parametrize("function", TeamFunction)
def test_chair_deputy_and_service_reach_everything_a_member_his_groups(function):
    found = access("adam", seats=(SEAT, Seat(POLICE, function, DAY, None)))
    whole = function is not TeamFunction.MEMBER
    assert found.standing is (Standing.WHOLE if whole else Standing.OWN)
    assert found.in_team


@pytest.mark.parametrize("login", ["EWA", "ewa"])
def test_login_is_known_in_any_case(login):
    assert access(login).standing is Standing.WHOLE


@pytest.mark.parametrize("login", ["", "nikt"])
def test_account_that_stands_at_nobody_reaches_nothing(login):
    nameless = Holder(UUID(int=3), "", DAY, DAY)
    assert access(login, nameless) == Access(Standing.UNKNOWN)


@pytest.mark.parametrize(
    ("papers", "missing"),
    [
        ({"sworn": None}, (Paper.STATEMENT,)),
        ({"sworn": AFTER}, (Paper.STATEMENT,)),
        ({"authorised": None}, (Paper.AUTHORISATION,)),
        ({"authorised": AFTER}, (Paper.AUTHORISATION,)),
        ({"authorised_until": BEFORE}, (Paper.AUTHORISATION,)),
        ({"sworn": None, "authorised": None}, tuple(Paper)),
        ({"authorised_until": DAY}, ()),
    ],
)
def test_missing_papers_are_named(papers, missing):
    one = replace(POLICE, id=UUID(int=4), login="jan", **papers)
    found = access("jan", one)
    assert found.missing == missing
    assert found.standing is (Standing.WITHOUT_PAPERS if missing else Standing.OWN)


@pytest.mark.parametrize(("began", "ended"), [(AFTER, None), (BEFORE, BEFORE)])
def test_seat_of_another_day_gives_nothing(began, ended):
    seats = (SEAT, Seat(POLICE, TeamFunction.DEPUTY, began, ended))
    assert access("adam", seats=seats) == Access(Standing.OWN, frozenset({POLICE.id}))


@pytest.mark.parametrize(
    "seats",
    [
        (),
        (Seat(POLICE, TeamFunction.MEMBER, DAY, None),),
        (Seat(replace(CHAIR, login=""), TeamFunction.CHAIR, DAY, None),),
        (Seat(replace(CHAIR, sworn=AFTER), TeamFunction.CHAIR, DAY, None),),
        (Seat(replace(CHAIR, authorised=None), TeamFunction.CHAIR, DAY, None),),
    ],
)
def test_role_is_enough_until_somebody_could_let_others_in(seats):
    assert access("nikt", seats=seats).standing is Standing.BEGINNING


@pytest.mark.parametrize(
    "ended",
    [
        Seat(CHAIR, TeamFunction.CHAIR, BEFORE, BEFORE),
        Seat(replace(CHAIR, authorised_until=BEFORE), TeamFunction.CHAIR, DAY, None),
    ],
)
def test_what_lapses_later_opens_nothing_to_others(ended):
    assert access("nikt", seats=(ended,)).standing is Standing.UNKNOWN
