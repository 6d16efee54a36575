"""What happened in a Blue Card procedure, as its card shows it: every dated record, the newest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import (
    EVENT_LABELS,
    FORM_A_LABELS,
    FORM_LABELS,
    GROUP_LABELS,
    FormKind,
)
from mgops_desktop.domain.blue_card_records import (
    COMPLAINT_LABELS,
    MOVE_LABELS,
    ORDER_LABELS,
    SITTING_LABELS,
    SOURCE_LABELS,
)
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS
from mgops_desktop.domain.procedure.plan_forms import first_forms
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Procedure,
    ProcedureEvent,
)
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember
from mgops_desktop.storage.tables.blue_card_course import (
    BlueCardComplaint,
    ChildProtection,
    CorrectionProgramme,
    Move,
    ProtectiveOrder,
    ViolenceReport,
)
from mgops_desktop.storage.tables.blue_card_work import (
    Disclosure,
    HelpAction,
    Obligation,
    RiskSheet,
)

_PLANNED = "zaplanowano: "
_CHANGE = "zmiana albo uzupełnienie planu pomocy (§ 11 ust. 4, § 13 ust. 2)"


@dataclass(frozen=True)
class Step:
    """Something that happened in a procedure on a day; `record` is where it stands."""

    day: date
    what: str
    record: RecordRef
    remark: str = ""


Days = Sequence[tuple[str, str]]
Remark = Callable[[Any], str]


def _silent(_record: Any) -> str:
    return ""


_PROGRAMME: Days = (
    ("motion_on", "program: wniosek o skierowanie"),
    ("referred", "program: skierowanie"),
    ("enrolled", "program: zgłoszenie się"),
    ("completed", "program: ukończenie"),
    ("offence_reported", "program: zawiadomienie o wykroczeniu"),
)
_ORDER: Days = (
    ("issued", "nakaz albo zakaz: wydanie"),
    ("extended_on", "nakaz albo zakaz: przedłużenie przez sąd"),
    ("lifted", "nakaz albo zakaz: uchylenie"),
)
_CHILD: Days = (
    ("day", "zapewnienie dziecku ochrony"),
    ("court_told", "ochrona dziecka: zawiadomienie sądu"),
    ("ruled_on", "ochrona dziecka: orzeczenie sądu"),
)
_DISCLOSURE: Days = (
    ("asked", "prośba o wgląd w dokumenty"),
    ("consented", "zgoda zespołu na wgląd"),
    ("refused", "odmowa wglądu"),
    ("seen", "wgląd w dokumenty"),
)
_COMPLAINT: Days = (("received", "skarga: wpływ"), ("answered", "skarga: odpowiedź"))
_MOVE: Days = (("day", "zmiana gminy"), ("voivode_named", "wskazanie gminy przez wojewodę"))
_RECORDS: Sequence[tuple[Any, Days, Remark]] = (
    (ViolenceReport, [("day", "zgłoszenie przemocy")], lambda one: SOURCE_LABELS[one.source]),
    (CorrectionProgramme, _PROGRAMME, lambda one: one.provider),
    (ProtectiveOrder, _ORDER, lambda one: ORDER_LABELS[one.kind]),
    (ChildProtection, _CHILD, _silent),
    (Move, _MOVE, lambda one: MOVE_LABELS[one.kind]),
    (BlueCardComplaint, _COMPLAINT, lambda one: COMPLAINT_LABELS[one.addressed_to]),
    (HelpAction, [("agreed_on", "plan pomocy: działanie")], lambda one: one.action),
    (Obligation, [("agreed_on", "zobowiązanie osoby stosującej przemoc")], lambda one: one.content),
    (RiskSheet, [("day", "arkusz ryzyka")], _silent),
    (Disclosure, _DISCLOSURE, _silent),
)
"""Records that name their procedure, the days in them, and what is said beside."""


def steps_of(session: Session, procedure: Procedure) -> list[Step]:
    """Return everything that is recorded of a procedure with a day, the newest first."""
    steps = [
        *_own(procedure),
        *_forms(session, procedure),
        *_groups(session, procedure),
        *_events(session, procedure),
    ]
    for table, days, remark in _RECORDS:
        for one in session.scalars(select(table).where(table.procedure_id == procedure.id)):
            steps += _days(one, days, remark(one))
    return sorted(steps, key=lambda step: step.day, reverse=True)


def _days(record: Any, days: Days, remark: str) -> Iterator[Step]:
    for name, what in days:
        day = getattr(record, name)
        if day is not None:
            yield Step(day, what, RecordRef(record.__tablename__, record.id), remark)


def _own(procedure: Procedure) -> Iterator[Step]:
    days = (
        ("began", "wszczęcie procedury"),
        ("protocol_passed", "przekazanie protokołu zespołowi"),
        ("ended", "zakończenie procedury"),
        ("monitoring_ended", "koniec monitoringu po zakończeniu procedury"),
    )
    yield from _days(procedure, days, "")
    taken, handed = (
        ("taken_over_on", "przejęcie procedury"),
        ("handed_over_on", "przekazanie procedury"),
    )
    yield from _days(procedure, [taken], procedure.taken_over_from)
    yield from _days(procedure, [handed], procedure.handed_over_to)


def _forms(session: Session, procedure: Procedure) -> Iterator[Step]:
    forms = session.scalars(select(NkForm).where(NkForm.procedure_id == procedure.id)).all()
    first = first_forms(form for form in forms if form.kind is FormKind.C)
    for form in forms:
        name = f"formularz „{FORM_LABELS[form.kind]}”"
        days = (
            ("filled", f"{name}: wypełnienie"),
            ("received", f"{name}: wpływ do zespołu interdyscyplinarnego"),
            ("passed", f"{name}: przekazanie grupie"),
        )
        is_change = form.kind is FormKind.C and form.id not in first
        remark = _CHANGE if is_change else FORM_A_LABELS[form.a_type] if form.a_type else ""
        yield from _days(form, days, remark)


def _groups(session: Session, procedure: Procedure) -> Iterator[Step]:
    for group in session.scalars(select(Group).where(Group.procedure_id == procedure.id)):
        named = GROUP_LABELS[group.kind]
        yield from _days(group, [("appointed", f"powołanie: {named}")], "")
        members = select(GroupMember).where(GroupMember.group_id == group.id)
        for member in session.scalars(members):
            is_later = member.began > group.appointed
            days = [("began", "wejście do grupy")] if is_later else []
            yield from _days(
                member, [*days, ("ended", "odejście z grupy")], MEMBER_LABELS[member.role]
            )
        sittings = select(GroupSitting).where(GroupSitting.group_id == group.id)
        for sitting in session.scalars(sittings):
            remark = "z udziałem naszej jednostki" if sitting.attended_by_unit else ""
            planned = _PLANNED if sitting.planned else ""
            yield from _days(sitting, [("day", f"{planned}{SITTING_LABELS[sitting.kind]}")], remark)


def _events(session: Session, procedure: Procedure) -> Iterator[Step]:
    query = select(ProcedureEvent).where(ProcedureEvent.procedure_id == procedure.id)
    for event in session.scalars(query):
        yield from _days(event, [("day", EVENT_LABELS[event.kind])], event.remark)
