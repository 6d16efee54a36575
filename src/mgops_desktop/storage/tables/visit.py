"""Visits and other contacts."""

from datetime import date, time
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mgops_desktop.domain.visit import CancelledBy, FailedReason, VisitKind, VisitPurpose
from mgops_desktop.storage.tables.base import (
    AddressLine,
    CentreBase,
    Line,
    Numbered,
    PrivateLine,
    PrivateNote,
)
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.types import Id


def _link(name: str, *targets: str) -> Table:
    """A pure link: two keys and nothing else; its changes are changes of the record it belongs to."""
    columns = [
        Column(f"{target}_id", Id, ForeignKey(f"{target}.id"), primary_key=True, index=position > 0)
        for position, target in enumerate(targets)
    ]
    return Table(name, CentreBase.metadata, *columns)


visit_case = _link("visit_case", "visit", "case")
visit_worker = _link("visit_worker", "visit", "worker")
visit_person = _link("visit_person", "visit", "person")


class Visit(Numbered, CentreBase):
    """One contact with one or more families, held or failed; two workers at it are one meeting.

    `tasks` are keys of the dictionary of art. 15 ust. 1 tasks; times of travel and paperwork are minutes.
    `card_number` is the number of the printed card that was filled in by hand.
    """

    __tablename__ = "visit"
    __table_args__ = (
        # all that the start page asks of a visit, without its long texts
        Index("ix_visit_glance", "id", "day", "kind", "next_day", "number", "binned_at"),
        # all that is counted of the contacts of a period, in their order
        Index(
            "ix_visit_contact",
            *("day", "number", "id", "kind", "purpose", "next_day", "binned_at"),
            *("minutes", "travel_minutes", "paperwork_minutes"),
        ),
    )
    title = "wizyta lub kontakt"
    number_symbol = "W"
    protected = True

    day: Mapped[date]
    began: Mapped[time | None]
    ended: Mapped[time | None]
    minutes: Mapped[int] = mapped_column(default=0)
    kind: Mapped[VisitKind]
    purpose: Mapped[VisitPurpose] = mapped_column(default=VisitPurpose.CASEWORK)
    place: Mapped[AddressLine]
    tasks: Mapped[list[str]] = mapped_column(JSON, default=list)
    topic: Mapped[PrivateLine]
    course: Mapped[PrivateNote]
    agreed_family: Mapped[PrivateNote]
    agreed_worker: Mapped[PrivateNote]
    next_day: Mapped[date | None]
    km: Mapped[int | None]
    travel_minutes: Mapped[int | None]
    paperwork_minutes: Mapped[int | None]
    incomplete: Mapped[bool] = mapped_column(default=False)
    card_number: Mapped[Line]
    failed_reason: Mapped[FailedReason | None]
    cancelled_by: Mapped[CancelledBy | None]

    cases: Mapped[list[Case]] = relationship(secondary=visit_case)
    workers: Mapped[list[Worker]] = relationship(secondary=visit_worker)
    persons: Mapped[list[Person]] = relationship(secondary=visit_person)


LINKS: dict[str, Any] = {"cases": visit_case, "workers": visit_worker, "persons": visit_person}
