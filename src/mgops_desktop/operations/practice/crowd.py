"""Many families on record without work with them: for trying out search and long lists."""

from mgops_desktop.domain.age import age_on
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.family import MemberRole, Sex
from mgops_desktop.operations.practice.people import address, surname_stems
from mgops_desktop.operations.practice.phrases import first_names, surname
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.family import Family, Membership, Person

PERSONS = 50_000
_ADULT = 18
_VILLAGE = 0.4


def register_crowd(world: World) -> None:
    """Write families of one to six persons until that many persons are on record."""
    stems = surname_stems(world.chance("crowd"))
    index = 0
    while world.ledger.count(Person) < PERSONS:
        _note_household(world, index, next(stems))
        index += 1


def _note_household(world: World, index: int, stem: str) -> None:
    chance = world.chance("household", index)
    since = world.workdays.until(add_days(world.yesterday, -chance.between(0, 1000)))
    area, place, street, district = address(world, chance, village=chance.yes(_VILLAGE))
    family = world.ledger.note(
        Family,
        since,
        link_code=world.ledger.new_id(since),
        name=surname(stem, Sex.FEMALE),
        street=street,
        place=place,
        post_code="00-000",
        area=area,
        district=district,
        on_record_from=since,
    )
    size = chance.weighted({1: 0.12, 2: 0.2, 3: 0.25, 4: 0.23, 5: 0.13, 6: 0.07})
    for position in range(min(size, PERSONS - world.ledger.count(Person))):
        sex = Sex.FEMALE if chance.yes(0.52) else Sex.MALE
        days = chance.between(20 * 366, 60 * 365) if position < 2 else chance.between(100, 17 * 365)
        birth = add_days(since, -days)
        grown = age_on(birth, since) >= _ADULT
        names = ("women", "men") if grown else ("girls", "boys")
        person = world.ledger.note(
            Person,
            since,
            surname=surname(stem, sex),
            first_name=chance.pick(first_names(names[sex is Sex.MALE])).nominative,
            sex=sex,
            birth_date=birth,
            street=street,
            place=place,
        )
        role = MemberRole.CHILD
        if grown:
            role = MemberRole.MOTHER if sex is Sex.FEMALE else MemberRole.FATHER
        world.ledger.note(
            Membership,
            since,
            family_id=family,
            person_id=person,
            role=role,
            began=max(birth, since),
        )
