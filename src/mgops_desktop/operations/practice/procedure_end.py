"""How the invented procedures ended: grounds, the protocol and its way, both sides told."""

from datetime import date
from uuid import UUID

from mgops_desktop.domain.blue_card import ProcedureEnd, ProcedureEventKind
from mgops_desktop.domain.blue_card_records import SittingDecision
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.steps import Mark
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.procedure_file import ProcedureFile

_MARKS = {
    ProcedureEnd.VIOLENCE_CEASED: (Mark.CEASED, Mark.NOT_EXPECTED),
    ProcedureEnd.NO_GROUNDS: (),
    ProcedureEnd.WITHDRAWN: (Mark.ELECTRONIC,),
    ProcedureEnd.OLD_CEASED_AND_PLAN: (Mark.CEASED, Mark.NOT_EXPECTED, Mark.PLAN_DONE),
    ProcedureEnd.OLD_NO_GROUNDS: (),
}
_DECISIONS = {
    ProcedureEnd.VIOLENCE_CEASED: (SittingDecision.CEASED, "end_protocol"),
    ProcedureEnd.OLD_CEASED_AND_PLAN: (SittingDecision.CEASED, "end_protocol"),
    ProcedureEnd.NO_GROUNDS: (SittingDecision.NO_GROUNDS, "no_grounds_protocol"),
    ProcedureEnd.OLD_NO_GROUNDS: (SittingDecision.NO_GROUNDS, "no_grounds_protocol"),
    ProcedureEnd.WITHDRAWN: (SittingDecision.NOT_CONFIRMED, "withdrawn_protocol"),
}
_FEWEST = 2
"""Sittings from which on the last is the one that ended the procedure; the first decided to act."""


def tell_end(file: ProcedureFile) -> None:
    """Write what the law asks of an end (§ 19, § 20 R2023; § 18 of the former regulation)."""
    ended = file.ended
    if ended is None:
        return
    ground: ProcedureEnd = file.values["end_ground"]
    marks = [mark.value for mark in _MARKS[ground]]
    if file.regime is not Regime.NEW:
        marks.append(Mark.CHAIR_SIGNED.value)
    passed = file.world.workdays.plus(ended, file.chance.about("end").between(2, 6))
    file.values |= {
        "end_marks": marks,
        "grounds": phrases("procedures")["grounds"][ground.value],
        "protocol_on": ended,
    }
    if file.regime is Regime.NEW and file.world.is_past(passed):
        file.values["protocol_passed"] = passed
    _decide(file, ground, ended)
    _tell_everybody(file, ended)


def _decide(file: ProcedureFile, ground: ProcedureEnd, ended: date) -> None:
    """The last sitting is the one that ended the procedure."""
    if len(file.sittings) < _FEWEST:
        return
    decision, protocol = _DECISIONS[ground]
    file.sittings[-1] |= {
        "day": ended,
        "decision": decision,
        "protocol_on": ended,
        "protocol": phrases("procedures")[protocol],
    }


def _tell_everybody(file: ProcedureFile, ended: date) -> None:
    """Both sides by the new law, the institutions by the former and in the time between."""
    days = file.world.workdays
    told: list[tuple[ProcedureEventKind, UUID | None, int]] = []
    if file.regime is Regime.NEW:
        told += [
            (ProcedureEventKind.HARMED_INFORMED, file.harmed, 3),
            (ProcedureEventKind.VIOLENT_INFORMED, file.violent, 4),
        ]
    else:
        told.append((ProcedureEventKind.INSTITUTIONS_INFORMED, None, 5))
    for kind, party, after in told:
        day = days.plus(ended, after)
        if file.world.is_past(day):
            file.event(kind, day, party=party)
