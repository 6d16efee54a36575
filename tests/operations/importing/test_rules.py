"""What cannot be true is an error, what is odd a warning; nothing is refused that happened."""

from datetime import date, time

import pytest
from tests.operations.importing.invented import family

from mgops_desktop.operations.report_text import WITHOUT_TEXT
from mgops_desktop.reports.annual import section_keys

BORN = date(1990, 5, 17)
PERSON = {"number": "O/1/2026", "surname": "Umowna"}


def codes(problems):
    return [one.code for one in problems]


def person(**more):
    return lambda book: book.add("person", **PERSON, **more)


def visit(**more):
    def fill(book):
        family(book, 1, "Umowna")
        values = {"number": "W/1/2026", "cases": ["AR/1/2026"], "day": "2.3.2026", "kind": "home"}
        book.add("visit", **values | more)

    return fill


@pytest.mark.parametrize(
    ("fill", "code"),
    [
        (person(birth_date=BORN, birth_year=1991), "birth_year"),
        (person(birth_date=BORN, died_on=date(1980, 1, 1)), "order"),
        (person(birth_date=date(2026, 12, 1)), "future"),
        (
            lambda book: book.add(
                "programme", number="PR/1", name="Program", first_year=2026, last_year=2025
            ),
            "order",
        ),
    ],
)
def test_what_cannot_be_true_is_an_error(importer, fill, code):
    assert codes(importer.plan(fill).errors) == [code]


@pytest.mark.parametrize(
    ("fill", "code"),
    [
        (visit(day="1.12.2026"), "future"),
        (visit(day="1.1.2026"), "outside_case"),
        (visit(next_day="1.3.2026"), "order"),
        (visit(began=time(23, 0), ended=time(1, 0)), "midnight"),
        (lambda book: family(book, 1, "Umowna", ended=date(2026, 6, 1)), "closure_reason"),
        (lambda book: family(book, 1, "Umowna", closure_reason="death"), "closure_reason"),
    ],
)
def test_what_is_odd_is_a_warning_and_imported(importer, fill, code):
    plan = importer.must(fill).plan
    assert codes(plan.warnings) == [code]


def test_a_visit_after_the_case_is_no_oddity_in_aftercare(importer):
    def fill(book):
        family(book, 1, "Umowna", ended=date(2026, 6, 1), closure_reason="goals_achieved")
        for number, purpose in ((1, "aftercare"), (2, "casework")):
            book.add(
                "visit",
                number=f"W/{number}/2026",
                cases=["AR/1/2026"],
                day="2.7.2026",
                kind="home",
                purpose=purpose,
            )

    (warning,) = importer.plan(fill).warnings
    assert (warning.code, warning.row) == ("outside_case", 4)
    assert "do 01.06.2026" in warning.message


def test_an_anonymous_session_with_a_name_is_odd(importer):
    def fill(book):
        person()(book)
        book.add(
            "counselling_session",
            number="PO/1/2026",
            day="2.3.2026",
            minutes=60,
            specialist="psycholog",
            kind="porada",
            persons=["O/1/2026"],
            anonymous=True,
        )

    assert codes(importer.plan(fill).warnings) == ["anonymous"]


def test_what_is_stored_already_is_not_judged_again(importer):
    fill = visit(day="1.12.2026")
    assert codes(importer.must(fill).plan.warnings) == ["future"]
    assert importer.plan(fill).warnings == ()


def test_a_change_is_judged_with_what_the_record_already_holds(importer, tmp_path):
    importer.must(person(birth_date=BORN))
    plan = importer.plan(person(birth_date=BORN, died_on=date(1980, 1, 1)))
    assert codes(plan.errors) == ["order"]


@pytest.mark.parametrize(
    ("key", "row", "column"),
    [
        ("dictionary_entry", {"dictionary": "kolory", "key": "a", "label": "A", "position": 1}, "Słownik"),
        ("report_text", {"report": "annual", "year": 2026, "section": "nic", "text": "x"}, "Część"),
        ("report_text", {"report": "roczne", "year": 2026, "section": "conclusions"}, "Sprawozdanie"),
    ],
)  # fmt: skip
def test_what_nothing_would_ever_read_is_refused(importer, key, row, column):
    (error,) = importer.plan(lambda book: book.add(key, **row)).errors
    assert (error.sheet, error.row, error.column) == (key, 3, column)


def test_text_of_every_section_of_the_report_is_imported(importer):
    written = [
        {"report": "annual", "year": 2026, "section": key, "text": "Tekst."}
        for key in sorted(section_keys() - WITHOUT_TEXT)
    ]
    assert len(written) == 13

    def fill(book):
        for row in written:
            book.add("report_text", **row)

    importer.must(fill)


@pytest.mark.parametrize("fraction", [7, 1.01, 0])
def test_a_contract_is_one_post_at_most(importer, fraction):
    def fill(book):
        book.add("worker", number="P/1/2026", surname="Wzorcowa")
        values = {"worker": "P/1/2026", "position": "family_assistant", "form": "employment"}
        book.add("contract", number="U/1", fraction=fraction, began=BORN, **values)

    assert codes(importer.plan(fill).errors) == ["fraction"]
