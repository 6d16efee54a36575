from datetime import date
from itertools import combinations

import pytest

from mgops_desktop.domain.deadline import Unit
from mgops_desktop.storage.seeds import (
    rows_of,
    shipped_calendar,
    shipped_deadline_rules,
    shipped_regimes,
)

RULES = shipped_deadline_rules()
BLUE_CARD = [f"T{number:02d}" for number in range(1, 26)] + ["T04b", "H01", "H02", "H03"]


def rule(key):
    (only,) = [rule for rule in RULES if rule.key == key]
    return only


def test_all_terms_of_the_blue_card_are_there():
    assert set(BLUE_CARD) <= {rule.key for rule in RULES}


@pytest.mark.parametrize(
    "key",
    [
        "periodic_assessment",
        "annual_report",
        "half_year_report_1",
        "half_year_report_2",
        "family_interview",
        "information_request",
        "county_placement_notice",
        "foster_child_review",
        "foster_child_review_under_3",
        "resource_assessment",
        "mrips03_half_year",
        "mrips03_year",
        "za_zyciem_assignment",
        "work_plan",
        "aftercare",
    ],
)
def test_terms_of_family_support_are_there(key):
    assert rule(key).basis


def test_terms_without_length():
    assert [rule(key).unit for key in ("T10", "T11", "T13")] == [Unit.NONE] * 3


def test_what_the_sources_leave_open_is_marked():
    open_questions = {rule.key for rule in RULES if not rule.confirmed}
    assert {"T04b", "T07c", "first_periodic_assessment", "mrips03_year"} <= open_questions
    assert not open_questions & {"T01", "T02", "T23", "periodic_assessment", "annual_report"}


def test_a_length_chosen_by_the_centre_is_never_called_confirmed():
    settings = {rule.key for rule in RULES if rule.setting}
    assert settings == {
        "work_plan",
        "aftercare",
        "aftercare_visit",
        "za_zyciem_assignment",
        "za_zyciem_contact",
        "child_monitoring_check",
    }
    assert not any(rule.confirmed for rule in RULES if rule.setting)


def test_only_a_named_provision_moves_a_term():
    assert {rule.shift_basis for rule in RULES} == {"", "art. 115 KC"}
    assert not rule("T12").shift
    assert not rule("half_year_report_2").shift


def test_two_versions_of_a_rule_never_count_on_one_day():
    for one, other in combinations(RULES, 2):
        if one.key == other.key:
            assert (one.valid_to or date.max) < (other.valid_from or date.min) or (
                other.valid_to or date.max
            ) < (one.valid_from or date.min)


def test_every_rule_says_who_acts_from_what_and_by_what():
    for each in RULES:
        assert all((each.title, each.start_event, each.who, each.basis)), each.key
        assert each.start_event.startswith(("od ", "przed ")), each.key


def test_the_regimes_follow_each_other_without_a_gap():
    old, transitional, new = shipped_regimes()
    assert (old.first, new.last) == (None, None)
    assert (transitional.first - old.last).days == 1
    assert (new.first - transitional.last).days == 1


def test_the_one_off_holiday_of_2018_is_data():
    assert shipped_calendar().holiday(date(2018, 11, 12)) == (
        "Narodowe Święto Niepodległości – stulecie"
    )


def test_rows_are_texts_by_column():
    (row,) = rows_of("holiday_exceptions")
    assert row["day"] == "2018-11-12"
    assert row["confirmed"] == "no"


def test_a_missing_seed_file_is_named():
    with pytest.raises(FileNotFoundError, match=r"no_such_seed\.csv"):
        list(rows_of("no_such_seed"))
