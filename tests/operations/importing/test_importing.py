"""What an import stores: new rows, changed fields, nothing for equal ones, nothing at all for one error."""

import json
from datetime import date, time

import fastjsonschema
import pytest
from sqlalchemy import func, select
from tests.operations.importing.every_kind import every_kind
from tests.operations.importing.invented import Importer, family, small_centre

from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.rights import Right
from mgops_desktop.files import shipped
from mgops_desktop.operations.importing import as_json, file_of, import_workbook, placed
from mgops_desktop.operations.records.amending import amending_of
from mgops_desktop.operations.search import search
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage import numbers
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.journal import broken_link, head_of
from mgops_desktop.storage.tables.centre import ImportRun
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.plan import Assessment
from mgops_desktop.storage.tables.staff import Contract
from mgops_desktop.storage.tables.visit import Visit


@question("wiersz", None)
def only(session, table, number):
    return session.scalars(select(table).where(table.number == number)).one()


@question("liczba", None)
def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


@question("dziennik", None)
def journal_names(session):
    return list(session.scalars(select(CENTRE.operation.name).order_by(CENTRE.operation.sequence)))


@question("ogniwa", None)
def broken(session):
    return broken_link(session)


@operation("kosz", None)
def bin_person(session, number):
    put_in_bin(session, session.scalars(select(Person).where(Person.number == number)).one(), "")


@operation("numer", None)
def next_person_number(session):
    return numbers.next_number(session, Person)


def counts(plan):
    return {one.key: (one.rows, one.new, one.changed, one.equal) for one in plan.sheets}


def test_new_rows_are_stored_as_they_stand(importer: Importer):
    result = importer.must(small_centre)
    assert counts(result.plan)["visit"] == (2, 2, 0, 0)

    @question("wizyta", None)
    def visit(session):
        row = session.scalars(select(Visit).where(Visit.number == "W/1/2026")).one()
        linked = [one.number for one in (*row.cases, *row.workers)]
        return row, linked, {one.number for one in row.persons}

    row, linked, persons = importer.database.read(visit)
    assert (row.day, row.began, row.minutes) == (date(2026, 3, 2), time(10, 0), 90)
    assert row.tasks == ["15.3", "15.6"]
    assert row.course == "Rozmowa o nauce.\nUstalono plan dnia."
    assert linked == ["AR/1/2026", "P/1/2026"]
    assert persons == {"O/1/2026", "O/101/2026"}
    assert importer.database.read(only, Contract, "U/1/2026").fraction == 50
    membership = importer.database.read(only, Membership, "CR/101/2026")
    assert (membership.role, membership.shares_household) == (MemberRole.CHILD, True)


def test_the_import_stands_in_the_journal_as_one_entry(importer):
    result = importer.must(small_centre)
    assert importer.database.read(journal_names)[-1] == "Import skoroszytu"
    assert importer.database.read(broken) is None

    @question("import", None)
    def run(session):
        return session.get(ImportRun, result.import_id), head_of(session).sequence

    stored, last = importer.database.read(run)
    assert (stored.sequence, stored.rows, stored.taken_back) == (last, 16, False)
    assert stored.file_name == "wykaz-1.xlsx"
    assert importer.database.read(only, Family, "R/1/2026").import_id == result.import_id


def test_importing_twice_changes_nothing(importer):
    importer.must(small_centre)
    before = importer.database.read(journal_names)
    again = importer.must(small_centre)
    assert again.import_id is None
    assert again.plan.changes_nothing
    assert importer.database.read(journal_names) == before


def test_a_row_that_differs_changes_its_record_and_says_what(importer):
    importer.must(small_centre)

    def moved(book):
        book.add(
            "family", number="R/1/2026", name="Przykładowa", place="Przykładowo", area="miasto"
        )
        family(book, 2, "Fikcyjna")

    plan = importer.plan(moved)
    (change,) = plan.changes
    assert (change.sheet, change.number) == ("family", "R/1/2026")
    assert [(one.header, one.old, one.new) for one in change.fields] == [
        ("Miejscowość", "Wola Wzorcowa", "Przykładowo"),
        ("Miasto czy wieś", "wieś", "miasto"),
    ]
    assert counts(plan)["family"] == (2, 0, 1, 1)
    importer.must(moved)
    row = importer.database.read(only, Family, "R/1/2026")
    assert (row.place, row.version) == ("Przykładowo", 2)


def test_changes_of_references_are_shown_by_number(importer):
    importer.must(small_centre)

    def changed(book):
        book.add(
            "visit",
            number="W/2/2026",
            cases=["AR/2/2026"],
            workers=["P/1/2026"],
            day=date(2026, 3, 3),
            kind="failed",
        )

    (change,) = importer.plan(changed).changes
    assert [(one.header, one.old, one.new) for one in change.fields] == [
        ("Sprawy", "AR/1/2026; AR/2/2026", "AR/2/2026"),
        ("Pracownicy", "", "P/1/2026"),
    ]
    importer.must(changed)
    assert importer.must(changed).plan.changes_nothing


def test_one_error_and_nothing_is_stored(importer):
    def faulty(book):
        small_centre(book)
        book.add("case", number="AR/3/2026", family="R/9/2026", basis="consent", began="31.02.2026")

    before = importer.database.read(journal_names)
    result = importer.run(faulty)
    assert result.import_id is None
    assert {(one.sheet, one.row, one.column, one.code) for one in result.plan.errors} == {
        ("case", 5, "Objęta wsparciem od", "date"),
    }
    assert importer.database.read(count, Family) == 0
    assert importer.database.read(journal_names) == before


def test_every_error_of_a_file_is_said_at_once(importer):
    def faulty(book):
        book.add("worker", number="P/1/2026", surname="")
        book.add("person", number="O/1/2026", surname="Umowna", sex="inna", birth_date="2.3.2027")
        book.add(
            "person", number="O/2/2026", surname="Umowna", birth_date="1.1.2000", birth_year=1999
        )
        book.add("case", number="AR/1/2026", family="R/9/2026", basis="consent", began="1.3.2026")
        book.add(
            "contract",
            number="U/1/2026",
            worker="P/1/2026",
            position="head",
            form="employment",
            began="1.3.2026",
            ended="28.2.2026",
        )

    found = {(one.sheet, one.column, one.code) for one in importer.plan(faulty).errors}
    assert found == {
        ("worker", "Nazwisko", "required"),
        ("person", "Płeć", "choice"),
        ("person", "Rok urodzenia", "birth_year"),
        ("case", "Rodzina", "unknown_reference"),
        ("contract", "Do", "order"),
    }


def test_an_error_says_where_it_stands_in_words_of_the_workbook(importer):
    (error,) = importer.plan(lambda book: book.add("person", number="O/1/2026", surname="")).errors
    assert placed(error) == (
        "arkusz „Osoby”, wiersz 3, kolumna „Nazwisko”: "
        "Brak wartości. Kolumna „Nazwisko” jest wymagana."
    )


def test_a_reference_to_a_faulty_row_is_no_second_error(importer):
    def faulty(book):
        book.add("family", number="R/1/2026", name="")
        book.add("case", number="AR/1/2026", family="R/1/2026", basis="consent", began="1.3.2026")

    assert [one.sheet for one in importer.plan(faulty).errors] == ["family"]


def test_a_number_that_comes_twice_is_an_error(importer):
    def faulty(book):
        book.add("worker", number="P/1/2026", surname="Wzorcowa")
        book.add("worker", number="P/1/2026", surname="Umowna")

    (error,) = importer.plan(faulty).errors
    assert (error.row, error.code) == (4, "repeated")


def test_rows_may_refer_to_records_that_are_already_there(importer):
    importer.must(small_centre)

    def later(book):
        book.add(
            "visit", number="W/3/2026", cases=["AR/2/2026"], day=date(2026, 4, 1), kind="phone"
        )

    assert counts(importer.must(later).plan) == {"visit": (1, 1, 0, 0)}


def test_columns_that_a_file_does_not_have_stay_as_they_are(importer, tmp_path):
    importer.must(small_centre)
    path = tmp_path / "Osoby.csv"
    path.write_text("Numer;Nazwisko;Telefon\nO/1/2026;Przykładowa;600 100 200\n", "utf-8")
    result = importer.database.change(import_workbook, file_of(path))
    assert result.plan.errors == ()
    person = importer.database.read(only, Person, "O/1/2026")
    assert (person.phone, person.first_name) == ("600 100 200", "Ewa")


def test_an_empty_cell_empties_the_field(importer):
    importer.must(small_centre)
    importer.must(lambda book: book.add("family", number="R/1/2026", name="Przykładowa"))
    row = importer.database.read(only, Family, "R/1/2026")
    assert (row.place, row.area) == ("", None)


def test_minutes_follow_from_the_hours_unless_they_are_given(importer):
    importer.must(small_centre)
    row = {"number": "W/1/2026", "cases": ["AR/1/2026"], "day": "2.3.2026", "kind": "home"}

    def with_hours(began, ended, **more):
        return lambda book: book.add("visit", **row, began=began, ended=ended, **more)

    importer.must(with_hours("10:00", "12:00"))
    assert importer.database.read(only, Visit, "W/1/2026").minutes == 120
    importer.must(with_hours("10:00", "12:00", minutes=45))
    assert importer.database.read(only, Visit, "W/1/2026").minutes == 45
    assert importer.must(with_hours("10:00", "12:00")).plan.changes_nothing
    over_midnight = importer.must(with_hours("23:30", "0:15"))
    assert importer.database.read(only, Visit, "W/1/2026").minutes == 45
    assert [one.code for one in over_midnight.plan.warnings] == ["midnight"]


def test_printed_numbers_are_kept_and_the_counter_moves_past_them(importer):
    importer.must(small_centre)
    assert importer.database.change(next_person_number) == "O/103/2026"


def test_a_number_in_the_bin_comes_back(importer):
    importer.must(small_centre)
    importer.database.change(bin_person, "O/1/2026")
    result = importer.must(small_centre)
    assert counts(result.plan)["person"] == (4, 1, 0, 3)
    assert importer.database.read(only, Person, "O/1/2026").binned_at is None
    assert importer.must(small_centre).plan.changes_nothing


def test_a_new_reference_into_the_bin_is_an_error(importer):
    importer.must(small_centre)
    importer.database.change(bin_person, "O/1/2026")

    def visit(book):
        book.add(
            "visit",
            number="W/3/2026",
            cases=["AR/1/2026"],
            persons=["O/1/2026"],
            day="1.4.2026",
            kind="home",
        )

    (error,) = importer.plan(visit).errors
    assert error.code == "reference_to_bin"


def test_imported_persons_are_found_by_the_search(importer):
    importer.must(small_centre)
    hits = importer.database.read(search, "fikcyj")
    assert {hit.kind for hit in hits} == {"family", "person"}


def test_a_row_of_every_kind_is_imported(importer):
    result = importer.must(every_kind)
    rows = counts(result.plan)
    assert rows.pop("centre") == (1, 0, 1, 0)
    assert set(rows) == {sheet.key for sheet in SHEETS} - {"centre"}
    assert all(new == all_rows for all_rows, new, _changed, _equal in rows.values())


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_answer_of_the_command_line_agrees_with_its_schema(importer, dry_run):
    def mixed(book):
        small_centre(book)
        book.add("person", number="O/3/2026", surname="Przykladowa", first_name="Ewa", sex="x")
        book.add(
            "person",
            number="O/4/2026",
            surname="Ewa",
            first_name="Przykładowa",
            birth_date="17.05.1990",
        )
        book.add("family", number="R/3/2026", name="Umowna", district="Rejon 1")

    schema = json.loads(shipped("resources", "schemas", "import.schema.json").read_text("utf-8"))
    check = fastjsonschema.compile(schema)
    check(as_json(importer.plan(mixed), dry_run=dry_run))
    result = importer.must(small_centre)
    check(as_json(result.plan, result.import_id, dry_run=dry_run))


def test_importing_needs_the_right(importer):
    assert import_workbook.mgops_spec.right is Right.IMPORT


@operation("przekazanie w teście", None)
def hand_over_assessment(session, number, day):
    only(session, Assessment, number).handed_over = day


def assessed(progress):
    """A centre with one assessment that says this."""

    def fill(book):
        small_centre(book)
        book.add(
            "assessment",
            number="OC/1/2026",
            case="AR/1/2026",
            kind="okresowa",
            day=date(2026, 8, 3),
            progress=progress,
        )

    return fill


def test_changed_row_of_a_handed_over_record_is_an_amendment_with_the_file_as_its_reason(importer):
    importer.must(assessed("Stary tekst."))
    importer.database.change(hand_over_assessment, "OC/1/2026", date(2026, 8, 10))
    importer.must(assessed("Nowy tekst."))
    record = importer.database.read(only, Assessment, "OC/1/2026").id
    (one,) = importer.database.read(amending_of, "assessment", record).earlier
    assert one.reason.startswith("Wczytano z pliku wykaz-2")
    assert ("Postępy rodziny", "Stary tekst.") in one.before
