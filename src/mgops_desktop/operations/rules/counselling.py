"""Rules of counselling sessions and of support „Za życiem”."""

from sqlalchemy import func, select

from mgops_desktop.domain.counselling import ProLifeKind, SessionKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import duration, short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    one_at_a_time,
    span,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.family import Person

_DAY = 24 * 60
_LONG = 4 * 60
_SIDES = 2
_SINCE = "pro_life_counts_as_support"
"""The parameter that is in force since the act „Za życiem” is."""


@rule("counselling_session", on=("minutes", "no_show", "worker_id", "day"))
def session_lasts(entry: Entry) -> Findings:
    """A session that was held has a length; nobody counsels for more than a day in a day."""
    minutes = entry["minutes"]
    if minutes == 0 and not entry["no_show"]:
        yield refuse(
            "minutes",
            "no_time",
            "Sesja trwałaby 0 minut. Wpisz czas albo zaznacz, że klient nie przyszedł.",
        )
    if entry["worker_id"] is not None:
        table = CounsellingSession
        query = select(func.sum(table.minutes)).where(
            table.worker_id == entry["worker_id"], table.day == entry["day"], table.id != entry.id
        )
        total = minutes + (entry.session.scalar(query) or 0)
        if total > _DAY:
            yield refuse(
                "minutes",
                "too_long",
                f"Ten pracownik miałby tego dnia {duration(total)} sesji. Popraw czas albo datę.",
            )
    if minutes > _LONG:
        yield warn(
            "minutes",
            "long",
            f"Sesja trwała {duration(minutes)}. Sprawdź, czy to minuty jednej sesji.",
        )


@rule("counselling_session", on=("worker_id",))
def session_is_one_s_own(entry: Entry) -> Findings:
    """Whoever sees his own sessions only writes his own: another's would be gone from his list at once."""
    actor = actor_of(entry.session)
    if actor.may(Right.EVERY_FAMILY):
        return
    if actor.worker is None:
        yield refuse(
            "worker",
            "nobody",
            "Konto nie jest połączone z pracownikiem, więc nie widać by było tej sesji. Łączy je kierownik w "
            "„Ustawienia → Konta”.",
        )
    elif entry["worker_id"] != actor.worker:
        yield refuse("worker", "not_own", "Wpisujesz własne sesje. Jako pracownika wybierz siebie.")


@rule("counselling_session", on=("persons", "day"))
def clients_live(entry: Entry) -> Findings:
    """Nobody comes to a session before his birth or after his death."""
    for one in entry["persons"] or ():
        person = known(entry, Person, one)
        if person is not None and person.died_on and entry["day"] > person.died_on:
            yield refuse(
                "persons",
                "after_death",
                f"Osoba {person.number} zmarła {short_date(person.died_on)}. Popraw datę sesji albo osoby.",
            )
        if person is not None and person.birth_date and entry["day"] < person.birth_date:
            yield refuse(
                "persons",
                "before_birth",
                f"Osoba {person.number} urodziła się {short_date(person.birth_date)}. Popraw datę albo osoby.",
            )


@rule("counselling_session", on=("family_id", "persons", "anonymous", "kind"))
def session_is_of_somebody(entry: Entry) -> Findings:
    """Of a family, of persons, or anonymous; a mediation has two sides."""
    persons = entry["persons"] or ()
    if not persons and entry["family_id"] is None and not entry["anonymous"]:
        yield warn(
            "family",
            "nobody",
            "Nie wskazano rodziny ani osób. Sesja nie wejdzie do liczby rodzin; jeśli tak ma być, zaznacz „anonimowo”.",
        )
    if entry["kind"] is SessionKind.MEDIATION and 0 < len(persons) < _SIDES:
        yield warn(
            "persons", "one_side", "Mediacja ma dwie strony, a wskazano jedną osobę. Dopisz drugą."
        )


@rule("pro_life_support", on=("kind", "family_id", "person_id", "began", "ended"))
def support_once(entry: Entry) -> Findings:
    """The same support stands once at a time."""
    whose = "family_id" if entry["person_id"] is None else "person_id"
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "kind",
            "twice",
            f"Takie wsparcie jest już zapisane ({span(other)}). Popraw tamten wpis albo daty.",
        ),
        "kind",
        whose,
    )


@rule("pro_life_support", on=("began", "applied"))
def support_after_the_act(entry: Entry) -> Findings:
    """There is such support since the act of 4 November 2016."""
    yield from must_have_happened(entry, "applied", "Wniosek wpłynąłby")
    parameters = parameters_of(entry.session)
    if parameters.newest(_SINCE) is not None:
        since = min(parameters.turns(_SINCE))
        if entry["began"] < since:
            yield refuse(
                "began",
                "before_act",
                f"Ustawa „Za życiem” obowiązuje od {short_date(since)}. Popraw datę.",
            )


@rule("pro_life_support", on=("kind", "began", "applied", "first_contact", "catalogue_on"))
def coordination_in_time(entry: Entry) -> Findings:
    """First contact and the catalogue after the application, within the centre's own term."""
    applied, began = entry["applied"], entry["began"]
    until = term_of(entry, "za_zyciem_contact", began)
    for name, what in (
        ("first_contact", "Pierwszy kontakt"),
        ("catalogue_on", "Katalog wsparcia"),
    ):
        day = entry[name]
        if day is not None and applied is not None and day < applied:
            yield refuse(
                name,
                "before_application",
                f"Wniosek wpłynął {short_date(applied)}. {what} nie może być wcześniejszy.",
            )
        elif day is not None and until is not None and day > until and _coordinates(entry):
            yield warn(
                name,
                "late",
                f"{what}: termin ośrodka minął {short_date(until)}. Zapis jest możliwy.",
            )


@rule("pro_life_support", on=("authorised_on", "authorised_until", "authorisation_scope"))
def authorisation_says_for_what(entry: Entry) -> Findings:
    """The assistant acts for the person within a written authorisation (art. 8)."""
    given = entry["authorised_on"] or entry["authorised_until"]
    if given and entry["authorisation_scope"] is None:
        yield warn(
            "authorisation_scope",
            "no_scope",
            "Nie zapisano zakresu upoważnienia. Bez niego nie wiadomo, gdzie asystent może występować.",
        )
    if entry["authorisation_scope"] and entry["authorised_on"] is None:
        yield warn("authorised_on", "no_day", "Nie zapisano dnia podpisania upoważnienia.")


def _coordinates(entry: Entry) -> bool:
    return entry["kind"] is ProLifeKind.COORDINATION


@rule("pro_life_support", on=("kind", "applied", "family_id", "person_id", "began"))
def support_is_asked_for(entry: Entry) -> Findings:
    """Art. 8–9 of the act: the assistant coordinates on application, for somebody."""
    applied = entry["applied"]
    if entry["kind"] is ProLifeKind.COORDINATION and applied is None:
        yield warn(
            "applied",
            "no_application",
            "Koordynację prowadzi się na wniosek (art. 8 ustawy „Za życiem”). Wpisz datę wniosku.",
        )
    if applied is not None and applied > entry["began"]:
        yield warn(
            "applied", "order", "Wniosek jest późniejszy niż początek wsparcia. Sprawdź obie daty."
        )
    if entry["family_id"] is None and entry["person_id"] is None:
        yield warn(
            "family", "nobody", "Nie wskazano rodziny ani osoby. Wpis nie wejdzie do liczby rodzin."
        )
