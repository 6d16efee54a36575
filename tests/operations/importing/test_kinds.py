"""What is particular about single kinds of records."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from tests.operations.importing.invented import family

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import DictionaryEntry
from mgops_desktop.storage.tables.court import ChildRemoval, Letter
from mgops_desktop.storage.tables.family import Family


@question("wiersz", None)
def only(session, table, number):
    return session.scalars(select(table).where(table.number == number)).one()


def test_an_unknown_district_becomes_an_entry_with_a_warning(importer):
    def two_families(book):
        for number, district in ((1, "Rejon Północ"), (2, "rejon polnoc")):
            book.add("family", number=f"R/{number}/2026", name="Umowna", district=district)

    result = importer.must(two_families)
    (warning,) = result.plan.warnings
    assert (warning.code, warning.row, warning.column) == ("new_entry", 3, "Rejon")

    @question("słownik", None)
    def entries(session):
        query = select(DictionaryEntry.key, DictionaryEntry.label)
        return session.execute(query.where(DictionaryEntry.dictionary == "district")).all()

    assert importer.database.read(entries) == [("rejon_polnoc", "Rejon Północ")]
    assert importer.database.read(only, Family, "R/2/2026").district == "rejon_polnoc"
    assert importer.must(two_families).plan.changes_nothing


def test_a_closure_reason_comes_with_the_row_under_which_it_is_counted(importer):
    def closed(book):
        book.add(
            "dictionary_entry",
            dictionary="closure_reason",
            key="wyjazd",
            label="Wyjazd za granicę",
            maps_to="zmiana miejsca zamieszkania",
            position=20,
        )
        family(book, 1, "Umowna", ended=date(2026, 6, 1), closure_reason="wyjazd za granicę")

    importer.must(closed)
    assert importer.database.read(only, Case, "AR/1/2026").closure_reason == "wyjazd"

    def unmapped(book):
        book.add(
            "dictionary_entry", dictionary="closure_reason", key="x", label="Inna", position=21
        )

    assert [one.code for one in importer.plan(unmapped).errors] == ["maps_to"]


def test_moments_are_polish_time_in_the_sheet_and_utc_in_the_record(importer):
    def removal(book, **more):
        family(book, 1, "Umowna")
        book.add(
            "child_removal",
            number="ZD/1/2026",
            family="R/1/2026",
            moment_day=date(2026, 7, 1),
            moment_time="1:30",
            **more,
        )

    importer.must(removal)
    stored = importer.database.read(only, ChildRemoval, "ZD/1/2026")
    assert stored.moment == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    half = importer.plan(lambda book: removal(book, court_notified_day="1.7.2026"))
    assert [one.code for one in half.errors] == ["moment"]
    early = importer.plan(
        lambda book: removal(book, court_notified_day="1.7.2026", court_notified_time="1:00")
    )
    assert [one.code for one in early.errors] == ["order"]


def test_letters_may_answer_letters_that_come_later_in_the_file(importer):
    def letters(book):
        for number, answers in ((3, "PI/2/2026"), (2, "PI/1/2026"), (1, None)):
            book.add(
                "letter",
                number=f"PI/{number}/2026",
                direction="przychodzące",
                kind="other",
                answers=answers,
            )

    importer.must(letters)
    first, second = (importer.database.read(only, Letter, f"PI/{n}/2026") for n in (1, 2))
    assert second.answers_id == first.id


def test_letters_that_answer_each_other_are_an_error(importer):
    def letters(book):
        for number, answers in ((1, "PI/2/2026"), (2, "PI/1/2026")):
            book.add(
                "letter", number=f"PI/{number}/2026", direction="in", kind="other", answers=answers
            )

    assert {one.code for one in importer.plan(letters).errors} == {"circle"}


def test_a_procedure_knows_its_family_by_the_neutral_code_only(importer):
    def procedure(book):
        family(book, 1, "Umowna")
        book.add("procedure", number="NK/1/2026", family="R/1/2026", began=date(2026, 3, 1))

    importer.must(procedure)
    stored = importer.database.read(only, Procedure, "NK/1/2026")
    assert stored.family_link == importer.database.read(only, Family, "R/1/2026").link_code
    assert importer.must(procedure).plan.changes_nothing


def test_an_opening_figure_that_nothing_would_count_is_a_warning(importer):
    def openings(book):
        for number, key in ((1, "assistant_visits"), (2, "assistant_visit"), (3, "xyz")):
            book.add(
                "opening_figure",
                number=f"SW/{number}/2026",
                indicator=key,
                month="03.2026",
                value=12,
                source="karty pracy",
            )

    warnings = importer.must(openings).plan.warnings
    assert [(one.code, one.row) for one in warnings] == [
        ("unknown_indicator", 4),
        ("unknown_indicator", 5),
    ]
    assert "Czy to „assistant_visits”" in warnings[0].message
