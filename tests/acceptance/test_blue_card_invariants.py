"""What holds between the figures of Blue Card procedures in every centre and every period (blue-card-law 6.5)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import pytest
from tests.acceptance import product
from tests.acceptance.product import put_in
from tests.acceptance.random_centres.centre import LONG_AFTER, random_centre
from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.rows import Book

from mgops_desktop.domain.blue_card import Institution
from mgops_desktop.indicators.blue_card_timeliness import RULES
from mgops_desktop.storage.database import Database

Found = Mapping[str, Decimal | None]
BODIES = (*Institution, "not_given")
TYPES = ("wszczynajaca", "kolejna")
RUN = "blue_card_procedures_run"
PERIODS = 6


def centre_recorded_from_the_start(seed: int) -> Book:
    """A random centre whose every figure is counted from records."""
    book, _periods = random_centre(seed)
    book.rows.pop("opening_figure", None)
    for row in book.rows["setting"]:
        if row["key"] == "recording_since":
            row.update(value="2012-01-01", confirmed=True)
    return book


def figures(database: Database, first: date, last: date) -> dict[str, Decimal | None]:
    """Every figure as it is known when all is over: none is left out."""
    found = product.figures(database, first, last, LONG_AFTER)
    assert found[RUN] is not None
    return found


def periods(seed: int) -> Iterator[tuple[date, date]]:
    """The year, an odd period before it and several anywhere."""
    chance = Chance(seed).apart("invariants")
    yield chance.first, chance.last
    for _ in range(PERIODS):
        yield chance.period()


def assert_invariants(database: Database, seed: int) -> None:
    put_in(database, centre_recorded_from_the_start(seed))
    for first, last in periods(seed):
        found = figures(database, first, last)
        broken = [words for words, holds in invariants(found) if not holds]
        after = figures(database, last + ONE_DAY, last + ONE_DAY * 40)
        if after["blue_card_procedures_carried_over"] != found["blue_card_procedures_open_state"]:
            broken.append("what is open on the last day is carried over to the next")
        assert broken == [], f"centre {seed}, {first}–{last}"


def invariants(found: Found) -> Iterator[tuple[str, bool]]:
    """Every rule with whether it holds."""
    value = {key: one or 0 for key, one in found.items()}

    def total(key: str, *parts: str) -> Decimal | int:
        return sum(value[f"{key}_{part}"] for part in parts)

    origins = total("blue_card_procedures", "started", "carried_over", "taken_over")
    yield "M04 = M02 + M03 + taken over", value[RUN] == origins
    left = value["blue_card_procedures_ended"] + value["blue_card_procedures_handed_over"]
    yield (
        "M06 = M04 − M05 − handed over",
        value["blue_card_procedures_open_state"] == value[RUN] - left,
    )
    yield "M07 ≤ M04", value["blue_card_families"] <= value[RUN]
    yield (
        "there is a family where there is a procedure",
        not value[RUN] or (value["blue_card_families"] > 0),
    )
    nk_a = value["nk_a_received"]
    yield "sum by institution = all NK-A", total("nk_a_received", *BODIES) == nk_a
    yield "wszczynające + kolejne = all NK-A", total("nk_a_received", *TYPES) == nk_a
    for body in BODIES:
        crossed = total(f"nk_a_received_{body}", *TYPES)
        yield f"types of {body}", crossed == value[f"nk_a_received_{body}"]
    for key in ("blue_card_persons_harmed", "blue_card_persons_harmed_in_started"):
        sexes = ("women", "men", "girls", "boys", "not_given")
        yield f"women + men + minors: {key}", total(key, *sexes) == value[key]
        yield f"adults + minors: {key}", total(key, "adults", "minors") == value[key]
        yield f"who only saw it is harmed: {key}", value[f"{key}_witnesses"] <= value[key]
    yield (
        "persons of procedures started are among those of procedures run",
        value["blue_card_persons_harmed_in_started"] <= value["blue_card_persons_harmed"],
    )
    victims = value["blue_card_children_suspected_victims"]
    yield (
        "harmed minors are the children counted as harmed",
        victims == (value["blue_card_persons_harmed_minors"]),
    )
    yield "of the children some are harmed", victims <= value["blue_card_children_in_families"]
    for key in ("persons_discussed", "persons_discussed_at_sittings"):
        whole = "persons_discussed_in_working_groups" if key == "persons_discussed" else key
        own = total(key, "women", "men", "children", "not_given")
        yield f"women + men + children: {whole}", own == value[whole]
    yield (
        "each once in the period is no more than each once at every sitting",
        value["persons_discussed_in_working_groups"] <= value["persons_discussed_at_sittings"],
    )
    yield from _of_terms(value)


def _of_terms(value: Mapping[str, Decimal | int]) -> Iterator[tuple[str, bool]]:
    for rule in RULES:
        key = f"blue_card_timeliness_{rule.lower()}"
        kept, late, not_done = (value[f"{key}_{part}"] for part in ("in_time", "late", "not_done"))
        yield f"every term was kept, late or not met: {rule}", kept + late + not_done == value[key]
        is_late = bool(late or not_done)
        yield f"a delay where one was late: {rule}", is_late == bool(value[f"{key}_longest_delay"])
        share = round(100 * Decimal(kept) / value[key], 1) if value[key] else 0
        yield f"share of those kept: {rule}", abs(value[f"{key}_share"] - share) <= Decimal("0.1")


@pytest.mark.parametrize("seed", range(12))
def test_invariants_hold_in_a_random_centre(database, seed):
    assert_invariants(database, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12, 120))
def test_invariants_hold_in_many_random_centres(database, seed):
    assert_invariants(database, seed)


@pytest.mark.parametrize("seed", range(4))
def test_halves_of_a_year_add_up_to_it_where_events_are_counted(database, seed):
    put_in(database, centre_recorded_from_the_start(seed))
    year = Chance(seed).year
    middle = date(year, 6, 30)
    whole = figures(database, date(year, 1, 1), date(year, 12, 31))
    halves = (
        figures(database, date(year, 1, 1), middle),
        figures(database, middle + ONE_DAY, date(year, 12, 31)),
    )
    events = [
        *("nk_a_received", "nk_a_received_police_wszczynajaca", "nk_a_filled_by_unit"),
        *("nk_b_handed", "nk_c_drawn_up", "nk_d_drawn_up", "groups_appointed"),
        *("interdisciplinary_team_sittings", "working_group_sittings", "help_plans_made"),
        *("persons_discussed_at_sittings", "blue_card_procedures_ended"),
        *("blue_card_programme_motions", "blue_card_crime_notices"),
        *("child_protection_interventions", "blue_card_monitoring_finished"),
    ]
    summed = {key: sum((half[key] or 0) for half in halves) for key in events}
    assert summed == {key: whole[key] for key in events}
