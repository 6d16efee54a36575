""" "Sprawdź": periods that are not over, the beginning of the recording, staff data that figures rest on."""

from datetime import date

import pytest
from tests.indicators.test_opening import recording_since, typed
from tests.operations.importing.invented import family, small_centre

from mgops_desktop.domain.check import Severity
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.operations.annual_report.gather import annual_report_of
from mgops_desktop.operations.check import check
from mgops_desktop.operations.check.sections import TITLES
from mgops_desktop.operations.report_text import WITHOUT_TEXT, write_text
from mgops_desktop.reports.annual import SECTIONS

YEAR = Period.year(2026)


def found(importer, period=YEAR):
    return list(importer.database.read(check, period))


def by_code(importer, code, period=YEAR):
    return [one for one in found(importer, period) if one.code == code]


def test_a_period_that_is_not_over_says_on_which_day_it_is_counted(importer):
    (one,) = by_code(importer, "period_not_ended")
    assert one.severity is Severity.WARNING
    assert one.message == "Okres trwa do 31.12.2026; liczby i stany podano na dzień 21.11.2026."
    importer.database.clock = FixedClock.on(date(2026, 12, 31))
    assert not by_code(importer, "period_not_ended")


def test_a_period_that_has_not_begun_says_so(importer):
    assert by_code(importer, "period_not_begun", Period.year(2027))


def test_the_assumed_beginning_of_the_recording_is_said_until_it_is_confirmed(importer):
    (one,) = by_code(importer, "recording_assumed")
    assert "od 01.01.2026" in one.message
    importer.must(typed(("assistant_visits", "02.2026", 4)))
    (one,) = by_code(importer, "recording_assumed")
    assert "od 01.03.2026" in one.message
    importer.must(recording_since("2026-03-01"))
    assert not by_code(importer, "recording_assumed")


def test_figures_that_lack_the_months_before_the_recording_are_listed(importer):
    importer.must(small_centre)
    importer.must(recording_since("2026-03-01"))
    importer.must(typed(("assistant_visits", "01.2026", 4), ("failed_visits", "01.2026", 1),
                        ("failed_visits", "02.2026", 1)))  # fmt: skip
    (incomplete,) = by_code(importer, "opening_figure_incomplete")
    assert (incomplete.severity, incomplete.field) == (Severity.ERROR, "assistant_visits")
    assert "brak danych sprzed wdrożenia za luty 2026" in incomplete.message
    missing = {one.field for one in by_code(importer, "opening_figure_missing")}
    assert {"families_supported_by_assistant", "assistant_contacts_phone"} <= missing
    assert not missing & {"failed_visits", "assistant_visits", "families_supported_state"}
    assert missing < INDICATORS.keys()
    assert not {"supported_and_state", "procedures_do_not_follow"} & {
        one.code for one in found(importer)
    }


def test_nothing_is_missing_of_a_period_that_is_recorded(importer):
    assert not by_code(importer, "opening_figure_missing")
    assert by_code(importer, "opening_figure_missing", Period.year(2025))


def led_by_nobody_employed(book):
    """A family with an assistant who has no contract."""
    family(book, 1, "Przykładowa")
    book.add("worker", number="P/1/2026", surname="Wzorcowa", first_name="Anna")
    book.add(
        "assignment",
        number="PA/1/2026",
        case="AR/1/2026",
        worker="P/1/2026",
        kind="main",
        began=date(2026, 2, 1),
    )


def service_contract(book, *months):
    led_by_nobody_employed(book)
    book.add(
        "contract",
        number="U/1/2026",
        worker="P/1/2026",
        position="family_assistant",
        form="service",
        began=date(2026, 8, 10),
    )
    for number, month in enumerate(months, start=1):
        book.add(
            "service_hours",
            number=f"GU/{number}/2026",
            contract="U/1/2026",
            month=month,
            minutes=3600,
            full_post_minutes=9600,
        )


def test_who_leads_families_without_a_contract_is_found_and_opens_the_worker(importer):
    importer.must(led_by_nobody_employed)
    (one,) = by_code(importer, "assistant_without_contract")
    assert (one.severity, one.record.kind) == (Severity.ERROR, "worker")
    importer.must(service_contract)
    assert not by_code(importer, "assistant_without_contract")


def test_supported_families_without_any_assistant_are_found(importer):
    importer.must(lambda book: family(book, 1, "Przykładowa"))
    assert by_code(importer, "no_assistant_contract")


@pytest.mark.parametrize(
    ("months", "missing"),
    [
        ((), "sierpień 2026, wrzesień 2026 i\xa0październik 2026"),
        (("09.2026",), "sierpień 2026 i\xa0październik 2026"),
        (("08.2026", "09.2026", "10.2026"), None),
    ],
)
def test_months_without_hours_of_a_service_contract_are_found(importer, months, missing):
    importer.must(lambda book: service_contract(book, *months))
    one = next(iter(by_code(importer, "service_hours_missing")), None)
    if missing is None:
        assert one is None
    else:
        assert f"brak godzin za {missing};" in one.message
        assert one.record.kind == "contract"


def test_a_text_that_was_carried_over_names_its_section(importer):
    importer.database.change(write_text, "annual", 2025, "staff", "Zatrudniono asystenta.")
    (one,) = by_code(importer, "text_carried_over")
    assert one.message == "Dział „Kadra”: tekst przeniesiono z 2025 roku; przejrzyj go."


def test_sections_are_named_as_in_the_report(importer):
    importer.must(small_centre)
    importer.must(
        lambda book: book.add(
            "yearly_count",
            number="LI/1",
            key="meals",
            year=2026,
            body="Szkoła Wzorcowa",
            wording="dzieci",
            value=216,
            unit="osoby",
            source="pismo",
        )
    )
    for key in TITLES:
        importer.database.change(write_text, "annual", 2026, key, "Tekst.")
    report = importer.database.read(annual_report_of, YEAR)
    titles = {one.key: one.title for one in report.sections if one.key not in WITHOUT_TEXT}
    assert titles.keys() == TITLES.keys()
    assert len(TITLES) == len(SECTIONS) - len(WITHOUT_TEXT - {"definitions"})
    assert [key for key, title in TITLES.items() if title not in titles[key]] == []
