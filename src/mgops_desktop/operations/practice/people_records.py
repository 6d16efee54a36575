"""Persons, memberships, parental authority, traits, reasons of help, stays, supervision, pregnancies."""

from collections.abc import Iterable
from datetime import date

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.family import AuthorityState, MemberRole, Sex, StayKind, TraitKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.people import due_birth
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import FamilyStory, Resident, World
from mgops_desktop.storage.tables.family import (
    Family,
    FamilyProblem,
    FamilyTrait,
    Membership,
    ParentalAuthority,
    Person,
    Pregnancy,
    Stay,
    Supervision,
)

_INCOMES = (
    "praca dorywcza",
    "praca",
    "zasiłek stały",
    "świadczenia rodzinne",
    "renta",
    "zasiłek okresowy",
)
_EDUCATIONS = ("podstawowe", "zawodowe", "zawodowe", "średnie")
_STAYS = {
    "mow": (StayKind.MOW, 8, "postanowienie sądu"),
    "sosw": (StayKind.SOSW, 9, "internat"),
    "hospital": (StayKind.HOSPITAL, 1, "oddział dziecięcy"),
    "other_parent": (StayKind.OTHER_PARENT, 5, "u ojca"),
}


def register_families(world: World) -> None:
    """Write every family with its people."""
    for family in world.families:
        chance = world.chance("record", family.index)
        _note_family(world, family, chance)
        for one in family.residents:
            note_person(world, family, one, chance)
        _note_authority(world, family, chance)
        _note_traits(world, family)
        _note_stays(world, family, chance)
        _note_supervision(world, family, chance)
        _note_pregnancy(world, family)


def _note_family(world: World, family: FamilyStory, chance: Chance) -> None:
    guarded = family.has("procedure_ended") and family.plan.is_single
    world.ledger.note(
        Family,
        family.since,
        id=family.id,
        link_code=family.link_code,
        name=family.carer.surname,
        street=family.street,
        place=family.place,
        post_code="00-000",
        area=family.area,
        district=family.district,
        protected_address=guarded,
        safe_phone="tylko do godz. 12" if guarded else chance.pick(("", "po godz. 15", "rano")),
        way_in=_way_in(world, family),
        letters_allowed=not guarded,
        social_worker_id=family.social_worker,
        on_record_from=family.since,
    )


def _way_in(world: World, family: FamilyStory) -> str:
    """How to get to the door, of every second family worked with."""
    if not family.plan.cases or family.index % 2:
        return ""
    return str(world.chance("way in", family.index).pick(phrases("day")["way_in"]))


def note_person(world: World, family: FamilyStory, one: Resident, chance: Chance) -> None:
    """Write a person and his membership."""
    known = max(family.since, one.birth)
    grown = one.role is not MemberRole.CHILD and one.shares
    world.ledger.note(
        Person,
        known,
        id=one.id,
        surname=one.surname,
        first_name=one.first.nominative,
        sex=one.sex,
        birth_date=one.birth,
        citizenship="polskie",
        education=chance.pick(_EDUCATIONS) if grown else "",
        income_source=chance.pick(_INCOMES) if grown else "",
        street=family.street if one.shares else "",
        place=family.place if one.shares else "",
        protected_address=family.has("procedure_ended") and family.plan.is_single and one.shares,
    )
    world.ledger.note(
        Membership,
        known,
        family_id=family.id,
        person_id=one.id,
        role=one.role,
        shares_household=one.shares,
        began=one.began,
        ended=one.ended,
    )


def _note_authority(world: World, family: FamilyStory, chance: Chance) -> None:
    limited = family.has("court") or family.has("foster_care")
    for parent in family.residents:
        if parent.role not in (MemberRole.MOTHER, MemberRole.FATHER):
            continue
        state = AuthorityState.FULL
        if limited:
            state = AuthorityState.LIMITED
        if not parent.shares:
            state = chance.pick(
                (AuthorityState.FULL, AuthorityState.LIMITED, AuthorityState.DEPRIVED)
            )
        for child in family.children:
            world.ledger.note(
                ParentalAuthority,
                max(family.since, child.birth),
                parent_id=parent.id,
                child_id=child.id,
                state=state,
                began=max(family.since, child.birth),
            )


def _note_traits(world: World, family: FamilyStory) -> None:
    def trait(kind: TraitKind, person: Resident | None = None) -> None:
        id_ = person.id if person else None
        world.ledger.note(
            FamilyTrait,
            family.since,
            family_id=family.id,
            kind=kind,
            person_id=id_,
            began=family.since,
        )

    if family.plan.is_single:
        trait(TraitKind.SINGLE_PARENT)
    if "niepelnosprawnosc" in family.plan.problems:
        trait(TraitKind.DISABILITY, family.children[-1])
    if "choroba" in family.plan.problems:
        trait(TraitKind.LONG_ILLNESS, family.carer)
    for problem in family.plan.problems:
        world.ledger.note(
            FamilyProblem, family.since, family_id=family.id, problem=problem, began=family.since
        )


def _note_stays(world: World, family: FamilyStory, chance: Chance) -> None:
    """Children who live elsewhere for a time; foster care stands with the placements."""
    for feature, (kind, months, remark) in _STAYS.items():
        if not family.has(feature) or not family.cases:
            continue
        for child in _fitting(family, feature):
            began = world.workdays.from_day(
                add_days(family.cases[0].began, chance.between(50, 100))
            )
            ended = world.workdays.from_day(add_months(began, months))
            if world.is_past(began):
                if kind is not StayKind.SOSW:
                    family.away.append((child.id, began, ended))
                world.ledger.note(
                    Stay,
                    began,
                    person_id=child.id,
                    kind=kind,
                    began=began,
                    ended=ended if world.is_past(ended) else None,
                    remark=remark,
                )


def _fitting(family: FamilyStory, feature: str) -> Iterable[Resident]:
    """One child of an age that the place takes."""
    least = {"mow": 13, "sosw": 7, "hospital": 0, "other_parent": 3}[feature]
    began = family.cases[0].began
    found = [child for child in family.children if least <= child.age_on(began) < 16]
    return found[-1:] if feature == "mow" else found[:1]


def _note_supervision(world: World, family: FamilyStory, chance: Chance) -> None:
    """Supervision by a probation officer, running or lifted."""
    lifted = family.has("supervision_lifted")
    if not (lifted or family.has("supervision")):
        return
    first = family.cases[0].began if family.cases else family.since
    began = world.workdays.until(add_days(first, -chance.between(5, 40)))
    ended = lifted_on(world, family) if lifted else None
    world.ledger.note(
        Supervision,
        began,
        family_id=family.id,
        officer="kurator zawodowy",
        court=world.place["court"],
        court_signature=court_signature(family, began),
        began=began,
        ended=ended,
    )


def lifted_on(world: World, family: FamilyStory) -> date | None:
    """The day on which the court lifted the supervision, None while that is to come."""
    if not family.has("supervision_lifted") or not family.cases:
        return None
    day = world.workdays.from_day(add_days(family.cases[0].began, 280))
    return day if world.is_past(day) else None


def court_signature(family: FamilyStory, day: date) -> str:
    """The sign of a family's file at the court."""
    return f"III Nsm {100 + family.index}/{day:%y}"


def _note_pregnancy(world: World, family: FamilyStory) -> None:
    if not family.has("pregnancy") or not family.cases or family.carer.sex is not Sex.FEMALE:
        return
    birth = due_birth(family.plan)
    began = add_days(birth, -270)
    world.ledger.note(
        Pregnancy,
        family.since,
        person_id=family.carer.id,
        high_risk=family.has("high_risk"),
        began=began,
        ended=birth if world.is_past(birth) else None,
    )
