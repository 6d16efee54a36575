"""An import is taken back as far as nothing later stands in the way; the rest is kept and listed."""

import pytest
from sqlalchemy import select
from tests.conftest_database import HEAD, HEAD_AND_TEAM
from tests.operations.importing.every_kind import every_kind
from tests.operations.importing.invented import Importer, family, small_centre

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.operations.importing import take_back_import
from mgops_desktop.operations.search import search
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.journal import broken_link
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import DictionaryEntry
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.visit import Visit


@question("stan", None)
def state(session):
    """Every record that is in no bin, with its fields."""
    kinds = set(KINDS) - {"import_run"}
    return {
        (kind, row.id): {column.name: getattr(row, column.name) for column in row.__table__.columns}
        for kind in kinds
        for row in session.scalars(select(KINDS[kind]))
    }


OWN = {"version", "changed_at", "changed_by"}


def fields(rows):
    return {
        key: {name: value for name, value in row.items() if name not in OWN}
        for key, row in rows.items()
    }


@question("sprawdzenie", None)
def broken(session):
    return broken_link(session)


@operation("zmiana", None)
def rename(session, number):
    session.scalars(select(Person).where(Person.number == number)).one().phone = "600 000 000"


@operation("wizyta", None)
def add_visit(session, case):
    row = session.scalars(select(Case).where(Case.number == case)).one()
    session.add(Visit(number="W/9/2026", day=row.began, kind="home", cases=[row]))


def kept(taken):
    return {(one.kind, one.number): one.why for one in taken.kept}


def test_everything_new_goes_into_the_bin(importer: Importer):
    before = importer.database.read(state)
    result = importer.must(small_centre)
    taken = importer.database.change(take_back_import, result.import_id)
    assert (taken.binned, taken.restored, taken.kept) == (16, 0, ())
    assert importer.database.read(state) == before
    assert importer.database.read(search, "fikcyj") == []
    assert importer.database.read(broken) is None


def test_a_row_of_every_kind_can_be_taken_back(importer):
    before = importer.database.read(state)
    result = importer.must(every_kind)
    taken = importer.database.change(take_back_import, result.import_id)
    assert taken.kept == ()
    assert fields(importer.database.read(state)) == fields(before)


def test_changed_fields_become_what_they_were(importer):
    importer.must(small_centre)
    before = fields(importer.database.read(state))

    def changed(book):
        book.add("family", number="R/1/2026", name="Umowna", area="miasto", district="Rejon 1")
        book.add(
            "visit", number="W/1/2026", cases=["AR/2/2026"], day="5.3.2026", kind="phone", minutes=5
        )

    result = importer.must(changed)
    taken = importer.database.change(take_back_import, result.import_id)
    assert (taken.binned, taken.restored, taken.kept) == (1, 2, ())
    assert fields(importer.database.read(state)) == before

    @question("sprawy", None)
    def cases(session):
        visit = session.scalars(select(Visit).where(Visit.number == "W/1/2026")).one()
        return [case.number for case in visit.cases]

    assert importer.database.read(cases) == ["AR/1/2026"]


def test_what_was_changed_since_is_kept_with_all_that_it_needs(importer):
    result = importer.must(small_centre)
    importer.database.change(rename, "O/101/2026")
    taken = importer.database.change(take_back_import, result.import_id)
    assert kept(taken) == {("person", "O/101/2026"): "zmieniono po imporcie"}
    assert taken.binned == 15


def test_what_something_later_refers_to_is_kept_with_all_that_it_needs(importer):
    result = importer.must(small_centre)
    importer.database.change(add_visit, "AR/1/2026")
    taken = importer.database.change(take_back_import, result.import_id)
    why = "odwołuje się do niego inny zapis"
    assert kept(taken) == {("case", "AR/1/2026"): why, ("family", "R/1/2026"): why}

    @question("rodziny", None)
    def families(session):
        return list(session.scalars(select(Family.number)))

    assert importer.database.read(families) == ["R/1/2026"]


def test_a_new_word_of_a_dictionary_stays_while_somebody_uses_it(importer):
    first = importer.must(
        lambda book: book.add("family", number="R/1/2026", name="Umowna", district="Rejon 1")
    )
    importer.must(
        lambda book: book.add("family", number="R/2/2026", name="Fikcyjna", district="Rejon 1")
    )
    taken = importer.database.change(take_back_import, first.import_id)
    assert [one.kind for one in taken.kept] == ["dictionary_entry"]

    @question("rejony", None)
    def districts(session):
        return list(
            session.scalars(
                select(DictionaryEntry.key).where(DictionaryEntry.dictionary == "district")
            )
        )

    assert importer.database.read(districts) == ["rejon_1"]


def test_imports_can_be_taken_back_one_after_the_other(importer):
    before = importer.database.read(state)
    first = importer.must(small_centre)

    def changed(book):
        small_centre(book)
        family(book, 3, "Umowna")

    def corrected(book):
        book.add("person", number="O/1/2026", surname="Umowna")

    second, third = importer.must(changed), importer.must(corrected)
    for result in (third, second, first):
        assert importer.database.change(take_back_import, result.import_id).kept == ()
    assert importer.database.read(state) == before


def test_the_same_file_can_be_imported_after_it_was_taken_back_and_taken_back_again(importer):
    first = importer.must(small_centre)
    importer.database.change(take_back_import, first.import_id)
    second = importer.must(small_centre)
    assert all(sheet.new == sheet.rows for sheet in second.plan.sheets)
    assert importer.must(small_centre).plan.changes_nothing
    taken = importer.database.change(take_back_import, second.import_id)
    assert (taken.binned, taken.kept) == (16, ())


def test_an_import_is_taken_back_once(importer):
    result = importer.must(small_centre)
    importer.database.change(take_back_import, result.import_id)
    with pytest.raises(UserError, match="już cofnięto"):
        importer.database.change(take_back_import, result.import_id)


def test_an_unknown_import_is_said_to_be_unknown(importer):
    result = importer.must(small_centre)
    wrong = type(result.import_id)(int=1)
    with pytest.raises(UserError, match="Nie ma takiego importu"):
        importer.database.change(take_back_import, wrong)


def test_the_journal_says_what_took_the_import_back(importer):
    result = importer.must(small_centre)
    importer.database.change(take_back_import, result.import_id)

    @question("dziennik", None)
    def last_two(session):
        table = CENTRE.operation
        query = select(table.sequence, table.name, table.undone_by).order_by(table.sequence.desc())
        return session.execute(query.limit(2)).all()

    back, done = importer.database.read(last_two)
    assert (back.name, done.name) == ("Cofnięcie importu", "Import skoroszytu")
    assert done.undone_by == back.sequence


def test_an_import_of_procedures_is_taken_back_by_those_who_may_see_them(
    opened_folder, importer, tmp_path
):
    def procedure(book):
        family(book, 1, "Umowna")
        book.add("procedure", number="NK/1/2026", family="R/1/2026", began="1.3.2026")

    team = opened_folder.seen_by(HEAD_AND_TEAM)
    result = Importer(team, tmp_path).must(procedure)
    with pytest.raises(NotAllowed, match="Niebieskie Karty"):
        opened_folder.seen_by(HEAD).change(take_back_import, result.import_id)
    assert team.change(take_back_import, result.import_id).kept == ()


def test_a_family_with_a_procedure_stays(importer):
    result = importer.must(lambda book: family(book, 1, "Umowna"))
    importer.must(
        lambda book: book.add("procedure", number="NK/1/2026", family="R/1/2026", began="1.3.2026")
    )
    taken = importer.database.change(take_back_import, result.import_id)
    assert list(kept(taken)) == [("family", "R/1/2026")]
