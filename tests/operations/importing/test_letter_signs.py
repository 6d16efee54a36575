"""Case signs of letters that a workbook brings: printed ones stay, those without get the next of their symbol."""

from datetime import date

from sqlalchemy import select

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.court import Letter

OUT = {"direction": "out", "kind": "other", "day": date(2026, 5, 4), "file_symbol": "4110"}


@question("znaki w teście", None)
def signs(session):
    return dict(session.execute(select(Letter.number, Letter.sign)).all())


def letters(book):
    """An answer stands before the letter it answers; one sign is printed."""
    book.add("letter", number="L/3", **OUT | {"direction": "in"}, answers="L/1")
    book.add("letter", number="L/1", **OUT)
    book.add("letter", number="L/2", **OUT)
    book.add("letter", number="L/4", **OUT, sign="4110.2.2026")
    book.add("letter", number="L/5", **OUT | {"file_symbol": None})


def test_letters_get_the_next_signs_past_the_printed_ones(importer):
    importer.must(letters)
    assert importer.database.read(signs) == {
        "L/1": "4110.3.2026",
        "L/2": "4110.4.2026",
        "L/3": "4110.3.2026",
        "L/4": "4110.2.2026",
        "L/5": "",
    }


def test_second_import_changes_no_sign(importer):
    importer.must(letters)
    before = importer.database.read(signs)
    importer.must(letters)
    assert importer.database.read(signs) == before
