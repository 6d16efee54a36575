"""A Blue Card procedure with sixty records of its course: its card, each of its tabs, and the same painted."""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from tests.benchmarks.centres import AS_OF, Centres, opened
from tests.benchmarks.rows import Row, medians
from tests.benchmarks.start import child

from mgops_desktop.domain.blue_card import FormKind, ProcedureEventKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.blue_card import procedure_card
from mgops_desktop.operations.blue_card_terms import terms_on_card
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.risk_sheets import risk_of_procedure
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.blue_card import NkForm, ProcedureEvent
from mgops_desktop.storage.tables.blue_card_work import HelpAction

SUBJECT = "procedure"
RUNS = 20
_MOST = 0.100
_RECORDS = 60
_EVENTS = ("procedure_event", "correction_programme", "protective_order", "child_protection")


@operation("zapisy procedury do pomiaru", None)
def add_records(session: Session, procedure: UUID) -> None:
    """Sixty records of a procedure: visits and notes, forms of further talks, actions of the plan."""
    for number in range(_RECORDS):
        day = AS_OF - timedelta(days=number)
        made: Any
        if number % 3 == 0:
            made = NkForm(kind=FormKind.C, filled=day)
        elif number % 3 == 1:
            made = HelpAction(agreed_on=day, action=f"działanie {number}")
        else:
            made = ProcedureEvent(kind=ProcedureEventKind.VISIT, day=day, remark=f"wizyta {number}")
        made.procedure_id = procedure
        made.number = next_number(session, type(made))
        session.add(made)
        session.flush()


def rows(centres: Centres) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=centres.place) as place:
        path = Path(place) / "city"
        shutil.copytree(centres.city, path)
        with opened(path) as data:
            procedure = _newest(data)
            data.database.change(add_records, procedure)
            yield from _questions(data, procedure)
        told = child("procedure", str(path))
    for what in ("overview", "slowest tab"):
        yield Row(SUBJECT, f"procedure, {what} painted", statistics.median(told[what]), _MOST)


def _newest(data: OpenData) -> UUID:
    """The newest running procedure, as the window opens it too."""
    running = [one for one in data.database.read(procedures) if one.ended is None]
    return max(running, key=lambda one: (one.began, one.number)).id


def _questions(data: OpenData, procedure: UUID) -> Iterator[Row]:
    read, owner = data.database.read, RecordRef("procedure", procedure)
    asked: dict[str, Callable[[], object]] = {
        f"procedure of {_RECORDS} records, its card": partial(read, procedure_card, procedure),
        "its proof of terms": partial(read, terms_on_card, procedure),
        "its risk sheets": partial(read, risk_of_procedure, procedure),
        "its actions": partial(read, lines_about, _EVENTS, owner),
    }
    for what, taken in zip(asked, medians(RUNS, *asked.values()), strict=True):
        yield Row(SUBJECT, what, taken, _MOST)
