"""Marking a statutory report as handed over; until then it stays due."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import short_date
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import restore_from_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.report import ReportHandover


@dataclass(frozen=True)
class Handover:
    """Which report of which year was handed over, when and to whom."""

    report: StatutoryReport
    year: int
    day: date
    recipient: str = ""


@operation("przekazanie sprawozdania", Right.REPORTS)
def hand_over_report(session: Session, given: Handover) -> None:
    """Write that a report was handed over, or correct the day; a correction report changes nothing of it.

    Raises UserError for a day ahead or before the end of the period.
    """
    if given.day > today_of(session):
        raise UserError(f"Data z przyszłości: {short_date(given.day)}. Niczego nie zapisano.")
    last = given.report.period(given.year).last
    if given.day <= last:
        raise UserError(
            f"Okres sprawozdania kończy się {short_date(last)}; nie można go było przekazać wcześniej."
        )
    query = select(ReportHandover).where(
        ReportHandover.report == given.report, ReportHandover.year == given.year
    )
    row = session.scalars(query.execution_options(include_binned=True)).first()
    if row is None:
        row = ReportHandover(report=given.report, year=given.year)
        session.add(row)
    elif row.binned_at is not None:
        restore_from_bin(row)
    row.day = given.day
    row.recipient = clean_text(given.recipient, LINE_LENGTH, field="recipient").strip()
