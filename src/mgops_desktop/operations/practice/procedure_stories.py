"""Single things that happen beside the invented procedures: an order, a child secured, a complaint, a move."""

from datetime import date, time

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.blue_card_records import (
    ComplaintTo,
    Known,
    MoveKind,
    OrderKind,
    ReportSource,
)
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.family import Sex
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.operations.practice.bodies import Bodies
from mgops_desktop.operations.practice.phrases import first_names, phrases, surname
from mgops_desktop.operations.practice.procedure_file import ProcedureFile
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.blue_card_course import (
    BlueCardComplaint,
    ChildProtection,
    Move,
    ProtectiveOrder,
    ViolenceReport,
)
from mgops_desktop.storage.tables.blue_card_work import Disclosure, RiskAnswer, RiskSheet

_FACTORS = ("violence_grows", "threat_to_kill", "weapon", "separation", "alcohol_drugs", "fear")
_SHEETS = (20, 75)


def tell_risk(file: ProcedureFile) -> None:
    """Two risk sheets of an open procedure: what was unknown first is known later."""
    if file.ended is not None or file.form(FormKind.C) is None:
        return
    chance, sources = file.chance.about("risk"), phrases("procedures")["stories"]["risk_source"]
    for after in _SHEETS:
        day = file.world.workdays.from_day(add_days(file.began, after))
        if not file.world.is_past(day):
            return
        sheet = file.note(RiskSheet, day, party_id=file.harmed, day=day)
        for factor in _FACTORS:
            answers = {Known.NO: 0.6, Known.YES: 0.25}
            if after == _SHEETS[0]:
                answers[Known.UNKNOWN] = 0.15
            file.world.ledger.note(
                RiskAnswer,
                day,
                sheet_id=sheet,
                factor=factor,
                answer=chance.weighted(answers),
                source=chance.pick(sources),
            )


def tell_single_stories(world: World, files: list[ProcedureFile], bodies: Bodies) -> None:
    """Each to the youngest procedure that it fits."""
    running = [one for one in files if one.regime is Regime.NEW and one.form(FormKind.C)]
    running.sort(key=lambda one: one.began, reverse=True)
    with_children = [
        one for one in running if any(part["minor_witness"] for part in one.parts)
    ] or running
    _order(running[0])
    _child(with_children[0])
    _complaint(running[1])
    _moved(running[2])
    _look_in(running[3])
    _late(running)
    _outside(running[4], bodies)
    _reports(world, running)


def _order(file: ProcedureFile) -> None:
    """The Police ordered the violent person out on the day of the NK-A; it ends by itself (T24)."""
    day = file.began
    file.note(
        ProtectiveOrder,
        day,
        party_id=file.violent,
        kind=OrderKind.LEAVE,
        issued=day,
        issued_by=phrases("procedures")["stories"]["order_by"].format(
            town=file.world.place["town"]
        ),
        received=file.world.workdays.plus(day, 1),
    )


def _child(file: ProcedureFile) -> None:
    """A child is taken to somebody close; the court hears of it on the same day (T23)."""
    words = phrases("procedures")["stories"]
    minors = [part["party_id"] for part in file.parts if part["minor_witness"]]
    day = file.first_form["received"]
    file.note(
        ChildProtection,
        day,
        party_id=minors[0] if minors else file.harmed,
        day=day,
        at=time(16, 20),
        decided_with=words["child_with"],
        questionnaire=day,
        placed=words["child_placed"],
        court_told=day,
        court_told_at=time(18, 5),
        parents_instructed=day,
        ruled_on=file.world.workdays.plus(day, 2),
        ruling=words["child_ruling"],
    )


def _complaint(file: ProcedureFile) -> None:
    words, days = phrases("procedures")["stories"], file.world.workdays
    day = days.plus(file.first_form["received"], 12)
    if not file.world.is_past(day):
        day = days.until(add_days(file.world.as_of, -1))
    answered = days.plus(day, 8)
    done = file.world.is_past(answered)
    file.note(
        BlueCardComplaint,
        day,
        party_id=file.violent,
        received=day,
        addressed_to=ComplaintTo.TEAM,
        subject=words["complaint"],
        answered=answered if done else None,
        answer=words["answer"] if done else "",
    )


def _moved(file: ProcedureFile) -> None:
    """The violent person moved away; the team there is told."""
    day = file.world.workdays.plus(file.first_form["received"], 20)
    if not file.is_open_on(day):
        return
    told = file.world.workdays.plus(day, 2)
    file.note(
        Move,
        day,
        party_id=file.violent,
        kind=MoveKind.VIOLENT,
        day=day,
        municipality=phrases("procedures")["stories"]["moved_to"],
        team_told=told if file.world.is_past(told) else None,
    )


def _look_in(file: ProcedureFile) -> None:
    """The violent person saw what concerns himself alone, after the team agreed."""
    days = file.world.workdays
    asked = days.plus(file.first_form["received"], 25)
    later = [days.plus(asked, after) for after in (6, 9)]
    consented, seen = (day if file.world.is_past(day) else None for day in later)
    file.note(
        Disclosure,
        asked,
        party_id=file.violent,
        asked=asked,
        consented=consented,
        seen=seen,
        scope=phrases("procedures")["stories"]["scope"],
    )


def _late(files: list[ProcedureFile]) -> None:
    """A protocol reached the team after its term had passed (T09)."""
    for file in files:
        if file.ended is None:
            continue
        day = file.world.workdays.plus(file.ended, 11)
        if file.world.is_past(day):
            file.values["protocol_passed"] = day
            late = phrases("procedures")["stories"]["late"]
            file.values["grounds"] = f"{file.values['grounds']} {late}"
            return


def _outside(file: ProcedureFile, bodies: Bodies) -> None:
    """Somebody who was no member sat in the group: it happened, so it is recorded with its reason."""
    sitting = file.sittings[0]
    sitting["members"] = [*sitting["members"], bodies.by_role[MemberRole.PROBATION][0]]
    sitting["outside"] = phrases("procedures")["stories"]["breach"]


def _reports(world: World, running: list[ProcedureFile]) -> None:
    """A witness's report and an own suspicion that led to procedures, and a report that led to none."""
    words = phrases("procedures")["stories"]
    chance = world.chance("reports")
    for file, source in zip(running, (ReportSource.WITNESS, ReportSource.OWN), strict=False):
        witness = source is ReportSource.WITNESS
        file.note(
            ViolenceReport,
            file.began,
            day=file.began,
            source=source,
            reporter_surname=_stranger(world) if witness else "",
            reporter_first_name=chance.pick(first_names("women")).nominative if witness else "",
            content=words["reported"] if witness else words["own"],
        )
    day: date = world.workdays.plus(world.as_of, -30)
    world.ledger.note(
        ViolenceReport,
        day,
        day=day,
        source=ReportSource.WITNESS,
        reporter_surname=_stranger(world),
        reporter_first_name=chance.pick(first_names("women")).nominative,
        content=words["reported"],
        closed=world.workdays.plus(day, 1),
        reason=words["no_procedure"],
    )


def _stranger(world: World) -> str:
    return surname(world.chance("witness").pick(phrases("names")["surnames"]), Sex.FEMALE)
