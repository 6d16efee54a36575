"""Who works in Blue Card procedures: people of institutions, the team, members of groups, local help points."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.blue_card_records import Attendance, TeamFunction
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    BlueCardBase,
    Line,
    NameLine,
    Numbered,
    Phone,
    PrivateNote,
    Slug,
)


class Professional(Numbered, BlueCardBase):
    """Somebody sent by an institution, once however many bodies he sits in.

    `sworn` is the day of the statement of confidentiality (art. 9c ust. 3 UPPD, D05), `authorised` that of the
    administrator's authorisation with the commitment to secrecy (art. 9c ust. 7, D06): before both he sees no
    procedure.
    `login` is his account in this program, if he has one.
    """

    __tablename__ = "professional"
    title = "osoba z instytucji"
    number_symbol = "NKX"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    surname: Mapped[NameLine]
    first_name: Mapped[NameLine]
    role: Mapped[MemberRole]
    institution: Mapped[Line]
    phone: Mapped[Phone]
    login: Mapped[Slug]
    sworn: Mapped[date | None]
    authorised: Mapped[date | None]
    authorised_until: Mapped[date | None]


class TeamMember(Numbered, BlueCardBase):
    """A membership in the interdisciplinary team; trained within 12 months of it (T21)."""

    __tablename__ = "team_member"
    title = "członkostwo w zespole"
    number_symbol = "NKM"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    professional_id: Mapped[UUID] = mapped_column(
        ForeignKey("blue_card.professional.id"), index=True
    )
    function: Mapped[TeamFunction]
    began: Mapped[date]
    ended: Mapped[date | None]
    training_needed: Mapped[bool] = mapped_column(default=True)
    trained: Mapped[date | None]


class GroupMember(Numbered, BlueCardBase):
    """A membership in a group; `asked_for`, `asked_on` and `named_on` when the group was extended (§ 9 R2023, T06)."""

    __tablename__ = "group_member"
    title = "członkostwo w grupie"
    number_symbol = "NKE"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    group_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.diagnostic_group.id"), index=True)
    professional_id: Mapped[UUID] = mapped_column(
        ForeignKey("blue_card.professional.id"), index=True
    )
    role: Mapped[MemberRole]
    began: Mapped[date]
    ended: Mapped[date | None]
    motion_received: Mapped[date | None]
    asked_on: Mapped[date | None]


class TeamAttendance(Numbered, BlueCardBase):
    """Whether a member came to a sitting of the team; `announced` when he said before that he would not (T20)."""

    __tablename__ = "team_attendance"
    title = "obecność na posiedzeniu zespołu"
    number_symbol = "NKB"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.team_sitting.id"), index=True)
    professional_id: Mapped[UUID] = mapped_column(
        ForeignKey("blue_card.professional.id"), index=True
    )
    attendance: Mapped[Attendance]
    announced: Mapped[date | None]


class HelpPoint(Numbered, BlueCardBase):
    """A local institution that helps, as it is written into the NK-B before it is handed over."""

    __tablename__ = "help_point"
    title = "punkt pomocy"
    number_symbol = "NKI"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    name: Mapped[Line]
    address: Mapped[Line]
    phone: Mapped[Line]
    hours: Mapped[Line]
    offer: Mapped[PrivateNote]
    closed: Mapped[date | None]
