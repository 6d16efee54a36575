"""What makes a record one that is not simply corrected: signed, refused, handed over, sent, in an accepted month."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.domain.wording import inline_date, month_name
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.intervention import Intervention
from mgops_desktop.storage.tables.plan import Assessment
from mgops_desktop.storage.tables.report import ReportHandover
from mgops_desktop.storage.tables.staff import Contract, Worker

Values = Mapping[str, Any]
_ANNUAL = "annual"
_MARKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "assessment": (("handed_over", "Ocenę przekazano"),),
    "plan_version": (
        ("family_signed_on", "Rodzina podpisała tę wersję planu"),
        ("sent_to_county_on", "Tę wersję planu przekazano do powiatu"),
    ),
    "letter": (("day", "Pismo wysłano"),),
    "document": (("printed_on", "Dokument wydrukowano"), ("signed_on", "Dokument podpisano")),
    "procedure": (("handed_over_on", "Procedurę przekazano"),),
}
"""Fields that say of a record itself that it was signed or handed over on a day, with the words for it."""
_TOLD: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plan_version": (("family_refused", "Rodzina odmówiła podpisania tej wersji planu."),),
}
"""Fields that tell without a day that a record came to its end, with their sentence."""
_AFTERWARDS: Mapping[str, frozenset[str]] = {
    "plan_version": frozenset(
        {"family_signed_on", "sent_to_county_on", "family_refused", "refusal_remark"}
    ),
    "procedure": frozenset({"ended", "end_ground", "monitoring_ended"}),
    "office_exit": frozenset({"returned"}),
    "visit_slips": frozenset({"destroyed_on", "destroyed", "missing"}),
    "monthly_schedule": frozenset({"submitted", "approved_on"}),
}
"""Fields that tell what came later: filled in for the first time they put nothing right."""
_OF_THE_FUTURE: Mapping[str, frozenset[str]] = {"visit": frozenset({"next_day"})}
"""Fields that agree on what is to come; they may change at any time."""

_ON_A_DAY = (
    *("visit", "planned_visit", "work_entry", "office_exit", "visit_slips"),
    *("intervention", "joint_trip"),
)
"""Kinds of work on a `day`; whose it is say `worker_id`, `second_worker_id` or `workers`."""
OF_A_MONTH = frozenset(
    {*_ON_A_DAY, "intervention_step", "leave", "service_hours", "monthly_schedule"}
)
"""Kinds that belong to a worker's month: nothing is added to an accepted one without a reason.

What a worker is paid by (contract, travel terms) is none of them: it is changed from a day on.
"""
_WHOSE = ("worker_id", "second_worker_id")


def seal_of(session: Session, kind: str, values: Values) -> str:
    """Return why a record with these stored values is only amended, as a sentence; nothing if it is corrected."""
    if kind == "letter" and values["direction"] != LetterDirection.OUT:
        return ""  # nobody signed here what came from outside
    for name, words in _MARKS.get(kind, ()):
        if values.get(name) is not None:
            return f"{words} {inline_date(values[name])}."
    for name, sentence in _TOLD.get(kind, ()):
        if values.get(name):
            return sentence
    return seal_round(session, kind, values)


def seal_round(session: Session, kind: str, values: Values) -> str:
    """Return why nothing is entered or changed where these values stand: the month or the report is closed."""
    ask = _ROUND.get(kind)
    return ask(session, values) if ask is not None else ""


def is_closed_anywhere(session: Session, kind: str) -> bool:
    """Whether any month or report is closed that records of this kind could stand in."""
    ask = _ROUND.get(kind)
    if ask is None:
        return False
    if ask is _assessment:
        handed = select(Assessment.id).where(Assessment.handed_over.is_not(None))
        return session.scalar(handed.limit(1)) is not None
    closed = ReportHandover.id if ask is _report else AcceptedMonth.id
    return session.scalar(select(closed).limit(1)) is not None


def may_be_sealed(kind: str) -> bool:
    """Whether there is anything that seals a record of this kind."""
    return kind in _MARKS or kind in _ROUND


def amended(session: Session, kind: str, before: Values, after: Values) -> dict[str, Any]:
    """Return the fields that are put right, as they stood; what came later or is to come is none of them."""
    found: dict[str, Any] = {}
    if kind == "leave" and before["ended"] is None and not _was_away(session, after):
        before = {name: old for name, old in before.items() if name != "ended"}
    for name, old in before.items():
        first_time = name in _AFTERWARDS.get(kind, ()) and (old in (None, "") or old is False)
        is_free = first_time or name in _OF_THE_FUTURE.get(kind, ())
        if not is_free and not _same(old, after.get(name)):
            found[name] = old
    return found


def _same(one: Any, other: Any) -> bool:
    """Lists of records have no order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return bool(one == other)


def workers_of(values: Values) -> tuple[UUID, ...]:
    """Return whose work a record is: one worker, two who went together, or several."""
    named = (*(values.get(name) for name in _WHOSE), *(values.get("workers") or ()))
    return tuple(one for one in named if one is not None)


def _month_of_day(session: Session, values: Values) -> str:
    day: date | None = values.get("day")
    workers = workers_of(values)
    if day is None or not workers:
        return ""
    whose = AcceptedMonth.worker_id.in_(workers)
    return _month(session, whose, AcceptedMonth.month == day.replace(day=1))


def _month_of_step(session: Session, values: Values) -> str:
    """Steps go with the intervention that they belong to."""
    query = select(Intervention.day, Intervention.worker_id)
    row = session.execute(query.where(Intervention.id == values["intervention_id"])).first()
    return _month_of_day(session, row._asdict()) if row is not None else ""


def _month_of_schedule(session: Session, values: Values) -> str:
    return _month_of_day(session, {**values, "day": values["month"]})


def _months_of_leave(session: Session, values: Values) -> str:
    """An absence belongs to every month in which it has a day."""
    ended: date | None = values.get("ended")
    return _month(
        session,
        AcceptedMonth.worker_id == values["worker_id"],
        AcceptedMonth.month >= values["began"].replace(day=1),
        AcceptedMonth.month <= ended if ended is not None else true(),
    )


def _was_away(session: Session, leave: Values) -> bool:
    """Whether an absence that was open until now ends before days of an accepted month: there he counted as absent."""
    if leave["ended"] is None:
        return False
    first_back = add_days(leave["ended"], 1)
    whose = AcceptedMonth.worker_id == leave["worker_id"]
    return bool(_month(session, whose, AcceptedMonth.month >= first_back.replace(day=1)))


def _month_of_hours(session: Session, values: Values) -> str:
    """The hours of a contract belong to the month of its worker; `worker_id` names him where it is not stored yet."""
    worker: UUID | None = values.get("worker_id")
    if worker is None:
        query = select(Contract.worker_id).where(Contract.id == values["contract_id"])
        worker = session.scalar(query)
    whose = AcceptedMonth.worker_id == worker
    return _month(session, whose, AcceptedMonth.month == values["month"].replace(day=1))


def _month(session: Session, *which: ColumnElement[bool]) -> str:
    query = (
        select(Worker.first_name, Worker.surname, AcceptedMonth.month, AcceptedMonth.day)
        .join(AcceptedMonth, AcceptedMonth.worker_id == Worker.id)
        .where(*which)
        .order_by(AcceptedMonth.month)
    )
    row = session.execute(query).first()
    if row is None:
        return ""
    month = f"{month_name(row.month.month)} {row.month.year}"
    whose = f"{row.first_name} {row.surname}".strip()
    return f"Miesiąc {month} ({whose}) przyjęto {inline_date(row.day)}."


def _report(session: Session, values: Values) -> str:
    if values.get("report", _ANNUAL) != _ANNUAL:
        return ""
    query = select(ReportHandover.day).where(
        ReportHandover.report == StatutoryReport.ANNUAL, ReportHandover.year == values["year"]
    )
    day = session.scalars(query).first()
    return f"Sprawozdanie za {values['year']} r. przekazano {inline_date(day)}." if day else ""


def _assessment(session: Session, values: Values) -> str:
    """Sentences and results go with the assessment that they stand in."""
    query = select(Assessment.handed_over).where(Assessment.id == values["assessment_id"])
    day = session.scalar(query)
    return f"Ocenę przekazano {inline_date(day)}." if day else ""


_ROUND: Mapping[str, Callable[[Session, Values], str]] = {
    **dict.fromkeys(_ON_A_DAY, _month_of_day),
    "intervention_step": _month_of_step,
    "monthly_schedule": _month_of_schedule,
    "leave": _months_of_leave,
    "service_hours": _month_of_hours,
    "need": _report,
    "report_text": _report,
    "yearly_count": _report,
    "assessment_sentence": _assessment,
    "assessment_action": _assessment,
}
