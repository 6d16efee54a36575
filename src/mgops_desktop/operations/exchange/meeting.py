"""What both sides made by themselves and is the same: a worker, his contract, what there can be only one of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.exchange import SentRecord, Step
from mgops_desktop.operations.exchange.peers import Aliases
from mgops_desktop.storage import exchange
from mgops_desktop.storage.json_values import to_json
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.staff import Contract, Worker

_KEYS: Mapping[str, tuple[str, ...]] = {
    "accepted_month": ("worker_id", "month"),
    "monthly_schedule": ("worker_id", "month"),
    "drawing_layout": ("family_id", "kind"),
    "diagnosis_area": ("diagnosis_id", "area"),
    "assessment_action": ("assessment_id", "action_id"),
}
"""Kinds of which there is one for each of these: made on both sides, it is the same."""


def known_context(
    session: Session, context: Sequence[SentRecord], aliases: Aliases
) -> Iterator[SentRecord]:
    """Yield the workers and contracts that are not here; who and what is here is entered among the aliases.

    A worker of the same name is the same person. A contract of a worker whom the other side entered by itself is the
    one that ran at that time; the main folder takes none besides.
    """
    met = _same_workers(session, context, aliases)
    contracts = _contracts(session)
    here = {str(one.id) for of_worker in contracts.values() for one in of_worker}
    for one in context:
        if one.kind == "worker":
            if ("worker", one.id) not in aliases:
                yield one
            continue
        if one.id in here or ("contract", one.id) in aliases:
            continue
        whose = str(one.values.get("worker_id"))
        own = _running(contracts.get(aliases["worker", whose], ()), one) if whose in met else None
        if own is not None:
            aliases["contract", one.id] = str(own.id)
        elif whose not in met or is_working(session):
            yield one


def aliases_by_key(
    session: Session, records: Sequence[SentRecord], aliases: Aliases
) -> dict[tuple[str, str], str]:
    """Return the records that both sides made, though there can be one only: (kind, their id) → own id.

    What is here and comes along too is known to both already.
    """
    found = {}
    for kind, names in _KEYS.items():
        told = [exchange.in_terms_of(one, aliases) for one in records if one.kind == kind]
        there = {one.id for one in told}
        rows = list(_rows(session, kind, names))
        here = {row[0] for row in rows}
        own = {row[1:]: row[0] for row in rows if row[0] not in there}
        for one in told:
            mine = own.pop(tuple(str(one.values.get(name)) for name in names), None)
            if mine is not None and one.id not in here:
                found[kind, one.id] = mine
    return found


def met_by_key(sent: SentRecord, mine: Mapping[str, Any]) -> SentRecord:
    """Return a record of both sides as if all that differs had been changed there: it is asked about."""
    ahead = max((step.sequence for steps in sent.steps.values() for step in steps), default=0)
    always = ahead + _AFTER_ALL
    steps = {
        name: (Step(always, mine[name] if mine.get(name) in _EMPTY else None),)
        for name in sent.values
        if name in mine
    }
    return replace(sent, steps=steps)


_AFTER_ALL = 1 << 62
"""An entry that is news to everybody."""
_EMPTY: tuple[Any, ...] = (None, "", {})


def _same_workers(
    session: Session, context: Sequence[SentRecord], aliases: Aliases
) -> frozenset[str]:
    """Enter the workers of the same name among the aliases; returns the ids of all who are known so."""
    rows = session.execute(select(Worker.id, Worker.surname, Worker.first_name)).all()
    ids = {str(row.id) for row in rows}
    by_name: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        by_name.setdefault(_name(row.surname, row.first_name), []).append(str(row.id))
    for one in context:
        if one.kind == "worker" and one.id not in ids:
            same = by_name.get(_name(one.values["surname"], one.values["first_name"]), [])
            if len(same) == 1:
                aliases.setdefault(("worker", one.id), same[0])
    return frozenset(theirs for kind, theirs in aliases if kind == "worker")


def _contracts(session: Session) -> dict[str, list[Contract]]:
    found: dict[str, list[Contract]] = {}
    everything = select(Contract).order_by(Contract.began.desc())
    for one in session.scalars(everything.execution_options(include_binned=True)):
        found.setdefault(str(one.worker_id), []).append(one)
    return found


def _running(own: Sequence[Contract], sent: SentRecord) -> Contract | None:
    """The contract here that ran while the other one did, of the same post first."""
    began = date.fromisoformat(sent.values["began"])
    ended = date.fromisoformat(sent.values["ended"]) if sent.values.get("ended") else date.max
    together = [
        one
        for one in own
        if one.binned_at is None and one.began <= ended and (one.ended or date.max) >= began
    ]
    same = [one for one in together if one.position.value == sent.values.get("position")]
    return next(iter(same + together), None)


def _rows(session: Session, kind: str, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    cls: Any = KINDS[kind]
    columns = [getattr(cls, name) for name in names]
    query = select(cls.id, *columns).order_by(cls.id.desc())
    for row in session.execute(query.execution_options(include_binned=True)):
        yield tuple(str(to_json(one)) for one in row)


def _name(surname: str, first_name: str) -> tuple[str, str]:
    return surname.strip().casefold(), first_name.strip().casefold()
