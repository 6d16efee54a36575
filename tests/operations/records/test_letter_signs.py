"""Case signs of letters: in order by symbol and year, without gaps, never given twice (contracts 1)."""

from datetime import date

import pytest
from sqlalchemy import select
from tests.operations.records.entering import enter

from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.operations.setting import NewValue, set_parameter
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.register import NumberState, register_of
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.court import Letter

OUT = {"direction": "out", "kind": "other", "day": "2026-11-02", "file_symbol": "4110"}
IN = {"direction": "in", "kind": "other", "day": "2026-11-10"}


@question("znak w teście", None)
def sign_of(session, letter):
    found = session.get_one(Letter, letter)
    return found.sign, found.file_symbol


@operation("folder roboczy w teście", None)
def make_working(session):
    session.scalars(select(Centre)).one().working = True


@operation("pismo z arkusza w teście", None)
def bring_in(session, sign):
    writer = BulkWriter(session)
    way = {"direction": LetterDirection.OUT, "kind": LetterKind.OTHER}
    writer.add(Letter, {"number": "PI/90/2026", "sign": sign, **way})
    writer.flush()


@pytest.fixture
def signed(opened):
    """Enter a letter and return its sign; and the database."""
    database = opened.seen_by()

    def write(**given):
        return database.read(sign_of, enter(database, "letter", OUT | given))[0]

    return write, database


def test_signs_follow_each_other_in_each_symbol_and_year(signed):
    write, _database = signed
    assert [write(), write(), write(file_symbol="4112"), write(day="2025-03-04"), write()] == [
        "4110.1.2026",
        "4110.2.2026",
        "4112.1.2026",
        "4110.1.2025",
        "4110.3.2026",
    ]


def test_letter_that_is_refused_leaves_no_gap(signed):
    write, database = signed
    write()
    with pytest.raises(UserError):
        enter(database, "letter", OUT | {"delivered_on": "2026-10-01"})
    assert write() == "4110.2.2026"


def test_letter_without_a_symbol_has_no_sign(signed):
    write, _database = signed
    assert write(file_symbol=None) == ""


def test_answer_bears_the_sign_of_the_letter_it_answers(signed):
    write, database = signed
    asked = enter(database, "letter", OUT)
    came = enter(database, "letter", IN | {"answers": str(asked)})
    assert database.read(sign_of, came) == ("4110.1.2026", "4110")
    assert write() == "4110.2.2026"


def test_new_letter_has_the_symbol_that_the_centre_uses(signed):
    _write, database = signed
    assert database.read(record_form, "letter").values["file_symbol"] in (None, "")
    database.change(
        set_parameter,
        NewValue("file_plan_symbol", "4110", date(2026, 1, 1), "wykaz akt", confirmed=True),
    )
    assert database.read(record_form, "letter").values["file_symbol"] == "4110"


def test_sign_that_was_typed_is_kept_and_not_given_again(signed):
    write, database = signed
    typed = enter(database, "letter", OUT | {"file_symbol": None, "sign": "4110.7.2026"})
    assert database.read(sign_of, typed) == ("4110.7.2026", "4110")
    assert write() == "4110.8.2026"


def test_imported_sign_counts_too(signed):
    write, database = signed
    database.change(bring_in, "4110.30.2026")
    assert write() == "4110.31.2026"


def test_sign_of_an_erased_letter_stays_in_the_register_as_cancelled(signed):
    write, database = signed
    letter = enter(database, "letter", OUT)
    database.change(bin_record, "letter", letter, "pomyłka")
    database.change(erase_record, Erasing("letter", "PI/1/2026", "pomyłka"))
    lines = {line.number: line.state for line in database.read(register_of, "letter")}
    assert lines["4110.1.2026"] is NumberState.CANCELLED
    assert write() == "4110.2.2026"


def test_working_folder_gives_no_sign(signed):
    _write, database = signed
    database.change(make_working)
    letter = enter(database, "letter", OUT)
    assert database.read(sign_of, letter) == ("", "4110")


def test_symbol_of_a_letter_with_a_sign_stays(signed):
    _write, database = signed
    letter = enter(database, "letter", OUT)
    given = OUT | {"sign": "4110.1.2026"}
    with pytest.raises(UserError, match=r"4110\.1\.2026"):
        database.change(correct_record, "letter", letter, 1, given | {"file_symbol": "4112"})
