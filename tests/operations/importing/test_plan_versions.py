"""A workbook that changes a plan: the version that was signed before keeps what it said."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select
from tests.operations.importing.invented import Importer

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.plan import PlanVersion

SIGNED, LATER = date(2026, 9, 1), date(2026, 10, 1)


@question("zapamiętane działania w teście", None)
def kept(session):
    """The actions that the first version keeps, with their terms."""
    version = session.scalars(select(PlanVersion).where(PlanVersion.number == "WP/1")).one()
    return [(said["action"], said["deadline"]) for said in version.agreed]


def plan(book, *, deadline=date(2026, 12, 1), more=False, second=False):
    book.add("family", number="R/1", name="Planowa")
    book.add("case", number="AR/1", family="R/1", basis="consent", began=date(2026, 8, 3))
    book.add("work_plan", number="PL/1", case="AR/1", began=SIGNED)
    version = {"plan": "PL/1", "version_number": 1, "valid_from": SIGNED}
    book.add("plan_version", number="WP/1", **version, family_signed_on=SIGNED)
    if second:
        version = {"plan": "PL/1", "version_number": 2, "valid_from": LATER}
        book.add("plan_version", number="WP/2", **version)
    book.add("plan_action", number="D/1", plan="PL/1", action="lista", deadline=deadline)
    if more:
        book.add("plan_action", number="D/2", plan="PL/1", action="kurs")


@pytest.fixture
def on(story, tmp_path):
    """Imports of a day."""
    places = iter(range(9))

    def importer(day):
        place = tmp_path / f"dzień-{next(places)}"
        place.mkdir()
        return Importer(story.opened.seen_by(PROGRAM, FixedClock.on(day)), place)

    on_first = importer(SIGNED)
    on_first.must(plan)
    return importer


@pytest.mark.parametrize(
    "changed", [{"deadline": date(2027, 2, 1)}, {"more": True}, {"second": True, "more": True}]
)
def test_signed_version_keeps_what_it_said_before_the_import(on, changed):
    later = on(LATER)
    assert later.database.read(kept) == []  # it still says what stands in the plan
    later.must(partial(plan, **changed))
    assert later.database.read(kept) == [("lista", "2026-12-01")]


def test_import_of_the_same_keeps_nothing(on):
    later = on(LATER)
    later.must(plan)
    assert later.database.read(kept) == []


def test_rows_added_on_the_day_of_signing_belong_to_the_version(on):
    same_day = on(SIGNED)
    same_day.must(partial(plan, more=True))
    assert same_day.database.read(kept) == []
