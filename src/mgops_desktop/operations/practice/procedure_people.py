"""Invented persons of Blue Card procedures whom no other record of the centre knows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import first_names, surname


@dataclass(frozen=True)
class Somebody:
    """A person of a procedure before he is written; `party` is who he is, if he is on record already."""

    surname: str
    first_name: str
    sex: Sex
    birth: date
    role: PartyRole
    minor: bool = False
    party: UUID | None = None


def strangers(chance: Chance, stem: str, began: date) -> tuple[Somebody, ...]:
    harmed = Sex.FEMALE if chance.yes(0.9) else Sex.MALE
    violent = Sex.MALE if harmed is Sex.FEMALE else Sex.FEMALE
    people = [
        stranger(chance, stem, harmed, began, PartyRole.HARMED),
        stranger(chance, stem, violent, began, PartyRole.VIOLENT),
    ]
    for _ in range(chance.weighted({0: 0.3, 1: 0.3, 2: 0.25, 3: 0.15})):
        sex = Sex.FEMALE if chance.yes(0.5) else Sex.MALE
        first = chance.pick(first_names("girls" if sex is Sex.FEMALE else "boys")).nominative
        birth = add_days(began, -chance.between(200, 6200))
        name = surname(stem, sex)
        people.append(Somebody(name, first, sex, birth, PartyRole.HARMED, minor=True))
    return tuple(people)


def stranger(chance: Chance, stem: str, sex: Sex, began: date, role: PartyRole) -> Somebody:
    first = chance.pick(first_names("women" if sex is Sex.FEMALE else "men")).nominative
    birth = add_days(began, -chance.between(24 * 366, 58 * 365))
    return Somebody(surname(stem, sex), first, sex, birth, role)
