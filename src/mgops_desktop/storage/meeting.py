"""What was agreed at meetings on families, and what of it is due."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.meeting import FamilyMeeting, MeetingAgreement
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
