"""F. Specialist counselling: sessions, persons, families, hours and person-services, per kind of specialist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.casework import of_family
from mgops_desktop.indicators.catalogue import all_of, indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event, family_of
from mgops_desktop.storage.tables.counselling import CounsellingSession, session_person
from mgops_desktop.storage.tables.family import Family, Person

BASIS = "art. 46 ustawy o pomocy społecznej, art. 10 ust. 3"
KIND = "counselling_session"


@dataclass(frozen=True)
class _Session:
    id: UUID
    day: date
    specialist: str
    minutes: int
    family: UUID | None
    anonymous: bool
    no_show: bool


def _sessions(counting: Counting) -> list[_Session]:
    def read() -> list[_Session]:
        table = CounsellingSession
        query = (
            select(
                table.id,
                table.day,
                table.specialist,
                table.minutes,
                Family.id.label("family"),
                table.anonymous,
                table.no_show,
                table.number,
            )
            .outerjoin(Family, Family.id == table.family_id)
            .where(event(counting.period, table.day))
        )
        return [_Session(*row[:-1]) for row in counting.ordered(query, "day", "number")]

    return counting.share("sessions", read)


def _persons_of(counting: Counting, one: _Session) -> Sequence[UUID]:
    def read() -> dict[UUID, list[UUID]]:
        table = CounsellingSession
        links = (
            select(session_person.c.session_id, session_person.c.person_id)
            .join(table, table.id == session_person.c.session_id)
            .join(Person, Person.id == session_person.c.person_id)
            .where(event(counting.period, table.day))
        )
        clients: dict[UUID, list[UUID]] = {}
        for session, person in counting.session.execute(links):
            clients.setdefault(session, []).append(person)
        for persons in clients.values():
            persons.sort()
        return clients

    return counting.share("persons of sessions", read).get(one.id, ())


def _held(counting: Counting) -> Iterable[_Session]:
    return (one for one in _sessions(counting) if not one.no_show)


def _of(one: _Session) -> RecordRef:
    return RecordRef(KIND, one.id)


@indicator(
    "counselling_sessions",
    "Porady i sesje poradnictwa specjalistycznego",
    Unit.EVENTS,
    basis=BASIS,
    rule="Odbyte spotkania z okresu; niestawiennictwo nie jest spotkaniem.",
    splits=(all_of("specialist", "specialist"),),
)
def sessions(counting: Counting) -> Iterable[Item]:
    return (Item(_of(one), 1, (one.specialist,), one.family) for one in _held(counting))


@indicator(
    "counselling_hours",
    "Godziny poradnictwa specjalistycznego",
    Unit.HOURS,
    basis=BASIS,
    counts="sum:hours",
    rule="Suma czasu odbytych spotkań z okresu, w godzinach; każdą liczbę zaokrąglono osobno.",
    splits=(some_of("specialist", "specialist"),),
)
def hours(counting: Counting) -> Iterable[Item]:
    return (Item(_of(one), one.minutes, (one.specialist,)) for one in _held(counting))


@indicator(
    "counselling_person_services",
    "Osobo-porady",
    Unit.EVENTS,
    basis=BASIS,
    counts="sum:persons",
    rule="Każda osoba na odbytym spotkaniu; spotkanie z dwiema osobami to dwie osobo-porady, spotkanie bez "
    "wpisanych osób – jedna.",
    splits=(all_of("specialist", "specialist"),),
)
def person_services(counting: Counting) -> Iterable[Item]:
    for one in _held(counting):
        yield Item(_of(one), max(len(_persons_of(counting, one)), 1), (one.specialist,))


@indicator(
    "counselling_persons",
    "Osoby korzystające z poradnictwa specjalistycznego",
    Unit.PERSONS,
    basis=BASIS,
    counts="distinct:person",
    rule="Różne osoby na odbytych spotkaniach oraz każde spotkanie anonimowe; ogółem osoba liczy się raz, "
    "choć korzystała z kilku specjalistów.",
    splits=(
        some_of("specialist", "specialist"),
        some_of("anonymous", {"anonymous": "anonimowo"}),
    ),
)
def persons(counting: Counting) -> Iterable[Item]:
    kinds: dict[UUID, dict[str, None]] = {}
    homes: dict[UUID, UUID | None] = {}
    for one in _held(counting):
        clients = _persons_of(counting, one)
        for person in clients:
            kinds.setdefault(person, {})[one.specialist] = None
            homes[person] = one.family or family_of(counting, person, one.day)
        if one.anonymous and not clients:
            yield Item(_of(one), 1, (one.specialist, "anonymous"))
    for person, found in kinds.items():
        yield Item(RecordRef("person", person), 1, tuple(found), homes[person])


@indicator(
    "counselling_families",
    "Rodziny korzystające z poradnictwa specjalistycznego",
    Unit.FAMILIES,
    basis=BASIS,
    counts="distinct:family",
    rule="Różne rodziny, których członek był na odbytym spotkaniu; osoba bez rodziny to rodzina jednoosobowa, "
    "spotkania anonimowe nie są liczone.",
    splits=(some_of("specialist", "specialist"),),
)
def families(counting: Counting) -> Iterable[Item]:
    kinds: dict[RecordRef, dict[str, None]] = {}
    for one in _held(counting):
        for client in _families_of(counting, one):
            kinds.setdefault(client, {})[one.specialist] = None
    for ref, found in kinds.items():
        if ref.kind == "family":
            yield of_family(ref.id, *found)
        else:
            yield Item(ref, 1, tuple(found))


def _families_of(counting: Counting, one: _Session) -> set[RecordRef]:
    if one.family is not None:
        return {RecordRef("family", one.family)}
    if one.anonymous:
        return set()
    homes = {person: family_of(counting, person, one.day) for person in _persons_of(counting, one)}
    return {
        RecordRef("family", home) if home else RecordRef("person", person)
        for person, home in homes.items()
    }


@indicator(
    "counselling_no_shows",
    "Niestawiennictwa na spotkania poradnictwa",
    Unit.EVENTS,
    basis=BASIS,
    rule="Umówione spotkania z okresu, na które nikt nie przyszedł.",
)
def no_shows(counting: Counting) -> Iterable[Item]:
    return (Item(_of(one)) for one in _sessions(counting) if one.no_show)
