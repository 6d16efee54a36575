"""The criterion of Blue Card reach, on both engines: every kind, every form of statement."""

import pytest
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import aliased
from tests.fixtures.cards import LEADER, MEMBER, STRANGER, as_login, enter_team
from tests.fixtures.records import add_one_of_each

from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_criteria import card_classes
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    Party,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_bodies import HelpPoint, Professional, TeamMember

OPEN = {Professional, TeamMember, HelpPoint}


@pytest.fixture
def told(on_both):
    ids = on_both.seen_by().change(add_one_of_each)
    on_both.seen_by().change(enter_team)
    return on_both, ids


@question("zapisy w teście", None)
def seen(session):
    """How many records of each kind are seen, in the bin or not."""
    return {
        cls: session.scalar(
            select(func.count()).select_from(cls).execution_options(include_binned=True)
        )
        for cls in card_classes()
    }


@question("liczby w teście", None)
def counted(session):
    with all_cards(session):
        return seen(session)


@question("obejścia w teście", None)
def roundabout(session):
    """The same record by an alias, a subquery, a join, a list of another one and by its key."""
    other = aliased(Procedure)
    by_alias = session.scalars(select(other.number)).all()
    of_group = select(Procedure.number).where(Procedure.id == Group.procedure_id)
    by_column = session.scalars(select(of_group.scalar_subquery()).select_from(Group)).all()
    within = select(Participation.party_id).where(Participation.id.is_not(None))
    by_subquery = session.scalars(select(Party.number).where(Party.id.in_(within))).all()
    joined = select(Party.number).join(Participation, Participation.party_id == Party.id)
    sittings = session.scalars(select(GroupSitting)).all()
    by_list = [one.number for sitting in sittings for one in sitting.parties]
    mixed = select(Group.number, other.number).outerjoin(other, Group.id.is_not(None))
    by_mixed = [number for _group, number in session.execute(mixed) if number]
    whole = select(Procedure).where(Procedure.id.is_not(None)).subquery()
    by_table = session.scalars(select(whole.c.number)).all()
    some = select(Party.number).where(select(GroupSitting.id).exists())
    has_part = select(Participation.id).where(Participation.party_id == Party.id)
    by_exists = session.scalars(select(Party.number).where(has_part.exists())).all()
    both, bind = select(Party.number).union_all(joined), {"mapper": inspect(Party)}
    by_union = session.scalars(both, bind_arguments=bind).all()
    found = {*by_mixed, *by_table, *by_exists, *by_union, *session.scalars(some)}
    return {*found, *by_alias, *by_column, *by_subquery, *session.scalars(joined), *by_list}


@pytest.mark.parametrize("login", [MEMBER, STRANGER])
def test_every_kind_is_hidden_from_who_does_not_reach_it(told, login):
    opened, _ids = told
    whole = as_login(opened, LEADER).read(seen)
    part = as_login(opened, login).read(seen)
    assert all(whole.values())
    own = {Procedure, Party, Group, Participation} if login == MEMBER else set()
    for cls in card_classes():
        if cls in OPEN:
            assert part[cls] == whole[cls], cls
        elif cls in own:
            assert part[cls] == whole[cls] - 1 == 1, cls
        elif login == STRANGER:
            assert part[cls] == 0, cls
        else:
            assert part[cls] < whole[cls], cls
    assert as_login(opened, login).read(counted) == whole


def test_no_form_of_statement_goes_round_it(told):
    opened, _ids = told
    assert as_login(opened, MEMBER).read(roundabout) == {"NK/501/2026", "NKO/501/2026"}
    whole = as_login(opened, LEADER).read(roundabout)
    assert whole == {"NK/501/2026", "NKO/501/2026", "NK/9077/2026", "NKO/9077/2026"}


def test_every_kind_of_the_file_belongs_to_a_procedure_or_is_named_open():
    """A new kind of record without a way to its procedure fails here, not in the hands of a stranger."""
    owners = {"procedure_id", "group_id", "form_id", "sheet_id", "of_record", "sitting_id"}
    for cls in card_classes():
        has_way = owners & set(inspect(cls).columns.keys()) or cls.__tablename__ in (
            *("procedure", "party", "team_sitting"),
        )
        assert has_way or cls in OPEN, cls
