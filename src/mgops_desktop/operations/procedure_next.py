"""What the law knows next in a Blue Card procedure, each step with the form in which it is entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    GroupKind,
    PartyRole,
    ProcedureEnd,
    ProcedureEventKind,
)
from mgops_desktop.domain.blue_card_records import MoveKind, SittingDecision, SittingKind
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.clock import duties
from mgops_desktop.domain.procedure.course import next_steps
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Step
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.blue_card import PartyLine
from mgops_desktop.storage.procedure import ProcedureStory
from mgops_desktop.storage.seeds import shipped_procedure_steps

Known = Mapping[str, FormValue]
_A = FormKind.A.value
_FORMS: Mapping[Step, tuple[str, Known]] = {
    Step.REPORTED: ("violence_report", {}),
    Step.NK_A_FILLED: ("nk_form", {"kind": _A, "a_type": FormAType.STARTING.value}),
    Step.NEXT_NK_A: ("nk_form", {"kind": _A, "a_type": FormAType.NEXT.value}),
    Step.NK_B_GIVEN: ("nk_form", {"kind": FormKind.B.value}),
    Step.NK_C: ("nk_form", {"kind": FormKind.C.value}),
    Step.NK_D: ("nk_form", {"kind": FormKind.D.value}),
    Step.GROUP_APPOINTED: ("diagnostic_group", {}),
    Step.GROUP_EXTENDED: ("group_member", {}),
    Step.SITTING: ("group_sitting", {"kind": SittingKind.GROUP.value}),
    Step.ACTION_DECIDED: (
        "group_sitting",
        {"kind": SittingKind.GROUP.value, "decision": SittingDecision.ACTION.value},
    ),
    Step.PROGRAMME_REFERRAL: ("correction_programme", {}),
    Step.CHILD_PROTECTED: ("child_protection", {}),
    Step.HARMED_MOVED: ("procedure_move", {"kind": MoveKind.HARMED.value}),
    Step.VIOLENT_MOVED: ("procedure_move", {"kind": MoveKind.VIOLENT.value}),
    Step.VOIVODE_NAMED: ("procedure_move", {"kind": MoveKind.EXCLUSION.value}),
    Step.NEXT_PROCEDURE: ("procedure", {}),
}
"""The kind of record of a step, and what stands in its form."""
_OF_THE_FORM = {Step.NK_A_RECEIVED: "received", Step.NK_A_PASSED: "passed"}
_OF_THE_PROCEDURE = {
    Step.HANDED_OVER: "handed_over_on",
    Step.NOT_CONFIRMED: "ended",
    Step.VIOLENCE_CEASED: "ended",
    Step.NO_GROUNDS: "ended",
    Step.PROTOCOL_PASSED: "protocol_passed",
    Step.MONITORING_CLOSED: "monitoring_ended",
}
"""Steps that are a day in a record that is there already: in which field."""
_GROUNDS = {
    Step.NOT_CONFIRMED: ProcedureEnd.WITHDRAWN,
    Step.VIOLENCE_CEASED: ProcedureEnd.VIOLENCE_CEASED,
    Step.NO_GROUNDS: ProcedureEnd.NO_GROUNDS,
}
_OLD_GROUNDS = {
    Step.VIOLENCE_CEASED: ProcedureEnd.OLD_CEASED_AND_PLAN,
    Step.NO_GROUNDS: ProcedureEnd.OLD_NO_GROUNDS,
}
"""Which ground an end is by, before 22.06.2023 and since."""
_WHOSE = {
    **dict.fromkeys((Step.HARMED_MOVED, Step.HARMED_INFORMED), PartyRole.HARMED),
    **dict.fromkeys(
        (
            *(Step.VIOLENT_MOVED, Step.VIOLENT_INFORMED, Step.PROGRAMME_REFERRAL),
            *(Step.VIOLENT_NOTIFIED, Step.VIOLENT_NOT_NOTIFIED, Step.WEAPON_NOTICE),
        ),
        PartyRole.VIOLENT,
    ),
}
"""Whom a step concerns, where the procedure has only one of them."""
_REPORT_CLOSED = "w zgłoszeniu: pole „Bez procedury od” (Zespół, zgłoszenia przemocy)"


_KEEP = {
    **dict.fromkeys(("T01", "H01"), Step.NK_A_RECEIVED),
    **dict.fromkeys(("T03", "H02"), Step.NK_A_PASSED),
    "nk_b": Step.NK_B_GIVEN,
    **dict.fromkeys(("T08", "T09"), Step.PROTOCOL_PASSED),
}
"""Which step keeps a term that the record itself tells to be kept; the others name their steps."""


@dataclass(frozen=True)
class NextStep:
    """A step that the law knows next: the `record` to correct, or else the `kind` of a new one; what is known of it.

    `field` is the one of the record that the step is entered in, `where` says it in words, or where in the program it
    is done if there is neither kind nor record. `until` is the day of the term that waits for it, if one does.
    """

    step: Step
    words: str
    kind: str = ""
    known: Known = field(default_factory=dict)
    record: RecordRef | None = None
    field: str = ""
    where: str = ""
    until: date | None = None


def next_forms(
    story: ProcedureStory,
    persons: Iterable[PartyLine],
    family: Known,
    due: Iterable[DueItem] = (),
) -> list[NextStep]:
    """Return what is next: first what a running term waits for, the nearest day first, then as the law lists it.

    `family` is what a following procedure of the same family begins with.
    """
    table, parties = shipped_procedure_steps(), list(persons)
    waits = _waits(story, {(one.rule, one.subject): one.alarm for one in due})
    found = [
        replace(_form(step, story, parties, family), until=waits.get(step))
        for step in next_steps(story.course, story.around.regime, table)
    ]
    return sorted(found, key=lambda one: one.until or date.max)


def _waits(
    story: ProcedureStory, days: Mapping[tuple[str, RecordRef], date]
) -> Mapping[Step, date]:
    """Until when a running term waits for a step that was not taken since it began."""
    found: dict[Step, date] = {}
    for duty in duties(story.history):
        day = days.get((duty.rule, duty.of))
        for step in duty.steps or filter(None, (_KEEP.get(duty.rule),)):
            repeats = step in (Step.NK_A_PASSED, Step.NK_B_GIVEN)  # for the next form or person
            if day and (repeats or story.history.day_of(step, since=duty.start) is None):
                found[step] = min(day, found.get(step, day))
    return found


def _form(step: Step, story: ProcedureStory, persons: list[PartyLine], family: Known) -> NextStep:
    words = STEP_LABELS[step]
    if step in _OF_THE_PROCEDURE:
        return _in_record(
            step, words, story.history.of, _OF_THE_PROCEDURE[step], _ended(step, story)
        )
    starting = next((form.of for form in story.history.forms if form.starts), None)
    if step in _OF_THE_FORM and starting is not None:
        return _in_record(step, words, starting, _OF_THE_FORM[step], {})
    if step in _OF_THE_FORM:
        kind, known = _FORMS[Step.NK_A_FILLED]
        return NextStep(step, words, kind, known, where=_field_words(kind, _OF_THE_FORM[step]))
    if step is Step.NOT_STARTED:
        return NextStep(step, words, where=_REPORT_CLOSED)
    kind, known = _FORMS.get(step) or ("procedure_event", {"kind": ProcedureEventKind(step).value})
    return NextStep(step, words, kind, {**known, **_known(step, kind, story, persons, family)})


def _in_record(step: Step, words: str, record: RecordRef, name: str, known: Known) -> NextStep:
    where = _field_words(record.kind, name)
    return NextStep(step, words, known=known, record=record, field=name, where=where)


def _field_words(kind: str, name: str) -> str:
    return f"pole „{BY_KEY[kind].column(name).header}”"


def _ended(step: Step, story: ProcedureStory) -> Known:
    """The ground on which a step ends the procedure, by the law of its start."""
    old = story.around.regime is Regime.OLD
    ground = (_OLD_GROUNDS if old else _GROUNDS).get(step)
    return {"end_ground": ground.value} if ground else {}


def _known(
    step: Step,
    kind: str,
    story: ProcedureStory,
    persons: list[PartyLine],
    family: Known,
) -> Known:
    """What the procedure itself tells of the record."""
    if kind == "procedure":
        return family
    if kind == "diagnostic_group":
        old = story.around.regime is Regime.OLD
        return {"kind": (GroupKind.GR if old else GroupKind.GDP).value}
    if kind == "group_sitting":
        discussed = dict.fromkeys(str(one.id) for one in persons)
        return {"parties": list(discussed)}
    concerned = {str(one.id) for one in persons if one.role is _WHOSE.get(step)}
    return {"party": concerned.pop()} if len(concerned) == 1 else {}
