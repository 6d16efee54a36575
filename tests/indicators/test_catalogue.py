"""Units, bases and labels of the catalogue."""

import pytest
from tests.conftest_database import TODAY

from mgops_desktop.domain.figure import Unit
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.engine import compute


@pytest.mark.parametrize(
    ("key", "unit"),
    [
        ("foster_families", Unit.FAMILIES),
        ("care_institutions", Unit.INSTITUTIONS),
        ("work_plans_implemented", Unit.PLANS),
        ("work_plans_new", Unit.PLANS),
        ("groups_appointed", Unit.GROUPS),
        ("working_groups_attended_by_unit", Unit.GROUPS),
        ("blue_card_procedures_run", Unit.PROCEDURES),
        ("blue_card_procedures_open_state", Unit.PROCEDURES),
        ("violence_forms", Unit.PROCEDURES),
        ("za_zyciem_women_or_families_advised", Unit.WOMEN_OR_FAMILIES),
    ],
)
def test_figures_are_counted_in_what_they_count(key, unit):
    assert INDICATORS[key].unit is unit


@pytest.mark.parametrize(
    ("key", "article"),
    [
        ("interdisciplinary_team_sittings", "art. 9a ust. 7 "),
        ("groups_appointed", "art. 9a ust. 10a "),
        ("blue_card_weapon_notices", "art. 9f "),
        ("child_protection_interventions", "art. 12a "),
        ("blue_card_monitoring_state", "art. 9h ust. 2 "),
        ("blue_card_timeliness_t02", "art. 9a ust. 10a "),
        ("blue_card_timeliness_t01", "§ 7 "),
        ("blue_card_procedures_ended", "art. 9h ust. 1 "),
    ],
)
def test_blue_card_figures_name_the_provision_they_rest_on(key, article):
    assert article in INDICATORS[key].basis


def test_no_two_figures_of_one_breakdown_bear_the_name_of_the_whole():
    same = [
        (one.key, label)
        for one in INDICATORS.values()
        for split in one.splits
        if not isinstance(split.parts, str)
        for label in split.parts.values()
        if one.label.endswith(label)
    ]
    assert same == []


@pytest.mark.parametrize(
    ("key", "before", "across", "now"),
    [
        (
            "working_group_sittings",
            "Posiedzenia grup roboczych",
            "Posiedzenia grup diagnostyczno-pomocowych i grup roboczych",
            "Posiedzenia grup diagnostyczno-pomocowych",
        ),
        (
            "groups_appointed",
            "Powołane grupy robocze",
            "Powołane grupy diagnostyczno-pomocowe i grupy robocze",
            "Powołane grupy diagnostyczno-pomocowe",
        ),
    ],
)
def test_groups_have_the_name_of_the_law_of_the_period(database, key, before, across, now):
    labels = [
        database.read(compute, Period.year(year), [key])[key].label
        for year in (2022, 2023, TODAY.year)
    ]
    assert labels == [before, across, now]
