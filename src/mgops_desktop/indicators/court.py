"""C. Court and notices: letters sent (the second number: families), supervision, orders, removals."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.court import (
    CARE_ORDER_APPLICATIONS,
    LETTER_LABELS,
    CourtOrderKind,
    LetterDirection,
    LetterKind,
)
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.casework import of_family
from mgops_desktop.indicators.catalogue import Split, all_of, indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active, event, supported
from mgops_desktop.storage.tables.court import ChildRemoval, CourtOrder, Letter
from mgops_desktop.storage.tables.family import Supervision

COURT_LETTERS = (
    *CARE_ORDER_APPLICATIONS,
    LetterKind.COURT_ANNOTATION,
    LetterKind.COURT_REPORT_ON_PLAN,
    LetterKind.COURT_OPINION,
)


def _sent(counting: Counting, kinds: tuple[LetterKind, ...]) -> Iterable[Item]:
    query = (
        select(Letter.id, Letter.kind, Letter.family_id, Letter.day, Letter.number)
        .where(Letter.direction == LetterDirection.OUT, Letter.kind.in_(kinds))
        .where(event(counting.period, Letter.day))
    )
    for id_, kind, family, *_ in counting.ordered(query, "day", "number"):
        yield Item(RecordRef("letter", id_), 1, (kind.value,), family)


def _letters(key: str, label: str, kinds: tuple[LetterKind, ...], basis: str) -> None:
    """Two figures for one kind of letter: the letters sent, and the families they concern."""
    splits: tuple[Split, ...] = ()
    if len(kinds) > 1:
        splits = (all_of("kind", {kind.value: LETTER_LABELS[kind] for kind in kinds}),)

    @indicator(
        key,
        label,
        Unit.EVENTS,
        basis=basis,
        rule="Pisma tego rodzaju wysłane w okresie.",
        splits=splits,
    )
    def letters(counting: Counting) -> Iterable[Item]:
        return _sent(counting, kinds)

    @indicator(
        f"{key}_families",
        f"{label} – rodziny",
        Unit.FAMILIES,
        basis=basis,
        counts="distinct:family",
        rule="Różne rodziny, których dotyczyły pisma tego rodzaju wysłane w okresie.",
    )
    def families(counting: Counting) -> Iterable[Item]:
        found = dict.fromkeys(item.family for item in _sent(counting, kinds))
        return (of_family(family) for family in found if family is not None)


_letters(
    "court_applications_for_care_orders",
    "Wnioski do sądu w sprawie sytuacji dziecka",
    CARE_ORDER_APPLICATIONS,
    "art. 572 KPC, art. 109 KRO",
)
_letters(
    "court_annotations_sent",
    "Informacje do akt spraw sądowych",
    (LetterKind.COURT_ANNOTATION,),
    "art. 100 § 2 KRO",
)
_letters(
    "court_reports_on_work_plan_sent",
    "Sprawozdania dla sądu z realizacji planu pracy",
    (LetterKind.COURT_REPORT_ON_PLAN,),
    "art. 109 § 4 KRO",
)
_letters(
    "court_opinions_sent",
    "Opinie o rodzinie na wniosek sądu",
    (LetterKind.COURT_OPINION,),
    "art. 15 ust. 1 pkt 17",
)
_letters(
    "crime_notices_sent",
    "Zawiadomienia o podejrzeniu popełnienia przestępstwa",
    (LetterKind.CRIME_NOTICE,),
    "art. 304 § 2 KPK",
)
_letters(
    "alcohol_commission_applications",
    "Wnioski do gminnej komisji rozwiązywania problemów alkoholowych",
    (LetterKind.ALCOHOL_COMMISSION,),
    "ustawa o wychowaniu w trzeźwości",
)


@indicator(
    "court_letters_late",
    "Pisma do sądu wysłane po terminie",
    Unit.EVENTS,
    basis="art. 109 § 4 KRO",
    rule="Pisma do sądu wysłane w okresie później, niż wyznaczono.",
)
def court_letters_late(counting: Counting) -> Iterable[Item]:
    query = (
        select(Letter.id, Letter.family_id, Letter.due)
        .where(Letter.direction == LetterDirection.OUT, Letter.kind.in_(COURT_LETTERS))
        .where(event(counting.period, Letter.day), Letter.day > Letter.due)
    )
    for id_, family, due in counting.session.execute(query):
        yield Item(RecordRef("letter", id_), 1, (), family, f"termin {due:%d.%m.%Y}")


def _supervisions(counting: Counting) -> dict[UUID, list[tuple[date, date | None]]]:
    def read() -> dict[UUID, list[tuple[date, date | None]]]:
        table = Supervision
        query = select(table.family_id, table.began, table.ended).where(
            active(counting.period, table.began, table.ended)
        )
        found: dict[UUID, list[tuple[date, date | None]]] = {}
        for family, began, ended in counting.session.execute(query):
            found.setdefault(family, []).append((began, ended))
        return found

    return counting.share("supervisions", read)


@indicator(
    "families_under_probation_officer",
    "Rodziny pod nadzorem kuratora",
    Unit.FAMILIES,
    basis="art. 109 § 2 pkt 3 KRO",
    counts="distinct:family",
    rule="Wszystkie rodziny z ewidencji ośrodka, których nadzór trwał choć jeden dzień okresu.",
)
def under_probation_officer(counting: Counting) -> Iterable[Item]:
    return (of_family(family) for family in _supervisions(counting))


@indicator(
    "supported_families_under_probation_officer",
    "Rodziny objęte wsparciem pod nadzorem kuratora",
    Unit.FAMILIES,
    basis="art. 109 § 2 pkt 3 KRO",
    counts="distinct:family",
    rule="Rodziny objęte wsparciem, których nadzór trwał choć w jednym dniu wsparcia.",
)
def supported_under_probation_officer(counting: Counting) -> Iterable[Item]:
    spans = _supervisions(counting)
    return (
        of_family(one.family)
        for one in supported(counting)
        if any(one.has_on_support_day(*span) for span in spans.get(one.family, ()))
    )


def _orders(key: str, label: str, kind: CourtOrderKind) -> None:
    @indicator(
        key,
        label,
        Unit.EVENTS,
        basis="art. 109 KRO",
        rule="Postanowienia tego rodzaju, które wpłynęły w okresie.",
    )
    def orders(counting: Counting) -> Iterable[Item]:
        query = (
            select(CourtOrder.id, CourtOrder.family_id)
            .where(CourtOrder.kind == kind, event(counting.period, CourtOrder.received))
            .order_by(CourtOrder.received)
        )
        for id_, family in counting.session.execute(query):
            yield Item(RecordRef("court_order", id_), 1, (), family)


_orders(
    "court_orders_children_returned",
    "Postanowienia sądu o powrocie dzieci do rodziny",
    CourtOrderKind.CHILDREN_RETURNED,
)
_orders(
    "court_orders_supervision_lifted",
    "Postanowienia sądu o uchyleniu nadzoru kuratora",
    CourtOrderKind.SUPERVISION_LIFTED,
)


@indicator(
    "child_removals",
    "Zabezpieczenia dzieci z powodu zagrożenia życia lub zdrowia",
    Unit.EVENTS,
    basis="art. 12a ustawy o przeciwdziałaniu przemocy domowej",
    rule="Zdarzenia z okresu, z dniem i godziną.",
)
def child_removals(counting: Counting) -> Iterable[Item]:
    query = select(ChildRemoval.id, ChildRemoval.family_id, ChildRemoval.moment)
    for id_, family, moment in counting.session.execute(query):
        if local_day(moment) in counting.period:
            yield Item(RecordRef("child_removal", id_), 1, (), family)
