"""Children monitored without an assistant (art. 176 pkt 7): when the next look at how they fare is due."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.foster_care import MonitoredChild, MonitoringCheck
from mgops_desktop.storage.terms import Families, Terms


def due_monitoring_checks(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next check of every child that is monitored, by the centre's own term."""
    last = (
        select(MonitoringCheck.monitored_id, func.max(MonitoringCheck.day).label("day"))
        .group_by(MonitoringCheck.monitored_id)
        .subquery()
    )
    table = MonitoredChild
    query = (
        select(table.id, table.family_id, table.began, last.c.day)
        .outerjoin(last, last.c.monitored_id == table.id)
        .where(table.began <= today, or_(table.ended.is_(None), table.ended > today))
        .where(of_these(table.family_id, families))
    )
    for id_, family, began, checked in session.execute(query):
        ref = RecordRef("monitored_child", id_)
        yield terms.item("child_monitoring_check", checked or began, ref, family, today)
