""" "Sprawdź" on the way in and on who may be a family assistant: what lacks is found, and gone once it is there."""

from datetime import date

import pytest
from tests.operations.importing.invented import family

from mgops_desktop.domain.period import Period
from mgops_desktop.operations.check import check
from mgops_desktop.operations.due import due

YEAR = Period.year(2026)
ASSISTANT = {"number": "P/1/2026", "surname": "Wzorcowa", "first_name": "Anna"}
PAPERS = {
    "register_checked_on": date(2020, 1, 2),
    "not_in_register": "tak",
    "qualification_path": "a",
    "authority_statement_on": date(2020, 1, 2),
    "maintenance_statement_on": date(2020, 1, 2),
    "conviction_checked_on": date(2020, 1, 2),
    "apart_statement_on": date(2020, 1, 2),
}
CONSENT = {"number": "OZ/1/2026", "family": "R/1/2026", "person": "O/1/2026", "kind": "consent"}


def found(importer, fill):
    importer.must(fill)
    return {one.code: one for one in importer.database.read(check, YEAR)}


def employed(book, **more):
    book.add("worker", **ASSISTANT, **more)
    book.add(
        "contract",
        number="U/1/2026",
        worker="P/1/2026",
        position="family_assistant",
        form="employment",
        began=date(2020, 1, 1),
    )


def test_consent_of_the_mother_is_missing_until_she_gives_it(importer):
    (missing,) = [
        one
        for code, one in found(importer, lambda book: family(book, 1, "Przykładowa")).items()
        if code == "consent_missing"
    ]
    assert "1 z 1" in missing.message
    given = found(importer, lambda book: book.add("statement", **CONSENT, day=date(2026, 2, 1)))
    assert "consent_missing" not in given


@pytest.mark.parametrize(
    ("case", "statement", "asks"),
    [
        ({"basis": "court"}, None, False),
        ({"basis": "za_zyciem"}, None, False),
        ({"basis": "minor_parent"}, None, True),
        ({"consent_on": date(2026, 2, 1)}, None, False),
        ({}, {"withdrawn_on": date(2026, 5, 1)}, True),
        ({}, {"kind": "resignation"}, True),
        ({"consent_on": date(2026, 2, 1)}, {"kind": "refusal"}, True),
    ],
)
def test_when_consents_are_asked_for(importer, case, statement, asks):
    def fill(book):
        family(book, 1, "Przykładowa", **case)
        if statement is not None:
            book.add("statement", **(CONSENT | {"day": date(2026, 2, 1)} | statement))

    assert ("consent_missing" in found(importer, fill)) is asks


def test_order_of_the_court_replaces_the_consent(importer):
    """It may come while the family works with the assistant already."""

    def fill(book):
        family(book, 1, "Przykładowa")
        book.add("court_obligation", number="ZS/1/2026", family="R/1/2026", began=date(2026, 5, 4))

    assert "consent_missing" not in found(importer, fill)


def test_interview_that_asks_for_an_assistant_is_followed_by_an_application(importer):
    def fill(book):
        family(book, 1, "Przykładowa")
        book.add(
            "difficulty_report",
            number="Z/1/2026",
            family="R/1/2026",
            received=date(2026, 9, 1),
            source="school",
            interview_day=date(2026, 9, 8),
            interview_result="application",
        )

    assert "application_missing" in found(importer, fill)
    applied = {"number": "WN/1/2026", "family": "R/1/2026", "received": date(2026, 9, 10)}
    assert "application_missing" not in found(
        importer, lambda book: book.add("application", **applied)
    )


def test_papers_of_an_assistant_are_named_until_they_are_there(importer):
    lacks = found(importer, employed)["assistant_papers_missing"].message
    for word in ("drogi do zawodu", "rejestrze sprawców", "KRK", "alimentach", "art. 17 ust. 3–4"):
        assert word in lacks
    whole = found(importer, lambda book: book.add("worker", **ASSISTANT, **PAPERS))
    assert "assistant_papers_missing" not in whole
    short = PAPERS | {"qualification_path": "b", "practice_months": 6}
    missing = found(importer, lambda book: book.add("worker", **ASSISTANT, **short))
    assert "brakuje: szkolenia i\u00a0stażu" in missing["assistant_papers_missing"].message


def test_who_is_in_the_register_is_an_error(importer):
    listed = PAPERS | {"not_in_register": "nie"}
    codes = found(importer, lambda book: employed(book, **listed))
    assert "art. 12 ust. 1 pkt 5" in codes["assistant_in_register"].message


def test_families_of_a_suspended_assistant_need_a_substitute(importer):
    def fill(book):
        family(book, 1, "Przykładowa")
        employed(book, **PAPERS)
        book.add(
            "assignment",
            number="PA/1/2026",
            case="AR/1/2026",
            worker="P/1/2026",
            kind="main",
            began=date(2026, 2, 1),
        )
        book.add(
            "leave",
            number="N/1/2026",
            worker="P/1/2026",
            kind="suspension",
            began=date(2026, 11, 2),
        )

    def substitute(book):
        book.add("worker", number="P/2/2026", surname="Zastępcza", **PAPERS)
        book.add(
            "assignment",
            number="PA/2/2026",
            case="AR/1/2026",
            worker="P/2/2026",
            kind="substitute",
            began=date(2026, 11, 3),
            ended=date(2026, 12, 31),
        )

    assert "1\u00a0rodzina bez zastępstwa" in found(importer, fill)["substitute_missing"].message
    (item,) = [one for one in importer.database.read(due) if one.rule == "substitute"]
    assert item.who == "kierownik ośrodka"
    assert item.subject.kind == "worker"
    assert "substitute_missing" not in found(importer, substitute)
    assert not [one for one in importer.database.read(due) if one.rule == "substitute"]
