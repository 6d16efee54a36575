from datetime import date

import pytest

from mgops_desktop.domain.deadline import (
    DeadlineRule,
    Direction,
    Regime,
    RegimePeriod,
    Unit,
    regime_on,
    rule_on,
)
from mgops_desktop.domain.deadline_rule import rule_on_or_first
from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.seeds import shipped_deadline_rules, shipped_regimes

RULES = shipped_deadline_rules()


def a_rule(**fields):
    texts = {"title": "Termin", "start_event": "od wpływu", "who": "ośrodek", "basis": "art. 1"}
    return DeadlineRule(**{"key": "example", "unit": Unit.MONTHS, "length": 6, **texts, **fields})


@pytest.mark.parametrize(
    ("start", "regime"),
    [
        ("2012-01-01", Regime.OLD),
        ("2023-06-21", Regime.OLD),
        ("2023-06-22", Regime.TRANSITIONAL),
        ("2023-09-27", Regime.TRANSITIONAL),
        ("2023-09-28", Regime.NEW),
        ("2026-11-21", Regime.NEW),
    ],
)
def test_the_start_of_a_procedure_decides_its_regime(start, regime):
    assert regime_on(date.fromisoformat(start), shipped_regimes()) is regime


def test_a_day_outside_all_regimes_is_a_fault():
    only_new = [RegimePeriod(Regime.NEW, "nowe", date(2023, 9, 28), None)]
    with pytest.raises(ValueError, match="no regime"):
        regime_on(date(2020, 1, 1), only_new)


def test_each_regime_has_its_own_way_to_the_team():
    first_step = {
        regime: {rule.key for rule in RULES if rule.key in {"T01", "H01"} and rule.governs(regime)}
        for regime in Regime
    }
    assert first_step == {
        Regime.OLD: {"H01"},
        Regime.TRANSITIONAL: {"H01"},
        Regime.NEW: {"T01"},
    }


def test_monitoring_counts_from_the_new_statute_on():
    monitoring = rule_on(RULES, "T12", date(2023, 7, 1))
    assert not monitoring.governs(Regime.OLD)
    assert monitoring.governs(Regime.TRANSITIONAL)
    assert monitoring.governs(Regime.NEW)


def test_a_rule_without_regimes_counts_in_all():
    assert all(rule_on(RULES, "T23", date(2020, 1, 1)).governs(regime) for regime in Regime)


def test_the_version_in_force_on_the_day_of_the_event_counts():
    half_year = a_rule(valid_to=date(2026, 12, 31))
    quarter = a_rule(length=3, valid_from=date(2027, 1, 1))
    rules = [half_year, quarter]
    assert rule_on(rules, "example", date(2026, 12, 31)) is half_year
    assert rule_on(rules, "example", date(2027, 1, 1)) is quarter


def test_an_event_before_the_rule_is_told_since_when_it_counts():
    with pytest.raises(UserError, match=r"dnia 27\.09\.2023: obowiązuje od 28\.09\.2023"):
        rule_on(RULES, "T01", date(2023, 9, 27))
    with pytest.raises(UserError, match=r"obowiązuje od 18\.10\.2011 do 27\.09\.2023"):
        rule_on(RULES, "H01", date(2026, 11, 9))


def test_an_unknown_rule_is_told_where_the_list_is():
    with pytest.raises(UserError, match=r"Nie ma reguły terminu „T99”\..*deadline --list"):
        rule_on(RULES, "T99", date(2026, 11, 9))


@pytest.mark.parametrize(
    "fields",
    [
        {"length": None},
        {"length": 0},
        {"unit": Unit.NONE},
        {"unit": Unit.FIXED_DATE, "length": None},
        {"unit": Unit.FIXED_DATE, "length": None, "month": 2, "day": 29},
        {"month": 1, "day": 31},
        {"direction": Direction.BACKWARD, "shift_basis": "art. 115 KC"},
        {"valid_from": date(2027, 1, 1), "valid_to": date(2026, 1, 1)},
    ],
    ids=str,
)
def test_a_rule_that_contradicts_itself_is_a_fault(fields):
    with pytest.raises(ValueError, match=r"deadline rule example|day is out of range"):
        a_rule(**fields)


def test_an_event_from_before_the_first_version_is_listed_by_the_first():
    versions = [
        a_rule(length=3, valid_from=date(2012, 1, 1), valid_to=date(2022, 12, 31)),
        a_rule(length=6, valid_from=date(2023, 6, 1)),
    ]
    assert rule_on_or_first(versions, "example", date(1999, 1, 1)).length == 3
    assert rule_on_or_first(versions, "example", date(2024, 1, 1)).length == 6
    with pytest.raises(UserError, match="nie stosuje się"):
        rule_on_or_first(versions, "example", date(2023, 2, 1))
