"""The work of the groups in the invented procedures: members, sittings and meetings, plan of help, obligations."""

from datetime import date, time
from uuid import UUID

from mgops_desktop.domain.blue_card import FormKind, ProcedureEventKind, StarterRole
from mgops_desktop.domain.blue_card_records import SittingDecision, SittingKind
from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.operations.practice.bodies import Bodies
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.procedure_file import ProcedureFile, Values
from mgops_desktop.storage.tables.blue_card import GroupSitting
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember
from mgops_desktop.storage.tables.blue_card_work import HelpAction, Obligation

_THIRDS = {
    StarterRole.TEACHER: MemberRole.EDUCATION,
    StarterRole.MEDICAL: MemberRole.HEALTH,
    StarterRole.ALCOHOL_COMMISSION: MemberRole.ALCOHOL_COMMISSION,
    StarterRole.FAMILY_ASSISTANT: MemberRole.FAMILY_ASSISTANT,
}
_SUMMONED_BEFORE = 10


def appoint(file: ProcedureFile, bodies: Bodies, group: Values) -> list[UUID]:
    """Social worker and policeman always; who knows the family joins on their motion within three working days."""
    chance, days = file.chance.about("group"), file.world.workdays
    roles = [MemberRole.SOCIAL_WORKER, MemberRole.POLICE]
    people = [bodies.somebody(role, chance) for role in roles]
    appointed: date = group["appointed"]
    ledger = file.world.ledger
    for role, one in zip(roles, people, strict=True):
        ledger.note(
            GroupMember,
            appointed,
            group_id=group["id"],
            professional_id=one,
            role=role,
            began=appointed,
        )
    third = _THIRDS.get(file.first_form["starter"], MemberRole.SPECIALIST)
    motion, asked, began = (days.plus(appointed, after) for after in (6, 8, 10))
    if chance.yes(0.5) and file.is_open_on(began):
        ledger.note(
            GroupMember,
            began,
            group_id=group["id"],
            professional_id=bodies.somebody(third, chance),
            role=third,
            began=began,
            motion_received=motion,
            asked_on=asked,
        )
    for form in file.forms:
        if form["kind"] in (FormKind.C, FormKind.D):
            form["filled_by"] = bodies.names[people[form["kind"] is FormKind.D]]
    return people


def tell_sittings(file: ProcedureFile, members: list[UUID]) -> None:
    """The first sitting decides; one with each side on the days of NK-C and NK-D; the others go on."""
    chance, words = file.chance.about("sittings"), phrases("procedures")
    meetings = _meetings(file, members)
    for index, sitting in enumerate(file.sittings):
        if sitting["id"] in meetings:
            continue
        first = index == 0
        sitting |= {
            "at": time(chance.between(8, 12)),
            "place": words["room"],
            "members": members,
            "protocol_on": sitting["day"],
            "protocol": words["first_protocol"] if first else chance.pick(words["protocol"]),
            "decision": SittingDecision.ACTION if first else None,
        }
        sitting["until"] = time(sitting["at"].hour, 45)


def _meetings(file: ProcedureFile, members: list[UUID]) -> set[UUID]:
    """Meet each side on the day of its form, never both on one day; returns the sittings that became a meeting."""
    _harmed_first(file)
    words, ours = phrases("procedures"), set()
    sittings = {one["day"]: one for one in file.sittings}
    sides = (
        (FormKind.C, SittingKind.WITH_HARMED, file.harmed, 9, "harmed_protocol"),
        (FormKind.D, SittingKind.WITH_VIOLENT, file.violent, 13, "violent_protocol"),
    )
    for kind, meeting, guest, hour, protocol in sides:
        form = file.form(kind)
        if form is None:
            continue
        day = form["filled"]
        values: Values = {
            "kind": meeting,
            "day": day,
            "at": time(hour),
            "until": time(hour, 50),
            "place": words["room"],
            "guests": [guest],
            "members": members,
            "protocol_on": day,
            "protocol": words[protocol],
        }
        if meeting is SittingKind.WITH_VIOLENT:
            values["summoned"] = max(add_days(day, -_SUMMONED_BEFORE), file.began)
        if day in sittings:
            sittings[day] |= values
            ours.add(sittings[day]["id"])
        else:
            _note_sitting(file, values)
    return ours


def _harmed_first(file: ProcedureFile) -> None:
    """The harmed person is heard before the violent one (§ 11, § 12 R2023), on another day."""
    ours, theirs = file.form(FormKind.C), file.form(FormKind.D)
    if ours is not None and theirs is not None and theirs["filled"] <= ours["filled"]:
        after = file.world.workdays.plus(ours["filled"], 1)
        if file.is_open_on(after):
            theirs["filled"] = after


def _note_sitting(file: ProcedureFile, values: Values) -> None:
    """A meeting beside the sittings of every month."""
    file.world.ledger.note(
        GroupSitting,
        values["day"],
        group_id=file.groups[0]["id"],
        attended_by_unit=True,
        parties=[one["party_id"] for one in file.parts],
        **values,
    )


def tell_help(file: ProcedureFile, bodies: Bodies, members: list[UUID]) -> None:
    """The plan agreed at the meeting of the NK-C, the obligations taken at that of the NK-D."""
    chance, words = file.chance.about("help"), phrases("procedures")
    form = file.form(FormKind.C)
    if form is not None:
        agreed = form["filled"]
        for action, effect in chance.some(words["actions"], 2):
            file.note(
                HelpAction,
                agreed,
                party_id=file.harmed,
                agreed_on=agreed,
                action=action,
                responsible=bodies.names[members[0]],
                until=add_months(agreed, 6),
                effect=effect if file.ended else "",
                ended=file.ended,
                why_ended="zakończenie procedury" if file.ended else "",
            )
    form = file.form(FormKind.D)
    if form is not None:
        agreed = form["filled"]
        file.note(
            Obligation,
            agreed,
            party_id=file.violent,
            agreed_on=agreed,
            content=chance.pick(words["obligations"]),
            review=add_months(agreed, 1),
            kept=chance.yes(0.8) if file.ended else None,
        )
    _tell_visit(file)


def _tell_visit(file: ProcedureFile) -> None:
    """A visit of social worker and policeman between two sittings."""
    if file.regime is not Regime.NEW or file.form(FormKind.C) is None:
        return
    day = file.world.workdays.from_day(add_days(file.began, 45))
    if file.is_open_on(day):
        file.event(
            ProcedureEventKind.VISIT,
            day,
            party=file.harmed,
            remark=phrases("procedures")["visit"],
        )


def tell_programmes(file: ProcedureFile) -> None:
    """Whom a referral concerns, who leads the programme, who was told of it."""
    days, world = file.world.workdays, file.world
    for one in file.programmes:
        one["party_id"] = file.violent
        one["provider"] = phrases("procedures")["provider"]
        referred = one.get("referred")
        if referred is None:
            continue
        for name in ("district_told", "group_told"):
            day = days.plus(referred, 1)
            one[name] = day if world.is_past(day) else None
        delivered = one.get("delivered")
        if delivered is not None and one.get("enrolled") is None:
            _insist(file, one, delivered)


def _insist(file: ProcedureFile, programme: Values, delivered: date) -> None:
    """Who did not enrol is summoned twice, then the group asks to have the offence reported (art. 9b ust. 12–13)."""
    days = file.world.workdays
    steps = (
        ("first_summons", days.from_day(add_days(delivered, 32))),
        ("second_summons", days.from_day(add_days(delivered, 58))),
        ("offence_motion", days.plus(add_days(delivered, 91), 1)),
        ("offence_reported", days.plus(add_days(delivered, 91), 6)),
    )
    for name, day in steps:
        if not file.is_open_on(day):
            return
        programme[name] = day
