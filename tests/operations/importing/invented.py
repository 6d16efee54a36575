"""A small invented centre as workbook rows, and how tests import it."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from tests.acceptance.workbook import WorkbookWriter

from mgops_desktop.operations.importing import (
    ImportPlan,
    ImportResult,
    file_of,
    import_workbook,
    plan_import,
)
from mgops_desktop.sheets.describe import describe
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.database import Database

DESCRIPTION = describe(SHEETS, shipped_dictionaries())
Fill = Callable[[WorkbookWriter], None]


class Importer:
    """Writes workbooks into a folder of the test and imports them."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self._folder = folder
        self._count = 0

    def file(self, fill: Fill) -> Path:
        self._count += 1
        book = WorkbookWriter(DESCRIPTION)
        fill(book)
        return book.save(self._folder / f"wykaz-{self._count}.xlsx")

    def plan(self, fill: Fill) -> ImportPlan:
        return self.database.read(plan_import, file_of(self.file(fill)))

    def run(self, fill: Fill) -> ImportResult:
        return self.database.change(import_workbook, file_of(self.file(fill)))

    def must(self, fill: Fill) -> ImportResult:
        """Import what must have no errors."""
        result = self.run(fill)
        assert result.plan.errors == ()
        return result


def small_centre(book: WorkbookWriter) -> None:
    """One assistant, two families, their cases and some visits."""
    book.add("worker", number="P/1/2026", surname="Wzorcowa", first_name="Anna")
    book.add(
        "contract",
        number="U/1/2026",
        worker="P/1/2026",
        position="family_assistant",
        form="umowa o pracę",
        fraction=0.5,
        began=date(2025, 1, 1),
    )
    for number, name in ((1, "Przykładowa"), (2, "Fikcyjna")):
        family(book, number, name)
    book.add(
        "visit",
        number="W/1/2026",
        cases=["AR/1/2026"],
        workers=["P/1/2026"],
        persons=["O/1/2026", "O/101/2026"],
        day=date(2026, 3, 2),
        began=time(10, 0),
        ended=time(11, 30),
        kind="home",
        tasks="15.3; 15.6",
        course="Rozmowa o nauce.\nUstalono plan dnia.",
    )
    book.add(
        "visit",
        number="W/2/2026",
        cases=["AR/1/2026", "AR/2/2026"],
        day="3.3.26",
        kind="próba nieudana",
    )


def family(book: WorkbookWriter, number: int, name: str, **case: object) -> None:
    """A mother and a child with a case since 1 February 2026."""
    since = date(2026, 2, 1)
    book.add("family", number=f"R/{number}/2026", name=name, area="wieś", place="Wola Wzorcowa")
    book.add(
        "person",
        number=f"O/{number}/2026",
        surname=name,
        first_name="Ewa",
        sex="kobieta",
        birth_date=date(1990, 5, 17),
    )
    book.add(
        "person", number=f"O/{number + 100}/2026", surname=name, first_name="Ala", birth_year=2019
    )
    for person, role in ((number, "matka"), (number + 100, "dziecko")):
        book.add(
            "membership",
            number=f"CR/{person}/2026",
            family=f"R/{number}/2026",
            person=f"O/{person}/2026",
            role=role,
            began=since,
        )
    values = {"basis": "zgoda rodziny", "began": since} | case
    book.add("case", number=f"AR/{number}/2026", family=f"R/{number}/2026", **values)
