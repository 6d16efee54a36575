"""B. Visits and other contacts: meetings, calls, institutions and failed attempts are never added up."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.visit import MEETINGS, VISIT_LABELS, VisitKind, VisitPurpose
from mgops_desktop.indicators.catalogue import all_of, indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.visit import Visit, visit_case

BASIS = "art. 14 i 15"


def _visits(
    counting: Counting, kinds: tuple[VisitKind, ...], purpose: VisitPurpose | None, *columns: Any
) -> list[Any]:
    """Contacts of the period; without a purpose those of the work and of the monitoring after it."""
    query = (
        select(Visit.id, Visit.kind, _first_family().label("family"), *columns)
        .where(event(counting.period, Visit.day), Visit.kind.in_(kinds))
        .order_by(Visit.day, Visit.number)
    )
    if purpose is not None:
        query = query.where(Visit.purpose == purpose)
    return list(counting.session.execute(query))


def _first_family() -> Any:
    """The family of a contact: of several, that of the case with the first number."""
    return (
        select(Case.family_id)
        .join(visit_case, visit_case.c.case_id == Case.id)
        .where(visit_case.c.visit_id == Visit.id)
        .order_by(Case.number)
        .limit(1)
        .scalar_subquery()
    )


def _item(row: Any, amount: int = 1, *parts: str) -> Item:
    return Item(RecordRef("visit", row.id), amount, parts, row.family)


@indicator(
    "assistant_visits",
    "Wizyty i spotkania z rodziną",
    Unit.EVENTS,
    basis=BASIS,
    rule="Odbyte spotkania z co najmniej jednym członkiem rodziny. Spotkanie dwóch pracowników albo "
    "z dwiema rodzinami to jedno spotkanie.",
    splits=(all_of("kind", {kind.value: VISIT_LABELS[kind] for kind in MEETINGS}),),
)
def assistant_visits(counting: Counting) -> Iterable[Item]:
    for row in _visits(counting, MEETINGS, VisitPurpose.CASEWORK):
        yield _item(row, 1, row.kind.value)


def _other(key: str, label: str, kind: VisitKind, rule: str) -> None:
    @indicator(key, label, Unit.EVENTS, basis=BASIS, rule=rule)
    def listed(counting: Counting) -> Iterable[Item]:
        return (_item(row) for row in _visits(counting, (kind,), None))


_other(
    "assistant_contacts_phone",
    "Rozmowy telefoniczne",
    VisitKind.PHONE,
    "Rozmowy z okresu; nie dodaje się ich do wizyt.",
)
_other(
    "assistant_contacts_institution",
    "Kontakty z instytucjami",
    VisitKind.INSTITUTION,
    "Kontakty z okresu; nie dodaje się ich do wizyt.",
)
_other(
    "failed_visits",
    "Próby nieudane",
    VisitKind.FAILED,
    "Wizyty, które się nie odbyły: nie zastano, odwołano, nie wpuszczono.",
)


@indicator(
    "monitoring_visits",
    "Wizyty w ramach monitoringu po zakończeniu pracy z rodziną",
    Unit.EVENTS,
    basis="art. 15 ust. 1 pkt 16",
    rule="Odbyte spotkania z rodziną po zakończeniu pracy; nie wchodzą do wizyt i spotkań.",
)
def monitoring_visits(counting: Counting) -> Iterable[Item]:
    return (_item(row) for row in _visits(counting, MEETINGS, VisitPurpose.AFTERCARE))


def _hours(
    key: str,
    label: str,
    minutes: ColumnElement[Any],
    rule: str,
    kinds: tuple[VisitKind, ...] = tuple(VisitKind),
    purpose: VisitPurpose | None = None,
) -> None:
    @indicator(key, label, Unit.HOURS, basis=BASIS, counts="sum:hours", rule=rule)
    def listed(counting: Counting) -> Iterable[Item]:
        column = func.coalesce(minutes, 0).label("spent")
        rows = _visits(counting, kinds, purpose, column)
        return (_item(row, row.spent) for row in rows if row.spent)


_hours(
    "visit_hours",
    "Godziny wizyt i spotkań",
    Visit.minutes.expression,
    "Suma czasu wizyt i spotkań z rodziną, w godzinach.",
    MEETINGS,
    VisitPurpose.CASEWORK,
)
_hours(
    "travel_hours",
    "Godziny dojazdów",
    Visit.travel_minutes.expression,
    "Suma czasu dojazdów zapisanych przy kontaktach, w godzinach.",
)
_hours(
    "paperwork_hours",
    "Godziny dokumentacji",
    Visit.paperwork_minutes.expression,
    "Suma czasu dokumentacji zapisanego przy kontaktach, w godzinach.",
)
