"""B. Visits and other contacts: meetings, calls, institutions and failed attempts are never added up."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.visit import MEETINGS, VISIT_LABELS, VisitKind, VisitPurpose
from mgops_desktop.indicators.catalogue import all_of, indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.visit import Visit, visit_case

BASIS = "art. 14 i 15"


def _visits(
    counting: Counting, kinds: tuple[VisitKind, ...], purpose: VisitPurpose | None
) -> list[Row[Any]]:
    """Contacts of the period; without a purpose those of the work and of the monitoring after it."""
    return [
        row
        for row in _contacts(counting)
        if row.kind in kinds and (purpose is None or row.purpose is purpose)
    ]


def _contacts(counting: Counting) -> list[Row[Any]]:
    """All contacts of the period, each with its family: eight figures are counted from them, so they are read once.

    The family of a contact with several is that of the case with the first number.
    """

    def read() -> list[Row[Any]]:
        query = (
            select(
                Visit.id,
                Visit.kind,
                Visit.purpose,
                Visit.minutes,
                Visit.travel_minutes,
                Visit.paperwork_minutes,
                Case.family_id.label("family"),
            )
            .outerjoin(visit_case, visit_case.c.visit_id == Visit.id)
            .outerjoin(Case, Case.id == visit_case.c.case_id)
            .where(event(counting.period, Visit.day))
            .order_by(Visit.day, Visit.number, Case.number)
        )
        found: dict[UUID, Any] = {}
        for row in counting.session.execute(query):
            if row.id not in found or found[row.id].family is None:
                found[row.id] = row
        return list(found.values())

    return counting.share("contacts", read)


def _item(row: Row[Any], amount: int = 1, *parts: str) -> Item:
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
    spent: Callable[[Row[Any]], int | None],
    rule: str,
    kinds: tuple[VisitKind, ...] = tuple(VisitKind),
    purpose: VisitPurpose | None = None,
) -> None:
    @indicator(key, label, Unit.HOURS, basis=BASIS, counts="sum:hours", rule=rule)
    def listed(counting: Counting) -> Iterable[Item]:
        for row in _visits(counting, kinds, purpose):
            if minutes := spent(row):
                yield _item(row, minutes)


_hours(
    "visit_hours",
    "Godziny wizyt i spotkań",
    attrgetter("minutes"),
    "Suma czasu wizyt i spotkań z rodziną, w godzinach.",
    MEETINGS,
    VisitPurpose.CASEWORK,
)
_hours(
    "travel_hours",
    "Godziny dojazdów",
    attrgetter("travel_minutes"),
    "Suma czasu dojazdów zapisanych przy kontaktach, w godzinach.",
)
_hours(
    "paperwork_hours",
    "Godziny dokumentacji",
    attrgetter("paperwork_minutes"),
    "Suma czasu dokumentacji zapisanego przy kontaktach, w godzinach.",
)
