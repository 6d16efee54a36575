"""The gaps of the whole caseload as one list to print."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.oversight.checklist import checked_caseload
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.oversight.gaps import GapLine, GapsContent, gaps_report
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.casework import Assignment
from mgops_desktop.storage.tables.staff import Worker


@question("wykaz braków w teczkach", Right.CASEWORK_READ)
def gaps_of_caseload(session: Session, _period: Period) -> Report:
    """Return the gaps of the cases in reach as they stand today; families stand in it by their numbers."""
    here, today = centre(session), today_of(session)
    files = checked_caseload(session)
    leaders = _leaders(session, [one.case.id for one in files])
    lines = tuple(
        GapLine(
            one.case.family_number,
            one.case.number,
            item.label,
            item.words,
            item.basis,
            leaders.get(one.case.id, ""),
        )
        for one in files
        for item in one.gaps
    )
    return gaps_report(
        GapsContent(
            today,
            Centre(here.name, centre_address(here)),
            context_of(session).practice,
            len(files),
            lines,
        )
    )


def _leaders(session: Session, cases: Iterable[UUID]) -> dict[UUID, str]:
    """Who leads each case today."""
    today = today_of(session)
    query = (
        select(Assignment.case_id, Worker.surname, Worker.first_name)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(
            among(Assignment.case_id, cases),
            Assignment.kind == AssignmentKind.MAIN,
            Assignment.began <= today,
            or_(Assignment.ended.is_(None), Assignment.ended >= today),
        )
    )
    return {case: f"{surname} {name}".strip() for case, surname, name in session.execute(query)}
