"""Rules of planned visits, of the appointments of families, and of what is done when visits fail."""

from datetime import date, time
from typing import Any

from sqlalchemy import or_, select

from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.operations.rules.beside import exists, known, others, still_on
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.reach import may_be_told_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import Appointment, FailedVisitStep, ScheduledVisit
from mgops_desktop.storage.tables.family import Family, Membership
from mgops_desktop.storage.tables.staff import Contract, Leave
from mgops_desktop.storage.tables.visit import Visit


def is_employed(entry: Entry, worker: Any, day: date) -> bool:
    """Whether a worker has a contract on the day; of somebody without any contract nothing is known."""
    has_contracts = exists(entry, Contract, Contract.worker_id == worker)
    own = (Contract.worker_id == worker) & still_on(Contract, day)
    return not has_contracts or exists(entry, Contract, own)


@rule("planned_visit", on=("case_id", "day"))
def planned_within_the_work(entry: Entry) -> Findings:
    """A visit is planned for a day on which the family is worked with."""
    case, day = known(entry, Case, entry["case_id"]), entry["day"]
    if case is None:
        return
    if day < case.began:
        text = (
            f"Sprawa {case.number} zaczęła się {short_date(case.began)}. Wybierz późniejszy dzień."
        )
        yield refuse("day", "before_case", text)
    if case.ended is not None and day > case.ended:
        text = f"Sprawa {case.number} skończyła się {short_date(case.ended)}. Wybierz wcześniejszy dzień."
        yield refuse("day", "after_case", text)


@rule("planned_visit", on=("worker_id", "second_worker_id", "day", "began"))
def planned_for_somebody_who_works(entry: Entry) -> Findings:
    """Who goes there is employed, present and at no other family; two are two."""
    worker, day = entry["worker_id"], entry["day"]
    if worker == entry["second_worker_id"]:
        text = "Wizyta we dwoje wymaga dwóch osób. Wybierz kogoś innego albo nikogo."
        yield refuse("second_worker", "same_worker", text)
    if not is_employed(entry, worker, day):
        text = f"Ta osoba nie ma umowy w dniu {short_date(day)}. Wybierz inny dzień albo innego pracownika."
        yield refuse("worker", "not_employed", text)
    if exists(entry, Leave, Leave.worker_id == worker, still_on(Leave, day)):
        yield warn("day", "away", "W tym dniu ta osoba ma zapisaną nieobecność.")
    if entry["began"] is not None:
        same = others(entry, ScheduledVisit, "worker_id", "day", "began")
        if any(one.state is PlannedState.PLANNED for one in same):
            hour = clock_time(entry["began"])
            yield warn("began", "two_at_once", f"Na {hour} zaplanowano już inną wizytę tej osoby.")


@rule("planned_visit", on=("case_id", "worker_id", "day", "began", "place"))
def planned_with_time_to_get_there(entry: Entry) -> Findings:
    """Two visits in different places are begun so far apart that there is time for the way."""
    began, here = entry["began"], _place_of(entry, entry["case_id"], entry["place"])
    if began is None or not here or entry["state"] not in (None, PlannedState.PLANNED):
        return
    least = parameters_of(entry.session).number("travel_gap_minutes", entry["day"])
    for other in others(entry, ScheduledVisit, "worker_id", "day", state=PlannedState.PLANNED):
        if other.began is None or other.began == began:
            continue  # two at one hour are told of anyway
        there = _place_of(entry, other.case_id, other.place)
        if there and search_key(there) != search_key(here) and _apart(began, other.began) < least:
            told = may_be_told_of(entry.session, "planned_visit", other.id)
            where = f" ({there})" if told else ""
            text = (
                f"O {clock_time(other.began)} jest wizyta w innej miejscowości{where}. "
                f"Między początkami wizyt ma być co najmniej {least} min."
            )
            yield warn("began", "too_near", text)
            return


def _place_of(entry: Entry, case: Any, place: str | None) -> str:
    """Where a planned visit is: the place noted with it, else the family's; nothing where that is protected."""
    if place:
        return place
    query = select(Family.place, Family.protected_address).join(Case).where(Case.id == case)
    found = entry.session.execute(query).first()
    return "" if found is None or found.protected_address else found.place


def _apart(one: time, other: time) -> int:
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute)


@rule("planned_visit", on=("state", "cancelled_by", "moved_to"))
def planned_visit_has_become_of(entry: Entry) -> Findings:
    """Who called it off, and where it was moved to."""
    state = entry["state"]
    if state is PlannedState.CANCELLED and entry["cancelled_by"] is None:
        yield refuse("cancelled_by", "nobody", "Wizytę odwołano. Zaznacz, kto ją odwołał.")
    if state is PlannedState.MOVED and entry["moved_to"] is None:
        yield refuse("moved_to", "nowhere", "Wizytę przełożono. Wpisz dzień, na który.")


@rule("planned_visit", on=("day",))
def planned_ahead(entry: Entry) -> Findings:
    """What was is entered as a visit."""
    if entry["day"] < entry.today and entry["state"] in (None, PlannedState.PLANNED):
        yield warn(
            "day", "past", "Ten dzień już minął. Wizytę, która się odbyła, zapisz w dzienniku."
        )


@rule("appointment", on=("family_id", "person_id", "day"))
def appointment_of_a_member(entry: Entry) -> Findings:
    """Somebody else's appointment is none of the family's."""
    person = entry["person_id"]
    own = (Membership.person_id == person) & (Membership.family_id == entry["family_id"])
    if person is not None and not exists(entry, Membership, own):
        text = "Ta osoba nie należy do rodziny. Wybierz kogoś z rodziny albo zostaw puste."
        yield refuse("person", "not_member", text)


@rule("appointment", on=("day", "outcome"))
def appointment_has_an_outcome_afterwards(entry: Entry) -> Findings:
    """Nothing comes of an appointment before its day; of one that is over something did."""
    day, outcome = entry["day"], entry["outcome"]
    if outcome and day > entry.today:
        text = f"Termin jest dopiero {short_date(day)}. Wynik wpisz po tym dniu."
        yield refuse("outcome", "not_yet", text)
    if not outcome and day < entry.today:
        yield warn("outcome", "no_outcome", "Ten dzień już minął, a nie wpisano wyniku.")


@rule("appointment", on=("family_id", "person_id", "kind", "day", "began"))
def appointment_once(entry: Entry) -> Findings:
    """The same appointment twice; two at one hour."""
    same = others(entry, Appointment, "family_id", "day")
    hour = entry["began"]
    for other in same:
        whose = (other.kind, other.person_id, other.began)
        if whose == (entry["kind"], entry["person_id"], hour):
            text = f"Ten termin jest już zapisany ({other.number}). Popraw tamten wpis."
            yield refuse("day", "twice", text)
        elif hour is not None and other.began == hour:
            text = f"O {clock_time(hour)} rodzina ma już inny termin ({other.number})."
            yield warn("began", "two_at_once", text)


@rule("failed_visit_step", on=("visit_id", "case_id", "day"))
def step_after_a_failed_visit(entry: Entry) -> Findings:
    """A step follows an attempt that failed, in the same case."""
    visit, day = known(entry, Visit, entry["visit_id"]), entry["day"]
    case = known(entry, Case, entry["case_id"])
    if case is not None and day < case.began:
        text = f"Sprawa {case.number} zaczęła się {short_date(case.began)}. Popraw datę."
        yield refuse("day", "before_case", text)
    if day > entry.today:
        yield refuse(
            "day", "not_yet", "Tego dnia jeszcze nie było. Wpisz krok, gdy zostanie wykonany."
        )
    if visit is None:
        yield warn(
            "visit", "no_visit", "Nie wskazano nieudanej próby, po której wykonano ten krok."
        )
        return
    if visit.kind is not VisitKind.FAILED:
        text = f"Wizyta {visit.number} się odbyła. Wskaż próbę nieudaną albo zostaw puste."
        yield refuse("visit", "held", text)
    if day < visit.day:
        text = f"Nieudana próba była {short_date(visit.day)}. Krok nie może być wcześniejszy."
        yield refuse("day", "before_visit", text)


@rule("failed_visit_step", on=("case_id", "step", "day"))
def step_taken_once(entry: Entry) -> Findings:
    """The same step on the same day, or again soon after."""
    same = others(entry, FailedVisitStep, "case_id", "step")
    if any(one.day == entry["day"] for one in same):
        yield warn("step", "twice", "Ten krok zapisano już z tą datą.")


def visits_at(entry: Entry, worker: Any) -> Any:
    """The contacts of a worker that have an hour in common with the entry, in the order of their hours."""
    began, ended = entry["began"], entry["ended"]
    query = select(Visit).where(
        Visit.day == entry["day"],
        or_(Visit.ended > began, Visit.ended.is_(None) & (Visit.began > began)),
        Visit.began < ended,
        Visit.workers.any(id=worker),
    )
    return entry.session.scalars(query.order_by(Visit.began)).all()
