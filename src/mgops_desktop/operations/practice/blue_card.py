"""Blue Card procedures with their own persons, forms, groups and sittings; families by their link code only."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from mgops_desktop.domain.blue_card import (
    FillerRole,
    FormAType,
    FormKind,
    GroupKind,
    Institution,
    PartyRole,
    ProcedureEnd,
    ProcedureEventKind,
)
from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.practice.bodies import note_team
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.people import surname_stems
from mgops_desktop.operations.practice.procedure_people import Somebody, stranger, strangers
from mgops_desktop.operations.practice.programmes import note_programme
from mgops_desktop.operations.practice.violence import ticked_forms
from mgops_desktop.operations.practice.world import FamilyStory, World
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
)

_A_YEAR = {False: 9, True: 150}
_MONITORED_MONTHS = 9
_QUIET_DAYS = 60
_FORMER = (date(2023, 5, 15), date(2023, 10, 16))
_INSTITUTIONS = {
    Institution.POLICE: 0.6,
    Institution.SOCIAL_ASSISTANCE: 0.22,
    Institution.EDUCATION: 0.09,
    Institution.HEALTH: 0.06,
    Institution.ALCOHOL_COMMISSION: 0.03,
}
_GROUNDS = {
    ProcedureEnd.VIOLENCE_CEASED: 0.68,
    ProcedureEnd.NO_GROUNDS: 0.22,
    ProcedureEnd.WITHDRAWN: 0.1,
}
_OLD_GROUNDS = {ProcedureEnd.OLD_CEASED_AND_PLAN: 0.7, ProcedureEnd.OLD_NO_GROUNDS: 0.3}


class _New(Enum):
    """How far a procedure of these days has come."""

    FILLED = "filled"
    RECEIVED = "received"


@dataclass(frozen=True)
class _Plan:
    """A procedure before it is written."""

    environment: str
    began: date
    ended: date | None
    people: tuple[Somebody, ...]
    link: UUID | None = None
    district: str = ""
    new: _New | None = None
    previous: UUID | None = None


def register_blue_cards(world: World) -> None:
    """Write the procedures of families worked with and of others, and the sittings of the team."""
    chance = world.chance("blue_card")
    for index, plan in enumerate(sorted(_plans(world, chance), key=lambda one: one.began)):
        _note_procedure(world, plan, chance.about(index))
    note_team(world, chance)


def register_further_blue_cards(world: World) -> None:
    """A procedure of the former law where none is on record, and one that began anew while another was monitored."""
    chance = world.chance("blue_card", "further")
    if min(one["began"] for one in world.ledger.values_of(Procedure)) > _FORMER[0]:
        people = strangers(chance, next(surname_stems(chance)), _FORMER[0])
        _note_procedure(world, _Plan("ŚR-D1", *_FORMER, people), chance)
    again = _again(world, chance)
    if again is not None:
        _note_procedure(world, again, chance.about("again"))


def _again(world: World, chance: Chance) -> _Plan | None:
    """New violence in the monitoring of a procedure starts a new one of the same persons (§ 13 R2023)."""
    began = world.workdays.plus(world.as_of, -28)
    monitored = (
        one
        for one in world.ledger.values_of(Procedure)
        if one["end_ground"] is ProcedureEnd.VIOLENCE_CEASED
        and one["ended"] < add_days(began, -_QUIET_DAYS)
        and began < add_months(one["ended"], _MONITORED_MONTHS)
    )
    previous = max(monitored, key=lambda one: one["ended"], default=None)
    if previous is None:
        return None
    parties = {one["id"]: one for one in world.ledger.values_of(Party)}
    people = tuple(
        Somebody(
            known["surname"],
            known["first_name"],
            known["sex"],
            known["birth_date"],
            part["role"],
            part["minor_witness"],
            known["id"],
        )
        for part in world.ledger.values_of(Participation)
        if part["procedure_id"] == previous["id"]
        for known in [parties[part["party_id"]]]
    )
    link, district = previous["family_link"], previous["district"]
    name = previous["environment"]
    return _Plan(name, began, None, people, link, district, previous=previous["id"])


def _plans(world: World, chance: Chance) -> list[_Plan]:
    plans = [
        plan
        for family in world.families
        if family.cases
        and (plan := _of_family(world, family, chance.about("family", family.index)))
    ]
    stems = surname_stems(chance.about("surnames"))
    first = _earliest(world)
    count = round((world.as_of - first).days / 365 * _A_YEAR[world.scale.is_city])
    for index in range(count):
        own = chance.about("other", index)
        began = add_days(
            first, round((index + own.share(0, 0.9)) * (world.as_of - first).days / count)
        )
        began = min(began, add_days(world.as_of, -30))
        ended = _end(world, began, own)
        people = strangers(own, next(stems), began)
        district = own.pick(world.place["districts"])[0]
        plans.append(_Plan(f"ŚR-{index + 1:04}", began, ended, people, None, district))
    for new, days in ((_New.FILLED, 2), (_New.RECEIVED, 4)):
        own = chance.about(new)
        began = world.workdays.plus(world.as_of, -days)
        people = strangers(own, next(stems), began)
        plans.append(_Plan(f"ŚR-N{days}", began, None, people, new=new))
    return plans


def _earliest(world: World) -> date:
    """The start of the oldest procedure on record."""
    return add_days(world.first_day, -200)


def _end(world: World, began: date, chance: Chance) -> date | None:
    ended = world.workdays.from_day(add_days(began, chance.between(70, 400)))
    return ended if world.is_past(ended) else None


def _of_family(world: World, family: FamilyStory, chance: Chance) -> _Plan | None:
    """The procedure of a family worked with: its people as this compartment knows them."""
    case = family.cases[0]
    began = add_days(case.began, chance.between(-40, 60))
    if family.has("procedure_open"):
        latest = add_days(world.as_of, -25)
        began = min(add_days(world.as_of, -chance.between(60, 150)), latest)
        ended = None
    elif family.has("procedure_ended"):
        ended = _end(world, began, chance)
    else:
        return None
    if not world.is_past(began) or began < _earliest(world):
        return None
    if case.ended and began >= case.ended:
        return None
    minors = [
        Somebody(c.surname, c.first.nominative, c.sex, c.birth, PartyRole.HARMED, minor=True)
        for c in family.children_on(began)
    ]
    carer = family.carer
    harmed = Somebody(
        carer.surname, carer.first.nominative, carer.sex, carer.birth, PartyRole.HARMED
    )
    other = family.partner
    if other is not None:
        violent = Somebody(
            other.surname, other.first.nominative, other.sex, other.birth, PartyRole.VIOLENT
        )
    else:
        stem = "-".join(part.removesuffix("a") for part in carer.surname.split("-"))
        violent = stranger(chance, stem, Sex.MALE, began, PartyRole.VIOLENT)
    people = (harmed, violent, *minors)
    name = f"ŚR-A{family.index + 1:03}"
    return _Plan(name, began, ended, people, family.link_code, family.district)


def _note_procedure(world: World, plan: _Plan, chance: Chance) -> None:
    regime = regime_on(plan.began, regimes())
    ground = None
    if plan.ended is not None:
        ground = chance.weighted(_OLD_GROUNDS if regime is Regime.OLD else _GROUNDS)
    monitored = _monitored_until(world, plan, regime, ground)
    procedure = world.ledger.note(
        Procedure,
        plan.began,
        environment=plan.environment,
        family_link=plan.link,
        district=plan.district,
        began=plan.began,
        previous_id=plan.previous,
        ended=plan.ended,
        end_ground=ground,
        monitoring_ended=monitored if monitored and world.is_past(monitored) else None,
    )
    parties = [_note_party(world, procedure, one, plan.began, regime) for one in plan.people]
    if plan.new is not None:
        _note_first_form(world, procedure, plan, chance)
        return
    helped = regime is not Regime.NEW or ground is not ProcedureEnd.NO_GROUNDS
    received = _note_forms(world, procedure, plan, chance, helped=helped)
    _note_group(world, procedure, plan, received, parties, regime, chance)
    _note_events(world, procedure, plan, monitored, chance)


def _monitored_until(
    world: World, plan: _Plan, regime: Regime, ground: ProcedureEnd | None
) -> date | None:
    if plan.ended is None or regime is Regime.OLD or ground is ProcedureEnd.WITHDRAWN:
        return None
    return add_months(plan.ended, _MONITORED_MONTHS)


def _note_party(world: World, procedure: UUID, one: Somebody, day: date, regime: Regime) -> UUID:
    party = one.party or world.ledger.note(
        Party,
        day,
        surname=one.surname,
        first_name=one.first_name,
        sex=one.sex,
        birth_date=one.birth,
    )
    role = one.role
    if one.minor and regime is Regime.OLD:
        role = PartyRole.HOUSEHOLD
    world.ledger.note(
        Participation,
        day,
        procedure_id=procedure,
        party_id=party,
        role=role,
        minor_witness=one.minor,
    )
    return party


def _note_first_form(world: World, procedure: UUID, plan: _Plan, chance: Chance) -> None:
    """A form of these days: on its way to the team, or there and waiting for a group."""
    received = None
    if plan.new is _New.RECEIVED:
        received = world.workdays.plus(world.as_of, -1)
    world.ledger.note(
        NkForm,
        plan.began,
        procedure_id=procedure,
        kind=FormKind.A,
        a_type=FormAType.STARTING,
        filled=plan.began,
        received=received,
        institution=Institution.POLICE,
        violence=ticked_forms(plan.began, chance),
    )


def _note_forms(
    world: World, procedure: UUID, plan: _Plan, chance: Chance, *, helped: bool
) -> date:
    """The forms in the order of the procedure; returns the day on which the first reached the team.

    Where the group ruled that there are no grounds to act it met nobody (§ 8 ust. 3 R2023).
    """
    institution = chance.weighted(_INSTITUTIONS)
    received = world.workdays.plus(plan.began, chance.between(1, 4))
    violence = ticked_forms(plan.began, chance)
    own = institution is Institution.SOCIAL_ASSISTANCE
    filler = None
    if own:
        assistant = chance.yes(0.15) and regime_on(plan.began, regimes()) is not Regime.OLD
        filler = FillerRole.FAMILY_ASSISTANT if assistant else FillerRole.SOCIAL_WORKER

    def form(kind: FormKind, day: date, a_type: FormAType | None = None) -> None:
        if world.is_past(day) and (plan.ended is None or day <= plan.ended):
            is_a = kind is FormKind.A
            reached = world.workdays.plus(day, 2) if a_type is FormAType.NEXT else received
            world.ledger.note(
                NkForm,
                day,
                procedure_id=procedure,
                kind=kind,
                a_type=a_type,
                filled=day,
                received=reached if is_a else None,
                institution=institution if is_a else None,
                filler=filler if is_a else None,
                violence=violence if a_type is FormAType.STARTING else [],
            )

    form(FormKind.A, plan.began, FormAType.STARTING)
    form(FormKind.B, plan.began)
    with_harmed = world.workdays.plus(received, chance.between(6, 12))
    if helped:
        form(FormKind.C, with_harmed)
    if chance.yes(0.85):
        with_violent = world.workdays.plus(received, chance.between(10, 20))
        if helped:
            form(FormKind.D, with_violent)
    if chance.yes(0.15):
        again = world.workdays.plus(plan.began, chance.between(30, 80))
        if world.is_past(world.workdays.plus(again, 3)):
            form(FormKind.A, again, FormAType.NEXT)
    return received


def _note_group(
    world: World,
    procedure: UUID,
    plan: _Plan,
    received: date,
    parties: list[UUID],
    regime: Regime,
    chance: Chance,
) -> None:
    """A group within three days, its first sitting within five working days, then every month or so."""
    appointed = world.workdays.until(add_days(received, 3))
    if not world.is_past(appointed):
        return
    kind = GroupKind.GR if regime is Regime.OLD else GroupKind.GDP
    group = world.ledger.note(
        Group,
        appointed,
        procedure_id=procedure,
        kind=kind,
        appointed=appointed,
        ended=plan.ended,
    )
    day = world.workdays.plus(received, chance.between(3, 5))
    while world.is_past(day) and (plan.ended is None or day <= plan.ended):
        world.ledger.note(
            GroupSitting,
            day,
            group_id=group,
            day=day,
            attended_by_unit=chance.yes(0.95),
            parties=parties,
        )
        day = world.workdays.from_day(add_days(day, chance.between(28, 50)))


def _note_events(
    world: World, procedure: UUID, plan: _Plan, monitored: date | None, chance: Chance
) -> None:
    def event(kind: ProcedureEventKind, day: date) -> None:
        if world.is_past(day) and (plan.ended is None or day <= plan.ended):
            world.ledger.note(ProcedureEvent, day, procedure_id=procedure, kind=kind, day=day)

    days = world.workdays
    if any(one.minor for one in plan.people) and chance.yes(0.6):
        event(ProcedureEventKind.COURT_NOTICE, days.plus(plan.began, chance.between(3, 12)))
    is_old = regime_on(plan.began, regimes()) is Regime.OLD
    if chance.yes(0.25) and not is_old:
        note_programme(world, procedure, plan.began, plan.ended, chance)
    if chance.yes(0.03) and not is_old:
        event(ProcedureEventKind.WEAPON_NOTICE, days.plus(plan.began, 1))
    if monitored is not None and plan.ended is not None:
        day = days.from_day(add_days(plan.ended, 70))
        while day < monitored and world.is_past(day):
            world.ledger.note(
                ProcedureEvent,
                day,
                procedure_id=procedure,
                kind=ProcedureEventKind.MONITORING_VISIT,
                day=day,
            )
            day = days.from_day(add_days(day, 80))
