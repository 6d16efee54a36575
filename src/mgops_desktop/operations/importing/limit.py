"""Assignments of past years that break a blocking rule: recorded as they were, with the reason "z importu".

Art. 15 ust. 4: the most families that one assistant may have at a time, by the parameters in force on the day.
Art. 17 ust. 3: an assistant is not at the same time a social worker of the municipality.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.intervals import meet
from mgops_desktop.domain.limit import (
    LIMIT,
    Lead,
    LimitOn,
    Workload,
    assigned_lead,
    counted,
    limit_of,
    monitored_lead,
    over_limit,
)
from mgops_desktop.domain.parameters import Parameter, Parameters
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.staff import Position
from mgops_desktop.domain.wording import counted_object, short_date
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.result import State
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Contract, Worker

Span = tuple[date, date | None]
Limit = tuple[LimitOn, frozenset[date]]


@dataclass(frozen=True)
class _Load:
    """A family with an assistant; `row` when the file brings or changes the assignment."""

    load: Workload
    row: DraftRow | None


def check_assignments(session: Session, draft: Draft) -> None:
    """Warn of assignments in the file over the limit or of a social worker, and give them their reason."""
    rows = [row for row in draft.of("assignment") if row.state is not State.EQUAL]
    if not rows:
        return
    workers = {row.whole["worker_id"] for row in rows}
    by_worker: dict[UUID, list[_Load]] = defaultdict(list)
    parameters = _parameters(session, draft)
    for lead, row in _leads(session, draft):
        for load in counted([lead], parameters):
            if load.worker in workers:
                by_worker[load.worker].append(_Load(load, row))
    limits, turns = _limits(session, draft, workers, parameters), parameters.turns(LIMIT)
    today = today_of(session)
    for worker, loads in by_worker.items():
        _check_limit(draft, loads, (limits[worker], turns), today)
    social = _social_workers(session, draft, workers)
    for row in rows:
        _check_social_worker(draft, row, social[row.whole["worker_id"]])


def _check_limit(draft: Draft, loads: list[_Load], limit: Limit, today: date) -> None:
    """Put each stretch of days over the limit down to the newest assignment of the file on its first day."""
    first = min(one.load.began for one in loads)
    last = max(today, *(one.load.ended or one.load.began for one in loads))
    warned: set[UUID] = set()
    for stretch in over_limit([one.load for one in loads], *limit, Period(first, last)):
        day = stretch.days.first
        running = [one for one in loads if one.row and one.load.covers(day)]
        newest = max(running, key=lambda one: one.load.began, default=None)
        if newest is None or newest.row is None or newest.row.id in warned:
            continue
        warned.add(newest.row.id)
        message = (
            f"Asystent ma {short_date(day)} {counted_object(stretch.families, 'rodzina')}, a wolno mu "
            f"mieć {stretch.limit} (art. 15 ust. 4). Zapisano z powodem „{FROM_IMPORT}”."
        )
        _record(draft, newest.row, "over_limit", message)


def _check_social_worker(draft: Draft, row: DraftRow, contracts: list[Span]) -> None:
    began, ended = row.whole["began"], row.whole.get("ended")
    if any(meet((began, ended), contract) for contract in contracts):
        message = (
            "Asystent jest w tym czasie pracownikiem socjalnym tej gminy (art. 17 ust. 3). "
            f"Zapisano z powodem „{FROM_IMPORT}”."
        )
        _record(draft, row, "social_worker", message)


def _record(draft: Draft, row: DraftRow, code: str, message: str) -> None:
    draft.warn(row, "worker", code, message)
    if not row.whole.get("override_reason"):
        row.values["override_reason"] = FROM_IMPORT


def _leads(session: Session, draft: Draft) -> Iterator[tuple[Lead, DraftRow | None]]:
    """Yield every assignment and monitoring as it will be after the import; with its row where the file brings it."""
    cases = _whole_records(session, draft, "case", Case, ("family_id", "basis", "ended"))
    columns = ("worker_id", "case_id", "kind", "began", "ended")
    in_file = {row.id: row for row in draft.of("assignment") if row.state is not State.EQUAL}
    stored = _whole_records(session, draft, "assignment", Assignment, columns)
    leaders: dict[UUID, tuple[date, UUID]] = {}
    for record, values in stored.items():
        case, worker, began = cases.get(values["case_id"]), values["worker_id"], values["began"]
        if case is None:
            continue
        if values["kind"] is AssignmentKind.MAIN:
            known = leaders.get(values["case_id"], (began, worker))
            leaders[values["case_id"]] = max(known, (began, worker), key=lambda one: one[0])
        span = (began, values["ended"], case["ended"])
        lead = assigned_lead(
            worker, case["family_id"], *span, kind=values["kind"], basis=case["basis"]
        )
        yield lead, in_file.get(record)
    spans = ("case_id", "began", "ended")
    for values in _whole_records(session, draft, "aftercare", Aftercare, spans).values():
        case, leader = cases.get(values["case_id"]), leaders.get(values["case_id"])
        if case is not None and leader is not None:
            yield (
                monitored_lead(leader[1], case["family_id"], values["began"], values["ended"]),
                None,
            )


def _parameters(session: Session, draft: Draft) -> Parameters:
    names = ("key", "value", "valid_from", "valid_to")
    settings = _whole_records(session, draft, "setting", Setting, names)
    return Parameters(
        Parameter(one["key"], "", one["value"], one["valid_from"], one["valid_to"], "", True)
        for one in settings.values()
    )


def _limits(
    session: Session, draft: Draft, workers: set[UUID], parameters: Parameters
) -> Mapping[UUID, LimitOn]:
    own = _whole_records(session, draft, "worker", Worker, ("lower_limit",))
    lower = {worker: values["lower_limit"] for worker, values in own.items()}
    return {worker: limit_of(parameters, lower.get(worker)) for worker in workers}


def _social_workers(
    session: Session, draft: Draft, workers: set[UUID]
) -> Mapping[UUID, list[Span]]:
    names = ("worker_id", "position", "began", "ended")
    found: dict[UUID, list[Span]] = {worker: [] for worker in workers}
    for one in _whole_records(session, draft, "contract", Contract, names).values():
        if one["worker_id"] in workers and one["position"] is Position.SOCIAL_WORKER:
            found[one["worker_id"]].append((one["began"], one["ended"]))
    return found


def _whole_records(
    session: Session, draft: Draft, key: str, table: Any, names: tuple[str, ...]
) -> dict[UUID, dict[str, Any]]:
    """Return some fields of all records of a kind as they will be after the import."""
    query = select(table.id, *(getattr(table, name) for name in names))
    found = {
        record: dict(zip(names, values, strict=True)) for record, *values in session.execute(query)
    }
    for row in draft.of(key):
        found[row.id] = {name: row.whole.get(name) for name in names}
    return found
