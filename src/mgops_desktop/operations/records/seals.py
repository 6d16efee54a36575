"""What makes a record one that is no longer simply corrected: signed, handed over, sent, in an accepted month."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.domain.wording import inline_date, month_name
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.report import ReportHandover
from mgops_desktop.storage.tables.staff import Worker

Values = Mapping[str, Any]
_ANNUAL = "annual"
_MARKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "assessment": (("handed_over", "Ocenę przekazano"),),
    "plan_version": (
        ("family_signed_on", "Rodzina podpisała tę wersję planu"),
        ("sent_to_county_on", "Tę wersję planu przekazano do powiatu"),
    ),
    "letter": (("day", "Pismo wysłano"),),
    "procedure": (("handed_over_on", "Procedurę przekazano"),),
}
"""Fields that say of a record itself that it was signed or handed over on a day, with the words for it."""
_AFTERWARDS: Mapping[str, frozenset[str]] = {
    "plan_version": frozenset({"family_signed_on", "sent_to_county_on"}),
    "procedure": frozenset({"ended", "end_ground", "monitoring_ended"}),
}
"""Fields that tell what came later: filled in for the first time they put nothing right."""
_OF_THE_FUTURE: Mapping[str, frozenset[str]] = {"visit": frozenset({"next_day"})}
"""Fields that agree on what is to come; they may change at any time."""


def seal_of(session: Session, kind: str, values: Values) -> str:
    """Return why a record with these stored values is only amended, as a sentence; nothing if it is corrected."""
    if kind == "letter" and values["direction"] != LetterDirection.OUT:
        return ""  # nobody signed here what came from outside
    for name, words in _MARKS.get(kind, ()):
        if values.get(name) is not None:
            return f"{words} {inline_date(values[name])}."
    return seal_round(session, kind, values)


def seal_round(session: Session, kind: str, values: Values) -> str:
    """Return why nothing is entered or changed where these values stand: the month or the report is closed."""
    ask = _ROUND.get(kind)
    return ask(session, values) if ask is not None else ""


def may_be_sealed(kind: str) -> bool:
    """Whether there is anything that seals a record of this kind."""
    return kind in _MARKS or kind in _ROUND


def amended(kind: str, before: Values, after: Values) -> dict[str, Any]:
    """Return the fields that are put right, as they stood; what came later or is to come is none of them."""
    found = {}
    for name, old in before.items():
        first_time = name in _AFTERWARDS.get(kind, ()) and old is None
        is_free = first_time or name in _OF_THE_FUTURE.get(kind, ())
        if not is_free and not _same(old, after.get(name)):
            found[name] = old
    return found


def _same(one: Any, other: Any) -> bool:
    """Lists of records have no order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return bool(one == other)


def _month(session: Session, values: Values) -> str:
    day: date | None = values.get("day")
    if day is None or not values.get("workers"):
        return ""
    query = (
        select(Worker.first_name, Worker.surname, AcceptedMonth.day)
        .join(AcceptedMonth, AcceptedMonth.worker_id == Worker.id)
        .where(AcceptedMonth.month == day.replace(day=1), Worker.id.in_(values["workers"]))
    )
    row = session.execute(query).first()
    if row is None:
        return ""
    month = f"{month_name(day.month)} {day.year}"
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


_ROUND: Mapping[str, Callable[[Session, Values], str]] = {
    "visit": _month,
    "need": _report,
    "report_text": _report,
    "yearly_count": _report,
}
