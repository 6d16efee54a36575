"""Where a family stands between the first report and the archive, in the office's words, and what comes next.

Everything follows from dated facts; nobody sets a state by hand.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.case import ApplicationDecision, Basis, ClosureRow, InterviewResult


class CaseState(StrEnum):
    """The states in their order."""

    REPORTED = "reported"
    INTERVIEW = "interview"
    APPLIED = "applied"
    WAITING = "waiting"
    ASSIGNED = "assigned"
    FIRST_CONTACT = "first_contact"
    DIAGNOSIS = "diagnosis"
    PLAN = "plan"
    WORK = "work"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    AFTERCARE = "aftercare"
    ARCHIVED = "archived"


STATE_LABELS = {
    CaseState.REPORTED: "zgłoszona",
    CaseState.INTERVIEW: "wywiad",
    CaseState.APPLIED: "wniosek",
    CaseState.WAITING: "oczekuje",
    CaseState.ASSIGNED: "przydzielona",
    CaseState.FIRST_CONTACT: "nawiązanie kontaktu",
    CaseState.DIAGNOSIS: "diagnoza",
    CaseState.PLAN: "plan",
    CaseState.WORK: "realizacja",
    CaseState.SUSPENDED: "zawieszona",
    CaseState.CLOSED: "zakończona",
    CaseState.AFTERCARE: "monitoring",
    CaseState.ARCHIVED: "archiwum",
}
ON_THE_WAY_IN = frozenset(
    {CaseState.REPORTED, CaseState.INTERVIEW, CaseState.APPLIED, CaseState.WAITING}
)
"""Families that are not worked with yet."""
HEAD, SOCIAL_WORKER, ASSISTANT = "kierownik", "pracownik socjalny", "asystent rodziny"
NOBODY = ""


@dataclass(frozen=True)
class ReportFacts:
    """The newest report of a family in difficulty."""

    received: date
    basis: Basis | None = None
    needs_interview: bool | None = None
    interview_day: date | None = None
    result: InterviewResult | None = None


@dataclass(frozen=True)
class ApplicationFacts:
    """The newest application for an assistant."""

    received: date
    basis: Basis | None = None
    decision: ApplicationDecision | None = None
    decided: date | None = None


@dataclass(frozen=True)
class CaseFacts:
    """The newest case. `assigned` is the first day of its first assistant, `led` whether somebody leads it today.

    `tried` is the first contact of any kind, `met` the first that reached the family; `planned` and `agreed` the
    first day of a plan, and of one that the family signed or refused to sign; `missing` counts consents.
    """

    basis: Basis
    began: date
    assigned: date | None = None
    led: bool = False
    tried: date | None = None
    met: date | None = None
    planned: date | None = None
    agreed: date | None = None
    paused: date | None = None
    without_assistant: bool = False
    missing: int = 0
    ended: date | None = None
    closed_for: ClosureRow | None = None
    assessed_finally: bool = False
    aftercare: date | None = None
    aftercare_ended: date | None = None


@dataclass(frozen=True)
class Facts:
    """What is recorded of a family's way."""

    report: ReportFacts | None = None
    application: ApplicationFacts | None = None
    case: CaseFacts | None = None


@dataclass(frozen=True)
class Standing:
    """A state since a day, and the next step in words that follow "Następny krok:"; nobody does nothing."""

    state: CaseState
    since: date
    step: str
    who: str = NOBODY

    @property
    def label(self) -> str:
        """The state in the office's word."""
        return STATE_LABELS[self.state]

    @property
    def sentence(self) -> str:
        """What comes next and who does it, in one sentence."""
        return f"{self.step} ({self.who})." if self.who else f"{self.step}."


def standing_of(facts: Facts, today: date) -> Standing | None:
    """Return where a family stands today; None for one of which no report, application or case is recorded.

    What is newest counts: a report or an application that came after a case was closed begins the way anew.
    """
    case, application, report = facts.case, facts.application, facts.report
    if case is not None and not _is_left_behind(case, facts):
        return _of_case(case, today)
    if application is not None and not _came_later(report, application):
        return _of_application(application)
    return _of_report(report) if report is not None else None


def _is_left_behind(case: CaseFacts, facts: Facts) -> bool:
    """Whether a closed case has a report or an application after it."""
    if case.ended is None:
        return False
    later = [one.received for one in (facts.report, facts.application) if one is not None]
    return any(day >= case.ended for day in later)


def _came_later(report: ReportFacts | None, application: ApplicationFacts) -> bool:
    """Whether a report came in after the application was turned down."""
    over = application.decision in (ApplicationDecision.REFUSED, ApplicationDecision.WITHDRAWN)
    return report is not None and over and report.received > application.received


def _of_report(report: ReportFacts) -> Standing:
    if report.interview_day is not None:
        return _of_interview(report, report.interview_day)
    obliged = report.basis is Basis.MINOR_PARENT
    if report.basis is Basis.PRO_LIFE:
        step = "Przyjąć wniosek „Za życiem”; wywiadu się nie przeprowadza"
        return Standing(CaseState.REPORTED, report.received, step, HEAD)
    if report.needs_interview is None and not obliged:
        step = "Ustalić, czy potrzebny jest rodzinny wywiad środowiskowy (art. 11 ust. 1)"
        return Standing(CaseState.REPORTED, report.received, step, SOCIAL_WORKER)
    if report.needs_interview is False and not obliged:
        step = "Nic: uznano, że wywiad nie jest potrzebny"
        return Standing(CaseState.ARCHIVED, report.received, step)
    law = "art. 11 ust. 1a, obowiązkowy" if obliged else "art. 11 ust. 1"
    step = f"Przeprowadzić rodzinny wywiad środowiskowy ({law})"
    return Standing(CaseState.INTERVIEW, report.received, step, SOCIAL_WORKER)


def _of_interview(report: ReportFacts, held: date) -> Standing:
    if report.result is None:
        step = "Wpisać wynik wywiadu po analizie sytuacji rodziny (art. 11 ust. 2)"
        return Standing(CaseState.INTERVIEW, held, step, SOCIAL_WORKER)
    if report.result is InterviewResult.APPLICATION:
        step = "Złożyć wniosek o przydzielenie asystenta (art. 11 ust. 3)"
        return Standing(CaseState.INTERVIEW, held, step, SOCIAL_WORKER)
    if report.result is InterviewResult.OTHER_HELP:
        return Standing(CaseState.ARCHIVED, held, "Nic: rodzina dostaje inną pomoc")
    return Standing(CaseState.ARCHIVED, held, "Nic: rodzina nie potrzebuje pomocy")


def _of_application(application: ApplicationFacts) -> Standing:
    received, decision = application.received, application.decision
    decided = application.decided or received
    if decision is None:
        step = "Rozstrzygnąć wniosek o asystenta"
        if application.basis is Basis.PRO_LIFE:
            step = "Przydzielić asystenta na wniosek „Za życiem” (bez wywiadu)"
        return Standing(CaseState.APPLIED, received, step, HEAD)
    if decision is ApplicationDecision.WAITING:
        step = "Przydzielić asystenta, gdy zwolni się miejsce"
        return Standing(CaseState.WAITING, received, step, HEAD)
    if decision is ApplicationDecision.GRANTED:
        step = "Założyć sprawę i przydzielić asystenta"
        return Standing(CaseState.WAITING, decided, step, HEAD)
    if decision is ApplicationDecision.REFUSED:
        return Standing(CaseState.ARCHIVED, decided, "Nic: asystenta nie przydzielono")
    return Standing(CaseState.ARCHIVED, decided, "Nic: wniosek wycofano")


def _of_case(case: CaseFacts, today: date) -> Standing:
    if case.ended is not None and case.ended <= today:
        return _of_closed(case, case.ended)
    if case.paused is not None:
        return _of_paused(case, case.paused)
    if case.assigned is None:
        return Standing(CaseState.WAITING, case.began, "Przydzielić asystenta", HEAD)
    state = _running(case, today)
    if not case.led and case.assigned <= today:
        step = "Przydzielić asystenta: sprawa nie ma dziś prowadzącego"
        return Standing(state.state, state.since, step, HEAD)
    if case.missing and state.state is not CaseState.ASSIGNED:
        words = "zgodę każdego dorosłego opiekuna (art. 8 ust. 3)"
        return Standing(state.state, state.since, f"Uzyskać {words}", ASSISTANT)
    return state


def _of_paused(case: CaseFacts, paused: date) -> Standing:
    if case.without_assistant:
        return Standing(CaseState.SUSPENDED, paused, "Przydzielić asystenta", HEAD)
    step = "Ustalić z rodziną dzień powrotu do współpracy"
    return Standing(CaseState.SUSPENDED, paused, step, ASSISTANT)


def _running(case: CaseFacts, today: date) -> Standing:
    assigned = case.assigned or case.began
    if case.met is None:
        if assigned > today or case.tried is None:
            return Standing(CaseState.ASSIGNED, assigned, _first_step(case.basis), ASSISTANT)
        step = "Ponowić próbę pierwszego kontaktu z rodziną"
        return Standing(CaseState.FIRST_CONTACT, case.tried, step, ASSISTANT)
    if case.basis is Basis.PRO_LIFE:
        step = "Koordynować poradnictwo według katalogu możliwego wsparcia"
        return Standing(CaseState.WORK, case.met, step, ASSISTANT)
    if case.planned is None:
        step = "Opisać sytuację rodziny i opracować z nią plan pracy (art. 15 ust. 1 pkt 1)"
        return Standing(CaseState.DIAGNOSIS, case.met, step, ASSISTANT)
    if case.agreed is None:
        step = "Uzgodnić plan: podpis rodziny i konsultacja z pracownikiem socjalnym"
        return Standing(CaseState.PLAN, case.planned, step, ASSISTANT)
    step = "Realizować plan i ocenić sytuację rodziny w terminie (art. 15 ust. 1 pkt 15)"
    return Standing(CaseState.WORK, case.agreed, step, ASSISTANT)


def _first_step(basis: Basis) -> str:
    if basis is Basis.COURT:
        return "Nawiązać kontakt z rodziną; zgodę zastępuje orzeczenie sądu (art. 109 KRO)"
    if basis is Basis.PRO_LIFE:
        return "Nawiązać kontakt i przygotować katalog możliwego wsparcia"
    return "Nawiązać pierwszy kontakt z rodziną razem z pracownikiem socjalnym"


def _of_closed(case: CaseFacts, ended: date) -> Standing:
    if case.aftercare is not None and case.aftercare_ended is None:
        step = "Kontaktować się z rodziną w monitoringu (art. 15 ust. 1 pkt 16)"
        return Standing(CaseState.AFTERCARE, case.aftercare, step, ASSISTANT)
    if not case.assessed_finally and case.closed_for is not ClosureRow.NOT_STARTED:
        return Standing(CaseState.CLOSED, ended, "Sporządzić ocenę końcową", ASSISTANT)
    return Standing(CaseState.ARCHIVED, case.aftercare_ended or ended, "Nic: akta są zamknięte")
