"""Records of a family, a worker or a procedure: as lines of a list, and where they are dated, as lines of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.records.about import LOOSE, loose_records, records_about
from mgops_desktop.operations.records.joined import newcomers
from mgops_desktop.operations.records.line_words import Line, LineWords
from mgops_desktop.operations.records.tracks import Track, tracks_of
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import may_enter
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS

_PURPOSE = "karta"
WITHOUT_OWNER = frozenset(
    {
        *("need", "yearly_count", "opening_figure", "report_handover", "programme"),
        *("team_sitting", "team_member", "team_attendance", "professional", "help_point"),
        "calendar_exception",
    }
)
"""Kinds that belong to the centre as a whole."""
_LOOSE_HEADINGS = {
    "nk_form": "Formularze NK poza procedurami",
    "diagnostic_group": "Grupy bez procedury",
    "violence_report": "Zgłoszenia przemocy bez procedury",
    "blue_card_complaint": "Skargi bez procedury",
    "party": "Osoby poza procedurami",
    "letter": "Pisma bez rodziny",
    "difficulty_report": "Zgłoszenia bez rodziny",
    "court_order": "Postanowienia sądu bez rodziny",
    "placement": "Dzieci w pieczy spoza rodzin",
    "monitored_child": "Monitorowane dzieci spoza rodzin",
    "pro_life_support": "Wsparcie „Za życiem” poza rodzinami",
    "reminder": "Przypomnienia bez rodziny",
}


@dataclass(frozen=True)
class Listed:
    """The records of one kind that belong to an owner, the newest first."""

    kind: str
    heading: str
    noun: str
    lines: tuple[Line, ...]
    may_write: bool
    newcomers: str | None = None
    """The kind that is entered together with a record of this kind, e.g. a person with a membership."""
    tracks: tuple[Track, ...] | None = None
    """The lines of time that they make; None where they are no dated history."""


@question("zapisy na karcie", None)
def lines_about(
    session: Session, kinds: Sequence[str], owner: RecordRef | None
) -> tuple[Listed, ...]:
    """Return the records of these kinds that belong to the owner; without one, all of kinds `WITHOUT_OWNER`.

    Of kinds that may stand without a procedure or a family (`LOOSE`) those that do are returned where no owner is
    given. Kinds of a locked file, and what the account may not read, are left out. Raises NotAllowed outside its
    reach.
    """
    if owner is not None:
        cls = KINDS[owner.kind]
        require(session, cls.read_right, f"karta: {cls.title}")
        require_reach_of(session, owner.kind, owner.id)
    elif not (WITHOUT_OWNER | LOOSE).issuperset(kinds):
        raise LookupError(f"{kinds} belong to somebody")
    actor = actor_of(session)
    dictionaries = dictionaries_of(session)
    found = []
    for kind in kinds:
        sheet = BY_KEY[kind]
        reading = sheet.table.read_right
        if not is_open(session, sheet.compartment) or not actor.may(reading):
            continue
        ids = session.scalars(_query(kind, owner)).all()
        if ids and sheet.table.protected:
            note_reading(session, kind, None, _PURPOSE)
        found.append(_listed(session, sheet, ids, dictionaries, owner))
    return tuple(found)


def listed_of(
    session: Session, kinds: Sequence[str], owner: RecordRef, month: Period
) -> list[Listed]:
    """Return the records of an owner that lie in a month, for who may see this owner's; others are left out."""
    actor, dictionaries = actor_of(session), dictionaries_of(session)
    found = []
    for kind in kinds:
        sheet = BY_KEY[kind]
        if actor.may(sheet.table.read_right):
            ids = session.scalars(_within(kind, records_about(kind, owner), month)).all()
            found.append(_listed(session, sheet, ids, dictionaries, owner))
    return found


def _within(kind: str, query: Select[UUID], month: Period) -> Select[UUID]:
    cls: Any = KINDS[kind]
    day = getattr(cls, "day", None) or getattr(cls, "month", None)
    if day is not None:
        return query.where(day.between(month.first, month.last))
    still = cls.ended.is_(None) | (cls.ended >= month.first)
    return query.where(cls.began <= month.last, still)


def _heading(sheet: Sheet, owner: RecordRef | None) -> str:
    return _LOOSE_HEADINGS[sheet.key] if owner is None and sheet.key in LOOSE else sheet.title


def _query(kind: str, owner: RecordRef | None) -> Select[UUID]:
    if owner is not None:
        return records_about(kind, owner)
    if kind in LOOSE:
        return loose_records(kind)
    cls: Any = KINDS[kind]
    return select(cls.id)


def _listed(
    session: Session,
    sheet: Sheet,
    ids: Sequence[UUID],
    dictionaries: Dictionaries,
    owner: RecordRef | None,
) -> Listed:
    """The records of a kind as lines, and where they are a dated history as lines of time."""
    stored = stored_values(session, sheet, list(ids))
    words = LineWords.of(session, sheet, owner, dictionaries, stored.values())
    lines = sorted(
        (words.line(one, values) for one, values in stored.items()), key=_newness, reverse=True
    )
    return Listed(
        sheet.key,
        _heading(sheet, owner),
        sheet.table.title,
        tuple(sorted(lines, key=lambda line: line.ended is not None)),
        may_write=actor_of(session).may(sheet.table.write_right)
        and may_enter(session, sheet.table),
        newcomers=newcomers(sheet.key, owner),
        tracks=tracks_of(session, words, stored),
    )


def _newness(line: Line) -> tuple[date, int, int, str]:
    return line.began or date.min, line.year or 0, -line.place, line.number
