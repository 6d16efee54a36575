"""Rows about supported families, read once per counting and shared by the indicators."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.case import Basis, ClosureRow
from mgops_desktop.domain.family import AgeGroup, MemberRole, StayKind
from mgops_desktop.domain.household import Household, Member, StaySpan
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.support import CaseSpan, SupportedFamily, supported_families
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Membership, Person, Stay
from mgops_desktop.storage.tables.foster_care import Placement


def active(period: Period, began: Any, ended: Any) -> Any:
    """The window *active*: the period of the record overlaps the period of the figure."""
    return (began <= period.last) & or_(ended.is_(None), ended >= period.first)


def open_at_end(period: Period, began: Any, ended: Any) -> Any:
    """The window *state* of things that are closed: what is closed on the last day is closed."""
    return (began <= period.last) & or_(ended.is_(None), ended > period.last)


def event(period: Period, day: Any) -> Any:
    """The window *event*: the record's date lies in the period."""
    return day.between(period.first, period.last)


def cases(counting: Counting) -> list[CaseSpan]:
    """All cases begun by the last day, of families that are not in the bin."""

    def read() -> list[CaseSpan]:
        rows = {
            entry.key: entry.maps_to for entry in dictionary(counting.session, "closure_reason")
        }
        query = (
            select(Case.id, Case.family_id, Case.basis, Case.began, Case.ended, Case.closure_reason)
            .join(Family, Family.id == Case.family_id)
            .where(Case.began <= counting.period.last)
        )
        return [
            CaseSpan(id_, family, basis, began, ended, _closure_row(rows, reason))
            for id_, family, basis, began, ended, reason in counting.session.execute(query)
        ]

    return counting.share("cases", read)


def _closure_row(rows: Mapping[str, str], reason: str) -> ClosureRow | None:
    return ClosureRow(rows[reason]) if rows.get(reason) else None


def supporting_cases(counting: Counting) -> list[CaseSpan]:
    """The cases that count as support: whether „Za życiem” alone does is a choice of the centre."""
    counted = cases(counting)
    if counting.yes("pro_life_counts_as_support"):
        return counted
    return [case for case in counted if case.basis is not Basis.PRO_LIFE]


def families_only_pro_life(counting: Counting) -> list[UUID]:
    """Families all of whose cases of the period are „Za życiem”: printed apart, counted as support or not."""
    bases: dict[UUID, set[Basis]] = defaultdict(set)
    for case in cases(counting):
        if counting.period.overlaps(case.began, case.ended):
            bases[case.family].add(case.basis)
    return [family for family, found in bases.items() if found == {Basis.PRO_LIFE}]


def supported(counting: Counting) -> list[SupportedFamily]:
    """Families with a case active in the period."""
    return counting.share(
        "supported", lambda: supported_families(supporting_cases(counting), counting.period)
    )


def households(counting: Counting) -> list[Household]:
    """Supported families with their members and the stays of their children."""

    def build() -> list[Household]:
        members = _members(counting)
        known = stays(counting)
        return [
            Household(family, tuple(members[family.family]), known)
            for family in supported(counting)
        ]

    return counting.share("households", build)


def _members(counting: Counting) -> Mapping[UUID, list[Member]]:
    query = (
        select(
            Membership.person_id,
            Membership.family_id,
            Membership.role,
            Membership.shares_household,
            Membership.began,
            Membership.ended,
            *_BIRTH,
            Person.died_on,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(active(counting.period, Membership.began, Membership.ended))
    )
    members: dict[UUID, list[Member]] = defaultdict(list)
    rows = counting.ordered(query, "began")
    for person, family, role, shares, began, ended, *birth, died in rows:
        last = _earlier(ended, died)
        if last is None or last >= began:
            members[family].append(
                Member(person, family, role, shares, began, last, _birth(*birth))
            )
    for child, family, began, ended, *birth in counting.ordered(_placed_from_families(), "began"):
        if counting.period.overlaps(began, ended):
            role = MemberRole.CHILD
            members[family].append(Member(child, family, role, False, began, ended, _birth(*birth)))
    return members


_BIRTH = (Person.birth_date, Person.birth_year, Person.age_group)


def _birth(day: date | None, year: int | None, group: AgeGroup | None) -> Birth:
    return Birth(day, year, group is AgeGroup.CHILD)


def _earlier(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _placed_from_families() -> Any:
    """Children in care whose membership may have ended: the placement itself names the family they come from."""
    table = Placement
    return (
        select(table.child_id, table.family_id, table.began, table.ended, *_BIRTH)
        .join(Person, Person.id == table.child_id)
        .where(table.family_id.is_not(None))
    )


def stays(counting: Counting) -> Mapping[UUID, list[StaySpan]]:
    """Recorded stays of children in the period: their own history, and placements in foster care."""

    def read() -> dict[UUID, list[StaySpan]]:
        found: dict[UUID, list[StaySpan]] = defaultdict(list)
        period = counting.period
        own = select(Stay.person_id, Stay.kind, Stay.began, Stay.ended, Stay.number).where(
            active(period, Stay.began, Stay.ended)
        )
        for person, kind, began, ended, _ in counting.ordered(own, "began", "number"):
            found[person].append(StaySpan(kind, began, ended))
        placed = select(Placement.child_id, Placement.began, Placement.ended).where(
            active(period, Placement.began, Placement.ended)
        )
        for person, began, ended in counting.session.execute(placed):
            found[person].append(StaySpan(StayKind.FOSTER_CARE, began, ended, is_placement=True))
        return found

    return counting.share("stays", read)


def family_of(counting: Counting, person: UUID, day: date) -> UUID | None:
    """The family in whose household the person lived on the day; of several, the one he joined last."""
    homes = _homes(counting).get(person, ())
    on_day = [family for family, began, ended in homes if valid_on(day, began, ended)]
    return on_day[-1] if on_day else None


def _homes(counting: Counting) -> Mapping[UUID, list[tuple[UUID, date, date | None]]]:
    """Households of each person, from–to, in the order in which he joined them."""

    def read() -> dict[UUID, list[tuple[UUID, date, date | None]]]:
        found: dict[UUID, list[tuple[UUID, date, date | None]]] = defaultdict(list)
        table = Membership
        query = select(
            table.person_id, table.family_id, table.began, table.ended, table.number
        ).where(table.shares_household)
        for person, family, began, ended, _ in counting.ordered(query, "began", "number"):
            found[person].append((family, began, ended))
        return found

    return counting.keep("homes", read)
