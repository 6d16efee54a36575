"""What art. 12 and 17 ask of family assistants, of each who was employed in a period."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.qualification import missing_papers
from mgops_desktop.domain.staff import CONTRACT_LABELS, PATH_LABELS, ContractForm, Position
from mgops_desktop.domain.wording import counted, number, short_date
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active, event
from mgops_desktop.reports.oversight.inspection_content import StaffLine
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.staff import Contract, Training, Worker
from mgops_desktop.storage.worker import paper_facts


def staff_papers(counting: Counting) -> Iterator[StaffLine]:
    """Yield each assistant with his papers, contracts and trainings of the period, by name."""
    session = counting.session
    contracts = _contracts(counting)
    trainings = _trainings(counting, contracts)
    query = select(Worker).where(among(Worker.id, contracts)).order_by(Worker.sort_key)
    for worker in session.scalars(query):
        yield StaffLine(
            name=f"{worker.surname} {worker.first_name}".strip(),
            number=worker.number,
            path=PATH_LABELS[worker.qualification_path] if worker.qualification_path else "",
            qualification=worker.qualification,
            training=worker.qualifying_training,
            practice=_practice(worker.practice_months),
            register_checked_on=worker.register_checked_on,
            register_checked_by=worker.register_checked_by,
            not_in_register=worker.not_in_register,
            conviction_checked_on=worker.conviction_checked_on,
            authority_statement_on=worker.authority_statement_on,
            maintenance_statement_on=worker.maintenance_statement_on,
            apart_statement_on=worker.apart_statement_on,
            contracts=tuple(contracts[worker.id]),
            trainings=tuple(trainings.get(worker.id, ())),
            social_worker=_is_social_worker(session, counting, worker.id),
            missing=tuple(missing_papers(paper_facts(session, worker))),
        )


def _practice(months: int | None) -> str:
    return counted(months, "miesiąc") if months is not None else ""


def _contracts(counting: Counting) -> dict[UUID, list[str]]:
    table = Contract
    query = select(table).where(
        table.position == Position.FAMILY_ASSISTANT,
        active(counting.period, table.began, table.ended),
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for one in sorted(counting.session.scalars(query), key=lambda one: (one.began, one.number)):
        until = f"do {short_date(one.ended)}" if one.ended else "nadal"
        posts = f", {number(one.fraction)}% etatu" if one.form is ContractForm.EMPLOYMENT else ""
        found[one.worker_id].append(
            f"{one.number}: {CONTRACT_LABELS[one.form]}{posts}, od {short_date(one.began)} {until}"
        )
    return found


def _trainings(counting: Counting, workers: Iterable[UUID]) -> dict[UUID, list[str]]:
    table = Training
    query = select(table).where(among(table.worker_id, workers), event(counting.period, table.day))
    found: dict[UUID, list[str]] = defaultdict(list)
    for one in sorted(counting.session.scalars(query), key=lambda one: (one.day, one.number)):
        found[one.worker_id].append(f"{short_date(one.day)} {one.topic}")
    return found


def _is_social_worker(session: Session, counting: Counting, worker: UUID) -> bool:
    """Art. 17 ust. 3: whether a contract as a social worker runs in the same period."""
    query = select(Contract.id).where(
        Contract.worker_id == worker,
        Contract.position == Position.SOCIAL_WORKER,
        active(counting.period, Contract.began, Contract.ended),
    )
    return session.scalar(query.limit(1)) is not None
