"""Files kept with records; their content stands in the attachments file, found by its SHA-256."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.storage.tables.base import CentreBase, Line, Numbered, PrivateLine, Slug


class AttachedFile(Numbered, CentreBase):
    """A scan or a letter that belongs to one record (`of_kind`, `of_record`) and goes by its rights.

    `family_id` is empty where the record belongs to no family: a worker's papers, a letter from outside. `sha256` is
    the hexadecimal address of the content. Only records of the centre's own file have attachments: the attachments file
    opens with that key.
    """

    __tablename__ = "attached_file"
    title = "załącznik"
    number_symbol = "ZAL"
    protected = True

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    of_kind: Mapped[Slug]
    of_record: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[PrivateLine]
    sha256: Mapped[Line]
    size: Mapped[int]
    remark: Mapped[PrivateLine]
