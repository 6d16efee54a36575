"""Rules of statements and consents, and of reminders."""

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    exists,
    known,
    must_have_happened,
    must_live,
    others,
    running_on,
    still_on,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.tables.reminder import Reminder
from mgops_desktop.storage.tables.staff import Contract
from mgops_desktop.storage.tables.statement import Statement

_ENDING = (StatementKind.REFUSAL, StatementKind.RESIGNATION)
_OF_AN_ADULT = (StatementKind.CONSENT, *_ENDING)


@rule("statement", on=("day", "withdrawn_on"))
def statement_has_been_made(entry: Entry) -> Findings:
    """What was declared was declared; it is not withdrawn before."""
    yield from must_have_happened(entry, "day", "Oświadczenie złożono by")
    yield from must_have_happened(entry, "withdrawn_on", "Oświadczenie cofnięto by")


@rule("statement", on=("family_id", "case_id"))
def statement_of_the_family_s_case(entry: Entry) -> Findings:
    """A statement names a case of its own family."""
    case = known(entry, Case, entry["case_id"])
    if case is not None and case.family_id != entry["family_id"]:
        yield refuse(
            "case",
            "other_family",
            f"Sprawa {case.number} dotyczy innej rodziny. Wybierz sprawę tej rodziny.",
        )


@rule("statement", on=("person_id", "kind", "day", "withdrawn_on"))
def declared_once(entry: Entry) -> Findings:
    """The same is not declared twice while it holds."""
    for other in others(entry, Statement, "family_id", "person_id", "kind"):
        same_case = other.case_id == entry["case_id"]
        if same_case and (other.withdrawn_on is None or other.withdrawn_on > entry["day"]):
            yield refuse(
                "kind",
                "twice",
                f"Takie oświadczenie tej osoby jest już zapisane ({short_date(other.day)}). Popraw tamten wpis albo "
                "wpisz w nim dzień cofnięcia.",
            )


@rule("statement", on=("family_id", "person_id", "kind", "day"))
def declared_by_a_member(entry: Entry) -> Findings:
    """Who declares something lives, belongs to the family and is of age."""
    person = known(entry, Person, entry["person_id"])
    if person is None:
        return
    yield from must_live(entry, person, "day", entry["day"])
    own = (Membership.family_id == entry["family_id"]) & (Membership.person_id == person.id)
    if not exists(entry, Membership, own, still_on(Membership, entry["day"])):
        yield warn(
            "person",
            "no_member",
            "Tej osoby nie ma w tym dniu w składzie rodziny. Sprawdź osobę i datę.",
        )
    if entry["kind"] in _OF_AN_ADULT and is_child_on(birth_of(person), entry["day"]):
        yield warn(
            "person",
            "minor",
            "Ta osoba jest małoletnia. Na pracę z asystentem zgadza się każdy dorosły opiekun.",
        )


@rule("statement", on=("family_id", "kind"))
def court_s_order_stays(entry: Entry) -> Findings:
    """Who is obliged by the court cannot resign; the court is told (art. 109 KRO)."""
    obliged = (Case.family_id == entry["family_id"]) & (Case.basis == Basis.COURT)
    if entry["kind"] in _ENDING and exists(entry, Case, obliged, still_on(Case, entry["day"])):
        yield warn(
            "kind",
            "court",
            "Do współpracy zobowiązał rodzinę sąd. Odmowa jej nie kończy: poinformuj sąd (art. 109 § 4 KRO).",
        )


@rule("reminder", on=("done_on",))
def done_has_been(entry: Entry) -> Findings:
    """What is done is done."""
    yield from must_have_happened(entry, "done_on", "Załatwiono by")


@rule("reminder", on=("worker_id", "day", "family_id", "content"))
def reminded_once(entry: Entry) -> Findings:
    """The same reminder on the same day."""
    for other in others(entry, Reminder, "worker_id", "day"):
        same = search_key(other.content) == search_key(entry["content"])
        if same and other.family_id == entry["family_id"]:
            yield refuse(
                "content",
                "twice",
                f"To samo przypomnienie jest już na ten dzień ({other.number}). Wybierz inny dzień.",
            )


@rule("reminder", on=("day",))
def reminder_lies_ahead(entry: Entry) -> Findings:
    """A reminder of a day that has passed is late at once."""
    if entry["day"] < entry.today and entry["done_on"] is None:
        yield warn("day", "past", "Ten dzień już minął: przypomnienie od razu będzie po terminie.")


@rule("reminder", on=("worker_id", "day"))
def reminded_is_employed(entry: Entry) -> Findings:
    """A reminder reaches somebody who works here."""
    has_any = exists(entry, Contract, Contract.worker_id == entry["worker_id"])
    if has_any and running_on(entry, Contract, entry["day"], "worker_id") is None:
        yield warn(
            "worker",
            "no_contract",
            "Ta osoba nie ma w tym dniu żadnej umowy. Wybierz kogoś innego albo sprawdź dzień.",
        )
