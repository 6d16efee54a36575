"""Blue Card procedures and their own persons: a compartment with its own file and key."""

from datetime import date, time
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
    StarterRole,
)
from mgops_desktop.domain.blue_card_records import (
    Known,
    ReceivedHow,
    RecipientCapacity,
    SittingDecision,
    SittingKind,
)
from mgops_desktop.domain.family import AgeGroup, Sex
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    AddressLine,
    BlueCardBase,
    Line,
    NameLine,
    Numbered,
    Pesel,
    Phone,
    PrivateLine,
    PrivateNote,
    Slug,
)
from mgops_desktop.storage.tables.blue_card_bodies import Professional
from mgops_desktop.storage.types import Id


class Party(Numbered, BlueCardBase):
    """A person as the Blue Card file knows him, by the closed catalogue of art. 9c ust. 1 UPPD.

    `protected_address` covers address, school and contact from everybody on the other side. `letters_allowed` and what
    is safe beside it say how a letter may reach the person (contracts 7).
    """

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
    pesel: Mapped[Pesel]
    parents: Mapped[NameLine]
    marital: Mapped[PrivateLine]
    address: Mapped[AddressLine]
    stay_address: Mapped[AddressLine]
    protected_address: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[Phone]
    safe_phone: Mapped[Phone]
    letters_allowed: Mapped[bool | None]
    safe_letters: Mapped[PrivateLine]
    school: Mapped[PrivateLine]
    work: Mapped[PrivateLine]
    health: Mapped[PrivateNote]
    addictions: Mapped[PrivateNote]
    rulings: Mapped[PrivateNote]
    family_situation: Mapped[PrivateNote]
    housing: Mapped[PrivateNote]


class Procedure(Numbered, BlueCardBase):
    """A Blue Card procedure.

    `family_link` is the family's neutral code, `environment` joins the procedures of one family, `previous_id` is the
    one in whose monitoring it began. `end_marks` (keys of `Mark`), `grounds`, `protocol_on` and `protocol_passed` are
    of its end. `outside` is the reason of an end that the law would not have allowed (contracts 7).
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
    began_at: Mapped[time | None]
    previous_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("blue_card.procedure.id"), index=True
    )
    taken_over_on: Mapped[date | None]
    taken_over_from: Mapped[Line]
    ended: Mapped[date | None]
    end_ground: Mapped[ProcedureEnd | None]
    end_marks: Mapped[list[str]] = mapped_column(JSON, default=list)
    grounds: Mapped[PrivateNote]
    protocol_on: Mapped[date | None]
    protocol_passed: Mapped[date | None]
    outside: Mapped[PrivateLine]
    handed_over_on: Mapped[date | None]
    handed_over_to: Mapped[Line]
    monitoring_ended: Mapped[date | None]


class Participation(Numbered, BlueCardBase):
    """A person's role in a procedure.

    Of a violent person: whether he was there at the start (else he is notified, T05), is a soldier, is supervised by a
    probation officer, has a weapon. `representative` acts for a harmed person who cannot (§ 5 R2023).
    """

    __tablename__ = "participation"
    title = "udział w procedurze"
    number_symbol = "NKU"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    role: Mapped[PartyRole]
    minor_witness: Mapped[bool] = mapped_column(default=False)
    present_at_start: Mapped[bool | None]
    soldier: Mapped[bool] = mapped_column(default=False)
    supervised: Mapped[bool] = mapped_column(default=False)
    weapon: Mapped[Known | None]
    injured: Mapped[Known | None]
    feels_safe: Mapped[Known | None]
    representative: Mapped[NameLine]


class NkForm(Numbered, BlueCardBase):
    """A form NK-A, B, C or D: filled in, received, handed over.

    `violence` are the groups of acts ticked on an NK-A (keys of `ViolenceForm`), `children` its section II. `passed` is
    the day on which the group got it. Of an NK-B `filled` is the day on which the recipient got it and `about_id` for
    whom, when somebody else took it (§ 6 R2023); of an NK-C or D `about_id` is who was met. `sign` is the number on the
    paper itself, `definition` the version of the form by which it is entered whole (`storage/form_definitions.py`).
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
    received_how: Mapped[ReceivedHow | None]
    received_by: Mapped[Line]
    sign: Mapped[Line]
    definition: Mapped[Slug]
    children: Mapped[int | None]
    institution: Mapped[Institution | None]
    filler: Mapped[FillerRole | None]
    violence: Mapped[list[str]] = mapped_column(JSON, default=list)
    filled_at: Mapped[time | None]
    starter: Mapped[StarterRole | None]
    filled_by: Mapped[Line]
    passed: Mapped[date | None]
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    about_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    capacity: Mapped[RecipientCapacity | None]
    recipient: Mapped[NameLine]
    outside: Mapped[PrivateLine]


class NkAnswer(Numbered, BlueCardBase):
    """What stands in a field of a form that is no field of any other record.

    `field` is its key in the definition of the form; of a table `row` counts from 1.
    """

    __tablename__ = "nk_answer"
    title = "odpowiedź w formularzu NK"
    number_symbol = "NKR"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    form_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.nk_form.id"), index=True)
    field: Mapped[Slug]
    row: Mapped[int] = mapped_column(default=0)
    words: Mapped[PrivateNote]


class TeamSitting(Numbered, BlueCardBase):
    """A sitting of the interdisciplinary team; held is not attended by our unit.

    `planned` until it is noted as held: a day that merely passes proves nothing. `told` is the day on which the members
    were told of it (T19).
    """

    __tablename__ = "team_sitting"
    title = "posiedzenie zespołu interdyscyplinarnego"
    number_symbol = "NKZ"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    day: Mapped[date]
    at: Mapped[time | None]
    place: Mapped[Line]
    electronic: Mapped[bool] = mapped_column(default=False)
    planned: Mapped[bool] = mapped_column(default=False)
    told: Mapped[date | None]
    attended_by_unit: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[PrivateNote]
    protocol: Mapped[PrivateNote]


class Group(Numbered, BlueCardBase):
    """A diagnostic group (or the former working group) that runs one procedure.

    `by_chair` is the authorisation by which the chair appointed it instead of the team (disputed; section 1.3).
    """

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
    by_chair: Mapped[Line]
    outside: Mapped[PrivateLine]


sitting_party = Table(
    "sitting_party",
    BlueCardBase.metadata,
    Column("sitting_id", Id, ForeignKey("blue_card.group_sitting.id"), primary_key=True),
    Column("party_id", Id, ForeignKey("blue_card.party.id"), primary_key=True, index=True),
)


sitting_guest = Table(
    "sitting_guest",
    BlueCardBase.metadata,
    Column("sitting_id", Id, ForeignKey("blue_card.group_sitting.id"), primary_key=True),
    Column("party_id", Id, ForeignKey("blue_card.party.id"), primary_key=True, index=True),
)
sitting_member = Table(
    "sitting_member",
    BlueCardBase.metadata,
    Column("sitting_id", Id, ForeignKey("blue_card.group_sitting.id"), primary_key=True),
    Column(
        "professional_id", Id, ForeignKey("blue_card.professional.id"), primary_key=True, index=True
    ),
)


class GroupSitting(Numbered, BlueCardBase):
    """A sitting of a group, or its meeting with one side.

    `parties` are the persons whose cases stood on its agenda, `guests` those of them who are invited or summoned, and
    once it was held who came; `members` who of the group was there, `experts` who else was invited. `planned` until it
    is noted as held: a day that merely passes proves nothing.
    """

    __tablename__ = "group_sitting"
    title = "posiedzenie grupy"
    number_symbol = "NKP"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    group_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.diagnostic_group.id"), index=True)
    kind: Mapped[SittingKind] = mapped_column(default=SittingKind.GROUP)
    day: Mapped[date]
    at: Mapped[time | None]
    until: Mapped[time | None]
    place: Mapped[Line]
    planned: Mapped[bool] = mapped_column(default=False)
    attended_by_unit: Mapped[bool] = mapped_column(default=False)
    experts: Mapped[PrivateLine]
    decision: Mapped[SittingDecision | None]
    summoned: Mapped[date | None]
    protocol_on: Mapped[date | None]
    protocol: Mapped[PrivateNote]
    outside: Mapped[PrivateLine]

    parties: Mapped[list[Party]] = relationship(secondary=sitting_party)
    guests: Mapped[list[Party]] = relationship(secondary=sitting_guest)
    members: Mapped[list[Professional]] = relationship(secondary=sitting_member)


class ProcedureEvent(Numbered, BlueCardBase):
    """A step of a procedure that has no record of its own; `party_id` is whom it concerned."""

    __tablename__ = "procedure_event"
    title = "czynność w procedurze"
    number_symbol = "NKC"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    kind: Mapped[ProcedureEventKind]
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    day: Mapped[date]
    at: Mapped[time | None]
    remark: Mapped[PrivateLine]
    outside: Mapped[PrivateLine]
