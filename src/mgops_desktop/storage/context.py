"""What a session knows besides its tables: who acts, what time it is, which compartments are open."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.actor import Actor
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import Compartment

Reading = tuple[str, UUID | None, str]
"""What was read: kind, record (None for a whole list), purpose."""


@dataclass
class Touched:
    """One record changed in this session: its version afterwards and the fields as they were before."""

    compartment: Compartment
    kind: str
    record: UUID
    version: int
    before: dict[str, Any] | None


@dataclass
class Context:
    """Carried by every session in `session.info`."""

    actor: Actor
    clock: Clock
    origin: UUID
    compartments: frozenset[Compartment]
    practice: bool = False
    import_id: UUID | None = None
    touched: dict[tuple[str, UUID], Touched] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    card_reach: Any = None
    """What `storage.card_reach` found out about the account, once it was asked."""
    all_cards: bool = False

    def today(self) -> date:
        return self.clock.today()

    def now(self) -> datetime:
        return self.clock.now()


def context_of(session: Session) -> Context:
    """Return the context of a session opened by Database."""
    context: Context = session.info["context"]
    return context


def actor_of(session: Session) -> Actor:
    return context_of(session).actor


def today_of(session: Session) -> date:
    return context_of(session).today()


def is_open(session: Session, compartment: Compartment) -> bool:
    """Whether this account can open the compartment's file at all."""
    return compartment in context_of(session).compartments


def require(session: Session, right: Right, doing: str) -> None:
    """Raise NotAllowed unless the acting account has the right."""
    actor_of(session).require(right, doing)


def note_reading(session: Session, kind: str, record: UUID | None, purpose: str = "") -> None:
    """Remember that a protected record was read; Database writes it into the reading log."""
    context_of(session).readings.append((kind, record, purpose))
