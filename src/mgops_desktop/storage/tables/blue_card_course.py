"""What runs beside a Blue Card procedure: reports, relations, programmes, orders, children, complaints, moves."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.blue_card_records import (
    ComplaintTo,
    MoveKind,
    OrderKind,
    ReferralDecision,
    RelationBasis,
    ReportSource,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    AddressLine,
    BlueCardBase,
    Line,
    NameLine,
    Numbered,
    Phone,
    PrivateLine,
    PrivateNote,
)


class ViolenceReport(Numbered, BlueCardBase):
    """A suspicion or a witness's report before an NK-A; of the reporter only what art. 9c ust. 1 pkt 4 UPPD allows."""

    __tablename__ = "violence_report"
    title = "zgłoszenie przemocy"
    number_symbol = "NKS"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    day: Mapped[date]
    source: Mapped[ReportSource]
    reporter_surname: Mapped[NameLine]
    reporter_first_name: Mapped[NameLine]
    reporter_address: Mapped[AddressLine]
    reporter_contact: Mapped[Phone]
    content: Mapped[PrivateNote]
    procedure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    closed: Mapped[date | None]
    reason: Mapped[PrivateNote]


class Relation(Numbered, BlueCardBase):
    """What a violent person is to a harmed one (art. 2 ust. 1 pkt 2 UPPD)."""

    __tablename__ = "nk_relation"
    title = "relacja osób w procedurze"
    number_symbol = "NKL"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    violent_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    harmed_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    basis: Mapped[RelationBasis | None]
    words: Mapped[PrivateLine]


class ViolentActs(Numbered, BlueCardBase):
    """Section IV of an NK-A for one violent and one harmed person: `acts` are keys of `Behaviour`."""

    __tablename__ = "violent_acts"
    title = "zachowania wobec osoby"
    number_symbol = "NKA"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    form_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.nk_form.id"), index=True)
    violent_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    harmed_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    acts: Mapped[list[str]] = mapped_column(JSON, default=list)
    words: Mapped[PrivateLine]


class CorrectionProgramme(Numbered, BlueCardBase):
    """A violent person's referral to a programme and what became of it (art. 4 ust. 6, art. 9b ust. 11–13 UPPD)."""

    __tablename__ = "correction_programme"
    title = "skierowanie do programu"
    number_symbol = "NKK"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    provider: Mapped[Line]
    motion_on: Mapped[date | None]
    decision: Mapped[ReferralDecision | None]
    referred: Mapped[date | None]
    delivered: Mapped[date | None]
    district_told: Mapped[date | None]
    group_told: Mapped[date | None]
    first_summons: Mapped[date | None]
    second_summons: Mapped[date | None]
    enrolled: Mapped[date | None]
    enrolment_shown: Mapped[date | None]
    completed: Mapped[date | None]
    completion_shown: Mapped[date | None]
    offence_motion: Mapped[date | None]
    district_asked: Mapped[date | None]
    offence_reported: Mapped[date | None]
    commander_told: Mapped[date | None]
    remark: Mapped[PrivateLine]


class ProtectiveOrder(Numbered, BlueCardBase):
    """An order of the Police or Military Police; it ends with its 14th day unless a court extends it (T24)."""

    __tablename__ = "protective_order"
    title = "nakaz albo zakaz"
    number_symbol = "NKN"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    kind: Mapped[OrderKind]
    issued: Mapped[date]
    issued_by: Mapped[Line]
    received: Mapped[date | None]
    extended_on: Mapped[date | None]
    extended_to: Mapped[date | None]
    lifted: Mapped[date | None]


class ChildProtection(Numbered, BlueCardBase):
    """A child secured because of violence at home; the court is told within 24 hours (art. 12a UPPD, T23)."""

    __tablename__ = "child_protection"
    title = "zapewnienie dziecku ochrony"
    number_symbol = "NKD"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    day: Mapped[date]
    at: Mapped[time | None]
    decided_with: Mapped[PrivateLine]
    questionnaire: Mapped[date | None]
    psychologist: Mapped[bool] = mapped_column(default=False)
    placed: Mapped[PrivateLine]
    court_told: Mapped[date | None]
    court_told_at: Mapped[time | None]
    parents_instructed: Mapped[date | None]
    ruled_on: Mapped[date | None]
    ruling: Mapped[PrivateNote]


class BlueCardComplaint(Numbered, BlueCardBase):
    """A complaint of a person of the procedure (art. 9a ust. 7h, art. 9b ust. 16 UPPD)."""

    __tablename__ = "blue_card_complaint"
    title = "skarga w procedurze"
    number_symbol = "NKJ"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    received: Mapped[date]
    addressed_to: Mapped[ComplaintTo]
    subject: Mapped[PrivateNote]
    answered: Mapped[date | None]
    answer: Mapped[PrivateNote]


class Move(Numbered, BlueCardBase):
    """What another municipality has to do with a procedure: told, asked for its papers, named by the voivode (T22)."""

    __tablename__ = "procedure_move"
    title = "zmiana gminy"
    number_symbol = "NKT"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    kind: Mapped[MoveKind]
    day: Mapped[date]
    municipality: Mapped[Line]
    team_told: Mapped[date | None]
    papers_asked: Mapped[date | None]
    papers_given: Mapped[date | None]
    voivode_asked: Mapped[date | None]
    voivode_named: Mapped[date | None]
