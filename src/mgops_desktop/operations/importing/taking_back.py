"""Taking an import back: what it brought goes into the bin, what it changed is changed back.

A record that was changed since is kept and listed, and so is one to which something kept refers.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.importing.progress import Progress, Stage, silent
from mgops_desktop.operations.importing.traces import (
    Key,
    Now,
    Trace,
    changed_later,
    references_to,
    standing,
    traces_of,
)
from mgops_desktop.sheets.records import chunks
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.among import among
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.card_reach import require_every_card
from mgops_desktop.storage.context import actor_of, context_of, is_open
from mgops_desktop.storage.journal import note_undone
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment, Record
from mgops_desktop.storage.tables.centre import ImportRun

_REASON = "cofnięto import"
_CHANGED = "zmieniono po imporcie"
_REFERRED = "odwołuje się do niego inny zapis"


@dataclass(frozen=True)
class Kept:
    """A record that the taking back left as it is, and why."""

    kind: str
    number: str
    why: str


@dataclass(frozen=True)
class TakenBack:
    """What became of the records of an import."""

    binned: int
    restored: int
    kept: tuple[Kept, ...]


@dataclass
class _Undoing:
    """The records of an import, and why some of them stay."""

    traces: dict[Key, Trace]
    now: dict[Key, Now]
    staying: dict[Key, str] = field(default_factory=dict)

    @property
    def leaving(self) -> set[Key]:
        return {
            key for key, trace in self.traces.items() if trace.came_in and key not in self.staying
        }


@operation("Cofnięcie importu", Right.IMPORT)
def take_back_import(session: Session, import_id: UUID, progress: Progress = silent) -> TakenBack:
    """Take an import back as far as nothing later stands in the way; says what was kept and why.

    Raises UserError for an unknown import or one already taken back, NotAllowed when it brought Blue Card records and
    the account cannot open them.
    """
    run = _run(session, import_id)
    sequences = _sequences(run)
    undoing = _undoing(session, sequences)
    _keep_what_was_changed(session, undoing, sequences)
    _keep_what_is_needed(session, undoing)
    taken = _apply(session, undoing, progress)
    run.taken_back = True
    session.flush()
    _mark_undone(session, sequences)
    return taken


def _run(session: Session, import_id: UUID) -> ImportRun:
    run = session.get(ImportRun, import_id)
    if run is None or run.sequence is None:
        raise UserError("Nie ma takiego importu. Sprawdź jego numer w historii importów.")
    if run.taken_back:
        raise UserError("Ten import już cofnięto. Nic nie zmieniono.")
    blue = run.blue_card_sequence is not None
    if blue and not (
        is_open(session, Compartment.BLUE_CARD) and actor_of(session).may(Right.BLUE_CARD)
    ):
        raise NotAllowed(
            "Ten import objął procedury „Niebieskie Karty”. Cofnąć go może konto, które ma do nich "
            "dostęp. Nic nie zmieniono."
        )
    if blue:
        require_every_card(session, "Cofnięcie importu procedur")
    return run


def _sequences(run: ImportRun) -> dict[Compartment, int]:
    """Return the journal entries of the import, by file."""
    given = {Compartment.CENTRE: run.sequence, Compartment.BLUE_CARD: run.blue_card_sequence}
    return {part: sequence for part, sequence in given.items() if sequence is not None}


def _undoing(session: Session, sequences: Mapping[Compartment, int]) -> _Undoing:
    traces = {
        trace.key: trace
        for compartment, sequence in sequences.items()
        for trace in traces_of(session, compartment, sequence)
        if trace.kind != ImportRun.__tablename__
    }
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for kind, record in traces:
        by_kind[kind].append(record)
    now = {
        key: state
        for kind, records in by_kind.items()
        for key, state in standing(session, kind, records)
        if not state.binned
    }
    return _Undoing({key: trace for key, trace in traces.items() if key in now}, now)


def _keep_what_was_changed(
    session: Session, undoing: _Undoing, sequences: Mapping[Compartment, int]
) -> None:
    """Keep every record that was changed since; changes that were undone themselves do not count."""
    touched = {
        key for key, now in undoing.now.items() if now.version != undoing.traces[key].version
    }
    by_compartment: dict[Compartment, dict[UUID, Key]] = {part: {} for part in sequences}
    for kind, record in touched:
        compartment = KINDS[kind].compartment  # type: ignore[attr-defined]
        by_compartment[compartment][record] = (kind, record)
    for compartment, keys in by_compartment.items():
        for record in changed_later(session, compartment, sequences[compartment], list(keys)):
            undoing.staying[keys[record]] = _CHANGED


def _mark_undone(session: Session, sequences: Mapping[Compartment, int]) -> None:
    """Note in the journal which operation took the import back: the one that is being written."""
    touched = {one.compartment for one in context_of(session).touched.values()}
    for compartment, sequence in sequences.items():
        if compartment not in touched:
            continue  # everything there was kept
        note_undone(session, compartment, sequence)


def _keep_what_is_needed(session: Session, undoing: _Undoing) -> None:
    """Keep every record to which something refers that stays, and what that one needs itself."""
    leaving = undoing.leaving
    needs: dict[Key, list[Key]] = defaultdict(list)
    needed: list[Key] = []
    for referrer, name, target in references_to(session, {kind for kind, _record in leaving}):
        if target not in leaving or _is_changed_back(undoing, referrer, name):
            continue
        needs[referrer].append(target)
        if referrer not in leaving:
            needed.append(target)
    needed += [target for key in undoing.staying for target in needs[key]]
    while needed:
        key = needed.pop()
        if key not in undoing.staying:
            undoing.staying[key] = _REFERRED
            needed += needs[key]


def _is_changed_back(undoing: _Undoing, referrer: Key, name: str) -> bool:
    """Whether the reference came with the import and goes with it."""
    trace = undoing.traces.get(referrer)
    return (
        trace is not None
        and referrer not in undoing.staying
        and trace.before is not None
        and name in trace.before
    )


def _apply(session: Session, undoing: _Undoing, progress: Progress) -> TakenBack:
    by_kind: dict[str, list[Trace]] = defaultdict(list)
    for trace in undoing.traces.values():
        by_kind[trace.kind].append(trace)
    binned = restored = done = 0
    kept: list[Kept] = []
    for kind, traces in by_kind.items():
        for part in chunks([trace.record for trace in traces]):
            progress(Stage.STORING, done, len(undoing.traces))
            done += len(part)
            for record in _load(session, kind, part):
                why = undoing.staying.get((kind, record.id))
                if why is not None:
                    kept.append(Kept(kind, str(getattr(record, "number", "")), why))
                    continue
                trace = undoing.traces[kind, record.id]
                binned, restored = binned + trace.came_in, restored + (not trace.came_in)
                _undo(session, record, trace)
            session.flush()
    return TakenBack(binned, restored, tuple(kept))


def _load(session: Session, kind: str, records: Any) -> list[Record]:
    table = KINDS[kind]
    return list(session.scalars(select(table).where(among(table.id, records))))


def _undo(session: Session, record: Record, trace: Trace) -> None:
    if trace.before is None:
        put_in_bin(session, record, _REASON)
        return
    mapper = inspect(type(record))
    for name, value in trace.before.items():
        if name in mapper.relationships:
            wanted = [UUID(one) for one in value]
            kind = mapper.relationships[name].mapper.class_.__tablename__
            setattr(record, name, _even_binned(session, kind, wanted))
        else:
            setattr(record, name, from_json(mapper, name, value))


def _even_binned(session: Session, kind: str, records: list[UUID]) -> list[Record]:
    table = KINDS[kind]
    query = select(table).where(among(table.id, records)).execution_options(include_binned=True)
    return list(session.scalars(query))
