"""How the account stands towards the Blue Card procedures: what it reaches, and what is missing before it may."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.procedure.access import Paper, Standing
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import all_cards, card_reach
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables.blue_card import Procedure


@dataclass(frozen=True)
class CardStanding:
    """`elsewhere` is how many procedures there are out of reach; of these nothing but counts is told."""

    standing: Standing
    missing: tuple[Paper, ...]
    login: str
    elsewhere: int

    @property
    def opens_any(self) -> bool:
        return self.standing not in (Standing.WITHOUT_PAPERS, Standing.UNKNOWN)


@question("dostęp do procedur „Niebieskie Karty”", Right.BLUE_CARD)
def card_standing(session: Session) -> CardStanding:
    """Return how the acting account stands today."""
    access = card_reach(session).access
    reached = _procedures(session)
    with all_cards(session):
        elsewhere = _procedures(session) - reached
    return CardStanding(access.standing, access.missing, actor_of(session).login, elsewhere)


def _procedures(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Procedure)) or 0
