"""The record base: what every record of every compartment has (contracts 1).

Each compartment is an encrypted file of its own and has its own declarative base; the session binds a table to its
file by that base. No foreign key leads from one compartment to another.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import Enum as EnumType
from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.veil import Private
from mgops_desktop.storage.types import Id, UtcDateTime, new_id
from mgops_desktop.storage.veil import Veiled

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
LINE_LENGTH = 200
NOTE_LENGTH = 100_000

Line = Annotated[str, mapped_column(String(LINE_LENGTH), default="")]
Note = Annotated[str, mapped_column(Text, default="")]
Slug = Annotated[str, mapped_column(String(60), default="")]

# words about persons: what the screen shows of them while names are veiled


def _private_line(meaning: Private, length: int = LINE_LENGTH) -> Any:
    return mapped_column(Veiled(meaning, String(length)), default="")


NameLine = Annotated[str, _private_line(Private.NAME)]
Pesel = Annotated[str, _private_line(Private.PESEL, 60)]
Phone = Annotated[str, _private_line(Private.PHONE)]
AddressLine = Annotated[str, _private_line(Private.ADDRESS)]
PostCode = Annotated[str, _private_line(Private.POST_CODE)]
PrivateLine = Annotated[str, _private_line(Private.TEXT)]
PrivateNote = Annotated[str, mapped_column(Veiled(Private.TEXT, Text()), default="")]


class Compartment(StrEnum):
    """The files of a data folder that have a key of their own."""

    CENTRE = "centre"
    BLUE_CARD = "blue_card"


_TYPES = {
    UUID: Id,
    datetime: UtcDateTime,
    Enum: EnumType(
        Enum,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda enum: [member.value for member in enum],
    ),
}


class CentreBase(DeclarativeBase):
    """Everything except what needs a compartment of its own."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = _TYPES
    compartment: ClassVar[Compartment] = Compartment.CENTRE


class BlueCardBase(DeclarativeBase):
    """Blue Card procedures and their own persons; only for accounts that hold the key."""

    metadata = MetaData(schema="blue_card", naming_convention=NAMING)
    type_annotation_map = _TYPES
    compartment: ClassVar[Compartment] = Compartment.BLUE_CARD


BASES: Mapping[Compartment, type[DeclarativeBase]] = {
    Compartment.CENTRE: CentreBase,
    Compartment.BLUE_CARD: BlueCardBase,
}


class Record:
    """What every record has: identity, version, who and when, bin, origin.

    *Ended* (a date of the record), *binned* (out of every question until restored) and *erased* (gone with its
    journal) are three acts with three words.
    """

    title: ClassVar[str] = ""
    """The Polish word for one such record, nominative."""
    protected: ClassVar[bool] = False
    """Reading one writes an entry into the reading log."""
    write_right: ClassVar[Right] = Right.CASEWORK_WRITE
    """What an account needs to enter or correct one, to put it into the bin and to bring it back."""
    read_right: ClassVar[Right] = Right.CASEWORK_READ
    """What an account needs to see one in a list."""

    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID | None]
    binned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    binned_by: Mapped[UUID | None]
    binned_reason: Mapped[PrivateLine]
    origin: Mapped[UUID]
    import_id: Mapped[UUID | None]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the derived columns (sort and search keys) for these values; none by default.

        The unit of work and the bulk writer both fill them through this one function.
        """
        return {}

    @classmethod
    def search_texts(cls, values: Mapping[str, Any]) -> dict[Right, str]:
        """Return what the search finds the record by, for each right with which it may be found so."""
        return {}

    @classmethod
    def is_searched(cls) -> bool:
        return "search_texts" in vars(cls)


class Numbered(Record):
    """A record with a number of its register: unique, never given twice, also not when binned."""

    number_symbol: ClassVar[str] = ""
    """Prefix of the numbers given by the program, e.g. "W" for W/12/2026."""

    number: Mapped[str] = mapped_column(String(LINE_LENGTH), unique=True)
