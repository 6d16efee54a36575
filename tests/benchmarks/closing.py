"""Closing after a change, with the backup that belongs to it, and a backup alone."""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.centres import CLOCK, LOGIN, Centres
from tests.benchmarks.rows import Row, seconds

from mgops_desktop.domain.period import Period
from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.operations.practice import PASSWORD
from mgops_desktop.operations.report_text import write_text

SUBJECT = "closing"
RUNS = 3
_YEAR = Period.year(CLOCK.today().year).last.year


def rows(centres: Centres) -> Iterator[Row]:
    backups, closings = [], []
    with tempfile.TemporaryDirectory(dir=centres.place) as place:
        path = Path(place) / "city"
        shutil.copytree(centres.city, path)
        for run in range(RUNS):
            data = open_data(path, PASSWORD, CLOCK, login=LOGIN)
            backups.append(seconds(data.back_up))
            data.database.change(write_text, "annual", _YEAR, "introduction", f"Wstęp {run}.")
            closings.append(seconds(data.close))
    yield Row(SUBJECT, "closing, backup included", statistics.median(closings), 3.0)
    yield Row(SUBJECT, "backup", statistics.median(backups), 5.0)
