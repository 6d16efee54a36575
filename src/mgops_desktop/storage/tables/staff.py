"""Workers of the centre, their contracts and absences."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import (
    ContractEnd,
    ContractForm,
    LeaveKind,
    Position,
    QualificationPath,
)
from mgops_desktop.domain.text import sort_key
from mgops_desktop.storage.tables.base import CentreBase, Line, Numbered


class Worker(Numbered, CentreBase):
    """Somebody who works for the centre, with or without a log-in.

    What art. 12 and 17 ask of a family assistant stands here with its days: the way to the post, statements, the look
    into the two registers (convicts; offenders on sexual grounds).
    """

    __tablename__ = "worker"
    title = "pracownik"
    number_symbol = "P"
    write_right = Right.STAFF
    read_right = Right.STAFF

    surname: Mapped[Line]
    first_name: Mapped[Line]
    job_title: Mapped[Line]
    qualification: Mapped[Line]
    qualification_path: Mapped[QualificationPath | None]
    qualifying_training: Mapped[Line]
    practice_months: Mapped[int | None]
    authority_statement_on: Mapped[date | None]
    maintenance_statement_on: Mapped[date | None]
    conviction_checked_on: Mapped[date | None]
    register_checked_on: Mapped[date | None]
    register_checked_by: Mapped[Line]
    not_in_register: Mapped[bool | None]
    apart_statement_on: Mapped[date | None]
    lower_limit: Mapped[int | None]
    sort_key: Mapped[bytes] = mapped_column(default=b"")

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"sort_key": sort_key(f"{values['surname']} {values['first_name']}")}


class Contract(Numbered, CentreBase):
    """A contract with a worker; `fraction` is the part of a full post in hundredths (50 = half).

    `hour_rate` of a service contract is in hundredths of a złoty.
    """

    __tablename__ = "contract"
    title = "umowa"
    number_symbol = "U"
    write_right = Right.STAFF
    read_right = Right.STAFF

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    position: Mapped[Position]
    form: Mapped[ContractForm]
    fraction: Mapped[int] = mapped_column(Integer, default=100)
    began: Mapped[date]
    ended: Mapped[date | None]
    end_reason: Mapped[ContractEnd | None]
    hour_rate: Mapped[int | None]


class Leave(Numbered, CentreBase):
    """An absence of a worker, both days included."""

    __tablename__ = "leave"
    title = "nieobecność"
    number_symbol = "N"
    write_right = Right.STAFF
    read_right = Right.STAFF

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    kind: Mapped[LeaveKind]
    began: Mapped[date]
    ended: Mapped[date | None]


class ServiceHours(Numbered, CentreBase):
    """Hours worked under a service contract in one month; `full_post` are the hours of a full post then."""

    __tablename__ = "service_hours"
    title = "godziny umowy o świadczenie usług"
    number_symbol = "GU"
    write_right = Right.STAFF
    read_right = Right.STAFF

    contract_id: Mapped[UUID] = mapped_column(ForeignKey("contract.id"), index=True)
    month: Mapped[date]
    minutes: Mapped[int]
    full_post_minutes: Mapped[int]


class Training(Numbered, CentreBase):
    """A training that a worker took part in (art. 12 ust. 2: qualifications are raised all the time)."""

    __tablename__ = "training"
    title = "szkolenie"
    number_symbol = "SZ"
    write_right = Right.STAFF
    read_right = Right.STAFF

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date]
    topic: Mapped[Line]
    organiser: Mapped[Line]
    hours: Mapped[int | None]
