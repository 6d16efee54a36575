"""B. Visits and other contacts: meetings, calls, institutions and failed attempts are never added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.visit import MEETINGS, VISIT_LABELS, VisitKind, VisitPurpose
from mgops_desktop.indicators.catalogue import all_of, indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.visit import Visit, visit_case

BASIS = "art. 14 i 15"


@dataclass(frozen=True)
class _Group:
    """Contacts that are counted together; without a purpose those of the work and of the monitoring after it."""

    kinds: tuple[VisitKind, ...]
    purpose: VisitPurpose | None = None


_VISITS = _Group(MEETINGS, VisitPurpose.CASEWORK)
_MONITORING = _Group(MEETINGS, VisitPurpose.AFTERCARE)
_EVERY = (
    _VISITS,
    _MONITORING,
    *(_Group((kind,)) for kind in VisitKind if kind not in MEETINGS),
)


def _contacts(counting: Counting, *groups: _Group) -> Iterable[Any]:
    """Contacts of these groups, in the order of their days."""
    if len(groups) == 1:
        return _of_group(counting, groups[0])
    rows = (row for group in groups for row in _of_group(counting, group))
    return sorted(rows, key=attrgetter("day", "number"))


def _of_group(counting: Counting, group: _Group) -> list[Any]:
    """Contacts of one group, each with its family, read once for all figures that are counted from them.

    The family of a contact with several is that of the case with the first number.
    """

    def read() -> list[Any]:
        query = (
            select(
                Visit.id,
                Visit.kind,
                Visit.day,
                Visit.number,
                Visit.minutes,
                Visit.travel_minutes,
                Visit.paperwork_minutes,
                Case.family_id.label("family"),
                Case.number.label("case"),
            )
            .outerjoin(visit_case, visit_case.c.visit_id == Visit.id)
            .outerjoin(Case, Case.id == visit_case.c.case_id)
            .where(event(counting.period, Visit.day), Visit.kind.in_(group.kinds))
            # a further column would have all rows sorted anew: the index gives them in this order
            .order_by(Visit.day, Visit.number)
        )
        if group.purpose is not None:
            query = query.where(Visit.purpose == group.purpose)
        found: list[Any] = []
        number = ""
        for row in counting.session.execute(query):
            if row.number != number:
                found.append(row)
                number = row.number
            elif found[-1].family is None or _comes_before(row, found[-1]):
                found[-1] = row
        return found

    return counting.share(f"contacts:{group}", read)


def _comes_before(row: Any, known: Any) -> bool:
    return row.case is not None and bool(row.case < known.case)


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
    for row in _contacts(counting, _VISITS):
        yield _item(row, 1, row.kind.value)


def _other(key: str, label: str, kind: VisitKind, rule: str) -> None:
    @indicator(key, label, Unit.EVENTS, basis=BASIS, rule=rule)
    def listed(counting: Counting) -> Iterable[Item]:
        return (_item(row) for row in _contacts(counting, _Group((kind,))))


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
    "assistant_contacts_group",
    "Zajęcia grupowe",
    VisitKind.GROUP,
    "Zajęcia grupowe z okresu; nie dodaje się ich do wizyt.",
)
_other(
    "assistant_contacts_consultation",
    "Konsultacje z pracownikiem socjalnym",
    VisitKind.CONSULTATION,
    "Konsultacje z okresu; nie dodaje się ich do wizyt.",
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
    return (_item(row) for row in _contacts(counting, _MONITORING))


def _hours(
    key: str,
    label: str,
    spent: str,
    rule: str,
    groups: tuple[_Group, ...] = _EVERY,
) -> None:
    @indicator(key, label, Unit.HOURS, basis=BASIS, counts="sum:hours", rule=rule)
    def listed(counting: Counting) -> Iterable[Item]:
        for row in _contacts(counting, *groups):
            if minutes := getattr(row, spent):
                yield _item(row, minutes)


_hours(
    "visit_hours",
    "Godziny wizyt i spotkań",
    "minutes",
    "Suma czasu wizyt i spotkań z rodziną, w godzinach.",
    (_VISITS,),
)
_hours(
    "travel_hours",
    "Godziny dojazdów",
    "travel_minutes",
    "Suma czasu dojazdów zapisanych przy kontaktach, w godzinach.",
)
_hours(
    "paperwork_hours",
    "Godziny dokumentacji",
    "paperwork_minutes",
    "Suma czasu dokumentacji zapisanego przy kontaktach, w godzinach.",
)
