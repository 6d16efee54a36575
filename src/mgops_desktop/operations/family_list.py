"""The list of families as the window shows it: with what stands out, and the words it is filtered by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case_state import ON_THE_WAY_IN, Standing
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.case_state import standings
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.family import FamilyRow, families
from mgops_desktop.storage.plan import due_assessments
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class ListedFamily:
    """A family of the list, with the names of its members for the filter."""

    row: FamilyRow
    assessment_due: date | None
    names: tuple[str, ...] = ()
    standing: Standing | None = None

    @property
    def is_on_the_way_in(self) -> bool:
        """Whether the family was reported or applied for and is not worked with yet."""
        return self.standing is not None and self.standing.state in ON_THE_WAY_IN

    @cached_property
    def words(self) -> str:
        """Folded words that a filter looks for; made when the first filter is typed."""
        row = self.row
        state = self.standing.label if self.standing else ""
        said = (row.name, row.number, row.sign, row.address, *self.names, state)
        return search_key(" ".join(said))

    @property
    def assessment_is_late(self) -> bool:
        return self.assessment_due is not None


@question("lista rodzin", Right.ADDRESS_READ)
def family_list(session: Session) -> list[ListedFamily]:
    """Return the families in reach: supported or monitored first, then those on the way in, then the former ones."""
    in_full = actor_of(session).may(Right.CASEWORK_READ)
    late = _late_assessments(session) if in_full else {}
    names = _names_of_members(session) if in_full else defaultdict(list)
    rows = families(session)
    known = standings(session, families_in_reach(session)) if in_full else {}
    listed = [
        ListedFamily(row, None)
        if row.address_only
        else ListedFamily(row, late.get(row.id), tuple(names[row.id]), known.get(row.id))
        for row in rows
    ]
    return sorted(listed, key=_place)


def _place(one: ListedFamily) -> int:
    """Those supported or monitored first, then those on the way in, then the former ones."""
    if one.row.is_supported or one.row.in_aftercare:
        return 0
    return 1 if one.is_on_the_way_in else 2


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
