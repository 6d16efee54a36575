"""Invented families: persons of every kind of known age, memberships, places, traits."""

from datetime import date
from typing import Any

from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.rows import Book

SURNAMES = ("Przykładowa", "Wzorcowa", "Fikcyjna", "Umowna", "Próbna")
DISTRICTS = ("Rejon 1", "Górki Umowne")
STAYS = [
    "home",
    "foster_care",
    "mow",
    "mos",
    "sosw",
    "other_parent",
    "hospital",
    "informal",
    "other",
]
PROBLEMS = ("bezradnosc", "ubostwo", "przemoc_domowa", "Długi czynszowe")
FORMS = [
    "kinship",
    "non_professional",
    "professional",
    "family_home",
    "socialisation",
    "intervention",
    "specialist",
    "family_type",
    "regional_therapy",
    "pre_adoption",
]


def add_families(book: Book, chance: Chance) -> None:
    for _ in range(chance.number(3, 6)):
        family = book.add(
            "family",
            name=chance.one_of(SURNAMES),
            area=chance.one_of(("town", "village", None)),
            district=chance.one_of((*DISTRICTS, None)),
        )
        for _ in range(chance.number(1, 2)):
            role = chance.one_of(("mother", "father", "partner", "grandparent"))
            add_member(book, chance, family, add_adult(book, chance), role)
        for _ in range(chance.number(0, 4)):
            add_member(book, chance, family, add_child(book, chance), "child")
        _add_dated(book, chance, family)
    _add_second_homes(book, chance)
    for row in list(book.rows["person"]):
        _add_places(book, chance, row)


def add_adult(book: Book, chance: Chance) -> str:
    born = chance.one_of(
        (
            {"birth_date": date(1985, 2, 28)},
            {"birth_year": 1990},
            {},
            {"age_group": "adult"},
            {"birth_date": chance.first.replace(year=chance.year - 18)},
            {"birth_date": date(chance.year - 18, 2, 28)},
        )
    )
    return _person(book, chance, **born)


def add_child(book: Book, chance: Chance) -> str:
    last = chance.last
    born = chance.one_of(
        (
            {"birth_date": chance.day(date(chance.year - 17, 1, 1), chance.first)},
            {
                "birth_date": chance.day(
                    date(chance.year - 18, 1, 1), date(chance.year - 18, 12, 31)
                )
            },
            {"birth_date": last.replace(year=chance.year - 18)},
            {"birth_date": date(2004, 2, 29)},
            {"birth_date": date(2008, 2, 29)},
            {"birth_date": chance.day(chance.first, last)},
            {"birth_year": chance.year - 18},
            {"birth_year": chance.year - 18, "age_group": "child"},
            {"birth_year": chance.year - 6},
            {"age_group": "child"},
        )
    )
    return _person(book, chance, **born)


def _person(book: Book, chance: Chance, **born: Any) -> str:
    sex = chance.one_of(("female", "male", "female"))
    return book.add(
        "person",
        surname=chance.one_of(SURNAMES),
        first_name=f"Osoba {len(book.rows['person']) + 1}",
        sex=sex,
        died_on=chance.day(born.get("birth_date")) if chance.rarely() else None,
        **born,
    )


def add_member(book: Book, chance: Chance, family: str, person: str, role: str) -> None:
    """Most from long ago on, some for a time, some important persons outside the household."""
    born = next(row for row in book.rows["person"] if row["number"] == person).get("birth_date")
    began = max(born or date.min, date(chance.year - 3, 5, 5))
    times: dict[str, Any] = {"began": began}
    if chance.sometimes():
        times = chance.span(max(began, chance.first - ONE_DAY * 300))
    outside = chance.rarely() or (role == "child" and chance.rarely())
    book.add(
        "membership",
        family=family,
        person=person,
        role=role,
        shares_household=False if outside else chance.one_of((True, None)),
        **times,
    )


def _add_second_homes(book: Book, chance: Chance) -> None:
    """Some live in two families, one after another or at once."""
    for row in list(book.rows["membership"]):
        if chance.rarely():
            family = chance.one_of(book.rows["family"])["number"]
            add_member(book, chance, family, row["person"], row["role"])


def _add_dated(book: Book, chance: Chance, family: str) -> None:
    for _ in range(chance.number(0, 2)):
        kind = chance.one_of(("single_parent", "disability", "long_illness"))
        book.add("family_trait", family=family, kind=kind, **chance.span())
    for problem in chance.some_of(PROBLEMS):
        book.add("family_problem", family=family, problem=problem, **chance.span())
    if chance.sometimes():
        book.add("supervision", family=family, officer="Kurator", **chance.span())


def _add_places(book: Book, chance: Chance, person: dict[str, Any]) -> None:
    born = person.get("birth_date") or date.min
    first = max(born, chance.first - ONE_DAY * 400)
    if person["sex"] == "female" and chance.sometimes():
        risk = chance.one_of((True, False, None))
        book.add("pregnancy", person=person["number"], high_risk=risk, **chance.span())
    if not chance.sometimes():
        return
    for _ in range(chance.number(0, 2)):
        book.add("stay", person=person["number"], kind=chance.one_of(STAYS), **chance.span(first))
    if chance.sometimes():
        add_placements(book, chance, person["number"], first)


def add_placements(book: Book, chance: Chance, child: str, first: date) -> None:
    """One after another, with or without a gap; the last may go on."""
    homes = [row["family"] for row in book.rows["membership"] if row["person"] == child]
    began = chance.day(first)
    for _ in range(chance.number(1, 3)):
        ended = None if chance.sometimes() else chance.day(began)
        reasons = ("returned", "adopted", "came_of_age", "carer_changed", "other", None)
        book.add(
            "placement",
            child=child,
            family=chance.one_of((*homes, None)),
            form=chance.one_of(FORMS),
            carer=chance.one_of(("Opiekunowie A", "Dom w Umowie", "Opiekunowie B", None)),
            began=began,
            ended=ended,
            end_reason=chance.one_of(reasons) if ended else None,
        )
        if ended is None:
            return
        began = ended + ONE_DAY * chance.one_of((0, 1, 1, 2, 30))
