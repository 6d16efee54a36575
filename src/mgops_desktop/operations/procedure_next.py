"""What the law knows next in a Blue Card procedure, each step with the form in which it is entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    GroupKind,
    PartyRole,
    ProcedureEventKind,
)
from mgops_desktop.domain.blue_card_records import MoveKind, SittingDecision, SittingKind
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.course import next_steps
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Step
from mgops_desktop.operations.records.values import FormValue
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
_OF_THE_FORM = {Step.NK_A_RECEIVED: "Data wpływu", Step.NK_A_PASSED: "Przekazany grupie"}
_OF_THE_PROCEDURE = {
    Step.HANDED_OVER: "Przekazana dnia",
    Step.NOT_CONFIRMED: "Zakończona",
    Step.VIOLENCE_CEASED: "Zakończona",
    Step.NO_GROUNDS: "Zakończona",
    Step.PROTOCOL_PASSED: "Protokół u zespołu",
    Step.MONITORING_CLOSED: "Koniec monitoringu",
}
"""Steps that are a day in a record that is there already: in which field."""
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


@dataclass(frozen=True)
class NextStep:
    """A step that the law knows next: the `record` to correct, or else the `kind` of a new one and what is known of it.

    `where` says in which field it is entered, or where in the program; without kind and record it is done there.
    """

    step: Step
    words: str
    kind: str = ""
    known: Known = field(default_factory=dict)
    record: RecordRef | None = None
    where: str = ""


def next_forms(
    story: ProcedureStory, persons: Iterable[PartyLine], family: Known
) -> list[NextStep]:
    """Return what is next; `family` is what a following procedure of the same family begins with."""
    table, parties = shipped_procedure_steps(), list(persons)
    return [
        _form(step, story, parties, family)
        for step in next_steps(story.course, story.around.regime, table)
    ]


def _form(step: Step, story: ProcedureStory, persons: list[PartyLine], family: Known) -> NextStep:
    words = STEP_LABELS[step]
    if step in _OF_THE_PROCEDURE:
        return NextStep(
            step, words, record=story.history.of, where=f"pole „{_OF_THE_PROCEDURE[step]}”"
        )
    starting = next((form.of for form in story.history.forms if form.starts), None)
    if step in _OF_THE_FORM and starting is not None:
        return NextStep(step, words, record=starting, where=f"pole „{_OF_THE_FORM[step]}”")
    if step in _OF_THE_FORM:
        step_of_form = _FORMS[Step.NK_A_FILLED]
        return NextStep(step, words, *step_of_form, where=f"pole „{_OF_THE_FORM[step]}”")
    if step is Step.NOT_STARTED:
        return NextStep(step, words, where=_REPORT_CLOSED)
    kind, known = _FORMS.get(step) or ("procedure_event", {"kind": ProcedureEventKind(step).value})
    return NextStep(step, words, kind, {**known, **_known(step, kind, story, persons, family)})


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
