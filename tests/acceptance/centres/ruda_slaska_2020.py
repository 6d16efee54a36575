"""Invented records whose figures equal those that Ruda Śląska printed for 2020."""

from datetime import date

from tests.acceptance.centres.building import ONE_DAY, Centre, spread
from tests.acceptance.centres.must_not_count import add_what_must_not_count
from tests.acceptance.rows import Book

YEAR = 2020
FAMILIES, CLOSED, CARRIED_OVER = 149, 47, 100
MEETINGS = {
    "Ruda": 159,
    "Godula": 47,
    "Orzegów": 67,
    "Bykowina": 23,
    "Halemba": 40,
    "Kochłowice": 9,
    "Nowy Bytom": 155,
    "Wirek": 92,
    "Bielszowice": 50,
}
ATTENDED = 250
FAMILIES_VISITED = {
    "Ruda": 7,
    "Orzegów": 4,
    "Bykowina": 6,
    "Kochłowice": 5,
    "Halemba": 7,
    "Nowy Bytom": 9,
    "Wirek": 5,
    "Bielszowice": 5,
}
REASONS = ["goals_achieved"] * 18 + ["family_withdrew"] * 24 + ["no_effect"] * 5
TWO_CASES = (42, 43, 60)
"""Families whose first case of the year was closed; the last one came back to stay."""


def ruda_slaska_2020() -> Book:
    """A city: 14 assistants, 149 families, 275 Blue Card procedures."""
    centre = Centre(YEAR, "Ruda Śląska")
    centre.book.put("centre", name="Ośrodek Pomocy Społecznej", municipality="Ruda Śląska")
    assistants = _staff(centre)
    families = [centre.family() for _ in range(FAMILIES)]
    cases = _cases(centre, families, assistants)
    _members(centre, families)
    _features(centre, families)
    _assessments(centre, cases)
    _aftercare(centre, cases)
    _pro_life(centre, families)
    _returns(centre)
    centre.letters(
        86,
        families,
        "insight_application",
        "care_order_application",
        "authority_application",
    )
    centre.letters(163, families, "court_annotation")
    centre.letters(146, families, "court_report_on_plan")
    _counselling(centre, families)
    add_what_must_not_count(centre, assistants[0], cases[5])
    _meetings(centre)
    _trips(centre)
    _blue_cards(centre, families)
    _bodies(centre)
    _monitoring_months(centre)
    return centre.book


def _staff(centre: Centre) -> list[str]:
    """Ten at work all year, two on parental leave, two who resigned: one on the last day."""
    book, began = centre.book, date(2018, 1, 1)
    assistants = [centre.assistant(began=began) for _ in range(10)]
    for times in ({"began": date(2019, 6, 1)}, {"began": centre.last}):
        book.add("leave", worker=centre.assistant(began=began), kind="parental", **times)
    for ended in (centre.day(6, 30), centre.last):
        centre.assistant(began=began, ended=ended, end_reason="resigned")
    book.add("leave", worker=assistants[0], kind="unpaid", began=began, ended=date(2018, 12, 31))
    return assistants


def _cases(centre: Centre, families: list[str], assistants: list[str]) -> list[str]:
    """One case each, three families with a second one, five with a change of assistant."""
    cases = []
    for n, family in enumerate(families):
        worker = assistants[n % len(assistants)]
        began, ended = _span(centre, n)
        reason = REASONS[n] if ended else None
        if n in TWO_CASES:
            gone = centre.day(3, 31)
            centre.case(family, worker, date(2019, 5, 1), gone, "method_changed")
            began = centre.day(5, 1)
        cases.append(centre.case(family, worker, began, ended, reason))
    for row in centre.book.rows["assignment"][100:105]:
        change = centre.day(7, 1)
        row["ended"] = change - ONE_DAY
        times = {"case": row["case"], "kind": "main", "began": change}
        centre.book.add("assignment", worker=assistants[3], **times)
    return cases


def _span(centre: Centre, n: int) -> tuple[date, date | None]:
    """When the case of family `n` began and ended; the edges of the year first."""
    ends = {0: centre.last, 1: centre.first}
    ended = None if n >= CLOSED else ends.get(n, centre.day(4 + n % 8, 1 + n % 28))
    if n < 30 or n >= FAMILIES - (CARRIED_OVER - 30):
        return date(2019, 1 + n % 12, 1 + n % 28), ended
    if n < CLOSED:
        return centre.day(2, 1 + n % 28), ended
    begins = {CLOSED: centre.first, CLOSED + 1: centre.last}
    return begins.get(n, centre.day(3 + n % 9, 1 + n % 28)), None


LARGE, TWO_CHILDREN = 61, 49


def _members(centre: Centre, families: list[str]) -> None:
    """631 persons: 246 grown-ups, 333 children at home, 48 in care, 4 elsewhere."""
    small = families[LARGE:]
    for n, family in enumerate(families):
        centre.mother(family, **_edge_of_membership(centre, n))
        if n % 3 and n < 145:
            centre.father(family)
    _come_of_age(centre, families[3])
    for n, family in enumerate(families[:LARGE]):
        children = [centre.child(family, _born(centre, n, m)) for m in range(4)]
        if n < 24:
            for child in children[2:]:
                centre.placement(child, date(2019, 9, 1), family=family)
    for n, family in enumerate(small):
        for m in range(2 if n < TWO_CHILDREN else 1):
            centre.child(family, _born(centre, LARGE + n, m))
    for family, kind in zip(small, ("mow", "sosw", "other_parent", "hospital"), strict=False):
        child = centre.child(family)
        centre.book.add("stay", person=child, kind=kind, began=date(2019, 9, 1))


def _edge_of_membership(centre: Centre, n: int) -> dict[str, date]:
    """One left on the first day of the year, one came on the last."""
    return {2: {"ended": centre.first}, 90: {"began": centre.last}}.get(n, {})


def _come_of_age(centre: Centre, family: str) -> None:
    """Eighteen on the first day of the year: a grown-up of the family all year."""
    centre.child(family, date(YEAR - 18, 1, 1))


def _born(centre: Centre, n: int, m: int) -> date | None:
    """A child until the last day, one until July, one born on the last day of the year."""
    edges = {
        (100, 0): date(YEAR - 18, 12, 31),
        (101, 0): date(YEAR - 18, 7, 1),
        (102, 0): centre.last,
    }
    return edges.get((n, m))


def _features(centre: Centre, families: list[str]) -> None:
    """53 single parents, 84 obliged by court; each on a support day, some on one only."""
    book, long_ago = centre.book, date(2018, 5, 1)
    for n, family in enumerate(families[50:103]):
        times = {"began": long_ago, "ended": centre.last if n % 2 else None}
        book.add("family_trait", family=family, kind="single_parent", **times)
    for n, family in enumerate(families[60:144]):
        times = {"began": long_ago if n % 2 else centre.last}
        book.add("court_obligation", family=family, court="Sąd Rejonowy w Umowie", **times)
    book.add("court_obligation", family=families[60], began=centre.day(6, 1))
    book.add("family_trait", family=families[0], kind="disability", began=long_ago)


def _assessments(centre: Centre, cases: list[str]) -> None:
    """601 handed over in the year: one of them written the year before, one on the last day."""
    rows = {row["number"]: row for row in centre.book.rows["case"]}
    whole_year = [
        case for case in cases if rows[case]["began"] < centre.first and "ended" not in rows[case]
    ]
    left = 601
    for position, case in enumerate(whole_year):
        count = min(left, 601 // len(whole_year) + (position < 601 % len(whole_year)))
        left -= count
        for n, day in enumerate(spread(centre.first, centre.last, count)):
            written = centre.before if position == n == 0 else day
            centre.book.add("assessment", case=case, kind="periodic", day=written, handed_over=day)
    assert left == 0


def _aftercare(centre: Centre, cases: list[str]) -> None:
    """20 families: of those closed this year, and two of the year before; one family twice."""
    for case in cases[5:23]:
        ended = next(row["ended"] for row in centre.book.rows["case"] if row["number"] == case)
        centre.book.add("aftercare", case=case, began=ended, planned_end=centre.after)
    centre.book.add("aftercare", case=cases[5], began=centre.last)
    for ended in (centre.first, None):
        family = centre.family()
        worker = centre.book.rows["worker"][0]["number"]
        case = centre.case(family, worker, date(2018, 3, 1), date(2019, 9, 30), "goals_achieved")
        centre.book.add("aftercare", case=case, began=date(2019, 10, 1), ended=ended)


def _pro_life(centre: Centre, families: list[str]) -> None:
    """2 families coordinated, 14 women advised (one twice), 14 pregnant, 2 at high risk."""
    book = centre.book
    mothers = {row["family"]: row["person"] for row in reversed(book.rows["membership"])}
    women = [mothers[family] for family in families[100:114]]
    for n, woman in enumerate(women):
        began = centre.last if n == 0 else centre.day(1 + n % 9, 5)
        book.add("pregnancy", person=woman, high_risk=n < 2, began=began)
        book.add("pro_life_support", kind="advice", person=woman, began=began)
    book.add("pro_life_support", kind="advice", person=women[3], began=centre.last)
    for family, times in (
        (families[100], {"began": date(2019, 5, 1), "ended": centre.first}),
        (families[101], {"began": centre.last}),
    ):
        book.add("pro_life_support", kind="coordination", family=family, **times)
    other = centre.mother(centre.family())
    book.add("pregnancy", person=other, high_risk=True, began=centre.day(2, 2))
    book.add("pro_life_support", kind="advice", person=other, began=centre.after)


def _returns(centre: Centre) -> None:
    """27 children came home, one of them twice; one on the first and one on the last day."""
    family = centre.family()
    centre.mother(family)
    for day in spread(centre.first, centre.last, 27):
        child = centre.child(family)
        centre.placement(child, date(2019, 2, 1), day, end_reason="returned", family=family)
    again = {"end_reason": "returned", "family": family}
    first = centre.book.rows["placement"][-27]["child"]
    centre.placement(first, centre.day(3, 1), centre.day(9, 1), **again)


def _counselling(centre: Centre, families: list[str]) -> None:
    """135 persons: 120 by name, some with both specialists, and 15 anonymous sessions."""
    mothers = {row["family"]: row["person"] for row in reversed(centre.book.rows["membership"])}
    named = [mothers[family] for family in families[:120]]
    for n, (person, day) in enumerate(
        zip(named, spread(centre.first, centre.last, len(named)), strict=True)
    ):
        centre.session(day, ("psycholog", "pedagog")[n % 2], persons=[person])
        if n % 10 == 0:
            centre.session(day, ("pedagog", "psycholog")[n % 2], persons=[person, named[n + 1]])
    for day in spread(centre.first, centre.last, 15):
        centre.session(day, "psycholog", anonymous=True)


def _meetings(centre: Centre) -> None:
    """642 meetings in nine districts, 250 attended; every other one on a family of the register.

    The district of a meeting is that of its family, whatever was written beside it.
    """
    districts = [district for district, count in MEETINGS.items() for _ in range(count)]
    families = {district: centre.family(district=district) for district in MEETINGS}
    days = spread(centre.first, centre.last, len(districts))
    for n, (district, day) in enumerate(zip(districts, days, strict=True)):
        named = n % 2 == 0
        centre.book.add(
            "family_meeting",
            family=families[district] if named else None,
            day=day,
            district="Wirek" if named and n % 10 == 0 else district,
            attended_by_unit=n < ATTENDED,
            subject="sytuacja dzieci w rodzinie",
            participants="pedagog szkolny, dzielnicowy, pracownik socjalny, matka",
        )


def _trips(centre: Centre) -> None:
    """8 trips to eight districts, before March and until the last day; 48 families, one visited twice."""
    first = centre.family()
    days = spread(centre.first, centre.last, len(FAMILIES_VISITED))
    for (district, count), day in zip(FAMILIES_VISITED.items(), days, strict=True):
        centre.book.add(
            "joint_trip",
            day=day,
            district=district,
            families=[first, centre.family(district="Godula")],
            other_families=count - 2,
            guards="Straż Miejska w Umowie",
        )


PROCEDURES, GIRLS, BOYS, HARMED_GIRLS, HARMED_BOYS = 275, 199, 186, 93, 74


def _blue_cards(centre: Centre, families: list[str]) -> None:
    """275 procedures, 28 in supported families; 385 children in them, 167 of them harmed."""
    procedures = [
        centre.procedure(date(2019, 1 + n % 12, 3), family=family)
        for n, family in enumerate(families[50:78])
    ]
    started_on_birthday = centre.procedure(centre.first, centre.first)
    procedures.append(started_on_birthday)
    for n in range(PROCEDURES - 1 - len(procedures)):  # one runs among what must not count
        began = (date(2019, 6, 1), centre.first, centre.last, centre.day(1 + n % 12, 9))[n % 4]
        ended = centre.last if n % 5 == 0 else None
        procedures.append(centre.procedure(began, ended, environment=f"Środowisko {n // 2}"))
    for n, procedure in enumerate(procedures):
        for sex, role in (("female", "harmed"), ("male", "violent")):
            centre.takes_part(procedure, centre.party(sex, date(1985, 1 + n % 12, 4)), role)
    for sex, children, harmed in (
        ("female", GIRLS, HARMED_GIRLS),
        ("male", BOYS, HARMED_BOYS),
    ):
        for n in range(children):
            born = date(2010, 1 + n % 12, 1 + n % 28)
            child = centre.party(sex, born)
            role = "harmed" if n < harmed else "household"
            witness = role == "household"  # the law of 2020 does not know minor witnesses
            procedure = procedures[(2 * n + (sex == "male")) % len(procedures)]
            centre.takes_part(procedure, child, role, minor_witness=witness)
            if n % 40 == 0:
                centre.takes_part(procedures[n + 1], child, role)
    of_age = centre.party("female", date(YEAR - 18, 1, 1))
    centre.takes_part(started_on_birthday, of_age, "harmed")


def _bodies(centre: Centre) -> None:
    """16 sittings of the team with somebody of the unit, 4 without; 28 groups with, 9 without."""
    book = centre.book
    for n, day in enumerate(spread(centre.first, centre.last, 20)):
        book.add("team_sitting", day=day, attended_by_unit=n % 5 != 0)
    earlier = [row for row in book.rows["procedure"] if row["began"] < centre.first]
    for n in range(28 + 9):
        procedure = earlier[n % len(earlier)]
        group = book.add(
            "diagnostic_group",
            procedure=procedure["number"],
            kind="gr",
            appointed=procedure["began"],
        )
        for day in (centre.day(2, 3), centre.last if n else centre.after):
            book.add("group_sitting", group=group, day=day, attended_by_unit=n < 28)


def _monitoring_months(centre: Centre) -> None:
    """Three months in 2020; the year after the centre chose six."""
    for value, valid_from in (("3", date(2020, 1, 1)), ("6", date(2021, 1, 1))):
        centre.book.put(
            "setting",
            key="aftercare",
            label="Długość monitoringu po zakończeniu pracy z rodziną",
            value=value,
            unit="miesięcy",
            valid_from=valid_from,
            basis="zarządzenie kierownika",
            confirmed=True,
        )
