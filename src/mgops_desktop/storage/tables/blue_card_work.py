"""The work within a Blue Card procedure: plan of help, obligations, risk, disclosures."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import (
    BlueCardBase,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)


class HelpAction(Numbered, BlueCardBase):
    """An action of the individual plan of help (IPP), agreed with the harmed person (§ 11, § 16 R2023).

    A change is noted by ending the action with `why_ended` and entering the next one.
    """

    __tablename__ = "help_action"
    title = "działanie planu pomocy"
    number_symbol = "NKH"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    agreed_on: Mapped[date]
    action: Mapped[PrivateNote]
    responsible: Mapped[PrivateLine]
    until: Mapped[date | None]
    effect: Mapped[PrivateNote]
    ended: Mapped[date | None]
    why_ended: Mapped[PrivateLine]


class Obligation(Numbered, BlueCardBase):
    """What a violent person was obliged to at the meeting of the NK-D (§ 12 R2023)."""

    __tablename__ = "violent_obligation"
    title = "zobowiązanie osoby stosującej przemoc"
    number_symbol = "NKW"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    agreed_on: Mapped[date]
    content: Mapped[PrivateNote]
    review: Mapped[date | None]
    kept: Mapped[bool | None]
    remark: Mapped[PrivateNote]


class RiskSheet(Numbered, BlueCardBase):
    """The risk sheet of a day, its answers in `RiskAnswer`; it has no score.

    `child_questionnaire` notes that the questionnaire of art. 12a ust. 4a UPPD was filled in.
    """

    __tablename__ = "risk_sheet"
    title = "arkusz ryzyka"
    number_symbol = "NKY"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    day: Mapped[date]
    child_questionnaire: Mapped[bool] = mapped_column(default=False)
    remark: Mapped[PrivateNote]


class RiskAnswer(Numbered, BlueCardBase):
    """One factor of a risk sheet (an entry of the centre's list), the answer to it and whence it is known."""

    __tablename__ = "risk_answer"
    title = "odpowiedź w arkuszu ryzyka"
    number_symbol = "NKQ"
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.risk_sheet.id"), index=True)
    factor: Mapped[Slug]
    answer: Mapped[Known]
    source: Mapped[PrivateLine]


class Disclosure(Numbered, BlueCardBase):
    """Whom the team let see what of a procedure, at the centre's seat (art. 9c ust. 5, art. 9e ust. 4 UPPD; D38)."""

    __tablename__ = "disclosure"
    title = "wgląd w dokumenty procedury"
    number_symbol = "NKV"
    protected = True
    write_right = Right.BLUE_CARD
    read_right = Right.BLUE_CARD

    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("blue_card.procedure.id"), index=True)
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("blue_card.party.id"), index=True)
    asked: Mapped[date]
    consented: Mapped[date | None]
    refused: Mapped[date | None]
    seen: Mapped[date | None]
    scope: Mapped[PrivateNote]
