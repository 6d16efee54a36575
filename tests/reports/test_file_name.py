"""Suggested names of files carry period and number, and nothing that a system refuses."""

from dataclasses import replace
from datetime import date

from tests.reports.sample import sample

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.file_name import suggested_file_name


def test_name_tells_kind_year_and_number():
    name = suggested_file_name("sprawozdanie", sample(), ".pdf")
    assert name == "sprawozdanie_2026_OPS-1-2027.pdf"


def test_half_year_and_other_periods_are_told():
    half = replace(sample(number=""), period=Period.half(2026, 2))
    days = replace(sample(number=""), period=Period(date(2026, 1, 5), date(2026, 2, 1)))
    assert suggested_file_name("sprawozdanie", half, ".docx") == "sprawozdanie_2026-2-półrocze.docx"
    assert suggested_file_name("ocena", days, ".pdf") == "ocena_2026-01-05_2026-02-01.pdf"


def test_practice_file_says_so():
    name = suggested_file_name("sprawozdanie", sample(practice=True), ".pdf")
    assert name.startswith("ćwiczenia_sprawozdanie_2026")


def test_title_is_left_out_because_it_may_name_a_family():
    report = replace(sample(), title="Ocena sytuacji rodziny Przykładowej")
    assert "Przykład" not in suggested_file_name("ocena", report, ".pdf")


def test_nothing_of_a_strange_number_reaches_the_file_system():
    report = sample(number='..\\CON<>:"|?* Łódź/\0')
    assert suggested_file_name("pismo", report, ".pdf") == "pismo_2026_-_CON_-Łódź.pdf"
