"""Od ostatniego razu: promises stand over silent contacts, and every kind of record of a family is told or named."""

from datetime import date
from types import SimpleNamespace

import pytest
from tests.operations.records.entering import enter

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.since_last import Doing
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.since_last import NOT_TOLD, TOLD, since_last
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.visit import Visit


@operation("ustalenia w teście", None)
def promise(session, visit):
    found = session.get_one(Visit, visit)
    found.agreed_family, found.agreed_worker = "zapłaci czynsz", "umówi poradnię"


@pytest.fixture
def home(story):
    story.opened.seen_by().change(promise, story.ids["visit"])
    return SimpleNamespace(head=story.as_(Role.HEAD), ids=story.ids)


def contact(home, kind, day, **more):
    given = {"kind": kind, "day": day, "cases": [str(home.ids["case"])], "minutes": 10}
    return enter(home.head, "visit", {**given, **more})


def told(home):
    found = home.head.read(since_last, home.ids["family"])
    return {(one.change.doing, one.change.record.kind) for one in found.changes}


def test_a_call_that_agreed_nothing_leaves_the_promises(home):
    contact(home, "phone", "2026-11-16")
    found = home.head.read(since_last, home.ids["family"])
    assert found.last is not None
    assert found.last.day == date(2026, 11, 16)
    assert found.promises.family.lines == ("zapłaci czynsz",)
    assert found.promises.family.day == date(2026, 11, 13)


def test_a_promise_of_one_side_leaves_that_of_the_other(home):
    contact(home, "phone", "2026-11-16", agreed_family="przyniesie umowę")
    found = home.head.read(since_last, home.ids["family"])
    assert found.promises.family.lines == ("przyniesie umowę",)
    assert found.promises.worker.lines == ("umówi poradnię",)


def test_newer_kinds_are_told(home):
    of_case = {"case": str(home.ids["case"]), "worker": str(home.ids["worker"])}
    planned = {**of_case, "day": "2026-11-30", "state": "cancelled", "cancelled_by": "family"}
    enter(home.head, "planned_visit", {**planned, "cancelled_on": "2026-11-20"})
    enter(home.head, "planned_visit", {**of_case, "day": "2026-12-07", "state": "planned"})
    own = {"family": str(home.ids["family"]), "person": str(home.ids["person"])}
    enter(home.head, "statement", {**own, "kind": "principles", "day": "2026-11-19"})
    changes = told(home)
    assert (Doing.CALLED_OFF, "planned_visit") in changes
    assert (Doing.NEW, "statement") in changes
    found = home.head.read(since_last, home.ids["family"])
    assert sum(one.change.record.kind == "planned_visit" for one in found.changes) == 1


def test_every_kind_of_a_family_s_records_is_told_or_named_as_not_told():
    family = RecordRef("family", KINDS["family"].id)
    of_family = set()
    for kind, table in KINDS.items():
        if table.compartment is not Compartment.CENTRE:
            continue
        try:
            records_about(kind, family)
        except LookupError:
            continue
        of_family.add(kind)
    assert of_family == set(TOLD) | NOT_TOLD
    assert not set(TOLD) & NOT_TOLD
