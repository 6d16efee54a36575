"""Invented records whose figures equal those that Wieruszów printed for 2018."""

from datetime import date

from tests.acceptance.centres.building import Centre, spread
from tests.acceptance.centres.must_not_count import add_what_must_not_count
from tests.acceptance.rows import Book

YEAR = 2018
FAMILIES, CHILDREN = 15, 33


def wieruszow_2018() -> Book:
    """A town and its villages: one assistant, 15 families, 23 families with a Blue Card."""
    centre = Centre(YEAR, "Wieruszów")
    centre.book.put("centre", name="Ośrodek Pomocy Społecznej", municipality="Wieruszów")
    assistant = centre.assistant(began=date(2015, 1, 1))
    families = [centre.family() for _ in range(FAMILIES)]
    cases = _cases(centre, families, assistant)
    _members(centre, families)
    _applications(centre, families)
    _supervision(centre, families)
    _counselling(centre, families)
    _visits(centre, cases, assistant)
    add_what_must_not_count(centre, assistant, cases[3])
    _blue_cards(centre)
    _sittings(centre)
    return centre.book


def _cases(centre: Centre, families: list[str], assistant: str) -> list[str]:
    """One closed on the first day, one on the last, one begun on the last; one family came back."""
    long_ago = date(2016, 9, 1)
    spans = {
        0: (long_ago, centre.first, "goals_achieved"),
        1: (long_ago, centre.last, "moved_away"),
        2: (centre.last, None, None),
        3: (long_ago, centre.day(5, 15), "family_withdrew"),
        4: (centre.day(9, 1), None, None),
    }
    centre.case(families[4], assistant, long_ago, centre.day(2, 28), "no_effect")
    return [
        centre.case(family, assistant, *spans.get(n, (long_ago, None, None)))
        for n, family in enumerate(families)
    ]


def _members(centre: Centre, families: list[str]) -> None:
    """33 children: one in foster care until the last day, one of age on it, one born on it."""
    edges = {5: date(YEAR - 18, 12, 31), 13: centre.last}
    for n, family in enumerate(families):
        centre.mother(family)
        for m in range(3 if n < 3 else 2):
            child = centre.child(family, edges.get(n) if m == 0 else None)
    centre.placement(child, date(2017, 4, 1), centre.last, family=family, end_reason="adopted")
    centre.child(families[7], date(YEAR - 18, 1, 1))
    home_again = centre.child(families[8], began=centre.after)
    times = (date(2017, 3, 1), centre.before)
    centre.placement(home_again, *times, family=families[8], end_reason="returned")


def _applications(centre: Centre, families: list[str]) -> None:
    decisions = ("granted", "granted", "refused", "withdrawn", None)
    days = spread(centre.first, centre.last, len(decisions))
    for n, (decision, day) in enumerate(zip(decisions, days, strict=True)):
        decided = centre.after if decision else None
        centre.book.add(
            "application", family=families[n], received=day, decision=decision, decided=decided
        )


def _supervision(centre: Centre, families: list[str]) -> None:
    """25 families under supervision, 9 of them with an assistant; one of them twice."""
    watched = [*families[:9], *(centre.family() for _ in range(16))]
    for n, family in enumerate(watched):
        ended = centre.first if n == 0 else None
        began = centre.last if n == 1 else date(2017, 6, 1)
        centre.book.add("supervision", family=family, began=began, ended=ended)
    again = centre.day(7, 1)
    centre.book.add("supervision", family=watched[0], began=again)


def _counselling(centre: Centre, families: list[str]) -> None:
    """12 families with a psychologist: by family, by its members, and one person on her own."""
    members: dict[str, list[str]] = {}
    for row in centre.book.rows["membership"]:
        members.setdefault(row["family"], []).append(row["person"])
    for n, day in enumerate(spread(centre.first, centre.last, 11)):
        family = families[n]
        if n % 2:
            centre.session(day, family=family, persons=members[family][:1])
        else:
            centre.session(day, persons=members[family][:2])
            centre.session(day, persons=members[family][1:2])
    alone = centre.person("female", date(1970, 5, 5))
    for day in (centre.day(4, 4), centre.day(5, 4)):
        centre.session(day, persons=[alone])
    centre.session(centre.day(6, 6), anonymous=True)
    centre.session(centre.day(6, 7), "prawnik", family=families[12])


def _visits(centre: Centre, cases: list[str], assistant: str) -> None:
    """Two visits a month, every tenth in vain; the second number is in no published table."""
    for case in cases[5:]:
        for n, day in enumerate(spread(centre.first, centre.last, 24)):
            kind = "failed" if n % 10 == 9 else "home"
            times = {} if kind == "failed" else {"minutes": 60 + 5 * (n % 4)}
            centre.book.add("visit", cases=[case], workers=[assistant], day=day, kind=kind, **times)


def _blue_cards(centre: Centre) -> None:
    """27 procedures in 23 families: one of them runs among what must not count."""
    for n in range(22):
        environment = f"Środowisko {n + 1}"
        ended = centre.first if n == 0 else None
        began = centre.last if n == 1 else date(2017, 3, 1)
        centre.procedure(began, ended, environment=environment)
        if n < 4:
            centre.procedure(centre.day(6, 1 + n), environment=environment)


WOMEN, MEN, MINORS, SITTINGS = 33, 27, 7, 105


def _sittings(centre: Centre) -> None:
    """4 sittings of the team, 105 of groups; 67 persons on their agendas, some again and again."""
    book = centre.book
    for n, day in enumerate(spread(centre.first, centre.last, 4)):
        book.add("team_sitting", day=day, attended_by_unit=n > 0)
    persons = [
        *(centre.party("female", date(1980, 1 + n % 12, 2)) for n in range(WOMEN)),
        *(centre.party("male", date(1979, 1 + n % 12, 2)) for n in range(MEN)),
        *(centre.party("male", date(2008, 1 + n, 2)) for n in range(MINORS - 1)),
        centre.party("female", date(1999, 6, 30)),  # under 18 when the procedure began
    ]
    procedure = next(
        row["number"] for row in book.rows["procedure"] if row["began"] == date(2017, 3, 1)
    )
    groups = [
        book.add("diagnostic_group", procedure=procedure, kind="gr", appointed=date(2017, 3, 3))
        for _ in range(5)
    ]
    for n, day in enumerate(spread(centre.first, centre.last, SITTINGS)):
        book.add(
            "group_sitting",
            group=groups[n % len(groups)],
            day=day,
            attended_by_unit=n % 3 == 0,
            parties=[persons[n % len(persons)], persons[(7 * n) % len(persons)]],
        )
