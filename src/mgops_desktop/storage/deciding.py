"""What somebody else decides in a record: fields that only he writes, and the record itself once he has decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.context import actor_of, require
from mgops_desktop.storage.tables.base import Record


@dataclass(frozen=True)
class _Decided:
    """The right to decide, the fields it writes, and what is said to others once `by` is filled in."""

    right: Right
    fields: frozenset[str]
    by: str
    words: str


_DECIDED: Mapping[str, _Decided] = {
    "application": _Decided(
        Right.ASSIGN,
        frozenset({"head_opinion", "decision", "decided", "remark"}),
        "decision",
        "Kierownik już rozstrzygnął ten wniosek. Poprawić go może tylko kierownik.",
    )
}
"""The social worker applies, the head decides (art. 11 ust. 3 and 4)."""


def decided_by_others(session: Session, kind: str) -> frozenset[str]:
    """Return the fields of a kind that the acting account does not write."""
    found = _DECIDED.get(kind)
    if found is None or actor_of(session).may(found.right):
        return frozenset()
    return found.fields


def require_to_decide(session: Session, kind: str, fields: Iterable[str]) -> None:
    """Raise NotAllowed if one of these fields is another's to write."""
    if not decided_by_others(session, kind).isdisjoint(fields):
        require(session, _DECIDED[kind].right, "rozstrzygnięcie")


def require_undecided(session: Session, record: Record) -> None:
    """Raise NotAllowed for a record that somebody else has decided on."""
    kind: str = record.__tablename__  # type: ignore[attr-defined]
    if decided_by_others(session, kind) and getattr(record, _DECIDED[kind].by) is not None:
        raise NotAllowed(_DECIDED[kind].words)
