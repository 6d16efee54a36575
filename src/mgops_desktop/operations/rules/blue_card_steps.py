"""The law's machine asked when a record of a Blue Card procedure is entered: what it newly says stands at its field.

The guards stand in `domain/procedure/guards.py` alone; here it is only decided how they are told. A block refuses what
is entered, unless the reason is given for which it happened against the law: then it is a breach (contracts 7). What is
out of its turn, incomplete or planned is asked about.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.procedure.entering import INCOMPLETE, OF_START, Said, newly_said
from mgops_desktop.domain.procedure.guards import Weight
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Step
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.operations.rules.draft import Entry, Findings, rule
from mgops_desktop.operations.rules.rows import Finding
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.procedure_incoming import Incoming, told_with
from mgops_desktop.storage.procedure_rows import COLUMNS
from mgops_desktop.storage.types import new_id

KINDS = (
    *("procedure", "party", "participation", "nk_form", "diagnostic_group", "group_member"),
    *("group_sitting", "procedure_event", "correction_programme", "child_protection"),
    *("procedure_move", "violence_report"),
)
"""Records that are steps of a procedure, or say who takes part in it."""
_LISTS = {"group_sitting": ("guests", "members")}
_DATE_COLUMNS = {
    "procedure": "began",
    "party": "birth_date",
    "participation": "role",
    "nk_form": "filled",
    "diagnostic_group": "appointed",
    "group_member": "began",
    "group_sitting": "day",
    "procedure_event": "day",
    "correction_programme": "referred",
    "child_protection": "day",
    "procedure_move": "day",
    "violence_report": "day",
}
"""The field of a record where what is said of it stands, if it has none of its own."""
_STEP_COLUMNS = {
    "nk_form": {Step.NK_A_RECEIVED: "received", Step.NK_A_PASSED: "passed"},
    "procedure": {
        Step.HANDED_OVER: "handed_over_on",
        Step.VIOLENCE_CEASED: "ended",
        Step.NO_GROUNDS: "ended",
        Step.NOT_CONFIRMED: "ended",
        Step.PROTOCOL_PASSED: "protocol_passed",
        Step.MONITORING_CLOSED: "monitoring_ended",
        Step.NEXT_PROCEDURE: "previous",
    },
    "procedure_move": {Step.VOIVODE_NAMED: "voivode_named"},
}
_GUESTS = dict.fromkeys(("together", "too_near", "minor_invited", "nobody_harmed"), "guests")
_GROUNDS = dict.fromkeys(
    ("grounds_described", "hindrance_described", "has_no_harmed_data"), "remark"
)
_END_MARKS = ("conditions", "plan_done", "chair_signed", "is_electronic")
_CODE_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "nk_form": {
        **dict.fromkeys(("nobody", "not_entitled"), "starter"),
        **dict.fromkeys(("no_harmed", "no_violent", "pair_running"), "procedure"),
        "given_to_violent": "recipient_party",
    },
    "group_sitting": {
        **_GUESTS,
        **dict.fromkeys(("not_a_member", "core_absent"), "members"),
        "hours_unknown": "at",
        "has_protocol": "protocol_on",
        "was_summoned": "summoned",
    },
    "procedure_event": _GROUNDS,
    "correction_programme": {"undecided": "decision"},
    "procedure_move": {"place_known": "municipality"},
    "procedure": {
        **dict.fromkeys(_END_MARKS, "end_marks"),
        "grounds_described": "grounds",
        "has_protocol": "protocol_on",
        "place_known": "handed_over_to",
    },
}
_BROUGHT_ON = {("participation", "pair_running"): "party", ("nk_form", INCOMPLETE): "passed"}
"""Where it stands, by the kind of record that brings it on of another one."""
_FIXED_DAYS = ("correction_programme", "procedure_move")
"""Kinds without a reason of their own: a day before the start is a slip of the pen."""
_SAID_BY_ITSELF = {"group_member": frozenset({"unsworn", INCOMPLETE})}
"""What the rules of the record itself say better: they name whom, and what he lacks."""
_REASON = " Jeśli tak się stało poza programem, wpisz powód naruszenia."
_REASON_OF_START = (
    " Jeśli procedurę wszczęto tak poza programem, wpisz powód naruszenia w formularzu NK-A, "
    "który ją wszczyna."
)


def machine_is_asked(entry: Entry) -> Findings:
    """Fold the procedures of a record with it, and tell what the machine says that it did not say before."""
    own = Incoming(entry.sheet.key, entry.id or new_id(), entry.values, entry.stored or {})
    for one in told_of(entry.session, [own], entry.today):
        yield one.finding


class Told(NamedTuple):
    """What the machine newly says, at the record where it stands."""

    record: UUID
    finding: Finding
    said: Said


def told_of(session: Session, incoming: Sequence[Incoming], today: date) -> Iterator[Told]:
    """Yield what the machine newly says of each of the records, which come in together."""
    by_ref, causes = {one.ref: one for one in incoming}, _causes(incoming)
    for told in told_with(session, incoming):
        before, after = told.before.course if told.before else None, told.after
        for said in newly_said(before, after.course, after.around, by_ref.keys(), today):
            own = by_ref.get(said.fact.of) if said.fact.of else None
            record = own or causes.get(after.history.id) or incoming[0]
            if said.objection.code not in _SAID_BY_ITSELF.get(record.kind, ()):
                yield Told(record.id, _finding(record, said), said)


def _causes(incoming: Sequence[Incoming]) -> dict[UUID, Incoming]:
    """The first record of each procedure: there stands what records of a file bring on of another one."""
    found: dict[UUID, Incoming] = {}
    for one in incoming:
        procedure = one.id if one.kind == "procedure" else one.values.get("procedure_id")
        if procedure is not None:
            found.setdefault(procedure, one)
    return found


def _finding(record: Incoming, said: Said) -> Finding:
    kind, objection = record.kind, said.objection
    is_error = _refuses(kind, said)
    text = objection.text
    if not said.is_own:
        text = f"{capitalised(STEP_LABELS[said.fact.step])}, {short_date(said.fact.day)}: {text}"
    if is_error:
        has_reason = BY_KEY[kind].has("outside")
        text += _REASON if has_reason else _REASON_OF_START if kind == "participation" else ""
    elif objection.weight is Weight.BREACH:
        text += " Z podanym powodem zostanie zapisane jako naruszenie."
    return Finding(_column(kind, said), objection.code, text, is_error=is_error)


def _refuses(kind: str, said: Said) -> bool:
    """Whether it stops what is entered; of a record without a reason, and of another one, it is only asked about."""
    if not said.is_block:
        return False
    code = said.objection.code
    if not said.is_own:
        return kind == "participation" and code in OF_START
    return BY_KEY[kind].has("outside") or (kind in _FIXED_DAYS and code == "before_start")


def _column(kind: str, said: Said) -> str:
    code, usual = said.objection.code, _DATE_COLUMNS[kind]
    if not said.is_own:
        return _BROUGHT_ON.get((kind, code), usual)
    by_step = _STEP_COLUMNS.get(kind, {}).get(said.fact.step, usual)
    return _CODE_COLUMNS.get(kind, {}).get(code, by_step)


for _kind in KINDS:
    rule(_kind, on=(*COLUMNS[_kind], *_LISTS.get(_kind, ())))(machine_is_asked)
