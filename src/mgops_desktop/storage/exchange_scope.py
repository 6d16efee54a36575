"""Which records go into a pack for another folder: those of its families and of its worker's own days.

Every kind has its place here: it goes by its family, it goes by its worker, it only says who somebody is, or it stays,
for the reason given. Nothing of the Blue Card file leaves.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.storage import reach
from mgops_desktop.storage.among import among
from mgops_desktop.storage.exchange import references
from mgops_desktop.storage.reach import families_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import CENTRE

CONTEXT = ("worker", "contract")
"""Kinds that only say who somebody is: they are added where they are missing and never changed by a pack.

Their papers stay where they are kept.
"""

_OF_THE_FOLDER = "każdy folder ma własne konta, paczki i wczytania"
_OF_THE_CENTRE = "prowadzi to ośrodek w folderze głównym"
STAYING: Mapping[str, str] = {
    **dict.fromkeys(("account", "account_role", "authorisation"), _OF_THE_FOLDER),
    **dict.fromkeys(("exchange_peer", "exchanged_pack", "exchange_clash"), _OF_THE_FOLDER),
    **dict.fromkeys(("exchange_alias", "import_run", "left_figure"), _OF_THE_FOLDER),
    **dict.fromkeys(
        ("column_mapping", "distinct_pair"), "odpowiedź dana programowi w tym folderze"
    ),
    **dict.fromkeys(("centre", "setting", "deadline_rule", "calendar_exception"), _OF_THE_CENTRE),
    **dict.fromkeys(("programme", "need", "report_text", "report_handover"), _OF_THE_CENTRE),
    **dict.fromkeys(("opening_figure", "yearly_count"), _OF_THE_CENTRE),
    "word_template": _OF_THE_CENTRE,
    "library_entry": "plan ma własne słowa, nie odwołuje się do biblioteki",
    "dictionary_entry": "brakujące pozycje idą z każdą paczką osobno",
}
"""Kinds of the centre's file that no pack carries, and why not."""
_FILE = AttachedFile.__tablename__
_BY_NAME = ("of_kind", "of_record")
_REPORTING = frozenset({"difficulty_report", "reporter"})
"""Papers kept with a report may name who reported."""


@dataclass(frozen=True)
class Scope:
    """What goes into a pack: records of these families, or of all and those of none (None); some kinds never.

    `workers` are those whose own days go along (None: everybody's). `returning` are records that came from there:
    they go back whatever they belong to.
    """

    families: frozenset[UUID] | None
    without: frozenset[str] = frozenset()
    workers: frozenset[UUID] | None = frozenset()
    returning: frozenset[tuple[str, UUID]] = frozenset()


@cache
def kinds_of_families() -> tuple[str, ...]:
    """Return the kinds whose records belong to families, in the order in which they refer to each other."""
    return _in_order({kind for kind in reach.kinds_of_families() if _is_of_centre(kind)})


@cache
def kinds_of_workers() -> tuple[str, ...]:
    """Return the kinds of a worker's own days and papers: what he was away, what he did beside his families."""
    own = {"worker", "contract"}
    found = {
        kind
        for kind, cls in KINDS.items()
        if _is_of_centre(kind) and any(target in own for _name, target in references(cls))
    }
    return _in_order(found.difference(kinds_of_families(), STAYING, CONTEXT))


@cache
def travelling() -> tuple[str, ...]:
    """Return every kind that a pack may carry as such."""
    return _in_order({*kinds_of_families(), *kinds_of_workers()})


def records_in(session: Session, scope: Scope) -> dict[str, list[UUID]]:
    """Return the ids of the records that go into a pack, by kind, binned ones too, the oldest first."""
    found: dict[str, list[UUID]] = {}
    for kind in travelling():
        ids = _of_families(session, kind, scope) if kind in kinds_of_families() else []
        if kind in kinds_of_workers():
            ids = _of_workers(session, kind, scope.workers)
        back = {one for of, one in scope.returning if of == kind}
        if back.difference(ids):
            ids = sorted({*ids, *_there(session, kind, back)})
        if ids:
            found[kind] = ids
    return _with_loose_files(session, scope, found)


def brought_by(session: Session, sequences: Collection[int]) -> frozenset[tuple[str, UUID]]:
    """Return the records that came into being by these entries of the journal."""
    change = CENTRE.change
    query = select(change.kind, change.record, change.before).where(
        change.sequence.in_(sequences), change.kind.in_(travelling())
    )
    return frozenset(
        (kind, record) for kind, record, before in session.execute(query) if before is None
    )


def contracts_of(session: Session, workers: Collection[UUID]) -> list[UUID]:
    """Return the contracts of these workers."""
    cls: Any = KINDS["contract"]
    return list(session.scalars(select(cls.id).where(among(cls.worker_id, list(workers)))))


def _of_families(session: Session, kind: str, scope: Scope) -> list[UUID]:
    if kind in scope.without:
        return []
    cls: Any = KINDS[kind]
    query = select(cls.id).order_by(cls.id)
    if scope.without and all(hasattr(cls, name) for name in _BY_NAME):
        query = query.where(cls.of_kind.not_in(scope.without | _REPORTING))
    ids = list(session.scalars(query.execution_options(include_binned=True)))
    if scope.families is None:
        return ids
    of = families_of(session, kind, ids)
    return [one for one in ids if not scope.families.isdisjoint(of.get(one, ()))]


def _of_workers(session: Session, kind: str, workers: frozenset[UUID] | None) -> list[UUID]:
    cls: Any = KINDS[kind]
    query = select(cls.id).order_by(cls.id)
    if workers is not None:
        contract: Any = KINDS["contract"]
        whose = select(contract.id).where(contract.worker_id.in_(workers))
        owners = {"worker": workers, "contract": whose.scalar_subquery()}
        is_own = [
            getattr(cls, name).in_(owners[target])
            for name, target in references(cls)
            if target in owners
        ]
        query = query.where(or_(*is_own))
    return list(session.scalars(query.execution_options(include_binned=True)))


def _with_loose_files(
    session: Session, scope: Scope, found: dict[str, list[UUID]]
) -> dict[str, list[UUID]]:
    """A file of no family goes where the record goes that it is kept with, and stays with it."""
    query = select(AttachedFile.id, AttachedFile.of_kind, AttachedFile.of_record).where(
        AttachedFile.family_id.is_(None)
    )
    loose = session.execute(query.execution_options(include_binned=True)).all()
    if not loose:
        return found
    going = {(kind, one) for kind, ids in found.items() for one in ids}
    kept_back = _REPORTING if scope.without else frozenset()
    along = {id_ for id_, kind, of in loose if (kind, of) in going and kind not in kept_back}
    with_family = set(found.pop(_FILE, ())).difference(id_ for id_, _kind, _of in loose)
    if files := sorted(with_family | along):
        found[_FILE] = files
    return found


def _there(session: Session, kind: str, ids: Collection[UUID]) -> list[UUID]:
    cls: Any = KINDS[kind]
    query = select(cls.id).where(among(cls.id, list(ids)))
    return list(session.scalars(query.execution_options(include_binned=True)))


def _is_of_centre(kind: str) -> bool:
    return KINDS[kind].compartment is Compartment.CENTRE  # type: ignore[attr-defined]


def _in_order(kinds: Collection[str]) -> tuple[str, ...]:
    order = [table.name for table in Family.metadata.sorted_tables]
    return tuple(sorted(kinds, key=order.index))
