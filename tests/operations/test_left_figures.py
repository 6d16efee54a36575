"""Counts of the Blue Card file, left for those without its key: counted when due, written only if changed."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select
from tests.conftest_database import HEAD, HEAD_AND_TEAM

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.left_figures import leave_figures, must_leave
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.left_figures import MARK
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.centre import CalendarException, LeftFigure
from mgops_desktop.storage.tables.furniture import FURNITURE

RUN = "blue_card_procedures_run"
FIRST_DAY = date(2026, 11, 21)
YEAR = Period.year(2026)


@operation("procedura na próbę", None)
def start_procedure(session, number="NK/1/2026", began=date(2026, 3, 1)):
    session.add(Procedure(number=number, environment="1", began=began))


@operation("procedura do kosza na próbę", None)
def bin_procedures(session):
    for one in session.scalars(select(Procedure)):
        put_in_bin(session, one, "na próbę")


@operation("inna liczba na próbę", None)
def leave_another_value(session, period, value):
    query = select(LeftFigure).where(LeftFigure.key == RUN, LeftFigure.first == period.first)
    [row] = (one for one in session.scalars(query) if one.last == period.last)
    row.value = value


@operation("dzień wolny na próbę", None)
def add_free_day(session):
    session.add(CalendarException(day=date(2026, 5, 2), name="dzień wolny", kind=DayKind.FREE))


@operation("dni wolne do kosza na próbę", None)
def bin_free_days(session):
    for one in session.scalars(select(CalendarException)):
        put_in_bin(session, one, "pomyłka")


@question("wpisy i wiersze", None)
def written(session):
    """The newest journal entry, the touched records in all of them, the rows of the mark."""
    change = FURNITURE[Compartment.CENTRE].change
    touched = session.scalar(select(func.count()).select_from(change))
    marks = session.scalar(
        select(func.count()).select_from(LeftFigure).where(LeftFigure.key == MARK[0])
    )
    return head_of(session).sequence, touched, marks


@pytest.fixture
def seen(opened_folder):
    """The folder as an account sees it on a day."""

    def see(day, actor=HEAD_AND_TEAM):
        connections = opened_folder.connections
        if actor is HEAD:
            connections = connections.without(Compartment.BLUE_CARD)
        return Database(connections, actor=actor, clock=FixedClock.on(day), origin=UUID(int=1))

    return see


def leave_if_due(database):
    if database.read(must_leave):
        database.change(leave_figures)
        return True
    return False


def shown(database, period=YEAR):
    figure = database.read(compute, period, [RUN])[RUN]
    return figure.value, figure.note


def test_nothing_is_left_where_there_is_no_procedure(seen):
    assert not seen(FIRST_DAY).read(must_leave)


def test_account_without_the_key_sees_the_value_and_the_day_of_the_last_counting(seen):
    seen(FIRST_DAY).change(start_procedure)
    assert leave_if_due(seen(FIRST_DAY))
    assert shown(seen(FIRST_DAY, HEAD)) == (1, "podał zespół, stan na 21.11.2026")
    assert leave_if_due(seen(date(2026, 11, 25)))
    assert shown(seen(date(2026, 11, 26), HEAD)) == (1, "podał zespół, stan na 25.11.2026")


@pytest.mark.parametrize("day", [FIRST_DAY, date(2027, 1, 4), date(2028, 7, 3), date(2031, 2, 1)])
def test_counts_are_left_once_a_day_in_every_year(seen, day):
    seen(FIRST_DAY).change(start_procedure)
    leave_if_due(seen(FIRST_DAY))
    leave_if_due(seen(day))
    for _close in range(3):
        assert not leave_if_due(seen(day))


def test_day_without_a_change_adds_one_row_to_the_journal(seen):
    seen(FIRST_DAY).change(start_procedure)
    leave_if_due(seen(FIRST_DAY))
    sequence, touched, _ = seen(FIRST_DAY).read(written)
    assert leave_if_due(seen(date(2026, 11, 22)))
    assert seen(FIRST_DAY).read(written) == (sequence + 1, touched + 1, 1)


def test_there_is_one_mark_over_the_years(seen):
    seen(FIRST_DAY).change(start_procedure)
    for year in (2026, 2027, 2028, 2029):
        assert leave_if_due(seen(date(year, 12, 1)))
    assert seen(FIRST_DAY).read(written)[2] == 1


def test_change_is_counted_again_on_the_same_day(seen):
    seen(FIRST_DAY).change(start_procedure)
    leave_if_due(seen(FIRST_DAY))
    seen(FIRST_DAY).change(start_procedure, "NK/2/2026", date(2026, 4, 1))
    assert leave_if_due(seen(FIRST_DAY))
    assert shown(seen(FIRST_DAY, HEAD))[0] == 2


def test_binned_procedure_is_taken_out_of_the_left_counts(seen):
    seen(FIRST_DAY).change(start_procedure)
    leave_if_due(seen(FIRST_DAY))
    seen(FIRST_DAY).change(bin_procedures)
    assert leave_if_due(seen(FIRST_DAY))
    assert shown(seen(FIRST_DAY, HEAD))[0] in (0, None)


def test_account_without_the_key_leaves_nothing(seen):
    seen(FIRST_DAY).change(start_procedure)
    with pytest.raises(NotAllowed):
        seen(FIRST_DAY, HEAD).change(leave_figures)


def test_what_is_over_is_counted_again_only_when_something_it_is_counted_from_has_changed(seen):
    over = Period.half(2026, 1)
    database = seen(FIRST_DAY)
    database.change(start_procedure)
    leave_if_due(database)
    database.change(leave_another_value, over, 99)
    leave_if_due(seen(date(2026, 11, 22)))
    assert shown(seen(FIRST_DAY, HEAD), over)[0] == 99

    database = seen(date(2026, 11, 23))
    database.change(add_free_day)
    leave_if_due(database)
    assert shown(seen(FIRST_DAY, HEAD), over)[0] == 1


def test_all_is_counted_again_once_a_free_day_was_taken_back_and_with_each_new_month(seen):
    over = Period.half(2026, 1)
    database = seen(FIRST_DAY)
    database.change(start_procedure)
    database.change(add_free_day)
    leave_if_due(seen(date(2026, 11, 22)))
    later = seen(date(2026, 11, 23))
    later.change(leave_another_value, over, 99)
    later.change(bin_free_days)
    leave_if_due(later)
    assert shown(seen(FIRST_DAY, HEAD), over)[0] == 1

    later.change(leave_another_value, over, 99)
    leave_if_due(seen(date(2026, 12, 1)))
    assert shown(seen(FIRST_DAY, HEAD), over)[0] == 1
