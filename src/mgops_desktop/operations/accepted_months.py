"""The head accepts a worker's month; what lies in it is from then on only amended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import inline_date, month_name
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import put_in_bin, restore_from_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.base import LINE_LENGTH


@dataclass(frozen=True)
class Acceptance:
    """A worker's month accepted on `day`; or, where `taken_back` has a day, no longer, for the `reason`."""

    day: date
    taken_back: date | None = None
    reason: str = ""


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
def take_back_acceptance(session: Session, worker: UUID, month: Period, reason: str) -> None:
    """Take the acceptance back, so that the month is corrected as before; the worker sees why.

    Raises UserError if there is none, and without a reason.
    """
    found = _row(session, worker, month)
    if found is None or found.binned_at is not None:
        words = f"{month_name(month.first.month)} {month.first.year}"
        raise UserError(f"Miesiąc {words} nie jest przyjęty. Nic nie zmieniono.")
    reason = clean_text(reason, LINE_LENGTH, field="reason").strip()
    if not reason:
        text = "Podaj przyczynę cofnięcia przyjęcia."
        raise UserError(text, [Problem(text, field="reason")])
    put_in_bin(session, found, reason)


def acceptance_of(session: Session, worker: UUID | None, period: Period) -> Acceptance | None:
    """Return whether the worker's month was accepted; None if never, and for what is no whole month."""
    if worker is None or not period.is_month:
        return None
    found = _row(session, worker, period)
    if found is None:
        return None
    if found.binned_at is None:
        return Acceptance(found.day)
    return Acceptance(found.day, as_local(found.binned_at).date(), found.binned_reason)


def _row(session: Session, worker: UUID, month: Period) -> AcceptedMonth | None:
    query = select(AcceptedMonth).where(
        AcceptedMonth.worker_id == worker, AcceptedMonth.month == month.first
    )
    return session.scalars(query.execution_options(include_binned=True)).first()
