"""The head accepts a worker's month; what lies in it is from then on only amended."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import inline_date, month_name
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import put_in_bin, restore_from_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth


@operation("przyjęcie miesiąca", Right.ACCEPT_MONTHS)
def accept_month(session: Session, worker: UUID, month: Period) -> None:
    """Accept a worker's month. Raises UserError for one that still runs, or that was accepted already."""
    if today_of(session) < month.last:
        raise UserError(
            f"Ten miesiąc trwa do {inline_date(month.last)}. Przyjmij go ostatniego dnia albo później."
        )
    found = _row(session, worker, month)
    if found is None:
        found = AcceptedMonth(worker_id=worker, month=month.first)
        session.add(found)
    elif found.binned_at is None:
        raise UserError(f"Ten miesiąc przyjęto już {inline_date(found.day)}. Nic nie zmieniono.")
    else:
        restore_from_bin(found)
    found.day = today_of(session)


@operation("cofnięcie przyjęcia miesiąca", Right.ACCEPT_MONTHS)
def take_back_acceptance(session: Session, worker: UUID, month: Period) -> None:
    """Take the acceptance back, so that the month is corrected as before. Raises UserError if there is none."""
    found = _row(session, worker, month)
    if found is None or found.binned_at is not None:
        words = f"{month_name(month.first.month)} {month.first.year}"
        raise UserError(f"Miesiąc {words} nie jest przyjęty. Nic nie zmieniono.")
    put_in_bin(session, found, "cofnięto przyjęcie")


def accepted_on(session: Session, worker: UUID | None, period: Period) -> date | None:
    """Return when the worker's month was accepted; None for none, and for what is no whole month."""
    if worker is None or not period.is_month:
        return None
    found = _row(session, worker, period)
    return found.day if found is not None and found.binned_at is None else None


def _row(session: Session, worker: UUID, month: Period) -> AcceptedMonth | None:
    query = select(AcceptedMonth).where(
        AcceptedMonth.worker_id == worker, AcceptedMonth.month == month.first
    )
    return session.scalars(query.execution_options(include_binned=True)).first()
