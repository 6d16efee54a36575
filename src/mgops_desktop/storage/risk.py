"""Risk sheets of a Blue Card procedure with their answers; only for accounts that hold the compartment's key."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.procedure.risk import Answer
from mgops_desktop.storage.tables.blue_card import Party
from mgops_desktop.storage.tables.blue_card_work import RiskAnswer, RiskSheet


@dataclass(frozen=True)
class RiskRow:
    """A sheet of a day; `answers` by the key of their factor, `person` is the name of whom it is about.

    Of somebody who is in the bin a sheet says as little as of nobody.
    """

    id: UUID
    number: str
    day: date
    party: UUID | None
    person: str
    child_questionnaire: bool
    remark: str
    answers: Mapping[str, Answer]


def sheets_of(session: Session, procedure: UUID) -> list[RiskRow]:
    """Return the risk sheets of a procedure, the newest first."""
    order = (RiskSheet.day.desc(), RiskSheet.number.desc())
    query = select(RiskSheet).where(RiskSheet.procedure_id == procedure).order_by(*order)
    found = session.scalars(query).all()
    answers, names = _answers(session, found), _names(session, found)
    return [
        RiskRow(
            one.id,
            one.number,
            one.day,
            one.party_id if one.party_id in names else None,
            names.get(one.party_id, "") if one.party_id else "",
            one.child_questionnaire,
            one.remark,
            answers[one.id],
        )
        for one in found
    ]


def before(sheets: Iterable[RiskRow], party: UUID | None, day: date) -> RiskRow | None:
    """Return the latest sheet about the same person before the day, None if there is none."""
    earlier = [one for one in sheets if one.party == party and one.day < day]
    return max(earlier, key=lambda one: one.day, default=None)


def _answers(session: Session, sheets: Sequence[RiskSheet]) -> dict[UUID, dict[str, Answer]]:
    found: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    query = select(RiskAnswer).where(RiskAnswer.sheet_id.in_([one.id for one in sheets]))
    for one in session.scalars(query):
        found[one.sheet_id][one.factor] = Answer(one.answer, one.source)
    return found


def _names(session: Session, sheets: Sequence[RiskSheet]) -> dict[UUID, str]:
    wanted = {one.party_id for one in sheets if one.party_id}
    query = select(Party.id, Party.surname, Party.first_name).where(Party.id.in_(wanted))
    return {id_: f"{surname} {name}".strip() for id_, surname, name in session.execute(query)}
