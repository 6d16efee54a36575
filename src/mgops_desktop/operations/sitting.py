"""Sittings planned, and their protocols: finishing one writes what was decided as records, all in one step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.blue_card_records import Attendance, ReferralDecision, SittingKind
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.procedure.agenda import laid_out
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.drafts import sitting_draft
from mgops_desktop.operations.records.saving import (
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.operations.sitting_sheet import team_sheet
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.sittings import (
    GROUP,
    TEAM,
    GroupLine,
    day_agenda,
    groups_on,
    sides_of,
)
from mgops_desktop.storage.tables.blue_card import Group, GroupSitting, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import TeamAttendance

Given = Mapping[str, FormValue]
OF_THE_SITTING = (
    *("at", "until", "place", "attended_by_unit", "members", "guests", "experts", "parties"),
    *("decision", "protocol"),
)
OF_THE_TEAM = ("at", "place", "electronic", "attended_by_unit", "subject", "protocol")
"""Fields of the form that are the record's own; the others become records beside it."""
UNANIMOUS, DIVIDED = "unanimous", "divided"
PROGRAMME_LABELS = {
    UNANIMOUS: "jednomyślny wniosek grupy o skierowanie do programu",
    DIVIDED: "brak jednomyślności: osobne wnioski członków, rozstrzyga zespół",
}
_NOBODY = "Wskaż, kogo to dotyczy."
_GONE = "Tej grupy nie można zebrać tego dnia. Odśwież listę i wybierz jeszcze raz."
_NONE_CAME = "Zaznacz, kto z grupy był obecny."
_LISTED = (Attendance.PRESENT, Attendance.EXCUSED)
_TWICE = "Ta sama osoba stoi na obu listach. Popraw jedną z nich."
_ALREADY = "To posiedzenie jest już zapisane jako odbyte. Popraw je w jego formularzu."


@dataclass(frozen=True)
class DayPlan:
    """Sittings to be planned for a day: of which groups, of which kind, from when, how long each."""

    day: date
    begin: time
    minutes: int
    kind: SittingKind
    groups: tuple[UUID, ...]
    place: str = ""


@operation("zaplanowanie posiedzeń grup", Right.BLUE_CARD)
def plan_sittings(
    session: Session, plan: DayPlan, accepted: Sequence[str] = ()
) -> tuple[UUID, ...]:
    """Store a planned sitting for each group, one after the other, with the buffer between sides.

    Raises UserError, NeedsConfirmation.
    """
    there = {one.group: one for one in groups_on(session, plan.day)}
    if not there.keys() >= set(plan.groups):
        raise UserError(_GONE)
    waiting: dict[UUID, list[GroupLine]] = {}
    for group in dict.fromkeys(plan.groups):
        waiting.setdefault(there[group].procedure, []).append(there[group])
    agenda, sides = day_agenda(session, plan.day), sides_of(session)
    points = laid_out(
        [
            sides.point(procedure, plan.kind)
            for procedure, groups in waiting.items()
            for _group in groups
        ],
        plan.begin,
        plan.minutes,
        agenda.buffer,
        agenda.points,
    )
    made, odd = [], list[Problem]()
    for point in points:
        found, told = _store(session, GROUP, _planned(waiting[point.procedure].pop(0), plan, point))
        made.append(found)
        odd += [one for one in told if one.field != "parties"]
    ask_about(odd, accepted)
    return tuple(made)


@operation("protokół posiedzenia grupy", Right.BLUE_CARD)
def finish_sitting(
    session: Session, sitting: UUID, version: int, given: Given, accepted: Sequence[str] = ()
) -> UUID:
    """Store a group's sitting as held, with its protocol, and every record that was decided in it; the draft goes.

    Raises Conflict, NeedsConfirmation, and UserError with problems by the fields of the protocol's form.
    """
    found = session.get_one(GroupSitting, sitting)
    _must_be_planned(session, found)
    if not given.get("members"):
        raise UserError(_NONE_CAME, [Problem(_NONE_CAME, field="members")])
    group = session.get_one(Group, found.group_id)
    day = found.day.isoformat()
    own = {name: given.get(name) for name in OF_THE_SITTING}
    held = {**own, "planned": False, "protocol_on": day}
    correct_record(session, GROUP, sitting, version, held, accepted)
    odd: list[Problem] = []
    for decided in _decided(found, group, given):
        try:
            _made, told = _store(session, decided.kind, decided.values)
        except UserError as error:
            raise UserError(error.message, decided.at_fields(error.problems)) from None
        odd += decided.at_fields(told)
    ask_about(odd, accepted)
    discard(session, sitting_draft(GROUP), sitting)
    return sitting


@operation("protokół posiedzenia zespołu", Right.BLUE_CARD)
def finish_team_sitting(
    session: Session, sitting: UUID, version: int, given: Given, accepted: Sequence[str] = ()
) -> UUID:
    """Store a sitting of the team as held, with everybody's attendance; the draft goes.

    Who stands on neither list was away without an excuse. Raises Conflict, NeedsConfirmation, UserError.
    """
    found = session.get_one(TeamSitting, sitting)
    _must_be_planned(session, found)
    held = {name: given.get(name) for name in OF_THE_TEAM} | {"planned": False}
    correct_record(session, TEAM, sitting, version, held, accepted)
    odd: list[Problem] = []
    for attendance, people in _attended(session, sitting, given).items():
        for one in sorted(people):
            values = {"sitting": str(sitting), "professional": one, "attendance": attendance.value}
            field = attendance.value if attendance in _LISTED else Attendance.PRESENT.value
            _made, told = _store(session, "team_attendance", values)
            odd += [replace(problem, field=field) for problem in told]
    ask_about(odd, accepted)
    discard(session, sitting_draft(TEAM), sitting)
    return sitting


def _attended(session: Session, sitting: UUID, given: Given) -> Mapping[Attendance, set[str]]:
    """How each member of the day attended, of whom that is not noted yet."""
    listed = {one: _ids(given.get(one.value)) for one in _LISTED}
    if listed[Attendance.PRESENT] & listed[Attendance.EXCUSED]:
        raise UserError(_TWICE, [Problem(_TWICE, field=Attendance.EXCUSED.value)])
    members = {str(one.id) for one in team_sheet(session, sitting).members}
    listed[Attendance.UNEXCUSED] = members.difference(*listed.values())
    query = select(TeamAttendance.professional_id).where(TeamAttendance.sitting_id == sitting)
    known = {str(one) for one in session.scalars(query)}
    return {attendance: people - known for attendance, people in listed.items()}


@dataclass(frozen=True)
class _Decided:
    """A record that follows from the protocol; `fields` say where each of its columns was typed."""

    kind: str
    values: Given
    fields: Mapping[str, str]
    field: str

    def at_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        return [
            replace(one, field=self.fields.get(one.field or "", self.field)) for one in problems
        ]


def _decided(found: GroupSitting, group: Group, given: Given) -> Iterator[_Decided]:
    """Every record that the filled fields of the protocol ask for."""
    of = {"procedure": str(group.procedure_id) if group.procedure_id else None}
    day = found.day.isoformat()
    if given.get("nk_form"):
        form = FormKind.C if found.kind is SittingKind.WITH_HARMED else FormKind.D
        at = {"filled": day, "filled_at": given.get("at")}
        yield _Decided("nk_form", {**of, "kind": form.value, **at}, {}, "nk_form")
    for line in _lines(given.get("actions")):
        shared = {"responsible": given.get("responsible"), "until": given.get("action_until")}
        party = {"party": given.get("action_for") or None, "agreed_on": day}
        fields = {"responsible": "responsible", "until": "action_until", "party": "action_for"}
        yield _Decided("help_action", {**of, **party, **shared, "action": line}, fields, "actions")
    for line in _lines(given.get("obligations")):
        person = _somebody(given, "obliged")
        own = {"party": person, "agreed_on": day, "content": line, "review": given.get("review")}
        fields = {"party": "obliged", "review": "review"}
        yield _Decided("violent_obligation", {**of, **own}, fields, "obligations")
    if given.get("programme"):
        person = _somebody(given, "programme_for")
        unanimous = ReferralDecision.UNANIMOUS.value if given["programme"] == UNANIMOUS else None
        own = {"party": person, "motion_on": day, "decision": unanimous}
        fields = {"party": "programme_for"}
        yield _Decided("correction_programme", {**of, **own}, fields, "programme")
    if given.get("next_day"):
        kind = SittingKind(str(given.get("next_kind") or SittingKind.GROUP.value))
        own = {"group": str(group.id), "kind": kind.value, "planned": True}
        when = {"day": given["next_day"], "at": given.get("next_at"), "place": given.get("place")}
        discussed = {"parties": given.get("parties") or []}
        fields = {"day": "next_day", "at": "next_at", "kind": "next_kind"}
        yield _Decided(GROUP, {**own, **when, **discussed}, fields, "next_day")


def _somebody(given: Given, field: str) -> FormValue:
    if not given.get(field):
        raise UserError(_NOBODY, [Problem(_NOBODY, field=field)])
    return given[field]


def _planned(line: GroupLine, plan: DayPlan, point: Any) -> Given:
    return {
        "group": str(line.group),
        "kind": plan.kind.value,
        "day": plan.day.isoformat(),
        "at": f"{point.at:%H:%M}",
        "until": f"{point.until:%H:%M}",
        "place": plan.place,
        "planned": True,
    }


def _store(session: Session, kind: str, values: Given) -> tuple[UUID, list[Problem]]:
    record, odd = store_new(session, writable_sheet(session, kind), values)
    return record.id, odd


def _must_be_planned(session: Session, found: GroupSitting | TeamSitting) -> None:
    if not found.planned:
        raise UserError(_ALREADY)
    if found.day > today_of(session):
        raise UserError(
            f"Posiedzenie ma być {short_date(found.day)}. Jeśli było wcześniej, popraw najpierw dzień."
        )


def _lines(text: FormValue) -> list[str]:
    """Each line that says something: a decision of its own."""
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


def _ids(value: FormValue) -> set[str]:
    return set(value) if isinstance(value, list) else set()
