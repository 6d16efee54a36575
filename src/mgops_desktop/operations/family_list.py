"""The list of families as the window shows it: with what stands out, and the words it is filtered by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.family import FamilyRow, families
from mgops_desktop.storage.plan import due_assessments
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class ListedFamily:
    """A family of the list, with the names of its members for the filter."""

    row: FamilyRow
    assessment_due: date | None
    names: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """Folded words that a filter looks for; made when the first filter is typed."""
        row = self.row
        return search_key(" ".join((row.name, row.number, row.sign, row.address, *self.names)))

    @property
    def assessment_is_late(self) -> bool:
        return self.assessment_due is not None


@question("lista rodzin", Right.ADDRESS_READ)
def family_list(session: Session) -> list[ListedFamily]:
    """Return the families in reach: those supported or monitored first, then the former ones."""
    in_full = actor_of(session).may(Right.CASEWORK_READ)
    late = _late_assessments(session) if in_full else {}
    names = _names_of_members(session) if in_full else defaultdict(list)
    listed = [
        ListedFamily(row, late.get(row.id), () if row.address_only else tuple(names[row.id]))
        for row in families(session)
    ]
    return sorted(listed, key=lambda one: not (one.row.is_supported or one.row.in_aftercare))


def _late_assessments(session: Session) -> dict[UUID, date]:
    """The day by which an assessment should have been made, by family."""
    return {
        item.family: item.alarm
        for item in due_assessments(session, today_of(session), Terms(session))
        if item.family and item.state is DueState.OVERDUE
    }


def _names_of_members(session: Session) -> dict[UUID, list[str]]:
    query = select(Membership.family_id, Person.surname, Person.first_name).join(
        Person, Person.id == Membership.person_id
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for family, surname, first_name in session.execute(query):
        found[family] += (surname, first_name)
    return found
