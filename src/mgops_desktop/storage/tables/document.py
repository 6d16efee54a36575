"""Printed documents: what was made, from what, for whom, and how far it has come on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.document import Addressee
from mgops_desktop.storage.tables.base import (
    CentreBase,
    Line,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)


class Document(Numbered, CentreBase):
    """A document made from one record (`of_kind`, `of_record`) by a shipped template.

    `content` is frozen when it is made and never changed: the blocks of the pages and the values that stood in them;
    `checksum` is the SHA-256 of it. A correction is a new document that names the one it replaces, and why. `copies`
    are the files written outside the data folder, each in a line.
    """

    __tablename__ = "document"
    title = "dokument"
    number_symbol = "DOK"
    protected = True

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    of_kind: Mapped[Slug]
    of_record: Mapped[UUID] = mapped_column(index=True)
    template: Mapped[Slug]
    template_version: Mapped[int]
    heading: Mapped[Line]
    addressee: Mapped[Addressee]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    checksum: Mapped[Line]
    made_on: Mapped[date]
    printed_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    refused_on: Mapped[date | None]
    refusal_remark: Mapped[PrivateLine]
    filed_on: Mapped[date | None]
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"), index=True)
    reason: Mapped[PrivateLine]
    copies: Mapped[PrivateNote]
