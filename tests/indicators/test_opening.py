"""Figures of a centre that began to use the program in the middle of a year, with and without opening figures."""

from datetime import date

import pytest
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.engine import compute
from mgops_desktop.indicators.listing import figure_list

YEAR = Period.year(2026)
STATE, SUPPORTED, VISITS = (
    "families_supported_state",
    "families_supported_by_assistant",
    "assistant_visits",
)


def typed(*rows):
    """One row of opening figures for each (indicator, month, value)."""

    def fill(book):
        for number, (key, month, value) in enumerate(rows, start=1):
            book.add(
                "opening_figure",
                number=f"SW/{number}/2026",
                indicator=key,
                month=month,
                value=value,
                source="zeszyt",
            )

    return fill


def recording_since(day, *, confirmed=True):
    return lambda book: book.add(
        "setting",
        key="recording_since",
        label="Od kiedy ośrodek prowadzi zapisy w programie",
        value=day,
        valid_from=date(2012, 1, 1),
        confirmed=confirmed,
    )


def value(importer: Importer, key: str, period: Period = YEAR) -> object:
    return importer.database.read(compute, period, [key])[key].value


@pytest.fixture
def begun_in_march(importer: Importer) -> Importer:
    """Two families since February, one held visit in March; recording since 1 March."""
    importer.must(small_centre)
    importer.must(recording_since("2026-03-01"))
    return importer


def test_events_of_the_months_before_are_added_to_those_recorded(begun_in_march):
    begun_in_march.must(typed((VISITS, "01.2026", 10), (VISITS, "02.2026", 20)))
    assert value(begun_in_march, VISITS) == 31


def test_a_state_of_a_recorded_day_takes_nothing_from_opening_figures(begun_in_march):
    begun_in_march.must(typed(*((STATE, f"0{month}.2026", 10) for month in (1, 2))))
    assert value(begun_in_march, STATE) == 2


def test_a_state_of_a_recorded_day_needs_no_opening_figures(begun_in_march):
    assert value(begun_in_march, STATE) == 2
    assert value(begun_in_march, "family_assistants_state") == 1
    assert value(begun_in_march, "assistant_cases_continued_next_year") == 2


def test_a_state_of_a_day_before_is_that_of_its_month(begun_in_march):
    begun_in_march.must(typed((STATE, "01.2026", 10), (STATE, "02.2026", 11)))
    january = Period(date(2026, 1, 1), date(2026, 2, 28))
    assert value(begun_in_march, STATE, january) == 11
    assert value(begun_in_march, "assistant_cases_continued_next_year", january) == 11


def test_one_source_gives_the_two_keys_of_one_figure(begun_in_march):
    begun_in_march.must(typed(("assistant_cases_continued_next_year", "12.2025", 9)))
    assert value(begun_in_march, STATE, Period.year(2025)) == 9
    assert value(begun_in_march, "assistant_cases_continued_next_year", Period.year(2025)) == 9


def test_families_of_months_are_never_added_up(begun_in_march):
    result = begun_in_march.must(typed((SUPPORTED, "01.2026", 10), (SUPPORTED, "02.2026", 10)))
    assert {(one.code, one.row, one.column) for one in result.plan.warnings} == {
        ("not_added_up", 3, "Miesiąc"),
        ("not_added_up", 4, "Miesiąc"),
    }
    assert value(begun_in_march, SUPPORTED) is None


def test_families_of_a_year_before_are_the_value_typed_in_for_it(begun_in_march):
    begun_in_march.must(typed((SUPPORTED, "06.2025", 17), (SUPPORTED, "12.2025", 28)))
    assert value(begun_in_march, SUPPORTED, Period.year(2025)) == 28
    assert value(begun_in_march, SUPPORTED, Period.half(2025, 1)) == 17
    assert value(begun_in_march, SUPPORTED, Period.half(2025, 2)) is None
    (line,) = begun_in_march.database.read(figure_list, SUPPORTED, Period.year(2025)).lines
    assert (line.kind, line.amount) == ("opening_figure", 28)


def test_two_values_for_one_state_are_refused(begun_in_march):
    begun_in_march.must(typed((STATE, "12.2025", 28)))
    twice = begun_in_march.plan(
        lambda book: book.add(
            "opening_figure",
            number="SW/9/2026",
            indicator="assistant_cases_continued_next_year",
            month="12.2025",
            value=29,
            source="zeszyt",
        )
    )
    assert [(one.code, one.row, one.column) for one in twice.errors] == [
        ("second_value", 3, "Miesiąc")
    ]


def test_a_ratio_cannot_be_typed_in(importer):
    plan = importer.plan(typed(("families_per_assistant", "12.2025", 9)))
    assert [(one.code, one.row, one.column) for one in plan.errors] == [("ratio", 3, "Wskaźnik")]


def test_a_month_that_is_recorded_already_is_a_warning_and_adds_nothing(begun_in_march):
    result = begun_in_march.must(typed((VISITS, "02.2026", 5), (VISITS, "03.2026", 7)))
    assert [(one.code, one.row) for one in result.plan.warnings] == [("recorded_already", 4)]
    assert value(begun_in_march, VISITS) == 6


def test_a_new_folder_records_from_the_year_of_its_founding(importer):
    assert value(importer, VISITS, YEAR) == 0
    assert value(importer, VISITS, Period.year(2025)) is None


def test_an_assumed_beginning_gives_way_to_opening_figures(importer):
    importer.must(typed((VISITS, "01.2026", 5), (VISITS, "04.2026", 7)))
    assert value(importer, VISITS) == 12
    assert value(importer, "failed_visits") is None
    assert value(importer, "failed_visits", Period(date(2026, 5, 1), date(2026, 12, 31))) == 0


def test_what_is_not_over_is_counted_until_today(importer):
    importer.must(small_centre)
    importer.database.clock = FixedClock.on(date(2026, 8, 15))
    found = importer.database.read(compute, YEAR)
    overdue = found["periodic_assessments_overdue"]
    assert overdue.value == 2
    assert (overdue.period, overdue.as_of) == (YEAR, date(2026, 8, 15))
    importer.database.clock = FixedClock.on(date(2026, 7, 31))
    assert value(importer, "periodic_assessments_overdue") == 0


def test_a_period_that_has_not_begun_has_no_figures(importer):
    importer.must(small_centre)
    found = importer.database.read(compute, Period.year(2027))
    assert {one.value for one in found.values()} == {None}


def test_hours_of_a_month_that_goes_on_are_not_none_at_all(importer):
    def service(book):
        small_centre(book)
        book.add("worker", number="P/2/2026", surname="Umowny", first_name="Jan")
        book.add(
            "contract",
            number="U/2/2026",
            worker="P/2/2026",
            position="family_assistant",
            form="service",
            began=date(2026, 2, 1),
        )
        book.add(
            "service_hours",
            number="GU/1/2026",
            contract="U/2/2026",
            month="10.2026",
            minutes=60 * 60,
            full_post_minutes=160 * 60,
        )

    importer.must(service)
    assert str(value(importer, "family_assistants_fte")) == "0.88"
