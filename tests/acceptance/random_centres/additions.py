"""Drawn apart from the rest, so that what is added here leaves the centres as they were: terms, violence, pupils."""

from datetime import date, timedelta

from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.random_centres.families import add_member
from tests.acceptance.rows import Book

VIOLENCE = ("physical", "psychological", "sexual", "economic", "electronic", "other")


def add_violence(book: Book, chance: Chance) -> None:
    """Groups of acts on the NK-A that are there."""
    for row in book.rows["nk_form"]:
        if row["kind"] == "nk_a":
            row["violence"] = chance.some_of(VIOLENCE)


def add_terms(book: Book, chance: Chance) -> None:
    """Procedures on the days around the ends of their terms; some end before, of some nothing more is known."""
    for _ in range(chance.number(0, 4)):
        began = chance.day(chance.first - ONE_DAY * 20, chance.last)
        ended = began + ONE_DAY * chance.number(0, 12) if chance.sometimes() else None
        procedure = book.add(
            "procedure",
            environment=f"Środowisko terminów {chance.number(1, 9)}",
            began=began,
            ended=ended,
            end_ground="no_grounds" if ended else None,
        )
        for a_type in ("wszczynajaca", *(["kolejna"] if chance.sometimes() else [])):
            filled = began + ONE_DAY * chance.number(0, 3)
            received = filled + ONE_DAY * chance.number(0, 10) if chance.often() else None
            book.add(
                "nk_form",
                procedure=procedure,
                kind="nk_a",
                a_type=a_type,
                filled=filled,
                received=received,
                institution="police",
                violence=chance.some_of(VIOLENCE),
            )
            if received and chance.often():
                _add_group(book, chance, procedure, received)
    for _ in range(chance.number(0, 3)):
        book.add("team_sitting", day=chance.day())


def _add_group(book: Book, chance: Chance, procedure: str, received: date) -> None:
    group = book.add(
        "diagnostic_group",
        procedure=procedure,
        kind="gdp",
        appointed=received + timedelta(days=chance.number(0, 6)),
    )
    for _ in range(chance.number(0, 2)):
        book.add("group_sitting", group=group, day=received + ONE_DAY * chance.number(0, 10))


def add_pupils(book: Book, chance: Chance) -> None:
    """Children of all ages who learn, some turning 25, and grown-up ones who do not."""
    for family in [row["number"] for row in book.rows["family"]]:
        for _ in range(chance.number(0, 2)):
            born = chance.one_of(
                (
                    {"birth_date": date(chance.year - 25, 6, 22)},
                    {"birth_date": chance.first.replace(year=chance.year - 25)},
                    {"birth_date": date(chance.year - 20, 2, 28)},
                    {"birth_year": chance.year - 25},
                    {"birth_year": chance.year - 24},
                    {},
                )
            )
            person = book.add("person", surname="Umowna", first_name="Pełnoletnia", **born)
            add_member(book, chance, family, person, chance.one_of(("child", "child", "mother")))
        for row in [row for row in book.rows["membership"] if row["family"] == family]:
            if chance.sometimes():
                book.add(
                    "family_trait",
                    family=family,
                    kind="pupil",
                    person=chance.one_of((row["person"], row["person"], None)),
                    **chance.span(),
                )
    if chance.one_of((True, False)):
        key = "pupils_as_children"
        since = date(2012, 1, 1)
        book.put("setting", key=key, label=key, value="yes", valid_from=since, confirmed=True)
