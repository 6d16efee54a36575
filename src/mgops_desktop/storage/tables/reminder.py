"""What a worker wants to be reminded of."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.storage.tables.base import CentreBase, Numbered, PrivateLine


class Reminder(Numbered, CentreBase):
    """A worker's own reminder for a day, of a family or of none; gone from what is due once it is done."""

    __tablename__ = "reminder"
    title = "przypomnienie"
    number_symbol = "PN"

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date]
    content: Mapped[PrivateLine]
    done_on: Mapped[date | None]
