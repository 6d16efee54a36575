"""Counselling sessions and services under the act "Za życiem"."""

from datetime import date
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mgops_desktop.domain.counselling import ProLifeKind, SessionKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    CentreBase,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.types import Id

session_person = Table(
    "session_person",
    CentreBase.metadata,
    Column("session_id", Id, ForeignKey("counselling_session.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True, index=True),
)


class CounsellingSession(Numbered, CentreBase):
    """A session of specialist counselling for persons, a family, or an anonymous client."""

    __tablename__ = "counselling_session"
    title = "sesja poradnictwa"
    number_symbol = "PO"
    protected = True
    write_right = Right.COUNSELLING_WRITE
    read_right = Right.COUNSELLING_READ

    day: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int]
    specialist: Mapped[Slug]
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    kind: Mapped[SessionKind]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    anonymous: Mapped[bool] = mapped_column(default=False)
    no_show: Mapped[bool] = mapped_column(default=False)
    topic: Mapped[PrivateLine]

    persons: Mapped[list[Person]] = relationship(secondary=session_person)


class ProLifeSupport(Numbered, CentreBase):
    """Coordination (from–to) or one piece of advice (a day) under the act "Za życiem", art. 8–9.

    Coordinating means a catalogue of what support there is, and acting for the person by a written authorisation.
    """

    __tablename__ = "pro_life_support"
    title = "wsparcie „Za życiem”"
    number_symbol = "ZZ"
    protected = True

    kind: Mapped[ProLifeKind]
    applied: Mapped[date | None]
    began: Mapped[date]
    ended: Mapped[date | None]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    topic: Mapped[PrivateLine]
    certificate: Mapped[PrivateLine]
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    first_contact: Mapped[date | None]
    catalogue: Mapped[PrivateNote]
    catalogue_on: Mapped[date | None]
    authorised_on: Mapped[date | None]
    authorised_until: Mapped[date | None]
    authorisation_scope: Mapped[PrivateNote]
