"""Numbers that were taken back: what the register says of them, and what a later import of them does."""

from datetime import date

from sqlalchemy import select
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.importing import take_back_import
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import question
from mgops_desktop.storage.register import NumberState, register_of
from mgops_desktop.storage.tables.family import Family


@question("rodzina w teście", None)
def family_id(session, number):
    return session.scalar(select(Family.id).where(Family.number == number))


def states(importer, kind):
    return {one.number: one.state for one in importer.database.read(register_of, kind)}


def bin_family(importer, number):
    found = importer.database.read(family_id, number)
    importer.database.change(bin_record, "family", found, "założona dwa razy")


def test_numbers_of_an_import_that_was_taken_back_stay_as_cancelled(importer: Importer):
    result = importer.must(small_centre)
    given = states(importer, "person")
    assert set(given.values()) == {NumberState.GIVEN}
    importer.database.change(take_back_import, result.import_id)
    lines = importer.database.read(register_of, "person")
    assert [one.number for one in lines] == list(given)
    assert {(one.state, one.reason) for one in lines} == {
        (NumberState.CANCELLED, "cofnięto import")
    }
    assert all(isinstance(one.day, date) for one in lines)


def test_import_of_a_binned_record_says_that_its_number_is_valid_again(importer):
    importer.must(small_centre)
    bin_family(importer, "R/1/2026")
    plan = importer.plan(small_centre)
    told = {one.sheet: one.message for one in plan.warnings if one.code == "restored"}
    assert told["family"] == (
        "Anulowane numery, których zapisy leżą w koszu: R/1/2026. "
        "Import przywraca te zapisy, a ich numery znowu są ważne."
    )
    importer.must(small_centre)
    assert states(importer, "family")["R/1/2026"] is NumberState.GIVEN


def test_many_cancelled_numbers_of_a_sheet_are_told_in_one_sentence(importer):
    def people(book):
        for number in range(1, 9):
            book.add("person", number=f"O/{number}/2026", surname="Umowna")

    result = importer.must(people)
    importer.database.change(take_back_import, result.import_id)
    (warning,) = importer.plan(people).warnings
    assert "O/5/2026 i inne, razem 8." in warning.message


def test_number_of_an_erased_record_is_never_given_again_by_an_import(importer):
    def one_family(book):
        book.add("family", number="R/1/2026", name="Umowna")

    importer.must(one_family)
    bin_family(importer, "R/1/2026")
    importer.database.change(erase_record, Erasing("family", "R/1/2026", "na wniosek"))
    (error,) = importer.plan(one_family).errors
    assert (error.sheet, error.field, error.code) == ("family", "number", "cancelled_number")
    assert error.message.startswith("Numer „R/1/2026” jest anulowany: zapis usunięto na zawsze")
    assert states(importer, "family") == {"R/1/2026": NumberState.CANCELLED}
