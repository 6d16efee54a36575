"""Invented work with families: workers, cases, plans, assessments, visits, letters."""

from datetime import date, time
from typing import Any

from tests.acceptance.counter.dates import plus_months
from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.rows import Book

REASONS = [
    "goals_achieved",
    "family_withdrew",
    "no_effect",
    "method_changed",
    "moved_away",
    "children_placed",
    "court_lifted",
    "not_started",
    "no_minor_children",
    "death",
    "no_assistant",
    "other",
    "wyjazd",
]
LETTERS = [
    "insight_application",
    "care_order_application",
    "authority_application",
    "court_annotation",
    "court_report_on_plan",
    "court_opinion",
    "crime_notice",
    "alcohol_commission",
    "information_request",
    "other",
]


def add_staff(book: Book, chance: Chance) -> None:
    for _ in range(chance.number(2, 4)):
        worker = book.add(
            "worker", surname="Wzorcowa", lower_limit=chance.one_of((None, None, None, 1))
        )
        for _ in range(chance.number(1, 2)):
            _add_contract(book, chance, worker)
        for _ in range(chance.number(0, 2)):
            kind = chance.one_of(("parental", "unpaid", "holiday", "sick"))
            book.add("leave", worker=worker, kind=kind, **chance.span())


def _add_contract(book: Book, chance: Chance, worker: str) -> None:
    position = "family_assistant" if chance.often() else "social_worker"
    form = chance.one_of(("employment", "employment", "service"))
    times = chance.span()
    ends = ("resigned", "expired", "dismissed", "agreement", None)
    contract = book.add(
        "contract",
        worker=worker,
        position=position,
        form=form,
        fraction=chance.one_of((None, 1, 0.5, 0.25, 0.38)),
        end_reason=chance.one_of(ends) if times["ended"] else None,
        **times,
    )
    if chance.sometimes() and times["ended"]:
        book.add(
            "contract",
            worker=worker,
            position=position,
            form=form,
            began=times["ended"] + ONE_DAY * chance.one_of((1, 1, 2)),
        )
    if form == "service":
        for month in {day.replace(day=1) for day in (chance.day(), chance.last, chance.edges[6])}:
            book.add(
                "service_hours",
                contract=contract,
                month=month,
                minutes=chance.number(100, 10_000),
                full_post_minutes=chance.one_of((9_600, 10_080)),
            )


def add_cases(book: Book, chance: Chance) -> None:
    book.put(
        "dictionary_entry",
        dictionary="closure_reason",
        key="wyjazd",
        label="wyjazd za granicę",
        maps_to="moved_away",
        position=20,
    )
    for row in list(book.rows["family"]):
        family = row["number"]
        if chance.sometimes():
            _add_application(book, chance, family)
        began = chance.day()
        for _ in range(chance.number(0, 3)):
            ended = None if chance.sometimes() else _end(chance, began)
            _add_case(book, chance, family, began, ended)
            if ended is None:
                break
            began = chance.day(ended + ONE_DAY, ended + ONE_DAY * chance.one_of((1, 1, 60, 300)))
        for _ in range(chance.number(0, 2)):
            book.add("court_obligation", family=family, court="Sąd w Umowie", **chance.span())
        if chance.sometimes():  # over before the last case began
            over = {"began": began - ONE_DAY * 90, "ended": began - ONE_DAY}
            book.add("court_obligation", family=family, court="Sąd w Umowie", **over)


def _end(chance: Chance, began: date) -> date:
    """Some cases last exactly a quarter or a year, some a day more."""
    if chance.often():
        return chance.day(began)
    months = chance.one_of((3, 12))
    return plus_months(began, months) + ONE_DAY * chance.number(0, 1)


def _add_application(book: Book, chance: Chance, family: str) -> None:
    received = chance.day()
    decision = chance.one_of(("granted", "granted", "refused", "withdrawn", None))
    book.add(
        "application",
        family=family,
        received=received,
        decision=decision,
        decided=chance.day(received) if decision and chance.often() else None,
    )


def _add_case(book: Book, chance: Chance, family: str, began: date, ended: date | None) -> None:
    case = book.add(
        "case",
        family=family,
        basis=chance.one_of(("consent", "court", "minor_parent", "za_zyciem")),
        began=began,
        ended=ended,
        closure_reason=chance.one_of(REASONS) if ended and chance.often() else None,
    )
    last = ended or chance.last + ONE_DAY * 100
    _add_assignments(book, chance, case, began, ended)
    _add_plans(book, chance, case, began, last)
    _add_assessments(book, chance, case, began, last)
    for _ in range(chance.number(0, 6)):
        add_visit(book, chance, [case], chance.day(began, last))
    if ended and chance.sometimes():
        _add_aftercare(book, chance, case, ended)


def _add_assignments(
    book: Book, chance: Chance, case: str, began: date, ended: date | None
) -> None:
    workers = [row["number"] for row in book.rows["worker"]]
    first = chance.one_of(workers)
    if chance.sometimes():
        change = chance.day(began, ended)
        book.add("assignment", case=case, worker=first, kind="main", began=began, ended=change)
        began = change
        first = chance.one_of(workers)
    if chance.often():
        taken_over = _handover(book, first, began, ended) if chance.often() else None
        book.add(
            "assignment",
            case=case,
            worker=first,
            kind="main",
            began=taken_over or began,
            ended=ended,
        )
    if chance.rarely():
        worker = chance.one_of(workers)
        times = chance.span(began, ended)
        book.add("assignment", case=case, worker=worker, kind="substitute", **times)


def _handover(book: Book, worker: str, began: date, ended: date | None) -> date | None:
    """A day on which the worker gave another family away: for that one day he has both."""
    days = [
        row["ended"]
        for row in book.rows["assignment"]
        if row["worker"] == worker
        and "ended" in row
        and began <= row["ended"] <= (ended or date.max)
    ]
    return max(days, default=None)


def _add_plans(book: Book, chance: Chance, case: str, began: date, last: date) -> None:
    for _ in range(chance.number(0, 2)):
        plan = book.add("work_plan", case=case, **chance.span(began, last))
        for version in range(chance.number(0, 2)):
            book.add(
                "plan_version", plan=plan, version_number=version + 1, valid_from=chance.day(began)
            )
        for _ in range(chance.number(0, 3)):
            result = chance.one_of(("done", "partly", "not_done", None))
            book.add(
                "plan_action",
                plan=plan,
                action="Rozmowa",
                result=result,
                result_on=chance.day(began) if result else None,
            )


def _add_assessments(book: Book, chance: Chance, case: str, began: date, last: date) -> None:
    day = began
    for _ in range(chance.number(0, 4)):
        day = chance.day(day + ONE_DAY, day + ONE_DAY * chance.one_of((90, 181, 182, 184, 250)))
        handed_over = day + ONE_DAY * chance.one_of((0, 0, 1, 20)) if chance.often() else None
        kind = chance.one_of(("periodic", "periodic", "periodic", "final"))
        book.add("assessment", case=case, kind=kind, day=day, handed_over=handed_over)


def add_visit(
    book: Book, chance: Chance, cases: list[str], day: date, purpose: str | None = None
) -> None:
    workers = [row["number"] for row in book.rows["worker"]]
    persons = [row["number"] for row in book.rows["person"]]
    hours = {"began": time(10, 5), "ended": time(11, 35)} if chance.sometimes() else {}
    minutes = 90 if hours else chance.one_of((30, 45, 50, 61))
    book.add(
        "visit",
        cases=cases,
        workers=chance.some_of(workers, 2),
        persons=chance.some_of(persons, 2),
        day=day,
        minutes=minutes,
        kind=chance.one_of(
            ("home", "home", "accompanying", "elsewhere", "phone", "institution", "failed")
        ),
        purpose=purpose or chance.one_of((None, "casework")),
        travel_minutes=chance.one_of((None, 20, 25)),
        paperwork_minutes=chance.one_of((None, 10)),
        **hours,
    )


def _add_aftercare(book: Book, chance: Chance, case: str, closed: date) -> None:
    began = closed + ONE_DAY * chance.one_of((0, 1))
    ended = chance.day(began, began + ONE_DAY * 200) if chance.sometimes() else None
    planned = chance.day(began, began + ONE_DAY * 200) if chance.often() else None
    book.add("aftercare", case=case, began=began, planned_end=planned, ended=ended)
    for _ in range(chance.number(0, 2)):
        add_visit(book, chance, [case], chance.day(began, began + ONE_DAY * 90), "aftercare")


def add_joint_visits(book: Book, chance: Chance) -> None:
    """One meeting on two families."""
    cases = [row["number"] for row in book.rows["case"]]
    for _ in range(chance.number(0, 2)):
        if len(cases) > 1:
            add_visit(book, chance, chance.some_of(cases, 2) or cases[:2], chance.day())


def add_letters(book: Book, chance: Chance) -> None:
    families: list[Any] = [row["number"] for row in book.rows["family"]]
    for _ in range(chance.number(0, 12)):
        day = chance.day() if chance.often() else None
        book.add(
            "letter",
            direction=chance.one_of(("out", "out", "out", "in")),
            kind=chance.one_of(LETTERS),
            day=day,
            due=chance.day() if chance.often() else None,
            family=chance.one_of((*families, None)),
        )
    for _ in range(chance.number(0, 4)):
        kinds = ("children_returned", "supervision_lifted", "supervision_set", "other")
        book.add(
            "court_order",
            family=chance.one_of(families),
            kind=chance.one_of(kinds),
            received=chance.day(),
        )
    for _ in range(chance.number(0, 2)):
        book.add(
            "child_removal",
            family=chance.one_of(families),
            moment_day=chance.day(),
            moment_time=chance.one_of((time(0, 10), time(23, 50), time(12, 0))),
        )
