"""Who may import, what a locked compartment means for a file, and how an import is stopped."""

import pytest
from sqlalchemy import select
from tests.conftest_database import ASSISTANT, HEAD, HEAD_AND_TEAM
from tests.operations.importing.invented import Importer, family, small_centre

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.operations.importing import (
    ImportStopped,
    Stage,
    file_of,
    import_workbook,
    plan_import,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import CENTRE


def with_procedure(book):
    family(book, 1, "Umowna")
    book.add("procedure", number="NK/1/2026", family="R/1/2026", began="1.3.2026")


@question("rodziny", None)
def families(session):
    return list(session.scalars(select(Family.number)))


def test_an_assistant_may_neither_import_nor_look(opened_folder, importer):
    database = opened_folder.seen_by(ASSISTANT)
    workbook = file_of(importer.file(small_centre))
    for ask in (
        lambda: database.change(import_workbook, workbook),
        lambda: database.read(plan_import, workbook),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_procedures_need_the_key_of_their_compartment(opened_folder, tmp_path):
    head = Importer(opened_folder.seen_by(HEAD), tmp_path)
    result = head.run(with_procedure)
    (error,) = result.plan.errors
    assert (error.sheet, error.code) == ("procedure", "not_allowed")
    assert head.database.read(families) == []


def test_with_the_key_they_are_imported(opened_folder, tmp_path):
    team = Importer(opened_folder.seen_by(HEAD_AND_TEAM), tmp_path)
    assert team.must(with_procedure).import_id is not None
    assert team.must(with_procedure).plan.changes_nothing


def test_old_values_of_protected_records_are_noted_as_read(importer):
    importer.must(small_centre)
    importer.plan(lambda book: book.add("family", number="R/1/2026", name="Zmyślona"))

    @question("odczyty", None)
    def readings(session):
        return [
            tuple(row)
            for row in session.execute(select(CENTRE.reading.kind, CENTRE.reading.purpose))
        ]

    assert importer.database.read(readings) == [("family", "import")]


def test_an_empty_sheet_of_procedures_bothers_nobody(opened_folder, tmp_path):
    head = Importer(opened_folder.seen_by(HEAD), tmp_path)

    def example(book):
        family(book, 1, "Umowna")
        book.add("procedure", number="PRZYKŁAD-1", began="1.3.2026")

    head.must(example)
    assert head.database.read(families) == ["R/1/2026"]


@pytest.mark.parametrize("stage", [Stage.PARSING, Stage.COMPARING, Stage.STORING])
def test_an_import_that_is_stopped_leaves_everything_as_it_was(importer, stage):
    def stop(now, _done, _total):
        if now is stage:
            raise ImportStopped

    workbook = file_of(importer.file(small_centre))
    with pytest.raises(ImportStopped, match="Nic nie zapisano"):
        importer.database.change(import_workbook, workbook, progress=stop)
    assert importer.database.read(families) == []
    assert importer.must(small_centre).import_id is not None


def test_an_import_can_be_stopped_while_it_stores(importer):
    """Also when a part of the rows is written already."""

    def many(book):
        for number in range(5_000):
            book.add("worker", number=f"P/{number}/2026", surname="Wzorcowa")

    def stop(stage, done, _total):
        if stage is Stage.STORING and done:
            raise ImportStopped

    workbook = file_of(importer.file(many))
    with pytest.raises(ImportStopped):
        importer.database.change(import_workbook, workbook, progress=stop)
    plan = importer.database.read(plan_import, workbook)
    assert [(one.key, one.new) for one in plan.sheets] == [("worker", 5_000)]


def test_the_progress_says_how_far_it_is(importer):
    seen = []
    workbook = file_of(importer.file(small_centre), lambda *step: seen.append(step))
    importer.database.change(import_workbook, workbook, progress=lambda *step: seen.append(step))
    stages = list(dict.fromkeys(stage for stage, _done, _total in seen))
    assert stages == [Stage.PARSING, Stage.COMPARING, Stage.STORING]
    assert all(done <= total for _stage, done, total in seen)
