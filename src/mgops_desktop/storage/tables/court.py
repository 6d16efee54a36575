"""Court obligations, orders, removals of children; letters in and out."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.court import (
    CourtOrderKind,
    LetterDelivery,
    LetterDirection,
    LetterKind,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Line, Numbered, PrivateLine, PrivateNote


class CourtObligation(Numbered, CentreBase):
    """A court's obligation to work with a family assistant (art. 109 § 2 pkt 1 KRO), from–to."""

    __tablename__ = "court_obligation"
    title = "zobowiązanie sądu"
    number_symbol = "ZS"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    court: Mapped[Line]
    court_signature: Mapped[Line]
    ordered_on: Mapped[date | None]
    scope: Mapped[PrivateNote]
    control: Mapped[PrivateNote]
    began: Mapped[date]
    ended: Mapped[date | None]
    next_report_due: Mapped[date | None]


class CourtOrder(Numbered, CentreBase):
    """An order of a court that reached the centre; `children` is the number of children it concerns."""

    __tablename__ = "court_order"
    title = "postanowienie sądu"
    number_symbol = "PS"

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    kind: Mapped[CourtOrderKind]
    received: Mapped[date]
    court: Mapped[Line]
    court_signature: Mapped[Line]
    children: Mapped[int | None]
    content: Mapped[PrivateNote]


class ChildRemoval(Numbered, CentreBase):
    """A child secured because of a threat to life or health; the court is told within 24 hours."""

    __tablename__ = "child_removal"
    title = "zabezpieczenie dziecka"
    number_symbol = "ZD"
    protected = True

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    child_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    moment: Mapped[datetime]
    court_notified: Mapped[datetime | None]
    description: Mapped[PrivateNote]


class Letter(Numbered, CentreBase):
    """A letter in or out; `day` is the date of receipt or of sending, `due` the date by which it must be sent.

    `sign` is the case sign: `file_symbol` of the centre's file plan, a number without gaps, the year. `delivered_on` is
    the day on which the addressee got it. A notice to court, prosecutor or Police has its hour `at` and the moment
    `learned` at which the centre learned of the event. `assignment_id` is the assignment over the limit of families
    that the letter made necessary.
    """

    __tablename__ = "letter"
    title = "pismo"
    number_symbol = "PI"
    write_right = Right.LETTERS_WRITE

    direction: Mapped[LetterDirection]
    kind: Mapped[LetterKind]
    day: Mapped[date | None] = mapped_column(index=True)
    at: Mapped[time | None]
    learned: Mapped[datetime | None]
    due: Mapped[date | None]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    other_side: Mapped[PrivateLine]
    their_sign: Mapped[Line]
    file_symbol: Mapped[Line]
    sign: Mapped[Line]
    delivery: Mapped[LetterDelivery | None]
    delivered_on: Mapped[date | None]
    subject: Mapped[PrivateLine]
    answers_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"))
    assignment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assignment.id"), index=True)
