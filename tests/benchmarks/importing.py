"""An import of 60,000 visits: in a minute at most, and linear (ten times the rows, eleven times the time at most)."""

import tempfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

from tests.acceptance.workbook import WorkbookWriter
from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import Row, now
from tests.conftest_database import CLOCK, PASSWORD
from tests.operations.importing.invented import DESCRIPTION, family

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.operations.importing import file_of, import_workbook
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock

FEW, MANY = 6_000, 60_000
SUBJECT = "importing"
_COURSE = "Rozmowa o nauce i planie dnia, pudełko śniadaniowe, licznik przedpłatowy. " * 3


def workbook_of(visits: int, folder: Path) -> Path:
    """A hundred visits to each family, by ten assistants."""
    book = WorkbookWriter(DESCRIPTION)
    for number in range(10):
        book.add("worker", number=f"P/{number}/2026", surname="Wzorcowa")
    families = visits // 100
    for number in range(families):
        family(book, 1_000 + number, "Przykładowa")
    for number in range(visits):
        home = 1_000 + number % families
        book.add(
            "visit",
            number=f"W/{number}/2026",
            cases=[f"AR/{home}/2026"],
            workers=[f"P/{number % 10}/2026"],
            persons=[f"O/{home}/2026"],
            day=date(2026, 3, 1) + timedelta(days=number % 200),
            began=time(10, 0),
            ended=time(11, 0),
            kind="home",
            tasks="15.3; 15.6",
            course=_COURSE,
        )
    return book.save(folder / f"{visits}.xlsx")


def seconds_for(visits: int) -> float:
    """Time from the file to the commit, in a new encrypted data folder."""
    with tempfile.TemporaryDirectory() as place:
        path = workbook_of(visits, Path(place))
        folder = DataFolder(Path(place) / "dane")
        create_data_folder(folder.path, [FirstAccount("ewa", "Ewa Wzorcowa", PASSWORD)], CLOCK)
        keys = unlock(KeyStore(folder).read(), "ewa", PASSWORD)
        database = Database(connect(folder, keys), actor=PROGRAM, clock=CLOCK, origin=UUID(int=1))
        start = now()
        result = database.change(import_workbook, file_of(path))
        taken = now() - start
        database.close()
    assert {one.key: one.new for one in result.plan.sheets}["visit"] == visits
    return taken


def rows(_centres: Centres) -> Iterator[Row]:
    few, many = seconds_for(FEW), seconds_for(MANY)
    yield Row(SUBJECT, f"import of {MANY:,} visits, against {FEW:,}", many, 60.0, few, 11.0)
