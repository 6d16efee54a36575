"""Where a family stands, from the report to the archive, in the office's words, and what comes next."""

from datetime import date

import pytest

from mgops_desktop.domain.case import ApplicationDecision, Basis, ClosureRow, InterviewResult
from mgops_desktop.domain.case_state import (
    STATE_LABELS,
    ApplicationFacts,
    CaseFacts,
    CaseState,
    Facts,
    ReportFacts,
    standing_of,
)

TODAY = date(2026, 11, 21)


def d(text):
    return date.fromisoformat(text)


def report(**more):
    return Facts(report=ReportFacts(d("2026-10-01"), **more))


def interview(result):
    return report(needs_interview=True, interview_day=d("2026-10-12"), result=result)


def application(decision=None, basis=None):
    decided = d("2026-10-25") if decision else None
    return Facts(application=ApplicationFacts(d("2026-10-20"), basis, decision, decided))


def case(**more):
    known = {"began": d("2026-10-26"), "assigned": d("2026-10-26"), "led": True}
    basis = more.pop("basis", Basis.CONSENT)
    return Facts(case=CaseFacts(basis, **(known | more)))


MET = {"met": d("2026-11-02")}
PLANNED = MET | {"planned": d("2026-11-10")}
AGREED = PLANNED | {"agreed": d("2026-11-12")}
ENDED = AGREED | {"ended": d("2026-11-16"), "closed_for": ClosureRow.GOALS_ACHIEVED}
FROM_TOMORROW = {"assigned": d("2026-11-23"), "led": False}
OVER = {"aftercare": d("2026-11-17"), "aftercare_ended": d("2026-11-20"), "assessed_finally": True}
D = ApplicationDecision

STATES = (
    (report(), "zgłoszona", "2026-10-01", "czy potrzebny jest", "pracownik socjalny"),
    (report(basis=Basis.PRO_LIFE), "zgłoszona", "2026-10-01", "wywiadu się nie", "kierownik"),
    (report(needs_interview=True), "wywiad", "2026-10-01", "Przeprowadzić", "pracownik socjalny"),
    (report(basis=Basis.MINOR_PARENT), "wywiad", "2026-10-01", "obowiązkowy", "pracownik socjalny"),
    (report(needs_interview=False), "archiwum", "2026-10-01", "Nic", ""),
    (interview(None), "wywiad", "2026-10-12", "Wpisać wynik", "pracownik socjalny"),
    (
        interview(InterviewResult.APPLICATION),
        *("wywiad", "2026-10-12", "Złożyć wniosek", "pracownik socjalny"),
    ),
    (interview(InterviewResult.OTHER_HELP), "archiwum", "2026-10-12", "inną pomoc", ""),
    (interview(InterviewResult.NO_NEED), "archiwum", "2026-10-12", "nie potrzebuje", ""),
    (application(), "wniosek", "2026-10-20", "Rozstrzygnąć", "kierownik"),
    (application(basis=Basis.PRO_LIFE), "wniosek", "2026-10-20", "bez wywiadu", "kierownik"),
    (application(D.WAITING), "oczekuje", "2026-10-20", "zwolni się", "kierownik"),
    (application(D.GRANTED), "oczekuje", "2026-10-25", "Założyć sprawę", "kierownik"),
    (application(D.REFUSED), "archiwum", "2026-10-25", "nie przydzielono", ""),
    (application(D.WITHDRAWN), "archiwum", "2026-10-25", "wycofano", ""),
    (case(assigned=None, led=False), "oczekuje", "2026-10-26", "Przydzielić", "kierownik"),
    (case(**FROM_TOMORROW), "przydzielona", "2026-11-23", "pierwszy kontakt", "asystent rodziny"),
    (case(), "przydzielona", "2026-10-26", "pracownikiem socjalnym", "asystent rodziny"),
    (case(basis=Basis.COURT), "przydzielona", "2026-10-26", "art. 109 KRO", "asystent rodziny"),
    (case(basis=Basis.PRO_LIFE), "przydzielona", "2026-10-26", "katalog", "asystent rodziny"),
    (
        case(tried=d("2026-10-29")),
        *("nawiązanie kontaktu", "2026-10-29", "Ponowić próbę", "asystent rodziny"),
    ),
    (case(**MET), "diagnoza", "2026-11-02", "plan pracy", "asystent rodziny"),
    (case(**MET, missing=1), "diagnoza", "2026-11-02", "zgodę każdego", "asystent rodziny"),
    (case(**MET, basis=Basis.PRO_LIFE), "realizacja", "2026-11-02", "katalogu", "asystent rodziny"),
    (case(**PLANNED), "plan", "2026-11-10", "Uzgodnić plan", "asystent rodziny"),
    (case(**AGREED), "realizacja", "2026-11-12", "Realizować plan", "asystent rodziny"),
    (
        case(**(AGREED | {"led": False})),
        *("realizacja", "2026-11-12", "nie ma dziś prowadzącego", "kierownik"),
    ),
    (
        case(**AGREED, paused=d("2026-11-18")),
        *("zawieszona", "2026-11-18", "dzień powrotu", "asystent rodziny"),
    ),
    (
        case(**AGREED, paused=d("2026-11-18"), without_assistant=True),
        *("zawieszona", "2026-11-18", "Przydzielić asystenta", "kierownik"),
    ),
    (case(**ENDED), "zakończona", "2026-11-16", "ocenę końcową", "asystent rodziny"),
    (
        case(**ENDED, aftercare=d("2026-11-17")),
        *("monitoring", "2026-11-17", "w monitoringu", "asystent rodziny"),
    ),
    (case(**ENDED, **OVER), "archiwum", "2026-11-20", "akta są zamknięte", ""),
    (
        case(**(ENDED | {"closed_for": ClosureRow.NOT_STARTED})),
        *("archiwum", "2026-11-16", "akta są zamknięte", ""),
    ),
)


@pytest.mark.parametrize(("facts", "label", "since", "step", "who"), STATES)
def test_state_follows_from_the_facts(facts, label, since, step, who):
    standing = standing_of(facts, TODAY)
    assert (standing.label, standing.since, standing.who) == (label, d(since), who)
    assert step in standing.sentence
    assert standing.sentence.endswith(f"({who})." if who else ".")


def test_every_state_is_reached():
    assert {label for _facts, label, *_rest in STATES} == set(STATE_LABELS.values())
    assert set(STATE_LABELS) == set(CaseState)


def test_nothing_recorded_is_no_state():
    assert standing_of(Facts(), TODAY) is None


def test_report_after_closure_begins_the_way_anew():
    closed = case(**ENDED).case
    later = ReportFacts(d("2026-11-19"), needs_interview=True)
    assert standing_of(Facts(report=later, case=closed), TODAY).state is CaseState.INTERVIEW
    earlier = ReportFacts(d("2026-10-01"), needs_interview=True)
    assert standing_of(Facts(report=earlier, case=closed), TODAY).state is CaseState.CLOSED


def test_report_after_a_refusal_begins_the_way_anew():
    refused = application(D.REFUSED).application
    later = ReportFacts(d("2026-11-19"))
    assert standing_of(Facts(later, refused), TODAY).state is CaseState.REPORTED


def test_case_that_ends_later_is_still_run():
    assert standing_of(case(**(ENDED | {"ended": d("2026-12-01")})), TODAY).state is CaseState.WORK
