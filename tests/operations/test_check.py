""" "Sprawdź": each fault of the records is found, with its record and the right code."""

from datetime import date

import pytest
from tests.operations.importing.invented import family, small_centre

from mgops_desktop.domain.check import Severity
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.annual_report.gather import annual_report_of
from mgops_desktop.operations.check import check
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.setting import NewValue, set_parameter
from mgops_desktop.reports.blocks import FigureTable

YEAR = Period.year(2026)


def codes(importer, fill):
    importer.must(fill)
    return {finding.code: finding for finding in importer.database.read(check, YEAR)}


def whole_case(book, **changes):
    """A family whose records lack nothing, except what a test leaves out."""
    family(book, 1, "Przykładowa", **changes.pop("case", {}))
    book.add("worker", number="P/1/2026", surname="Wzorcowa", first_name="Anna")
    book.add(
        "contract",
        number="U/1/2026",
        worker="P/1/2026",
        position="family_assistant",
        form="employment",
        fraction=1,
        began=date(2020, 1, 1),
    )
    rows = {
        "assignment": {
            "number": "PA/1/2026",
            "case": "AR/1/2026",
            "worker": "P/1/2026",
            "kind": "main",
            "began": date(2026, 2, 1),
        },
        "work_plan": {"number": "PL/1/2026", "case": "AR/1/2026", "began": date(2026, 2, 20)},
        "plan_version": {
            "number": "WP/1/2026",
            "plan": "PL/1/2026",
            "version_number": 1,
            "valid_from": date(2026, 2, 20),
            "consulted_on": date(2026, 2, 18),
            "family_signed_on": date(2026, 2, 20),
        },
        "assessment": {
            "number": "OC/1/2026",
            "case": "AR/1/2026",
            "kind": "periodic",
            "day": date(2026, 7, 25),
            "handed_over": date(2026, 7, 28),
        },
    }
    for sheet, values in rows.items():
        if sheet not in changes.get("without", ()):
            book.add(sheet, **(values | changes.get(sheet, {})))


CASEWORK_CODES = {
    "cases_overlap",
    "case_without_plan",
    "plan_unsigned",
    "plan_not_consulted",
    "assessment_overdue",
    "assessment_not_handed_over",
    "closure_without_reason",
    "closure_without_final_assessment",
    "case_without_assistant",
    "limit_exceeded",
    "assistant_is_social_worker",
    "visit_incomplete",
    "court_report_overdue",
    "family_without_members",
}


def test_whole_case_has_nothing_to_complain_of(importer):
    assert not CASEWORK_CODES & codes(importer, whole_case).keys()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"without": ["work_plan", "plan_version"]}, "case_without_plan"),
        ({"plan_version": {"family_signed_on": None}}, "plan_unsigned"),
        ({"plan_version": {"consulted_on": None}}, "plan_not_consulted"),
        ({"without": ["assessment"]}, "assessment_overdue"),
        ({"assessment": {"handed_over": None}}, "assessment_not_handed_over"),
        ({"without": ["assignment"]}, "case_without_assistant"),
        (
            {"case": {"ended": date(2026, 9, 1), "closure_reason": "goals_achieved"}},
            "closure_without_final_assessment",
        ),
    ],
)
def test_what_is_left_out_is_found(importer, changes, code):
    assert code in codes(importer, lambda book: whole_case(book, **changes))


def test_work_that_never_began_needs_no_final_assessment(importer):
    closed = {"ended": date(2026, 4, 1), "closure_reason": "not_started"}
    assert "closure_without_final_assessment" not in codes(
        importer, lambda book: whole_case(book, case=closed)
    )


def test_assistant_who_is_a_social_worker_too_is_an_error(importer):
    def fill(book):
        whole_case(book)
        book.add(
            "contract",
            number="U/2/2026",
            worker="P/1/2026",
            position="social_worker",
            form="employment",
            fraction=0.5,
            began=date(2026, 3, 1),
        )

    assert codes(importer, fill)["assistant_is_social_worker"].severity is Severity.ERROR


def test_two_cases_of_one_family_at_once_are_an_error(importer):
    def fill(book):
        whole_case(book)
        book.add(
            "case",
            number="AR/9/2026",
            family="R/1/2026",
            basis="consent",
            began=date(2026, 5, 1),
        )

    found = codes(importer, fill)["cases_overlap"]
    assert found.record is not None
    assert found.record.kind == "case"


def test_person_without_any_age_is_listed(importer):
    def fill(book):
        small_centre(book)
        book.add("person", number="O/77/2026", surname="Umowna", first_name="Iga")
        book.add(
            "membership",
            number="CR/77/2026",
            family="R/1/2026",
            person="O/77/2026",
            role="relative",
            began=date(2026, 2, 1),
        )

    assert "person_without_age" in codes(importer, fill)


def test_typed_in_parts_that_do_not_add_up_are_kept_and_marked(importer):
    def fill(book):
        count = {
            "year": 2026,
            "body": "Szkoła Wzorcowa",
            "unit": "osoby",
            "source": "pismo z 3.02.2027",
        }
        book.add("yearly_count", number="LI/1", key="meals", wording="dzieci", value=216, **count)
        book.add(
            "yearly_count",
            number="LI/2",
            key="meals_part",
            wording="w szkole",
            value=143,
            part_of="LI/1",
            **count,
        )

    assert "typed_in_sum" in codes(importer, fill)


def test_action_with_a_result_and_no_date_is_found_and_opens_the_action(importer):
    def fill(book, **result):
        whole_case(book)
        book.add("plan_action", number="D/1/2026", plan="PL/1/2026", action="Plan dnia", **result)

    found = codes(importer, lambda book: fill(book, result="done"))["action_result_undated"]
    assert found.severity is Severity.WARNING
    assert "D/1/2026" in found.message
    assert found.record is not None
    assert (found.record.kind, found.field) == ("plan_action", "result_on")
    named = importer.database.read(name_records, [found.record], with_names=True)
    assert "Przykładowa" in named[found.record].label
    dated = codes(importer, lambda book: fill(book, result="done", result_on=date(2026, 6, 1)))
    assert "action_result_undated" not in dated


def without_pro_life(database):
    new = NewValue("pro_life_counts_as_support", "no", date(2026, 1, 1), "decyzja", confirmed=True)
    database.change(set_parameter, new)


def pro_life_rows(database):
    report = database.read(annual_report_of, YEAR)
    blocks = [block for section in report.sections for block in section.blocks]
    rows = [row for block in blocks if isinstance(block, FigureTable) for row in block.rows]
    return {row.label: row.cells[0].text for row in rows if "wyłącznie „Za życiem”" in row.label}


def test_families_left_out_by_the_choice_on_za_zyciem_are_printed_apart_and_found(importer):
    """Counted among the supported or not: the line tells how many, and the check which."""
    database = importer.database
    found = codes(importer, lambda book: whole_case(book, case={"basis": "za_zyciem"}))
    assert "pro_life_left_out" not in found
    assert pro_life_rows(database) == {"w tym objęte wyłącznie „Za życiem”": "1"}
    without_pro_life(database)
    found = {finding.code: finding for finding in database.read(check, YEAR)}
    assert found["pro_life_left_out"].record.kind == "family"
    label = "Rodziny objęte wyłącznie „Za życiem” (nie wliczone do objętych wsparciem)"
    assert pro_life_rows(database) == {label: "1"}
    figures = database.read(compute, YEAR)
    assert figures["families_supported_by_assistant"].value == 0
    assert len(figures["families_only_za_zyciem"].items) == 1


def test_pupil_whom_nobody_names_is_found(importer):
    def fill(book):
        whole_case(book)
        book.add(
            "family_trait",
            number="C/1/2026",
            family="R/1/2026",
            kind="pupil",
            began=date(2026, 2, 1),
        )

    assert "pupil_without_person" in codes(importer, fill)


def test_empty_centre_lacks_its_header_programme_and_needs(importer):
    assert {"centre_incomplete", "programme_missing", "needs_missing"} <= {
        finding.code for finding in importer.database.read(check, YEAR)
    }
