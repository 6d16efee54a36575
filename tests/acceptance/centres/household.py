"""Building blocks of invented centres: a family with its members and its case."""

from dataclasses import dataclass, field
from datetime import date

from tests.acceptance.rows import Book

ADULT_BORN = date(1985, 6, 15)


@dataclass
class Home:
    """A family as rows: its number, its members, its cases."""

    family: str
    adults: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)


def home(book: Book, name: str, *, adults: int, children: int, since: date, year: int) -> Home:
    """A family with so many adults and children under 18, all sharing the household."""
    found = Home(book.add("family", name=name, area="wieś" if len(name) % 2 else "miasto"))
    for index in range(adults):
        role, sex = (("mother", "female"), ("father", "male"), ("grandparent", "female"))[index % 3]
        found.adults.append(
            member(book, found, name, role=role, since=since, sex=sex, birth_date=ADULT_BORN)
        )
    for index in range(children):
        born = date(year - 2 - index % 12, 1 + index % 12, 10)
        found.children.append(
            member(
                book,
                found,
                name,
                role="child",
                since=since,
                sex="female" if index % 2 else "male",
                birth_date=born,
            )
        )
    return found


def member(
    book: Book,
    home: Home,
    name: str,
    *,
    role: str,
    since: date,
    until: date | None = None,
    shares: bool = True,
    **person: object,
) -> str:
    """A new person in the family from a day on; returns his number."""
    number = book.add(
        "person", surname=name, first_name=f"Osoba {len(book.rows['person']) + 1}", **person
    )
    book.add(
        "membership",
        family=home.family,
        person=number,
        role=role,
        shares_household=shares,
        began=since,
        ended=until,
    )
    return number


def case(
    book: Book,
    home: Home,
    began: date,
    ended: date | None = None,
    reason: str | None = None,
    *,
    assistant: str | None = None,
    plan_ended: date | None = None,
) -> str:
    """A case with its assistant and its plan; returns the case's number."""
    number = book.add(
        "case",
        family=home.family,
        basis="consent",
        began=began,
        ended=ended,
        closure_reason=reason,
    )
    home.cases.append(number)
    if assistant:
        book.add("assignment", case=number, worker=assistant, kind="main", began=began, ended=ended)
    book.add("work_plan", case=number, began=began, ended=plan_ended or ended)
    return number
