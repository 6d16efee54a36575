"""What every compartment file has besides its records: identity, journal, reading log, drafts, search, numbers.

They stand in each file of their own, so that what is known of a Blue Card stays in the Blue Card file.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from mgops_desktop.storage.tables.base import LINE_LENGTH, BlueCardBase, CentreBase
from mgops_desktop.storage.types import Id, new_id


class VaultInfo:
    """Which data folder this file belongs to. One row, id 1."""

    __tablename__ = "vault_info"
    id: Mapped[int] = mapped_column(primary_key=True)
    vault_id: Mapped[str] = mapped_column(String(40))
    compartment: Mapped[str] = mapped_column(String(20))
    origin: Mapped[UUID]
    created_at: Mapped[datetime]
    program_version: Mapped[str] = mapped_column(String(20))
    practice: Mapped[bool] = mapped_column(default=False)
    seeds_digest: Mapped[str] = mapped_column(String(64), default="")


class JournalOperation:
    """One committed operation. Sequence without gaps; the hash chains it to the one before.

    `records` is the number of records it touched and `digest` the hash of what it changed, so that the chain still
    holds after records were erased.
    """

    __tablename__ = "journal_operation"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(200))
    undone_by: Mapped[int | None]
    records: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ReadingLog:
    """Who read which protected record, when, and why when it was outside his own cases. Kept two years."""

    __tablename__ = "reading_log"
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=new_id)
    at: Mapped[datetime]
    account: Mapped[UUID | None]
    kind: Mapped[str] = mapped_column(String(60))
    record: Mapped[UUID | None]
    purpose: Mapped[str] = mapped_column(String(200), default="")


class Draft:
    """What stands in an unfinished form. Written without journal, version or signal."""

    __tablename__ = "draft"
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=new_id)
    form: Mapped[str] = mapped_column(String(60))
    record: Mapped[UUID | None]
    account: Mapped[UUID | None]
    kept_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class SearchEntry:
    """What the search finds a record by: folded words separated by single spaces, and the right needed for that."""

    __tablename__ = "search_entry"
    __table_args__: ClassVar[Any] = (UniqueConstraint("record", "right"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(60))
    record: Mapped[UUID]
    text: Mapped[str] = mapped_column(Text)
    right: Mapped[str] = mapped_column(String(40))


class Counter:
    """The last number given in a register, per symbol and year."""

    __tablename__ = "counter"
    symbol: Mapped[str] = mapped_column(String(60), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class CancelledNumber:
    """The number of an erased record: it stays in its register and is never given again."""

    __tablename__ = "cancelled_number"
    kind: Mapped[str] = mapped_column(String(60), primary_key=True)
    number: Mapped[str] = mapped_column(String(LINE_LENGTH), primary_key=True)
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")


class ProvisionalNumber:
    """Which number of the register a provisional number of a working folder became here."""

    __tablename__ = "provisional_number"
    kind: Mapped[str] = mapped_column(String(60), primary_key=True)
    provisional: Mapped[str] = mapped_column(String(LINE_LENGTH), primary_key=True)
    number: Mapped[str] = mapped_column(String(LINE_LENGTH))


class Amendment:
    """A sprostowanie: what stood in a signed, handed-over or accepted record, who put it right, when and why.

    `version` is the one it became, `seal` says why it could not simply be corrected, `before` are the fields as they
    stood. Only ever added; erased with the record.
    """

    __tablename__ = "amendment"
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(60))
    record: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]
    at: Mapped[datetime]
    account: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(String(LINE_LENGTH))
    seal: Mapped[str] = mapped_column(String(LINE_LENGTH))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)


class SavedSearch:
    """A search that somebody keeps under a name; his alone, and gone for good when he takes it away."""

    __tablename__ = "saved_search"
    __table_args__: ClassVar[Any] = (UniqueConstraint("account", "name"),)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=new_id)
    account: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(LINE_LENGTH))


class Furniture:
    """The furniture classes of one compartment; saved searches stand with the centre's."""

    def __init__(self, base: type[DeclarativeBase]) -> None:
        prefix = base.__name__.removesuffix("Base")

        def table(mixin: type, **more: Any) -> Any:
            return type(f"{prefix}{mixin.__name__}", (mixin, base), more)

        self.vault_info: Any = table(VaultInfo)
        self.operation: Any = table(JournalOperation)
        self.change: Any = table(_change_mixin(base))
        self.reading: Any = table(ReadingLog)
        self.draft: Any = table(Draft)
        self.search: Any = table(SearchEntry)
        self.counter: Any = table(Counter)
        self.cancelled: Any = table(CancelledNumber)
        self.provisional: Any = table(ProvisionalNumber)
        self.amendment: Any = table(Amendment)
        if base is CentreBase:
            self.saved_search: Any = table(SavedSearch)


def _change_mixin(base: type[DeclarativeBase]) -> type:
    schema = base.metadata.schema
    target = f"{schema}.journal_operation.sequence" if schema else "journal_operation.sequence"

    class JournalChange:
        """One record touched by an operation, with the fields as they were before (null: it was new)."""

        __tablename__ = "journal_change"
        __table_args__: ClassVar[Any] = (Index("ix_journal_change_record", "record"),)
        id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
        sequence: Mapped[int] = mapped_column(ForeignKey(target), index=True)
        kind: Mapped[str] = mapped_column(String(60))
        record: Mapped[UUID]
        version: Mapped[int]
        before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    return JournalChange


CENTRE = Furniture(CentreBase)
BLUE_CARD = Furniture(BlueCardBase)
FURNITURE = {CentreBase.compartment: CENTRE, BlueCardBase.compartment: BLUE_CARD}
