"""Files kept with records: a row in the file in which the record stands, its content beside, found by its SHA-256.

Contents of the centre's records stand in the attachments file, which opens with the centre's key. Those of Blue Card
records stand in the Blue Card file itself, so that neither they nor their names are anywhere without its key.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Table
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    BlueCardBase,
    CentreBase,
    Compartment,
    Line,
    Numbered,
    PrivateLine,
    Slug,
)
from mgops_desktop.storage.types import UtcDateTime


class FileOfRecord(Numbered):
    """A scan or a letter that belongs to one record (`of_kind`, `of_record`) and goes by its rights.

    `sha256` is the hexadecimal address of the content.
    """

    __tablename__: str
    compartment: ClassVar[Compartment]
    title = "załącznik"
    protected = True

    of_kind: Mapped[Slug]
    of_record: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[PrivateLine]
    sha256: Mapped[Line]
    size: Mapped[int]
    remark: Mapped[PrivateLine]


class AttachedFile(FileOfRecord, CentreBase):
    """A file of a record of the centre's own file.

    `family_id` is empty where the record belongs to no family: a worker's papers, a letter from outside.
    """

    __tablename__ = "attached_file"
    number_symbol = "ZAL"

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)


class CardFile(FileOfRecord, BlueCardBase):
    """A file of a Blue Card record; its number is offered as the name of a copy and so does not say of what."""

    __tablename__ = "card_file"
    number_symbol = "ZAP"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD


card_content = Table(
    "card_content",
    BlueCardBase.metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("length(content) = size", name="size"),
)
"""What the files of Blue Card records hold; erased with the last file that has it."""

FILES: Mapping[Compartment, type[FileOfRecord]] = {
    Compartment.CENTRE: AttachedFile,
    Compartment.BLUE_CARD: CardFile,
}
"""In which table the files of a compartment's records are listed."""
