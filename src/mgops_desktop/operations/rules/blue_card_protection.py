"""Rules that keep the two sides of a Blue Card procedure apart and its data within the law's catalogue."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.blue_card import FormKind, PartyRole
from mgops_desktop.domain.blue_card_records import CATALOGUE, SittingKind, beyond_catalogue
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import birth_of, known, term_of
from mgops_desktop.operations.rules.blue_card_beside import forbidden, roles_in
from mgops_desktop.operations.rules.blue_card_bodies import lacks_access
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.tables.blue_card import Group, Participation, Party
from mgops_desktop.storage.tables.blue_card_bodies import Professional

_SIDES = {PartyRole.HARMED, PartyRole.VIOLENT}
_AWAY = {
    SittingKind.WITH_HARMED: PartyRole.VIOLENT,
    SittingKind.WITH_VIOLENT: PartyRole.HARMED,
}
"""Who is never asked to a meeting with the other side."""


@rule("party", on=tuple(CATALOGUE))
def party_within_the_catalogue(entry: Entry) -> Findings:
    """Only what the law lets one know of somebody in his roles (art. 9c ust. 1 UPPD)."""
    query = select(Participation.role).where(Participation.party_id == entry.id)
    filled = [name for name in CATALOGUE if entry[name]]
    for name in beyond_catalogue(filled, entry.session.scalars(query)):
        yield refuse(
            name,
            "beyond_catalogue",
            "Ustawa nie pozwala przetwarzać tego o osobie w tej roli (art. 9c ust. 1). Usuń wpis.",
        )


@rule("party", on=("school", "birth_date", "birth_year", "age_group"))
def school_of_a_child(entry: Entry) -> Findings:
    """School and class are known of children only (art. 9c ust. 1 pkt 2 UPPD)."""
    is_known = entry["birth_date"] is not None or entry["birth_year"] is not None
    born = birth_of(_Born(entry)) if is_known else None
    if entry["school"] and born is not None and not is_child_on(born, entry.today):
        yield refuse(
            "school",
            "of_age",
            "Szkołę wpisuje się tylko dziecku (art. 9c ust. 1 pkt 2). Usuń ją albo popraw wiek.",
        )


class _Born:
    """What an entry says of a birth."""

    def __init__(self, entry: Entry) -> None:
        self.birth_date = entry["birth_date"]
        self.birth_year = entry["birth_year"]
        self.age_group = entry["age_group"]


@rule("participation", on=("party_id", "role"))
def role_within_the_catalogue(entry: Entry) -> Findings:
    """What is stored of the person may be known of somebody in this role."""
    party = known(entry, Party, entry["party_id"])
    if party is None:
        return
    query = select(Participation.role).where(
        Participation.party_id == party.id, Participation.id != entry.id
    )
    roles = {entry["role"], *entry.session.scalars(query)}
    columns = BY_KEY["party"]
    found = beyond_catalogue((name for name in CATALOGUE if getattr(party, name)), roles)
    if found:
        names = ", ".join(columns.column(name).header for name in found)
        yield refuse(
            "role",
            "beyond_catalogue",
            f"O osobie w tej roli nie wolno przetwarzać: {names} (art. 9c ust. 1). Usuń to z jej danych.",
        )


@rule("participation", on=("role", "weapon", "soldier", "supervised", "injured", "feels_safe"))
def marks_of_a_side(entry: Entry) -> Findings:
    """A weapon, service and supervision are asked of the violent, injuries and safety of the harmed."""
    for name in ("weapon", "soldier", "supervised"):
        if entry[name] and entry["role"] is not PartyRole.VIOLENT:
            yield refuse(name, "not_violent", "To zaznacza się tylko osobie stosującej przemoc.")
    for name in ("injured", "feels_safe"):
        if entry[name] and entry["role"] is not PartyRole.HARMED:
            yield refuse(name, "not_harmed", "To zaznacza się tylko osobie doznającej przemocy.")


@rule("nk_form", on=("kind", "starter"))
def starter_is_of_a_form_a(entry: Entry) -> Findings:
    """Who fills in is asked of an NK-A only."""
    if entry["starter"] is not None and entry["kind"] is not FormKind.A:
        yield refuse("starter", "not_a", "To dotyczy tylko formularza „Niebieska Karta – A”.")


@rule("nk_form", on=("received", "passed"))
def form_is_passed_in_time(entry: Entry) -> Findings:
    """To the group in the term from its receipt (T03)."""
    received, passed = entry["received"], entry["passed"]
    until = term_of(entry, "T03", received) if received else None
    if until is not None and passed is not None and passed > until:
        yield warn("passed", "late", f"Termin przekazania grupie minął {short_date(until)} (§ 8).")


@rule("group_sitting", on=("group_id", "kind", "guests", "outside"))
def guests_are_of_the_side(entry: Entry) -> Findings:
    """To a meeting with one side nobody of the other is asked; somebody who is on both may come."""
    guests: Iterable[UUID] = entry["guests"] or ()
    group, away = known(entry, Group, entry["group_id"]), _AWAY.get(entry["kind"])
    if away is None or group is None or group.procedure_id is None:
        return
    if any(roles_in(entry, group.procedure_id, one) & _SIDES == {away} for one in guests):
        yield forbidden(
            entry, "guests", "wrong_side", "To spotkanie jest z drugą stroną. Popraw rodzaj."
        )


@rule("group_sitting", on=("day", "members", "outside"))
def members_may_act(entry: Entry) -> Findings:
    """Only with statement and authorisation (art. 9c ust. 3 and 7 UPPD)."""
    present = list(entry["members"] or ())
    if not present:
        return
    people = entry.session.scalars(select(Professional).where(Professional.id.in_(present)))
    for one in people:
        lacking = lacks_access(one, entry["day"])
        if lacking:
            yield forbidden(
                entry, "members", "no_access", f"{one.number} nie miał(a) tego dnia {lacking}."
            )


@rule("team_sitting", on=("day", "told"))
def members_are_told_in_time(entry: Entry) -> Findings:
    """Before the sitting, in the term (T19)."""
    until = term_of(entry, "T19", entry["day"])
    if until is not None and entry["told"] is not None and entry["told"] > until:
        yield warn(
            "told",
            "late",
            f"Członków należało zawiadomić do {short_date(until)} (art. 9a ust. 7b).",
        )
