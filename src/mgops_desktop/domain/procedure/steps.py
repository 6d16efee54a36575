"""What happens in a procedure: dated facts, each with what the guards ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef


class Step(StrEnum):
    """Steps of the tables of transitions."""

    REPORTED = "reported"
    NOT_STARTED = "not_started"
    NK_A_FILLED = "nk_a_filled"
    NK_B_GIVEN = "nk_b_given"
    NK_A_RECEIVED = "nk_a_received"
    GROUP_APPOINTED = "group_appointed"
    NK_A_PASSED = "nk_a_passed"
    GROUP_EXTENDED = "group_extended"
    VIOLENT_NOTIFIED = "violent_notified"
    VIOLENT_NOT_NOTIFIED = "violent_not_notified"
    SITTING = "sitting"
    ACTION_DECIDED = "action_decided"
    NK_C = "nk_c"
    HARMED_ABSENT = "harmed_absent"
    PLAN_WITHOUT_HARMED = "plan_without_harmed"
    PLAN_CHANGED = "plan_changed"
    NK_D = "nk_d"
    NEXT_NK_A = "next_nk_a"
    EVENT_FOUND = "event_found"
    PROGRAMME_REFERRAL = "programme_referral"
    ALCOHOL_REFERRAL = "alcohol_referral"
    WEAPON_NOTICE = "weapon_notice"
    COURT_NOTICE = "court_notice"
    CRIME_NOTICE = "crime_notice"
    CHILD_PROTECTED = "child_protected"
    HARMED_MOVED = "harmed_moved"
    VIOLENT_MOVED = "violent_moved"
    VOIVODE_NAMED = "voivode_named"
    HANDED_OVER = "handed_over"
    NOT_CONFIRMED = "not_confirmed"
    VIOLENCE_CEASED = "violence_ceased"
    NO_GROUNDS = "no_grounds"
    PROTOCOL_PASSED = "protocol_passed"
    HARMED_INFORMED = "harmed_informed"
    VIOLENT_INFORMED = "violent_informed"
    INSTITUTIONS_INFORMED = "institutions_informed"
    MONITORING_VISIT = "monitoring_visit"
    NEXT_PROCEDURE = "next_procedure"
    MONITORING_CLOSED = "monitoring_closed"


STEP_LABELS = {
    Step.REPORTED: "zgłoszenie albo podejrzenie przemocy",
    Step.NOT_STARTED: "brak podstaw do wszczęcia procedury",
    Step.NK_A_FILLED: "wypełnienie formularza „Niebieska Karta – A”",
    Step.NK_B_GIVEN: "przekazanie formularza „Niebieska Karta – B”",
    Step.NK_A_RECEIVED: "wpływ formularza „Niebieska Karta – A” do zespołu",
    Step.GROUP_APPOINTED: "powołanie grupy",
    Step.GROUP_EXTENDED: "poszerzenie składu grupy",
    Step.NK_A_PASSED: "przekazanie formularza „Niebieska Karta – A” grupie",
    Step.VIOLENT_NOTIFIED: "zawiadomienie osoby stosującej przemoc o wszczęciu procedury",
    Step.VIOLENT_NOT_NOTIFIED: "notatka o niemożności zawiadomienia osoby stosującej przemoc",
    Step.SITTING: "posiedzenie grupy",
    Step.ACTION_DECIDED: "pierwsze posiedzenie grupy: podjęcie działań",
    Step.NK_C: "formularz „Niebieska Karta – C” z osobą doznającą przemocy",
    Step.HARMED_ABSENT: "nieobecność osoby doznającej przemocy na spotkaniu",
    Step.PLAN_WITHOUT_HARMED: "indywidualny plan pomocy mimo nieobecności osoby doznającej przemocy",
    Step.PLAN_CHANGED: "zmiana indywidualnego planu pomocy",
    Step.NK_D: "formularz „Niebieska Karta – D” z osobą stosującą przemoc",
    Step.NEXT_NK_A: "kolejny formularz „Niebieska Karta – A”",
    Step.EVENT_FOUND: "nowe zdarzenie stwierdzone przez grupę",
    Step.PROGRAMME_REFERRAL: "skierowanie osoby stosującej przemoc do programu",
    Step.ALCOHOL_REFERRAL: "skierowanie do gminnej komisji rozwiązywania problemów alkoholowych",
    Step.WEAPON_NOTICE: "powiadomienie o broni",
    Step.COURT_NOTICE: "zawiadomienie sądu opiekuńczego",
    Step.CRIME_NOTICE: "zawiadomienie o podejrzeniu przestępstwa",
    Step.CHILD_PROTECTED: "zapewnienie dziecku ochrony (art. 12a)",
    Step.HARMED_MOVED: "zmiana miejsca zamieszkania osoby doznającej przemocy",
    Step.VIOLENT_MOVED: "zmiana miejsca zamieszkania osoby stosującej przemoc",
    Step.VOIVODE_NAMED: "wskazanie innej gminy przez wojewodę",
    Step.HANDED_OVER: "przekazanie procedury do innej gminy",
    Step.NOT_CONFIRMED: "odstąpienie od dalszych działań",
    Step.VIOLENCE_CEASED: "zakończenie: ustanie przemocy",
    Step.NO_GROUNDS: "zakończenie: brak zasadności podejmowania działań",
    Step.PROTOCOL_PASSED: "przekazanie protokołu zespołowi",
    Step.HARMED_INFORMED: "poinformowanie osoby doznającej przemocy o zakończeniu albo odstąpieniu",
    Step.VIOLENT_INFORMED: "poinformowanie osoby stosującej przemoc o zakończeniu albo odstąpieniu",
    Step.INSTITUTIONS_INFORMED: "powiadomienie uczestniczących podmiotów o zakończeniu",
    Step.MONITORING_VISIT: "czynność monitorująca po zakończeniu",
    Step.NEXT_PROCEDURE: "nowa procedura w czasie monitoringu",
    Step.MONITORING_CLOSED: "zamknięcie monitoringu",
}


class Mark(StrEnum):
    """What was noted of a step and is asked for by a guard."""

    PROTOCOL = "protocol"
    GROUNDS = "grounds"
    CEASED = "ceased"
    NOT_EXPECTED = "not_expected"
    PLAN_DONE = "plan_done"
    CHAIR_SIGNED = "chair_signed"
    ELECTRONIC = "electronic"
    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    CORE_MOTION = "core_motion"
    SUMMONED = "summoned"
    WITHOUT_HARMED_DATA = "without_harmed_data"
    PLACE_KNOWN = "place_known"
    NOTE = "note"


@dataclass(frozen=True)
class Fact:
    """Something that happened.

    `by` is who started the procedure (a key of the entitled), `to` whom a paper was handed, `present` the persons and
    `members` the members of the group who were there, `until` when a meeting ended. `outside` is the reason of a fact
    that happened against the law: it is recorded as a breach and not stopped (contracts 7). `of` is the record in
    which it stands.
    """

    step: Step
    day: date
    at: time | None = None
    until: time | None = None
    by: str = ""
    to: UUID | None = None
    present: frozenset[UUID] = frozenset()
    members: frozenset[UUID] = frozenset()
    marks: frozenset[Mark] = field(default=frozenset())
    outside: str = ""
    of: RecordRef | None = None


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts by day; those of one day in the order of the steps, a step that happened twice by the hour.

    What is still equal stands by its contents, so that the order in which facts were recorded never matters.
    """
    return sorted(facts, key=_place)


_PLACES = {step: place for place, step in enumerate(Step)}


def _place(fact: Fact) -> tuple[object, ...]:
    hours = (fact.at or time.min, fact.until or time.min)
    people = (str(fact.to), sorted(fact.present), sorted(fact.members))
    return (
        fact.day,
        _PLACES[fact.step],
        *hours,
        fact.by,
        *people,
        sorted(fact.marks),
        fact.outside,
    )
