""" "Sprawdź" on Blue Card procedures: each fault is found, with its record; nothing without the key."""

from datetime import date

import pytest
from tests.conftest_database import HEAD

from mgops_desktop.domain.check import Severity
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.check import check

YEAR = Period.year(2026)
CODES = {
    "procedure_without_ground",
    "procedure_ended_twice",
    "procedure_without_harmed",
    "party_without_sex",
    "nk_a_incomplete",
    "nk_a_without_violence",
    "procedures_do_not_follow",
    "more_families_than_procedures",
}


def procedure(book, **changes):
    """A procedure that lacks nothing, except what a test leaves out."""
    rows = {
        "party": {"number": "NKO/1", "surname": "Umowna", "first_name": "Ewa", "sex": "female"},
        "procedure": {
            "number": "NK/1",
            "environment": "ŚR-1",
            "began": date(2026, 3, 2),
            "ended": date(2026, 9, 1),
            "end_ground": "violence_ceased",
        },
        "participation": {
            "number": "NKU/1",
            "procedure": "NK/1",
            "party": "NKO/1",
            "role": "harmed",
        },
        "nk_form": {
            "number": "NKF/1",
            "procedure": "NK/1",
            "kind": "nk_a",
            "a_type": "wszczynajaca",
            "filled": date(2026, 3, 2),
            "received": date(2026, 3, 4),
            "institution": "police",
            "violence": ["psychological"],
        },
    }
    for sheet, values in rows.items():
        book.add(sheet, **(values | changes.get(sheet, {})))


def found_in(importer, **changes):
    importer.must(lambda book: procedure(book, **changes))
    return {one.code: one for one in importer.database.read(check, YEAR) if one.code in CODES}


def test_whole_procedure_has_nothing_to_complain_of(importer):
    assert found_in(importer) == {}


@pytest.mark.parametrize(
    ("changes", "code", "kind"),
    [
        ({"procedure": {"end_ground": None}}, "procedure_without_ground", "procedure"),
        ({"procedure": {"handed_over_on": date(2026, 8, 3)}}, "procedure_ended_twice", "procedure"),
        ({"participation": {"role": "violent"}}, "procedure_without_harmed", "procedure"),
        ({"party": {"sex": None}}, "party_without_sex", "party"),
        ({"nk_form": {"institution": None}}, "nk_a_incomplete", "nk_form"),
        ({"nk_form": {"a_type": None}}, "nk_a_incomplete", "nk_form"),
        ({"nk_form": {"violence": []}}, "nk_a_without_violence", "nk_form"),
    ],
)
def test_what_is_left_out_is_found(importer, changes, code, kind):
    found = found_in(importer, **changes)
    assert set(found) == {code}
    assert found[code].record.kind == kind
    wrong = code == "procedure_without_ground"
    assert found[code].severity is (Severity.ERROR if wrong else Severity.WARNING)


def test_next_form_may_leave_the_acts_out(importer):
    assert found_in(importer, nk_form={"violence": [], "a_type": "kolejna"}) == {}


def test_account_without_the_key_is_told_nothing(importer, opened_folder):
    found_in(importer, nk_form={"violence": []})
    locked = opened_folder.seen_by(HEAD)
    assert not CODES & {one.code for one in locked.read(check, YEAR)}
