"""Months of work that the head has looked through and accepted."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Record


class AcceptedMonth(Record, CentreBase):
    """A worker's month that was accepted on `day`; `month` is its first day.

    What he did in it is no longer corrected but amended.
    """

    __tablename__ = "accepted_month"
    __table_args__ = (UniqueConstraint("worker_id", "month"),)
    title = "przyjęty miesiąc"
    write_right = Right.ACCEPT_MONTHS

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    month: Mapped[date]
    day: Mapped[date]
