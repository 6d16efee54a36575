"""The checklist of a file: what is missing names the form that fills it, and once filled the record that proves it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conftest_database import HEAD, Opened
from tests.fixtures.opened import actor
from tests.operations.oversight.invented import Invented, add, small_centre

from mgops_desktop.domain.checklist import CheckItem, CheckKey, CheckState
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.operations.oversight.checklist import checked_caseload, checked_file
from mgops_desktop.operations.oversight.gaps import gaps_of_caseload
from mgops_desktop.reports.blocks import FigureTable
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.reading_log import readings
from mgops_desktop.storage.tables.casework import Application, Case
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, PlanVersion, WorkPlan
from mgops_desktop.storage.tables.statement import Statement

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def head(opened_folder: Opened) -> Database:
    return opened_folder.seen_by(HEAD)


@pytest.fixture
def centre(head: Database) -> Invented:
    return head.change(small_centre)


def checked(head: Database, family: UUID) -> Mapping[CheckKey, CheckItem]:
    (file,) = head.read(checked_file, family)
    return {item.key: item for item in file.items}


@operation("uzupełnienie teczki na próbę", None)
def fill_the_file(session: Session, family: UUID, case: UUID) -> None:
    person = add(session, Person, surname="Łatwa", first_name="Ewa")
    add(session, Application, family_id=family, received=SEPTEMBER)
    for kind in (StatementKind.CONSENT, StatementKind.INFORMED):
        add(
            session,
            Statement,
            family_id=family,
            case_id=case,
            person_id=person,
            kind=kind,
            day=SEPTEMBER,
        )
    plan = add(session, WorkPlan, case_id=case, began=date(2026, 9, 20))
    add(
        session,
        PlanAction,
        plan_id=plan,
        action="Zeszyt wydatków",
        deadline=date(2026, 12, 1),
        expected_effect="rachunki w terminie",
    )
    add(
        session,
        PlanVersion,
        plan_id=plan,
        version_number=1,
        valid_from=date(2026, 9, 20),
        consulted_with="Ewa Socjalna",
        family_signed_on=date(2026, 9, 21),
    )


@operation("ocena na próbę", None)
def assess(session: Session, case: UUID, day: date, handed_over: date | None) -> None:
    add(
        session,
        Assessment,
        case_id=case,
        kind=AssessmentKind.PERIODIC,
        day=day,
        handed_over=handed_over,
    )


@operation("zakończenie na próbę", None)
def close(session: Session, case: UUID) -> None:
    session.get_one(Case, case).ended = date(2026, 11, 2)


def test_each_gap_names_the_form_that_fills_it(head: Database, centre: Invented) -> None:
    found = checked(head, centre["easy"])
    missing = {key: item.fill.kind for key, item in found.items() if item.is_gap and item.fill}
    assert missing == {
        CheckKey.GROUND: "application",
        CheckKey.INFORMED: "statement",
        CheckKey.PLAN: "work_plan",
    }
    assert found[CheckKey.ASSIGNMENT].state is CheckState.THERE
    assert found[CheckKey.ASSESSMENTS].state is CheckState.AHEAD


def test_a_whole_file_has_a_record_behind_every_item(head: Database, centre: Invented) -> None:
    head.change(fill_the_file, centre["easy"], centre["easy_case"])
    found = checked(head, centre["easy"])
    assert not [item for item in found.values() if item.is_gap]
    proofs = {key: item.proof.kind for key, item in found.items() if item.proof}
    assert proofs == {
        CheckKey.GROUND: "application",
        CheckKey.CONSENT: "statement",
        CheckKey.INFORMED: "statement",
        CheckKey.ASSIGNMENT: "assignment",
        CheckKey.PLAN: "work_plan",
        CheckKey.AGREED: "plan_version",
    }


def test_an_assessment_that_was_not_handed_over_leads_to_its_form(
    head: Database, centre: Invented
) -> None:
    head.change(assess, centre["easy_case"], date(2026, 10, 30), None)
    item = checked(head, centre["easy"])[CheckKey.HANDED_OVER]
    assert item.is_gap
    assert item.fill is not None
    assert item.fill.record is not None
    assert item.words == "nie przekazano oceny z 30.10.2026"


def test_an_assessment_made_late_is_told_and_is_no_gap(head: Database, centre: Invented) -> None:
    head.change(move_back, centre["easy_case"])
    head.change(assess, centre["easy_case"], date(2026, 10, 30), date(2026, 10, 31))
    item = checked(head, centre["easy"])[CheckKey.ASSESSMENTS]
    assert (item.state, item.is_gap) == (CheckState.LATE, False)


@operation("wcześniejsza sprawa na próbę", None)
def move_back(session: Session, case: UUID) -> None:
    session.get_one(Case, case).began = date(2026, 1, 2)


def test_a_closed_case_asks_for_its_reason_and_the_final_assessment(
    head: Database, centre: Invented
) -> None:
    head.change(close, centre["easy_case"])
    found = checked(head, centre["easy"])
    assert found[CheckKey.CLOSING].fill is not None
    assert found[CheckKey.CLOSING].fill.kind == "case"
    assert found[CheckKey.FINAL].is_gap


def test_an_assistant_checks_his_own_families_only(opened_folder: Opened, centre: Invented) -> None:
    calm = opened_folder.seen_by(actor(Role.ASSISTANT, worker=centre["calm"]))
    assert {one.case.family for one in calm.read(checked_caseload)} == {centre["left"]}
    assert calm.read(checked_file, centre["left"])
    with pytest.raises(NotAllowed):
        calm.read(checked_file, centre["hard"])


def test_the_list_of_gaps_has_a_row_for_each_and_no_names(head: Database, centre: Invented) -> None:
    gaps = sum(len(one.gaps) for one in head.read(checked_caseload))
    report = head.read(gaps_of_caseload, Period.year(2026))
    (table,) = (block for block in report.blocks() if isinstance(block, FigureTable))
    assert len(table.rows) == gaps > 0
    words = [row.label for row in table.rows] + [c.text for row in table.rows for c in row.cells]
    assert not [word for word in words if "Łatwa" in word or "Trudna" in word]


def test_reading_a_checklist_is_logged(head: Database, centre: Invented) -> None:
    head.read(checked_file, centre["hard"])
    assert "teczka na kontrolę" in {one.purpose for one in head.read(readings, Period.year(2026))}
