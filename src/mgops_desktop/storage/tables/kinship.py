"""Unions and descent of persons, ties of a family to those around it, and how its pictures were arranged."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.kinship import (
    DescentKind,
    DrawingKind,
    SupportKind,
    SupportStrength,
    UnionEnd,
    UnionKind,
)
from mgops_desktop.storage.tables.base import CentreBase, NameLine, Numbered, PrivateLine, Record


class FamilyUnion(Numbered, CentreBase):
    """Two persons who are or were a couple; the days may be unknown."""

    __tablename__ = "family_union"
    title = "związek"
    number_symbol = "ZWI"

    one_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    other_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[UnionKind]
    began: Mapped[date | None]
    ended: Mapped[date | None]
    end_kind: Mapped[UnionEnd | None]


class Descent(Numbered, CentreBase):
    """Whose child somebody is, for whom no parental authority is noted: grown children, grandparents."""

    __tablename__ = "descent"
    title = "pokrewieństwo"
    number_symbol = "PKR"

    parent_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[DescentKind] = mapped_column(default=DescentKind.BIOLOGICAL)


class SupportLink(Numbered, CentreBase):
    """A tie of a family to a person of the register, or to somebody or something named, from–to."""

    __tablename__ = "support_link"
    title = "powiązanie rodziny"
    number_symbol = "PWI"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[NameLine]
    kind: Mapped[SupportKind]
    strength: Mapped[SupportStrength]
    began: Mapped[date | None]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]


class DrawingLayout(Record, CentreBase):
    """How far parts of a picture of a family were moved by hand: [across, down] by the part's key."""

    __tablename__ = "drawing_layout"
    title = "układ rysunku"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    kind: Mapped[DrawingKind]
    positions: Mapped[dict[str, list[float]]] = mapped_column(JSON, default=dict)
