"""Staff, court, counselling and monitoring of the invented city."""

from datetime import date

from tests.acceptance.centres.household import Home
from tests.acceptance.rows import Book

YEAR = 2020


def staff(book: Book) -> list[str]:
    """Fourteen assistants, two on parental leave, two who resigned; others who do not count."""
    numbers = []
    for index in range(14):
        worker = book.add("worker", surname=f"Asystencka {index + 1}", first_name="Anna")
        resigned = index in (10, 11)
        book.add(
            "contract",
            worker=worker,
            position="family_assistant",
            form="employment",
            fraction=1,
            began=date(2017, 1, 2),
            ended=date(YEAR, 11, 30) if resigned else None,
            end_reason="resigned" if resigned else None,
        )
        if index in (12, 13):
            book.add("leave", worker=worker, kind="parental", began=date(YEAR, 2, 1))
        if index == 0:
            book.add(
                "leave",
                worker=worker,
                kind="holiday",
                began=date(YEAR, 8, 1),
                ended=date(YEAR, 8, 14),
            )
        numbers.append(worker)
    former = book.add("worker", surname="Dawniejsza", first_name="Ewa")
    book.add(
        "contract",
        worker=former,
        position="family_assistant",
        form="employment",
        began=date(2015, 1, 1),
        ended=date(2019, 12, 31),
        end_reason="resigned",
    )
    social = book.add("worker", surname="Socjalna", first_name="Zofia")
    book.add(
        "contract",
        worker=social,
        position="social_worker",
        form="employment",
        began=date(2015, 1, 1),
    )
    return numbers


def court(book: Book, families: list[str]) -> None:
    """86 applications for care orders of three kinds, 163 notes, 146 reports on the plan."""
    kinds = ("care_order_application", "insight_application", "authority_application")
    letters = [kinds[index % 3] for index in range(86)]
    letters += ["court_annotation"] * 163 + ["court_report_on_plan"] * 146
    for index, kind in enumerate(letters):
        _letter(book, kind, date(YEAR, 1 + index % 12, 1 + index % 28), families[index % 149])
    _letter(book, "court_annotation", date(2019, 12, 31), families[0])
    _letter(book, "court_annotation", date(YEAR + 1, 1, 1), families[0])
    book.add(
        "letter",
        direction="out",
        kind="court_report_on_plan",
        due=date(YEAR, 12, 1),
        family=families[0],
    )
    book.add(
        "letter", direction="in", kind="court_annotation", day=date(YEAR, 5, 5), family=families[0]
    )


def _letter(book: Book, kind: str, day: date, family: str) -> None:
    book.add("letter", direction="out", kind=kind, day=day, family=family)


def counselling(book: Book) -> None:
    """135 persons of psychologist and pedagogue: 130 by name (ten with both), five anonymous."""
    clients = [book.add("person", surname=f"Poradna {n + 1}", first_name="Iga") for n in range(130)]
    for index, client in enumerate(clients):
        _session(book, "psycholog" if index < 110 else "pedagog", persons=[client])
        if index < 10:
            _session(book, "pedagog", persons=[client])
    for _ in range(5):
        _session(book, "psycholog", anonymous=True)
    absent = book.add("person", surname="Nieobecna", first_name="Ola")
    _session(book, "psycholog", persons=[absent], no_show=True)
    _session(book, "psycholog", persons=[absent], day=date(YEAR + 1, 1, 1))


def _session(
    book: Book, specialist: str, *, day: date = date(YEAR, 3, 3), **values: object
) -> None:
    book.add(
        "counselling_session",
        day=day,
        minutes=50,
        specialist=specialist,
        kind="consultation",
        **values,
    )


def tail(book: Book, homes: list[Home]) -> None:
    """Twenty families monitored after closure, and two whose monitoring lies outside the year."""
    closed = [
        (number, row["ended"])
        for one in homes
        for number in one.cases[-1:]
        for row in book.rows["case"]
        if row["number"] == number and row.get("ended")
    ]
    for number, ended in closed[:20]:
        book.add("aftercare", case=number, began=ended, planned_end=date(YEAR + 1, 3, 31))
    last = next(number for number, ended in closed if ended == date(YEAR, 12, 31))
    book.add("aftercare", case=last, began=date(YEAR + 1, 1, 1))
    first = homes[1].cases[0]
    book.add("aftercare", case=first, began=date(2019, 1, 1), ended=date(2019, 12, 31))
