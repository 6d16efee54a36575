"""Change from a day: the stretch before ends, the next one begins, in one operation that can be taken back as one."""

from datetime import date

import pytest
from sqlalchemy import func, select
from tests.conftest_database import ASSISTANT, HEAD
from tests.operations.records.entering import enter

from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.changing import (
    change_form,
    change_from_day,
    take_back_change,
)
from mgops_desktop.operations.records.drafts import change_name
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.setting_lists import parameter_values
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.furniture import CENTRE

OVER = "2026-06-30"


@question("okresy w teście", None)
def stretches(session, kind, *names):
    """The stretches of a kind in the order of time."""
    cls = KINDS[kind]
    rows = session.scalars(select(cls).order_by(cls.began)).all()
    return [tuple(getattr(row, name) for name in (*names, "began", "ended")) for row in rows]


@question("dziennik w teście", None)
def operations(session):
    """How many operations are in the journal, and by which the last but one was taken back."""
    table = CENTRE.operation
    undone = select(table.undone_by).where(table.undone_by.is_not(None))
    return session.scalar(select(func.max(table.sequence))), session.scalars(undone).all()


@pytest.fixture
def head(opened):
    return opened.seen_by(HEAD)


@pytest.fixture
def family(head):
    return enter(head, "family", {"name": "Przykładowa", "area": "town"})


@pytest.fixture
def person(head):
    given = {"surname": "Przykładowa", "first_name": "Ala", "sex": "female"}
    return enter(head, "person", {**given, "birth_date": "2015-01-01"})


@pytest.fixture
def member(head, family, person):
    given = {"family": str(family), "person": str(person), "role": "child", "began": "2026-01-01"}
    return enter(head, "membership", given)


def form_of(database, kind, record, owner=None):
    return database.read(change_form, kind, record, owner).form


def change(database, kind, record, version=1, /, **typed):
    """Type into the form of the change and store it, warnings confirmed."""
    given = {**form_of(database, kind, record).values, **typed}
    accepted: list[str] = []
    while True:
        try:
            return database.change(change_from_day, kind, record, version, given, accepted)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]


def problem(error):
    (one,) = error.value.problems
    return one.field, one.code


def test_stretch_ends_the_day_before_and_the_next_begins(head, member):
    before, _undone = head.read(operations)
    changed = change(head, "membership", member, shares_household=False, began="2026-07-01")
    assert head.read(stretches, "membership", "shares_household") == [
        (True, date(2026, 1, 1), date(2026, 6, 30)),
        (False, date(2026, 7, 1), None),
    ]
    assert changed.day == date(2026, 7, 1)
    assert head.read(operations)[0] == before + 1


def test_what_stays_is_filled_in_and_whose_it_is_is_not_asked(head, family, member):
    form = form_of(head, "membership", member, RecordRef("family", family))
    asked = [field.name for field in form.fields if not field.fixed]
    assert asked == ["role", "shares_household", "began", "ended"]
    assert (form.values["role"], form.values["shares_household"]) == ("child", True)
    assert form.values["began"] is None


def test_change_is_taken_back_as_one(head, member):
    changed = change(head, "membership", member, role="other", began="2026-07-01")
    done = (changed.kind, changed.ended, changed.version, changed.day)
    number, _none = head.read(operations)
    head.change(take_back_change, *done)
    assert head.read(stretches, "membership", "role") == [("child", date(2026, 1, 1), None)]
    assert head.read(operations) == (number + 1, [number + 1])


def test_change_that_somebody_went_on_from_is_not_taken_back(head, member):
    changed = change(head, "membership", member, role="other", began="2026-07-01")
    done = (changed.kind, changed.ended, changed.version, changed.day)
    given = {**form_of(head, "membership", changed.new).values, "began": "2026-07-01"}
    head.change(correct_record, "membership", changed.new, 1, {**given, "role": "relative"}, ())
    with pytest.raises(Conflict, match="nie da się już cofnąć"):
        head.change(take_back_change, *done)
    assert len(head.read(stretches, "membership")) == 2


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"role": "other", "began": "2026-01-01"}, ("began", "order")),
        ({"began": "2026-07-01"}, ("began", "same")),
        ({"role": "other", "began": None}, ("began", "required")),
        ({"role": "other", "began": "2026-07-01", "ended": "2026-06-01"}, ("ended", "order")),
    ],
)
def test_change_that_cannot_be_leaves_everything_as_it_was(head, member, typed, where):
    with pytest.raises(UserError) as error:
        change(head, "membership", member, **typed)
    assert problem(error) == where
    assert head.read(stretches, "membership") == [(date(2026, 1, 1), None)]


def test_rules_of_the_new_stretch_hold_too(head, person, member):
    """A girl is no father: the stretch before must not have ended either."""
    with pytest.raises(UserError) as error:
        change(head, "membership", member, role="father", began="2026-07-01")
    assert problem(error) == ("role", "role")
    assert head.read(stretches, "membership") == [(date(2026, 1, 1), None)]


def test_stretch_changed_meanwhile_is_a_conflict(head, member):
    with pytest.raises(Conflict):
        change(head, "membership", member, 7, role="other", began="2026-07-01")


def test_why_the_stretch_before_ended_is_asked_in_the_same_form(head, family, person):
    given = {"child": str(person), "family": str(family), "form": "kinship", "began": "2025-03-01"}
    placed = enter(head, "placement", given)
    typed = {"form": "professional", "began": "2026-03-01"}
    with pytest.raises(NeedsConfirmation) as error:
        head.change(
            *(change_from_day, "placement", placed, 1),
            {**form_of(head, "placement", placed).values, **typed},
        )
    asked = {(one.field, one.code) for one in error.value.problems}
    assert asked == {("before.end_reason", "no_reason"), ("notified_on", "not_told")}
    change(head, "placement", placed, **typed, **{"before.end_reason": "carer_changed"})
    assert head.read(stretches, "placement", "form", "end_reason") == [
        ("kinship", "carer_changed", date(2025, 3, 1), date(2026, 2, 28)),
        ("professional", None, date(2026, 3, 1), None),
    ]


def test_stretch_with_an_end_hands_it_on_and_is_not_followed_after_it(head, family, person):
    given = {"person": str(person), "kind": "hospital", "began": "2026-11-01"}
    stay = enter(head, "stay", {**given, "ended": "2027-01-31"})
    assert form_of(head, "stay", stay).values["ended"] == "2027-01-31"
    with pytest.raises(UserError) as error:
        change(head, "stay", stay, kind="home", began="2027-02-02", ended=None)
    assert problem(error) == ("began", "hole")
    change(head, "stay", stay, kind="other_parent", began="2026-11-15")
    assert head.read(stretches, "stay", "kind") == [
        ("hospital", date(2026, 11, 1), date(2026, 11, 14)),
        ("other_parent", date(2026, 11, 15), date(2027, 1, 31)),
    ]


def test_value_of_a_parameter_changes_the_same_way_and_back(head):
    value = next(one for one in head.read(parameter_values) if one.key == "no_visit_days")
    given = form_of(head, "setting", value.id).values
    assert (given["value"], given["basis"]) == (value.value, None)
    typed = {"value": "30", "valid_from": "2027-01-01", "confirmed": "yes", "basis": "zarządzenie"}
    changed = change(head, "setting", value.id, **typed)
    found = [one for one in head.read(parameter_values) if one.key == "no_visit_days"]
    assert [(one.value, str(one.valid_to)) for one in found] == [
        ("30", "None"),
        (value.value, "2026-12-31"),
    ]
    done = (changed.kind, changed.ended, changed.version, changed.day)
    head.change(take_back_change, *done)
    found = [one for one in head.read(parameter_values) if one.key == "no_visit_days"]
    assert [(one.value, one.valid_to) for one in found] == [(value.value, None)]


def test_draft_of_the_change_goes_with_it(head, member):
    head.keep_draft(change_name("membership"), member, {"values": {"role": "other"}})
    assert len(head.read(drafts_of_account)) == 1
    change(head, "membership", member, role="other", began="2026-07-01")
    assert head.read(drafts_of_account) == []


def test_kind_without_states_that_follow_each_other_has_no_such_form(head, family):
    with pytest.raises(LookupError):
        head.read(change_form, "family", family)


def test_account_that_may_not_assign_changes_no_assistant(head, opened, family):
    case = enter(head, "case", {"family": str(family), "basis": "consent", "began": "2026-01-10"})
    worker = enter(head, "worker", {"surname": "Pomocna"})
    given = {"case": str(case), "worker": str(worker), "kind": "main", "began": "2026-01-10"}
    assigned = enter(head, "assignment", given)
    assistant = opened.seen_by(ASSISTANT)
    with pytest.raises(NotAllowed):
        assistant.change(change_from_day, "assignment", assigned, 1, {})
    with pytest.raises(NotAllowed):
        assistant.read(change_form, "assignment", assigned)
