"""What documents say of the whole work with a family: its case with the plan and the contacts."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.operations.documents.about_case import around, case_on
from mgops_desktop.operations.documents.about_plan import plan_of_case
from mgops_desktop.operations.documents.about_visits import visits_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, source
from mgops_desktop.storage.tables.casework import Case


@source("case")
def of_case(session: Session, case: UUID, day: date) -> Source:
    """Gather a case with its family, its plan and all contacts in it."""
    found = session.get_one(Case, case)
    values = around(session, found.family_id, day, found) | plan_of_case(session, case, day)
    return Source(found.family_id, values | visits_values(session, case, found.began, day))


def work_values(session: Session, family: UUID, day: date) -> Gathered:
    """Return what is known of a family with the plan and the contacts of its newest case."""
    case = case_on(session, family, day)
    known = around(session, family, day)
    if case is None:
        return known
    return (
        known
        | plan_of_case(session, case.id, day)
        | visits_values(session, case.id, case.began, case.ended or day)
    )
