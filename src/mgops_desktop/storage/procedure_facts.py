"""The records of one Blue Card procedure told as facts of the law's machine: each record says when, who and what."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.blue_card import (
    FillerRole,
    FormAType,
    FormKind,
    Institution,
    ProcedureEnd,
    ProcedureEventKind,
    StarterRole,
)
from mgops_desktop.domain.blue_card_records import (
    MoveKind,
    ReferralDecision,
    SittingDecision,
    SittingKind,
)
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.steps import Fact, Mark, Step
from mgops_desktop.storage.procedure_rows import ProcedureRows

_ENDS = {
    ProcedureEnd.VIOLENCE_CEASED: Step.VIOLENCE_CEASED,
    ProcedureEnd.OLD_CEASED_AND_PLAN: Step.VIOLENCE_CEASED,
    ProcedureEnd.NO_GROUNDS: Step.NO_GROUNDS,
    ProcedureEnd.OLD_NO_GROUNDS: Step.NO_GROUNDS,
    ProcedureEnd.WITHDRAWN: Step.NOT_CONFIRMED,
}
_DECIDED = {
    ReferralDecision.UNANIMOUS: Mark.UNANIMOUS,
    ReferralDecision.MAJORITY: Mark.MAJORITY,
}
_OF_US = {
    FillerRole.SOCIAL_WORKER: StarterRole.SOCIAL_WORKER,
    FillerRole.FAMILY_ASSISTANT: StarterRole.FAMILY_ASSISTANT,
}
_OF_BODIES = {
    Institution.POLICE: StarterRole.POLICE,
    Institution.MILITARY_POLICE: StarterRole.MILITARY_POLICE,
    Institution.EDUCATION: StarterRole.TEACHER,
    Institution.HEALTH: StarterRole.MEDICAL,
    Institution.ALCOHOL_COMMISSION: StarterRole.ALCOHOL_COMMISSION,
}
"""Whose worker fills in a form for a body, where nobody noted it."""
_UNCOUNTED = (ProcedureEventKind.VISIT,)
"""Noted in the course, but no step of the law."""


def facts_of(rows: ProcedureRows, procedure: Any, today: date) -> Iterator[Fact]:
    """Yield every fact of a procedure up to today; what is only planned has not happened."""
    for fact in _all(rows, procedure):
        if fact.day <= today:
            yield fact


def _all(rows: ProcedureRows, procedure: Any) -> Iterator[Fact]:
    id_ = procedure.id
    for report in rows.reports.get(id_, ()):
        yield Fact(Step.REPORTED, report.day, of=RecordRef("violence_report", report.id))
    yield _start(rows, procedure)
    for form in rows.forms.get(id_, ()):
        yield from _of_form(form)
    for group in rows.groups.get(id_, ()):
        own = RecordRef("diagnostic_group", group.id)
        yield Fact(Step.GROUP_APPOINTED, group.appointed, outside=group.outside, of=own)
    for member in rows.members.get(id_, ()):
        if member.motion_received is not None:
            marks = frozenset({Mark.CORE_MOTION})
            own = RecordRef("group_member", member.id)
            yield Fact(Step.GROUP_EXTENDED, member.began, marks=marks, of=own)
    for sitting in rows.sittings.get(id_, ()):
        if not sitting.planned:
            yield _of_sitting(rows, sitting)
    yield from _beside(rows, id_)
    yield from _of_end(procedure)
    for following in rows.following.get(id_, ()):
        closed = procedure.monitoring_ended
        is_unmonitored = procedure.end_ground is ProcedureEnd.WITHDRAWN
        if is_unmonitored or (closed is not None and following.began > closed):
            continue  # it follows this one and does not happen in its monitoring
        yield Fact(Step.NEXT_PROCEDURE, following.began, of=RecordRef("procedure", following.id))


def _start(rows: ProcedureRows, procedure: Any) -> Fact:
    """The procedure starts when its NK-A is filled in (§ 2 ust. 6 R2023)."""
    form = next(
        (one for one in rows.forms.get(procedure.id, ()) if one.a_type is FormAType.STARTING), None
    )
    own = RecordRef("nk_form", form.id) if form else RecordRef("procedure", procedure.id)
    return Fact(
        Step.NK_A_FILLED,
        procedure.began,
        at=procedure.began_at or (form.filled_at if form else None),
        by=_by(form) if form else "",
        outside=form.outside if form else procedure.outside,
        of=own,
    )


def _by(form: Any) -> str:
    """Who filled in an NK-A: as it was noted, else by our worker's role or by the body he is of."""
    found = form.starter or _OF_US.get(form.filler) or _OF_BODIES.get(form.institution)
    return found.value if found else ""


def _of_form(form: Any) -> Iterator[Fact]:
    own = RecordRef("nk_form", form.id)
    if form.kind is FormKind.A:
        if form.a_type is FormAType.NEXT:
            yield Fact(Step.NEXT_NK_A, form.filled, by=_by(form), outside=form.outside, of=own)
            return
        if form.received is not None:
            yield Fact(Step.NK_A_RECEIVED, form.received, outside=form.outside, of=own)
        if form.passed is not None:
            yield Fact(Step.NK_A_PASSED, form.passed, outside=form.outside, of=own)
    elif form.kind is FormKind.B:
        to = form.recipient_id
        yield Fact(Step.NK_B_GIVEN, form.filled, to=to, outside=form.outside, of=own)
    else:
        step = Step.NK_C if form.kind is FormKind.C else Step.NK_D
        marks = frozenset({Mark.SUMMONED})
        yield Fact(step, form.filled, form.filled_at, marks=marks, outside=form.outside, of=own)


def _of_sitting(rows: ProcedureRows, sitting: Any) -> Fact:
    marks = {Mark.PROTOCOL} if sitting.protocol_on is not None else set()
    if sitting.summoned is not None or sitting.kind is not SittingKind.WITH_VIOLENT:
        marks.add(Mark.SUMMONED)
    is_first = sitting.decision is SittingDecision.ACTION
    return Fact(
        Step.ACTION_DECIDED if is_first else Step.SITTING,
        sitting.day,
        sitting.at,
        sitting.until,
        present=rows.guests.get(sitting.id, frozenset()),
        members=rows.attending.get(sitting.id, frozenset()),
        marks=frozenset(marks),
        outside=sitting.outside,
        of=RecordRef("group_sitting", sitting.id),
    )


def _beside(rows: ProcedureRows, id_: UUID) -> Iterator[Fact]:
    for one in rows.programmes.get(id_, ()):
        if one.referred is not None:
            marks = frozenset({_DECIDED[one.decision]} if one.decision else ())
            own = RecordRef("correction_programme", one.id)
            yield Fact(Step.PROGRAMME_REFERRAL, one.referred, marks=marks, of=own)
    for child in rows.protections.get(id_, ()):
        own = RecordRef("child_protection", child.id)
        yield Fact(Step.CHILD_PROTECTED, child.day, child.at, of=own)
    for event in rows.events.get(id_, ()):
        if event.kind not in _UNCOUNTED:
            yield _of_event(event)
    for move in rows.moves.get(id_, ()):
        yield from _of_move(move)


def _of_event(event: Any) -> Fact:
    """What was told in remarks are the grounds; a letter that the program made carries no data of the harmed."""
    told = {Mark.GROUNDS, Mark.NOTE} if event.remark else set()
    return Fact(
        Step(event.kind.value),
        event.day,
        event.at,
        to=event.party_id,
        marks=frozenset({Mark.WITHOUT_HARMED_DATA, *told}),
        outside=event.outside,
        of=RecordRef("procedure_event", event.id),
    )


def _of_move(move: Any) -> Iterator[Fact]:
    own = RecordRef("procedure_move", move.id)
    marks = frozenset({Mark.PLACE_KNOWN} if move.municipality else ())
    if move.kind is MoveKind.EXCLUSION:
        if move.voivode_named is not None:
            yield Fact(Step.VOIVODE_NAMED, move.voivode_named, marks=marks, of=own)
        return
    step = Step.HARMED_MOVED if move.kind is MoveKind.HARMED else Step.VIOLENT_MOVED
    yield Fact(step, move.day, marks=marks, of=own)


def _of_end(procedure: Any) -> Iterator[Fact]:
    """How it ended or went elsewhere; a reason that was given is one of all of it."""
    own, outside = RecordRef("procedure", procedure.id), procedure.outside
    if procedure.handed_over_on is not None:
        marks = frozenset({Mark.PLACE_KNOWN} if procedure.handed_over_to else ())
        yield Fact(Step.HANDED_OVER, procedure.handed_over_on, marks=marks, outside=outside, of=own)
    if procedure.ended is not None and procedure.end_ground is not None:
        marks = frozenset(
            {
                *(Mark(key) for key in procedure.end_marks),
                *([Mark.GROUNDS] if procedure.grounds else ()),
                *([Mark.PROTOCOL] if procedure.protocol_on else ()),
            }
        )
        step = _ENDS[procedure.end_ground]
        yield Fact(step, procedure.ended, marks=marks, outside=outside, of=own)
    if procedure.protocol_passed is not None:
        yield Fact(Step.PROTOCOL_PASSED, procedure.protocol_passed, outside=outside, of=own)
    if procedure.monitoring_ended is not None:
        marks = frozenset({Mark.NOTE})
        closed = procedure.monitoring_ended
        yield Fact(Step.MONITORING_CLOSED, closed, marks=marks, outside=outside, of=own)
