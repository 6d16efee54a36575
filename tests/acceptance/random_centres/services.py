"""Invented counselling, "Za życiem", monitored children, Blue Cards."""

from typing import Any

from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.random_centres.families import DISTRICTS, add_adult, add_child
from tests.acceptance.rows import Book

SPECIALISTS = ("psycholog", "pedagog", "prawnik", "Logopeda")
GROUNDS = ("violence_ceased", "no_grounds", "withdrawn", "old_ceased_and_plan", "old_no_grounds")
INSTITUTIONS = [
    "social_assistance",
    "police",
    "education",
    "health",
    "alcohol_commission",
    "military_police",
    "other",
]
EVENTS = [
    "violent_notified",
    "violent_not_notified",
    "weapon_notice",
    "court_notice",
    "monitoring_visit",
]


def add_services(book: Book, chance: Chance) -> None:
    families: list[Any] = [row["number"] for row in book.rows["family"]]
    add_adult(book, chance)  # somebody without a family
    persons: list[Any] = [row["number"] for row in book.rows["person"]]
    for _ in range(chance.number(0, 10)):
        anonymous = chance.rarely()
        book.add(
            "counselling_session",
            day=chance.day(),
            minutes=chance.one_of((45, 50, 60, 90)),
            specialist=chance.one_of(SPECIALISTS),
            kind=chance.one_of(("advice", "consultation", "diagnosis", "therapy", "mediation")),
            family=None if anonymous or chance.often() else chance.one_of(families),
            persons=[] if anonymous else chance.some_of(persons),
            anonymous=anonymous or None,
            no_show=chance.rarely(),
        )
    for _ in range(chance.number(0, 4)):
        family, person = chance.one_of((*families, None)), chance.one_of(persons)
        book.add(
            "pro_life_support",
            kind=chance.one_of(("coordination", "advice")),
            family=family,
            person=None if family and chance.sometimes() else person,
            **chance.span(),
        )
    for _ in range(chance.number(0, 3)):
        child = chance.one_of(persons)
        book.add("foster_child_review", child=child, day=chance.day(), attended=chance.often())
        book.add(
            "monitored_child",
            child=add_child(book, chance),
            family=chance.one_of((*families, None)),
            **chance.span(),
        )


def add_blue_cards(book: Book, chance: Chance) -> None:
    parties = [_add_party(book, chance) for _ in range(chance.number(2, 8))]
    for _ in range(chance.number(0, 5)):
        procedure = _add_procedure(book, chance)
        for party in chance.some_of(parties, 4):
            book.add(
                "participation",
                procedure=procedure,
                party=party,
                role=chance.one_of(("harmed", "harmed", "violent", "household")),
                minor_witness=chance.one_of((None, False, True)),
                present_at_start=chance.one_of((None, False, True)),
            )
        for _ in range(chance.number(0, 3)):
            book.add(
                "procedure_event",
                procedure=procedure,
                kind=chance.one_of(EVENTS),
                party=chance.one_of((*parties, None)),
                day=chance.day(),
            )
        _add_beside(book, chance, procedure)
    _add_forms(book, chance)
    _add_sittings(book, chance, parties)


def _add_beside(book: Book, chance: Chance, procedure: str) -> None:
    """A programme for the violent person and a child that was protected."""
    if chance.often():
        referred, enrolled, completed = sorted(chance.day() for _ in range(3))
        book.add(
            "correction_programme",
            procedure=procedure,
            referred=referred,
            enrolled=chance.one_of((enrolled, None)),
            completed=chance.one_of((completed, None)),
        )
    if chance.rarely():
        book.add("child_protection", procedure=procedure, day=chance.day())


def _add_party(book: Book, chance: Chance) -> str:
    person = book.rows["person"][-1] if chance.rarely() else chance.one_of(book.rows["person"])
    return book.add(
        "party",
        surname="Umowna",
        sex=person["sex"],
        birth_date=person.get("birth_date"),
        birth_year=person.get("birth_year"),
        age_group=person.get("age_group"),
    )


def _add_procedure(book: Book, chance: Chance) -> str:
    family = chance.one_of(book.rows["family"])["number"] if chance.often() else None
    began = chance.day()
    taken_over = chance.day(began) if chance.rarely() else None
    ended = chance.day(taken_over or began) if chance.often() else None
    handed_over = chance.day(taken_over or began) if not ended and chance.rarely() else None
    monitoring = chance.day(ended) if ended and chance.sometimes() else None
    drafted = chance.day(ended) if ended and chance.often() else None
    return book.add(
        "procedure",
        environment=chance.one_of((f"Środowisko {family}", None))
        if family
        else chance.one_of(("Środowisko 1", "Środowisko 2", "Środowisko family-0001", None)),
        family=family,
        district=chance.one_of((*DISTRICTS, None)),
        began=began,
        taken_over_on=taken_over,
        ended=ended,
        end_ground=chance.one_of(GROUNDS) if ended else None,
        handed_over_on=handed_over,
        monitoring_ended=monitoring,
        protocol_on=drafted,
        protocol_passed=chance.day(drafted or ended) if ended and chance.often() else None,
    )


def _add_forms(book: Book, chance: Chance) -> None:
    procedures: list[Any] = [row["number"] for row in book.rows["procedure"]]
    for _ in range(chance.number(0, 5)):
        filled = chance.day()
        kind = chance.one_of(("nk_a", "nk_a", "nk_a", "nk_b", "nk_c", "nk_d"))
        is_a = kind == "nk_a"
        received = filled + ONE_DAY * chance.number(0, 6) if is_a and chance.often() else None
        passed = received + ONE_DAY * chance.number(0, 6) if received and chance.often() else None
        book.add(
            "nk_form",
            procedure=chance.one_of((*procedures, None)),
            kind=kind,
            a_type=chance.one_of(("wszczynajaca", "kolejna")) if is_a else None,
            filled=filled,
            received=received,
            passed=passed,
            institution=chance.one_of(INSTITUTIONS) if is_a else None,
            filler=chance.one_of(("social_worker", "family_assistant", "other", None)),
        )


def _add_sittings(book: Book, chance: Chance, parties: list[str]) -> None:
    procedures: list[Any] = [row["number"] for row in book.rows["procedure"]]
    for _ in range(chance.number(0, 3)):
        book.add("team_sitting", day=chance.day(), attended_by_unit=chance.one_of((True, False)))
        group = book.add(
            "diagnostic_group",
            procedure=chance.one_of((*procedures, None)),
            kind=chance.one_of(("gdp", "gr")),
            appointed=chance.day(),
        )
        if chance.sometimes():
            _add_member(book, chance, group)
        for _ in range(chance.number(0, 4)):
            book.add(
                "group_sitting",
                group=group,
                day=chance.day(),
                attended_by_unit=chance.one_of((True, False, None)),
                parties=chance.some_of(parties, 4),
            )


def _add_member(book: Book, chance: Chance, group: str) -> None:
    """Somebody asked of an employer when the group was extended."""
    motion = chance.day()
    book.add(
        "group_member",
        group=group,
        professional=book.add("professional", surname="Umowny", role="police"),
        role="police",
        began=motion,
        motion_received=motion,
        asked_on=chance.one_of((motion + ONE_DAY * chance.number(0, 6), None)),
    )
