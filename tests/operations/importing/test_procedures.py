"""Procedures in a file, judged by the law's machine as in a form: nothing that happened stops the import."""

from datetime import date
from time import perf_counter

import pytest
from sqlalchemy import select

from mgops_desktop.operations.blue_card import procedure_card
from mgops_desktop.operations.importing import file_of, plan_import
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card import NkForm, Procedure


def procedure(book, number=1, began=date(2026, 3, 2), born=date(1980, 5, 6), **form):
    """A procedure with both sides, its NK-A and its group of a social worker and a policeman."""
    party = number * 10
    book.add("party", number=f"NKO/{party}/2026", surname="Umowna", birth_date=date(1985, 4, 5))
    book.add("party", number=f"NKO/{party + 1}/2026", surname="Umowny", birth_date=born)
    book.add("procedure", number=f"NK/{number}/2026", began=began)
    for place, role in enumerate(("harmed", "violent")):
        book.add(
            "participation",
            number=f"NKU/{party + place}/2026",
            procedure=f"NK/{number}/2026",
            party=f"NKO/{party + place}/2026",
            role=role,
        )
    book.add(
        "nk_form",
        **{
            "number": f"NKF/{party}/2026",
            "procedure": f"NK/{number}/2026",
            "kind": "nk_a",
            "a_type": "wszczynajaca",
            "filled": began,
            "institution": "police",
            **form,
        },
    )


@question("formularz i karta w teście", None)
def outside_of(session, number):
    return session.scalars(select(NkForm.outside).where(NkForm.number == number)).one()


@question("procedura w teście", None)
def id_of(session, number):
    return session.scalars(select(Procedure.id).where(Procedure.number == number)).one()


def told(importer, number="NK/1/2026"):
    card = importer.database.read(procedure_card, importer.database.read(id_of, number))
    return {(one.objection.weight, one.objection.code, one.reason) for one in card.told}


def test_a_lawful_procedure_is_imported_without_a_word(importer):
    assert importer.must(procedure).plan.warnings == ()


def test_a_breach_is_imported_with_its_reason(importer):
    def minor(book):
        procedure(book, born=date(2010, 5, 6))

    (warning,) = importer.must(minor).plan.warnings
    assert (warning.code, warning.column) == ("minor_violent", "Data wypełnienia")
    assert "art. 2 ust. 1" in warning.message
    assert "z importu" in warning.message
    assert importer.database.read(outside_of, "NKF/10/2026") == "z importu"
    assert ("breach", "minor_violent", "z importu") in told(importer)
    assert importer.must(minor).plan.changes_nothing


def test_a_reason_that_the_file_gives_is_kept(importer):
    def minor(book):
        procedure(book, born=date(2010, 5, 6), outside="tak wpłynęło z Policji")

    (warning,) = importer.must(minor).plan.warnings
    assert warning.code == "minor_violent"
    assert importer.database.read(outside_of, "NKF/10/2026") == "tak wpłynęło z Policji"


def test_a_pair_of_two_procedures_of_one_file_is_told(importer):
    def twice(book):
        procedure(book)
        book.add("procedure", number="NK/2/2026", began=date(2026, 4, 7))
        for place, role in enumerate(("harmed", "violent")):
            book.add(
                "participation",
                number=f"NKU/{90 + place}/2026",
                procedure="NK/2/2026",
                party=f"NKO/{10 + place}/2026",
                role=role,
            )

    assert "pair_running" in [one.code for one in importer.must(twice).plan.warnings]
    assert "pair_running" in {code for _weight, code, _reason in told(importer, "NK/2/2026")}
    assert "pair_running" not in {code for _weight, code, _reason in told(importer)}


def test_what_was_before_its_procedure_cannot_be_true(importer):
    def early(book):
        procedure(book, received=date(2026, 3, 1), filled=date(2026, 2, 27))

    errors = importer.plan(early).errors
    assert [(one.code, one.column) for one in errors] == [("before_start", "Data wpływu")]


@pytest.mark.slow
def test_time_grows_with_the_file_and_not_with_its_square(importer):
    def of(count):
        def fill(book):
            for number in range(1, count + 1):
                procedure(book, number)

        file = importer.file(fill)
        return min(_taken(importer, file) for _ in range(2))

    assert of(300) < 8 * of(75)


def _taken(importer, file):
    began = perf_counter()
    importer.database.read(plan_import, file_of(file))
    return perf_counter() - began
