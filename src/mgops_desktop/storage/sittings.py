"""Sittings of the team and of groups as calendar and agenda show them: numbers and hours, no names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card_records import Attendance, SittingKind
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.agenda import Clash, Point, Sides, clashes
from mgops_desktop.domain.procedure.team import Seat, TeamOn, team_on
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    Procedure,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import Professional, TeamAttendance, TeamMember
from mgops_desktop.storage.terms import Terms

TEAM, GROUP = "team_sitting", "group_sitting"


@dataclass(frozen=True)
class SittingLine:
    """A sitting of the team, or of a group with the procedure it runs; `kind` and `procedure` are of a group's."""

    record: RecordRef
    number: str
    day: date
    at: time | None
    until: time | None
    place: str
    planned: bool
    procedure: UUID | None = None
    procedure_number: str = ""
    kind: SittingKind | None = None
    decided: bool = False


@dataclass(frozen=True)
class TeamTerm:
    """A term round the sittings of the team, on its last day; `sitting` is the one it is counted from."""

    rule: str
    title: str
    day: date
    basis: str
    explanation: str
    state: DueState
    sitting: RecordRef


@dataclass(frozen=True)
class TeamCalendar:
    """The sittings of a period in their turn, and the terms whose last day lies in it."""

    period: Period
    sittings: tuple[SittingLine, ...]
    terms: tuple[TeamTerm, ...]


@dataclass(frozen=True)
class DayAgenda:
    """The agenda of a day: sittings by their hour, those of groups as points, which hours do not go together."""

    day: date
    lines: tuple[SittingLine, ...]
    points: tuple[Point, ...]
    clashes: tuple[Clash, ...]
    buffer: int


@question("kalendarz zespołu", Right.BLUE_CARD)
def team_calendar(session: Session, period: Period) -> TeamCalendar:
    """Return every sitting of the period and the terms of the team that end in it."""
    terms = [one for one in _terms(session) if one.day in period]
    return TeamCalendar(
        period,
        tuple(_sittings(session, period)),
        tuple(sorted(terms, key=lambda one: (one.day, one.rule))),
    )


@question("porządek posiedzeń dnia", Right.BLUE_CARD)
def day_agenda(session: Session, day: date) -> DayAgenda:
    """Return the sittings of a day by their hour, with what does not go together."""
    lines = tuple(_sittings(session, Period(day, day)))
    buffer = parameters_of(session).number("blue_card_buffer", day)
    sides = sides_of(session)
    points = tuple(
        replace(sides.point(one.procedure, one.kind), at=one.at, until=one.until)
        for one in lines
        if one.procedure is not None and one.kind is not None
    )
    return DayAgenda(day, lines, points, tuple(clashes(points, buffer)), buffer)


def sides_of(session: Session) -> Sides:
    """Return who is on which side of the procedures in reach, ended ones too: an old threat may go on."""
    names = (Participation.procedure_id, Participation.party_id, Participation.role)
    taking = session.execute(select(*names))
    return Sides((one.procedure_id, one.party_id, one.role) for one in taking)


@dataclass(frozen=True)
class GroupLine:
    """A group that can sit on a day, and the procedure it runs."""

    group: UUID
    procedure: UUID
    procedure_number: str


@question("grupy, które mogą się zebrać", Right.BLUE_CARD)
def groups_on(session: Session, day: date) -> list[GroupLine]:
    """Return the groups that exist on the day and whose procedure runs then, the oldest procedure first."""
    query = (
        select(
            Group.id,
            Group.appointed,
            Group.ended,
            Procedure.id.label("procedure"),
            Procedure.number,
            Procedure.began,
            Procedure.handed_over_on,
            Procedure.monitoring_ended,
        )
        .join(Procedure, Procedure.id == Group.procedure_id)
        .order_by(Procedure.began, Procedure.number)
    )
    return [
        GroupLine(one.id, one.procedure, one.number)
        for one in session.execute(query)
        if valid_on(day, one.appointed, one.ended) and not _left_by(day, one)
    ]


@question("skład zespołu", Right.BLUE_CARD)
def team_of(session: Session, day: date) -> TeamOn:
    """Return the team on a day: who sits in it, which institutions are missing, what members lack."""
    has_deputy = regime_on(day, regimes()) is not Regime.OLD
    return team_on(day, list(_seats(session, day)), has_deputy=has_deputy)


def _left_by(day: date, procedure: Any) -> bool:
    """Whether nothing of the procedure is left to be discussed: handed over, or even its monitoring is over."""
    days = (procedure.handed_over_on, procedure.monitoring_ended)
    return any(one is not None and one < day for one in days)


def _sittings(session: Session, period: Period) -> list[SittingLine]:
    found = [*_of_team(session, period), *_of_groups(session, period)]
    return sorted(found, key=lambda one: (one.day, one.at is None, one.at or time.min, one.number))


def _of_team(session: Session, period: Period) -> Iterable[SittingLine]:
    names = ["id", "number", "day", "at", "place", "planned"]
    query = select(*(getattr(TeamSitting, name) for name in names))
    for one in session.execute(query.where(TeamSitting.day.between(period.first, period.last))):
        yield SittingLine(
            RecordRef(TEAM, one.id), one.number, one.day, one.at, None, one.place, one.planned
        )


def _of_groups(session: Session, period: Period) -> Iterable[SittingLine]:
    names = ["id", "number", "day", "at", "until", "place", "planned", "kind"]
    query = (
        select(
            *(getattr(GroupSitting, name) for name in names),
            GroupSitting.decision,
            Group.procedure_id,
            Procedure.number.label("procedure_number"),
        )
        .join(Group, Group.id == GroupSitting.group_id)
        .outerjoin(Procedure, Procedure.id == Group.procedure_id)
        .where(GroupSitting.day.between(period.first, period.last))
    )
    for one in session.execute(query):
        yield SittingLine(
            RecordRef(GROUP, one.id),
            *(one.number, one.day, one.at, one.until, one.place, one.planned),
            procedure=one.procedure_id,
            procedure_number=one.procedure_number or "",
            kind=one.kind,
            decided=one.decision is not None,
        )


def _terms(session: Session) -> Iterator[TeamTerm]:
    """Of the last sitting held: the next one (T18, in the former law H03); of each planned one: T19 and T20."""
    terms, today = Terms(session), today_of(session)
    names = (TeamSitting.id, TeamSitting.day, TeamSitting.planned, TeamSitting.told)
    rows = session.execute(select(*names).order_by(TeamSitting.day, TeamSitting.number)).all()
    held = [one for one in rows if not one.planned and one.day <= today]
    wanted = [(rule, held[-1]) for rule in ("T18", "H03")] if held else []
    for one in rows:
        if one.planned and one.day >= today:
            wanted += [*([("T19", one)] if one.told is None else []), ("T20", one)]
    for rule, one in wanted:
        if terms.is_in_force(rule, one.day):
            record = RecordRef(TEAM, one.id)
            item = terms.item(rule, one.day, record, None, today)
            if item.nominal is not None:
                words = (item.title, item.nominal, item.basis, item.explanation)
                yield TeamTerm(rule, *words, item.state, record)


def _seats(session: Session, day: date) -> Iterator[Seat]:
    terms = Terms(session)
    missed = _unexcused(session, terms, day)
    query = select(TeamMember, Professional).join(
        Professional, Professional.id == TeamMember.professional_id
    )
    for member, one in session.execute(query):
        needs = member.training_needed and terms.is_in_force("T21", member.began)
        yield Seat(
            professional=one.id,
            name=f"{one.surname} {one.first_name}".strip(),
            role=one.role,
            institution=one.institution,
            function=member.function,
            began=member.began,
            ended=member.ended,
            sworn=one.sworn,
            authorised=one.authorised,
            authorised_until=one.authorised_until,
            trained=member.trained,
            train_by=terms.of("T21", member.began).nominal if needs else None,
            absences=missed.get(one.id, 0),
        )


def _unexcused(session: Session, terms: Terms, day: date) -> dict[UUID, int]:
    """How often each was away up to the day without an excuse, since the law knows that duty (T20)."""
    query = (
        select(TeamAttendance.professional_id, TeamSitting.day)
        .join(TeamSitting, TeamSitting.id == TeamAttendance.sitting_id)
        .where(TeamAttendance.attendance == Attendance.UNEXCUSED, TeamSitting.day <= day)
    )
    found: dict[UUID, int] = {}
    for one, sat in session.execute(query):
        if terms.is_in_force("T20", sat):
            found[one] = found.get(one, 0) + 1
    return found
