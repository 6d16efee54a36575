"""A small centre like Wieruszów in 2018: one assistant, fifteen families, and what must not count."""

from datetime import date

from tests.acceptance.centres.household import case, home, member
from tests.acceptance.rows import Book

YEAR = 2018
FAMILIES, CHILDREN = 15, 33


def wieruszow() -> Book:
    """All rows of the invented small centre."""
    book = Book()
    book.put("centre", name="Gminny Ośrodek Pomocy Społecznej w Przykładowie", place="Przykładowo")
    assistant = _staff(book)
    _families(book, assistant)
    _applications(book)
    _supervision(book)
    _counselling(book)
    _blue_cards(book)
    return book


def _staff(book: Book) -> str:
    worker = book.add("worker", surname="Wzorcowa", first_name="Anna")
    book.add(
        "contract",
        worker=worker,
        position="family_assistant",
        form="employment",
        fraction=1,
        began=date(2014, 1, 1),
    )
    return worker


def _families(book: Book, assistant: str) -> None:
    """33 children in 15 families: one of them in care; one more only before and one only after."""
    counts = [3] * 3 + [2] * 12
    assert (len(counts), sum(counts)) == (FAMILIES, CHILDREN)
    for index, children in enumerate(counts):
        found = home(
            book,
            f"Fikcyjna {index + 1}",
            adults=1,
            children=children,
            since=date(2013, 1, 1),
            year=YEAR,
        )
        closed = index == 14  # closed on the last day: supported, and closed
        case(
            book,
            found,
            date(2016, 5, 1) if index < 10 else date(YEAR, 2, 1),
            date(YEAR, 12, 31) if closed else None,
            "moved_away" if closed else None,
            assistant=assistant,
        )
        if index == 0:
            book.add(
                "placement",
                child=found.children[0],
                family=found.family,
                form="kinship",
                began=date(2017, 4, 1),
            )
            grown = date(YEAR - 18, 1, 1)
            member(book, found, "Fikcyjna", role="child", since=date(2013, 1, 1), birth_date=grown)
    outside = home(book, "Dawna", adults=1, children=4, since=date(2013, 1, 1), year=YEAR)
    case(book, outside, date(2016, 1, 1), date(2017, 12, 31), "goals_achieved", assistant=assistant)


def _applications(book: Book) -> None:
    """Five by the date of receipt, on both edges of the year; two of other years."""
    family = book.add("family", name="Wnioskowa")
    days = [date(YEAR, 1, 1), *(date(YEAR, month, 9) for month in (3, 6, 9)), date(YEAR, 12, 31)]
    for day in [*days, date(YEAR - 1, 12, 31), date(YEAR + 1, 1, 1)]:
        book.add("application", family=family, received=day)


def _supervision(book: Book) -> None:
    """25 families on record under a probation officer, few of them supported."""
    families = ["family-0001", "family-0002"]
    families += [book.add("family", name=f"Nadzorowa {n + 1}") for n in range(23)]
    for family in families:
        book.add("supervision", family=family, officer="kurator", began=date(2015, 1, 1))
    again = families[3]
    book.add("supervision", family=again, began=date(2012, 1, 1), ended=date(2014, 12, 31))
    for began, ended in ((date(2014, 1, 1), date(2017, 12, 31)), (date(YEAR + 1, 1, 1), None)):
        book.add("supervision", family=book.add("family", name="Inna"), began=began, ended=ended)


def _counselling(book: Book) -> None:
    """Twelve families of the psychologist; the pedagogue's and the absent ones are none of them."""
    for index in range(12):
        family = book.add("family", name=f"Poradna {index + 1}")
        for month in (2, 5, 10):
            _session(book, "psycholog", date(YEAR, month, 7), family=family)
    other = book.add("family", name="Poradna inna")
    _session(book, "pedagog", date(YEAR, 4, 4), family=other)
    _session(book, "psycholog", date(YEAR, 4, 4), family=other, no_show=True)
    _session(book, "psycholog", date(YEAR + 1, 1, 1), family=other)
    _session(book, "psycholog", date(YEAR, 4, 4), anonymous=True)


def _session(book: Book, specialist: str, day: date, **values: object) -> None:
    book.add(
        "counselling_session", day=day, minutes=60, specialist=specialist, kind="therapy", **values
    )


def _blue_cards(book: Book) -> None:
    """23 families in 24 procedures; 4 sittings of the team, 105 of groups, 67 persons discussed."""
    procedures = [
        book.add(
            "procedure",
            environment=f"środowisko {index % 23}",
            began=date(YEAR, 1 + index % 11, 3) if index % 2 else date(YEAR - 1, 9, 1),
            ended=date(YEAR, 2, 1) if index == 0 else None,
            end_ground="old_no_grounds" if index == 0 else None,
        )
        for index in range(24)
    ]
    old = book.add(
        "procedure",
        environment="dawne środowisko",
        began=date(2016, 1, 1),
        ended=date(YEAR - 1, 12, 31),
        end_ground="old_ceased_and_plan",
    )
    for month in (3, 6, 9, 12):
        book.add("team_sitting", day=date(YEAR, month, 14))
    book.add("team_sitting", day=date(YEAR - 1, 12, 31))
    persons = [
        *(book.add("party", surname="Zmyślona", sex="female", birth_year=1980) for _ in range(33)),
        *(book.add("party", surname="Zmyślony", sex="male", birth_year=1979) for _ in range(27)),
        *(book.add("party", surname="Zmyślona", sex="female", birth_year=2010) for _ in range(7)),
    ]
    groups = [
        book.add("diagnostic_group", procedure=one, kind="gr", appointed=date(YEAR - 1, 9, 15))
        for one in procedures
    ]
    for index in range(105):
        book.add(
            "group_sitting",
            group=groups[index % 24],
            day=date(YEAR, 1 + index % 12, 1 + index % 28),
            attended_by_unit=index < 20,
            parties=[persons[index % 67], persons[(index * 7) % 67]],
        )
    group = book.add("diagnostic_group", procedure=old, kind="gr", appointed=date(2016, 2, 1))
    stranger = book.add("party", surname="Inna", sex="female", birth_year=1980)
    book.add("group_sitting", group=group, day=date(YEAR - 1, 12, 31), parties=[stranger])
