"""Drawn apart from the rest, so that what is added here leaves the centres as they were: terms, pupils, meetings…"""

from datetime import date, time, timedelta
from typing import Any

from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.random_centres.families import DISTRICTS, add_member
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


def add_meetings(book: Book, chance: Chance) -> None:
    """Meetings with and without a family or a district, trips, interventions past midnight, leaves at home."""
    families: list[Any] = [row["number"] for row in book.rows["family"]]
    for _ in range(chance.number(0, 6)):
        book.add(
            "family_meeting",
            family=chance.one_of((*families, None)),
            day=chance.day(),
            district=chance.one_of((*DISTRICTS, None)),
            attended_by_unit=chance.one_of((True, False, None)),
        )
    for _ in range(chance.number(0, 4)):
        book.add(
            "joint_trip",
            day=chance.day(),
            district=chance.one_of((*DISTRICTS, None)),
            families=chance.some_of(families),
            other_families=chance.one_of((None, 0, 2)),
        )
    removals = book.rows["child_removal"]
    for _ in range(chance.number(0, 3)):
        removal = chance.one_of(removals) if removals else {}
        day = removal.get("moment_day", chance.day()) - ONE_DAY * chance.number(0, 1)
        book.add(
            "intervention",
            family=removal.get("family", chance.one_of(families)),
            day=day,
            began=time(22, 15),
            ended=chance.one_of((time(23, 40), time(0, 35), None)),
        )
    for row in chance.some_of(book.rows["placement"]):
        book.add("home_leave", child=row["child"], **chance.span(row["began"], row.get("ended")))
    for name in ("family_meeting", "joint_trip", "intervention"):
        for row in chance.some_of(book.rows[name], 1):
            if chance.rarely():
                book.bin(name, row["number"])
