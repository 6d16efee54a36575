"""A day's work in a process of its own, to be watched from outside: `python -m tests.faults.working_day FOLDER`.

Everything that makes a file is done once: founding, importing, exporting, every print, backup, restore.
"""

import sys
import tempfile
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from tests.fixtures.records import add_one_of_each

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing.importing import file_of, plan_import
from mgops_desktop.operations.reports import paint_report, render_report, report_of
from mgops_desktop.sheets.book import Book
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.template import start_template, template
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.keys import unlock
from mgops_desktop.storage.vault.passwords import Argon2Cost
from mgops_desktop.storage.vault.restore import restore

CLOCK = FixedClock.on(date(2026, 11, 21))
PASSWORD = "zielona ławka przed domem"


def work(place: Path) -> None:
    folder, out = place / "dane", place / "wyniki"
    out.mkdir()
    account = FirstAccount("ewa", "Ewa", PASSWORD)
    create_data_folder(folder, [account], CLOCK, cost=Argon2Cost())
    data = open_data(folder, PASSWORD, CLOCK)
    read = data.database.read
    data.database.change(add_one_of_each)
    exported = out / "eksport.xlsx"
    exported.write_bytes(read(export_workbook, uncover=True).content)
    read(plan_import, file_of(exported, lambda *_: None), progress=lambda *_: None)
    listed = Book()
    listed.add_list("Rodziny", ["Nazwisko"], [["Kanarek"]])
    (out / "lista.xlsx").write_bytes(listed.written(with_format=False).content)
    dictionaries = read(dictionaries_of)
    (out / "szablon.xlsx").write_bytes(template(SHEETS, dictionaries))
    (out / "start.xlsx").write_bytes(start_template(dictionaries))
    report = read(report_of, "annual", Period.year(2026))
    created = datetime.now(UTC)
    for form in ("pdf", "docx", "xlsx", "json"):
        (out / f"sprawozdanie.{form}").write_bytes(render_report(report, form, created))
    paint_report(report)
    made = data.back_up()
    data.close()
    way_in = partial(unlock, login="ewa", password=PASSWORD)
    restore(made.path, DataFolder(place / "odtworzone"), way_in)


if __name__ == "__main__":
    tempfile.tempdir = tempfile.gettempdir()
    work(Path(sys.argv[1]))
