"""Assignments of past years that break a blocking rule: recorded as they were, with the reason "z importu".

Art. 15 ust. 4: the most families that one assistant may have at a time, by the settings in force on the day.
Art. 17 ust. 3: an assistant is not at the same time a social worker of the municipality.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.staff import Position
from mgops_desktop.domain.wording import counted_object, short_date
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.result import State
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.staff import Contract

_LIMIT = "family_limit"
_SUBSTITUTES = "substitute_counts_to_limit"
_PRO_LIFE = "pro_life_counts_to_limit"
_YES = "yes"


@dataclass(frozen=True)
class _Span:
    """An assignment from–to of a worker with a family; `row` when it is in the file and not yet stored so."""

    worker: UUID
    family: UUID
    kind: AssignmentKind
    basis: Basis
    began: date
    ended: date | None
    row: DraftRow | None

    def covers(self, day: date) -> bool:
        return self.began <= day and (self.ended is None or self.ended >= day)

    def meets(self, began: date, ended: date | None) -> bool:
        return (ended is None or self.began <= ended) and (
            self.ended is None or self.ended >= began
        )


def check_assignments(session: Session, draft: Draft) -> None:
    """Warn of assignments in the file over the limit or of a social worker, and give them their reason."""
    rows = [row for row in draft.of("assignment") if row.state is not State.EQUAL]
    if not rows:
        return
    workers = {row.whole["worker_id"] for row in rows}
    by_worker: dict[UUID, list[_Span]] = defaultdict(list)
    for span in _spans(session, draft, workers):
        by_worker[span.worker].append(span)
    limits = Limits(session, draft)
    social = _social_workers(session, draft, workers)
    for worker, spans in by_worker.items():
        _check_limit(draft, spans, limits)
        _check_social_worker(draft, spans, social.get(worker, []))


class Limits:
    """The settings that say how many families an assistant may have, stored ones and those of the file."""

    def __init__(self, session: Session, draft: Draft) -> None:
        columns = (Setting.key, Setting.value, Setting.valid_from, Setting.valid_to)
        query = select(*columns).where(Setting.key.in_((_LIMIT, _SUBSTITUTES, _PRO_LIFE)))
        rows = {(key, begins): (value, ends) for key, value, begins, ends in session.execute(query)}
        for row in draft.of("setting"):
            values = row.whole
            rows[values["key"], values["valid_from"]] = (values["value"], values.get("valid_to"))
        self._rows = rows

    def most(self, day: date) -> int | None:
        """Return the limit of the day, None where no setting says one."""
        value = self._value(_LIMIT, day)
        return int(value) if value and value.isdigit() else None

    def counts(self, span: _Span, day: date) -> bool:
        """Whether the assignment counts to the limit on the day."""
        if span.kind is AssignmentKind.SUBSTITUTE and self._value(_SUBSTITUTES, day) != _YES:
            return False
        if span.basis is Basis.PRO_LIFE and self._value(_PRO_LIFE, day) != _YES:
            return False
        return span.covers(day)

    def _value(self, key: str, day: date) -> str | None:
        for (name, begins), (value, ends) in self._rows.items():
            if name == key and begins <= day and (ends is None or ends >= day):
                return str(value)
        return None


def _spans(session: Session, draft: Draft, workers: set[UUID]) -> Iterator[_Span]:
    cases = _cases(session, draft)
    in_file = {row.id: row for row in draft.of("assignment")}
    query = select(
        Assignment.id,
        Assignment.worker_id,
        Assignment.case_id,
        Assignment.kind,
        Assignment.began,
        Assignment.ended,
    )
    for record, worker, case, kind, began, ended in session.execute(query):
        if worker in workers and record not in in_file:
            family, basis = cases[case]
            yield _Span(worker, family, kind, basis, began, ended, None)
    for row in in_file.values():
        values = row.whole
        if values["worker_id"] in workers:
            family, basis = cases[values["case_id"]]
            yield _Span(
                values["worker_id"],
                family,
                values["kind"],
                basis,
                values["began"],
                values.get("ended"),
                None if row.state is State.EQUAL else row,
            )


def _cases(session: Session, draft: Draft) -> dict[UUID, tuple[UUID, Basis]]:
    """Return family and basis of every case."""
    query = select(Case.id, Case.family_id, Case.basis).execution_options(include_binned=True)
    cases = {case: (family, basis) for case, family, basis in session.execute(query)}
    in_file = {row.id: (row.whole["family_id"], row.whole["basis"]) for row in draft.of("case")}
    return cases | in_file


def _check_limit(draft: Draft, spans: list[_Span], limits: Limits) -> None:
    """Count the families of one worker on each day on which one of his assignments begins."""
    running: list[_Span] = []
    for span in sorted(spans, key=lambda one: one.began):
        day = span.began
        running = [one for one in running if one.covers(day)]
        running.append(span)
        most = limits.most(day)
        if most is None or len(running) <= most:
            continue
        families = {one.family for one in running if limits.counts(one, day)}
        in_file = [one.row for one in reversed(running) if one.row and limits.counts(one, day)]
        if len(families) > most and in_file:
            _record(
                draft,
                in_file[0],
                "over_limit",
                f"Asystent ma {short_date(day)} {counted_object(len(families), 'rodzina')}, "
                f"a wolno mu mieć {most} (art. 15 ust. 4). Zapisano z powodem „{FROM_IMPORT}”.",
            )


def _check_social_worker(
    draft: Draft, spans: Iterable[_Span], contracts: list[tuple[date, date | None]]
) -> None:
    for span in spans:
        if span.row and any(span.meets(began, ended) for began, ended in contracts):
            _record(
                draft,
                span.row,
                "social_worker",
                "Asystent jest w tym czasie pracownikiem socjalnym tej gminy (art. 17 ust. 3). "
                f"Zapisano z powodem „{FROM_IMPORT}”.",
            )


def _record(draft: Draft, row: DraftRow, code: str, message: str) -> None:
    draft.warn(row, "worker", code, message)
    if not row.whole.get("override_reason"):
        row.values["override_reason"] = FROM_IMPORT


def _social_workers(
    session: Session, draft: Draft, workers: set[UUID]
) -> dict[UUID, list[tuple[date, date | None]]]:
    query = select(
        Contract.id, Contract.worker_id, Contract.position, Contract.began, Contract.ended
    )
    rows: dict[UUID, tuple[Any, ...]] = {
        record: tuple(values) for record, *values in session.execute(query)
    }
    for row in draft.of("contract"):
        values = row.whole
        rows[row.id] = tuple(
            values.get(name) for name in ("worker_id", "position", "began", "ended")
        )
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for worker, position, began, ended in rows.values():
        if worker in workers and position is Position.SOCIAL_WORKER:
            found[worker].append((began, ended))
    return found
