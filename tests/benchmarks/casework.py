"""The assistant's work on the city's data: a family opened, an evening saved, a month of everybody, registers.

The baseline of each question is the bare query: SQL by hand over the same rows, with the program's own settings.
"""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.benchmarks import casework_sql as sql
from tests.benchmarks.centres import AS_OF, Centres, opened
from tests.benchmarks.figures import cursor_of
from tests.benchmarks.rows import Row, medians, seconds
from tests.benchmarks.start import child

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.diary import diary
from mgops_desktop.operations.evening import Skeleton, record_day
from mgops_desktop.operations.family_file import family_file
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.storage.letter import letters
from mgops_desktop.storage.meeting import meetings
from mgops_desktop.storage.vault.engine import Purpose, open_engine

SUBJECT = "casework"
RUNS = 20
_MONTH = Period.month(AS_OF.year, AS_OF.month)
_EVENINGS, _VISITS = 5, 8
_ALLOWED, _UNNOTICED = 10.0, 0.020
"""As of the figures: a question that nobody notices may take many times a bare one."""


def rows(centres: Centres) -> Iterator[Row]:
    with opened(centres.city) as data:
        yield from _questions(data)
    yield _evening(centres)
    told = child("casework", str(centres.city))
    yield Row(SUBJECT, "family, to its painted card", statistics.median(told["families"]), 0.100,
              note=f"slowest of {len(told['families'])}: {max(told['families']) * 1000:.0f} ms")  # fmt: skip
    yield Row(
        SUBJECT, "month of every assistant, painted", statistics.median(told["months"]), 0.200
    )


def _questions(data: OpenData) -> Iterator[Row]:
    execute, read = cursor_of(data, "centre"), data.database.read
    family = execute(sql.LONGEST_FAMILY).fetchone()[0]
    asked: tuple[tuple[str, Callable[[], Any], Callable[[], Any], float], ...] = (
        (
            "family of many years, its file",
            partial(sql.family, execute, family),
            partial(read, family_file, UUID(bytes=family)),
            0.100,
        ),
        (
            "month of every assistant",
            partial(sql.month, execute, _MONTH),
            partial(read, diary, _MONTH),
            0.200,
        ),
        (
            "register of letters, a year",
            partial(sql.letters, execute, AS_OF.year),
            partial(read, letters, LetterDirection.OUT, AS_OF.year),
            0.100,
        ),
        (
            "register of meetings, a year",
            partial(sql.meetings, execute, AS_OF.year),
            partial(read, meetings, AS_OF.year),
            0.100,
        ),
    )
    for name, bare, ours, most in asked:
        base, own = medians(RUNS, bare, ours)
        times = _ALLOWED if own > _UNNOTICED else None
        yield Row(SUBJECT, name, own, most, base, times)


def _evening(centres: Centres) -> Row:
    """Eight visits of one evening, saved together, each evening another; against as many bare rows."""
    with tempfile.TemporaryDirectory(dir=centres.place) as place:
        path = Path(place) / "city"
        shutil.copytree(centres.city, path)
        with opened(path) as data:
            execute = cursor_of(data, "centre")
            worker, cases = sql.busiest(execute, AS_OF, _VISITS)
            taken = []
            for evening in range(_EVENINGS):
                day = date(AS_OF.year, AS_OF.month, 2 + evening)
                taken.append(seconds(partial(_save, data, day, worker, cases)))
            writer = _writer(data)
            bare = [seconds(partial(sql.insert_visits, writer, _VISITS)) for _ in range(_EVENINGS)]
    return Row(
        SUBJECT,
        f"evening of {_VISITS} visits, saved",
        statistics.median(taken),
        1.0,
        statistics.median(bare),
        100.0,
    )


def _save(data: OpenData, day: date, worker: UUID, cases: list[UUID]) -> None:
    lines = [
        Skeleton(case, time(8 + place), time(8 + place, 50), VisitKind.HOME, 4)
        for place, case in enumerate(cases)
    ]
    try:
        data.database.change(record_day, day, lines, worker)
    except NeedsConfirmation as asked:  # some are odd in the invented data
        accepted = [confirmation_of(one) for one in asked.problems]
        data.database.change(record_day, day, lines, worker, "", accepted)


def _writer(data: OpenData) -> Any:
    engine = open_engine(
        data.folder.database("centre"), data.unlocked.key("centre"), Purpose.WRITER
    )
    return engine.raw_connection()
