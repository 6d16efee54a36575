"""What a parameter may hold: type and range, in one place for the import and for the head's own change."""

from datetime import date

import pytest

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.seeds import rows_of, shipped_parameter_rules

TODAY = date(2026, 11, 21)
RULES = shipped_parameter_rules()


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("family_limit", "15", "15"),
        ("family_limit", " 08 ", "8"),
        ("pro_life_counts_as_support", "tak", "yes"),
        ("pro_life_counts_as_support", "Nie", "no"),
        ("first_assessment_from", "plan", "plan"),
        ("recording_since", "1.5.2024", "2024-05-01"),
        ("recording_since", "", ""),
        ("act_publication", "Dz.U. z 2025 r. poz. 49", "Dz.U. z 2025 r. poz. 49"),
    ],
)
def test_value_is_stored_in_one_form(key, typed, stored):
    assert RULES[key].read(typed, TODAY) == stored


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("family_limit", "piętnaście"),
        ("family_limit", "0"),
        ("family_limit", "²"),
        ("family_limit", ""),
        ("no_visit_days", "-1"),
        ("no_visit_days", "9999999999999"),
        ("first_assessment_from", "xyz"),
        ("pro_life_counts_as_support", "może"),
        ("recording_since", "kiedyś"),
        ("act_publication", ""),
    ],
)
def test_value_without_sense_is_refused(key, typed):
    with pytest.raises(UserError):
        RULES[key].read(typed, TODAY)


def test_every_shipped_value_keeps_its_own_rule():
    for row in rows_of("settings"):
        assert RULES[row["key"]].read(row["value"], TODAY) == row["value"], row["key"]


def test_versions_of_a_parameter_have_one_rule():
    for row in rows_of("settings"):
        rule = RULES[row["key"]]
        assert (row["label"], row["type"]) == (rule.label, rule.type.value)
