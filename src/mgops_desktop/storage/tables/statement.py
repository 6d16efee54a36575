"""What members of a family declare: consent, refusal, resignation, that they were informed."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.storage.tables.base import CentreBase, Numbered, PrivateNote


class Statement(Numbered, CentreBase):
    """What one person declared on a day (art. 8 ust. 3 and others); `withdrawn_on` where it holds no more."""

    __tablename__ = "statement"
    title = "oświadczenie lub zgoda"
    number_symbol = "OZ"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[StatementKind]
    day: Mapped[date]
    withdrawn_on: Mapped[date | None]
    remark: Mapped[PrivateNote]
