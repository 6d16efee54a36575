"""Papers of Blue Card procedures: the register of all of them, and the frozen pages of those made here."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.card_papers import CardAddressee, CardPaper, ViolentAccess
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    BlueCardBase,
    Line,
    Numbered,
    PrivateLine,
    PrivateNote,
    Record,
    Slug,
)


class CardDocument(Numbered, BlueCardBase):
    """A paper of a procedure, whether it was made here, came from outside or was written by hand.

    `came_from` is whose it is if it is not ours, `party_id` the person it is addressed to. `original_given_to` is the
    body that got the original (§ 14 ust. 3 R2023). The number bears neither a name nor the sign of the procedure:
    files are called by it.
    """

    __tablename__ = "card_document"
    title = "dokument procedury"
    number_symbol = "DP"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    code: Mapped[CardPaper]
    heading: Mapped[Line]
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    made_on: Mapped[date]
    came_from: Mapped[Line]
    access: Mapped[ViolentAccess] = mapped_column(default=ViolentAccess.NO)
    printed_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    original_given_on: Mapped[date | None]
    original_given_to: Mapped[Line]
    copy_kept: Mapped[bool] = mapped_column(default=False)
    remark: Mapped[PrivateLine]


class CardPages(Record, BlueCardBase):
    """What stands on a paper that was made here: frozen when it is made and never changed.

    It was made of `of_kind`, `of_record`; its steps are also noted in `subject_kind`, `subject_id`, which the clock
    reads. `checksum` is the SHA-256 of `content`. A correction is a new paper that names the one it replaces.
    """

    __tablename__ = "card_pages"
    title = "treść dokumentu procedury"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    document_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.card_document.id"), index=True)
    template: Mapped[Slug]
    template_version: Mapped[int]
    addressee: Mapped[CardAddressee]
    of_kind: Mapped[Slug]
    of_record: Mapped[UUID]
    subject_kind: Mapped[Slug]
    subject_id: Mapped[UUID | None]
    content: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    checksum: Mapped[Line]
    edition: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.card_document.id"), index=True
    )
    reason: Mapped[PrivateLine]
    copies: Mapped[PrivateNote]
