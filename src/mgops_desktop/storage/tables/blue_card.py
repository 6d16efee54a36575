"""Blue Card procedures and their own persons: a compartment with its own file and key."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mgops_desktop.domain.blue_card import (
    FillerRole,
    FormAType,
    FormKind,
    GroupKind,
    Institution,
    PartyRole,
    ProcedureEnd,
    ProcedureEventKind,
)
from mgops_desktop.domain.family import AgeGroup, Sex
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    BlueCardBase,
    Line,
    NameLine,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)
from mgops_desktop.storage.types import Id


class Party(Numbered, BlueCardBase):
    """A person as the Blue Card file knows him; nothing else is known of him here."""

    __tablename__ = "party"
    title = "osoba w procedurze"
    number_symbol = "NKO"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    surname: Mapped[NameLine]
    first_name: Mapped[NameLine]
    sex: Mapped[Sex | None]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    age_group: Mapped[AgeGroup | None]


class Procedure(Numbered, BlueCardBase):
    """A Blue Card procedure.

    `family_link` is the family's neutral code, `environment` joins the procedures of one family.
    """

    __tablename__ = "procedure"
    title = "procedura „Niebieskie Karty”"
    number_symbol = "NK"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    environment: Mapped[Line]
    family_link: Mapped[UUID | None] = mapped_column(index=True)
    district: Mapped[Slug]
    began: Mapped[date] = mapped_column(index=True)
    taken_over_on: Mapped[date | None]
    taken_over_from: Mapped[Line]
    ended: Mapped[date | None]
    end_ground: Mapped[ProcedureEnd | None]
    handed_over_on: Mapped[date | None]
    handed_over_to: Mapped[Line]
    monitoring_ended: Mapped[date | None]


class Participation(Numbered, BlueCardBase):
    """A person's role in a procedure."""

    __tablename__ = "participation"
    title = "udział w procedurze"
    number_symbol = "NKU"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    role: Mapped[PartyRole]
    minor_witness: Mapped[bool] = mapped_column(default=False)


class NkForm(Numbered, BlueCardBase):
    """A form NK-A, B, C or D: filled in, received, handed over.

    `violence` are the groups of acts ticked on an NK-A (keys of `ViolenceForm`).
    """

    __tablename__ = "nk_form"
    title = "formularz „Niebieska Karta”"
    number_symbol = "NKF"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    kind: Mapped[FormKind]
    a_type: Mapped[FormAType | None]
    filled: Mapped[date]
    received: Mapped[date | None]
    institution: Mapped[Institution | None]
    filler: Mapped[FillerRole | None]
    violence: Mapped[list[str]] = mapped_column(JSON, default=list)


class TeamSitting(Numbered, BlueCardBase):
    """A sitting of the interdisciplinary team; held is not attended by our unit."""

    __tablename__ = "team_sitting"
    title = "posiedzenie zespołu interdyscyplinarnego"
    number_symbol = "NKZ"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    day: Mapped[date]
    attended_by_unit: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[PrivateNote]


class Group(Numbered, BlueCardBase):
    """A diagnostic group (or the former working group) that runs one procedure."""

    __tablename__ = "diagnostic_group"
    title = "grupa diagnostyczno-pomocowa"
    number_symbol = "NKG"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    kind: Mapped[GroupKind]
    appointed: Mapped[date]
    ended: Mapped[date | None]


sitting_party = Table(
    "sitting_party",
    BlueCardBase.metadata,
    Column("sitting_id", Id, ForeignKey("blue_card.group_sitting.id"), primary_key=True),
    Column("party_id", Id, ForeignKey("blue_card.party.id"), primary_key=True, index=True),
)


class GroupSitting(Numbered, BlueCardBase):
    """A sitting of a group and the persons whose cases stood on its agenda."""

    __tablename__ = "group_sitting"
    title = "posiedzenie grupy"
    number_symbol = "NKP"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    group_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.diagnostic_group.id"), index=True)
    day: Mapped[date]
    attended_by_unit: Mapped[bool] = mapped_column(default=False)

    parties: Mapped[list[Party]] = relationship(secondary=sitting_party)


class ProcedureEvent(Numbered, BlueCardBase):
    """A step of a procedure that is counted as an event."""

    __tablename__ = "procedure_event"
    title = "czynność w procedurze"
    number_symbol = "NKC"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    kind: Mapped[ProcedureEventKind]
    day: Mapped[date]
    remark: Mapped[PrivateLine]
