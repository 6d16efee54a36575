"""Rows about supported families, read once per counting and shared by the indicators."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.case import Basis, ClosureRow
from mgops_desktop.domain.family import AgeGroup, StayKind
from mgops_desktop.domain.household import Household, Member, StaySpan
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


def valid_at_end(period: Period, began: Any, ended: Any) -> Any:
    """The window *state* of things valid until a day: "do 31.12" counts on 31.12."""
    return (began <= period.last) & or_(ended.is_(None), ended >= period.last)


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


def supported(counting: Counting) -> list[SupportedFamily]:
    """Families with a case active in the period."""

    def find() -> list[SupportedFamily]:
        counted = cases(counting)
        if not counting.yes("pro_life_counts_as_support"):
            counted = [case for case in counted if case.basis is not Basis.PRO_LIFE]
        return supported_families(counted, counting.period)

    return counting.share("supported", find)


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
            Person.birth_date,
            Person.birth_year,
            Person.age_group,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(active(counting.period, Membership.began, Membership.ended))
        .order_by(Membership.family_id, Membership.began)
    )
    members: dict[UUID, list[Member]] = defaultdict(list)
    for row in counting.session.execute(query):
        birth = Birth(row.birth_date, row.birth_year, row.age_group is AgeGroup.CHILD)
        members[row.family_id].append(
            Member(
                row.person_id,
                row.family_id,
                row.role,
                row.shares_household,
                row.began,
                row.ended,
                birth,
            )
        )
    return members


def stays(counting: Counting) -> Mapping[UUID, list[StaySpan]]:
    """Recorded stays of children in the period: their own history, and placements in foster care."""

    def read() -> dict[UUID, list[StaySpan]]:
        found: dict[UUID, list[StaySpan]] = defaultdict(list)
        period = counting.period
        own = select(Stay.person_id, Stay.kind, Stay.began, Stay.ended).where(
            active(period, Stay.began, Stay.ended)
        )
        for person, kind, began, ended in counting.session.execute(own):
            found[person].append(StaySpan(kind, began, ended))
        placed = select(Placement.child_id, Placement.began, Placement.ended).where(
            active(period, Placement.began, Placement.ended)
        )
        for person, began, ended in counting.session.execute(placed):
            found[person].append(StaySpan(StayKind.FOSTER_CARE, began, ended))
        return found

    return counting.share("stays", read)


def families_of_persons(counting: Counting) -> Mapping[UUID, list[tuple[UUID, date, date | None]]]:
    """Families to which a person belonged, from–to."""

    def read() -> dict[UUID, list[tuple[UUID, date, date | None]]]:
        found: dict[UUID, list[tuple[UUID, date, date | None]]] = defaultdict(list)
        query = select(
            Membership.person_id, Membership.family_id, Membership.began, Membership.ended
        )
        for person, family, began, ended in counting.session.execute(query):
            found[person].append((family, began, ended))
        return found

    return counting.share("families_of_persons", read)
