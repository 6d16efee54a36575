"""275 Blue Card procedures of the invented city, their persons, team and groups."""

from datetime import date

from tests.acceptance.rows import Book

YEAR = 2020
RUN = 275
HARMED = [("female", 93), ("male", 74)]
HOUSEHOLD = [("female", 199 - 93), ("male", 186 - 74)]
LINKED = 28
CHILD = date(2010, 5, 5)


def blue_cards(book: Book, families: list[str]) -> None:
    """Procedures with 385 children, 167 of them suspected of being harmed; 28 link to a family."""
    procedures = [_procedure(book, index, families) for index in range(RUN)]
    roles = [("harmed", *one) for one in HARMED] + [("household", *one) for one in HOUSEHOLD]
    placed = 0
    for role, sex, count in roles:
        for _ in range(count):
            party = book.add(
                "party", surname="Zmyślona", first_name="Dziecko", sex=sex, birth_date=CHILD
            )
            book.add("participation", procedure=procedures[placed % RUN], party=party, role=role)
            placed += 1
    twice = book.rows["participation"][-1]["party"]  # the same child in a second procedure
    book.add("participation", procedure=procedures[0], party=twice, role="household")
    grown = book.add("party", surname="Zmyślona", sex="male", birth_date=date(YEAR - 18, 3, 1))
    book.add("participation", procedure=procedures[1], party=grown, role="harmed")
    _outside(book, families)
    _bodies(book, procedures)


def _procedure(book: Book, index: int, families: list[str]) -> str:
    carried_over = index % 3 == 0
    began = date(2019, 6, 1) if carried_over else date(YEAR, 3, 1)
    number = book.add(
        "procedure",
        environment=f"środowisko {index}",
        family=families[index] if index < LINKED else None,
        began=began,
        ended=date(YEAR, 12, 31) if index % 5 == 0 else None,
        end_ground="old_ceased_and_plan" if index % 5 == 0 else None,
    )
    woman = book.add(
        "party", surname="Zmyślona", first_name="Dorosła", sex="female", birth_year=1985
    )
    man = book.add("party", surname="Zmyślony", first_name="Dorosły", sex="male", birth_year=1980)
    book.add("participation", procedure=number, party=woman, role="harmed")
    book.add("participation", procedure=number, party=man, role="violent")
    return number


def _outside(book: Book, families: list[str]) -> None:
    """Ended on the day before the year, begun on the day after; their children do not count."""
    for began, ended in ((date(2019, 1, 1), date(2019, 12, 31)), (date(YEAR + 1, 1, 1), None)):
        number = book.add(
            "procedure",
            environment="inne środowisko",
            family=families[100],
            began=began,
            ended=ended,
            end_ground="old_no_grounds" if ended else None,
        )
        child = book.add("party", surname="Inna", sex="female", birth_date=CHILD)
        book.add("participation", procedure=number, party=child, role="harmed")


def _bodies(book: Book, procedures: list[str]) -> None:
    """Sixteen of twenty sittings of the team attended; 28 groups attended, others only held."""
    for index in range(20):
        book.add(
            "team_sitting",
            day=date(YEAR, 1 + index % 12, 5 + index % 20),
            attended_by_unit=index < 16,
        )
    book.add("team_sitting", day=date(YEAR + 1, 1, 4), attended_by_unit=True)
    for index in range(40):
        group = book.add(
            "diagnostic_group", procedure=procedures[index], kind="gr", appointed=date(2019, 7, 1)
        )
        for month in (4, 9):
            book.add(
                "group_sitting", group=group, day=date(YEAR, month, 6), attended_by_unit=index < 28
            )
        book.add("group_sitting", group=group, day=date(2019, 8, 6), attended_by_unit=True)
