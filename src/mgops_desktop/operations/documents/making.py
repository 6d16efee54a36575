"""Who may make and print a paper: whoever works with families; of the way in also who entered the record it says.

The social worker applies in writing (art. 11 ust. 3); he prints the application that he entered, and nothing else.
"""

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Application, DifficultyReport

_WAY_IN = (DifficultyReport.__tablename__, Application.__tablename__)
_DOING = "sporządzenie i wydruk dokumentu"


def makes_of(session: Session, kind: str) -> bool:
    """Whether the acting account makes papers of this kind of record, be it only of its own."""
    actor = actor_of(session)
    may_apply = kind in _WAY_IN and actor.may(KINDS[kind].write_right)
    return may_apply or actor.may(Right.CASEWORK_WRITE)


def may_make(session: Session, of: RecordRef) -> bool:
    """Whether the acting account makes and prints papers of this very record."""
    actor = actor_of(session)
    if actor.may(Right.CASEWORK_WRITE) or not makes_of(session, of.kind):
        return actor.may(Right.CASEWORK_WRITE)
    record = session.get(KINDS[of.kind], of.id)
    return (
        record is not None and record.created_by is not None and record.created_by == actor.account
    )


def require_to_make(session: Session, of: RecordRef) -> None:
    """Raise NotAllowed for a paper that the acting account neither makes nor prints."""
    if not may_make(session, of):
        actor_of(session).require(Right.CASEWORK_WRITE, _DOING)


def require_some_paper(session: Session) -> None:
    """Raise NotAllowed for an account that makes no papers at all, before any is looked for."""
    if not any(makes_of(session, kind) for kind in _WAY_IN):
        actor_of(session).require(Right.CASEWORK_WRITE, _DOING)
