"""A city like Ruda Śląska in 2020: 149 families of assistants, and what must not count beside them."""

from datetime import date

from tests.acceptance.centres.household import Home, case, home, member
from tests.acceptance.centres.ruda_blue_cards import blue_cards
from tests.acceptance.centres.ruda_rest import counselling, court, staff, tail
from tests.acceptance.rows import Book

YEAR = 2020
FAMILIES = 149
LARGE = 61
SINGLE = 53
TWO_CHILDREN = 49
CARRIED_OVER = 100
GOALS, WITHDREW, NO_EFFECT = 18, 24, 5
CLOSED = GOALS + WITHDREW + NO_EFFECT
IN_CARE = 48
RETURNING = 3
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)


def ruda() -> Book:
    """All rows of the invented city."""
    book = Book()
    book.put(
        "centre", name="Miejski Ośrodek Pomocy Społecznej w Wymyślonym Mieście", place="Wymyślone"
    )
    book.put(
        "setting",
        key="aftercare",
        label="Długość monitoringu po zakończeniu pracy z rodziną",
        value="3",
        unit="miesięcy",
        valid_from=date(2012, 1, 1),
        basis="zarządzenie kierownika (przykład)",
        confirmed=True,
    )
    assistants = staff(book)
    homes = [_family(book, index) for index in range(FAMILIES)]
    for index, one in enumerate(homes):
        _work(book, one, index, assistants[index % 12])
    _care(book, homes)
    _traits(book, homes)
    _pregnancies(book, homes)
    _assessments(book, homes)
    _outside(book, homes, assistants[0])
    court(book, [one.family for one in homes])
    counselling(book)
    tail(book, homes)
    blue_cards(book, [one.family for one in homes])
    return book


def _family(book: Book, index: int) -> Home:
    children = 4 if index < LARGE else 2 if index < LARGE + TWO_CHILDREN else 1
    single = index >= FAMILIES - SINGLE
    adults = 1 if single else 2
    found = home(
        book,
        f"Przykładowa {index + 1}",
        adults=adults,
        children=children,
        since=date(2016, 1, 1),
        year=YEAR,
    )
    if index < 4:
        grandmother = date(1955, 3, 3)
        member(
            book,
            found,
            "Wzorcowa",
            role="grandparent",
            since=date(2016, 1, 1),
            birth_date=grandmother,
        )
    if index == 4:  # eighteen on the first day of the year: an adult on every support day
        turned = date(YEAR - 18, 1, 1)
        member(book, found, "Wzorcowa", role="child", since=date(2016, 1, 1), birth_date=turned)
    return found


def _ending(index: int) -> tuple[date | None, str | None]:
    """Every third of the first families was closed, the last of them on the last day of the year."""
    if index % 3 or index // 3 >= CLOSED:
        return None, None
    order = index // 3
    reason = (
        "goals_achieved"
        if order < GOALS
        else "family_withdrew"
        if order < GOALS + WITHDREW
        else "no_effect"
    )
    day = LAST if order == CLOSED - 1 else date(YEAR, 7 + order % 6, 1 + order % 28)
    return day, reason


def _work(book: Book, one: Home, index: int, assistant: str) -> None:
    began = date(2018, 3, 1) if index < CARRIED_OVER else date(YEAR, 1 + index % 3, 2)
    ended, reason = _ending(index)
    if index in RETURNED:  # two cases in one year are one family with two plans
        case(book, one, date(2019, 2, 1), date(YEAR, 2, 10), "no_effect", assistant=assistant)
        began = date(YEAR, 3, 5)
    case(book, one, began, ended, reason, assistant=assistant)
    if ended and index % 2 == 0:
        book.add(
            "assessment", case=one.cases[-1], kind="final", day=ended, handed_over=min(ended, LAST)
        )


RETURNED = (1, 4, 7)


def _assessments(book: Book, homes: list[Home]) -> None:
    """601 made: four in each family and one more in five of them."""
    for index, one in enumerate(homes):
        days = [date(YEAR, month, 20) for month in (3, 4, 5, 6)]
        if index in (1, 2, 4, 5, 7):
            days.append(date(YEAR, 9, 15))
        for day in days:
            book.add("assessment", case=one.cases[-1], kind="periodic", day=day, handed_over=day)
    late = homes[1].cases[-1]
    for day, handed in (
        (date(YEAR, 12, 28), date(YEAR + 1, 1, 4)),  # handed over only in the next year
        (date(2019, 12, 20), date(2019, 12, 31)),
        (date(YEAR, 10, 1), None),  # never handed over
    ):
        case_number = late if day.year == YEAR else homes[0].cases[0]
        book.add("assessment", case=case_number, kind="periodic", day=day, handed_over=handed)


def _care(book: Book, homes: list[Home]) -> None:
    """Two children each of 24 large families in foster care; they need not share the household."""
    for index, one in enumerate(homes[LARGE - IN_CARE // 2 : LARGE]):
        for child in one.children[:2]:
            book.add(
                "placement",
                child=child,
                family=one.family,
                form="kinship",
                carer=f"rodzina zastępcza {index}",
                began=date(2019, 9, 1),
            )
    for one in homes[LARGE - 5 : LARGE]:
        for row in book.rows["membership"]:
            if row["person"] in one.children[:2]:
                row["shares_household"] = False
    returned = 7
    for one in homes[:returned]:  # back at home in May: at home on the last support day
        _placement(book, one.children[0], one.family, date(YEAR, 5, 10), "returned")
    strangers = home(book, "Umowna", adults=1, children=20, since=date(2015, 1, 1), year=YEAR)
    for child in strangers.children:
        _placement(book, child, strangers.family, date(YEAR, 8, 14), "returned")
    _placement(book, strangers.children[0], strangers.family, date(YEAR, 2, 1), "returned")
    _placement(book, homes[8].children[0], homes[8].family, date(YEAR, 6, 1), "carer_changed")
    _placement(book, homes[9].children[0], homes[9].family, date(2019, 12, 31), "returned")


def _placement(book: Book, child: str, family: str, ended: date, reason: str) -> None:
    book.add(
        "placement",
        child=child,
        family=family,
        form="non_professional",
        carer="rodzina zastępcza X",
        began=date(ended.year - 1, 1, 5),
        ended=ended,
        end_reason=reason,
    )


def _traits(book: Book, homes: list[Home]) -> None:
    for one in homes[FAMILIES - SINGLE :]:
        book.add("family_trait", family=one.family, kind="single_parent", began=date(2017, 1, 1))
    gone = homes[3].family  # was one before the year, no more on a support day
    book.add(
        "family_trait",
        family=gone,
        kind="single_parent",
        began=date(2015, 1, 1),
        ended=date(2019, 12, 31),
    )
    for index, one in enumerate(homes[10:94]):  # 84 families obliged by the court
        began = date(2018, 1, 1) if index % 4 else date(YEAR, 6, 25)
        book.add("court_obligation", family=one.family, court="Sąd Rejonowy", began=began)
    book.add(
        "court_obligation",
        family=homes[0].family,
        began=date(2018, 1, 1),
        ended=date(2019, 12, 31),
    )


def _pregnancies(book: Book, homes: list[Home]) -> None:
    for index, one in enumerate(homes[20:34]):
        mother = one.adults[0]
        book.add(
            "pregnancy",
            person=mother,
            high_risk=index < 2,
            began=date(YEAR, 2, 1),
            ended=date(YEAR, 6, 25),
        )
        book.add(
            "pro_life_support",
            kind="advice",
            began=date(YEAR, 4, 1),
            person=mother,
            family=one.family,
        )
    book.add("pro_life_support", kind="advice", began=date(YEAR, 5, 1), person=homes[20].adults[0])
    book.add(
        "pregnancy", person=homes[40].adults[0], began=date(2019, 3, 1), ended=date(2019, 12, 31)
    )
    for one in homes[20:22]:
        book.add("pro_life_support", kind="coordination", began=date(YEAR, 3, 1), family=one.family)
    book.add(
        "pro_life_support",
        kind="coordination",
        began=date(2019, 1, 1),
        ended=date(2019, 12, 31),
        family=homes[22].family,
    )


def _outside(book: Book, homes: list[Home], assistant: str) -> None:
    """What stands just outside: families of other years, important persons, members who left before."""
    before = home(book, "Dawna", adults=2, children=3, since=date(2015, 1, 1), year=YEAR)
    case(book, before, date(2018, 1, 1), date(2019, 12, 31), "goals_achieved", assistant=assistant)
    after = home(book, "Przyszła", adults=1, children=2, since=date(2015, 1, 1), year=YEAR)
    case(book, after, date(YEAR + 1, 1, 1), assistant=assistant)
    never = home(book, "Obojętna", adults=2, children=5, since=date(2015, 1, 1), year=YEAR)
    book.add(
        "application",
        family=never.family,
        received=date(YEAR, 5, 5),
        decision="refused",
        decided=date(YEAR, 6, 1),
    )
    aunt = {"role": "relative", "since": date(2015, 1, 1), "shares": False}
    member(book, homes[0], "Daleka", **aunt, birth_date=date(1970, 1, 1))
    member(
        book, homes[0], "Dawna", role="child", since=date(2015, 1, 1), until=date(2019, 12, 31),
        birth_date=date(2008, 1, 1),
    )  # fmt: skip
