"""Meetings on families and joint trips: their registers, and what of what was agreed is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.registers import in_order, of_year, within_reach
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.meeting import FamilyMeeting, JointTrip, MeetingAgreement
from mgops_desktop.storage.terms import Families, Terms


def due_agreements(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """What was agreed at a meeting on a family and is not done yet, on the day that was agreed."""
    table = MeetingAgreement
    query = (
        select(table.id, table.what, table.who, table.until)
        .add_columns(FamilyMeeting.family_id, FamilyMeeting.day)
        .join(FamilyMeeting, FamilyMeeting.id == table.meeting_id)
        .where(table.until.is_not(None), table.done_on.is_(None))
        .where(of_these(FamilyMeeting.family_id, families))
    )
    for id_, what, who, until, family, day in session.execute(query):
        if until is not None:
            yield terms.agreed(
                "meeting_agreement",
                f"Ustalenie ze spotkania: {what}",
                until,
                day,
                RecordRef("meeting_agreement", id_),
                family,
                today,
                who=who or "uczestnik spotkania",
                basis="ustalono na spotkaniu w sprawie rodziny",
            )


@dataclass(frozen=True)
class MeetingRow:
    """A line of the register of meetings."""

    id: UUID
    number: str
    day: date
    family: str
    district: str
    subject: str
    participants: str
    attended: bool
    remote: bool


@question("rejestr spotkań", Right.CASEWORK_READ)
def meetings(session: Session, year: int | None = None) -> Sequence[MeetingRow]:
    """Return the meetings of a year or all, the newest first: on families in the account's reach and on none."""
    labels = _districts(session)
    table = FamilyMeeting
    query = select(table, Family.name, Family.district).outerjoin(
        Family, Family.id == table.family_id
    )
    rows = [
        MeetingRow(
            one.id,
            one.number,
            one.day,
            name or "",
            labels.get(of_family or one.district, of_family or one.district),
            one.subject,
            one.participants,
            one.attended_by_unit,
            one.remote,
        )
        for one, name, of_family in session.execute(of_year(query, table.day, year))
    ]
    note_reading(session, "family_meeting", None)
    return in_order(within_reach(session, "family_meeting", rows), lambda one: one.day)


@dataclass(frozen=True)
class TripRow:
    """A line of the register of joint trips; `families` are all that were visited."""

    id: UUID
    number: str
    day: date
    district: str
    purpose: str
    guards: str
    families: int


@question("rejestr wspólnych wyjazdów", Right.CASEWORK_READ)
def trips(session: Session, year: int | None = None) -> Sequence[TripRow]:
    """Return the joint trips of a year or all, the newest first: to families in the account's reach and to none."""
    labels = _districts(session)
    table = JointTrip
    query = of_year(select(table).options(selectinload(table.families)), table.day, year)
    rows = [
        TripRow(
            one.id,
            one.number,
            one.day,
            labels.get(one.district, one.district),
            one.purpose,
            one.guards,
            len(one.families) + one.other_families,
        )
        for one in session.scalars(query)
    ]
    return in_order(within_reach(session, "joint_trip", rows), lambda one: one.day)


def _districts(session: Session) -> dict[str, str]:
    return {entry.key: entry.label for entry in dictionary(session, "district")}
