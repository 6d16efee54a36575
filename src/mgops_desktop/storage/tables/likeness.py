"""What somebody looked at and found to be two, though it looks like one."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Record, Slug


class DistinctPair(Record, CentreBase):
    """Two records of one kind that are not the same: they are no longer pointed out as duplicates."""

    __tablename__ = "distinct_pair"
    title = "rozróżnione zapisy"
    write_right = Right.CASEWORK_WRITE

    kind: Mapped[Slug]
    one: Mapped[UUID] = mapped_column(index=True)
    other: Mapped[UUID] = mapped_column(index=True)
