"""A parameter changed by the head changes what is counted, due and explained, from its day on."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from tests.conftest_database import ASSISTANT, CLOCK, HEAD
from tests.operations.oversight.invented import add

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.due import due
from mgops_desktop.operations.setting import NewValue, describe_centre, set_parameter
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.setting import centre, parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import DeadlineRuleRow
from mgops_desktop.storage.tables.family import Family

TEN = NewValue("family_limit", "10", date(2027, 1, 1), "nowela (przykład)", confirmed=False)


@pytest.fixture
def head(opened_folder):
    return opened_folder.seen_by(HEAD)


def test_new_value_counts_from_its_day_and_the_old_one_until_the_day_before(head):
    head.change(set_parameter, TEN)
    limits = head.read(parameters_of)
    assert limits.number("family_limit", date(2026, 12, 31)) == 15
    assert limits.number("family_limit", date(2027, 1, 1)) == 10
    assert limits.on("family_limit", date(2026, 12, 31)).valid_to == date(2026, 12, 31)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TEN, key="nieznany"),
        replace(TEN, value="dużo"),
        replace(TEN, value="0"),
        replace(TEN, key="pro_life_counts_as_support", value="może"),
        replace(TEN, valid_from=date(2015, 1, 1)),
    ],
)
def test_value_that_makes_no_sense_is_refused(head, wrong):
    with pytest.raises(UserError):
        head.change(set_parameter, wrong)


def test_assistant_sets_nothing(opened_folder):
    assistant = opened_folder.seen_by(ASSISTANT)
    with pytest.raises(NotAllowed):
        assistant.change(set_parameter, TEN)
    with pytest.raises(NotAllowed):
        assistant.change(describe_centre, assistant.read(centre))


def test_header_of_the_centre_is_kept(head):
    here = replace(head.read(centre), name="MGOPS w Przykładowie", place="Przykładowo")
    head.change(describe_centre, here)
    assert head.read(centre) == here


@operation("zmiana reguły na próbę", None)
def let_assessments_be_due_after(session, months):
    rules = session.scalars(
        select(DeadlineRuleRow).where(
            DeadlineRuleRow.key.in_(("periodic_assessment", "first_periodic_assessment"))
        )
    )
    for rule in rules:
        rule.length = months


def overdue(database):
    year = Period(date(2026, 1, 1), CLOCK.today())
    return database.read(compute, year, ["periodic_assessments_overdue"])[
        "periodic_assessments_overdue"
    ]


def first_assessment(database):
    (item,) = [one for one in database.read(due) if one.rule == "first_periodic_assessment"]
    return item


@operation("rodzina na próbę", None)
def open_case(session):
    family = add(session, Family, name="Przykładowa")
    add(session, Case, family_id=family, basis=Basis.CONSENT, began=date(2026, 3, 2))


def test_changed_rule_changes_due_list_explanation_and_figure_alike(database):
    database.change(open_case)
    item = first_assessment(database)
    assert (item.nominal, item.explanation) == (
        date(2026, 9, 2),
        "6 miesięcy od 2.03.2026; reguła do potwierdzenia",
    )
    assert overdue(database).value == 1

    database.change(let_assessments_be_due_after, 9)

    item = first_assessment(database)
    assert (item.nominal, item.explanation) == (
        date(2026, 12, 2),
        "9 miesięcy od 2.03.2026; reguła do potwierdzenia",
    )
    assert overdue(database).value == 0
