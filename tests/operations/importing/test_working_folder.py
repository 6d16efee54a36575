"""Hand-over: what a working folder exported becomes records of the main folder, under numbers of its register."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.fixtures.opened import CLOCK, add, opened_copy

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing import (
    file_of,
    import_workbook,
    plan_import,
    take_back_import,
)
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.register import NumberState, register_of
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.visit import Visit

DAY = date(2026, 11, 9)
TAG = "3f9a1c2e"


@operation("folder roboczy w teście", None)
def make_working(session):
    session.scalars(select(Centre)).one().working = True


@operation("zapisy w teście", None)
def work(session, name, visits=1):
    """A family with a person, a case and visits, and a procedure, under the next numbers."""
    number = next_number(session, Family)
    person = Person(number=next_number(session, Person), surname=name, first_name="Ewa")
    family = Family(number=number, name=name)
    session.add_all([family, person])
    session.flush()
    case = Case(
        number=next_number(session, Case), family_id=family.id, basis=Basis.CONSENT, began=DAY
    )
    session.add(case)
    for _ in range(visits):
        session.add(
            Visit(
                number=next_number(session, Visit),
                day=DAY,
                kind=VisitKind.HOME,
                cases=[case],
                persons=[person],
            )
        )
    session.add(
        Procedure(number=next_number(session, Procedure), began=DAY, family_link=family.link_code)
    )


@operation("poprawka w teście", None)
def correct(session):
    visit = session.scalars(select(Visit).order_by(Visit.number)).first()
    visit.course = "Poprawiony przebieg."


class Laptop:
    """A working folder, and the way of its workbook into the main one."""

    def __init__(self, database, main, place):
        self.database = database
        self.main = main
        self._file = place / "przekazanie.xlsx"

    def workbook(self, *keys):
        self._file.write_bytes(self.database.read(export_workbook, keys).content)
        return file_of(self._file)

    def hand_over(self):
        result = self.main.change(import_workbook, self.workbook())
        assert result.plan.errors == ()
        return result


@pytest.fixture
def main(opened):
    """The main folder, which has given some numbers already."""
    database = opened.seen_by()
    database.change(work, "Główna", visits=2)
    return database


@pytest.fixture
def laptop(founded_data, main, tmp_path):
    copy = opened_copy(founded_data, tmp_path / "laptop")
    origin = UUID(f"01930000-0000-7000-8000-0000{TAG}")
    database = Database(copy.connections, actor=PROGRAM, clock=CLOCK, origin=origin)
    database.change(make_working)
    database.change(work, "Robocza")
    yield Laptop(database, main, tmp_path)
    copy.connections.dispose()


@question("numery w teście", None)
def visits(session):
    """Number, cases with their family, and persons of each visit."""
    return {
        visit.number: (
            [(case.number, session.get(Family, case.family_id).number) for case in visit.cases],
            [person.number for person in visit.persons],
        )
        for visit in session.scalars(select(Visit))
    }


@question("procedury w teście", None)
def families_of_procedures(session):
    families = {family.link_code: family.number for family in session.scalars(select(Family))}
    procedures = session.scalars(select(Procedure).order_by(Procedure.number))
    return {one.number: families[one.family_link] for one in procedures}


def changes(plan):
    return {one.key: (one.new, one.changed) for one in plan.sheets if one.new or one.changed}


def test_provisional_numbers_become_the_next_ones_and_references_follow(laptop, main):
    result = laptop.hand_over()
    assert main.read(visits)["W/3/2026"] == ([("AR/2/2026", "R/2/2026")], ["O/2/2026"])
    assert main.read(families_of_procedures) == {
        "NK/1/2026": "R/1/2026",
        "NK/2/2026": "R/2/2026",
    }
    became = {(one.sheet, one.provisional): one.number for one in result.plan.renumbered}
    assert became == {
        ("family", f"robocza-{TAG}-R/1/2026"): "R/2/2026",
        ("person", f"robocza-{TAG}-O/1/2026"): "O/2/2026",
        ("case", f"robocza-{TAG}-AR/1/2026"): "AR/2/2026",
        ("visit", f"robocza-{TAG}-W/1/2026"): "W/3/2026",
        ("procedure", f"robocza-{TAG}-NK/1/2026"): "NK/2/2026",
    }


def test_looking_at_the_file_first_tells_the_same_numbers_and_gives_none(laptop, main):
    looked = main.read(plan_import, laptop.workbook())
    assert looked.renumbered == laptop.hand_over().plan.renumbered


def test_same_export_again_changes_nothing(laptop, main):
    first = laptop.hand_over()
    again = laptop.hand_over()
    assert again.import_id is None
    assert again.plan.changes_nothing
    assert {one.number for one in again.plan.renumbered} == {
        one.number for one in first.plan.renumbered
    }


def test_newer_export_changes_what_was_corrected_and_adds_what_is_new(laptop, main):
    laptop.hand_over()
    laptop.database.change(correct)
    laptop.database.change(work, "Druga")
    result = laptop.hand_over()
    assert changes(result.plan) == {
        **dict.fromkeys(("family", "person", "case", "procedure"), (1, 0)),
        "visit": (1, 1),
    }
    assert main.read(visits)["W/4/2026"] == ([("AR/3/2026", "R/3/2026")], ["O/3/2026"])


def test_sheet_alone_finds_what_was_handed_over_before(laptop, main):
    laptop.hand_over()
    laptop.database.change(correct)
    plan = main.read(plan_import, laptop.workbook("visit"))
    assert plan.errors == ()
    assert changes(plan) == {"visit": (0, 1)}


def test_numbers_go_on_after_those_of_the_hand_over(laptop, main):
    laptop.hand_over()
    main.change(work, "Następna")
    numbers = [one.number for one in main.read(register_of, "family")]
    assert numbers == ["R/1/2026", "R/2/2026", "R/3/2026"]


def test_hand_over_is_taken_back_and_comes_back_under_the_same_numbers(laptop, main):
    result = laptop.hand_over()
    assert main.change(take_back_import, result.import_id).kept == ()
    states = {one.number: one.state for one in main.read(register_of, "visit")}
    assert states["W/3/2026"] is NumberState.CANCELLED
    laptop.hand_over()
    numbers = {one.number: one.state for one in main.read(register_of, "visit")}
    assert numbers == dict.fromkeys(("W/1/2026", "W/2/2026", "W/3/2026"), NumberState.GIVEN)


def test_erased_record_does_not_come_back_with_the_next_hand_over(laptop, main):
    laptop.hand_over()
    (visit,) = main.read(visit_id, "W/3/2026")
    main.change(bin_record, "visit", visit, "pomyłka")
    main.change(erase_record, Erasing("visit", "W/3/2026", "na wniosek"))
    (error,) = main.read(plan_import, laptop.workbook()).errors
    assert (error.sheet, error.code) == ("visit", "cancelled_number")


@question("wizyta w teście", None)
def visit_id(session, number):
    return list(session.scalars(select(Visit.id).where(Visit.number == number)))


def test_working_folder_keeps_printed_numbers_of_the_main_one(laptop, main, tmp_path):
    file = tmp_path / "z głównego.xlsx"
    file.write_bytes(main.read(export_workbook).content)
    result = laptop.database.change(import_workbook, file_of(file))
    assert (result.plan.errors, result.plan.renumbered) == ((), ())
    numbers = {one.number for one in laptop.database.read(register_of, "family")}
    assert numbers == {"R/1/2026", f"robocza-{TAG}-R/1/2026"}
    assert changes(main.read(plan_import, laptop.workbook()))["family"] == (1, 0)


def test_covered_address_that_the_working_folder_never_had_stays_in_the_main_one(
    laptop, main, tmp_path
):
    file = tmp_path / "z głównego.xlsx"
    hidden = Family(number="R/9/2026", name="Ukryta", street="ul. Ukryta 3", protected_address=True)
    (family,) = main.change(add, hidden)
    file.write_bytes(main.read(export_workbook).content)
    assert laptop.database.change(import_workbook, file_of(file)).plan.errors == ()
    laptop.hand_over()
    assert main.read(street_of, family) == "ul. Ukryta 3"


@question("adres w teście", None)
def street_of(session, family):
    return session.get_one(Family, family).street


def test_header_and_parameters_are_the_main_folder_s_and_not_handed_over(laptop, main):
    sheets = {one.key for one in laptop.hand_over().plan.sheets}
    assert "family" in sheets
    assert not {"centre", "setting"} & sheets
