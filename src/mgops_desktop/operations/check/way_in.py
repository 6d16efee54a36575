"""Checks of the way in: consents, grounds of applications (art. 8 ust. 3, art. 11)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.case import ApplicationDecision, InterviewResult
from mgops_desktop.domain.check import Finding, warning
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.statement import missing_consents_on
from mgops_desktop.storage.tables.casework import Application, DifficultyReport


def consents(counting: Counting) -> Iterable[Finding]:
    """Every adult carer consents to the work, unless a court ordered it."""
    for one in missing_consents_on(counting.session, counting.period.last):
        message = f"Zgoda dorosłych opiekunów: {one.words} (art. 8 ust. 3)."
        yield warning("consent_missing", message, RecordRef("case", one.case), one.family)


def results_of_interviews(counting: Counting) -> Iterable[Finding]:
    """An interview has a result; one that asks for an assistant is followed by an application."""
    table = DifficultyReport
    query = select(table.id, table.family_id, table.interview_day, table.interview_result).where(
        table.interview_day.between(counting.period.first, counting.period.last)
    )
    applied: dict[UUID, date] = {}
    applications = select(Application.family_id, Application.received)
    for applicant, received in counting.session.execute(applications):
        applied[applicant] = max(received, applied.get(applicant, received))
    for id_, family, day, result in counting.session.execute(query):
        asks = result is InterviewResult.APPLICATION
        if asks and day and (family is None or applied.get(family, date.min) < day):
            message = f"Po wywiadzie z {short_date(day)} nie zapisano wniosku o asystenta."
            ref = RecordRef("difficulty_report", id_)
            yield warning("application_missing", message, ref, family, "interview_result")


def grounds(counting: Counting) -> Iterable[Finding]:
    """An application that was granted says why an assistant is needed (art. 11 ust. 2-3)."""
    table = Application
    query = select(table.id, table.family_id, table.received).where(
        table.received.between(counting.period.first, counting.period.last),
        table.decision == ApplicationDecision.GRANTED,
        table.basis.is_not(None),
        table.analysis == "",
        table.remark == "",
    )
    for id_, family, received in counting.session.execute(query):
        message = f"Wniosek z {short_date(received)} nie ma wyniku analizy sytuacji rodziny."
        ref = RecordRef("application", id_)
        yield warning("application_without_analysis", message, ref, family, "analysis")


CHECKS = (consents, results_of_interviews, grounds)
