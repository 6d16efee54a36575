"""Checks of staff: contracts of those who lead cases, hours of service contracts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import overlaps_any
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.qualification import missing_papers
from mgops_desktop.domain.staff import LEAVE_LABELS, ContractForm
from mgops_desktop.domain.wording import counted, listing, month_name, short_date
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active, supported
from mgops_desktop.indicators.staff import AssistantContract, assistant_contracts, hours_of
from mgops_desktop.storage.among import among
from mgops_desktop.storage.substitution import uncovered_on
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.worker import paper_facts


def without_contract(counting: Counting) -> Iterable[Finding]:
    """Who leads families is an assistant with a contract, else neither person nor post is counted."""
    period = counting.period
    contracts: dict[UUID, list[Period]] = defaultdict(list)
    for one in assistant_contracts(counting):
        if days := period.clip(one.began, one.ended):
            contracts[one.worker].append(days)
    query = (
        select(Assignment.worker_id, Assignment.began, Assignment.ended)
        .join(Case, Case.id == Assignment.case_id)
        .where(active(period, Assignment.began, Assignment.ended))
        .order_by(Assignment.began, Assignment.number)
    )
    lacking = dict.fromkeys(
        worker
        for worker, began, ended in counting.session.execute(query)
        if not overlaps_any(began, ended, contracts[worker])
    )
    for worker in lacking:
        message = (
            "Pracownik prowadzi rodziny, a w tych dniach nie ma umowy asystenta rodziny; nie wchodzi do liczby "
            "asystentów ani etatów."
        )
        yield error("assistant_without_contract", message, RecordRef("worker", worker))
    if not lacking and not contracts and supported(counting):
        message = "Są rodziny objęte wsparciem, a nie wpisano żadnej umowy asystenta rodziny."
        yield error("no_assistant_contract", message)


def missing_hours(counting: Counting) -> Iterable[Finding]:
    """A month that is over, without the hours by which a service contract counts as a post."""
    for one in assistant_contracts(counting):
        if one.form is ContractForm.SERVICE:
            missing = [
                month for month in _months(counting, one) if not _has_hours(counting, one, month)
            ]
            if missing:
                months = listing([f"{month_name(day.month)} {day.year}" for day in missing])
                message = (
                    f"Umowa o świadczenie usług: brak godzin za {months}; liczy się jako 0 etatu."
                )
                yield warning("service_hours_missing", message, RecordRef("contract", one.id))


def _has_hours(counting: Counting, contract: AssistantContract, month: date) -> bool:
    """Whether hours were written down, and those of a full post to divide them by."""
    _minutes, full = hours_of(counting).get((contract.id, month), (0, 0))
    return full > 0


def _months(counting: Counting, contract: AssistantContract) -> Iterator[date]:
    """First days of the months of the contract in the period that are over."""
    days = counting.period.clip(contract.began, contract.ended)
    months = {Period.month(day.year, day.month) for day in days.days()} if days else set()
    return (month.first for month in sorted(months) if month.last <= counting.today)


def unfit_papers(counting: Counting) -> Iterable[Finding]:
    """What art. 12 asks of whoever is employed as a family assistant on the last day."""
    last = counting.period.last
    employed = {
        one.worker
        for one in assistant_contracts(counting)
        if one.began <= last and (one.ended is None or one.ended >= last)
    }
    query = select(Worker).where(among(Worker.id, employed)).order_by(Worker.sort_key)
    for worker in counting.session.scalars(query):
        ref = RecordRef("worker", worker.id)
        if lacking := missing_papers(paper_facts(counting.session, worker)):
            message = f"Asystent rodziny: brakuje: {listing(lacking)} (art. 12 i 17)."
            yield warning("assistant_papers_missing", message, ref)
        if worker.not_in_register is False:
            message = "Asystent rodziny figuruje w rejestrze sprawców (art. 12 ust. 1 pkt 5)."
            yield error("assistant_in_register", message, ref, field="not_in_register")


def without_substitute(counting: Counting) -> Iterable[Finding]:
    """Families of an assistant who is suspended or away for long, led by nobody else."""
    for one in uncovered_on(counting.session, counting.period.last):
        message = (
            f"{counted(len(one.cases), 'rodzina')} bez zastępstwa: {LEAVE_LABELS[one.kind]} "
            f"od {short_date(one.since)}."
        )
        yield warning("substitute_missing", message, RecordRef("worker", one.worker))


CHECKS = (without_contract, missing_hours, unfit_papers, without_substitute)
