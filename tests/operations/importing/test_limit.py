"""Past assignments that break a blocking rule are recorded with the reason "z importu" (contracts 3)."""

from datetime import date

from sqlalchemy import select
from tests.operations.importing.invented import family

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.casework import Assignment

SINCE = date(2026, 2, 1)


@question("powody", None)
def reasons(session):
    query = select(Assignment.number, Assignment.override_reason).order_by(Assignment.number)
    return {number: reason for number, reason in session.execute(query) if reason}


def assistant_with(families, *, position="family_assistant", **more):
    """An assistant with so many families, one from each day of February on."""

    def fill(book):
        book.add("worker", number="P/1/2026", surname="Wzorcowa", **more)
        book.add(
            "contract",
            number="U/1/2026",
            worker="P/1/2026",
            position=position,
            form="employment",
            began=date(2020, 1, 1),
        )
        for number in range(1, families + 1):
            family(book, number, "Umowna")
            assign(book, number, date(2026, 2, number))

    return fill


def assign(book, number, began, ended=None, **more):
    book.add(
        "assignment",
        number=f"PA/{number:02d}/2026",
        case=f"AR/{number}/2026",
        worker="P/1/2026",
        kind="main",
        began=began,
        ended=ended,
        **more,
    )


def test_fifteen_families_are_no_word(importer):
    assert importer.must(assistant_with(15)).plan.warnings == ()
    assert importer.database.read(reasons) == {}


def test_the_sixteenth_family_is_a_warning_and_gets_its_reason(importer):
    (warning,) = importer.must(assistant_with(16)).plan.warnings
    assert (warning.code, warning.sheet, warning.row) == ("over_limit", "assignment", 18)
    assert "16.02.2026" in warning.message
    assert "art. 15 ust. 4" in warning.message
    assert importer.database.read(reasons) == {"PA/16/2026": "z importu"}


def test_importing_it_again_changes_nothing(importer):
    importer.must(assistant_with(16))
    assert importer.must(assistant_with(16)).plan.changes_nothing


def test_a_reason_in_the_file_stays(importer):
    def fill(book):
        assistant_with(15)(book)
        family(book, 16, "Umowna")
        assign(book, 16, date(2026, 3, 1), override_reason="decyzja kierownika")

    assert len(importer.must(fill).plan.warnings) == 1
    assert importer.database.read(reasons) == {"PA/16/2026": "decyzja kierownika"}


def test_families_already_stored_count_too(importer):
    importer.must(assistant_with(15))

    def sixteenth(book):
        family(book, 16, "Umowna")
        assign(book, 16, date(2026, 3, 1))

    (warning,) = importer.must(sixteenth).plan.warnings
    assert warning.code == "over_limit"


def test_a_family_that_left_before_does_not_count(importer):
    def fill(book):
        assistant_with(15)(book)
        family(book, 16, "Umowna")
        assign(book, 16, date(2026, 1, 1), date(2026, 1, 31))

    assert importer.plan(fill).warnings == ()


def test_until_2014_the_limit_was_twenty(importer):
    def fill(book):
        assistant_with(0)(book)
        for number in range(1, 17):
            since = {"began": date(2013, 1, 1), "ended": date(2014, 1, 1)}
            family(book, number, "Umowna", **since, closure_reason="other")
            assign(book, number, **since)

    assert importer.plan(fill).warnings == ()


def test_a_lower_limit_of_the_worker_counts(importer):
    (warning,) = importer.plan(assistant_with(11, lower_limit=10)).warnings
    assert "wolno mu mieć 10" in warning.message


def test_a_social_worker_as_assistant_is_a_warning(importer):
    (warning,) = importer.must(assistant_with(1, position="social_worker")).plan.warnings
    assert warning.code == "social_worker"
    assert "art. 17 ust. 3" in warning.message
    assert importer.database.read(reasons) == {"PA/01/2026": "z importu"}
