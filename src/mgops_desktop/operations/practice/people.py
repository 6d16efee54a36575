"""Families with invented names, ages and addresses."""

from collections.abc import Iterator
from datetime import date

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.family import AreaKind, MemberRole, Sex
from mgops_desktop.operations.practice.cast import FamilyKind, FamilyPlan
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import first_names, phrases, surname
from mgops_desktop.operations.practice.world import FamilyStory, Resident, World

_DAYS_OF_YEAR = 365.25
_LONGEST_NAME = 4
"""The family of the small centre with a surname of two parts."""

_CARER = {
    FamilyKind.SINGLE_MOTHER: (MemberRole.MOTHER, Sex.FEMALE, "women", (18, 31)),
    FamilyKind.COUPLE: (MemberRole.MOTHER, Sex.FEMALE, "women", (18, 31)),
    FamilyKind.SINGLE_FATHER: (MemberRole.FATHER, Sex.MALE, "men", (20, 35)),
    FamilyKind.GRANDMOTHER: (MemberRole.GUARDIAN, Sex.FEMALE, "older_women", (44, 56)),
    FamilyKind.YOUNG_MOTHER: (MemberRole.MOTHER, Sex.FEMALE, "women", (16, 16)),
}


def settle(world: World, plans: list[FamilyPlan]) -> None:
    """Give every planned family its people and its address."""
    stems = surname_stems(world.chance("surnames"))
    for index, plan in enumerate(plans):
        stem = next(stems)
        if index == _LONGEST_NAME:
            stem = f"{stem}-{next(stems)}"
        world.families.append(_family(world, index, plan, stem))


def surname_stems(chance: Chance) -> Iterator[str]:
    """Invented surnames without end: each alone once, then in pairs."""
    single = phrases("names")["surnames"]
    yield from chance.shuffled(single)
    while True:
        yield "-".join(chance.some(single, 2))


def _family(world: World, index: int, plan: FamilyPlan, stem: str) -> FamilyStory:
    chance = world.chance("family", index)
    first = plan.cases[0].began if plan.cases else _on_record(world, chance)
    since = world.workdays.until(add_days(first, -chance.between(38, 60)))
    area, place, street, district = address(world, chance, village=_village(world, plan, chance))
    children = _children(world, chance, plan, stem, first)
    carer = _carer(world, chance, plan, stem, children[0].birth)
    return FamilyStory(
        plan=plan,
        id=world.ledger.new_id(since),
        link_code=world.ledger.new_id(since),
        index=index,
        place=place,
        street=street,
        area=area,
        district=district,
        since=since,
        carer=carer,
        partner=_partner(world, chance, plan, stem, children[0].birth),
        children=children,
        others=_others(world, chance, plan, stem, children[0].birth),
    )


def _on_record(world: World, chance: Chance) -> date:
    return add_days(world.as_of, -chance.between(60, 700))


def _village(world: World, plan: FamilyPlan, chance: Chance) -> bool:
    return chance.yes(0.06) if world.scale.is_city else plan.has("village")


def address(world: World, chance: Chance, *, village: bool) -> tuple[AreaKind, str, str, str]:
    """Area, place, street with house number, district."""
    districts = world.place["districts"]
    if village:
        number = chance.between(0, len(world.place["villages"]) - 1)
        in_villages = [key for key, _, kind in districts if kind == "village"]
        place = world.place["villages"][number]
        house = f"{place} {chance.between(1, 84)}"
        return AreaKind.VILLAGE, place, house, in_villages[number % len(in_villages)]
    in_town = [key for key, _, kind in districts if kind == "town"]
    street = f"{chance.pick(world.place['streets'])} {chance.between(1, 60)}"
    if chance.yes(0.6):
        street += f"/{chance.between(1, 40)}"
    return AreaKind.TOWN, world.place["town"], street, chance.pick(in_town)


def _carer(world: World, chance: Chance, plan: FamilyPlan, stem: str, oldest: date) -> Resident:
    role, sex, names, ages = _CARER[plan.kind]
    years = chance.between(*ages)
    return Resident(
        world.ledger.new_id(oldest),
        chance.pick(first_names(names)),
        surname(stem, sex),
        sex,
        _born(chance, oldest, years),
        role,
        oldest,
    )


def _partner(
    world: World, chance: Chance, plan: FamilyPlan, stem: str, oldest: date
) -> Resident | None:
    if plan.kind is not FamilyKind.COUPLE:
        return None
    married = chance.yes(0.7)
    own = stem if married else chance.pick(phrases("names")["surnames"])
    role = MemberRole.FATHER if chance.yes(0.8) else MemberRole.PARTNER
    return Resident(
        world.ledger.new_id(oldest),
        chance.pick(first_names("men")),
        surname(own, Sex.MALE),
        Sex.MALE,
        _born(chance, oldest, chance.between(20, 36)),
        role,
        oldest if role is MemberRole.FATHER else add_months(oldest, chance.between(6, 40)),
    )


def _others(
    world: World, chance: Chance, plan: FamilyPlan, stem: str, oldest: date
) -> list[Resident]:
    """A grandmother in the household of a minor mother; a father or a grandmother outside for some."""
    if plan.kind is FamilyKind.YOUNG_MOTHER:
        return [_grandmother(world, chance, stem, oldest, shares=True)]
    found = []
    if plan.kind is FamilyKind.SINGLE_MOTHER and chance.yes(0.45):
        first = chance.pick(first_names("men"))
        name = surname(chance.pick(phrases("names")["surnames"]), Sex.MALE)
        born = _born(chance, oldest, chance.between(20, 36))
        id_ = world.ledger.new_id(oldest)
        father = Resident(id_, first, name, Sex.MALE, born, MemberRole.FATHER, oldest, shares=False)
        found.append(father)
    if plan.kind is not FamilyKind.GRANDMOTHER and chance.yes(0.2):
        found.append(_grandmother(world, chance, stem, oldest, shares=False))
    return found


def _grandmother(
    world: World, chance: Chance, stem: str, oldest: date, *, shares: bool
) -> Resident:
    return Resident(
        world.ledger.new_id(oldest),
        chance.pick(first_names("older_women")),
        surname(stem, Sex.FEMALE),
        Sex.FEMALE,
        _born(chance, oldest, chance.between(40, 56)),
        MemberRole.GRANDPARENT,
        oldest,
        shares=shares,
    )


def _born(chance: Chance, oldest: date, years: int) -> date:
    return add_days(add_months(oldest, -12 * years), -chance.between(1, 360))


def _children(
    world: World, chance: Chance, plan: FamilyPlan, stem: str, first: date
) -> list[Resident]:
    births = [add_days(first, -round(age * _DAYS_OF_YEAR)) for age in plan.ages]
    births += _born_during(world, plan)
    _turn_birthdays(world, plan, births)
    girls, boys = (iter(chance.shuffled(first_names(kind))) for kind in ("girls", "boys"))
    children = []
    for birth in sorted(births):
        sex = Sex.FEMALE if chance.yes(0.49) else Sex.MALE
        first_name = next(girls if sex is Sex.FEMALE else boys)
        id_ = world.ledger.new_id(birth)
        name = surname(stem, sex)
        children.append(Resident(id_, first_name, name, sex, birth, MemberRole.CHILD, birth))
    return children


def due_birth(plan: FamilyPlan) -> date:
    """The day on which the child expected at the start of the work is born."""
    return add_days(plan.cases[0].began, 118)


def _born_during(world: World, plan: FamilyPlan) -> list[date]:
    if plan.has("pregnancy") and world.is_past(due_birth(plan)):
        return [due_birth(plan)]
    return []


def _turn_birthdays(world: World, plan: FamilyPlan, births: list[date]) -> None:
    """Birthdays that matter: 18, 3, 29 February."""
    if plan.has("eighteenth_birthday"):
        births[0] = add_months(add_days(world.as_of, 9), -12 * 18)
    if plan.has("third_birthday"):
        births[-1] = add_months(add_days(world.as_of, 12), -12 * 3)
    if plan.has("leap_day"):
        year = births[0].year - births[0].year % 4
        births[0] = date(year, 2, 29)
    if plan.has("comes_of_age_at_end") and plan.cases[0].ended:
        births[0] = add_months(add_days(plan.cases[0].ended, -12), -12 * 18)
