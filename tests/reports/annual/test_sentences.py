"""Sentences of the annual report: they agree with their numbers, and what was not recorded is not said."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS
from mgops_desktop.reports.annual import annual_report, section_keys
from mgops_desktop.reports.annual.content import AnnualContent, Typed
from mgops_desktop.reports.blocks import FigureSpan, FigureTable, Text, Title

YEAR, LAST_YEAR = Period.year(2026), Period.year(2025)
HALF = Period.half(2026, 1)
MEALS = Typed("Inne rejestry", "Dzieci objęte dożywianiem", "160", 0, "rejestr", "", "114")


def figures_of(value, period=YEAR, without=frozenset()):
    """Every figure of the catalogue with its fixed parts, all of one value."""
    found = {}
    for key, one in (INDICATORS | RATIOS).items():
        splits = getattr(one, "splits", ())
        breakdowns = []
        for split in splits:
            names = split.parts if isinstance(split.parts, dict) else {"a": "część"}
            parts = {
                name: figure(f"{split.prefix or key}_{name}", label, one, value, period)
                for name, label in names.items()
            }
            breakdowns.append((split, parts))
            found |= {part.key: part for part in parts.values()}
        amount = None if key in without else value
        found[key] = replace(
            figure(key, one.label, one, amount, period), breakdowns=tuple(breakdowns)
        )
    return found


def figure(key, label, one, value, period):
    counts = getattr(one, "counts", "ratio")
    return Figure(key, label, one.unit, one.basis, counts, period, value)


def content_of(value=5, period=YEAR, *, without=frozenset(), as_of=None, typed=()):
    return AnnualContent(
        period=period,
        previous=LAST_YEAR,
        centre_name="Ośrodek Pomocy Społecznej w Przykładowie",
        centre_address=(),
        council="",
        head_name="",
        prepared_by="",
        place="",
        printed_on=date(2027, 2, 1),
        as_of=as_of or period.last,
        act_publication="Dz.U. z 2025 r. poz. 49",
        act_confirmed=True,
        figures=figures_of(value, period, without),
        last=figures_of(value, LAST_YEAR),
        rules=dict.fromkeys(INDICATORS, "Reguła."),
        texts={},
        needs=("asystent na pełny etat",),
        typed=typed,
        programme=None,
        limit=15,
        limit_basis="art. 15 ust. 4",
    )


def sentences(content):
    """The generated paragraphs of the report, as read."""
    report = annual_report(content)
    return [
        "".join(p.text if isinstance(p, FigureSpan) else p for p in paragraph).replace(
            "\u00a0", " "
        )
        for block in report.blocks()
        if isinstance(block, Text)
        for paragraph in block.paragraphs
    ]


def words(content):
    return " ".join(sentences(content))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (
            1,
            (
                "pracował 1 asystent rodziny; objęto 1 rodzinę (1 osoba, w tym 1 dziecko); współpracowała 1 rodzina; "
                "złożono 1 wniosek; prowadzono 1 procedurę; skorzystała 1 osoba; wróciło 1 dziecko"
            ),
        ),
        (
            2,
            (
                "pracowało 2 asystentów rodziny; objęto 2 rodziny (2 osoby, w tym 2 dzieci); współpracowały 2 rodziny; "
                "złożono 2 wnioski; prowadzono 2 procedury; skorzystały 2 osoby; wróciło 2 dzieci"
            ),
        ),
        (
            5,
            (
                "pracowało 5 asystentów rodziny; objęto 5 rodzin (5 osób, w tym 5 dzieci); współpracowało 5 rodzin; "
                "złożono 5 wniosków; prowadzono 5 procedur; skorzystało 5 osób; wróciło 5 dzieci"
            ),
        ),
        (
            22,
            (
                "pracowało 22 asystentów rodziny; objęto 22 rodziny (22 osoby, w tym 22 dzieci); "
                "współpracowały 22 rodziny; prowadzono 22 procedury; skorzystały 22 osoby"
            ),
        ),
        (
            112,
            "objęto 112 rodzin (112 osób; współpracowało 112 rodzin; prowadzono 112 procedur; skorzystało 112 osób",
        ),
        (0, "objęto 0 rodzin; współpracowało 0 rodzin; skorzystało 0 osób; wróciło 0 dzieci"),
    ],
)
def test_words_agree_with_their_number(count, said):
    told = words(content_of(count))
    assert [part for part in said.split("; ") if part not in told] == []


@settings(max_examples=60, deadline=None)
@given(without=st.sets(st.sampled_from(sorted(INDICATORS | RATIOS))))
def test_what_was_not_recorded_is_in_no_sentence(without):
    for sentence in sentences(content_of(without=frozenset(without))):
        assert not re.search(r" \.|\.\.|\(\.|\s,|: ,", sentence), sentence


def test_section_of_which_nothing_was_recorded_says_so_once():
    told = sentences(content_of(without=frozenset(INDICATORS | RATIOS)))
    assert told.count("W 2026 roku danych do tego działu nie zapisywano.") >= 4


def test_report_of_a_half_year_is_not_the_annual_report():
    content = content_of(period=HALF, typed=(MEALS,))
    report = annual_report(content)
    told = words(content)
    assert "W I półroczu 2026 roku wsparciem asystenta rodziny objęto 5 rodzin" in told
    assert "Nie zastępuje sprawozdania rocznego" in told
    assert "do 31 marca" not in told
    titles = [section.title for section in report.sections]
    assert not [title for title in titles if "otrzeby" in title]
    (front,) = (block for block in report.blocks() if isinstance(block, Title))
    assert "potrzeby" not in front.text
    tables = [block for block in report.blocks() if isinstance(block, FigureTable)]
    assert any("nie sumują się do roku" in table.note for table in tables)
    labels = [row.label for table in tables for row in table.rows]
    assert "Rodziny, z którymi praca będzie kontynuowana po 30.06.2026" in labels
    (meals,) = (table for table in tables if table.rows[0].label == MEALS.wording)
    assert [column.header for column in meals.columns] == ["cały 2026 rok", "cały 2025 rok"]
    assert [cell.text for cell in meals.rows[0].cells] == ["160", "114"]


def test_report_of_a_year_that_goes_on_says_of_which_day_it_is():
    content = content_of(as_of=date(2026, 11, 21))
    (front,) = (block for block in annual_report(content).blocks() if isinstance(block, Title))
    assert "okres jeszcze trwa: dane na dzień 21.11.2026" in front.lines
    assert "Stan na 21.11.2026: 5 rodzin." in words(content)


def test_only_printed_figures_are_defined():
    report = annual_report(content_of())
    printed = {
        cell.figure
        for block in report.blocks()
        if isinstance(block, FigureTable)
        for row in block.rows
        for cell in row.cells
    }
    defined = {block.figure for block in report.sections[-1].blocks if hasattr(block, "rule")}
    assert "families_supported_by_assistant" in defined
    assert "travel_hours" not in defined | printed
    whole = {key for key in defined if not any(str(one).startswith(key) for one in printed)}
    assert whole <= {"goals_achieved_share_pct", "goals_achieved_share_of_closed_pct"} | {
        "counselling_persons_anonymous",
        "families_supported_state",
    }


def test_key_of_a_section_is_the_name_of_its_function():
    printed = {section.key for section in annual_report(content_of()).sections}
    assert printed <= section_keys() | {"definitions"}


def test_meetings_have_a_section_only_where_there_were_any():
    def section_of(value):
        report = annual_report(content_of(value))
        return next((one for one in report.sections if one.key == "meetings"), None)

    assert section_of(0) is None
    tables = [block for block in section_of(2).blocks if isinstance(block, FigureTable)]
    assert [table.rows[0].label for table in tables] == [
        "Spotkania interdyscyplinarne w sprawach rodzin, z tego:",
        "Wspólne wyjazdy ze strażą lub Policją, z tego:",
        "Interwencje kryzysowe w rodzinach",
    ]
    assert "odbyły się 2 spotkania w sprawach rodzin" in words(content_of(2))
