"""Checks of casework: plans, assessments, closures, assistants, visits (family-support-law 3.7)."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.case import Basis, ClosureRow
from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import open_on
from mgops_desktop.domain.staff import Position
from mgops_desktop.domain.support import CaseSpan
from mgops_desktop.domain.visit import MEETINGS, AssessmentKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.families import active, cases, event, supported
from mgops_desktop.indicators.staff import days_over_limit
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, PlanVersion, WorkPlan
from mgops_desktop.storage.tables.staff import Contract
from mgops_desktop.storage.tables.visit import Visit


def _open(counting: Counting) -> list[CaseSpan]:
    last = counting.period.last
    return [case for case in cases(counting) if open_on(last, case.began, case.ended)]


def _closed(counting: Counting) -> list[CaseSpan]:
    return [case for case in cases(counting) if case.ended in counting.period]


def _ref(case: CaseSpan) -> RecordRef:
    return RecordRef("case", case.id)


def overlapping_cases(counting: Counting) -> Iterable[Finding]:
    """Two cases of one family at the same time."""
    by_family: dict[UUID, list[CaseSpan]] = defaultdict(list)
    for case in cases(counting):
        by_family[case.family].append(case)
    for family, own in by_family.items():
        ordered = sorted(own, key=lambda case: case.began)
        for before, after in itertools.pairwise(ordered):
            if before.ended is None or before.ended > after.began:
                yield error(
                    "cases_overlap",
                    f"Dwie sprawy tej samej rodziny trwają równocześnie od {short_date(after.began)}.",
                    _ref(after),
                    family,
                    "began",
                )


def without_plan(counting: Counting) -> Iterable[Finding]:
    """Every family in the state has a plan."""
    planned = set(counting.session.scalars(select(WorkPlan.case_id)))
    for case in _open(counting):
        if case.id not in planned and case.basis is not Basis.PRO_LIFE:
            yield warning(
                "case_without_plan", "Rodzina nie ma planu pracy.", _ref(case), case.family
            )


def unsigned_plans(counting: Counting) -> Iterable[Finding]:
    """A plan agreed with the family and consulted with the social worker (art. 15 ust. 1 pkt 1)."""
    query = (
        select(PlanVersion, Case.family_id)
        .join(WorkPlan, WorkPlan.id == PlanVersion.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(PlanVersion.valid_from <= counting.period.last)
    )
    supported_now = {one.family for one in supported(counting)}
    for version, family in counting.session.execute(query):
        if family not in supported_now:
            continue
        ref = RecordRef("plan_version", version.id)
        name = f"Plan pracy, wersja {version.version_number}"
        if version.family_signed_on is None and not version.family_refused:
            message = f"{name}: brak podpisu rodziny lub adnotacji o odmowie."
            yield warning("plan_unsigned", message, ref, family, "family_signed_on")
        if version.consulted_on is None:
            message = f"{name}: brak daty konsultacji z pracownikiem socjalnym."
            yield warning("plan_not_consulted", message, ref, family, "consulted_on")


def undated_results(counting: Counting) -> Iterable[Finding]:
    """An action with a result and no date belongs to no period; no figure counts it."""
    query = (
        select(PlanAction.id, PlanAction.number, Case.family_id)
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(PlanAction.result.is_not(None), PlanAction.result_on.is_(None))
        .where(active(counting.period, WorkPlan.began, WorkPlan.ended))
    )
    for id_, number, family in counting.session.execute(query):
        message = f"Działanie {number} ma wynik bez daty; nie jest policzone."
        ref = RecordRef("plan_action", id_)
        yield warning("action_result_undated", message, ref, family, "result_on")


def overdue_assessments(counting: Counting) -> Iterable[Finding]:
    """Every family in the state has its periodic assessments in time."""
    for item in figure(counting, "periodic_assessments_overdue").items:
        message = f"Okresowa ocena niewykonana w terminie ({item.remark})."
        yield error("assessment_overdue", message, item.ref, item.family)


def not_handed_over(counting: Counting) -> Iterable[Finding]:
    """An assessment is made once it is handed over to the employer."""
    query = (
        select(Assessment.id, Assessment.day, Case.family_id)
        .join(Case, Case.id == Assessment.case_id)
        .where(event(counting.period, Assessment.day), Assessment.handed_over.is_(None))
    )
    for id_, day, family in counting.session.execute(query):
        message = (
            f"Ocena z {short_date(day)} nie ma daty przekazania kierownikowi; nie jest policzona."
        )
        yield warning(
            "assessment_not_handed_over",
            message,
            RecordRef("assessment", id_),
            family,
            "handed_over",
        )


def closures(counting: Counting) -> Iterable[Finding]:
    """Every closed case has a reason and, unless the work never began, a final assessment."""
    final = set(
        counting.session.scalars(
            select(Assessment.case_id).where(Assessment.kind == AssessmentKind.FINAL)
        )
    )
    for case in _closed(counting):
        if case.closed_for is None:
            message = "Zakończona sprawa nie ma przyczyny; liczy się jako „inna przyczyna”."
            yield error(
                "closure_without_reason", message, _ref(case), case.family, "closure_reason"
            )
        if case.id not in final and case.closed_for is not ClosureRow.NOT_STARTED:
            message = "Zakończona sprawa nie ma oceny końcowej."
            yield warning("closure_without_final_assessment", message, _ref(case), case.family)


def without_assistant(counting: Counting) -> Iterable[Finding]:
    """An open case has a main assistant on the last day."""
    query = select(Assignment.case_id, Assignment.began, Assignment.ended)
    led: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for case_id, began, ended in counting.session.execute(query):
        led[case_id].append((began, ended))
    last = counting.period.last
    for case in _open(counting):
        if not any(began <= last and (end is None or end >= last) for began, end in led[case.id]):
            message = f"W dniu {short_date(last)} sprawa nie ma asystenta."
            yield warning("case_without_assistant", message, _ref(case), case.family)


def over_limit(counting: Counting) -> Iterable[Finding]:
    """No assistant has more families than the limit on any day (art. 15 ust. 4)."""
    for one in days_over_limit(counting):
        days = f"{short_date(one.days.first)}–{short_date(one.days.last)}"
        message = (
            f"{one.families} rodzin przy limicie {one.limit} w dniach {days} (art. 15 ust. 4)."
        )
        yield error("limit_exceeded", message, RecordRef("worker", one.worker))


def double_role(counting: Counting) -> Iterable[Finding]:
    """An assistant is not a social worker of the same municipality (art. 17 ust. 3)."""
    query = select(Contract.worker_id, Contract.position, Contract.began, Contract.ended)
    spans: dict[UUID, dict[Position, list[tuple[date, date | None]]]] = {}
    for worker, position, began, ended in counting.session.execute(query):
        spans.setdefault(worker, {}).setdefault(position, []).append((began, ended))
    for worker, by_position in spans.items():
        for began, ended in by_position.get(Position.FAMILY_ASSISTANT, ()):
            for other_began, other_ended in by_position.get(Position.SOCIAL_WORKER, ()):
                starts_in_time = ended is None or other_began <= ended
                if starts_in_time and (other_ended is None or other_ended >= began):
                    message = "Asystent rodziny jest zarazem pracownikiem socjalnym (art. 17 ust. 3 ustawy)."
                    yield error("assistant_is_social_worker", message, RecordRef("worker", worker))


def incomplete_visits(counting: Counting) -> Iterable[Finding]:
    """Visits marked "do uzupełnienia"."""
    query = select(Visit).where(event(counting.period, Visit.day), Visit.incomplete)
    for visit in counting.session.scalars(query):
        family = visit.cases[0].family_id if visit.cases else None
        message = f"Wizyta z {short_date(visit.day)} do uzupełnienia."
        yield warning("visit_incomplete", message, RecordRef("visit", visit.id), family)


def visits_without_length(counting: Counting) -> Iterable[Finding]:
    """A visit without its length adds nothing to the hours."""
    query = select(Visit).where(
        event(counting.period, Visit.day),
        Visit.kind.in_(MEETINGS),
        ~Visit.incomplete,
        Visit.minutes == 0,
    )
    for visit in counting.session.scalars(query):
        family = visit.cases[0].family_id if visit.cases else None
        message = f"Wizyta z {short_date(visit.day)} nie ma czasu trwania; nie wchodzi do godzin."
        ref = RecordRef("visit", visit.id)
        yield warning("visit_without_length", message, ref, family, "minutes")


def court_reports(counting: Counting) -> Iterable[Finding]:
    """A report to the court whose day has passed."""
    table = CourtObligation
    query = select(table.id, table.family_id, table.next_report_due).where(
        table.next_report_due <= counting.period.last, table.ended.is_(None)
    )
    for id_, family, due in counting.session.execute(query):
        if due is not None:
            message = f"Minął wyznaczony przez sąd termin sprawozdania ({short_date(due)})."
            yield warning(
                "court_report_overdue", message, RecordRef("court_obligation", id_), family
            )


CHECKS = (
    overlapping_cases,
    without_plan,
    unsigned_plans,
    undated_results,
    overdue_assessments,
    not_handed_over,
    closures,
    without_assistant,
    over_limit,
    double_role,
    incomplete_visits,
    visits_without_length,
    court_reports,
)
