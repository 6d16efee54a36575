"""How much personal data a folder holds: counts only, for the papers of the data officer."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import is_open, today_of
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.base import Compartment, Record
from mgops_desktop.storage.tables.blue_card import Party, Procedure
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit


@dataclass(frozen=True)
class Extent:
    """Records that lie in the folder, those in the bin too: who finds the folder would find them.

    `procedures` and `parties` are None for an account without the key of that file.
    """

    families: int
    persons: int
    children: int
    cases: int
    visits: int
    sessions: int
    workers: int
    accounts: int
    procedures: int | None
    parties: int | None


@question("zasięg danych w folderze", Right.SETTINGS)
def extent(session: Session) -> Extent:
    """Count what the folder holds on this day."""
    seen = is_open(session, Compartment.BLUE_CARD)
    return Extent(
        families=_count(session, Family),
        persons=_count(session, Person),
        children=_children(session, today_of(session)),
        cases=_count(session, Case),
        visits=_count(session, Visit),
        sessions=_count(session, CounsellingSession),
        workers=_count(session, Worker),
        accounts=_count(session, Account),
        procedures=_count(session, Procedure) if seen else None,
        parties=_count(session, Party) if seen else None,
    )


def _count(session: Session, table: type[Record]) -> int:
    query = select(func.count()).select_from(table).execution_options(include_binned=True)
    with all_cards(session):
        return session.scalar(query) or 0


def _children(session: Session, day: date) -> int:
    query = select(Person.birth_date, Person.birth_year, Person.age_group)
    rows = session.execute(query.execution_options(include_binned=True))
    births = (Birth(born, year, group is AgeGroup.CHILD) for born, year, group in rows)
    return sum(is_child_on(birth, day) for birth in births)
