"""B. Monitoring after closure, "Za życiem", pregnancies, returns, reviews, children monitored by the municipality."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from mgops_desktop.domain.counselling import ProLifeKind
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.foster_care import PlacementEnd
from mgops_desktop.indicators.casework import of_family
from mgops_desktop.indicators.catalogue import indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import (
    active,
    event,
    families_of_persons,
    supported,
    valid_at_end,
)
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.counselling import ProLifeSupport
from mgops_desktop.storage.tables.family import Person, Pregnancy
from mgops_desktop.storage.tables.foster_care import FosterChildReview, MonitoredChild, Placement
from mgops_desktop.storage.tables.plan import Aftercare

PRO_LIFE = "art. 8–9 ustawy „Za życiem”"


@indicator(
    "families_monitored_after_closure",
    "Rodziny w monitoringu po zakończeniu pracy z rodziną",
    Unit.FAMILIES,
    basis="art. 15 ust. 1 pkt 16",
    counts="distinct:family",
    rule="Rodziny, których monitoring trwał choć jeden dzień okresu; bez daty zakończenia – do dnia planowanego.",
)
def monitored_after_closure(counting: Counting) -> Iterable[Item]:
    end = func.coalesce(Aftercare.ended, Aftercare.planned_end)
    query = (
        select(Case.family_id)
        .join(Aftercare, Aftercare.case_id == Case.id)
        .where(active(counting.period, Aftercare.began, end))
        .distinct()
    )
    return (of_family(family) for family in counting.session.scalars(query))


@indicator(
    "post_closure_monitoring_months",
    "Długość monitoringu po zakończeniu pracy z rodziną",
    Unit.MONTHS,
    basis="art. 15 ust. 1 pkt 16",
    counts="sum:value",
    rule="Parametr ośrodka obowiązujący ostatniego dnia okresu; ustawa nie określa długości monitoringu.",
)
def monitoring_months(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    query = (
        select(Setting.id, Setting.value)
        .where(Setting.key == "aftercare", Setting.valid_from <= last)
        .order_by(Setting.valid_from.desc())
        .limit(1)
    )
    for id_, value in counting.session.execute(query):
        yield Item(RecordRef("setting", id_), int(value))


def _pro_life(counting: Counting, kind: ProLifeKind) -> Iterable[Item]:
    """One line per beneficiary: the person, or the family when no person is named."""
    table = ProLifeSupport
    window = (
        active(counting.period, table.began, table.ended)
        if kind is ProLifeKind.COORDINATION
        else event(counting.period, table.began)
    )
    found: dict[RecordRef, Item] = {}
    query = (
        select(table.family_id, Person.id)
        .outerjoin(Person, Person.id == table.person_id)
        .where(table.kind == kind, window)
    )
    for family, person in counting.session.execute(query.order_by(table.began)):
        by_family = kind is ProLifeKind.COORDINATION or person is None
        ref = _beneficiary(family, person, by_family=by_family)
        if ref is not None:
            found.setdefault(ref, Item(ref, 1, (), family))
    return found.values()


def _beneficiary(family: UUID | None, person: UUID | None, *, by_family: bool) -> RecordRef | None:
    if by_family and family is not None:
        return RecordRef("family", family)
    return None if person is None else RecordRef("person", person)


@indicator(
    "za_zyciem_families_coordinated",
    "Kobiety i rodziny objęte koordynacją „Za życiem”",
    Unit.FAMILIES,
    basis=PRO_LIFE,
    counts="distinct:family",
    rule="Rodziny (albo kobiety bez wskazanej rodziny) z koordynacją trwającą choć jeden dzień okresu.",
)
def families_coordinated(counting: Counting) -> Iterable[Item]:
    return _pro_life(counting, ProLifeKind.COORDINATION)


@indicator(
    "za_zyciem_women_or_families_advised",
    "Kobiety lub rodziny, którym udzielono poradnictwa „Za życiem”",
    Unit.PERSONS,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Kobiety (albo rodziny, gdy nie wskazano osoby), którym w okresie udzielono poradnictwa; każda raz.",
)
def advised(counting: Counting) -> Iterable[Item]:
    return _pro_life(counting, ProLifeKind.ADVICE)


def _pregnancies(counting: Counting, *, only_high_risk: bool) -> Iterable[Item]:
    table = Pregnancy
    query = select(table.person_id, table.began, table.ended).where(
        active(counting.period, table.began, table.ended)
    )
    if only_high_risk:
        query = query.where(table.high_risk)
    by_family = {one.family: one for one in supported(counting)}
    found: dict[UUID, Item] = {}
    for person, began, ended in counting.session.execute(query):
        for family, joined, left in families_of_persons(counting).get(person, ()):
            support = by_family.get(family)
            first = max(began, joined)
            last = min((end for end in (ended, left) if end), default=None)
            if (
                support
                and (last is None or first <= last)
                and support.has_on_support_day(first, last)
            ):
                found.setdefault(person, Item(RecordRef("person", person), 1, (), family))
    return found.values()


@indicator(
    "pregnant_women_in_supported_families",
    "Kobiety w ciąży w rodzinach objętych wsparciem",
    Unit.PERSONS,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Członkinie rodzin objętych wsparciem, które były w ciąży choć w jednym dniu wsparcia.",
)
def pregnant_women(counting: Counting) -> Iterable[Item]:
    return _pregnancies(counting, only_high_risk=False)


@indicator(
    "high_risk_pregnancies",
    "Kobiety w ciąży zagrożonej w rodzinach objętych wsparciem",
    Unit.PERSONS,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Jak kobiety w ciąży, tylko ciąże zapisane jako zagrożone.",
)
def high_risk(counting: Counting) -> Iterable[Item]:
    return _pregnancies(counting, only_high_risk=True)


@indicator(
    "children_returned_from_foster_care",
    "Dzieci, które wróciły do rodziny z pieczy zastępczej",
    Unit.CHILDREN,
    basis="art. 15 ust. 1 pkt 2, art. 176",
    counts="distinct:person",
    rule="Dzieci, których pobyt w pieczy zakończył się w okresie powrotem do rodziny; urlopowanie i zmiana "
    "opiekuna nie są powrotem.",
    splits=(
        some_of("of_supported_families", {"of_supported_families": "z rodzin objętych wsparciem"}),
    ),
)
def returned(counting: Counting) -> Iterable[Item]:
    query = (
        select(Placement.child_id, Placement.family_id, Placement.ended)
        .where(event(counting.period, Placement.ended))
        .where(Placement.end_reason == PlacementEnd.RETURNED)
        .order_by(Placement.ended)
    )
    by_family = {one.family for one in supported(counting)}
    found: dict[UUID, Item] = {}
    for child, family, ended in counting.session.execute(query):
        if ended is None:
            continue
        home = family or _family_on(counting, child, ended)
        parts = ("of_supported_families",) if home in by_family else ()
        ref = RecordRef("person", child)
        found[child] = Item(ref, 1, parts, home, f"{ended:%d.%m.%Y}")
    return found.values()


def _family_on(counting: Counting, person: UUID, day: date) -> UUID | None:
    for family, joined, left in families_of_persons(counting).get(person, ()):
        if joined <= day and (left is None or left >= day):
            return family
    return None


@indicator(
    "foster_child_reviews_attended",
    "Udział asystenta w ocenie sytuacji dziecka w pieczy zastępczej",
    Unit.EVENTS,
    basis="art. 129–138 i 166 ust. 2",
    rule="Oceny sytuacji dziecka z okresu, w których asystent brał udział.",
)
def reviews_attended(counting: Counting) -> Iterable[Item]:
    table = FosterChildReview
    query = select(table.id).where(event(counting.period, table.day), table.attended)
    return (Item(RecordRef("foster_child_review", one)) for one in counting.session.scalars(query))


def _monitored(counting: Counting, *, at_end: bool) -> Iterable[Item]:
    table = MonitoredChild
    window = valid_at_end if at_end else active
    query = select(table.child_id, table.family_id).where(
        window(counting.period, table.began, table.ended)
    )
    found: dict[UUID, Item] = {}
    for child, family in counting.session.execute(query):
        found.setdefault(child, Item(RecordRef("person", child), 1, (), family))
    return found.values()


@indicator(
    "children_monitored_without_assistant",
    "Dzieci, których sytuację gmina monitoruje bez asystenta",
    Unit.CHILDREN,
    basis="art. 176 pkt 7",
    counts="distinct:person",
    rule="Dzieci, których monitorowanie trwało choć jeden dzień okresu.",
)
def monitored_children(counting: Counting) -> Iterable[Item]:
    return _monitored(counting, at_end=False)


@indicator(
    "children_monitored_without_assistant_state",
    "Dzieci, których sytuację gmina monitoruje bez asystenta – stan na ostatni dzień",
    Unit.CHILDREN,
    basis="art. 176 pkt 7",
    counts="distinct:person",
    rule="Dzieci, których monitorowanie trwa w ostatnim dniu okresu.",
)
def monitored_children_state(counting: Counting) -> Iterable[Item]:
    return _monitored(counting, at_end=True)
