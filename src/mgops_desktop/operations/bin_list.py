"""Kosz: what lies in the bin, who put it there, when and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.actor import Actor
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, is_open
from mgops_desktop.storage.reach import families_in_reach, families_of
from mgops_desktop.storage.tables import KINDS, record_classes
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.attachment import FileOfRecord
from mgops_desktop.storage.tables.base import Numbered


@dataclass(frozen=True)
class BinnedRow:
    """A record in the bin: kind and its Polish word, number, who binned it, when and why; no names of persons.

    `of_family`: it is a family, or belongs to one.
    """

    id: UUID
    kind: str
    title: str
    number: str
    at: datetime
    who: str
    reason: str
    of_family: bool


@question("kosz", None)
def binned_records(session: Session) -> list[BinnedRow]:
    """Return the numbered records in the bin that the account may bring back, the newest first.

    What only belongs to another record comes back with it.
    """
    actor = actor_of(session)
    reach = families_in_reach(session)
    who = {
        row.id: row.name or row.login
        for row in session.execute(
            select(Account.id, Account.name, Account.login).execution_options(include_binned=True)
        )
    }
    found: list[BinnedRow] = []
    for cls in record_classes():
        is_file = issubclass(cls, FileOfRecord)
        is_ours = issubclass(cls, Numbered) and (is_file or actor.may(cls.write_right))
        if not is_ours or not is_open(session, cls.compartment):  # type: ignore[attr-defined]
            continue
        kind: str = cls.__tablename__  # type: ignore[attr-defined]
        columns = (cls.id, cls.number, cls.binned_at, cls.binned_by, cls.binned_reason)  # type: ignore[attr-defined]
        query = select(*columns).where(cls.binned_at.is_not(None))
        if issubclass(
            cls, FileOfRecord
        ):  # each goes by the rights of the record that it is kept with
            query = query.where(cls.of_kind.in_(_written_by(actor)))
        rows = session.execute(query.execution_options(include_binned=True)).all()
        families = families_of(session, kind, [row.id for row in rows])
        for row in rows:
            own = families.get(row.id)
            if reach is None or not own or not reach.isdisjoint(own):
                name = who.get(row.binned_by, "program")
                at, reason = row.binned_at, row.binned_reason
                words = (cls.title, row.number, at, name, reason)
                found.append(BinnedRow(row.id, kind, *words, of_family=bool(own)))
    return sorted(found, key=lambda row: row.at, reverse=True)


def _written_by(actor: Actor) -> list[str]:
    return [kind for kind, cls in KINDS.items() if actor.may(cls.write_right)]
